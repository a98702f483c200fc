"""How the invented county trains its staff: short courses in the epidemic, further study when it is over."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from weijian.demo.county import County
from weijian.demo.people import Resident
from weijian.ledger.rules import add_months
from weijian.work.workforce.training.ledgers import (
    CHINESE_GENERAL,
    GENERAL,
    RESIDENT,
    Assessment,
    Attendance,
    Credit,
    FurtherStudy,
    Residency,
    Training,
)

# Where the profile names nothing, per 100 000 residents and year; rates in %.
STAFF, COURSES, STUDY, RESIDENTS, RETRAINED = 640, {2020: 26, 2021: 24}, {2020: 9, 2021: 14}, 5, 2
CREDITED = {2020: 84, 2021: 90}
DOCUMENT = "年度人才培养计划（演示）"
# Title, topics, months in which it is mostly held, weight.
PROGRAMME = (
    ("新冠肺炎诊疗方案培训", "|诊疗方案|", (1, 4), 4),
    ("核酸采样与防护服穿脱培训", "|核酸采样|防护服穿脱|院感|", (2, 8), 5),
    ("新冠疫苗接种人员培训", "|疫苗接种|", (1, 9), 4),
    ("院感知识培训", "|院感|", (3, 11), 5),
    ("基本公共卫生服务项目培训", "|公卫项目|高血压|", (3, 6), 4),
    ("家庭医生签约服务培训", "|家庭医生|全科|", (4, 9), 2),
    ("急救技能培训", "|急救|护理|", (4, 11), 3),
    ("中医适宜技术推广培训", "|中医适宜技术|", (5, 11), 2),
    ("妇幼健康服务培训", "|妇幼|", (4, 10), 2),
    ("严重精神障碍管理培训", "|精防|公卫项目|", (5, 10), 1),
    ("安全生产与普法培训", "|安全生产|普法|", (6, 12), 2),
    ("信息系统操作培训", "|信息化|", (3, 10), 1),
)
HOSTS = (
    ("省人民医院", "省"),
    ("省中医院", "省"),
    ("市第一人民医院", "市（州）"),
    ("市妇幼保健院", "市（州）"),
)
SPECIALTIES = ("心内科", "全科医学", "重症医学", "儿科", "产科", "颈动脉超声", "眼底检查", "护理管理", "康复")


def build(county: County) -> None:
    School(county).build()


class School:
    """The county's technical staff and what they learn."""

    def __init__(self, county: County) -> None:
        self.county, self.dice = county, county.random("training")
        self.away: dict[int, list[tuple[date, date]]] = {}
        self.staff = list(self._staff())

    def build(self) -> None:
        self._study()
        self._residency()
        for year in self.county.years:
            self._courses(year)
            self._credits(year)
            self._assess(year)

    def _staff(self) -> Iterator[tuple[Resident, int, int]]:
        """Residents between 24 and 58, with the institution where they work and its place."""
        county, dice = self.county, self.dice
        units = [(county.hospital_id, county.area_id)] * 5 + [(county.second_hospital_id, county.area_id)] * 3
        units += [(county.mch_id, county.area_id), (county.cdc_id, county.area_id)]
        units += [(town.hospital_id, town.area_id) for town in county.townships]
        seen: set[int] = set()
        wanted = county.scale(STAFF)
        for _ in range(wanted * 12):
            one = county.people[dice.randrange(len(county.people))]
            if len(seen) >= wanted:
                return
            if (
                one.id in seen
                or not 24 <= one.age_on(county.first) <= 58
                or not one.there(county.first, county.today)
            ):
                continue
            seen.add(one.id)
            yield one, *dice.choice(units)

    # --- courses

    def _courses(self, year: int) -> None:
        wanted = int(self.county.target("train.sessions", year, max(12, self.county.scale(COURSES[year]))))
        weights = [weight if year > 2020 or "疫苗" not in title else 0 for title, _, _, weight in PROGRAMME]
        number = self.county.next_id(Training)
        courses: list[tuple] = []
        seats: list[tuple] = []
        held: set[tuple] = set()
        for _ in range(wanted):
            title, topics, (first, last), _ = self.dice.choices(PROGRAMME, weights=weights)[0]
            day = self.county.day(self.dice, date(year, first, 3), date(year, last, 26))
            unit, place, level = self._organiser()
            while any((unit, title, day + timedelta(days=shift)) in held for shift in (-2, -1, 0, 1, 2)):
                day -= timedelta(days=3)
            held.add((unit, title, day))
            courses.append(self._course(number, title, topics, day, (unit, place, level), seats))
            number += 1
        self.county.load(Training, COURSE_COLUMNS, courses)
        self.county.load(Attendance, SEAT_COLUMNS, seats)

    def _organiser(self) -> tuple[int, int, str]:
        county = self.county
        if self.dice.random() < 0.55:
            return county.bureau_id, county.area_id, "县"
        if self.dice.random() < 0.5:
            return self.dice.choice((county.hospital_id, county.second_hospital_id)), county.area_id, "县"
        town = self.dice.choice(county.townships)
        return town.hospital_id, town.area_id, "院（中心）"

    def _course(
        self,
        number: int,
        title: str,
        topics: str,
        day: date,
        held_by: tuple[int, int, str],
        seats: list[tuple],
    ) -> tuple:
        """Two courses in three have their list on file; of the others only the number was handed in."""
        dice, (unit, place, level) = self.dice, held_by
        until = day + timedelta(days=dice.choice((0, 0, 0, 1)))
        size = dice.randint(20, 70) if level == "县" else dice.randint(8, 24)
        listed = dice.random() < 0.67
        names = self._present(day, until, min(size, len(self.staff))) if listed else []
        hours = 8 if until > day else dice.choice((3, 4, 6))
        seats.extend(
            (work, work_place, number, one.id, work, str(hours), str(dice.randint(60, 99)), "1.0", day)
            for one, work, work_place in names
        )
        count = len(names) if names else size
        passed = round(count * dice.uniform(0.88, 1)) if dice.random() < 0.6 else None
        return (
            number, unit, place, day, until, title, str(hours), unit, level, dice.choice(("面授", "面授", "线上", "演练")),
            topics, size, None if names else size, passed, "|通知|签到表|课件|", count,
        )  # fmt: skip

    def _present(self, day: date, until: date, size: int) -> list[tuple[Resident, int, int]]:
        return [
            member
            for member in self.dice.sample(self.staff, size)
            if not any(start <= until and day <= end for start, end in self.away.get(member[0].id, ()))
        ]

    # --- further study and residency

    def _study(self) -> None:
        rows = []
        for year in self.county.years:
            wanted = int(self.county.target("train.study_out", year, self.county.scale(STUDY[year])))
            begin = date(2020, 6, 1) if year == 2020 else date(year, 2, 20)
            for one, unit, place in self.dice.sample(self.staff, min(wanted, len(self.staff))):
                start = self.county.day(self.dice, begin, date(year, 10, 30))
                end = add_months(start, self.dice.choice((1, 2, 3, 3, 6, 6))) - timedelta(days=1)
                if any(start <= other[1] and other[0] <= end for other in self.away.get(one.id, ())):
                    continue
                self.away.setdefault(one.id, []).append((start, end))
                host, level = self.dice.choice(HOSTS)
                done = end <= self.county.today
                rows.append((
                    unit, place, one.id, start, end, host, level, self.dice.choice(SPECIALTIES),
                    "结业" if done else "在修", str(self.dice.randint(2, 20) * 1000), self.dice.choice((0, 2, 3, 5)),
                    done, end >= add_months(start, 3) - timedelta(days=1),
                ))  # fmt: skip
        self.county.load(FurtherStudy, STUDY_COLUMNS, rows)

    def _residency(self) -> None:
        rows, members = [], iter(self.dice.sample(self.staff, len(self.staff)))
        for year in self.county.years:
            target = int(self.county.target("train.residents", year, self.county.scale(RESIDENTS)))
            self.county.set_target("train.residents", year, max(target, 1), DOCUMENT)
            plan = [RESIDENT] * target + [CHINESE_GENERAL, GENERAL] * self.county.scale(RETRAINED)
            for programme, (one, unit, place) in zip(plan, members, strict=False):
                start = date(year, 9, 1)
                done = programme != RESIDENT and year < self.county.today.year
                end = add_months(start, 12) - timedelta(days=1) if done else None
                base = "省中医院" if programme == CHINESE_GENERAL else "省人民医院"
                certificate = f"ZG{year}{one.id % 100000:05}" if done else ""
                rows.append((unit, place, one.id, programme, base, start, end, done, certificate))
        self.county.load(Residency, RESIDENCY_COLUMNS, rows)

    # --- credits and assessments

    def _credits(self, year: int) -> None:
        rate = float(self.county.target("train.credits_rate", year, CREDITED[year])) / 100
        rows = []
        for one, unit, place in self.staff:
            class1 = self.dice.randint(5, 10)
            enough = self.dice.random() < rate * 1.06  # the list is a little shorter than the register
            class2 = self.dice.randint(25 - class1, 24) if enough else self.dice.randint(0, 24 - class1)
            total = class1 + class2
            rows.append(
                (unit, place, one.id, year, class1, class2, total, date(year, 12, 31), max(25 - total, 0))
            )
        self.county.load(Credit, CREDIT_COLUMNS, rows)

    def _assess(self, year: int) -> None:
        rows: list[tuple] = []
        for one, unit, place in self.staff:
            result = self.dice.choices(("优秀", "合格", "基本合格", "不合格"), weights=(17, 80, 2, 1))[0]
            rows.append((unit, place, one.id, "年度考核", year, result, None, date(year, 12, 20)))
            score = int(self.dice.triangular(52, 100, 82))
            grade = "优秀" if score >= 90 else "合格" if score >= 60 else "不合格"
            rows.append(
                (unit, place, one.id, "三基三严考试", year, grade, str(Decimal(score)), date(year, 11, 10))
            )
        self.county.load(Assessment, ASSESSMENT_COLUMNS, rows)


COURSE_COLUMNS = (
    "id", "institution", "area", "on", "until", "title", "hours", "organiser", "level", "form", "topics", "planned",
    "attended_typed", "passed", "papers", "attended",
)  # fmt: skip
SEAT_COLUMNS = ("institution", "area", "training", "person", "employer", "hours", "score", "credit", "on")
STUDY_COLUMNS = (
    "institution", "area", "person", "start", "end", "host", "level", "specialty", "progress", "cost", "bond_years",
    "report", "proper",
)  # fmt: skip
RESIDENCY_COLUMNS = (
    "institution", "area", "person", "programme", "base", "start", "end", "passed", "certificate",
)  # fmt: skip
CREDIT_COLUMNS = ("institution", "area", "person", "year", "class1", "class2", "total", "on", "short_by")
ASSESSMENT_COLUMNS = ("institution", "area", "person", "kind", "year", "result", "score", "on")
