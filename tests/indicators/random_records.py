"""Random rows of a few ledgers: empty values, voided rows, removals, deaths, ties on a day, a merged village.

They need not satisfy the rules of entry: engines must agree on whatever stands in the tables.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count
from random import Random

from django.db import connection

from weijian.indicators.models import Target
from weijian.kernel import clock
from weijian.ledger.kinds import month_end
from weijian.orgs.tree import AreaTree
from weijian.people.models import Person, Residence
from weijian.work.epidemic.screening.ledgers import SampleTube
from weijian.work.family.population.ledgers import PopulationStatement
from weijian.work.publichealth.hypertension.ledgers import (
    Hypertension,
    HypertensionVisit,
    PressureScreening,
)
from weijian.work.publichealth.referral.ledgers import Referral

FIRST, LAST = date(2020, 7, 1), date(2022, 1, 31)
LEDGERS = (
    Hypertension,
    HypertensionVisit,
    PressureScreening,
    Referral,
    SampleTube,
    PopulationStatement,
    Target,
)


class RandomRecords:
    """Writes the rows of one example."""

    def __init__(self, county, seed: int):
        self.county, self.dice = county, Random(seed)
        self.revisions = count(1)
        self.areas = [
            county.area,
            county.east,
            county.east_village,
            county.east_village_2,
            county.west_village,
            county.west_village_2,
        ]
        self.institutions = [county.hospital, county.east_hospital, county.west_hospital]

    def write(self) -> None:
        # The engines must agree on rows that no form would take; later tests want their checks back.
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = ON")
            try:
                self._write()
            finally:
                cursor.execute("PRAGMA ignore_check_constraints = OFF")

    def _write(self) -> None:
        if self.maybe():
            self.merge_village()
        if self.maybe(0.2):
            self.merge_hospital()
        self.people = [self.person(number) for number in range(self.dice.randint(0, 5))]
        if self.people:
            self.with_people()
        self.save(SampleTube, (self.tube(number) for number in range(self.dice.randint(0, 6))))
        self.save(PopulationStatement, self.populations())
        self.save(Target, self.targets())

    def with_people(self) -> None:
        enrolments = self.save(Hypertension, self.enrolments())
        if enrolments:
            self.save(HypertensionVisit, self.visits(enrolments))
        self.save(PressureScreening, self.screenings())
        self.save(Referral, (self.referral(number) for number in range(self.dice.randint(0, 6))))

    def maybe(self, chance: float = 0.5) -> bool:
        return self.dice.random() < chance

    def day(self, first: date = FIRST, last: date = LAST) -> date:
        # Often the edges of periods and months, where engines would differ.
        edges = [date(2020, 12, 31), date(2021, 1, 1), date(2021, 3, 31), date(2021, 6, 30), date(2021, 7, 1)]
        if self.maybe(0.3):
            return self.dice.choice(edges)
        return first + timedelta(days=self.dice.randint(0, (last - first).days))

    def moment(self) -> datetime:
        day, hour = self.day(), self.dice.choice([0, 7, 8, 15, 16, 23])
        return datetime(day.year, day.month, day.day, hour, self.dice.randint(0, 59), tzinfo=clock.ZONE)

    def pick(self, *values):
        return self.dice.choice(values)

    def merge_village(self) -> None:
        gone = self.county.west_village_2
        gone.tenures.update(until=self.day())
        gone.successor = self.pick(self.county.west_village, self.county.east_village)
        gone.save()
        AreaTree.forget()

    def merge_hospital(self) -> None:
        gone = self.county.west_hospital
        gone.tenures.update(until=self.day())
        gone.successor = self.county.east_hospital
        gone.save()

    def person(self, number: int) -> Person:
        birth = self.pick(
            date(1950, 2, 28), date(1956, 2, 29), date(1986, 6, 30), date(1986, 7, 1), date(2018, 1, 1)
        )
        died = self.day() if self.maybe(0.2) else None
        made = Person.objects.create(
            name=f"人{number}", sex=self.pick(1, 2), birth_date=birth, died_on=died, no_id_reason=4
        )
        for _ in range(self.dice.randint(0, 3)):
            since = self.day(date(2020, 1, 1))
            until = since + timedelta(days=self.dice.randint(0, 400))
            Residence.objects.create(person=made, area=self.dice.choice(self.areas), since=since, until=until)
        return made

    def save(self, model, rows):
        """Insert the rows that the unique constraints admit."""
        kept, keys = [], set()
        for row in rows:
            found = [
                (kind, *(getattr(row, row._meta.get_field(name).attname) for name in names))
                for kind, names in self.unique(row)
            ]
            if row.voided_at is None:
                if keys & set(found):
                    continue
                keys.update(found)
            kept.append(row)
        return model.objects.bulk_create(kept)

    @staticmethod
    def unique(row):
        declaration = row.declaration
        if declaration.natural_key:
            yield "key", declaration.natural_key
        if declaration.kind == "enrolment" and row.end is None:
            yield "open", (declaration.subject,)

    def common(self, **values):
        return {
            "institution": self.dice.choice(self.institutions),
            "area": self.dice.choice(self.areas),
            "recorded_at": self.moment(),
            "source": "form",
            "revision": next(self.revisions),
            "voided_at": self.moment() if self.maybe(0.15) else None,
            **values,
        }

    def enrolments(self):
        for _ in range(self.dice.randint(1, 6)):
            start = self.day(date(2020, 1, 1))
            ends = self.maybe(0.4)
            yield Hypertension(
                **self.common(
                    person=self.dice.choice(self.people),
                    start=start,
                    end=start + timedelta(days=self.dice.randint(0, 500)) if ends else None,
                    end_reason=self.pick(2, 3) if ends else None,
                    diagnosed_on=start - timedelta(days=self.dice.randint(0, 200)),
                    basis=self.pick(1, 2, 3),
                    grade=self.pick(None, 1, 2, 3),
                    risk=self.pick(None, 1),
                    complications=self.pick("", "|冠心病|", "|脑卒中|冠心病|"),
                    manager="村医",
                )
            )

    def visits(self, enrolments):
        for _ in range(self.dice.randint(0, 14)):
            day = self.day()
            measured = self.maybe(0.8)
            yield HypertensionVisit(
                **self.common(
                    enrolment=self.dice.choice(enrolments),
                    person=self.dice.choice(self.people),
                    on=day,
                    mode=self.pick(1, 2, 3),
                    symptoms=self.pick("|1|", "|2|10|"),
                    systolic=self.dice.randint(110, 190) if measured else None,
                    diastolic=self.dice.randint(60, 100) if measured else None,
                    weight=self.pick(None, Decimal("61.5"), Decimal("60.0"), Decimal("70.3")),
                    adherence=self.pick(1, 2),
                    adverse=1,
                    outcome=self.pick(None, 1, 2),
                    required_outcome=self.pick(None, 1, 2),
                    on_target=self.maybe(),
                    next_on=day + timedelta(days=self.pick(7, 14, 90)),
                    referred_on=self.pick(None, day),
                    referral_reason=self.pick("", "复诊"),
                )
            )

    def screenings(self):
        for _ in range(self.dice.randint(0, 8)):
            systolic = self.dice.randint(110, 160)
            yield PressureScreening(
                **self.common(
                    person=self.dice.choice(self.people),
                    on=self.day(),
                    systolic=systolic,
                    diastolic=self.dice.randint(60, 100),
                    place=self.pick(1, 2),
                    raised=systolic >= 140,
                )
            )

    def referral(self, number: int) -> Referral:
        opened = self.day()
        followed = opened + timedelta(days=self.dice.randint(0, 30)) if self.maybe() else None
        return Referral(
            **self.common(
                person=self.dice.choice(self.people),
                opened=opened,
                state=self.pick("referred", "followed"),
                state_since=opened,
                closed=max(opened, self.day(opened)) if self.maybe() else None,
                line=self.pick(1, 2),
                reason="复查",
                to_institution=self.pick(None, self.county.hospital, self.county.east_hospital),
                followed_on=followed,
                days_taken=(followed - opened).days if followed else None,
                outcome=self.pick(None, 1, 2),
            )
        )

    def tube(self, number: int) -> SampleTube:
        sampled = self.moment()
        return SampleTube(
            **self.common(
                tube_code=f"G{number}",
                pool=10,
                specimen=1,
                site=self.county.hospital,
                sampler="甲",
                opened=sampled.date(),
                state="sampled",
                state_since=sampled.date(),
                sampled_at=sampled,
                sealed_at=self.pick(None, self.moment()),
                received_at=self.pick(None, self.moment()),
                reported_at=self.pick(None, sampled + timedelta(minutes=self.dice.randint(0, 3000))),
            )
        )

    def populations(self):
        for _ in range(self.dice.randint(0, 12)):
            year, month = self.pick(2020, 2021), self.pick(None, None, 3, 6, 12)
            of_place = self.maybe(0.7)
            yield PopulationStatement(
                **self.common(
                    place=self.dice.choice(self.areas) if of_place else None,
                    stated_institution=None if of_place else self.dice.choice(self.institutions),
                    year=year,
                    month=month,
                    on=month_end(year, month or 12),
                    kind_of_base=self.pick("resident", "registered", "outpatients"),
                    origin=self.pick("police", "statistics"),
                    count=self.dice.randint(0, 2000),
                    document="文件",
                )
            )

    def targets(self):
        for _ in range(self.dice.randint(0, 5)):
            of_place = self.maybe(0.8)
            yield Target(
                **self.common(
                    figure=self.pick("htn.visits", "htn.std_rate", "htn.control_rate"),
                    place=self.dice.choice(self.areas) if of_place else None,
                    target_institution=None if of_place else self.dice.choice(self.institutions),
                    year=2021,
                    on=date(2021, 12, 31),
                    half=self.pick(0, 1, 2),
                    value=self.dice.randint(1, 100),
                    document="文件",
                )
            )
