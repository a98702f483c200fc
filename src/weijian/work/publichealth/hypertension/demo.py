"""How the invented county cares for hypertension: older people first, better in good townships, thin in spring 2020.

Who is looked after regularly is seen face to face in every quarter; others miss quarters or are only phoned.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from weijian.demo.county import County
from weijian.demo.people import Resident
from weijian.demo.places import Town, Village
from weijian.ledger.rules import add_months
from weijian.work.publichealth.hypertension.ledgers import (
    ADJUST,
    ADVERSE,
    CLINIC,
    COMPLICATED,
    CONTINUE,
    CONTROLLED,
    HOME,
    INTERVALS,
    REFER,
    REFER_URGENTLY,
    TELEPHONE,
    UNCONTROLLED,
    Hypertension,
    HypertensionVisit,
    PressureScreening,
)
from weijian.work.publichealth.referral.ledgers import Referral, Suspect

# Where the profile names nothing: patients per 100 000 residents, rates in %.
MANAGED, STANDARD, CONTROL = {2020: 6300, 2021: 6900}, {2020: 70, 2021: 74}, {2020: 56, 2021: 61}
SCREENED = 92
FIRST_VISITS = 0.2  # of all from age 35; with the population's demo this makes the rate
PREVALENCE = ((75, 45), (65, 40), (55, 28), (45, 16), (35, 6))
LOCKDOWN = (date(2020, 1, 24), date(2020, 3, 15))
DRUGS = (
    "氨氯地平 1 5",
    "缬沙坦 1 80",
    "硝苯地平控释片 1 30",
    "厄贝沙坦 1 150\n吲达帕胺 1 1.5",
    "依那普利 2 10",
)
ACTIONS = {CONTROLLED: CONTINUE, UNCONTROLLED: ADJUST, ADVERSE: ADJUST, COMPLICATED: REFER}

PATIENT_COLUMNS = (
    "id", "institution", "area", "person", "start", "end", "end_reason", "diagnosed_on", "diagnosed_at", "basis",
    "grade", "risk", "complications", "manager", "suspect",
)  # fmt: skip
VISIT_COLUMNS = (
    "institution", "area", "person", "enrolment", "on", "mode", "symptoms", "systolic", "diastolic", "weight",
    "height", "body_mass_index", "heart_rate", "cigarettes", "alcohol", "salt", "compliance", "adherence", "adverse",
    "adverse_note", "new_complication", "required_outcome", "outcome", "drugs", "referred_on", "referral_reason",
    "referral_to", "referral", "next_on", "required_action", "on_target", "rounded",
)  # fmt: skip
REFERRAL_COLUMNS = (
    "id", "institution", "area", "person", "opened", "state", "state_since", "deadline", "closed", "line",
    "reason", "urgent", "to_institution", "followed_on", "outcome", "days_taken", "in_time",
)  # fmt: skip
SUSPECT_COLUMNS = (
    "id", "institution", "area", "person", "opened", "state", "state_since", "closed", "disease", "year", "origin",
    "finding", "rechecked_on", "result", "enrolled_on",
)  # fmt: skip
SCREENING_COLUMNS = ("institution", "area", "person", "on", "systolic", "diastolic", "place", "raised")


def build(county: County) -> None:
    Clinic(county).build()


class Patient(NamedTuple):
    """Who is under management, and how he or she is looked after."""

    number: int
    one: Resident
    town: Town
    village: Village
    start: date
    regular: dict[int, bool]
    steady: float  # chance of being on target at a visit
    height: int
    weight: int  # in tenths of a kilogram


class Clinic:
    """The county's patients, village after village."""

    def __init__(self, county: County) -> None:
        self.county, self.dice = county, county.random("hypertension")
        self.next_patient, self.next_referral = county.next_id(Hypertension), county.next_id(Referral)
        self.next_suspect = county.next_id(Suspect)
        target = {
            year: float(county.target("htn.managed", year, county.scale(MANAGED[year])))
            for year in county.years
        }
        first, last = county.years
        self.standing = target[first] / target[last]  # share of today's patients who were there a year ago
        weights = sum(
            _weight(one, county.first) * _effort(county.town_of(one.village)) for one in county.people
        )
        self.chance = 1.04 * target[last] / max(weights, 1)  # some die before the last day

    def build(self) -> None:
        for town in self.county.townships:
            for village in town.villages:
                self._village(town, village)

    def _village(self, town: Town, village: Village) -> None:
        patients = [
            patient
            for one in self.county.people_of(village.area_id)
            if self.dice.random() < self.chance * _weight(one, self.county.first) * _effort(town)
            and (patient := self._patient(one, town, village))
        ]
        known = {patient.one.id for patient in patients}
        suspects = self._suspects(patients)
        self.county.load(Hypertension, PATIENT_COLUMNS, [self._enrolment(one, suspects) for one in patients])
        referrals: list[tuple] = []
        visits = [row for patient in patients for row in self._visits(patient, referrals)]
        self._load_cases(Referral, REFERRAL_COLUMNS, referrals)
        self.county.load(HypertensionVisit, VISIT_COLUMNS, visits)
        self.county.load(PressureScreening, SCREENING_COLUMNS, list(self._screened(town, village, known)))

    def _load_cases(self, model: Any, columns: tuple[str, ...], rows: list[tuple]) -> None:
        self.county.load(model, columns, rows)
        at = [columns.index(name) for name in ("id", "state", "state_since")]
        self.county.load_stays(model, [(row[at[0]], 0, row[at[1]], row[at[2]], None) for row in rows])

    # --- patients

    def _patient(self, one: Resident, town: Town, village: Village) -> Patient | None:
        start = self._start()
        begins = max(start, one.moved_in or start)
        if one.age_on(begins) < 35 or (one.died and one.died <= begins + timedelta(days=30)):
            return None
        self.next_patient += 1
        return Patient(
            self.next_patient - 1, one, town, village, begins,
            self._regular(town),
            0.8 if self.dice.random() < (self._control(town) - 0.2) / 0.66 else 0.1,
            self.dice.randint(152, 176) if one.sex == 1 else self.dice.randint(144, 166),
            self.dice.randint(480, 820),
        )  # fmt: skip

    def _regular(self, town: Town) -> dict[int, bool]:
        """By year, whether every quarter has its visit; these are also the ones who go to the yearly check."""
        found = {}
        for year in self.county.years:
            rate = self._rate("htn.std_rate", year, STANDARD, town) * 1.06  # some of them miss the check
            found[year] = self.dice.random() < rate
        return found

    def _start(self) -> date:
        """Most enrolled years ago; the growth of two years spread over them in season."""
        county, dice = self.county, self.dice
        if dice.random() > self.standing:
            return county.day(dice, date(2021, 1, 4), date(2021, 12, 20))
        if dice.random() < 0.1:
            return county.day(dice, date(2020, 1, 4), date(2020, 12, 25))
        return date(2014, 1, 1) + timedelta(days=dice.randrange(2190))

    def _rate(self, code: str, year: int, default: dict[int, int], town: Town) -> float:
        whole = float(self.county.target(code, year, default[year])) / 100
        return min(0.98, whole * (0.79 + 0.3 * town.quality))

    def _control(self, town: Town) -> float:
        return min(0.84, max(0.26, self._rate("htn.control_rate", self.county.years[-1], CONTROL, town)))

    def _enrolment(self, patient: Patient, suspects: dict[int, int]) -> tuple:
        dice, died = self.dice, patient.one.died
        diagnosed = patient.start - timedelta(days=dice.choice((0, 3, 7, 14, 30, 400)))
        if patient.number in suspects:
            diagnosed = patient.start
        return (
            patient.number, patient.village.clinic_id, patient.village.area_id, patient.one.id, patient.start,
            died, 1 if died else None, diagnosed, dice.choice(("县人民医院", "乡镇卫生院", "")),
            dice.choice((1, 1, 2, 3)), dice.choice((1, 1, 2, 2, 3)), dice.choice((1, 2, 2, 3, 4)),
            dice.choice(("|无|",) * 12 + ("|脑卒中|", "|冠心病|", "|肾病|")),
            self.county.name(dice), suspects.get(patient.number),
        )  # fmt: skip

    def _suspects(self, patients: list[Patient]) -> dict[int, int]:
        """Half of those found in the two years came from a raised value that was checked again."""
        found, rows = {}, []
        for patient in patients:
            if patient.start < self.county.first or self.dice.random() < 0.5:
                continue
            opened = patient.start - timedelta(days=self.dice.randint(7, 35))
            if opened < max(patient.one.moved_in or opened, self.county.first):
                continue
            found[patient.number] = self.next_suspect
            rows.append((
                self.next_suspect, patient.village.clinic_id, patient.village.area_id, patient.one.id, opened,
                "enrolled", patient.start, patient.start, 1, opened.year, self.dice.choice((1, 3, 3)),
                f"血压{self.dice.randint(142, 178)}/{self.dice.randint(86, 104)}", patient.start, 1, patient.start,
            ))  # fmt: skip
            self.next_suspect += 1
        self._load_cases(Suspect, SUSPECT_COLUMNS, rows)
        return found

    # --- visits

    def _visits(self, patient: Patient, referrals: list[tuple]) -> Iterator[tuple]:
        last = min(self.county.today, patient.one.died or self.county.today)
        planned = sorted(self._planned(patient, last))
        before = outcome = None
        while planned:
            day, by_phone = planned.pop(0)
            if before and day <= before:
                continue
            row, outcome = self._visit(patient, day, by_phone, outcome, referrals)
            yield row
            before = day
            again = self._again(patient, day, outcome)
            if again and again <= last:
                planned = sorted(
                    [*(one for one in planned if one[0] > again + timedelta(days=5)), (again, False)]
                )

    def _planned(self, patient: Patient, last: date) -> Iterator[tuple[date, bool]]:
        """One visit in each span of three months of a year; who is not looked after regularly misses some."""
        for year in self.county.years:
            anchor = max(patient.start, date(year, 1, 1))
            missed = (
                set()
                if patient.regular[year]
                else set(self.dice.sample(range(4), self.dice.choice((1, 1, 2, 3))))
            )
            for quarter in range(4):
                begin, end = add_months(anchor, 3 * quarter), add_months(anchor, 3 * quarter + 3)
                if begin.year > year or begin > last:
                    break
                day = begin + timedelta(days=1 + int(self.dice.triangular(0, 85, 40)))
                if LOCKDOWN[0] <= day <= LOCKDOWN[1] and patient.regular[year]:
                    day = LOCKDOWN[1] + timedelta(days=self.dice.randint(1, 14))
                if day.weekday() > 4 and self.dice.random() < 0.6:
                    day -= timedelta(days=2)
                if quarter not in missed:
                    if begin <= day < end and day.year == year and day <= last:
                        yield day, False
                elif self.dice.random() < 0.4 and day <= last and day.year == year:
                    yield day, True

    def _again(self, patient: Patient, day: date, outcome: int | None) -> date | None:
        """The visit that an uncontrolled pressure asks for in two weeks: mostly in time where one is careful."""
        careful = patient.regular[day.year]
        chance = (0.35 if outcome == COMPLICATED else 0.85) if careful else 0.25
        if outcome == CONTROLLED or self.dice.random() > chance:
            return None
        in_time = self.dice.random() < 0.6 + 0.35 * patient.town.quality
        return day + timedelta(days=self.dice.randint(10, 14) if in_time else self.dice.randint(15, 40))

    def _visit(
        self, patient: Patient, day: date, by_phone: bool, before: int | None, referrals: list[tuple]
    ) -> tuple[tuple, int]:
        dice = self.dice
        limit = 150 if patient.one.age_on(day) >= 65 else 140
        good = dice.random() < patient.steady
        systolic, diastolic = self._pressure(limit, good)
        adverse = 2 if dice.random() < 0.012 else 1
        required = _class(good, adverse, before)
        outcome = required if not by_phone else CONTROLLED if good else UNCONTROLLED
        danger = not by_phone and (systolic >= 180 or diastolic >= 110)
        action = REFER_URGENTLY if danger else ACTIONS[outcome]
        sent = not by_phone and (danger or (outcome == COMPLICATED and dice.random() < 0.2))
        referral = self._referral(patient, day, danger, referrals) if sent else None
        man = patient.one.sex == 1
        mass = (20_000 * patient.weight + patient.height**2) // (2 * patient.height**2)
        row = (
            patient.village.clinic_id, patient.village.area_id, patient.one.id, patient.number, day,
            TELEPHONE if by_phone else dice.choices((CLINIC, HOME), weights=(55, 45))[0],
            "|1|" if good or dice.random() < 0.7 else dice.choice(("|2|", "|2|6|", "|4|", "|8|")),
            None if by_phone else systolic, None if by_phone else diastolic,
            _tenths(patient.weight), str(patient.height), _tenths(mass), dice.randint(60, 92),
            dice.choice((0, 5, 10, 20)) if man else 0, dice.choice(("0", "0", "1.0", "2.0")) if man else "0",
            dice.choice((1, 2, 2, 3)), dice.choice((1, 1, 2, 3)),
            dice.choices((1, 2, 3), weights=(88, 10, 2) if good else (70, 24, 6))[0],
            adverse, "干咳" if adverse == 2 else "", False, None if by_phone else required, outcome,
            dice.choice(DRUGS), day if sent else None, "血压控制不满意" if sent else "",
            patient.town.hospital_id if sent else None, referral, INTERVALS[action].after(day), action,
            good and not by_phone, not by_phone and systolic % 10 == 0,
        )  # fmt: skip
        return row, outcome

    def _pressure(self, limit: int, good: bool) -> tuple[int, int]:
        """On target both values are below their limit; else one of them is above; a third ends in 0."""
        dice = self.dice
        if good:
            systolic, diastolic = (
                limit - 1 - int(dice.expovariate(0.09)) % 34,
                62 + int(dice.triangular(0, 27, 18)),
            )
        elif dice.random() < 0.8:
            systolic, diastolic = (
                limit + min(60, int(dice.expovariate(0.11))),
                70 + int(dice.triangular(0, 34, 16)),
            )
        else:
            systolic, diastolic = limit - 1 - dice.randrange(20), 90 + min(25, int(dice.expovariate(0.22)))
        if dice.random() < 0.3:
            systolic -= systolic % 10 if systolic - systolic % 10 >= limit or good else 0
        return systolic, diastolic

    def _referral(self, patient: Patient, day: date, urgent: bool, referrals: list[tuple]) -> int:
        """Sent to the township hospital; most are asked about within two weeks."""
        taken = (
            self.dice.randint(2, 14)
            if self.dice.random() < 0.78 + 0.2 * patient.town.quality
            else self.dice.randint(15, 25)
        )
        followed: date | None = day + timedelta(days=taken)
        gone = patient.one.died is not None and followed is not None and followed > patient.one.died
        if followed and (followed > self.county.today or gone):
            followed = None
        number, self.next_referral = self.next_referral, self.next_referral + 1
        referrals.append((
            number, patient.village.clinic_id, patient.village.area_id, patient.one.id, day,
            "closed" if followed else "referred", followed or day, None if followed else day + timedelta(days=14),
            followed, 1, "血压危急" if urgent else "连续两次控制不满意", urgent, patient.town.hospital_id, followed,
            self.dice.choice((1, 1, 1, 2, 3, 4)) if followed else None, taken if followed else None,
            bool(followed and taken <= 14),
        ))  # fmt: skip
        return number

    # --- the free measurement

    def _screened(self, town: Town, village: Village, known: set[int]) -> Iterator[tuple]:
        """First visits of the year at a clinic from age 35, most of them measured."""
        dice = self.dice
        for one in self.county.people_of(village.area_id):
            for year in self.county.years:
                share = FIRST_VISITS * float(self.county.target("htn.screen_rate", year, SCREENED)) / 100
                if dice.random() > share:
                    continue
                day = self.county.day(dice, date(year, 1, 4), date(year, 12, 28))
                if one.age_on(day) < 35 or not one.there(day, day):
                    continue
                raised = dice.random() < (0.4 if one.id in known else 0.12)
                systolic, diastolic = self._pressure(140, not raised)
                yield (
                    village.clinic_id, village.area_id, one.id, day, systolic, diastolic, 1,
                    systolic >= 140 or diastolic >= 90,
                )  # fmt: skip


def _weight(one: Resident, day: date) -> int:
    """How many of a hundred at this age have hypertension; nobody who is dead or below 35."""
    age = one.age_on(day)
    if one.died is not None and one.died <= day:
        return 0
    return next((share for low, share in PREVALENCE if age >= low), 0)


def _effort(town: Town) -> float:
    return 0.75 + 0.35 * town.quality


def _class(good: bool, adverse: int, before: int | None) -> int:
    """As the ledger classifies: above target again, or an adverse effect again, is class 4."""
    if (before in (UNCONTROLLED, COMPLICATED) and not good) or (before == ADVERSE and adverse == 2):
        return COMPLICATED
    if adverse == 2:
        return ADVERSE
    return CONTROLLED if good else UNCONTROLLED


def _tenths(value: int) -> str:
    return f"{value // 10}.{value % 10}"
