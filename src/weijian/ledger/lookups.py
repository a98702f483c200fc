"""Institutions, areas and linked records by the names that people write; read once for a whole batch.

It finds, it does not create. A name that two units bear is refused with both codes, never guessed.
"""

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import Any

from weijian.kernel import clock
from weijian.ledger.cells import CellError, plain
from weijian.ledger.declaration import Declaration
from weijian.ledger.fields import wording
from weijian.orgs.models import Institution
from weijian.orgs.tree import AreaTree


class Lookups:
    """Tables of names to primary keys."""

    def __init__(self) -> None:
        self._labels: dict[Any, dict[str, set[int]]] = {}

    @cached_property
    def _institutions(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for one in Institution.objects.prefetch_related("tenures"):
            for word in {one.code, *(tenure.name for tenure in one.tenures.all())}:
                found[plain(word)].add(one.pk)
        return found

    @cached_property
    def _areas(self) -> dict[str, set[int]]:
        """Codes, names, and names with those of their superiors before them (溪口镇柳湾村)."""
        found: dict[str, set[int]] = defaultdict(set)
        snapshot = AreaTree.load().at(clock.today())
        for node in snapshot.nodes.values():
            names = [one.name for one in snapshot.path(node.id)]
            for word in (node.code, *("".join(reversed(names[: count + 1])) for count in range(len(names)))):
                found[plain(word)].add(node.id)
        return found

    def institution(self, raw: Any) -> int:
        return self._one(self._institutions, raw, "机构")

    def area(self, raw: Any) -> int:
        return self._one(self._areas, raw, "区划")

    @staticmethod
    def _one(table: dict[str, set[int]], raw: Any, title: str) -> int:
        text = plain(raw).replace(" ", "")
        found = table.get(text, set())
        if len(found) > 1:
            before = "请在前面写上乡镇名称，或填区划代码" if title == "区划" else "请填机构代码"
            raise CellError(f"名为“{text}”的{title}不止一个", before)
        if not found:
            raise CellError(f"没有名为“{text}”的{title}", f"请填{title}的全称或代码")
        return next(iter(found))

    def record(self, model: Any, raw: Any) -> int:
        """A row of another ledger by its number or its label."""
        if model not in self._labels:
            table: dict[str, set[int]] = defaultdict(set)
            for row in model.objects.standing():
                table[plain(record_label(row)).replace(" ", "")].add(row.pk)
                table[f"#{row.pk}"].add(row.pk)
            self._labels[model] = table
        text = plain(raw).replace(" ", "")
        found = self._labels[model].get(text) or self._labels[model].get(f"#{text}", set())
        if len(found) != 1:
            wrong = "不止一条" if found else "没有"
            raise CellError(f"{wrong}“{text}”这样的{model.declaration.title}", "请填编号，如 #12")
        return next(iter(found))


def record_label(record: Any) -> str:
    """A row by what tells it apart: its natural key in words, else date and number."""
    declaration: Declaration = record.declaration
    names = declaration.natural_key or (declaration.date_field,)
    words = [wording(record._meta.get_field(name), getattr(record, name)) for name in names]
    return " ".join(word for word in words if word) + ("" if declaration.natural_key else f" #{record.pk}")


def enrolment_for(enrolments: list[Any], day: date | None) -> Any | None:
    """The enrolment under which a service of that day stands: open then, else the last begun before it."""
    if day is None:
        return enrolments[-1] if len(enrolments) == 1 else None
    begun = [one for one in enrolments if one.start <= day]
    return next((one for one in reversed(begun) if one.open_on(day)), begun[-1] if begun else None)
