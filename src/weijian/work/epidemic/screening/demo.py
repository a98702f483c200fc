"""How the invented county tests: totals first, then tube by tube, more each season, a positive pool that was none."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from weijian.demo.county import County
from weijian.demo.people import Resident
from weijian.demo.places import Town
from weijian.kernel.clock import ZONE
from weijian.orgs.models import Institution
from weijian.work.epidemic.screening.ledgers import (
    AMPLIFIER,
    AUTOCLAVE,
    CABINET,
    CONTACT,
    EXTRACTOR,
    FEEDBACK,
    FEEDBACK_OTHER,
    FEVER,
    FREEZER,
    IN_USE,
    INPATIENT,
    IS_NEGATIVE,
    MUST_TEST,
    NEGATIVE,
    POSITIVE,
    SENT,
    WILLING,
    AntigenTest,
    Campaign,
    DueTest,
    EnvSample,
    LabEquipment,
    SampleTube,
    TestingLab,
    TestStatement,
    TubeMember,
)

# Per 100 000 residents, where the profile names nothing.
PEOPLE = {2020: 11_700, 2021: 28_500}
SURROUNDINGS = {2020: 240, 2021: 750}
ANTIGEN = 12
STAFF, SCHOOL = 5, 14
# (group, share of the tests, pool, ages)
MIX = [
    (STAFF, 0.24, 5, (22, 60)),
    (INPATIENT, 0.18, 1, (15, 90)),
    (FEVER, 0.10, 1, (1, 80)),
    (WILLING, 0.14, 1, (18, 60)),
    (12, 0.14, 10, (5, 85)),
    (10, 0.05, 10, (20, 58)),
    (11, 0.05, 1, (18, 60)),
    (13, 0.03, 5, (22, 55)),
    (SCHOOL, 0.05, 10, (6, 18)),
    (CONTACT, 0.012, 1, (5, 75)),
    (2, 0.008, 1, (20, 55)),
]  # fmt: skip
PAYERS = {WILLING: 2, STAFF: 3, INPATIENT: 4, 10: 3}
BY_TOTALS_UNTIL = date(2020, 4, 30)  # single tubes are on file from May 2020


def build(county: County) -> None:
    Screening(county).build()


class Screening:
    """Laboratories, then each year's totals, tubes, due tests and samples."""

    def __init__(self, county: County) -> None:
        self.county, self.dice = county, county.random("screening")
        self.tube = self.member = self.due = 0
        self.owed: set[tuple[int, date]] = set()  # a person has one due test a day
        self.hours = {group: FEEDBACK.get(group, FEEDBACK_OTHER).whole_on(county.first) for group, *_ in MIX}

    def build(self) -> None:
        self._laboratories()
        self.tube, self.member, self.due = (
            self.county.next_id(model) for model in (SampleTube, TubeMember, DueTest)
        )
        for year in self.county.years:
            wanted = int(self.county.target("test.people", year, self.county.scale(PEOPLE[year])))
            if year == 2020:
                wanted -= self._totals(wanted // 12)
            self._tubes(year, wanted)
            self._surroundings(year)
        self._positive_pool()
        self._antigen()
        self._campaigns()

    # --- what there is

    def _laboratories(self) -> None:
        """The county hospital from the start, the disease control centre from the summer, a machine once broken."""
        plan = [
            (self.county.hospital_id, date(2020, 2, 12), 10, 2, 1, 1),
            (self.county.cdc_id, date(2020, 6, 20), 8, 1, 1, 0),
            (self.county.second_hospital_id, date(2021, 3, 5), 8, 1, 1, 0),
        ]
        for unit_id, start, hours, amplifiers, extractors, willing in plan:
            unit = Institution.objects.get(pk=unit_id)
            lab = self.county.insert(
                [
                    TestingLab(
                        institution=unit, lab=unit, start=start, approved_by="市卫生健康委", methods="|1|2|",
                        willing_point=bool(willing), price_single=80 if willing else None, price_pooled=20 if willing else None,
                        price_public=True if willing else None, cycle_hours=hours,
                    )
                ]
            )[0]  # fmt: skip
            machines: list[tuple] = [(AMPLIFIER, 96, 90)] * amplifiers + [(EXTRACTOR, 96, 45)] * extractors
            machines += [
                (EXTRACTOR, 32, 40),
                (CABINET, None, None),
                (AUTOCLAVE, None, None),
                (FREEZER, None, None),
            ]
            self.county.insert(
                LabEquipment(
                    institution=unit, lab=lab, type=type_, wells=wells, minutes=minutes, start=start, state=IN_USE,
                    serial=f"{unit_id}-{order:03}",
                )
                for order, (type_, wells, minutes) in enumerate(machines)
            )  # fmt: skip

    def _totals(self, wanted: int) -> int:
        """The first months are known by monthly totals only."""
        unit = Institution.objects.get(pk=self.county.hospital_id)
        parts = [(2, 0.15), (3, 0.35), (4, 0.5)]
        rows = [
            TestStatement(
                institution=unit, lab=unit, year=2020, month=month, group=group, people=count, tubes=count, positive=0,
                document=f"核酸检测量月报（2020年{month}月）",
            )
            for month, share in parts
            for group, part in ((FEVER, 0.4), (INPATIENT, 0.6))
            if (count := round(wanted * share * part))
        ]  # fmt: skip
        self.county.insert(rows)
        return sum(row.people for row in rows)

    # --- tubes

    def _tubes(self, year: int, wanted: int) -> None:
        """Batches of one group, township and day, until so many people are tested."""
        tubes: list[tuple] = []
        members: list[tuple] = []
        dues: list[tuple] = []
        stays: list[tuple] = []
        first = max(date(year, 1, 1), BY_TOTALS_UNTIL + timedelta(days=1))
        begun = self.member
        while self.member - begun < wanted:
            day = self.county.day(self.dice, first, date(year, 12, 31))
            group, _, pool, ages = self.dice.choices(MIX, weights=[row[1] for row in MIX])[0]
            town = self.dice.choice(self.county.townships)
            size = min(pool if pool == 1 else self.dice.randint(2, 3) * pool, wanted - (self.member - begun))
            people = self._people(town, day, ages, size)
            for start in range(0, len(people), pool):
                row, until = self._tube(town, day, pool, group, people[start : start + pool], year)
                tubes.append(row)
                stays.append((row[0], 0, row[-1], until, None))
                self._members(row[0], day, group, people[start : start + pool], town, members, dues)
            if len(tubes) > 20_000:
                self._flush(tubes, members, dues, stays)
            if not people and self.dice.random() < 0.001:
                break  # a township without anybody of these ages
        self._flush(tubes, members, dues, stays)

    def _flush(self, tubes: list, members: list, dues: list, stays: list) -> None:
        self.county.load(SampleTube, TUBE, tubes)
        self.county.load_stays(SampleTube, stays)
        self.county.load(DueTest, DUE, dues)
        self.county.load(TubeMember, MEMBER, members)
        for rows in (tubes, members, dues, stays):
            rows.clear()

    def _people(self, town: Town, day: date, ages: tuple[int, int], size: int) -> list[Resident]:
        """Different residents of a township of the ages."""
        found: dict[int, Resident] = {}
        for _ in range(size * 12):
            village = self.dice.choice(town.villages)
            one = self.county.any_of(self.dice, village.area_id)
            if one is not None and ages[0] <= one.age_on(day) <= ages[1] and one.there(day, day):
                found[one.id] = one
                if len(found) == size:
                    break
        return list(found.values())

    def _tube(
        self, town: Town, day: date, pool: int, group: int, people: list[Resident], year: int
    ) -> tuple[tuple, date]:
        """One row; nearly all in time, the later the poorer the township; the last day's are still on their way."""
        dice, number = self.dice, self.tube
        self.tube += 1
        sampled = datetime(day.year, day.month, day.day, dice.randint(7, 17), dice.randrange(60), tzinfo=ZONE)
        sealed = sampled + timedelta(minutes=dice.randint(5, 40))
        sent = sealed + timedelta(minutes=dice.randint(5, 60))
        received = sent + timedelta(minutes=dice.randint(15, 110))
        limit = self.hours[group]
        ok = float(self.county.target("test.turn_ok", year, 96)) + 4 * (town.quality - 0.71)
        least = (received - sampled) / timedelta(hours=1) + 0.8
        in_time = dice.random() * 100 < ok and least < limit
        used = dice.uniform(least, max(least, limit * 0.9)) if in_time else limit + dice.uniform(0.3, 8)
        reported = sampled + timedelta(hours=used)
        lab = self._lab(day)
        due = sampled + timedelta(hours=limit)
        done = reported.date() <= self.county.today
        state = IS_NEGATIVE if done else SENT
        until = reported.date() if done else day
        row = (
            number, f"LX{day:%y%m%d}{number:08}", pool, 1, town.hospital_id, self.sampler(town), _utc(sampled),
            _utc(sealed), _utc(sent), _utc(received) if done else None, dice.randint(2, 8) if done else None,
            lab if done else None, _utc(received + timedelta(minutes=20)) if done else None,
            _utc(reported) if done else None, NEGATIVE if done else None, day, until if done else None, len(people),
            _utc(due), reported <= due if done else None, town.hospital_id, town.area_id, until,
            until if done else None, state,
        )  # fmt: skip
        return row, until

    def _lab(self, day: date) -> int:
        labs = [self.county.hospital_id] * 3
        labs += [self.county.cdc_id] if day >= date(2020, 6, 21) else []
        labs += [self.county.second_hospital_id] if day >= date(2021, 3, 6) else []
        return self.dice.choice(labs)

    def sampler(self, town: Town) -> str:
        return f"{town.name[:2]}采样{'一二三'[self.dice.randrange(3)]}组"

    def _members(
        self, tube: int, day: date, group: int, people: list[Resident], town: Town, members: list, dues: list
    ) -> None:
        """Who is in the tube; people of the must-test groups answer a due day, some late, some miss the next."""
        slack = 1.1 - town.quality
        for seq, one in enumerate(people, 1):
            due = None
            if group in MUST_TEST and self.dice.random() < 0.9:
                late = self.dice.random() < 0.09 * slack
                due = self._owe(town, one, day - timedelta(days=1) if late else day, group, dues, day)
            if group in MUST_TEST and self.dice.random() < 0.03 * slack:
                self._owe(town, one, min(day + timedelta(days=7), self.county.today), group, dues, None)
            payer = PAYERS.get(group, 1)
            members.append(
                (self.member, town.hospital_id, one.village, tube, one.id, day, seq, group, payer, due)
            )
            self.member += 1

    def _owe(
        self, town: Town, one: Resident, on: date, group: int, dues: list, done: date | None
    ) -> int | None:
        """A due test of the day, done or missed; None when the person has one of that day already."""
        if (one.id, on) in self.owed:
            return None
        self.owed.add((one.id, on))
        in_time = done is not None and done <= on
        dues.append((self.due, town.hospital_id, one.village, one.id, on, group, done, in_time))
        self.due += 1
        return self.due - 1

    # --- what is not a tube of the routine

    def _surroundings(self, year: int) -> None:
        wanted = int(self.county.target("test.env", year, self.county.scale(SURROUNDINGS[year])))
        spots = ("农贸市场冷柜", "超市冷冻区", "冷库", "水产批发点", "快递分拣点")

        def rows() -> Iterator[tuple]:
            for number in range(wanted):
                day = self.county.day(self.dice, date(year, 1 if year > 2020 else 6, 1), date(year, 12, 31))
                moment = self.county.moment(day, self.dice.randint(8, 16), self.dice.randrange(60))
                kind = self.dice.choices((1, 2, 3, 5, 6), weights=(40, 30, 20, 8, 2))[0]
                yield (
                    self.county.cdc_id, self.county.area_id, self.county.cdc_id, f"H{year}{number:06}", kind,
                    self.dice.choice(spots), moment, day, NEGATIVE,
                )  # fmt: skip

        self.county.load(EnvSample, ENVIRONMENT, rows())

    def _positive_pool(self) -> None:
        """In November 2021 a pool was positive, and every one of its people negative when sampled singly."""
        county = self.county
        town = county.townships[0]
        unit, lab = (Institution.objects.get(pk=pk) for pk in (town.hospital_id, county.hospital_id))
        start = datetime(2021, 11, 9, 8, 30, tzinfo=ZONE)
        people = self._people(town, start.date(), (20, 60), 5)
        pool = self._insert_tube(unit, lab, "LXPOOL0001", start, 10, POSITIVE, people, None)
        for number, one in enumerate(people, 1):
            single = start + timedelta(hours=12, minutes=5 * number)
            self._insert_tube(unit, lab, f"LXSINGLE{number:04}", single, 1, NEGATIVE, [one], pool)

    def _insert_tube(
        self,
        unit: Any,
        lab: Any,
        code: str,
        start: datetime,
        pool: int,
        result: int,
        people: list[Resident],
        parent: Any,
    ) -> Any:
        step = timedelta(minutes=20)
        tube = self.county.insert(
            [
                SampleTube(
                    institution=unit, tube_code=code, pool=pool, specimen=1, site=unit, sampler="城关采样一组",
                    sampled_at=start, sealed_at=start + step, sent_at=start + 2 * step, received_at=start + 3 * step,
                    testing_at=start + 4 * step, reported_at=start + timedelta(hours=5), lab=lab, result=result,
                    retest_of=parent,
                )
            ]
        )[0]  # fmt: skip
        self.county.insert(
            TubeMember(institution=unit, tube=tube, person_id=one.id, seq=seq, group=12, payer=1)
            for seq, one in enumerate(people, 1)
        )
        return tube

    def _antigen(self) -> None:
        """A few quick tests at township hospitals, in the second year."""
        rows: dict[int, tuple] = {}
        for _ in range(self.county.scale(ANTIGEN)):
            one = self.county.people[self.dice.randrange(len(self.county.people))]
            day = self.county.day(self.dice, date(2021, 6, 1), self.county.today)
            if one.there(day, day):
                unit = self.county.town_of(one.village).hospital_id
                rows[one.id] = (unit, one.village, one.id, self.county.moment(day, 9), day, 1, False)
        self.county.load(AntigenTest, ANTIGEN_COLUMNS, rows.values())

    def _campaigns(self) -> None:
        unit = Institution.objects.get(pk=self.county.bureau_id)
        names = "、".join(town.name for town in self.county.townships[:2])
        plans = [
            ("冷链从业人员和食品专项检测", 5, date(2020, 11, 16), "全县", 200),
            ("春节返乡人员检测", 2, date(2021, 1, 28), "全县", 900),
            ("重点乡镇区域筛查", 1, date(2021, 8, 6), names, 1200),
        ]
        self.county.insert(
            Campaign(
                institution=unit, name=name, type=kind, on=day, until=day + timedelta(days=5), areas=areas,
                target=self.county.scale(target), round=1,
            )
            for name, kind, day, areas, target in plans
        )  # fmt: skip


TUBE = (
    "id", "tube_code", "pool", "specimen", "site", "sampler", "sampled_at", "sealed_at", "sent_at", "received_at",
    "temperature", "lab", "testing_at", "reported_at", "result", "opened", "reported_on", "member_count",
    "feedback_due_at", "in_time", "institution", "area", "state_since", "closed", "state",
)  # fmt: skip
MEMBER = ("id", "institution", "area", "tube", "person", "on", "seq", "group", "payer", "due")
DUE = ("id", "institution", "area", "person", "on", "group", "done_on", "in_time")
ANTIGEN_COLUMNS = ("institution", "area", "person", "tested_at", "on", "result", "self_test")
ENVIRONMENT = ("institution", "area", "lab", "sample_no", "type", "spot", "sampled_at", "on", "result")


def _utc(moment: datetime) -> str:
    """As the database keeps moments; official time is eight hours ahead and has no summer time."""
    return (moment - timedelta(hours=8)).strftime("%Y-%m-%d %H:%M:%S")
