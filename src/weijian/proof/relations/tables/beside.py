"""Totals of a table that the paragraph beside it tells with one slip: 共完成筛查7640人，见下表, and 合计 7460 in the table.

Only a total that the rest of its table proves is held against the text, and only where a word of its column is said
of the figure, too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain, pairwise

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.slips import with_other_digits, with_the_digits_printed
from weijian.proof.tables import Table
from weijian.proof.tables.cells import TOTAL

REACH = 300
MOST_FIGURES = 24
LEAST = 1000  # smaller numbers are alike by chance
EMPTY_WORDS = {"合计", "总计", "人数", "数量", "数值", "完成", "情况"}


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    starts = [figure.start for figure in passage.figures]
    for table in passage.document.tables:
        first, last = bisect_left(starts, table.start), bisect_left(starts, table.end)
        totals = _totals(passage, table, range(first, last), told)
        if not totals:
            continue
        amounts = {passage[number].amount for number in range(first, last)}
        for number in _beside(passage, first, last, table):
            if number in told.contradicted or passage[number].amount in amounts:
                continue
            alike = [total for total in totals if _is_slip(passage, number, total)]
            if len(alike) == 1:
                figure, total = passage[number], passage[alike[0]]
                working = f"表中合计为{total.text}，文中为{figure.text}"
                yield Relation("duplicate", number, (alike[0],), total.value, figure.value, False, working)


def _totals(passage: Passage, table: Table, numbers: range, told: Told) -> list[int]:
    """The totals that their parts add up to."""
    places = {}
    for row in table.body:
        for column, cell in enumerate(table.rows[row]):
            if TOTAL.match(table.row_names[row]) or TOTAL.match(table.column_names[column]):
                places[cell.start] = True
    return [
        number
        for number in numbers
        if passage[number].start in places
        and number in told.results
        and number not in told.contradicted
        and passage[number].is_count
        and passage[number].amount >= LEAST
    ]


def _beside(passage: Passage, first: int, last: int, table: Table) -> Iterator[int]:
    before = range(first - 1, max(-1, first - 1 - MOST_FIGURES), -1)
    behind = range(last, min(len(passage), last + MOST_FIGURES))
    for number in chain(before, behind):
        figure = passage[number]
        near = table.start - REACH <= figure.start <= table.end + REACH
        if near and figure.kind == "count" and figure.bound == "exact" and not figure.modality:
            yield number


def _is_slip(passage: Passage, number: int, total: int) -> bool:
    figure, other = passage[number], passage[total]
    if not figure.comparable(other) or figure.amount < LEAST:
        return False
    changed_about = any(slip.amount == other.amount for slip in with_the_digits_printed(figure))
    return _share_a_word(passage, number, other.subject, changed_about) and (
        changed_about or any(slip.amount == other.amount for slip in with_other_digits(figure))
    )


def _share_a_word(passage: Passage, number: int, subject: str, any_word: bool) -> bool:
    """完成数 says little, enough where the same digits are changed about."""
    words = {"".join(pair) for pair in pairwise(subject)} - (set() if any_word else EMPTY_WORDS)
    return any(word in passage.said_before(number) + passage.tails[number] for word in words)
