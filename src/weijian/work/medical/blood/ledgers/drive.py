"""Blood drives with their totals."""

from typing import Any

from django.db.models import F, Q, Sum

from weijian.ledger.fields import Choice, Place, Text, Unit, Whole
from weijian.ledger.kinds import Activity
from weijian.ledger.registry import ledger
from weijian.ledger.rules import Error, Warning
from weijian.work.medical.blood.ledgers.codes import DRIVES, VOLUMES, WHOLE


def listed(drive: Any) -> Any:
    donations = ledger("blood.donation").model.objects
    return donations.standing().filter(drive_id=drive.pk) if drive.pk else donations.none()


def listed_volume(drive: Any) -> int:
    return listed(drive).filter(type=WHOLE).aggregate(sum=Sum("volume_ml"))["sum"] or 0


def agrees_with_list(drive: Any) -> bool:
    """Once donations are listed, their number and volume are the drive's."""
    count = listed(drive).count()
    return count == 0 or (count == drive.donated and drive.volume_ml in (None, listed_volume(drive)))


def plausible_volume(drive: Any) -> bool:
    if not drive.donated or drive.volume_ml is None:
        return True
    return drive.donated * min(VOLUMES) <= drive.volume_ml <= drive.donated * max(VOLUMES)


class Drive(Activity):
    """A blood drive with its totals; the donors' own rows stand in the donations."""

    place = Place("地点")
    spot = Text("具体地点", personal=False, optional=True)
    type = Choice("采血类型", DRIVES)
    organiser = Unit("组织单位", optional=True)
    staff = Whole("工作人员数", "人", error=(0, 1000), optional=True)
    registered = Whole("登记人数", "人", error=(0, 100_000))
    deferred = Whole("暂缓人数", "人", error=(0, 100_000))
    donated = Whole("献血人数", "人", error=(0, 100_000))
    volume_ml = Whole("采血量", "毫升", error=(0, 100_000_000), optional=True)
    listed = Whole("已录献血人次", "人次", compute=lambda record: listed(record).count())
    listed_ml = Whole("已录全血量", "毫升", compute=listed_volume)

    class Meta:
        verbose_name = "采血活动"
        natural_key = ["on", "place", "type"]
        shown = ["on", "place", "type", "registered", "deferred", "donated", "volume_ml", "listed"]
        rules = [
            Error(
                Q(registered=F("deferred") + F("donated")),
                "登记人数应等于暂缓人数与献血人数之和",
                "registered",
            ),
            Warning(agrees_with_list, "已录献血记录与活动合计不符，请核对", "donated"),
            Warning(plausible_volume, "人均采血量不在200～400毫升之间，请核对单位（升、毫升）", "volume_ml"),
        ]
