"""The residents of the invented county: ages, names, ID numbers, deaths, births, moves, persons entered twice.

Persons are made and written village by village, so that a million need no more memory than one village; what
lines of work read of them is kept in `Residents`, in 28 bytes a person.
"""

import random
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from math import exp
from typing import Any, NamedTuple, overload

from django.db import connection

from weijian.demo.names import COUNTY_CODE, person_name
from weijian.demo.places import MERGED_ON, Places
from weijian.kernel.id_card import make_id_number
from weijian.ledger.store import take_revisions
from weijian.people.encryption import encrypt
from weijian.people.models import NoIdReason, Person, Residence

FIRST, LAST = date(2020, 1, 1), date(2021, 12, 31)
FIRST_DAY, LAST_DAY = FIRST.toordinal(), LAST.toordinal()

# Share of each five-year age group on the last day, per mille, and men per 100 women in it.
AGES = [
    (46, 113), (62, 113), (66, 114), (52, 113), (36, 110), (46, 107), (66, 106), (58, 105), (60, 105),
    (82, 104), (96, 104), (84, 103), (62, 103), (74, 102), (52, 99), (30, 94), (18, 84), (8, 68), (2, 50),
]  # fmt: skip
_AGE_WEIGHTS = list(accumulate(share for share, _ in AGES))
# Births by month: fewer in spring, most in autumn.
_BIRTH_MONTHS = list(accumulate((92, 78, 76, 72, 74, 76, 82, 90, 94, 96, 86, 84)))

WITHOUT_ID, ENTERED_TWICE = 0.004, 0.002
MOVED_INSIDE, MOVED_IN, MOVED_OUT = 0.010, 0.004, 0.005
FROM_ELSEWHERE = 0.03  # live here, registered elsewhere


class Resident(NamedTuple):
    """What a line of work sees of a person. Before `moved_in` he or she lived elsewhere."""

    id: int
    sex: int
    birth: date
    village: int
    died: date | None
    moved_in: date | None

    def age_on(self, day: date) -> int:
        return day.year - self.birth.year - ((day.month, day.day) < (self.birth.month, self.birth.day))

    def there(self, first: date, last: date) -> bool:
        """Whether born, living and resident in the village on every day from first to last."""
        begins = max(self.birth, self.moved_in or self.birth)
        return begins <= first and (self.died is None or self.died > last)


class Residents(Sequence[Resident]):
    """All residents, village after village; a compact sequence that makes each `Resident` when asked."""

    def __init__(self) -> None:
        self._columns = {name: array("q" if name == "id" else "i") for name in Resident._fields}
        self._village: dict[int, range] = {}

    def extend(self, village: int, rows: list[tuple[int, int, int, int, int, int]]) -> None:
        """Rows of (id, sex, birth, village, died, moved_in) with days as ordinals, 0 for none."""
        begin = len(self)
        for position, column in enumerate(self._columns.values()):
            column.extend(row[position] for row in rows)
        self._village[village] = range(begin, len(self))

    def of_village(self, village: int) -> Iterator[Resident]:
        return (self[position] for position in self._village.get(village, range(0)))

    def any_of(self, dice: random.Random, village: int) -> Resident | None:
        places = self._village.get(village, range(0))
        return self[places[dice.randrange(len(places))]] if places else None

    def __len__(self) -> int:
        return len(self._columns["id"])

    @overload
    def __getitem__(self, position: int) -> Resident: ...
    @overload
    def __getitem__(self, position: slice) -> list[Resident]: ...

    def __getitem__(self, position: int | slice) -> Resident | list[Resident]:
        if isinstance(position, slice):
            return [self[index] for index in range(*position.indices(len(self)))]
        number, sex, birth, village, died, moved = (column[position] for column in self._columns.values())
        day = date.fromordinal
        return Resident(
            number, sex, day(birth), village, day(died) if died else None, day(moved) if moved else None
        )


class _Newcomer(NamedTuple):
    sex: int
    birth: int
    died: int


class Census:
    """Makes the persons of one village after another and writes them."""

    def __init__(self, places: Places, dice: random.Random) -> None:
        self.places, self.dice = places, dice
        self.residents = Residents()
        self._serials: dict[tuple[int, int], int] = defaultdict(int)
        self._draft: Any = Person()
        self._next = (Person.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
        self._villages = [
            village.area_id
            for town in places.towns
            for village in town.villages
            if village.area_id != places.merged_village_id
        ]

    def settle(self, village: int, count: int) -> None:
        """Write the residents of a village: so many, those who died in the two years among them."""
        people: list[tuple] = []
        homes: list[tuple] = []
        kept = []
        for _ in range(count):
            person = self._draw()
            number = self._take_id()
            name = person_name(self.dice, person.sex, date.fromordinal(person.birth))
            people.append(self._person_row(number, name, person, self._reason(person)))
            moved, left = self._homes(number, village, person, homes)
            if not left:
                kept.append((number, person.sex, person.birth, village, person.died, moved))
            if self.dice.random() < ENTERED_TWICE:
                twin = self._take_id()
                people.append(self._person_row(twin, name, person, NoIdReason.LOST))
                self._homes(twin, village, person, homes, settled=True)
                kept.append((twin, person.sex, person.birth, village, person.died, 0))
        _write(Person, PERSON_COLUMNS, people)
        _write(Residence, RESIDENCE_COLUMNS, homes)
        self.residents.extend(village, kept)

    def _take_id(self) -> int:
        self._next += 1
        return self._next - 1

    def _draw(self) -> _Newcomer:
        dice = self.dice
        group = dice.choices(range(len(AGES)), cum_weights=_AGE_WEIGHTS)[0]
        men = AGES[group][1]
        sex = 1 if dice.random() * (men + 100) < men else 2
        days = int((group + dice.random()) * 5 * 365.25)
        birth = date.fromordinal(LAST_DAY - days)
        if birth >= date(2015, 1, 1):  # seasons show among the children that lines count
            month = dice.choices(range(1, 13), cum_weights=_BIRTH_MONTHS)[0]
            birth = min(birth.replace(month=month, day=min(birth.day, 28)), LAST)
        return _Newcomer(sex, birth.toordinal(), self._death(sex, birth.toordinal()))

    def _death(self, sex: int, birth: int) -> int:
        """Ordinal of the day of death within the two years, or 0."""
        first = max(birth, FIRST_DAY)
        age = (first - birth) / 365.25
        hazard = 0.00028 * exp(0.088 * (age - 28)) * (1.25 if sex == 1 else 0.8) + 0.0002
        if birth >= FIRST_DAY:
            hazard += 0.004
        share = min(0.9, hazard * (LAST_DAY - first + 1) / 365.25)
        return self.dice.randint(first, LAST_DAY) if self.dice.random() < share else 0

    def _reason(self, person: _Newcomer) -> Any:
        if person.birth > LAST_DAY - 120 and self.dice.random() < 0.15:
            return NoIdReason.NEWBORN
        if self.dice.random() >= WITHOUT_ID:
            return None
        return self.dice.choices(
            (NoIdReason.UNREGISTERED, NoIdReason.LOST, NoIdReason.FOREIGN), weights=(6, 3, 1)
        )[0]

    def _person_row(self, number: int, name: str, person: _Newcomer, reason: Any) -> tuple:
        dice, birth = self.dice, date.fromordinal(person.birth)
        draft = self._draft
        draft.name, draft.no_id_reason = name, reason
        draft.id_number = None if reason else self._id_number(person, birth)
        draft.derive()
        adult = person.birth < LAST_DAY - 5110
        # 160 is assigned to no operator, so nobody is ever called.
        phone = f"160{dice.randrange(10**8):08}" if adult and dice.random() < 0.85 else None
        document = f"P{dice.randrange(10**8):08}" if reason == NoIdReason.FOREIGN else None
        return (
            number,
            name,
            draft.initials,
            person.sex,
            birth,
            encrypt(draft.id_number) if draft.id_number else None,
            draft.id_index,
            draft.id_tail_index,
            draft.no_id_reason,
            encrypt(document) if document else None,
            encrypt(phone) if phone else None,
            date.fromordinal(person.died) if person.died else None,
        )

    def _id_number(self, person: _Newcomer, birth: date) -> str:
        order = self._serials[person.birth, person.sex]
        self._serials[person.birth, person.sex] += 1
        # 37 has no divisor in common with 500, so that no serial comes twice on one birthday.
        return make_id_number(COUNTY_CODE, birth, order * 37 % 500 * 2 + person.sex % 2)

    def _homes(
        self, number: int, village: int, person: _Newcomer, homes: list[tuple], settled: bool = False
    ) -> tuple[int, bool]:
        """Add the person's residences; returns the day of moving in (0: always there) and whether gone."""
        dice, day = self.dice, date.fromordinal
        kind = 2 if dice.random() < FROM_ELSEWHERE else 1
        address = encrypt(f"{dice.randint(1, 12)}组{dice.randint(1, 60)}号")
        since = max(person.birth, date(2000, 1, 1).toordinal())
        fate = 1.0 if settled or person.died or village == self.places.merged_village_id else dice.random()
        begin = max(FIRST_DAY, person.birth) + 30
        if fate >= MOVED_INSIDE + MOVED_IN + MOVED_OUT or begin >= LAST_DAY:
            homes.append((number, village, kind, address, day(since), None))
            return 0, False
        change = dice.randint(begin, LAST_DAY)
        if fate < MOVED_OUT:
            homes.append((number, village, kind, address, day(since), day(change)))
            return 0, True
        if fate < MOVED_OUT + MOVED_INSIDE:
            origin = dice.choice(self._villages)
            homes.append((number, origin, kind, address, day(since), day(change - 1)))
        homes.append((number, village, kind, address, day(change), None))
        return change, False


PERSON_COLUMNS = (
    "id", "name", "initials", "sex", "birth_date", "id_number", "id_index", "id_tail_index", "no_id_reason",
    "other_document", "phone", "died_on",
)  # fmt: skip
RESIDENCE_COLUMNS = ("person", "area", "kind", "address", "since", "until")


def _write(model: type, names: Sequence[str], rows: list[tuple]) -> None:
    """Finished rows of an index table, sealed values included, with their revisions."""
    columns = [model._meta.get_field(name).column for name in names]  # type: ignore[attr-defined]
    quoted = ", ".join(connection.ops.quote_name(column) for column in [*columns, "revision"])
    table = connection.ops.quote_name(model._meta.db_table)  # type: ignore[attr-defined]
    marks = ", ".join(["%s"] * (len(columns) + 1))
    first = take_revisions(len(rows)) if rows else 0
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({quoted}) VALUES ({marks})",
            [(*row, first + offset) for offset, row in enumerate(rows)],
        )


def share_out(count: int, places: Places, dice: random.Random) -> dict[int, int]:
    """How many of `count` persons live in each village: towns and villages differ in size."""
    sizes = {
        village.area_id: dice.uniform(0.5, 1.5) * (1.8 if order == 0 else 1.0)
        for order, town in enumerate(places.towns)
        for village in town.villages
    }
    whole, given = sum(sizes.values()), 0
    shared = {}
    reached = 0.0
    for village, size in sizes.items():
        reached += size
        shared[village] = round(count * reached / whole) - given
        given += shared[village]
    return shared


__all__ = ["FIRST", "LAST", "MERGED_ON", "Census", "Resident", "Residents", "share_out"]
