"""The area tree as of a day: who belongs to whom, and where the records of abolished areas count.

It does not decide who may see what (accounts/scope.py) and holds no figures. `AreaTree.load()` reads all
tenures once (some hundred rows) and keeps them until one changes; `.at(day)` gives the `Snapshot` of a day.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from threading import Lock

from django.db.models import Count, Max

from weijian.orgs.models import Area, AreaLevel, AreaTenure


@dataclass(frozen=True)
class Node:
    """An area as it stands on the day of the snapshot."""

    id: int
    code: str
    name: str
    level: AreaLevel
    parent_id: int | None
    established: bool = True  # False: it comes into being only after the day of the snapshot


@dataclass(frozen=True)
class Tenure:
    name: str
    parent_id: int | None
    since: date
    until: date | None


@dataclass
class Snapshot:
    """The tree on one day. Areas that ended before are mapped to their successor, or stay under their last parent."""

    day: date
    nodes: dict[int, Node]
    stands_for: dict[int, int] = field(repr=False)

    def __getitem__(self, area_id: int) -> Node:
        return self.nodes[self.stands_for[area_id]]

    @cached_property
    def by_code(self) -> dict[str, Node]:
        return {node.code: node for node in self.nodes.values()}

    @cached_property
    def _children(self) -> dict[int | None, list[Node]]:
        found: dict[int | None, list[Node]] = defaultdict(list)
        for node in sorted(self.nodes.values(), key=lambda node: node.code):
            found[node.parent_id].append(node)
        return found

    @property
    def county(self) -> Node:
        """The root; a database holds one county."""
        return next(node for node in self.nodes.values() if node.level == AreaLevel.COUNTY)

    def children(self, area_id: int) -> list[Node]:
        return [node for node in self._children[area_id] if node.established]

    def at_level(self, level: AreaLevel) -> list[Node]:
        found = (node for node in self.nodes.values() if node.level == level and node.established)
        return sorted(found, key=lambda node: node.code)

    def path(self, area_id: int) -> list[Node]:
        """From the area itself up to the county."""
        node: Node | None = self[area_id]
        path = []
        while node:
            path.append(node)
            node = self[node.parent_id] if node.parent_id else None
        return path

    def ancestor(self, area_id: int, level: AreaLevel) -> Node | None:
        """The area of that level which holds `area_id`, or None (a county-level record lies in no village)."""
        return next((node for node in self.path(area_id) if node.level == level), None)

    @cached_property
    def _members(self) -> dict[int, frozenset[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for area_id in self.stands_for:
            for node in self.path(area_id):
                found[node.id].add(area_id)
        return {area_id: frozenset(members) for area_id, members in found.items()}

    def members(self, area_id: int) -> frozenset[int]:
        """Every area, past ones too, whose records count for `area_id` on this day."""
        return self._members.get(self[area_id].id, frozenset())


class AreaTree:
    """All areas with all their tenures."""

    _lock = Lock()
    _kept: "tuple[tuple, AreaTree] | None" = None

    def __init__(self) -> None:
        self.areas = {area.id: area for area in Area.objects.all()}
        self.tenures: dict[int, list[Tenure]] = defaultdict(list)
        for row in AreaTenure.objects.order_by("area_id", "since"):
            self.tenures[row.area_id].append(Tenure(row.name, row.parent_id, row.since, row.until))
        self.at = lru_cache(maxsize=64)(self._at)

    @classmethod
    def load(cls) -> "AreaTree":
        """The current tree; read again only after an area or tenure was added, ended or merged."""
        stamp = (
            *AreaTenure.objects.aggregate(
                a=Count("id"), b=Max("id"), c=Max("until"), d=Count("until"), e=Max("since")
            ).values(),
            *Area.objects.aggregate(a=Count("id"), b=Count("successor"), c=Max("id")).values(),
        )
        with cls._lock:
            if cls._kept is None or cls._kept[0] != stamp:
                cls._kept = (stamp, cls())
            return cls._kept[1]

    @classmethod
    def forget(cls) -> None:
        """Read afresh next time; for a change that the stamp cannot see, such as a renaming."""
        cls._kept = None

    def _tenure(self, area_id: int, day: date) -> Tenure | None:
        return next(
            (
                row
                for row in self.tenures[area_id]
                if row.since <= day and (row.until is None or day <= row.until)
            ),
            None,
        )

    def _successor(self, area_id: int, day: date) -> int:
        """The area that stands for `area_id` on a day: itself, or what it was merged into by then."""
        seen = {area_id}
        while True:
            last = self.tenures[area_id][-1] if self.tenures[area_id] else None
            following = self.areas[area_id].successor_id
            if (
                last is None
                or last.until is None
                or day <= last.until
                or following is None
                or following in seen
            ):
                return area_id
            area_id = following
            seen.add(area_id)

    def _at(self, day: date) -> Snapshot:
        stands_for = {area_id: self._successor(area_id, day) for area_id in self.areas}
        nodes = {}
        for area_id in set(stands_for.values()):
            rows = self.tenures[area_id]
            if not rows:
                continue
            # Outside its own time an area keeps its nearest tenure, so that no record falls out of the sums.
            tenure = self._tenure(area_id, day) or (rows[0] if day < rows[0].since else rows[-1])
            area = self.areas[area_id]
            parent = stands_for[tenure.parent_id] if tenure.parent_id else None
            established = rows[0].since <= day
            nodes[area_id] = Node(area_id, area.code, tenure.name, AreaLevel(area.level), parent, established)
        return Snapshot(day, nodes, {area: target for area, target in stands_for.items() if target in nodes})
