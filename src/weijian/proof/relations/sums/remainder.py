"""What is left, lacking or beyond, in counts and sums: 编制1536个，在编1203人，空编333个; 由480张增加到600张，增加120张.

The words name the third number as the distance of the other two. Some of them leave no other reading (出生、死亡 and
their balance; 由…增加到…); elsewhere something untold may come in, and a broken tie is no more than a warning.

Distances may be told in order, too: 甲48.6%、乙71.3%，分别高于标准3.6个和1.3个百分点（标准分别为45%、70%）, with as many rates
and standards around them as there are distances; if one of these holds, those that do not are broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import is_distance, less, meets, surely_no_distance
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.moves import moves_beside
from weijian.proof.relations.sums.parts import is_quantity
from weijian.proof.relations.wording import FROM, TO

DISTANCE = re.compile(
    r"(?:减少|增加|提高|提升|上升|下降|降低|净增长?|净减|增长|下降|新增|增至?|多|少|扩大|缩短|压减|节约|空编|缺编|缺员|缺口|缺额|节余|未[支拨]付|未支出|未到位|未完成|剩余|尚缺|还差|[还尚]欠|缺|结余|盈余|亏损"
    r"|超出|超额|超额完成|超编制?|超过?|超(?:任务|目标|计划)|相差|差额|自然增加|自然增长|净增人口)(?:了|为|达|共|数|人口|人数|资金)*$"
)
CHANGED = re.compile(
    r"^[，、]?(?:净?调[增减]|追加|核减|净?增加|净增长?|净减|减少|新增|增长|下降|上升|提高|降低|缩短|延长|压缩|扩大|多|少|增|减|高|低)了?(?:出)?$"
)
# 年初批复28640万元，年中调整为31275万元，净调增2635万元
AT_FIRST = re.compile(r"年初(?:预算|批复|核定|下达|安排|计划)[^，。；\d]{0,8}$")
BRACKET = re.compile(r"（[^（）]{0,20}）$")
# (minuend, subtrahend, what the third is called, whether nothing else can come in)
BALANCES = [
    (r"编制", r"在编|实有|在岗|使用", r"空编|缺编|空缺", False),
    (
        r"计划|任务|应|需",
        r"实际|已|完成|到位|到岗|录用|拨付|[办做建查检种招培装]了",
        r"缺口|缺额|(?:^|[，还尚仍])缺$|[还尚仍][差欠]|未完成|未到位|欠拨|没完成",
        False,
    ),
    (
        r"到位|到账|打包|下达|拨入|收入|收到|安排|筹集|可用|可支配|总额",
        r"支出|使用|支付|拨付|兑付|兑现|报销|用去|用掉|花",
        r"结余|结转|剩余|节余|[还尚仍][余剩]|未支出|未支付|未拨付",
        False,
    ),
    (
        r"预算|计划|概算|控制价|限价|估算",
        r"实际|采购|中标|成交|支出|结算",
        r"节约|节省|节支|结余|结转",
        False,
    ),
    (r"费用|医药费|医疗费", r"报销|补偿|支付|减免|保障", r"自付|自费|个人(?:负担|支付|承担)", False),
    (r"出生", r"死亡", r"净增|自然增加|自然增长", True),
]
LAST_YEAR = re.compile(r"上年|去年|前年|同期")
# What was done beyond the task, told behind it: 任务1200人，完成1350人，超额完成150人.
TASK, DONE = (
    re.compile(r"任务|计划|目标|编制|核定|责任[状书]"),
    re.compile(r"完成|实际|已|达到?|实[有灭种检查]|开放|在编"),
)
EXCEEDED = re.compile(
    r"^[，、]?(?:超额?完成|超额|超出?|超过)(?:年度|全年)?(?:任务|目标|计划|编制?|核定)?(?:数|的)?$"
)
COMPILED = [
    (re.compile(whole), re.compile(taken), re.compile(rest), firm) for whole, taken, rest, firm in BALANCES
]
GAP = re.compile(
    r"缺口|差额|[还尚]欠|[还尚仍][余剩]|尚缺|尚有|还有|还差|结余|未到位|自付|自费|个人(?:负担|支付|承担)"
)
BEYOND_THE_TASK = re.compile(r"超(?:出|过|额完成)?(?:年度|全年)?(?:任务|目标|计划)数?（[^（）]{0,20}）$")
NATURAL = re.compile(r"(?:自然增长|自然增加|净增)(?:人口|人数)?(?:数|共|为|了)*$")
# 总费用……，报销……，自付……: told as a sum where they stand in a row (see `sum`).
BORNE = re.compile(r"自付|自费|个人(?:负担|支付|承担)")
EACH = re.compile(r"[均每][^，。；\d]{0,10}$")
POST = re.compile(r"编|实有|在岗|实际|现有|岗位|到岗")
SMALL = 10
IN_ORDER = re.compile(
    r"分别(?:比|较)?[^，。；\d]{0,14}(?:高|低|超|快|慢|多|少|增|减|提|升|降)[^，。；\d]{0,14}$"
)
NEXT = re.compile(r"^(?:、|和|及|与|，)$")
STANDARD = re.compile(r"标准|目标|要求|指标")
# 结余512万元（含上年结转）: not of this year's two alone.
CARRIED_OVER = re.compile(r"（?(?:含|包括|加上)[^，。；）]{0,6}(?:上年|往年|历年|结转)")
OF_THIS_YEAR = re.compile(r"当年|当期|本年|本期")
CARRIED_IN = re.compile(r"(?:上年|年初|期初|历年|滚存)[^，。；\d]{0,6}(?:结转|结余|结存)[^，。；\d]{0,6}$")
LONGEST, REACH, CLAUSES = 5, 8, 3


def find(passage: Passage) -> Iterator[Relation]:
    yield from _told_in_order(passage)
    yield from _named_by_words(passage)


def _named_by_words(passage: Passage) -> Iterator[Relation]:
    sums = [known for known in passage.sums or [] if known.holds]
    parts = {part for known in sums for part in known.operands if part > (known.result or 0)}
    for number, figure in enumerate(passage.figures):
        counted = is_quantity(figure) or figure.kind == "duration" or figure.base == "岁"
        words = _words(passage, number) if counted and figure.amount > 0 else ""
        borne = BORNE.search(words[-8:])
        added_up = borne and (EACH.search(words) or any(number in known.operands for known in sums))
        if CARRIED_IN.search(words):
            continue  # 收入总计1472万元，支出总计1496万元，上年结转和结余52万元
        if (DISTANCE.search(words) or GAP.search(words[-8:])) and not added_up:
            yield from _distance(passage, number, parts)


def _words(passage: Passage, number: int) -> str:
    """The words before a figure without the bracket that may stand between: 超任务（8900人）1200人."""
    return BRACKET.sub("", passage.said_before(number, 40))


def _distance(passage: Passage, result: int, parts: set[int]) -> Iterator[Relation]:
    tops = _no_parts(passage, result, parts)
    found = _pair(passage, result, tops[-3:]) or _pair(passage, result, list(passage.before(result, 3)))
    if found is None and passage[result].amount >= SMALL:
        found = _pair(passage, result, list(passage.behind(result, 2)))
    if found is not None:
        yield distance_relation(passage, result, *found, holds=True, firm=True)
        return
    counts = [n for n in tops if not passage[n].is_rate and passage[n].bound != "at_most"]
    one, other = counts[-2:] if len(counts) > 1 else (-1, -1)
    of_nature = NATURAL.search(passage.labels[result])  # see `rates.vital`
    if (
        one >= 0
        and not (of_nature or _carried_over(passage, one, result))
        and _plain(passage, one, other, result)
    ):
        yield from _broken(passage, one, other, result)


def _carried_over(passage: Passage, one: int, result: int) -> bool:
    """上年结转35万元，下达1629万元，支出923万元，年底结余741万元: more than what came this year was there to be spent."""
    if CARRIED_OVER.match(passage.plain, passage[result].end):
        return True
    before = (passage.labels[n] for n in passage.in_front(one, REACH))
    return not OF_THIS_YEAR.search(passage.labels[result]) and any(map(CARRIED_IN.search, before))


def _no_parts(passage: Passage, result: int, parts: set[int]) -> list[int]:
    """Those before it without what deeper brackets tell and what a whole before them is made of: 编制48名（行政26名、事业22名），
    实有45人，空编3名.
    """
    beyond = BEYOND_THE_TASK.search(passage.said_before(result, 40))  # 超任务（8900人）1200人
    level = passage.depths[result] + (beyond is not None)
    return [n for n in passage.before(result, REACH) if passage.depths[n] <= level and n not in parts]


def _pair(passage: Passage, result: int, numbers: list[int]) -> tuple[int, int] | None:
    alike = [
        n for n in numbers
        if passage.same_sentence(n, result) and passage[n].kind == passage[result].kind and passage[n].bound != "at_most"
        and (passage[n].family == passage[result].family or _posts(passage, n, result))
    ]  # fmt: skip
    for high, low in permutations(sorted(alike, key=lambda n: abs(n - result)), 2):
        more = passage[high].amount > passage[low].amount
        if more and is_distance(passage[result], passage[high], passage[low]):
            return high, low
    return None


def _posts(passage: Passage, one: int, other: int) -> bool:
    """Posts are counted in 个, those who hold them in 人."""
    families = {passage[one].family, passage[other].family}
    return families == {"places", "people"} and all(POST.search(passage.labels[n]) for n in (one, other))


def _plain(passage: Passage, one: int, other: int, result: int) -> bool:
    """Three exact figures of the same things in a row."""
    three = [passage[n] for n in (one, other, result)]
    alike = len({(figure.family, figure.kind) for figure in three}) == 1
    posts = _posts(passage, one, other) and passage[result].family in {"places", "people"}
    same = (alike or posts) and all(f.bound == "exact" for f in three)
    return same and passage.same_sentence(one, result)


def _broken(passage: Passage, one: int, other: int, result: int) -> Iterator[Relation]:
    label = passage.labels[result]
    high, low = (one, other) if passage[one].amount >= passage[other].amount else (other, one)
    began = FROM.search(passage.labels[one]) or AT_FIRST.search(passage.labels[one])
    if began and TO.search(passage.labels[other]) and CHANGED.search(label):
        if result in moves_beside(passage, one, other):
            return  # see `balances`
        yield distance_relation(passage, result, high, low, holds=False, firm=True)
        return
    beyond = BEYOND_THE_TASK.search(passage.said_before(result, 40))
    if beyond and passage.depths[other] == passage.depths[result] + 1:
        yield distance_relation(passage, result, high, low, holds=False, firm=True)
        return
    task = TASK.search(passage.labels[one]) and DONE.search(passage.labels[other])
    # 超任务233座 says what it is beyond, whatever is told between.
    near = TASK.search(label) or "，" not in passage.between(one, other)[1:]
    if task and EXCEEDED.search(label) and near:
        yield distance_relation(passage, result, other, one, holds=False, firm=False)
        return
    for whole, taken, rest, firm in COMPILED:
        named = (
            whole.search(passage.labels[one]) and taken.search(passage.labels[other]) and rest.search(label)
        )
        if LAST_YEAR.search(passage.labels[other]):
            continue
        if named and _in_few_clauses(passage, one, other, result) and (high == one or not firm):
            yield distance_relation(passage, result, one, other, holds=False, firm=firm)
            return


def _in_few_clauses(passage: Passage, one: int, other: int, result: int) -> bool:
    """What the second is made of (其中……) and its rates have clauses of their own."""
    made_of = any(tie.result == other and tie.holds for tie in passage.sums or ())
    rates = sum(passage[number].is_rate for number in range(one, result))
    return passage.between(one, result).count("，") <= CLAUSES + rates + made_of


def distance_relation(
    passage: Passage, result: int, high: int, low: int, holds: bool, firm: bool
) -> Relation:
    figure = passage[result]
    value = (passage[high].amount - passage[low].amount) / figure.factor
    firm = firm and (holds or surely_no_distance(figure, passage[high], passage[low]))
    working = f"{passage.written(high)}－{passage.written(low)}＝{value.normalize():f}{figure.unit}"
    return Relation("difference", result, (high, low), value, figure.value, holds, working, firm)


def _told_in_order(passage: Passage) -> Iterator[Relation]:
    for first, figure in enumerate(passage.figures):
        if figure.kind == "percentage_points" and IN_ORDER.search(passage.labels[first]):
            yield from _each_from_its_standard(passage, _distances(passage, first))


def _distances(passage: Passage, first: int) -> list[int]:
    run = [first]
    for number in passage.behind(first, LONGEST):
        if passage[number].kind != "percentage_points" or not NEXT.match(passage.between(number - 1, number)):
            break
        run.append(number)
    return run


def _each_from_its_standard(passage: Passage, distances: list[int]) -> Iterator[Relation]:
    size = len(distances)
    before = [
        n for n in passage.before(distances[0], REACH)
        if passage[n].kind == "percent" and passage.same_sentence(n, distances[0])
    ]  # fmt: skip
    behind = [n for n in passage.behind(distances[-1], size + 1) if passage[n].kind == "percent"]
    rates, standards = before[-size:], behind[:size]
    if len(behind) < size:  # told before: 标准分别为45%、70%，……
        rates, standards = before[-2 * size : -size], before[-size:]
    if size < 2 or len(rates) < size or len(standards) < size:
        return
    told = []
    for distance, rate, standard in zip(distances, rates, standards, strict=True):
        high, low = (rate, standard) if passage[rate].amount >= passage[standard].amount else (standard, rate)
        holds = meets(passage[distance], less(*(_as_set(passage, n, standard) for n in (high, low))))
        value = passage[high].value - passage[low].value
        working = f"{passage.written(high)}－{passage.written(low)}＝{value:f}个百分点"
        stated = passage[distance].value
        told.append(Relation("difference", distance, (high, low), value, stated, holds, working))
    if any(relation.holds for relation in told):
        yield from told


def _as_set(passage: Passage, number: int, standard: int) -> Figure:
    """省定标准45% is no more and no less."""
    figure, words = passage[number], passage.said_before(standard, 24)
    exact = number == standard and STANDARD.search(words)
    return replace(figure, low=figure.value, high=figure.value) if exact else figure
