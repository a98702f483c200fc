"""Wholes and the parts that follow or precede them in one sentence: what sum and order share.

Parts stand at the depth of their whole, or one bracket deeper right behind it; parts in brackets behind
another part belong to that part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.no_parts import is_base, is_no_part
from weijian.proof.relations.sums.partitions import one_within_another
from weijian.proof.relations.sums.together import amount_of, come_to, written_sum
from weijian.proof.relations.wording import DEED_OF_A_STEP, FROM, PER_EACH, TO

REACH = 12
QUANTITIES = {"count", "money", "area", "volume"}
ADDITIVE = {*QUANTITIES, "percent", "duration", "distance"}
MASS, SCORES = "千克", "分"  # their kind is other
LEVELS = {"县", "县区", "县市", "区", "乡镇", "镇", "乡", "村"}
DOSES = {"剂次", "剂", "针次", "份"}
# 监管单位633户，其中医疗机构246家、学校58所: whatever counts things may count kinds of them.
THINGS = {"个", "项", "条", "件", "家", "所", "户", "处", "宗"}
# 具体是城东120个、滨海85个; 分配去向为……
ONE_BY_ONE = r"(?:具体|去向|流向|投向|分布|构成|组成|来源|明细)"
# 96人中硕士3人、本科72人、大专21人
OF_WHICH = re.compile(
    rf"其中|[^，。；]{{2}}中，|^中(?!医|心)|包括|分别|：|组成|构成|{ONE_BY_ONE}(?:情况|上)?(?:为|是|有|如下)"
)
OPENS = re.compile(r"（[^（）]{0,24}$")
ANOTHER = re.compile(r"同时|另外|此外|并(?:对|且)|还|比上年|较上年|同比")
# 共 and 总 inside other words sum nothing up: 公共场所, 医共体, 总院, 党总支.
ALL = r"(?<![公医])(?<!(?<!全)[县镇])共(?![同享建青用卫振病和产])|总(?![院站医队工会校支])"
# 其他病种合计65例 is one of the parts.
TOTAL = re.compile(
    rf"^(?![，、；和及]?其[他它余][^，。；：]*$).*?(?:共计|合计|总计|累计|[合加]起来|[合加]在一起|{ALL})[^，。；：]{{0,14}}$"
)
NO_PARTS = re.compile(r"人均|平均|每")
OF_OTHERS, AMONG = (
    re.compile(r"；(?:在|从|对)?(?:全[县区市州旗])?的?$"),
    re.compile(r"[^，。；\d]{0,12}中(?!医|心)"),
)
JOINTS = {"、", "和", "及", "与"}
# 其中中央862万元，已拨付650万元: what was done of the whole is no part of the list.
DEED = re.compile(
    r"^[，；]?(?:目前|现|截至[^，。；]{0,8})?(?:已经?|实际|累计|当年)*(?:拨付|支出|到位|使用|下达|兑付|兑现|完成)"
)
# 职工1487人，其中卫生技术人员1206人，占81.1%。卫生技术人员中，医师412人、护士538人: of the part that it names.
OPENS_A_PART = re.compile(r"。[^，。；：\d\s]{2,10}中[，：]")
FALLS = re.compile(r"(?:减少|下降|减|降低)了?$")
# 较去年同期增加90人: what something grew by is neither a whole nor a part.
GREW_BY = re.compile(
    rf"(?:(?:较|比|同比|环比)[^，。；]*|^）?)(?:增加|减少|增长|下降|上升|提高|净增|[多少]{DEED_OF_A_STEP})了?$"
)
# 较上年的60.0万人次增长4.0%: what something is compared with belongs to another year.
COMPARED_WITH = re.compile(
    r"(?:较|比|同|与)[^，。；]{0,12}(?:上一?年|去年|前年|同期|上月|上季|年初|\d{4}年)[^，。；]{0,8}$"
)
# 上年是241.5吨, 上年同月乙类为153例: told beside this year's.
OF_LAST_YEAR = re.compile(
    r"^[，、（]?(?:上年|去年|前年)(?:同期|全年|同月|上半年|前三季度)?(?:的|是|为|共|有|数)*$"
    r"|^[，、（]?(?:上年|去年|前年)同[期月季][^，。；：\d]{1,8}$"
)
PRICE = re.compile(
    r"(?:人均|户均|次均|例均|平均|每[人户名例家次个件盒袋只床套台份亩支瓶箱])[^，。；\d]{0,10}$"
)


# 医师日均担负诊疗6.5人次和住院2.1床日: of each doctor; 全院日均门诊1200人次 may well be divided.
BY_EACH = re.compile(
    r"(?:医[师生]|护士|人员|职工|每[名位张]?[床人]|人)(?:人?[日年月]均|人均每[日天]|每人每[日天]|平均每[日天])[^，。；\d]{0,10}$|[日年月]均(?:担负|承担|负担)[^，。；\d]{0,8}$"
)
GOES_ON = re.compile(r"^[、和及与][^，。；：\d]{0,6}$")


def beside(passage: Passage, number: int) -> bool:
    """Neither whole nor part: a change, last year's number, a price."""
    if _told_beside(passage.labels[number]):
        return True
    before = number - 1
    goes_on = before >= 0 and GOES_ON.match(passage.labels[number]) and passage.same_sentence(before, number)
    return bool(goes_on) and BY_EACH.search(passage.labels[before]) is not None


@lru_cache(maxsize=4096)
def _told_beside(label: str) -> bool:
    return any(words.search(label) for words in (GREW_BY, COMPARED_WITH, OF_LAST_YEAR, PRICE, BY_EACH))


def is_quantity(figure: Figure) -> bool:
    """What there may be so much of: not rates, times and distances."""
    return figure.kind in QUANTITIES or figure.base == MASS


def is_additive(figure: Figure) -> bool:
    return figure.kind in ADDITIVE or figure.base in {MASS, SCORES}


def counts_alike(part: Figure, whole: Figure) -> bool:
    """Doses are given to people; 13县区中，市辖区5个、山区县5个、平原县3个: places of a level are counted in 个."""
    if whole.base in LEVELS and part.base == "个":
        return True
    return part.family == whole.family or (whole.base in DOSES and part.family == "people")


def counts_things(part: Figure, whole: Figure) -> bool:
    return part.base in THINGS and whole.base in THINGS and part.kind == "count"


def parts_behind(
    passage: Passage, whole: int, counts: Callable[[Figure, Figure], bool] = counts_alike
) -> list[int]:
    """Figures of the whole's family behind it in the sentence, as deep as the first of them."""
    known = passage.parts_behind
    if (whole, counts) not in known:
        known[whole, counts] = _parts_behind(passage, whole, counts)
    return list(known[whole, counts])


def _parts_behind(passage: Passage, whole: int, counts: Callable[[Figure, Figure], bool]) -> list[int]:
    figure, depth = passage[whole], None
    parts: list[int] = []
    if beside(passage, whole) or _is_no_whole(passage, whole):
        return parts
    for number in passage.behind(whole, REACH):
        part = passage[number]
        if passage.depths[number] < passage.depths[whole] or _opens_another_whole(passage, number):
            break
        alike = part.kind == figure.kind and counts(part, figure) and is_additive(part)
        no_part = beside(passage, number) or _was_before(passage, number)
        no_part = no_part or is_no_part(passage, whole, number)
        if not alike or no_part or part.bound == "at_most":
            continue
        if depth is None:
            depth = passage.depths[number]
            if depth > passage.depths[whole] + 1:
                return []
        if passage.depths[number] < depth:
            break
        if passage.depths[number] == depth and not _tells_each(passage, number):
            parts.append(number)
    return parts


def _opens_another_whole(passage: Passage, number: int) -> bool:
    """其中四级中医馆5个；在186个村卫生所中建成……: no part of what went before."""
    between = passage.between(number - 1, number)
    return OF_OTHERS.search(between) is not None and AMONG.match(passage.tails[number]) is not None


def _tells_each(passage: Passage, number: int) -> bool:
    """每千人口分别为2.76人和3.01人, 每千人口医师2.76人、注册护士3.01人: either."""
    while number and (passage.labels[number] in JOINTS or _goes_on_in_halves(passage, number)):
        number -= 1
    return NO_PARTS.search(passage.labels[number]) is not None


def _goes_on_in_halves(passage: Passage, number: int) -> bool:
    return passage[number].in_halves and GOES_ON.match(passage.labels[number]) is not None


def _is_no_whole(passage: Passage, number: int) -> bool:
    """每千人口托位3.6个; 新招聘68人，占计划150人的45.3%，其中……: the sentence goes on with those 68."""
    per_head = passage[number].kind == "count" and PER_EACH.search(passage.labels[number])
    return bool(per_head) or is_base(passage, number) or _was_before(passage, number)


def _was_before(passage: Passage, number: int) -> bool:
    """各级政府补助由40元提高到80元: the part is 80; 村医由534人减少到512人，其中……: the whole is 512."""
    return bool(FROM.search(passage.labels[number]) and TO.search("".join(passage.labels[number + 1 :][:1])))


def without_nested(passage: Passage, parts: list[int]) -> list[int]:
    """The parts without the parts of parts: 基本支出50万元，其中人员经费40万元、公用经费10万元；项目支出30万元."""
    kept: list[int] = []
    inside = False
    for before, number in zip([None, *parts], parts, strict=False):
        words = "" if before is None else passage.between(before, number)
        last = max(words.rfind("；"), words.rfind("。"))
        inside = (inside and last < 0) or words.rfind("其中") > last or OPENS_A_PART.search(words) is not None
        if not inside:
            kept.append(number)
    return kept


def parts_before(passage: Passage, whole: int) -> list[int]:
    """Figures of the whole's family in front of it in the sentence, in reading order."""
    figure = passage[whole]
    parts = []
    for number in reversed(passage.before(whole, REACH)):
        part = passage[number]
        if not passage.same_sentence(number, whole):
            break
        alike = part.kind == figure.kind and part.family == figure.family and part.bound in {"exact", "about"}
        level = passage.depths[number] == passage.depths[whole]
        if alike and level and not beside(passage, number):
            parts.append(number)
    return parts[::-1]


def introduces(passage: Passage, whole: int, first: int) -> bool:
    """Whether the words between say that parts follow: 其中, 包括, 分别, a colon, or a bracket opening
    there.
    """
    text = passage.between(whole, first)
    return bool(
        OF_WHICH.search(text) or (OPENS.search(text) and passage.depths[first] > passage.depths[whole])
    )


def adds_up(passage: Passage, whole: int, parts: list[int]) -> bool:
    fits = come_to(passage, whole, parts)
    return fits and not one_within_another([passage.labels[part] for part in parts])


def prefix_that_adds_up(passage: Passage, whole: int, parts: list[int]) -> list[int] | None:
    lists = (parts[:length] for length in _lengths(passage, whole, parts))
    return next((some for some in lists if adds_up(passage, whole, some)), None)


def suffix_that_adds_up(passage: Passage, whole: int, parts: list[int]) -> list[int] | None:
    lists = (parts[-length:] for length in _lengths(passage, whole, parts))
    return next(
        (
            some
            for some in lists
            if adds_up(passage, whole, some) and not introduces(passage, some[0], some[1])
        ),
        None,
    )


def _lengths(passage: Passage, whole: int, parts: list[int]) -> Iterable[int]:
    """The shortest list that adds up; where a slip is taken into account, the longest, for that is none by accident."""
    lengths = range(2, len(parts) + 1)
    return reversed(lengths) if passage[whole].doubted else lengths


def sum_relation(
    passage: Passage, whole: int, parts: Sequence[int], holds: bool, firm: bool = False
) -> Relation:
    """The whole and what its parts come to."""
    value = amount_of(passage, parts) / passage[whole].factor
    working = written_sum(passage, list(parts))
    return Relation("sum", whole, tuple(parts), value, passage[whole].value, holds, working, firm)


def list_relation(
    passage: Passage, number: int, listed: int, holds: bool = True, counted: tuple[int, ...] = ()
) -> Relation:
    """A stated number of things and how many are listed; `counted` are those that bear a number."""
    value = passage[number].value
    return Relation("sum", number, counted, Decimal(listed), value, holds, f"所列共{listed}项")


def account_relation(passage: Passage, kind: str, result: int, signs: dict[int, int]) -> Relation:
    """What came less what went, each figure with its sign, against what is told to be there then."""
    stated = passage[result]
    amount = sum((passage[n].amount * sign for n, sign in signs.items()), Decimal(0))
    low, high = (
        sum(
            (passage[n].interval[side if sign > 0 else 1 - side] * sign for n, sign in signs.items()),
            Decimal(0),
        )
        for side in (0, 1)
    )
    written = written_signed(passage, signs.items())
    working = f"{written}＝{(amount / stated.factor).normalize():f}{stated.unit}"
    holds = meets(stated, (low, high))
    return Relation(kind, result, tuple(signs), amount / stated.factor, stated.value, holds, working)


def written_signed(passage: Passage, signs: Iterable[tuple[int, int]]) -> str:
    """5478人＋486人－137人: what came and what went."""
    shown = "".join(f"{'＋' if sign > 0 else '－'}{passage.written(number)}" for number, sign in signs)
    return shown.removeprefix("＋")
