"""How the invented county checks its old people and its patients: a team comes to each village for some days a year."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from weijian.demo.county import County
from weijian.demo.people import Resident
from weijian.demo.places import Town, Village
from weijian.kernel.workdays import is_workday
from weijian.work.publichealth.health_check.ledgers import DIABETES, ELDERLY, HYPERTENSION, OTHER, HealthCheck
from weijian.work.publichealth.hypertension.ledgers import CLINIC, HOME, Hypertension, HypertensionVisit

AFTER = ("hypertension",)
# Where the profile names nothing, in %.
ELDERLY_CHECKED, COMPLETE = {2020: 62, 2021: 67}, {2020: 88, 2021: 92}
REGULAR_CHECKED, OTHERS_CHECKED = 0.95, 0.4
SEASON = {2020: (date(2020, 5, 6), date(2020, 11, 20)), 2021: (date(2021, 3, 15), date(2021, 11, 10))}
DIABETIC = 0.11  # of those from 65

COLUMNS = (
    "institution", "area", "person", "on", "doctor", "purposes", "symptoms", "temperature", "pulse", "respiration",
    "systolic_left", "diastolic_left", "systolic_right", "diastolic_right", "height", "weight", "waist",
    "body_mass_index", "self_rated_health", "self_care", "cognition", "mood", "exercise", "exercise_minutes", "diet",
    "smoking", "cigarettes", "drinking", "alcohol", "exposed", "lips", "teeth", "throat", "vision_left",
    "vision_right", "hearing", "movement", "skin", "sclera", "lymph_nodes", "barrel_chest", "breath_sounds", "rales",
    "heart_rate", "rhythm", "murmur", "abdominal_tenderness", "abdominal_mass", "enlarged_liver", "enlarged_spleen",
    "shifting_dullness", "oedema", "foot_pulse", "haemoglobin", "white_cells", "platelets", "urine_protein",
    "urine_sugar", "urine_ketone", "urine_blood", "fasting_glucose", "alanine_aminotransferase",
    "aspartate_aminotransferase", "total_bilirubin", "creatinine", "urea", "total_cholesterol", "triglycerides",
    "low_density_lipoprotein", "high_density_lipoprotein", "electrocardiogram", "electrocardiogram_note",
    "ultrasound", "ultrasound_note", "verdict", "abnormality_1", "guidance", "risk_control", "told_on", "age",
    "pressure_raised", "glucose_raised", "complete", "elderly_parts",
)  # fmt: skip


def build(county: County) -> None:
    Team(county).build()


class Team:
    """The townships' check teams with their year's list of villages."""

    def __init__(self, county: County) -> None:
        self.county, self.dice = county, county.random("health_check")
        self.patients: dict[int, list[tuple[date, date | None]]] = defaultdict(list)
        for person, start, end in Hypertension.objects.values_list("person", "start", "end"):
            self.patients[person].append((start, end))
        visits = HypertensionVisit.objects.filter(mode__in=[CLINIC, HOME]).values_list("person", "on")
        self.visits = Counter((person, day.year) for person, day in visits.iterator(chunk_size=5000))

    def build(self) -> None:
        for town in self.county.townships:
            for village in town.villages:
                rows = [row for year in self.county.years for row in self._year(town, village, year)]
                self.county.load(HealthCheck, COLUMNS, rows)

    def _year(self, town: Town, village: Village, year: int) -> Iterator[tuple]:
        first, last = SEASON[year]
        days = [self.county.day(self.dice, first, last) for _ in range(4)]
        days += [last + timedelta(days=self.dice.randint(5, 35))]  # the round for those who were missed
        doctor = self.county.name(self.dice)
        for one in self.county.people_of(village.area_id):
            day = self.dice.choice(days)
            purposes = self._purposes(one, town, day) if one.there(day, day) else []
            if purposes:
                yield self._check(one, town, village, day, doctor, purposes)

    def _purposes(self, one: Resident, town: Town, day: date) -> list[int]:
        """For what somebody comes; nothing for who does not come at all."""
        dice, year, old = self.dice, day.year, one.age_on(day) >= 65
        patient = any(
            start <= day and (end is None or day <= end) for start, end in self.patients.get(one.id, ())
        )
        if not old and not patient:
            return [OTHER] if dice.random() < 0.004 else []
        share = OTHERS_CHECKED
        if patient:
            share = REGULAR_CHECKED if self.visits[one.id, year] >= 4 else OTHERS_CHECKED
        elif old:
            whole = float(self.county.target("eld.exam_rate", year, ELDERLY_CHECKED[year])) / 100
            share = whole * (0.72 + 0.4 * town.quality)
        if dice.random() > share:
            return []
        diabetic = [DIABETES] if old and dice.random() < DIABETIC else []
        return [ELDERLY] * old + [HYPERTENSION] * patient + diabetic

    def _check(
        self, one: Resident, town: Town, village: Village, day: date, doctor: str, purposes: list[int]
    ) -> tuple:
        dice, old = self.dice, ELDERLY in purposes
        wanted = float(self.county.target("check.complete_rate", day.year, COMPLETE[day.year])) / 100
        chance = wanted * (0.93 + 0.1 * town.quality)
        complete = dice.random() < (max(chance, 0.96) if HYPERTENSION in purposes else chance - 0.02)
        left, right = self._pressures(one, HYPERTENSION in purposes)
        glucose = self._glucose(DIABETES in purposes)
        raised = max(left[0], right[0]) >= 140 or max(left[1], right[1]) >= 90
        told = self._told(day)
        found = "血压升高" if raised else "空腹血糖升高" if glucose >= 70 else self._finding()
        height, weight = (
            dice.randint(1440, 1740),
            dice.randint(440, 800),
        )  # tenths of a centimetre and kilogram
        purpose = "".join(f"|{code}" for code in purposes) + "|"
        head = (town.hospital_id, village.area_id, one.id, day, doctor, purpose, self._symptoms())
        general = (
            f"36.{dice.randint(1, 8)}", dice.randint(58, 92), dice.randint(15, 21), *left, *right, _tenths(height),
            _tenths(weight), _tenths(dice.randint(680, 1010)) if complete or old else None, _mass(weight, height),
        )  # fmt: skip
        told_all = old and complete and told is not None
        verdict = (
            2 if found else 1, found, self._guidance(raised, purposes), dice.choice(("|3|4|", "|3|", "|1|3|4|")),
            told, one.age_on(day), raised, glucose >= 70, complete, told_all,
        )  # fmt: skip
        laboratory = self._laboratory(glucose, complete) if old else self._short_laboratory(glucose)
        return (*head, *general, *self._life(one, old), *self._body(purposes), *laboratory, *verdict)

    # --- what is found

    def _pressures(self, one: Resident, patient: bool) -> tuple[tuple[int, int], tuple[int, int]]:
        dice = self.dice
        high = dice.random() < (0.36 if patient else 0.14)
        systolic = dice.randint(140, 172) if high else int(dice.triangular(98, 139, 128))
        diastolic = dice.randint(78, 102) if high else int(dice.triangular(60, 89, 78))
        other = (systolic - dice.randint(-6, 8), diastolic - dice.randint(-4, 5))
        return (systolic, diastolic), (
            min(other[0], 139) if not high else other[0],
            min(other[1], 89 + 13 * high),
        )

    def _glucose(self, diabetic: bool) -> int:
        """Fasting, in tenths of mmol/L."""
        dice = self.dice
        if diabetic:
            return int(dice.triangular(48, 132, 66))
        return dice.randint(70, 96) if dice.random() < 0.04 else int(dice.triangular(41, 69, 53))

    def _symptoms(self) -> str:
        return (
            "|01|"
            if self.dice.random() < 0.72
            else self.dice.choice(("|02|", "|03|", "|14|", "|16|", "|02|03|"))
        )

    def _finding(self) -> str:
        if self.dice.random() < 0.62:
            return ""
        return self.dice.choice(("窦性心动过缓", "胆囊结石", "脂肪肝", "白内障", "血脂异常", "骨关节炎"))

    def _guidance(self, raised: bool, purposes: list[int]) -> str:
        if HYPERTENSION in purposes or DIABETES in purposes:
            return "|1|"
        return "|2|" if raised else ""

    def _told(self, day: date) -> date | None:
        """Within the month as a rule; a few late, a few never."""
        luck = self.dice.random()
        if luck < 0.03:
            return None
        told = day + timedelta(days=self.dice.randint(31, 50) if luck < 0.07 else self.dice.randint(6, 28))
        while not is_workday(told):
            told += timedelta(days=1)
        return told if told <= self.county.today else None

    def _life(self, one: Resident, old: bool) -> tuple[Any, ...]:
        dice, smokes = self.dice, one.sex == 1 and self.dice.random() < 0.36
        drinks = one.sex == 1 and dice.random() < 0.3
        state: tuple[int | None, ...] = (None, None, None, None)
        if old:
            care = dice.choices((1, 2, 3, 4), weights=(90, 7, 2, 1))[0]
            state = (dice.choice((1, 1, 2, 2, 3, 4)), care, 1 if dice.random() < 0.97 else 2, 1)
        if state[2] == 2:
            state = (state[0], state[1], 1, 1)
        return (
            *state, dice.choice((1, 1, 2, 3, 4)), dice.choice((20, 30, 40, 60)), dice.choice(("|1|", "|1|4|", "|4|")),
            3 if smokes else 1, dice.choice((5, 10, 20)) if smokes else 0, 3 if drinks else 1,
            dice.choice(("1.0", "2.0")) if drinks else "0", 1,
        )  # fmt: skip

    def _body(self, purposes: list[int]) -> tuple[Any, ...]:
        dice = self.dice
        return (
            1, dice.choice(("|1|", "|2|", "|2|4|", "|3|")), 1, f"4.{dice.randint(2, 9)}", f"4.{dice.randint(2, 9)}",
            1 if dice.random() < 0.93 else 2, 1, 1, 1, 1, False, 1, 1, dice.randint(58, 90),
            1 if dice.random() < 0.96 else 2, False, False, False, False, False, False,
            1 if dice.random() < 0.97 else 4,
            2 if DIABETES in purposes or dice.random() < 0.3 else None,
        )  # fmt: skip

    def _laboratory(self, glucose: int, complete: bool) -> tuple[Any, ...]:
        dice = self.dice
        heart, scan = dice.random() < 0.86, dice.random() < 0.8
        return (
            dice.randint(108, 152), _tenths(dice.randint(38, 92)), f"{dice.randint(120, 290)}.0",
            *dice.choices(("-", "±", "+"), weights=(94, 4, 2), k=4), _tenths(glucose), dice.randint(9, 48),
            dice.randint(12, 44), _tenths(dice.randint(60, 190)), _tenths(dice.randint(450, 1050)),
            _tenths(dice.randint(32, 78)), *(f"{low + dice.random() * span:.2f}" for low, span in LIPIDS),
            1 if heart else 2, "" if heart else "窦性心动过缓",
            (1 if scan else 2) if complete else None, "" if scan or not complete else "脂肪肝",
        )  # fmt: skip

    def _short_laboratory(self, glucose: int) -> tuple[Any, ...]:
        return (*(None,) * 7, _tenths(glucose), *(None,) * 9, None, "", None, "")


LIPIDS = ((3.6, 2.2), (0.7, 1.6), (1.8, 1.8), (0.9, 0.8))


def _tenths(value: int) -> str:
    return f"{value // 10}.{value % 10}"


def _mass(weight: int, height: int) -> str:
    """Body mass index from tenths of a kilogram and of a centimetre, half up."""
    return _tenths((2_000_000 * weight + height**2) // (2 * height**2))
