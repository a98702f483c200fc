"""How the invented county checks its women: better in good townships, from March on, with some recalls late."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from weijian.demo.county import County
from weijian.demo.people import Resident
from weijian.ledger.rules import add_months
from weijian.people.models import Sex
from weijian.work.maternal.two_cancers.ledgers import (
    ABNORMAL,
    ASC_H,
    ASC_US,
    ATYPICAL,
    BENIGN,
    BIRADS_UNDONE,
    BREAST_IN_SITU,
    BREAST_INVASIVE,
    CIN1,
    CIN3,
    CIN23,
    HPV_16_18,
    HPV_NEGATIVE,
    HPV_OTHER,
    HSIL,
    INVASIVE,
    LSIL,
    NILM,
    NO_LESION,
    NORMAL,
    UNDONE,
    CancerScreen,
    WomenDisease,
    round_of,
)

DOCUMENT = "民生实事项目任务分解表（演示）"
# Per 100 000 residents and year, where the profile names nothing.
TASK, DONE, VISITS = 1710, 1750, 1200
FINDINGS = {"canc.cin1": CIN1, "canc.cin23": CIN23, "canc.cin3": CIN3, "canc.cx_n": INVASIVE}
FOUND = {"canc.cin1": 2.7, "canc.cin23": 3.8, "canc.cin3": 2.5, "canc.cx_n": 0.6, "canc.br_n": 0.4}
POSITIVE_SHARE = 0.06


def build(county: County) -> None:
    dice = county.random("two_cancers")
    women = _women(county, dice)
    begun = dict.fromkeys(women, 0)
    for year in county.years:
        county.set_target("canc.done", year, county.target("canc.task", year, county.scale(TASK)), DOCUMENT)
        wanted = int(county.target("canc.done", year, county.scale(DONE)))
        chosen = list(_chosen(county, dice, women, begun, wanted, year))
        dice.shuffle(chosen)
        results = _results(county, dice, year, wanted)
        number = round_of(CancerScreen(opened=date(year, 6, 1)))
        county.load_records(
            _screening(county, dice, woman, day, finding, number)
            for (woman, day), finding in zip(chosen, results, strict=False)
        )
        visits = int(county.target("wd.n", year, county.scale(VISITS)))
        county.load_records(_visits(county, dice, women, visits, year))


def _women(county: County, dice: Random) -> dict[int, list[Resident]]:
    """Women of the ages by village, in an order of chance; each year takes the next ones."""
    found: dict[int, list[Resident]] = {}
    for village in county.villages:
        eligible = [
            one
            for one in county.people_of(village.area_id)
            if one.sex == Sex.FEMALE
            and one.there(date(2020, 3, 1), county.today)
            and one.age_on(county.first) >= 35
            and one.age_on(county.today) <= 64
        ]
        dice.shuffle(eligible)
        found[village.area_id] = eligible
    return found


def _chosen(
    county: County,
    dice: Random,
    women: dict[int, list[Resident]],
    begun: dict[int, int],
    wanted: int,
    year: int,
) -> Iterator[tuple[Resident, date]]:
    """So many women, more from townships that work well, each with her day."""
    weights = {
        village: len(rows) * (0.6 + 0.6 * county.town_of(village).quality) for village, rows in women.items()
    }
    whole = sum(weights.values()) or 1.0
    reached = given = 0.0
    for village, weight in weights.items():
        reached += weight
        quota = round(wanted * reached / whole) - int(given)
        given += quota
        rows = women[village]
        for offset in range(min(quota, len(rows))):
            woman = rows[(begun[village] + offset) % len(rows)]
            yield woman, county.day(dice, date(year, 3, 1), date(year, 9, 30))
        begun[village] += quota


def _results(county: County, dice: Random, year: int, wanted: int) -> list[tuple[str, int, bool]]:
    """What is found, and whether answered late: lesions that the figures ask for, harmless positives, nothing."""
    lesions = [
        ("cervix", grade) for code, grade in FINDINGS.items() for _ in range(_count(county, code, year))
    ]
    for number in range(_count(county, "canc.br_n", year)):
        lesions.append(("breast", BREAST_IN_SITU if number % 4 == 3 else BREAST_INVASIVE))
    others = max(0, round(wanted * POSITIVE_SHARE) - len(lesions))
    harmless = [
        ("cervix", NO_LESION) if dice.random() < 0.72 else ("breast", dice.choice((BENIGN, BENIGN, ATYPICAL)))
        for _ in range(others)
    ]
    found = [*lesions, *harmless]
    late = round(len(found) * (100 - float(county.target("canc.recall_rate", year, 94))) / 100)
    delayed = set(dice.sample(range(len(found)), min(late, len(found))))
    positives = [(organ, lesion, order in delayed) for order, (organ, lesion) in enumerate(found)]
    return [*positives, *([("", 0, False)] * max(0, wanted - len(found)))]


def _count(county: County, code: str, year: int) -> int:
    return round(county.target(code, year, county.scale(FOUND[code])))


def _screening(
    county: County,
    dice: Random,
    woman: Resident,
    day: date,
    finding: tuple[str, int, bool],
    number: int | None,
) -> CancerScreen:
    organ, lesion, late = finding
    by_hpv = dice.random() < 0.4
    fields: dict[str, Any] = {
        "cytology": UNDONE if by_hpv else NILM,
        "hpv": (HPV_OTHER if dice.random() < 0.06 else HPV_NEGATIVE) if by_hpv else UNDONE,
        "round": number,
        "palpation": NORMAL,
        "ultrasound": dice.choices((1, 2), weights=(7, 3))[0],
        "group": dice.choices((1, 2, 3), weights=(92, 5, 3))[0],
    }
    if organ:
        fields |= (
            _cervix(dice, day, lesion, by_hpv, late)
            if organ == "cervix"
            else _breast(dice, day, lesion, late)
        )
        fields = dict(_until(fields, county.today))
    return CancerScreen(
        person=county.person(woman), opened=day, area_id=woman.village, institution_id=county.mch_id, **fields
    )


def _later(dice: Random, day: date, low: int, high: int) -> date:
    return day + timedelta(days=dice.randint(low, high))


def _answered(dice: Random, day: date, late: bool) -> tuple[date, date]:
    """The days of recall and of the next examination."""
    recalled = _later(dice, day, 33, 70) if late else _later(dice, day, 3, 27)
    return recalled, _later(dice, day, 95, 150) if late else _later(dice, recalled, 4, 50)


def _cervix(dice: Random, day: date, lesion: int, by_hpv: bool, late: bool) -> dict[str, Any]:
    recalled, examined = _answered(dice, day, late)
    fields: dict[str, Any] = {"recalled_on": recalled, "colposcopy_on": examined}
    cells = (ASC_US, ASC_US, LSIL) if lesion in (NO_LESION, CIN1) else (ASC_H, HSIL, HSIL)
    fields |= {"hpv": HPV_16_18} if by_hpv else {"cytology": dice.choice(cells)}
    if lesion == NO_LESION and dice.random() < 0.6:
        return fields | {"colposcopy": NORMAL}
    proved = _later(dice, examined, 5, 14)
    fields |= {"colposcopy": ABNORMAL, "cervical_pathology": lesion, "cervical_on": proved}
    if lesion in (NO_LESION, CIN1):
        return fields
    fields["stage"] = dice.choice((1, 1, 2)) if lesion == INVASIVE else None
    return fields | _treated(dice, proved)


def _breast(dice: Random, day: date, lesion: int, late: bool) -> dict[str, Any]:
    recalled, examined = _answered(dice, day, late)
    fields: dict[str, Any] = {"recalled_on": recalled, "palpation": dice.choice((NORMAL, ABNORMAL))}
    if lesion == BENIGN and dice.random() < 0.7:
        return fields | {"ultrasound": dice.choice((0, 3)), "mammogram": 2, "mammogram_on": examined}
    fields |= {"ultrasound": dice.choice((4, 4, 5)), "breast_pathology": lesion, "breast_on": examined}
    if lesion not in (BREAST_IN_SITU, BREAST_INVASIVE):
        return fields
    fields["stage"] = 0 if lesion == BREAST_IN_SITU else dice.choice((1, 1, 2, 3))
    return fields | _treated(dice, examined)


def _treated(dice: Random, proved: date) -> dict[str, Any]:
    treated = _later(dice, proved, 8, 40)
    first = _later(dice, add_months(treated, 6), -10, 15)
    return {
        "treated_on": treated,
        "treated_at": "市人民医院",
        "followed_1_on": first,
        "followed_2_on": _later(dice, add_months(treated, 12), -10, 15),
    }


DATED = {
    "recalled_on": (),
    "colposcopy_on": ("colposcopy", "cervical_pathology", "cervical_on", "stage"),
    "cervical_on": ("cervical_pathology", "stage"),
    "mammogram_on": ("mammogram",),
    "breast_on": ("breast_pathology", "stage"),
    "treated_on": ("treated_at",),
    "followed_1_on": (),
    "followed_2_on": (),
}


def _until(fields: dict[str, Any], today: date) -> Iterator[tuple[str, Any]]:
    """What is known today: results of days that are still to come are left out."""
    ahead = {name for name in DATED if fields.get(name) and fields[name] > today}
    unknown = ahead | {result for name in ahead for result in DATED[name]}
    for name, value in fields.items():
        if name not in unknown:
            yield name, value
        elif name == "mammogram":
            yield name, BIRADS_UNDONE


def _visits(
    county: County, dice: Random, women: dict[int, list[Resident]], wanted: int, year: int
) -> Iterator[WomenDisease]:
    """Visits at the township hospitals; a third finds something, the fee is waived for most."""
    pool = [woman for rows in women.values() for woman in rows]
    seen: set[tuple[int, date]] = set()
    for _ in range(wanted if pool else 0):
        woman = pool[dice.randrange(len(pool))]
        day = county.day(dice, date(year, 3, 1), date(year, 12, 20))
        if (woman.id, day) in seen:
            continue
        seen.add((woman.id, day))
        some = sorted(dice.sample((1, 2, 3, 4, 5), dice.choice((1, 1, 2)))) if dice.random() < 0.34 else [9]
        yield WomenDisease(
            person=county.person(woman),
            on=day,
            findings=f"|{'|'.join(map(str, some))}|",
            waived=44 if dice.random() < 0.9 else None,
            area_id=woman.village,
            institution_id=county.town_of(woman.village).hospital_id,
        )
