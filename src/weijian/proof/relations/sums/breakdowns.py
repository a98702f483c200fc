"""A whole told before, divided in the clauses behind: 医院112个……。医院中，公立医院41个、民营医院71个；按等级分，三级医院14个、
二级医院38个、其他60个. Or in clauses that each tell people and money of its own: 免费1944万元。其中，婚检6999人，免除35万元；发放
叶酸7911人，免费10.28万元；….

A division is opened by what is divided or by how; where it names what is divided, the whole may stand a paragraph or two
before. Kinds that do not add up need not be all there are, unless words say how the whole is divided (按危害因素分).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from weijian.proof.judgement import meets, total
from weijian.proof.relations.chance import by_chance
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import one_slip_off
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import (
    COMPARED_WITH,
    GREW_BY,
    NO_PARTS,
    TOTAL,
    adds_up,
    is_quantity,
    sum_relation,
)

# 医院中，……; 按等级分，……; 医院按等级分：……
OPENS = re.compile(
    r"(?:^|[。；，：\n])\s{0,8}(?:(?P<what>[^，。；：\d\s]{2,10})中[，：]|(?P<divided>[^，。；：\d\s按]{2,10})?"
    r"(?P<how>按[^，。；：\d]{2,10}?(?:划分|分类|分|看|统计|计算|区分|构成看)|[从分][^，。；：\d]{2,6}看"
    r"|按(?:学历|职称|年龄|性别|孩次|级别|等级|类型|类别|种类|性质|来源|方式|专业|病种|岗位|用途|编制|身份))[，：])"
    r"(?:[\d至～~—-]{1,9}张(?:及?以[上下])?)?[^，。；：\d]{0,14}$"
)
# Of another time than the kinds.
BEFORE_THAT = re.compile(r"[去上]年|同期|前年|计划|任务|应|原")
# Words in front of what is divided that do not belong to its name.
LEADING = re.compile(r"^(?:在|其中|全[县市区省国]|我[县市区])+")
ITEM = re.compile(r"^[、，和及][^，。；：\d其占]{1,10}$")
ENDS = re.compile(r"[；。]")
NAMES_A_CLASS = re.compile(r"(?:及)?以[上下]|[-~～—–至]\d")
REACH = 24
PARAGRAPHS_BACK = 2
A_KIND_OF_IT = re.compile(r"[^，。；：\d]{2,14}中，")
MOST = 16
# Kinds that are all there are come near their whole.
LEAST_OF_IT, MOST_OF_IT = Decimal("0.7"), Decimal("1.4")
FEWEST_CLAUSES, MOST_IN_CLAUSES, BEFORE = 3, 24, 16
# 累计检测4624人次，当日新增193人次
OF_THE_DAY = re.compile(r"^[，、（]?(?:其中)?(?:当日|当天|昨日|今日|本周|本月)(?:新增|新|净增|检测|报告)?$")


def find(passage: Passage) -> Iterator[Relation]:
    yield from _divided(passage)
    yield from _by_clauses(passage)


def _divided(passage: Passage) -> Iterator[Relation]:
    what = ""
    for first in range(1, len(passage)):
        yield from _kinds_that_open_clauses(passage, first)
        match = OPENS.search(passage.plain, max(0, passage[first].start - 34), passage[first].start)
        if match is None:
            continue
        named = match["what"] or match["divided"]
        what = LEADING.sub("", named) if named else what
        parts = _clause(passage, first)
        if len(parts) > 1:
            tied = list(_whole(passage, parts, what, bool(match["what"])))
            yield from tied
            if match["how"] and not tied:
                yield from _of_all_told_last(passage, parts)


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
        if passage[number].is_rate and not passage[first].is_rate:
            continue
        nested = (nested and ENDS.search(words) is None) or "其中" in words
        if nested or passage.depths[number] != passage.depths[first] or _in_a_name(passage, number):
            continue
        if parts and passage[number].unit != passage[parts[0]].unit:
            break
        parts.append(number)
    return parts


def _in_a_name(passage: Passage, number: int) -> bool:
    """100张以下, or 100－199张床位的医院: it opens an item, and another figure counts that."""
    if NAMES_A_CLASS.match(passage.plain, passage[number].end):
        return True
    opens = passage.labels[number] in {"", "、", "和"} and number + 1 < len(passage)
    counted = opens and passage[number + 1].unit != passage[number].unit
    return counted and len(passage.tails[number]) > 1 and passage.same_sentence(number, number + 1)


def _whole(passage: Passage, parts: list[int], what: str, kinds: bool) -> Iterator[Relation]:
    """The nearest whole of that name that the parts add up to; else, of named kinds, one that holds them all."""
    together = total(passage[number] for number in parts)
    for whole in _named_before(passage, parts[0], what):
        near = what or passage.paragraphs[whole] == passage.paragraphs[parts[0]]
        if meets(passage[whole], together) and (near or not by_chance(passage, whole, REACH)):
            yield sum_relation(passage, whole, parts, holds=True, firm=True)
            return
    for whole in _named_before(passage, parts[0], what):
        if passage.paragraphs[whole] == passage.paragraphs[parts[0]] and one_slip_off(passage, whole, parts):
            yield sum_relation(passage, whole, parts, holds=False)
            return
    for whole in _named_before(passage, parts[0], what):
        if kinds and what and together[1] < passage[whole].interval[0]:
            yield order_relation(passage, whole, tuple(parts), holds=True)
            return


def _of_all_told_last(passage: Passage, parts: list[int]) -> Iterator[Relation]:
    """实际体检2146人……。按危害因素分，粉尘1283人、噪声742人、其他221人: all of the number of their unit told last."""
    if _goes_on_in_another_unit(passage, parts[-1]):
        return  # 公共场所1237户，医疗机构486户，学校168所
    together = sum(passage[part].amount for part in parts)
    most = max(passage[part].amount for part in parts)
    for whole in reversed(passage.before(parts[0], REACH)):
        figure = passage[whole]
        if figure.unit != passage[parts[0]].unit or BEFORE_THAT.search(passage.labels[whole]):
            continue
        plain = figure.bound == "exact" and figure.amount > most and not _told_beside(passage.labels[whole])
        if plain and figure.amount * LEAST_OF_IT < together < figure.amount * MOST_OF_IT:
            exact = all(passage[part].bound == "exact" for part in parts)
            if exact and not adds_up(passage, whole, parts):
                yield sum_relation(passage, whole, parts, holds=False)
        return


def _goes_on_in_another_unit(passage: Passage, last: int) -> bool:
    behind = last + 1
    if behind == len(passage) or not passage.same_sentence(last, behind):
        return False
    return passage[behind].kind == "count" and ITEM.match(passage.between(last, behind)) is not None


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
        if alike and figure.bound == "exact" and (not what or what in passage.named(whole)):
            yield whole


def _by_clauses(passage: Passage) -> Iterator[Relation]:
    for _, group in groupby(
        range(len(passage)), key=lambda number: passage.document.sentence_number(passage[number].start)
    ):
        figures = list(group)
        sentence = passage.document.sentence_at(passage[figures[0]].start)
        if passage.plain.count("；", sentence.start, sentence.end) + 1 >= FEWEST_CLAUSES and figures[0]:
            yield from _totals_of_clauses(passage, figures)


def _totals_of_clauses(passage: Passage, figures: list[int]) -> Iterator[Relation]:
    kinds: dict[str, list[int]] = defaultdict(list)
    for number in figures:
        figure = passage[number]
        if is_quantity(figure) and figure.bound == "exact" and not _told_beside(passage.labels[number]):
            kinds["people" if figure.family == "people" else figure.base].append(number)
    for parts in kinds.values():
        if FEWEST_CLAUSES <= len(parts) <= MOST_IN_CLAUSES and _in_clauses(passage, parts) >= FEWEST_CLAUSES:
            yield from _of_clauses(passage, parts)


def _told_beside(label: str) -> bool:
    return any(words.search(label) for words in (GREW_BY, COMPARED_WITH, NO_PARTS, OF_THE_DAY))


def _in_clauses(passage: Passage, parts: list[int]) -> int:
    return passage.plain.count("；", passage[parts[0]].start, passage[parts[-1]].end) + 1


def _of_clauses(passage: Passage, parts: list[int]) -> Iterator[Relation]:
    together = total(passage[number] for number in parts)
    family = passage[parts[0]].family
    for tried, whole in enumerate(range(parts[0] - 1, max(-1, parts[0] - 1 - BEFORE), -1), 1):
        figure = passage[whole]
        alike = figure.family == family and figure.kind == passage[parts[0]].kind and figure.bound == "exact"
        holds = alike and meets(figure, together)
        # 免费金额共1944万元。……: clauses tell all that was summed up before them
        slip = alike and TOTAL.search(passage.labels[whole]) and one_slip_off(passage, whole, parts)
        if (holds or slip) and not by_chance(passage, whole, tried):
            yield sum_relation(passage, whole, parts, holds=holds)
            return
