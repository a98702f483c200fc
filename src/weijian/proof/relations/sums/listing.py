"""A number and the list beside it: 七类人群（甲、乙……）, 甲、乙、丙3个乡镇. A sum without stated parts."""

from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.figures.listing import items_before, items_behind
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

MOST = 40


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        if figure.kind != "count" or not 2 <= figure.value <= MOST or figure.bound != "exact":
            continue
        behind = items_behind(passage.plain, figure.end)
        if behind:
            holds = int(figure.value) in behind
            if holds or _plain_names(passage, number, behind):
                yield _relation(passage, number, behind, holds)
        elif int(figure.value) in (
            before := items_before(passage.plain, figure.start, _floor(passage, number))
        ):
            yield _relation(passage, number, before, True)


def _floor(passage: Passage, number: int) -> int:
    return passage[number - 1].end if number else 0


def _plain_names(passage: Passage, number: int, counts: set[int]) -> bool:
    """A broken list counts only where it is surely a list of the things: one reading, not far off."""
    value = int(passage[number].value)
    return len(counts) == 1 and abs(min(counts) - value) <= 2 and value >= 3


def _relation(passage: Passage, number: int, counts: set[int], holds: bool) -> Relation:
    value = passage[number].value
    listed = int(value) if holds else min(counts)
    return Relation("sum", number, (), Decimal(listed), value, holds, f"所列共{listed}项", firm=False)
