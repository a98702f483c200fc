"""A whole told before, divided behind: 医院112个……。医院中，公立医院41个、民营医院71个；按等级分，三级医院14个、二级医院38个、
其他60个; 共报销631万元，自付66万元。报销资金的构成是：医保453万元、大病保险178万元.

A division is opened by what is divided or by how; where it names what is divided, the whole may stand a paragraph or two
before. Kinds that do not add up need not be all there are; what a thing is made of, and the classes of it, are.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.judgement import meets, total
from weijian.proof.relations.chance import by_chance
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import TELLING, one_slip_off
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import beside, sum_relation
from weijian.proof.relations.wording import HEADS, shared_run

MADE_OF = r"(?:构成|来源|去向|投向|分布)(?:情况)?(?:分别)?(?:是|为|如下)"
# 医院中，……; 按等级分，……; 医院按等级分：……; 分专业看，……; 报销资金的构成是：……
HOW = (
    r"按(?:[^，。；：\d]{2,10}?(?:(?:划分|分类|分|看|统计|计算|区分|构成看)[，：]|分(?![配别级批期散钟公院段片工解享发流类值摊数]))"
    r"|(?:学历|职称|年龄|性别|孩次|级别|等级|类型|类别|种类|性质|来源|方式|专业|病种|岗位|用途|编制|身份)[，：])"
    r"|[分从][^，。；：\d]{2,8}?看[，：]|(?<=[，。；：\n])[论就](?:学历|职称|年龄|性别|去向|来源|专业|岗位|编制|身份|层级|级别|性质|病种|类型|类别|用途|方式)[^，。；：\d]{0,3}[，：]"
)
OPENS = re.compile(
    r"(?:^|[。；，：\n])\s{0,8}(?:(?P<what>[^，。；：\d\s]{2,10})中[，：]|(?P<divided>[^，。；：\d\s按分从]{2,10})?"
    rf"(?:{HOW})|(?P<made>[^，。；：\d\s]{{2,10}}?)的?{MADE_OF}[：，]?)"
    r"(?:[\d至～~—-]{1,9}(?:张|周?岁)(?:及?以[上下])?)?[^，。；：\d]{0,14}$"
)
# Of another time than the kinds, or not reached.
BEFORE_THAT = re.compile(r"[去上]年|同期|前年|计划|任务|应|原")
# Kinds that are all there are come near their whole.
LEAST_OF_IT, MOST_OF_IT = Decimal("0.7"), Decimal("1.4")
# Not all there are, or compared.
SOME_OF_THEM = re.compile(r"主要|等|部分|[较比]|任务|计划")
# 药学、检验、影像等30名: one kind of several names.
SEVERAL_IN_ONE = re.compile(r"[一-龥]{2,8}、[^，。；\d]{2,20}?等(?=\d|$)")
THE_REST = re.compile(r"[^，。；\d]{0,6}等|[^，。；\d]{0,8}[，；。](?:其余|其他|其它|余下|剩余|另有|另外)")
STEPPED = re.compile(r"[^，。；\d](?:净?增加|净?减少|增长|下降|净增|净减)了?$")
# Words in front of what is divided that do not belong to its name.
LEADING = re.compile(r"^(?:在|其中|全[县市区省国]|我[县市区])+")
ITEM = re.compile(r"^[、，和及][^，。；：\d其占]{1,10}$")
ENDS = re.compile(r"[；。]")
NAMES_A_CLASS = re.compile(r"(?:及)?以[上下]|[-~～—–至]\d")
# 应检尽检人群中 of “应检尽检”9715人份
WHO = re.compile(r"(?:人群|人员|对象|患者|群众|样本|标本|病例|案件|户)$")
A_MEAN = re.compile(r"均[^，。；：\d]{0,6}$")
MARKS = re.compile("[“”]")
WHOLE_NAME = 4
AND_OTHERS, THE_END = re.compile(r"[及和]其[他它余]|^、其[他它余]"), re.compile(r"[^，。；：\d]{0,6}[。；]")
REACH, LONGEST = 24, 34
PARAGRAPHS_BACK = 2
FEWEST_SIGNS, LONG = 2, 4
A_KIND_OF_IT = re.compile(r"[^，。；：\d]{2,14}中，")
MOST = 16


def find(passage: Passage) -> Iterator[Relation]:
    what = ""
    divided = {n for tie in passage.sums or () for n in tie.operands}
    for first in range(1, len(passage)):
        yield from _kinds_that_open_clauses(passage, first)
        match = _opening(passage, first)
        if match is None:
            continue
        first += _counts_first(passage, first)
        named = match["what"] or match["divided"] or match["made"]
        what = LEADING.sub("", named) if named else what
        parts = _clause(passage, first)
        if len(parts) > 1:
            kinds = bool(match["what"])
            found = list(_whole(passage, parts, what, kinds, divided)) or list(_closed(passage, parts, what))
            yield from found if found or kinds else _broken(passage, parts, match, divided)
            divided.update(parts)


def _counts_first(passage: Passage, first: int) -> bool:
    """按类别分，住院补偿41263人次、9614.27万元……；门诊统筹补偿1463.35万元: it is the money that is divided."""
    paid = first + 1
    beside = paid < len(passage) and passage.between(first, paid) == "、" and passage[paid].kind == "money"
    return beside and passage[first].kind == "count"


def _opening(passage: Passage, number: int) -> re.Match[str] | None:
    start = passage[number].start
    return OPENS.search(passage.plain, max(0, start - LONGEST), start)


def opens_a_division(passage: Passage, number: int) -> bool:
    """分院区看，县人民医院198736人次……: the first of the kinds."""
    match = _opening(passage, number)
    return match is not None and match["what"] is None


def divides_another(passage: Passage, whole: int, first: int) -> bool:
    """投诉举报412件，立案86件。投诉举报案件中，……: the kinds are of those that the opening names."""
    match = _opening(passage, first)
    what = LEADING.sub("", match["what"] or "") if match else ""
    a_step = STEPPED.search(passage.labels[whole]) is not None  # 基层机构减少10个。基层机构中，……: of all 282
    if not what or (_bears(passage, whole, what) and not a_step):
        return False
    return any(n != whole and _bears(passage, n, what) for n in _named_before(passage, first, what))


def _kinds_that_open_clauses(passage: Passage, first: int) -> Iterator[Relation]:
    """19个项目积极推进，4个县级项目中，……；15个乡级项目中，……: each kind opens what is told of it."""
    whole = first - 1
    alike = passage[whole].unit == passage[first].unit and passage.same_sentence(whole, first)
    if not alike or not _opens_a_clause(passage, first) or passage[whole].kind != "count":
        return
    parts = [first, *(n for n in passage.behind(first, MOST) if _opens_a_clause(passage, n))]
    exact = all(
        passage[n].bound == "exact" and passage[n].unit == passage[whole].unit for n in [whole, *parts]
    )
    if len(parts) < 2 or not exact:
        return
    together = sum(passage[part].amount for part in parts)
    if together >= passage[whole].amount:
        yield sum_relation(passage, whole, parts, holds=together == passage[whole].amount)


def _opens_a_clause(passage: Passage, number: int) -> bool:
    figure = passage[number]
    return (
        passage.labels[number] in {"", "，", "；"}
        and A_KIND_OF_IT.match(passage.plain, figure.end) is not None
    )


def _clause(passage: Passage, first: int) -> list[int]:
    """The figures of one kind up to the end of the clause; what stands in a name is no item (100张以下的医院203个)."""
    parts = [] if _in_a_name(passage, first) else [first]
    nested = False  # 基本支出50万元，其中……；项目支出30万元
    for number in passage.behind(first, MOST):
        words = passage.between(number - 1, number)
        # 个人捐献35.7万单位，占72.1%；团体捐献13.8万单位，占27.9%: each has its clause, and rates in it
        one_each = len(parts) == 1 + passage.between(first, number - 1).count("；") and "；" in words
        if ENDS.search(words) and not nested and not one_each:
            break
        if (passage[number].is_rate and not passage[first].is_rate) or A_MEAN.search(passage.labels[number]):
            continue
        nested = (nested and ENDS.search(words) is None) or "其中" in words
        if nested or passage.depths[number] != passage.depths[first] or _in_a_name(passage, number):
            continue
        if parts and not _in_one_unit(passage, parts[0], number):
            break
        parts.append(number)
    return parts


def _in_one_unit(passage: Passage, one: int, other: int) -> bool:
    """门诊补偿2106.45万元，重大疾病补偿700.42元: of money 万 may have been left out."""
    first, second = passage[one], passage[other]
    return first.unit == second.unit or (first.kind == second.kind == "money" and first.base == second.base)


def _in_a_name(passage: Passage, number: int) -> bool:
    """100张以下, or 100－199张床位的医院: it opens an item, and another figure counts that."""
    if NAMES_A_CLASS.match(passage.plain, passage[number].end):
        return True
    opens = passage.labels[number] in {"", "、", "和"} and number + 1 < len(passage)
    counted = opens and passage[number + 1].unit != passage[number].unit
    return counted and len(passage.tails[number]) > 1 and passage.same_sentence(number, number + 1)


def _whole(
    passage: Passage, parts: list[int], what: str, kinds: bool, divided: set[int]
) -> Iterator[Relation]:
    """The nearest whole of that name that the parts add up to; else, of named kinds, one that holds them all. But for a slip a
    nameless whole is none of the parts of another (承诺件办结252件，在办209件。从事项看，……).
    """
    together = total(passage[number] for number in parts)
    for whole in _named_before(passage, parts[0], what):
        near = what or passage.paragraphs[whole] == passage.paragraphs[parts[0]]
        if meets(passage[whole], together) and (near or not by_chance(passage, whole, REACH)):
            yield sum_relation(passage, whole, parts, holds=True, firm=True)
            return
    for whole in _named_before(passage, parts[0], what):
        if not what and whole in divided:
            continue
        near = passage.paragraphs[whole] == passage.paragraphs[parts[0]]
        # 卫生人员总数中，…… may leave some kinds out: less than all of them proves little
        some = kinds and together[1] < passage[whole].interval[0]
        if near and one_slip_off(passage, whole, parts, telling=LONG if some else TELLING):
            yield sum_relation(passage, whole, parts, holds=False)
            return
    for whole in _named_before(passage, parts[0], what):
        if kinds and what and together[1] < passage[whole].interval[0]:
            yield order_relation(passage, whole, tuple(parts), holds=True)
            return


def _closed(passage: Passage, parts: list[int], what: str) -> Iterator[Relation]:
    """“应检尽检”9715人份……。应检尽检人群中，门诊患者1862人份、返校师生1632人份、入境及其他人员6424人份: whoever is none of those
    named is among the others, so all of them make the whole.
    """
    last = parts[-1]
    ends = THE_END.match(passage.plain, passage[last].end)
    if len(what) < WHOLE_NAME or not ends or not AND_OTHERS.search(passage.labels[last]):
        return
    exact = all(passage[n].bound == "exact" and passage[n].unit == passage[last].unit for n in parts)
    together, unit = sum(passage[number].amount for number in parts), passage[last].unit
    told = {passage[n].amount: n for n in _named_before(passage, parts[0], what) if passage[n].unit == unit}
    if exact and len(told) == 1 and len(parts) > FEWEST_SIGNS:
        whole = next(iter(told.values()))
        # 高血压2860人、糖尿病942人及其他127人: who has two diseases is counted twice
        twice = passage[whole].base in HEADS and together > passage[whole].amount
        if comes_near(passage[whole].amount, together) and not twice:
            yield sum_relation(passage, whole, parts, holds=False)


def _broken(
    passage: Passage, parts: list[int], opened: re.Match[str], divided: set[int]
) -> Iterator[Relation]:
    """14家，床位2860张，按性质分，护理院6家，医务室5家，康养病区4家: a division leaves nothing out."""
    first, last = parts[0], parts[-1]
    told = SEVERAL_IN_ONE.sub("", passage.labels[first] + passage.between(first, last) + passage.labels[last])
    alike = all(passage[n].base == passage[first].base and passage[n].bound == "exact" for n in parts)
    rest_untold = THE_REST.match(passage.plain, passage[last].end)
    if not alike or SOME_OF_THEM.search(told) or rest_untold or _goes_on_in_another_unit(passage, last):
        return
    together, largest = sum(passage[n].amount for n in parts), max(passage[n].amount for n in parts)
    for whole in _named_before(passage, first, ""):
        figure = passage[whole]
        if passage.sentences[first] - passage.sentences[whole] > 1:
            return
        if figure.base != passage[first].base or whole in divided or _told_beside(passage, whole):
            continue
        if figure.amount <= largest and not opened["made"]:
            continue  # 支出14730.47万元，结余1108.75万元。从支出结构看，住院补偿11923.6万元……: of what holds them
        named = not opened["made"] or shared_run(opened["made"], passage.named(whole)) >= FEWEST_SIGNS
        near = comes_near(figure.amount, together) and not meets(figure, total(passage[n] for n in parts))
        if named and near and figure.amount > largest:
            yield sum_relation(passage, whole, parts, holds=False)
        if named:
            return


def _goes_on_in_another_unit(passage: Passage, last: int) -> bool:
    """公共场所1237户，医疗机构486户，学校168所."""
    behind = last + 1
    if behind == len(passage) or not passage.same_sentence(last, behind):
        return False
    return passage[behind].kind == "count" and ITEM.match(passage.between(last, behind)) is not None


def _told_beside(passage: Passage, number: int) -> bool:
    return beside(passage, number) or BEFORE_THAT.search(passage.labels[number]) is not None


def _named_before(passage: Passage, first: int, what: str) -> Iterator[int]:
    """Figures of the kind in front, the nearest first."""
    left, paragraph = PARAGRAPHS_BACK, passage.paragraphs[first]
    for whole in range(first - 1, max(-1, first - 1 - REACH), -1):
        if passage.paragraphs[whole] != paragraph:
            paragraph, left = passage.paragraphs[whole], left - 1
            if left < 0:
                return
        figure = passage[whole]
        alike = figure.family == passage[first].family and figure.kind == passage[first].kind
        if alike and figure.bound == "exact" and (not what or _bears(passage, whole, what)):
            yield whole


def _bears(passage: Passage, whole: int, what: str) -> bool:
    """报销6312.6万元……。报销资金的构成是: the money may be called so only here."""
    name = MARKS.sub("", passage.named(whole))
    people = WHO.sub("", what)
    if len(people) >= WHOLE_NAME and people != what and passage.labels[whole].rstrip("”").endswith(people):
        return True
    if what.endswith("额") and what[:-1][-FEWEST_SIGNS:] in name and passage[whole].kind == "money":
        return True  # 实际成交4473.08万元。成交额中，货物……
    return what in name or (what.endswith(("资金", "经费", "费用")) and what[:-2][-FEWEST_SIGNS:] in name)


def comes_near(whole: Decimal, together: Decimal | int) -> bool:
    return whole * LEAST_OF_IT < together < whole * MOST_OF_IT
