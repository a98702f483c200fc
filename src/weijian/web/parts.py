"""Figures by the units directly inside the chosen area: townships of the county, villages of a township."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from weijian.indicators.catalogue import Figure
from weijian.indicators.evaluate import Value, evaluate
from weijian.indicators.units import grouping
from weijian.orgs.tree import AreaTree
from weijian.web.figures import BELOW, BY_WORDS, figure_address, text_of, unit_of
from weijian.web.pages import Request
from weijian.web.periods import Choice


@dataclass(frozen=True)
class PartRow:
    name: str
    address: str
    values: tuple[tuple[str, Value | None], ...]


@dataclass(frozen=True)
class PartTable:
    """`sort` is the code of the figure by which the rows are ordered, with a minus when descending."""

    words: str
    figures: list[Figure]
    rows: list[PartRow]
    sort: str

    @property
    def fractions(self) -> bool:
        """Whether numerator and denominator are shown too: of a single rate."""
        return len(self.figures) == 1 and self.figures[0].is_rate


def parts_of(figures: list[Figure], choice: Choice, request: Request) -> PartTable | None:
    """The table, or None where nothing lies below the chosen unit."""
    by, unit_id = unit_of(choice, request.scope)
    below = BELOW.get(by)
    if below is None or unit_id is None:
        return None
    inside = AreaTree.load().at(choice.period.end).members(unit_id)
    units = [unit for unit in grouping(below, choice.period.end, request.scope).units if unit.id in inside]
    values = evaluate(figures, choice.period, by=below, scope=request.scope)
    rows = [
        PartRow(
            unit.name,
            figure_address(figures[0], choice.period, unit.id),
            tuple(
                (text_of(one, values.get((one.code, unit.id))), values.get((one.code, unit.id)))
                for one in figures
            ),
        )
        for unit in units
    ]
    sort = request.GET.get("sort", "")
    return PartTable(BY_WORDS[below], figures, ordered(rows, figures, sort), sort)


def ordered(rows: list[PartRow], figures: list[Figure], sort: str) -> list[PartRow]:
    """By a figure's value, units without one last; by the code of the unit when nothing is asked."""
    code = sort.removeprefix("-")
    at = next((index for index, one in enumerate(figures) if one.code == code), None)
    if at is None:
        return rows
    descending = sort.startswith("-")

    def key(row: PartRow) -> tuple[bool, Any]:
        value = row.values[at][1]
        number = Decimal(str(value.value)) if value is not None and value.value is not None else None
        return number is None, 0 if number is None else -number if descending else number

    return sorted(rows, key=key)
