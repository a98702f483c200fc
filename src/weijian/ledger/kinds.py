"""The kinds of record. A ledger inherits one and adds its columns.

Event: happened once. Enrolment: somebody or something is under management from..to. Service: a visit due under
an enrolment. Case: a workflow with states and deadlines. Activity: a training, meeting or drive, with how
many. Statement: a figure that comes from outside, with the document it stands in.
Rows are written by store.py only, never deleted, voided with a reason.
"""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import F, Q

from weijian.accounts.models import User
from weijian.kernel import clock
from weijian.ledger.declaration import DATE_FIELD, Declaration, LedgerBase
from weijian.ledger.fields import Choice, Day, Place, Resident, Text, Whole
from weijian.ledger.rules import Error
from weijian.orgs.models import Area, Institution

SOURCES = {"form": "页面录入", "import": "表格导入", "api": "接口", "demo": "演示数据"}
END_REASONS = {1: "死亡", 2: "迁出", 3: "失访", 4: "诊断撤销", 5: "重复合并", 6: "拒绝", 7: "其他"}


def sources() -> list[tuple[str, str]]:
    return list(SOURCES.items())


def not_in_future(record: Any) -> bool:
    day = record.business_date
    return record.may_lie_ahead or day is None or day <= clock.today()


def not_before_birth(record: Any) -> bool:
    person = getattr(record, "person", None)
    return person is None or record.business_date is None or record.business_date >= person.birth_date


def not_after_death(record: Any) -> bool:
    person = getattr(record, "person", None)
    return (
        person is None
        or not person.died_on
        or record.business_date is None
        or record.business_date <= person.died_on
    )


class RecordQuerySet(models.QuerySet):
    def standing(self) -> "RecordQuerySet":
        """Rows that were not voided."""
        return self.filter(voided_at__isnull=True)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise PermissionError("台账记录不可删除，只能作废并说明理由。")


class Record(models.Model, metaclass=LedgerBase):
    """What every ledger row carries: where, by whom, from what source, which revision, whether voided.

    `area` is frozen at the business date. `revision` grows with every write of the whole database; it orders
    changes and is the watermark of the columnar copy.
    """

    declaration: Declaration
    kind = "record"
    date_field = "on"
    may_lie_ahead = False  # plans and yearly statements may be dated after today

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+", verbose_name="记录机构")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", verbose_name="发生地")
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="经办人")
    recorded_at = models.DateTimeField("录入时间")
    source = models.CharField("来源", max_length=8, choices=sources)
    batch = models.ForeignKey(
        "ledger.ImportBatch", models.PROTECT, null=True, related_name="+", verbose_name="导入批次"
    )
    revision = models.BigIntegerField("版本", db_index=True)
    voided_at = models.DateTimeField("作废时间", null=True)
    void_reason = models.CharField("作废理由", max_length=200, blank=True, default="")

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        rules = [
            Error(not_in_future, "日期不能晚于今天", DATE_FIELD),
            Error(not_before_birth, "日期早于此人出生日期", DATE_FIELD),
            Error(not_after_death, "日期晚于此人死亡日期，请核对哪一个有误", DATE_FIELD),
        ]

    def __str__(self) -> str:
        return f"{self.declaration.title} {self.pk or '（未保存）'}"

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        raise PermissionError("台账记录不可删除，只能作废并说明理由。")

    @property
    def voided(self) -> bool:
        return self.voided_at is not None

    @property
    def business_date(self) -> date | None:
        """The day on which the recorded thing happened."""
        value = getattr(self, self.date_field)
        return value.astimezone(clock.ZONE).date() if isinstance(value, datetime) else value

    @property
    def earlier(self) -> list[Any]:
        """The same person's valid rows of this ledger before this one, oldest first; set by the store."""
        return getattr(self, "_earlier", [])

    @earlier.setter
    def earlier(self, rows: list[Any]) -> None:
        self._earlier = rows

    @property
    def previous(self) -> Any | None:
        return self.earlier[-1] if self.earlier else None


class Event(Record):
    """Something that happened once, on a day."""

    kind = "event"
    on = Day("日期")

    class Meta:
        abstract = True


class Enrolment(Record):
    """A person (or, with `subject`, an institution or thing) under management from `start` to `end`.

    A death date comes from the person row; it is never typed as an end date.
    """

    kind = "enrolment"
    date_field = "start"
    person = Resident("姓名")
    start = Day("开始日期")
    end = Day("结束日期", optional=True)
    end_reason = Choice("结束原因", END_REASONS, optional=True)
    end_note = Text("去向或说明", optional=True)

    class Meta:
        abstract = True
        rules = [
            Error(Q(end__isnull=True) | Q(end__gte=F("start")), "结束日期不能早于开始日期", "end"),
            Error(Q(end__isnull=True) | Q(end_reason__isnull=False), "结束须说明原因", "end_reason"),
            Error(~Q(end_reason__in=[2, 3]) | ~Q(end_note=""), "迁出须写明去向，失访须写明原因", "end_note"),
        ]

    def open_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


def within_enrolment(record: Any) -> bool:
    enrolment = getattr(record, "enrolment", None)
    return record.on is None or enrolment is None or record.on >= enrolment.start


class Service(Record):
    """A visit or check under an enrolment: `class Visit(Service, of=Hypertension)`.

    Without `of` it serves several enrolments of its person; they name it in a schedule of their own.
    """

    kind = "service"
    person = Resident("姓名")
    on = Day("服务日期")

    class Meta:
        abstract = True
        rules = [Error(within_enrolment, "服务日期早于开始管理日期", "on")]


class Case(Record):
    """Something with states: it is opened, moves by steps, and is closed. `deadline` is kept by the store."""

    kind = "case"
    date_field = "opened"
    opened = Day("受理日期")
    state = models.CharField("状态", max_length=24)
    state_since = models.DateField("进入状态日期")
    deadline = models.DateField("办理期限", null=True)
    closed = Day("办结日期", optional=True)

    class Meta:
        abstract = True
        rules = [
            Error(Q(closed__isnull=True) | Q(closed__gte=F("opened")), "办结日期不能早于受理日期", "closed")
        ]

    @property
    def state_label(self) -> str:
        return self.declaration.flow.state(self.state).label if self.declaration.flow else self.state


class Activity(Record):
    """A training, meeting, inspection tour or drive, from `on` to `until`."""

    kind = "activity"
    on = Day("开始日期")
    until = Day("结束日期", suggest=lambda record: record.on)

    class Meta:
        abstract = True
        rules = [Error(Q(until__gte=F("on")), "结束日期不能早于开始日期", "until")]


class Statement(Record):
    """A figure from outside for an area or institution and a year (or month), with its document.

    `on` is the last day of that time, so that a yearly statement counts in the periods that hold 31 December.
    """

    kind = "statement"
    may_lie_ahead = True
    place = Place("区划", optional=True)
    year = Whole("年度", "年", error=(1949, 2100))
    month = Whole("月份", "月", error=(1, 12), optional=True)
    on = Day("所属期末", compute=lambda record: month_end(record.year, record.month or 12))
    document = Text("依据文件", personal=False)

    class Meta:
        abstract = True


def month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


KINDS = {kind.kind: kind for kind in (Event, Enrolment, Service, Case, Activity, Statement)}
