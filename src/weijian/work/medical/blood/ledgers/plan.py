"""What is to be donated in a year: the county's task and its parts."""

from typing import Any

from django.db.models import Q

from weijian.ledger.fields import Choice, Unit, Whole
from weijian.ledger.kinds import Statement
from weijian.ledger.rules import Error, Warning
from weijian.orgs.models import AreaLevel
from weijian.work.medical.blood.ledgers.codes import PLANS


def plan_of_one_holder(plan: Any) -> bool:
    return (plan.unit_id is None) != (plan.place_id is None)


def only_plan(plan: Any) -> bool:
    """One plan a year, kind and holder; the database cannot see that two empty columns are alike."""
    same = BloodPlan.objects.standing().filter(
        year=plan.year, type=plan.type, unit_id=plan.unit_id, place_id=plan.place_id
    )
    return not same.exclude(pk=plan.pk).exists()


def parts_make_the_whole(plan: Any) -> bool:
    """What units and townships were given adds up to the county's task."""
    rows = BloodPlan.objects.standing().filter(year=plan.year, type=plan.type).exclude(pk=plan.pk)
    county = Q(place__level=AreaLevel.COUNTY)
    is_county = plan.place_id is not None and plan.place.level == AreaLevel.COUNTY
    whole = plan if is_county else rows.filter(county).first()
    parts = rows.exclude(county) if is_county else [*rows.exclude(county), plan]
    if whole is None or not parts:
        return True
    return all(
        getattr(whole, name) is None or _sum_of(parts, name) in (None, getattr(whole, name))
        for name in ("people", "volume_ml")
    )


def _sum_of(rows: Any, name: str) -> int | None:
    given = [getattr(row, name) for row in rows if getattr(row, name) is not None]
    return sum(given) if given else None


class BloodPlan(Statement):
    """The task of a unit, a township or the county for a year, an emergency or a season."""

    type = Choice("任务类型", PLANS)
    unit = Unit("单位", optional=True)
    people = Whole("任务人数", "人次", error=(1, 1_000_000), optional=True)
    volume_ml = Whole("任务量", "毫升", error=(200, 1_000_000_000), optional=True)

    class Meta:
        verbose_name = "献血任务"
        labels = {"place": "乡镇或县"}
        natural_key = ["year", "type", "unit", "place"]
        shown = ["year", "type", "unit", "place", "people", "volume_ml", "document"]
        rules = [
            Error(plan_of_one_holder, "任务须下达给一个单位或一个乡镇（县），只能填其一", "unit"),
            Error(
                Q(people__isnull=False) | Q(volume_ml__isnull=False), "任务人数和任务量至少填一项", "people"
            ),
            Error(only_plan, "该单位（乡镇）本年度已有同类任务", "unit"),
            Warning(parts_make_the_whole, "各单位、乡镇任务之和与全县任务不符，请核对", "people"),
        ]
