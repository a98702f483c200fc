"""Who may give how much and how often: the national standard of donors' health and the law."""

from typing import Any

from django.db.models import Q

from weijian.ledger.parameters import parameter
from weijian.ledger.registry import ledger
from weijian.ledger.rules import Spacing, add_months
from weijian.people.models import Sex
from weijian.work.medical.blood.ledgers.codes import (
    APHERESIS,
    PLATELETS_AND_PLASMA,
    STANDARD,
    TYPES,
    UNVERIFIED,
    VOLUMES,
    WHOLE,
)

UNIT_ML = parameter(
    "blood.platelet_unit_ml", "核对年采集总量时一个血小板治疗单位的毫升数", 250, "毫升", STANDARD + UNVERIFIED
)


def overridden(donation: Any) -> bool:
    return bool(donation.override)


OVERRIDE = ~Q(override="")
IS_WHOLE, IS_APHERESIS = Q(type=WHOLE), Q(type__in=APHERESIS)
# (earlier, later, interval, message): GB 18467-2011, 献血法 第九条
INTERVALS = [
    Spacing("两次全血间隔不足6个月", months=6, earlier=IS_WHOLE, later=IS_WHOLE, unless=OVERRIDE),
    Spacing("两次单采血小板间隔不足2周", days=14, earlier=IS_APHERESIS, later=IS_APHERESIS, unless=OVERRIDE),
    Spacing(
        "两次单采血小板间隔不足1周，特需配型也不得采集", days=7, earlier=IS_APHERESIS, later=IS_APHERESIS
    ),
    Spacing("单采血小板后献全血间隔不足4周", days=28, earlier=IS_APHERESIS, later=IS_WHOLE, unless=OVERRIDE),
    Spacing(
        "献全血后单采血小板间隔不足3个月", months=3, earlier=IS_WHOLE, later=IS_APHERESIS, unless=OVERRIDE
    ),
    *(
        Spacing(f"同一天不能两次献{name}", days=1, earlier=Q(type=code), later=Q(type=code))
        for code, name in TYPES.items()
    ),
]


def amount_fits_type(donation: Any) -> bool:
    """Whole blood in the three volumes only; platelets in units, never in ml."""
    if donation.type == WHOLE:
        return donation.volume_ml in VOLUMES and donation.platelet_units is None and not donation.plasma_ml
    plasma = donation.type == PLATELETS_AND_PLASMA or not donation.plasma_ml
    return donation.volume_ml is None and donation.platelet_units is not None and plasma


def age_of(donation: Any) -> int:
    return donation.person.age_on(donation.on)


def young_enough(donation: Any) -> bool:
    """Up to 55; up to 60 for who has given before and never reacted."""
    before = [row.reaction or 0 for row in donation.earlier]
    return age_of(donation) <= 55 or (bool(before) and not any(before))


def heavy_enough(donation: Any) -> bool:
    limit = 50 if donation.person.sex == Sex.MALE else 45
    return donation.weight is None or donation.weight >= limit


def haemoglobin_enough(donation: Any) -> bool:
    limit = 120 if donation.person.sex == Sex.MALE else 115
    return donation.haemoglobin is None or donation.haemoglobin >= limit


def pressure_within(donation: Any) -> bool:
    high, low = donation.systolic, donation.diastolic
    return high is None or low is None or (90 <= high <= 139 and 60 <= low <= 89 and high - low >= 30)


def _year_before(donation: Any) -> list[Any]:
    """This and the donor's apheresis donations of the twelve months before."""
    since = add_months(donation.on, -12)
    return [row for row in donation.earlier if row.on > since and row.type in APHERESIS] + [donation]


def not_too_often(donation: Any) -> bool:
    return donation.type not in APHERESIS or len(_year_before(donation)) <= 24


def not_too_much(donation: Any) -> bool:
    """Platelets and plasma of twelve months within ten litres."""
    if donation.type not in APHERESIS:
        return True
    unit = UNIT_ML.whole_on(donation.on)
    taken = sum((row.platelet_units or 0) * unit + (row.plasma_ml or 0) for row in _year_before(donation))
    return taken <= 10_000


def not_deferred(donation: Any) -> bool:
    """No deferral of the donor runs on the day."""
    if overridden(donation):
        return True
    running = Q(until__isnull=True) | Q(until__gt=donation.on)
    return (
        not ledger("blood.deferral")
        .model.objects.standing()
        .filter(running, person_id=donation.person_id, on__lte=donation.on)
        .exists()
    )
