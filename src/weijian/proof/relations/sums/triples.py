"""Three long numbers of which one is the sum of the others, wherever they stand: 年初预算5862.40万元……追加3175.26万元……
调整后预算9037.66万元; 实际支出8716.53万元……年末结转321.13万元 in the next section.

No word need tie them: of five digits and more that two of the figures around come to a third is no accident (`chance`).
Told as a sum; and where the whole does not come last, as what is left, the part told last being the result.
"""

from __future__ import annotations

from collections.abc import Iterator

from weijian.proof.relations.chance import by_chance
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import sum_relation
from weijian.proof.relations.sums.remainder import distance_relation

KINDS = {"money", "count", "area", "volume"}
LEAST_DIGITS, LEAST_TELLING = 4, 3
REACH = 24


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    around: dict[str, list[int]] = {}
    for last, figure in enumerate(passage.figures):
        if not _tells(passage, last):
            continue
        before = around.setdefault(figure.base, [])
        for whole, parts in _triples(passage, before, last):
            tied = [frozenset((whole, part)) in told.together for part in parts]
            if not all(tied) and not by_chance(passage, _larger(passage, parts), len(before) ** 2):
                yield from _relations(passage, whole, parts)
                break
        before.append(last)
        del before[:-REACH]


def _tells(passage: Passage, number: int) -> bool:
    figure = passage[number]
    digits, telling = len(figure.value.as_tuple().digits), figure.significant_digits
    plain = figure.bound == "exact" and not figure.modality and figure.amount > 0
    return plain and figure.kind in KINDS and digits >= LEAST_DIGITS and telling >= LEAST_TELLING


def _triples(passage: Passage, before: list[int], last: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """The whole and its two parts, the last figure being one of the three; the nearest first."""
    amount = passage[last].amount
    by_amount = {passage[number].amount: number for number in before}
    for other in reversed(before):
        one = passage[other].amount
        third = by_amount.get(amount + one)
        if third is not None and third != other:
            yield third, (other, last)
        third = by_amount.get(abs(amount - one))
        if third is not None and third != other:
            if amount > one:
                yield last, (min(third, other), max(third, other))
            else:
                yield other, (third, last)


def _larger(passage: Passage, parts: tuple[int, int]) -> int:
    """The larger part: how finely it is printed is what an accident would have to meet."""
    return max(parts, key=lambda part: passage[part].amount)


def _relations(passage: Passage, whole: int, parts: tuple[int, int]) -> Iterator[Relation]:
    yield sum_relation(passage, whole, parts, holds=True)
    if whole < parts[1]:
        yield distance_relation(passage, parts[1], whole, parts[0], holds=True, firm=False)
