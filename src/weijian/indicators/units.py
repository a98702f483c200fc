"""The units for which figures are told: county, townships, villages or institutions as they stand on a day.

It knows whose rows count for which unit: rows of an abolished village count for the one it was merged into, rows
of a merged institution for its successor. Who may see a unit is the scope's word, passed in.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from weijian.accounts.scope import Scope
from weijian.indicators.checking import IndicatorError
from weijian.orgs.models import AreaLevel, Institution
from weijian.orgs.tree import AreaTree, Snapshot

LEVELS: dict[str, Any] = {
    "county": AreaLevel.COUNTY,
    "township": AreaLevel.TOWNSHIP,
    "village": AreaLevel.VILLAGE,
}
INSTITUTION = "institution"


@dataclass(frozen=True)
class Unit:
    """A place or institution with a value of its own."""

    id: int
    name: str
    code: str


@dataclass(frozen=True)
class Grouping:
    """The units asked for, and for each area (or institution) on a row the unit for which it counts."""

    by: str
    snapshot: Snapshot
    units: tuple[Unit, ...]
    pairs: tuple[tuple[int, int], ...]

    @property
    def column(self) -> str:
        """The column of a row by which it counts."""
        return "institution_id" if self.by == INSTITUTION else "area_id"

    def members(self, unit_id: int) -> list[int]:
        """The areas or institutions whose rows count for a unit."""
        return [member for member, unit in self.pairs if unit == unit_id]


def grouping(by: str, day: date, scope: Scope | None = None) -> Grouping:
    """The units of a level on a day, inside a scope."""
    snapshot = AreaTree.load().at(day)
    if by == INSTITUTION:
        return _institutions(snapshot, scope)
    if by not in LEVELS:
        raise IndicatorError(f"没有“{by}”这一级；可用：{'、'.join([*LEVELS, INSTITUTION])}")
    nodes = snapshot.at_level(LEVELS[by])
    if scope is not None:
        nodes = [node for node in nodes if scope.holds_area(node.id)]
    units = tuple(Unit(node.id, node.name, node.code) for node in nodes)
    pairs = ((area, _unit_of(snapshot, area, LEVELS[by])) for area in snapshot.stands_for)
    return Grouping(by, snapshot, units, tuple((area, unit) for area, unit in pairs if unit))


def _unit_of(snapshot: Snapshot, area_id: int, level: AreaLevel) -> int | None:
    node = snapshot.ancestor(area_id, level)
    return node.id if node else None


def _institutions(snapshot: Snapshot, scope: Scope | None) -> Grouping:
    day = snapshot.day
    found = list(Institution.objects.prefetch_related("tenures"))
    standing = {row.pk: row for row in found if row.on(day)}
    following = {row.pk: row.successor_id for row in found}
    units = tuple(
        Unit(row.pk, row.on(day).name, row.code)
        for row in standing.values()
        if scope is None or scope.holds_row(row.on(day).area_id, row.pk)
    )
    pairs = ((row.pk, _standing(row.pk, standing, following)) for row in found)
    return Grouping(INSTITUTION, snapshot, units, tuple(pairs))


def _standing(institution_id: int, standing: Iterable[int], following: dict[int, int | None]) -> int:
    """The institution itself while it is open, else the one that it was merged into."""
    seen: set[int] = set()
    current: int | None = institution_id
    while current is not None and current not in seen:
        if current in standing:
            return current
        seen.add(current)
        current = following.get(current)
    return institution_id


def institution_areas(day: date) -> dict[int, int]:
    """Where each institution lies on a day (or lay last)."""
    found = {}
    for row in Institution.objects.prefetch_related("tenures"):
        tenure = row.on(day) or row.latest
        if tenure:
            found[row.pk] = tenure.area_id
    return found


def parts(snapshot: Snapshot) -> dict[int, list[int]]:
    """For each area the areas directly inside it: those below it, and those that were merged into it."""
    found: dict[int, list[int]] = defaultdict(list)
    for node in snapshot.nodes.values():
        if node.parent_id is not None:
            found[node.parent_id].append(node.id)
    for area, successor in snapshot.stands_for.items():
        if area != successor:
            found[successor].append(area)
    return found
