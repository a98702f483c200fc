"""Lists that all but add up: 1693张，其中620张、350张、90张、408张、235张, or 124件，延续86件，变更31件，共办理231件.

The parts follow one another right behind their whole, or right up to their total, with nothing else between. A list
behind 其中 need not be all there is, so what is left over must be little; groups of people may overlap, so must what
is too much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, a_slip_explains, changing_about_explains, off_by
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.partitions import exclude_one_another
from weijian.proof.relations.sums.parts import (
    ALL,
    ANOTHER,
    COMPARED_WITH,
    DEED,
    DOSES,
    GREW_BY,
    NO_PARTS,
    adds_up,
    beside,
    introduces,
    is_additive,
    sum_relation,
)
from weijian.proof.relations.sums.rows import joined, row_from, row_up_to
from weijian.proof.relations.wording import CHANGE

LEAST, LONGEST = 100, 12
FEWEST_WAYS = 4
LONG = 6
LEFT_OUT = 25  # one part in so many
ENDS = re.compile(r"[^，。；：、（）\d]{0,10}[，。；]")
NOT_ALL = re.compile(r"主要|重点|等|含|分别|每|占|新增")
TOTAL = re.compile(rf"(?:共计|合计|总计|总共|{ALL})[^，。；：、（）]{{0,14}}$")
SURE_TOTAL = re.compile(r"(?:合计|总计|共计)[^，。；：、（）]{0,8}$")
# A rate of the whole may stand before the bracket.
BRACKET = re.compile(r"[^，。；：（）\d]{0,8}(?:，[^，。；（）]{0,12}率[^，。；（）]{0,16})?（")
CLAUSE = 24
LONGEST_BRACKET, MOST_IN_BRACKET = 600, 24
ITEM = re.compile(
    r"^[、，。；]?(?:[^，。；：、\d]{1,4}：无[。；，])?(?:[^，。；：、\d]{1,8}：)?[^，。；：、（）\d]{1,14}$"
)
ALL_ABOVE = re.compile(
    r"^(?:以上|上述|[两二三四五六七八九十]项)[^，。；\d]{0,10}(?:合计|总计|共计|累计|共)[^，。；\d]{0,8}$"
)
KINDS = {"项", "种", "类", "个", "家", "所", "者"}


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for whole, figure in enumerate(passage.figures):
        plain = is_additive(figure) and figure.kind != "percent" and figure.bound == "exact"
        if not plain or whole in told.results or CHANGE.search(passage.labels[whole]):
            continue
        if figure.value >= LEAST:
            yield from _total_of_the_list_before(passage, whole)
            yield from _total_of_all_above(passage, whole)
            yield from _whole_of_the_bracket_behind(passage, whole)
        yield from _whole_of_the_list_behind(passage, whole)


def _whole_of_the_list_behind(passage: Passage, whole: int) -> Iterator[Relation]:
    first = whole + 1
    if first + 1 < len(passage) and passage[first].is_rate:
        first += 1  # 签约居民123418人，签约率29.91%。其中……
    if first >= len(passage) or not passage.same_sentence(whole, first) or beside(passage, whole):
        return
    if not introduces(passage, whole, first) or TOTAL.search(passage.labels[first]):
        return
    parts = row_from(passage, first, LONGEST, _goes_on_below_its_total)
    relation = _sum(passage, whole, parts)
    if relation is None or relation.holds:
        return
    if len(parts) < 3:
        return
    if _little_left_out(passage, whole, parts):
        yield relation
        return
    near = off_by(passage[whole], relation)
    if not near and _long_numbers(passage, [whole, *parts]):
        near = off_by_a_tenth(passage, relation)
    if passage[whole].value < LEAST or not near:
        return
    over = sum(passage[n].amount for n in parts) > passage[whole].amount
    if changing_about_explains(passage, relation) or (over and a_slip_explains(passage, relation)):
        yield relation


def _whole_of_the_bracket_behind(passage: Passage, whole: int) -> Iterator[Relation]:
    """630例，发病率55.6/10万（乙类：甲病117例，乙病7例。丙类：丙病2例……）: a list of several sentences, all in one bracket."""
    opens = BRACKET.match(passage.plain, passage[whole].end)
    if opens is None:
        return
    parts, end = [], passage.plain.find("）", opens.end(), opens.end() + LONGEST_BRACKET)
    last = opens.end()
    for number in range(whole + 1, min(whole + 1 + MOST_IN_BRACKET, len(passage))):
        if passage[number].start < opens.end():
            continue
        if passage[number].end > end:
            break
        if not ITEM.match(passage.plain[last : passage[number].start]):
            return
        last = passage[number].end
        if not passage.plain.startswith("：", last):  # 乙类403例：……
            parts.append(number)
    names = [passage.labels[number] for number in parts]
    relation = _sum(passage, whole, parts)
    if relation is None or len(parts) < FEWEST_WAYS or not passage.plain.startswith("）", last):
        return
    over = sum(passage[n].amount for n in parts) > passage[whole].amount
    surely = relation.holds or (over and exclude_one_another(names))
    if surely or (off_by_a_tenth(passage, relation) and a_slip_explains(passage, relation)):
        yield relation


def _total_of_all_above(passage: Passage, total: int) -> Iterator[Relation]:
    """甲7862人，资金754.752万元；乙382人，资金137.88万元；……。以上共计发放961.81万元: one of its kind in each clause."""
    if not ALL_ABOVE.search(passage.said_before(total, CLAUSE)):
        return
    alike = [
        number for number in passage.before(total, MOST_IN_BRACKET)
        if passage[number].kind == passage[total].kind and not beside(passage, number)
        and passage[number].base == passage[total].base and passage.sentences[total] - passage.sentences[number] <= 1
    ]  # fmt: skip
    parts = [number for number in alike if "其中" not in passage.labels[number]]
    relation = _sum(passage, total, parts)
    if relation is None or len(parts) < 3 or relation.holds:
        return
    one_unit = len({passage[n].unit for n in [*parts, total]}) == 1
    telling = off_by_a_tenth(passage, relation) or passage[total].significant_digits >= FEWEST_WAYS
    if one_unit and telling and a_slip_explains(passage, relation):
        yield relation


def _long_numbers(passage: Passage, numbers: list[int]) -> bool:
    """With six digits each, all but one of which agree."""
    return all(passage[number].printed_digits >= LONG for number in numbers)


def off_by_a_tenth(passage: Passage, relation: Relation) -> bool:
    whole = passage[relation.result if relation.result is not None else 0]
    return abs(sum(passage[n].amount for n in relation.operands) - whole.amount) * 10 <= whole.amount


def _little_left_out(passage: Passage, whole: int, parts: list[int]) -> bool:
    """64名，其中公招23名、引进12名、定向9名、特岗18名。 Whoever tells groups of nine does not leave out two, nor one of two."""
    if len(parts) < FEWEST_WAYS or not ENDS.match(passage.plain, passage[parts[-1]].end):
        return False
    if NOT_ALL.search(passage.between(whole, parts[-1])) or passage[whole].factor != 1:
        return False
    left = passage[whole].value - sum(passage[n].value for n in parts)
    least = min(passage[n].value for n in parts)
    one_digit = left > 0 and len(left.normalize().as_tuple().digits) == 1
    return one_digit and (left * 2 < least or left == 1 < least) and left * LEFT_OUT <= passage[whole].value


def _total_of_the_list_before(passage: Passage, total: int) -> Iterator[Relation]:
    """The list may be counted right before its total: 4种患者共10235人."""
    if not TOTAL.search(passage.labels[total]):
        return
    counted = total - 1 if total and passage[total - 1].unit in KINDS else None
    last = total - 1 if counted is None else total - 2
    if last < 0 or not _right_before(passage, last, total):
        return
    parts = row_up_to(passage, last, LONGEST, _goes_on)
    many = int(passage[counted].value) if counted is not None else 0
    if 1 < many <= len(parts):
        parts = parts[-many:]
    relation = _sum(passage, total, parts)
    sure = many == len(parts) or SURE_TOTAL.search(passage.labels[total]) is not None
    if relation is None or (len(parts) < 3 and not sure):
        return
    explains = a_slip_explains if off_by_a_tenth(passage, relation) else changing_about_explains
    if relation.holds or explains(passage, relation):
        yield relation


def _right_before(passage: Passage, last: int, total: int) -> bool:
    words = passage.between(last, total)
    return passage.same_sentence(last, total) and words.count("，") <= 1 and not re.search("[；：（]", words)


def _goes_on(passage: Passage, number: int) -> bool:
    """Whether the figure is a further item of the list that the one before it stands in."""
    signs = (ANOTHER, COMPARED_WITH, DEED, GREW_BY, NO_PARTS)
    named = not any(sign.search(passage.labels[number]) for sign in signs)
    return named and passage[number].bound == "exact" and joined(passage, number)


def _goes_on_below_its_total(passage: Passage, number: int) -> bool:
    return _goes_on(passage, number) and not TOTAL.search(passage.labels[number])


def _sum(passage: Passage, whole: int, parts: list[int]) -> Relation | None:
    """What the parts come to; nothing where they are not of the whole's kind."""
    figure = passage[whole]
    doses = figure.base in DOSES and all(passage[n].base in {"人", "名"} for n in parts)
    alike = doses or all(passage[n].base == figure.base for n in parts)
    alike = alike and all(passage[n].bound == "exact" for n in parts)
    if len(parts) < 2 or not alike or any(passage[n].amount >= figure.amount for n in parts):
        return None
    return sum_relation(passage, whole, parts, adds_up(passage, whole, parts))
