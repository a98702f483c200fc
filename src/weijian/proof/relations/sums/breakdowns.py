"""A whole told before, divided once or in several ways: 医院112个……。医院中，公立医院41个、民营医院71个；
按等级分，三级医院14个、二级医院38个、其他60个.

Each division is a clause of its own, opened by what is divided or by how; where it names what is divided, the whole
may stand a paragraph or two before. Kinds that do not add up need not be all there are.
"""

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets, total
from weijian.proof.relations.chance import by_chance
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.broken import one_slip_off
from weijian.proof.relations.sums.partitions import are_all_there_are
from weijian.proof.relations.sums.parts import beside, is_quantity, sum_relation

# 医院中，……; 按等级分，……; 医院按等级分：……
OPENS = re.compile(
    r"(?:^|[。；，：\n])\s{0,8}(?:(?P<what>[^，。；：\d\s]{2,10})中[，：]|(?P<divided>[^，。；：\d\s按]{2,10})?"
    r"按[^，。；：\d]{2,10}?(?:划分|分类|分|看|统计|计算|区分|构成看)[，：])(?:[\d至～~—-]{1,9}张(?:及?以[上下])?)?[^，。；：\d]{0,14}$"
)
# Words in front of what is divided that do not belong to its name.
LEADING = re.compile(r"^(?:在|其中|全[县市区省国]|我[县市区])+")
ENDS = re.compile(r"[；。]")
NAMES_A_CLASS = re.compile(r"(?:及)?以[上下]|[-~～—–至]\d")
REACH = 24
PARAGRAPHS_BACK = 2
# 5区8县; 10个镇、3个街道
PLACES = re.compile(r"(?P<noun>[县市区旗乡镇村]{1,3}街?|街)(?:道|办事处){0,2}(?![级属办直委域里内外卫]|医)")
JOINED = re.compile(r"[县市区旗乡镇村街道]{0,2}[、，和及]?")
# There is one in every town and township.
HEALTH_CENTRES = re.compile(r"^(?:其中)?[、，；]?(?:乡镇?|镇乡?)(?:中心)?卫生院$")
BRANCHES = re.compile(r"（含$")
A_KIND_OF_IT = re.compile(r"[^，。；：\d]{2,14}中，")
MOST, MOST_KINDS = 16, 6


def find(passage: Passage) -> Iterator[Relation]:
    what = ""
    for first in range(1, len(passage)):
        yield from _all_kinds_of_what_was_told(passage, first)
        yield from _districts_and_counties(passage, first)
        yield from _kinds_that_open_clauses(passage, first)
        match = OPENS.search(passage.plain, max(0, passage[first].start - 34), passage[first].start)
        if match is None:
            continue
        named = match["what"] or match["divided"]
        what = LEADING.sub("", named) if named else what
        parts = _clause(passage, first)
        if len(parts) > 1:
            yield from _whole(passage, parts, what, bool(match["what"]))


def _all_kinds_of_what_was_told(passage: Passage, first: int) -> Iterator[Relation]:
    """实施重点项目10个，总投资8.64亿元。目前竣工3个，在建5个，前期2个: names that are all there are, of the last number of
    their unit, told in a sentence before. More than there are, or one slip off, they are broken.
    """
    parts = [first]
    for number in passage.behind(first, MOST_KINDS):
        if passage[number].unit == passage[first].unit and not passage[number].is_rate:
            parts.append(number)
    parts = next((some for size in range(len(parts), 1, -1) if _all_kinds(passage, some := parts[:size])), [])
    whole = _last_before(passage, first) if parts else None
    if whole is None or any(passage[n].bound != "exact" or beside(passage, n) for n in [whole, *parts]):
        return
    together = total(passage[number] for number in parts)
    if meets(passage[whole], together):
        yield sum_relation(passage, whole, parts, holds=True)
    elif together[0] > passage[whole].interval[1] or len(parts) > 2 or one_slip_off(passage, whole, parts):
        yield sum_relation(passage, whole, parts, holds=False)


def _districts_and_counties(passage: Passage, second: int) -> Iterator[Relation]:
    """辖5区8县，……。全市13县区中: a number of things called by the names of both right before."""
    first = second - 1
    if first and _noun(passage, first - 1) and JOINED.fullmatch(passage.between(first - 1, first)):
        return  # 2个街道、9个镇、3个乡共14个乡镇
    one, other = (_noun(passage, number) for number in (first, second))
    if not one or not other or one == other or not JOINED.fullmatch(passage.between(first, second)):
        return
    for whole in range(second + 1, min(second + REACH, len(passage))):
        if passage.sentences[whole] - passage.sentences[second] > 1:
            return
        if {*_noun(passage, whole)} == {*one, *other} and passage[whole].bound == "exact":
            holds = passage[whole].amount == passage[first].amount + passage[second].amount
            yield sum_relation(passage, whole, (first, second), holds=holds)
            return
        if HEALTH_CENTRES.match(passage.labels[whole]) and {one, other} == {"镇", "乡"}:
            yield from _one_in_each(passage, whole, (first, second))
            return


def _one_in_each(passage: Passage, whole: int, places: tuple[int, ...]) -> Iterator[Relation]:
    """辖9镇5乡……，乡镇卫生院14个; 14家（含1家分院）."""
    branch = whole + 1
    for parts in (places, (*places, branch)):
        beside = branch < len(passage) and BRANCHES.search(passage.between(whole, branch))
        if len(parts) > len(places) and not beside:
            return
        if sum(passage[part].amount for part in parts) == passage[whole].amount:
            yield sum_relation(passage, whole, parts, holds=True)
            return


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


def _noun(passage: Passage, number: int) -> str:
    """What places are counted: 县, 镇, 街道, 县区."""
    figure = passage[number]
    match = PLACES.match(figure.unit.removeprefix("个") + passage.tails[number])
    return match["noun"] if match and figure.kind == "count" and figure.factor == 1 else ""


def _all_kinds(passage: Passage, parts: list[int]) -> bool:
    return are_all_there_are([passage.named(number) for number in parts])


def _last_before(passage: Passage, first: int) -> int | None:
    """The last number of the unit in the paragraph, where none stands in the sentence itself."""
    for number in reversed(passage.before(first, REACH)):
        if passage[number].unit == passage[first].unit:
            near = passage.sentences[first] - passage.sentences[number] == 1
            larger = passage[number].amount > passage[first].amount
            return number if near and larger and is_quantity(passage[number]) else None
    return None


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
