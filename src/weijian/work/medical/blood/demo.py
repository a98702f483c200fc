"""How the invented county gives blood: an emergency drive in the spring of 2020, townships in turn, regular donors."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from weijian.demo.county import County
from weijian.demo.people import Resident
from weijian.ledger.rules import add_months
from weijian.orgs.models import Area, Institution
from weijian.work.medical.blood.ledgers import (
    EMERGENCY,
    GROUP,
    PLATELETS,
    STREET,
    TOWNSHIP,
    URGENT,
    WHOLE,
    YEARLY,
    BloodPlan,
    Deferral,
    Donation,
    Drive,
)

HISTORY = (2018, 2019)  # years before, so that regular donors exist
# Per 100 000 residents, where the profile names nothing.
DONATIONS, URGENT_DONATIONS = 410, {2020: 176, 2021: 46}
SHARE_400 = 22
DOCUMENT = "县献血领导小组年度献血计划（演示）"
GOLDEN = 0.6180339887
REACTIONS = (0,) * 60 + (1,) * 3 + (2,)


def build(county: County) -> None:
    Donors(county).build()


class Donors:
    """The donors of the county and what each has given so far."""

    def __init__(self, county: County) -> None:
        self.county, self.dice = county, county.random("blood")
        self.given: dict[int, list[Donation]] = defaultdict(list)  # written, by person
        self.last: dict[int, date] = {}
        self.known: list[Resident] = []
        self.number = 0

    def build(self) -> None:
        for year in HISTORY:
            count = county_count(self.county, year) * 2 // 3
            days = sorted(
                self.county.day(self.dice, date(year, 1, 5), date(year, 12, 25)) for _ in range(count)
            )
            self._write(
                donation for day in days if (donation := self._donation(day, None, self.county.area_id))
            )
        for year in self.county.years:
            self._plan(year)
            for day, kind, place, wanted in self._calendar(year):
                self._hold(day, kind, place, wanted)

    def _write(self, donations: Any) -> None:
        rows = list(donations)
        self.county.load_records(rows, self.given)
        for donation in rows:
            self.given[donation.person_id].append(donation)

    # --- plans and drives

    def _plan(self, year: int) -> None:
        """The county's task and its parts, which add up to it."""
        whole = round(county_count(self.county, year) * 0.97)
        urgent = round(urgent_count(self.county, year) * Decimal("0.55"))
        towns = self.county.townships
        self._put_plan(year, YEARLY, self.county.area_id, whole)
        for order, town in enumerate(towns):
            part = whole * (order + 1) // len(towns) - whole * order // len(towns)
            if part:
                self._put_plan(year, YEARLY, town.area_id, part)
        if urgent:
            self._put_plan(year, EMERGENCY, self.county.area_id, urgent)

    def _put_plan(self, year: int, kind: int, place: int, people: int) -> None:
        self.county.insert(
            [
                BloodPlan(
                    institution=Institution.objects.get(pk=self.county.bureau_id),
                    place=Area.objects.get(pk=place),
                    year=year,
                    type=kind,
                    people=people,
                    volume_ml=people * 250,
                    document=DOCUMENT,
                )
            ]
        )

    def _calendar(self, year: int) -> list[tuple[date, int, int, int]]:
        """Drives of a year in order of days: (day, kind, place, donations wanted)."""
        county, towns = self.county, self.county.townships
        urgent = urgent_count(county, year)
        rest = max(0, county_count(county, year) - urgent)
        in_townships, in_groups = round(rest * 0.2), round(rest * 0.25)
        spring, whole_year = (date(year, 2, 10), date(year, 3, 25)), (date(year, 1, 5), date(year, 12, 25))
        plan = [
            (URGENT, urgent, 4, spring),
            (TOWNSHIP, in_townships, 3, whole_year),
            (GROUP, in_groups, 12, whole_year),
            (STREET, rest - in_townships - in_groups, 12, whole_year),
        ]
        drives: dict[tuple[date, int, int], int] = {}
        for kind, wanted, count, span in plan:
            for order, part in enumerate(_parts(wanted, count)):
                place = towns[(order + year) % len(towns)].area_id if kind == TOWNSHIP else county.area_id
                key = (county.day(self.dice, *span), kind, place)
                while key in drives:  # one drive of a kind a day and place
                    key = (key[0] + timedelta(days=1), kind, place)
                drives[key] = part
        return sorted((*key, part) for key, part in drives.items())

    def _hold(self, day: date, kind: int, place: int, wanted: int) -> None:
        drive_id = self.county.next_id(Drive)
        donations: list[Any] = [
            donation for _ in range(wanted) if (donation := self._donation(day, drive_id, place)) is not None
        ]
        whole = sum(donation.volume_ml or 0 for donation in donations)
        deferred = sum(self.dice.random() < 0.1 for _ in range(wanted + 2))
        columns = (
            "id", "institution", "area", "on", "until", "place", "type", "staff", "registered", "deferred",
            "donated", "volume_ml", "listed", "listed_ml",
        )  # fmt: skip
        row = (
            drive_id, self.county.bureau_id, place, day, day, place, kind, 4 + len(donations) // 12,
            len(donations) + deferred, deferred, len(donations), whole, len(donations), whole,
        )  # fmt: skip
        self.county.load(Drive, columns, [row])
        self._write(donations)
        self.county.load_records(list(self._deferrals(day, drive_id, deferred)))

    # --- who gives

    def _donor(self, day: date) -> Resident | None:
        """A donor of earlier times whose interval has passed, else somebody new."""
        dice, county = self.dice, self.county
        for _ in range(12):
            again = bool(self.known) and dice.random() < 0.5
            one = dice.choice(self.known) if again else county.people[dice.randrange(len(county.people))]
            if not 18 <= one.age_on(day) <= (60 if again else 54) or not one.there(day, day):
                continue
            last = self.last.get(one.id)
            if last is None or add_months(last, 6) <= day:
                return one
        return None

    def _donation(self, day: date, drive_id: int | None, place: int) -> Donation | None:
        one, dice = self._donor(day), self.dice
        if one is None:
            return None
        if one.id not in self.last:
            self.known.append(one)
        self.number += 1
        man = one.sex == 1
        platelets = dice.random() < 0.02
        donation = Donation(
            person=self.county.person(one),
            on=day,
            donation_no=f"4399{day:%y%m}{self.number:07}",
            type=PLATELETS if platelets else WHOLE,
            volume_ml=None if platelets else self._volume(day.year),
            platelet_units=dice.choice((1, 1, 2)) if platelets else None,
            drive_id=drive_id,
            blood_group=dice.choices(("A", "B", "O", "AB"), weights=(32, 25, 34, 9))[0],
            rhesus="+" if dice.random() > 0.004 else "-",
            haemoglobin=dice.randint(125, 165) if man else dice.randint(116, 148),
            weight=Decimal(dice.randint(510, 840) if man else dice.randint(455, 680)) / 10,
            systolic=dice.randint(104, 136),
            diastolic=dice.randint(62, 74),
            pulse=dice.randint(62, 92),
            reaction=dice.choice(REACTIONS),
            released=dice.random() > 0.006,
            area_id=one.village,
            institution_id=self.county.bureau_id,
        )
        self.last[one.id] = day
        return donation

    def _volume(self, year: int) -> int:
        share = float(self.county.target("blood.share400", year, SHARE_400)) / 100
        drawn = self.number * GOLDEN % 1  # as even as chance never is, so that few donations show the share
        return 400 if drawn < share else 300 if drawn < share + 0.1 else 200

    def _deferrals(self, day: date, drive_id: int, count: int) -> Iterator[Deferral]:
        """Some who were sent home are registered by name."""
        dice, people = self.dice, self.county.people
        for position in sorted({dice.randrange(len(people)) for _ in range(count // 2)}):
            one = people[position]
            if one.id in self.last or not 18 <= one.age_on(day) <= 60 or not one.there(day, day):
                continue
            reason = dice.choice((1, 3, 7, 7, 8, 8, 8, 10, 12))
            until = day + timedelta(days=dice.choice((14, 30, 90, 180)))
            yield Deferral(
                person=self.county.person(one), on=day, reason=reason, until=None if reason in (1, 3) else until,
                drive_id=drive_id, area_id=one.village, institution_id=self.county.bureau_id,
            )  # fmt: skip


def county_count(county: County, year: int) -> int:
    return int(county.target("blood.donations", year, county.scale(DONATIONS)))


def urgent_count(county: County, year: int) -> int:
    default = county.scale(URGENT_DONATIONS[year])
    return min(int(county.target("blood.emergency", year, default)), county_count(county, year))


def _parts(whole: int, count: int) -> list[int]:
    """A number in so many parts or more, none over 115 (one team's day) and none under five but the last."""
    most = min(115, max(5, -(-whole // count)))
    return [min(most, whole - begin) for begin in range(0, whole, most)]
