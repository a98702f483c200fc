"""Areas and institutions of the invented county, with one township split and one village merger.

They fall in the middle of the two years, so that every figure of 2020 is asked in another tree than 2021's.
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import log
from typing import Any, NamedTuple

from weijian.demo.names import COUNTY_CODE, COUNTY_NAME, NEW_TOWN_NAME, TOWN_NAMES, village_names
from weijian.kernel.credit_code import ALPHABET, make_credit_code
from weijian.orgs.models import Area, AreaLevel, AreaTenure, Institution, InstitutionTenure
from weijian.orgs.tree import AreaTree

BEGIN = date(2000, 1, 1)
SPLIT_ON, MERGED_ON = date(2021, 4, 1), date(2021, 7, 1)
DOCUMENT = f"{COUNTY_NAME}乡镇区划调整方案（演示）"


class Village(NamedTuple):
    area_id: int
    name: str
    clinic_id: int


@dataclass
class Town:
    """A township as it stands on the last day; `quality` (0 to 1) is how well it works."""

    area_id: int
    code: str
    name: str
    hospital_id: int
    quality: float
    villages: list[Village] = field(default_factory=list)


@dataclass
class Places:
    area_id: int
    towns: list[Town]
    institutions: dict[str, int]  # bureau, hospital, second_hospital, mch, cdc, inspection, private_hospital
    merged_village_id: int


COUNTY_INSTITUTIONS = {
    "bureau": ("X", "卫生健康局"),
    "hospital": ("A1", "人民医院"),
    "second_hospital": ("A2", "中医医院"),
    "mch": ("G", "妇幼保健院"),
    "cdc": ("J", "疾病预防控制中心"),
    "inspection": ("K", "卫生健康综合监督执法局"),
    "private_hospital": ("A1", "康宁医院"),
}


def town_count(people: int) -> int:
    """12 townships for small counties, 28 for a million people."""
    return max(12, min(28, round(12 + 16 * log(max(people, 1) / 50_000) / log(20))))


def village_count(people: int) -> int:
    return max(2 * town_count(people), round(0.2 * people**0.55))


class Builder:
    """Writes areas and institutions one by one; codes run on."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.issued = 0

    def area(self, code: str, level: Any, name: str, parent: Area | None, since: date = BEGIN) -> Area:
        area = Area.objects.create(code=code, level=level)
        AreaTenure.objects.create(area=area, name=name, parent=parent, since=since)
        return area

    def institution(self, kind: str, name: str, area: Area, superior: int | None = None) -> Institution:
        self.issued += 1
        organisation = "".join(self.dice.choice(ALPHABET) for _ in range(4)) + f"{self.issued:04}"
        department, category = ("1", "1") if kind == "X" else ("9", "1") if "康宁" in name else ("1", "2")
        institution = Institution.objects.create(
            code=make_credit_code(department, category, COUNTY_CODE, organisation)
        )
        InstitutionTenure.objects.create(
            institution=institution,
            kind=kind,
            name=name,
            area=area,
            superior_id=superior,
            since=BEGIN,
            public="康宁" not in name,
        )
        return institution

    def town(self, order: int, name: str, county: Area, bureau_id: int) -> tuple[Town, Area]:
        serial = 100 + order if name.endswith("镇") else 200 + order
        area = self.area(f"{COUNTY_CODE}{serial}", AreaLevel.TOWNSHIP, name, county)
        kind, suffix = ("C210", "中心卫生院") if order < 3 else ("C220", "卫生院")
        hospital = self.institution(kind, f"{name}{suffix}", area, bureau_id)
        quality = round(self.dice.betavariate(5, 2), 3)
        return Town(area.pk, area.code, name, hospital.pk, quality), area

    def village(self, town: Town, area: Area, name: str) -> None:
        code = f"{town.code}{201 + len(town.villages):03}"
        village = self.area(code, AreaLevel.VILLAGE, name, area)
        clinic = self.institution("D6", f"{name}卫生室", village, town.hospital_id)
        town.villages.append(Village(village.pk, name, clinic.pk))


def build_places(people: int, dice: random.Random) -> Places:
    """Write all areas and institutions of a county of so many people."""
    builder = Builder(dice)
    county = builder.area(COUNTY_CODE, AreaLevel.COUNTY, COUNTY_NAME, None)
    institutions = {
        key: builder.institution(kind, f"{COUNTY_NAME}{name}", county).pk
        for key, (kind, name) in COUNTY_INSTITUTIONS.items()
    }
    made = [
        builder.town(order, name, county, institutions["bureau"])
        for order, name in enumerate(TOWN_NAMES[: town_count(people) - 1])
    ]
    names = village_names(dice, village_count(people))
    for order, name in enumerate(names):
        town, area = made[order % len(made)]
        builder.village(town, area, name)
    towns = [town for town, _ in made]
    towns.append(_split(builder, *made[1], county, institutions["bureau"]))
    merged = _merge(towns[2])
    AreaTree.forget()
    return Places(county.pk, towns, institutions, merged)


def _split(builder: Builder, old: Town, old_area: Area, county: Area, bureau_id: int) -> Town:
    """The later half of a township's villages becomes a township; the branch hospital its hospital."""
    code = f"{COUNTY_CODE}299"
    area = builder.area(code, AreaLevel.TOWNSHIP, NEW_TOWN_NAME, county, SPLIT_ON)
    kept = (len(old.villages) + 1) // 2
    moving, old.villages = old.villages[kept:], old.villages[:kept]
    eve = SPLIT_ON - timedelta(days=1)
    branch = builder.institution("C220", f"{old.name}卫生院望云分院", old_area, old.hospital_id)
    InstitutionTenure.objects.filter(institution=branch).update(until=eve)
    InstitutionTenure.objects.create(
        institution=branch, kind="C220", name=f"{NEW_TOWN_NAME}卫生院", area=area, superior_id=bureau_id,
        since=SPLIT_ON,
    )  # fmt: skip
    for village in moving:
        AreaTenure.objects.filter(area_id=village.area_id).update(until=eve)
        AreaTenure.objects.create(
            area_id=village.area_id, name=village.name, parent=area, since=SPLIT_ON, document=DOCUMENT
        )
        _rehouse_clinic(village, SPLIT_ON, village.name, village.area_id, branch.pk)
    quality = round(max(0.0, old.quality - 0.15), 3)
    return Town(area.pk, code, NEW_TOWN_NAME, branch.pk, quality, moving)


def _merge(town: Town) -> int:
    """The township's second village joins the first; its clinic goes on as a branch there."""
    into, gone = town.villages[0], town.villages[1]
    AreaTenure.objects.filter(area_id=gone.area_id).update(until=MERGED_ON - timedelta(days=1))
    Area.objects.filter(pk=gone.area_id).update(successor_id=into.area_id)
    _rehouse_clinic(gone, MERGED_ON, f"{into.name}卫生室{gone.name[:-1]}分室", into.area_id, town.hospital_id)
    return gone.area_id


def _rehouse_clinic(village: Village, day: date, name: str, area_id: int, superior_id: int) -> None:
    InstitutionTenure.objects.filter(institution_id=village.clinic_id).update(until=day - timedelta(days=1))
    InstitutionTenure.objects.create(
        institution_id=village.clinic_id, kind="D6", name=name if name.endswith("室") else f"{name}卫生室",
        area_id=area_id, superior_id=superior_id, since=day,
    )  # fmt: skip
