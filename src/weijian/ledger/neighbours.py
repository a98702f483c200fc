"""The rows beside a record: the same subject's valid rows of its ledger, read once for a whole batch.

Rules of spacing, computed classes and schedules ask for them; an import of 20,000 rows must not ask 20,000 times.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

CHUNK = 500  # SQLite bounds the number of parameters of one statement


class Neighbours:
    """Rows of one ledger by person; without a person a record has no neighbours."""

    def __init__(self, model: Any) -> None:
        self.model = model
        self._rows: dict[int, list[Any]] = defaultdict(list)
        self._read: set[int] = set()

    def read(self, records: Iterable[Any]) -> None:
        """Load the neighbours of a batch in a few queries."""
        if not self.model.declaration.has_person:
            return
        wanted = sorted({record.person_id for record in records if record.person_id} - self._read)
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            for row in self.model.objects.standing().filter(person_id__in=chunk):
                self._rows[row.person_id].append(row)
        for person_id in wanted:
            self._rows[person_id].sort(key=_order)
        self._read.update(wanted)

    def of(self, record: Any) -> list[Any]:
        """Other valid rows of the same person, oldest first."""
        person_id = getattr(record, "person_id", None)
        if person_id is None:
            return []
        if person_id not in self._read:
            self.read([record])
        return [
            row
            for row in self._rows[person_id]
            if row is not record and (row.pk != record.pk or row.pk is None)
        ]

    def put(self, record: Any) -> None:
        """Make a record of the batch visible to those after it; replaces its stored state."""
        person_id = getattr(record, "person_id", None)
        if person_id is None:
            return
        self._rows[person_id] = self.of(record)
        if not record.voided:
            insort(self._rows[person_id], record, key=_order)


def _order(row: Any) -> tuple:
    return (row.business_date, row.revision or 0)
