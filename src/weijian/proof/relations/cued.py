"""What a word asks for, and two numbers of the same matter answer: 空置托位366个, of 托位1108个 and 在托742人 a section before;
力争互认3.2万项次，比上年多3360项次; 在建和未动工的加起来还有22个.

Asked last, of what nothing else explains. 余下, 空置, 相差 ask for a distance, 加起来, 达到 for a sum. The two stand side by
side, or one of them beside what asks; they come to it exactly, and what asks shares words with them, the more the fewer
digits it has. Only what holds is a tie: what merely comes near says nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from weijian.proof.context.modality import PLANNED
from weijian.proof.judgement import is_distance
from weijian.proof.relations.changes.difference import RATE_OF_POINTS, difference_relation
from weijian.proof.relations.matters import own_words, shared_signs
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repair import QUOTIENTS
from weijian.proof.relations.sums.parts import is_quantity, sum_relation
from weijian.proof.relations.sums.remainder import distance_relation

APART = re.compile(
    r"(?:剩[余下]?|[其剩]?余下?|余|差距?|缺口?|缺少|空置|闲置|空余|未[^，。；：\d]{0,10}|没有?[^，。；：\d]{0,10}|结余|结存|节约|节省|超出|超过?|高于|低于|高出"
    r"|(?:空置|闲置|空余)[^，。；：\d]{1,6}|合?计?[扣失]|[多少][^，。；：\d的]{0,4}|增加|减少|提高|降低|下降|相差|拉开)(?:的|了|出|约|为|达|有|还有)*$"
)
# 下半年采血68.14万毫升, 再组织无偿献血3136人次: the rest of a plan, by its many digits alone
STILL_TO_DO = re.compile(r"(?:下半年|年内|(?<!一)再)[^，。；：\d]{2,12}$")
LEFT_BEHIND = re.compile(r"^[^，。；\d]{0,10}(?:未|没|尚|待|仍|还没)")
TOGETHER = re.compile(
    r"(?:加起来|加在一起|合起来|合计|共计|总计|一共|总共|合并|累计|总数|总[量额]|总投资|达到?|增[至到]|扩大到|增加到)[^，。；：\d]{0,10}$|^，?共[^，。；：\d]{0,6}$"
)
ADDED_UP = re.compile(r"(?:加起来|加在一起|合起来)[^，。；：\d]{0,10}$")
REST = re.compile(r"(?:其余|余下|剩余|剩下)的?$")
PER = re.compile(r"每|均|率|比[例重]|占")
EACH = re.compile(r"[各每]")
CLAUSE = re.compile("[，。；：\n]")
HEADS = {"人", "名", "位", "例"}
TOLD_IN = {"个", "张"}  # what people may fill: 托位1108个，在托742人
POINTS, MARKS = "percentage_points", "分"
BESIDE, REACH, AROUND, BEHIND = 4, 3, 60, 10
MANY_DIGITS = 3
LEAST_SHARED = {1: 6, 2: 4}  # signs, by the printed digits; two of what has more
NEAR = 20
MOST = 40  # pairs of one distance; keeps the work linear

Key = tuple[str, Decimal]
Index = dict[Key, list[tuple[int, ...]]]


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    asking = [number for number in range(len(passage)) if _asks(passage, told, number)]
    if not asking:
        return
    listed = {number for parts in told.listed for number in parts}
    apart, together, rated = _lying_apart(passage), _coming_to(passage), _rated(passage, told)
    for number in asking:
        label = passage.labels[number]
        if REST.search(label) and (whole := _rest_of_several(passage, number)):
            yield whole
        elif ADDED_UP.search(label):
            yield from _sum(passage, number, together)
        elif number in told.results or number in listed:
            continue
        elif APART.search(label) or LEFT_BEHIND.match(passage.tails[number]) or _to_do(passage, number):
            yield from _of_the_rate_told(passage, number, rated) or _distance(passage, number, apart)
        elif TOGETHER.search(label) and not PER.search(label[-6:]) and not _so_many_each(passage, number):
            yield from _sum(passage, number, together)


def _asks(passage: Passage, told: Told, number: int) -> bool:
    figure, label = passage[number], passage.labels[number]
    quantity = is_quantity(figure) or figure.kind == POINTS or figure.unit == MARKS
    plain = quantity and figure.bound == "exact" and figure.value > 0
    unexplained = number not in told.results or ADDED_UP.search(label) or REST.search(label)
    return plain and bool(unexplained) and number not in told.contradicted


def _to_do(passage: Passage, number: int) -> bool:
    to_do = STILL_TO_DO.search(passage.labels[number])
    planned = passage[number].modality == PLANNED
    return to_do is not None and planned and passage[number].significant_digits > MANY_DIGITS


def _so_many_each(passage: Passage, number: int) -> bool:
    """6个乡镇各设2个，共设12个."""
    return EACH.search(passage.said_before(number, NEAR)) is not None


def _lying_apart(passage: Passage) -> Index:
    """Every two that stand near one another, the larger first, by how far they lie apart."""
    found: Index = defaultdict(list)
    for last in range(len(passage)):
        for other in _told_before(passage, last):
            unit = _common_unit(passage, last, other)
            if unit and passage.sentences[last] - passage.sentences[other] <= 1:
                high, low = _by_size(passage, last, other)
                _note(found, (unit, passage[high].amount - passage[low].amount), (high, low))
    return found


def _coming_to(passage: Passage) -> Index:
    """Every few of one unit that stand side by side, by what they come to."""
    found: Index = defaultdict(list)
    for last in range(len(passage)):
        run: tuple[int, ...] = (last,)
        for other in reversed(_told_before(passage, last)):
            if passage[other].base != passage[last].base or passage[last].is_rate:
                break
            run = (other, *run)
            _note(found, (passage[last].base, _amount(passage, run)), run)
    return found


def _told_before(passage: Passage, last: int) -> list[int]:
    if not _is_told(passage, last):
        return []
    return [n for n in passage.before(last, BESIDE) if _is_told(passage, n)]


def _is_told(passage: Passage, number: int) -> bool:
    figure = passage[number]
    return (is_quantity(figure) or figure.is_rate or figure.unit == MARKS) and figure.bound == "exact"


def _rated(passage: Passage, told: Told) -> Index:
    """What each rate is of, the larger first, by its value."""
    found: Index = defaultdict(list)
    for tie in told.holding:
        if tie.type in QUOTIENTS and tie.result is not None and len(tie.operands) == 2:
            rate = passage[tie.result]
            _note(found, (rate.kind, rate.value), _by_size(passage, *tie.operands))
    return found


def _note(index: Index, key: Key, numbers: tuple[int, ...]) -> None:
    if len(index[key]) < MOST:
        index[key].append(numbers)


def _by_size(passage: Passage, one: int, other: int) -> tuple[int, int]:
    return (one, other) if passage[one].amount >= passage[other].amount else (other, one)


def _amount(passage: Passage, numbers: Iterable[int]) -> Decimal:
    return sum((passage[number].amount for number in numbers), Decimal(0))


def _common_unit(passage: Passage, one: int, other: int) -> str:
    """The unit of both; of places and the people in them that of the places."""
    first, second = passage[one], passage[other]
    if first.is_rate or second.is_rate:
        return first.kind if first.kind == second.kind else ""
    if first.base == second.base:
        return first.base
    units = {first.base, second.base}
    places = units - HEADS
    return places.pop() if len(places) == 1 and places <= TOLD_IN else ""


def _of_the_rate_told(passage: Passage, number: int, rated: Index) -> list[Relation]:
    """仅完成88.75%，比计划少0.27亿元: of the two that the rate is of."""
    for rate in _beside(passage, number):
        for high, low in (
            rated.get((passage[rate].kind, passage[rate].value), ()) if passage[rate].is_rate else ()
        ):
            alike = passage[high].base == passage[number].base == passage[low].base
            if alike and is_distance(passage[number], passage[high], passage[low]):
                return [distance_relation(passage, number, high, low, holds=True, firm=False)]
    return []


def _beside(passage: Passage, number: int) -> list[int]:
    return [n for n in passage.in_front(number, REACH) if passage[n].bound == "exact"]


def _rest_of_several(passage: Passage, rest: int) -> Relation | None:
    """让利486.80万元……。通过调整价格补偿389.44万元，财政补助73.02万元，其余的24.34万元: of a whole told a sentence before."""
    parts, unit = [rest], passage[rest].base
    if passage[rest].printed_digits < MANY_DIGITS:
        return None
    for part in passage.in_front(rest, BESIDE):
        if passage[part].base != unit:
            break
        parts.insert(0, part)
        wholes = passage.by_amount.get((unit, _amount(passage, parts)), ())
        near = [n for n in wholes if n < part and passage.paragraphs[n] == passage.paragraphs[rest]]
        if len(parts) > 2 and near:
            return sum_relation(passage, near[-1], parts, holds=True)
    return None


def _distance(passage: Passage, number: int, apart: Index) -> Iterator[Relation]:
    figure = passage[number]
    unit = RATE_OF_POINTS.get(figure.base, figure.base) if figure.kind == POINTS else figure.base
    pairs: list[tuple[int, ...]] = list(_with_one_beside(passage, number, unit))
    if figure.printed_digits > 1:
        pairs += apart.get((unit, figure.amount), [])
    else:  # one digit is the distance of any two in a sentence
        pairs = [pair for pair in pairs if not passage.same_sentence(*sorted(pair))]
    for high, low in _told_of_the_same(passage, number, pairs):
        if figure.kind == POINTS:
            yield difference_relation(passage, number, high, low, holds=True, firm=False)
        elif is_distance(figure, passage[high], passage[low]):
            yield distance_relation(passage, number, high, low, holds=True, firm=False)


def _with_one_beside(passage: Passage, number: int, unit: str) -> Iterator[tuple[int, int]]:
    """比上年多3360项次 behind 3.2万项次: the other one stands anywhere."""
    step = passage[number].amount
    for beside in _beside(passage, number):
        figure = passage[beside]
        if (figure.kind if figure.is_rate else figure.base) == unit:
            less = passage.by_amount.get((unit, figure.amount - step), ())
            more = passage.by_amount.get((unit, figure.amount + step), ())
            yield from ((beside, other) for other in less)
            yield from ((other, beside) for other in more)


def _sum(passage: Passage, number: int, together: Index) -> Iterator[Relation]:
    """Of neighbours told elsewhere, or of one beside it and one told before."""
    unit, amount = passage[number].base, passage[number].amount
    runs = list(together.get((unit, amount), [])) if passage[number].printed_digits > 1 else []
    for beside in _beside(passage, number):
        if passage[beside].base == unit and not EACH.search(passage.labels[beside]):
            others = passage.by_amount.get((unit, amount - passage[beside].amount), ())
            runs += [(other, beside) for other in others if other < beside]
    for parts in _told_of_the_same(passage, number, runs):
        yield sum_relation(passage, number, parts, holds=True)


def _told_of_the_same(
    passage: Passage, number: int, several: Iterable[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    """Those that share most words with what asks, if enough: the more the fewer digits it has."""
    shared = {numbers: _shared(passage, number, numbers) for numbers in several if number not in numbers}
    best = max(shared, key=lambda numbers: (shared[numbers], -abs(numbers[0] - number)), default=None)
    least = LEAST_SHARED.get(passage[number].printed_digits, 2)
    return [best] if best is not None and shared[best] >= least else []


def _shared(passage: Passage, number: int, numbers: tuple[int, ...]) -> int:
    """Signs of the words around what asks that stand around the others of another sentence, too."""
    said = own_words(_around(passage, number))
    apart = [n for n in numbers if not passage.same_sentence(*sorted((n, number)))] or numbers
    return shared_signs(said, "；".join(own_words(_around(passage, other)) for other in apart))


def _around(passage: Passage, number: int) -> str:
    end = passage[number].end
    return passage.said_before(number, AROUND) + "，" + CLAUSE.split(passage.plain[end : end + BEHIND])[0]
