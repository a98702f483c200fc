"""Laboratories and their machines; the capacity follows from both."""

from typing import Any

from django.db.models import F, Q

from weijian.kernel import clock
from weijian.ledger.fields import (
    Choice,
    Choices,
    Day,
    Flag,
    Link,
    Money,
    Number,
    Text,
    Unit,
    Whole,
)
from weijian.ledger.kinds import Enrolment
from weijian.ledger.rules import Error, Warning
from weijian.work.epidemic.screening.ledgers.codes import (
    AMPLIFIER,
    CONTROLS,
    EXTRACTOR,
    IN_USE,
    MACHINE_STATES,
    MACHINES,
    METHODS,
    NUCLEIC_ACID,
    POOL_SIZE,
    STOPPED,
    WELLS,
)


def single_capacity(lab: Any) -> int | None:
    """Single tubes a day: the least of what extraction, amplification and the staff can do."""
    if NUCLEIC_ACID not in lab.declaration.field("methods").split(lab.methods):
        return None
    if lab.pk is None or not lab.cycle_hours:
        return 0
    machines = list(LabEquipment.objects.standing().filter(lab_id=lab.pk, state=IN_USE, end__isnull=True))
    stages = [
        sum(machine_capacity(machine, lab.cycle_hours) for machine in machines if machine.type == stage)
        for stage in (AMPLIFIER, EXTRACTOR)
    ]
    limits = [lab.staff_limit] if lab.staff_limit is not None else []
    return min(stages + limits)


def machine_capacity(machine: Any, cycle_hours: Any) -> int:
    """(wells − 2 controls) × whole runs in the day's hours."""
    if not machine.wells or not machine.minutes:
        return 0
    return (machine.wells - CONTROLS) * int(60 * cycle_hours // machine.minutes)


def pooled_capacity(lab: Any) -> int | None:
    single = single_capacity(lab)
    return None if single is None else single * POOL_SIZE.whole_on(clock.today())


def not_overstated(lab: Any) -> bool:
    """Asked once the laboratory is on file, since its machines can only be entered after it."""
    known = lab.pk is not None and lab.capacity is not None and lab.declared is not None
    return not known or lab.declared <= lab.capacity


class TestingLab(Enrolment):
    """A laboratory approved for testing, from its filing until it gives up."""

    __test__ = False  # the name is no test class
    person: Any = None
    lab = Unit("检测机构")
    approved_by = Text("备案机关", personal=False)
    methods = Choices("检测项目", METHODS)
    willing_point = Flag("愿检尽检服务点")
    price_single = Money("单检价", error=(0, 500), optional=True)
    price_pooled = Money("混检价", error=(0, 500), optional=True)
    price_public = Flag("收费已公开", optional=True)
    declared = Whole("申报日检测能力", "人份/日", error=(0, 1_000_000), optional=True)
    cycle_hours = Number("每日运行小时", "小时", error=(1, 24), optional=True)
    staff_limit = Whole("人员可承担上限", "人份/日", error=(0, 1_000_000), optional=True)
    suspended_from = Day("暂停自", optional=True)
    suspended_to = Day("暂停至", optional=True)
    capacity = Whole("单检日检测能力", "人份/日", compute=single_capacity)
    capacity_pooled = Whole("混检日检测能力", "人份/日", compute=pooled_capacity)

    class Meta:
        verbose_name = "检测机构"
        labels = {"start": "备案日期", "end": "取消备案日期"}
        subject = "lab"
        natural_key = ["lab", "start"]
        shown = ["lab", "start", "methods", "willing_point", "declared", "capacity", "suspended_from"]
        rules = [
            Error(
                Q(suspended_from__isnull=False) | Q(suspended_to__isnull=True),
                "填了暂停至，须填暂停自",
                "suspended_from",
            ),
            Error(Q(suspended_to__gte=F("suspended_from")), "暂停至不能早于暂停自", "suspended_to"),
            Error(Q(suspended_from__gte=F("start")), "暂停不能早于备案", "suspended_from"),
            Error(
                lambda record: not record.willing_point or record.price_single is not None,
                "愿检尽检服务点须填单检价",
                "price_single",
            ),
            Warning(
                lambda record: not record.willing_point or record.price_public is True,
                "愿检尽检服务点须公开收费",
                "price_public",
            ),
            Warning(not_overstated, "申报能力高于按在用设备算出的能力，请核对", "declared"),
        ]


def asset_number_unused(machine: Any) -> bool:
    if not machine.asset_no:
        return True
    same = LabEquipment.objects.standing().filter(asset_no=machine.asset_no, end__isnull=True)
    return machine.end is not None or not same.exclude(pk=machine.pk).exists()


class LabEquipment(Enrolment):
    """A machine of a laboratory; only machines in use make capacity."""

    person: Any = None
    lab = Link("检测机构", TestingLab)
    type = Choice("设备类型", MACHINES)
    serial = Text("出厂编号", length=60, personal=False)
    asset_no = Text("资产编号", length=40, personal=False, optional=True)
    wells = Choice("通量", WELLS, optional=True)
    minutes = Whole("每批用时", "分钟", error=(15, 240), optional=True)
    state = Choice("设备状态", MACHINE_STATES)

    class Meta:
        verbose_name = "检测设备"
        labels = {"start": "启用日期", "end": "停用日期"}
        subject = ""  # two laboratories may own machines of one serial number; the key says which is which
        natural_key = ["lab", "type", "serial"]
        shown = ["lab", "type", "wells", "serial", "asset_no", "state", "start", "end"]
        feeds = ["lab"]
        rules = [
            Error(
                ~Q(type__in=[AMPLIFIER, EXTRACTOR]) | Q(wells__isnull=False),
                "扩增仪、提取仪须填通量",
                "wells",
            ),
            Error(Q(end__isnull=True) | Q(state=STOPPED), "已填停用日期，状态须为停用", "state"),
            Error(asset_number_unused, "资产编号已用于另一台未停用的设备", "asset_no"),
            Warning(
                ~Q(type__in=[AMPLIFIER, EXTRACTOR]) | ~Q(state=IN_USE) | Q(minutes__isnull=False),
                "未填每批用时，这台设备不计入检测能力",
                "minutes",
            ),
        ]
