"""The invented county's populations by village and year, counted from its people, some bases estimated from them."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from weijian.demo.county import County
from weijian.demo.people import Resident
from weijian.people.models import Sex
from weijian.work.family.population.ledgers import PopulationStatement

# kind: ages (from, to) and the sex that is counted; how many of 1 000 of them
GROUPS: dict[str, tuple[int, int, Any, int]] = {
    "resident": (0, 200, None, 1000),
    "registered": (0, 200, None, 1090),
    "family_planning": (0, 200, None, 1075),
    "resident_15_up": (15, 200, None, 1000),
    "resident_18_60": (18, 60, None, 1000),
    "resident_35_up": (35, 200, None, 1000),
    "resident_60_up": (60, 200, None, 1000),
    "resident_65_up": (65, 200, None, 1000),
    "children_0_3": (0, 2, None, 1000),
    "children_0_6": (0, 6, None, 1000),
    "women_15_49": (15, 49, Sex.FEMALE, 1000),
    "women_35_64": (35, 64, Sex.FEMALE, 1000),
    "women_35_64_rural": (35, 64, Sex.FEMALE, 930),
    "hypertension_estimated": (18, 200, None, 252),
    "diabetes_estimated": (18, 200, None, 97),
}  # fmt: skip
ORIGINS = {"registered": "police", "family_planning": "family_planning"}
ESTIMATED = {"hypertension_estimated", "diabetes_estimated", "women_35_64_rural"}
# Per 1 000 residents and year, for the county as a whole.
WHOLE_COUNTY: dict[str, float] = {
    "outpatients": 4100, "outpatients_35_first": 120, "discharges": 172, "health_workers": 6.9,
}  # fmt: skip
COLUMNS = (
    "institution", "area", "place", "year", "on", "document", "kind_of_base", "origin", "count",
)  # fmt: skip


def build(county: County) -> None:
    county.load(PopulationStatement, COLUMNS, _rows(county))


def _rows(county: County) -> Iterator[tuple]:
    residents = dict.fromkeys(county.years, 0)
    for village in county.villages:
        people = list(county.people_of(village.area_id))
        for year in county.years:
            counted = _count(people, date(year, 12, 31))
            residents[year] += counted["resident"]
            for kind, (_, _, _, share) in GROUPS.items():
                yield _row(county, village.area_id, year, kind, round(counted[kind] * share / 1000))
    for year, whole in residents.items():
        for kind, per_1000 in WHOLE_COUNTY.items():
            yield _row(county, county.area_id, year, kind, round(whole * per_1000 / 1000))


def _count(people: list[Resident], day: date) -> Counter[str]:
    found: Counter[str] = Counter()
    for one in people:
        if not one.there(day, day):
            continue
        age = one.age_on(day)
        for kind, (low, high, sex, _) in GROUPS.items():
            if low <= age <= high and sex in (None, one.sex):
                found[kind] += 1
    return found


def _row(county: County, place: int, year: int, kind: str, count: int) -> tuple:
    estimated = kind in ESTIMATED
    origin = (
        "estimate" if estimated else "return" if kind in WHOLE_COUNTY else ORIGINS.get(kind, "statistics")
    )
    document = f"{year}年{'测算说明' if estimated else '统计年报'}（演示）"
    return county.bureau_id, place, place, year, date(year, 12, 31), document, kind, origin, count
