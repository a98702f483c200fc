"""What a line's `demo.py` is given: the county's people, places and days, and the ways to write its records.

It decides nothing about any line. Randomness is drawn from one generator per line (`random(name)`), so that a
change in one line leaves the others' rows as they were.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from random import Random
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from weijian.accounts.models import User
from weijian.demo import people as census
from weijian.demo.names import person_name
from weijian.demo.people import Resident, Residents
from weijian.demo.places import Places, Town, Village
from weijian.demo.profile import Profile
from weijian.indicators.models import Target
from weijian.kernel import clock
from weijian.kernel.workdays import is_workday
from weijian.ledger import store
from weijian.ledger.models import StateStay
from weijian.orgs.models import Area, Institution
from weijian.people.models import Person

BOOK_KEEPING = {"recorded_at", "recorded_by", "source", "batch", "revision", "voided_at", "void_reason"}
MONTH_FACTOR = (0.9, 0.6, 0.95, 1.05, 1.1, 1.25, 0.95, 0.9, 1.1, 1.05, 1.15, 1.2)


class County:
    """The invented county while it is being built."""

    years = (2020, 2021)
    first, today = census.FIRST, census.LAST

    def __init__(
        self, places: Places, people: Residents, seed: int | str, profile: Profile, user: User | None = None
    ) -> None:
        self.people, self.seed, self.profile, self.user = people, seed, profile, user
        self.area_id = places.area_id
        self.townships: list[Town] = places.towns
        self.bureau_id = places.institutions["bureau"]
        self.hospital_id = places.institutions["hospital"]
        self.second_hospital_id = places.institutions["second_hospital"]
        self.mch_id = places.institutions["mch"]
        self.cdc_id = places.institutions["cdc"]
        self.inspection_id = places.institutions["inspection"]
        self.private_hospital_id = places.institutions["private_hospital"]
        self._towns = {village.area_id: town for town in places.towns for village in town.villages}
        self._villages = {village.area_id: village for town in places.towns for village in town.villages}
        self._seasons: dict[date, float] = {}

    # --- whom and where

    def people_of(self, village_id: int) -> Iterator[Resident]:
        return self.people.of_village(village_id)

    def any_of(self, dice: Random, village_id: int) -> Resident | None:
        """Somebody of a village, or None where nobody lives."""
        return self.people.any_of(dice, village_id)

    def village(self, area_id: int) -> Village:
        return self._villages[area_id]

    def town_of(self, area_id: int) -> Town:
        """The township that a village belongs to on the last day."""
        return self._towns[area_id]

    @cached_property
    def villages(self) -> list[Village]:
        return list(self._villages.values())

    # --- how much and when

    def random(self, name: str) -> Random:
        return Random(f"{self.seed}:{name}")

    def target(self, code: str, year: int, default: Decimal | float) -> Decimal:
        """What a figure shall come to: the profile's word, else the line's default."""
        figure = self.profile.figure(code, year, len(self.people))
        return Decimal(str(default)) if figure is None else figure

    def scale(self, per_100k: float) -> int:
        """A count for this county from a count per 100 000 residents; never nothing from something."""
        count = round(per_100k * len(self.people) / 100_000)
        return max(1, count) if per_100k > 0 else count

    def season(self, day: date) -> float:
        """How much is done on a day, about 1 on work days: holidays, the spring of 2020, month ends."""
        known = self._seasons.get(day)
        if known is None:
            known = MONTH_FACTOR[day.month - 1] * (1.0 if is_workday(day) else 0.12)
            if date(2020, 1, 24) <= day <= date(2020, 3, 15):
                known *= 0.35
            if day.day >= 25:
                known *= 1.15
            self._seasons[day] = known
        return known

    def day(self, dice: Random, first: date, last: date) -> date:
        """A day by chance from first to last, in season."""
        span = (last - first).days
        if span <= 0:
            return first
        for _ in range(24):
            day = first + timedelta(days=int(dice.random() * (span + 1)))
            if dice.random() * 1.5 < self.season(day):
                return day
        return first + timedelta(days=dice.randint(0, span))

    def name(self, dice: Random, sex: int | None = None, birth_year: int = 1980) -> str:
        """An invented person's name, e.g. of a member of staff."""
        return person_name(dice, sex or dice.choice((1, 2)), birth_year)

    # --- writing

    def next_id(self, model: Any) -> int:
        """The number that the next row of a ledger may bear, for rows that others link to."""
        return (model._base_manager.aggregate(last=Max("pk"))["last"] or 0) + 1

    def load(self, model: Any, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
        """Write finished rows in bulk, computed fields and area included; recorded within days of their date.

        Only the database's own constraints are checked.
        """
        if "recorded_at" in names:
            return store.load(model, names, rows)
        position = list(names).index(model.declaration.date_field)
        dated = ((*row, self._recorded_at(row[position], offset)) for offset, row in enumerate(rows))
        return store.load(model, [*names, "recorded_at"], dated)

    def _recorded_at(self, day: Any, offset: int) -> str:
        """Same day mostly, up to five days later, in UTC as the database keeps it; no chance is used up."""
        if isinstance(day, str):
            day = date.fromisoformat(day[:10])
        elif isinstance(day, datetime):
            day = day.date()
        late = (0, 0, 0, 1, 0, 2, 0, 1, 0, 0, 5)[offset * 7 % 11]
        day = min(day + timedelta(days=late), self.today)
        return f"{day.isoformat()} {offset * 13 % 9:02}:{offset * 17 % 60:02}:00"

    def load_records(self, records: Iterable[Any], others: Mapping[int, list[Any]] | None = None) -> int:
        """Write unsaved records of one ledger in bulk, derived as the store would but not checked.

        For some ten thousand rows whose computed fields and states are better left to the ledger; `others` are
        the earlier records by person, where computed fields read them. Numbers, and stays of cases, are given.
        """
        records = list(records)
        if not records:
            return 0
        model = type(records[0])
        number = self.next_id(model)
        for offset, record in enumerate(records):
            store.derive(record, (others or {}).get(getattr(record, "person_id", None) or 0, []))
            record.pk, record.source = number + offset, "demo"  # only now: nothing is asked about a new row
        fields = [item for item in model._meta.concrete_fields if item.name not in BOOK_KEEPING]
        rows = [
            [item.get_db_prep_save(getattr(record, item.attname), connection) for item in fields]
            for record in records
        ]
        if model.declaration.flow:
            self.load_stays(
                model, [(record.pk, 0, record.state, record.state_since, None) for record in records]
            )
        return self.load(model, [item.name for item in fields], rows)

    @staticmethod
    def person(resident: Resident) -> Person:
        """The person as far as rules and computed fields ask; not read from the database."""
        return Person(pk=resident.id, sex=resident.sex, birth_date=resident.birth, died_on=resident.died)

    @transaction.atomic
    def load_stays(self, model: Any, rows: Iterable[tuple[int, int, str, Any, Any]]) -> None:
        """The states of loaded cases: (record id, order from 0, state, since, until or None)."""
        table = connection.ops.quote_name(StateStay._meta.db_table)
        columns = '"ledger", "record_id", "order", "state", "since", "until", "note"'
        code = model.declaration.code
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {table} ({columns}) VALUES (%s, %s, %s, %s, %s, %s, '')",
                ((code, *row) for row in rows),
            )

    def insert(self, records: Iterable[Any]) -> list[Any]:
        """Write records through all rules; for some hundred rows, not for thousands."""
        return store.insert(records, self.user, "demo")

    def set_target(self, code: str, year: int, value: Decimal | float, document: str) -> None:
        """Put the county's yearly target of a figure on file."""
        self.insert([self._target(code, year, Decimal(str(value)), document)])

    def _target(self, code: str, year: int, value: Decimal, document: str) -> Any:
        return Target(
            institution=Institution.objects.get(pk=self.bureau_id),
            place=Area.objects.get(pk=self.area_id),
            figure=code,
            year=year,
            value=value,
            document=document,
        )

    def moment(self, day: date, hour: int, minute: int = 0) -> str:
        """A local time of a day as the database keeps moments (UTC)."""
        local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.ZONE)
        return (local - timedelta(hours=8)).strftime("%Y-%m-%d %H:%M:%S")
