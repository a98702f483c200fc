"""The engine's own tables: revisions, changes, stays in states, open duties, doubts, parameters, imports."""

from django.db import models

from weijian.accounts.models import User
from weijian.orgs.models import Area, Dated, Institution
from weijian.people.encryption import SealedJSONField
from weijian.people.models import Person


class RevisionCounter(models.Model):
    """One row. Taking numbers locks it, so revisions appear in commit order on every database."""

    value = models.BigIntegerField(default=0)


class OfRecord(models.Model):
    """What is said of one record, whichever ledger it stands in."""

    ledger = models.CharField("台账", max_length=80)
    record_id = models.BigIntegerField("记录")

    class Meta:
        abstract = True


class Change(OfRecord):
    """One change of one record after it was made: who, when, why, and every field before and after."""

    revision = models.BigIntegerField("版本")
    action = models.CharField("操作", max_length=20)
    at = models.DateTimeField("时间")
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="操作人")
    reason = models.CharField("理由", max_length=200, blank=True)
    # {field: [before, after]} in words; sealed, since free text and links may identify a person.
    fields = SealedJSONField("变更内容", default=dict)
    # {field: stored value before}, from which an import or a merge is undone exactly.
    before = SealedJSONField("原值", default=dict)
    batch = models.ForeignKey(
        "ledger.ImportBatch", models.PROTECT, null=True, related_name="+", verbose_name="导入批次"
    )

    class Meta:
        verbose_name = verbose_name_plural = "变更记录"
        indexes = [models.Index(fields=["ledger", "record_id"])]


class StateStay(OfRecord):
    """That a case was in a state from `since` to `until` (empty: still is)."""

    order = models.PositiveSmallIntegerField("次序")
    state = models.CharField("状态", max_length=24)
    since = models.DateField("起")
    until = models.DateField("止", null=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="经办人")
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "办理过程"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["ledger", "record_id", "order"], name="ledger_one_stay_a_place")
        ]


class Duty(OfRecord):
    """An open duty: a service that is due, a case with a running clock, an answer that is asked for."""

    schedule = models.CharField("日程", max_length=40)
    title = models.CharField("事项", max_length=60)
    due_on = models.DateField("应于", db_index=True)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="duties", verbose_name="对象")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", verbose_name="区划")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+", verbose_name="机构")

    class Meta:
        verbose_name = verbose_name_plural = "应做事项"
        constraints = [
            models.UniqueConstraint(
                fields=["ledger", "record_id", "schedule"], name="ledger_one_duty_a_schedule"
            )
        ]
        indexes = [models.Index(fields=["area", "due_on"]), models.Index(fields=["institution", "due_on"])]


class Doubt(OfRecord):
    """A warning that a kept record carries until somebody answers it."""

    field = models.CharField("字段", max_length=60, blank=True)
    rule = models.CharField("规则", max_length=120)
    message = models.CharField("疑点", max_length=200)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", verbose_name="区划")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+", verbose_name="机构")
    raised_at = models.DateTimeField("提出时间")
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="答复人")
    answer = models.CharField("答复", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "疑点"
        indexes = [models.Index(fields=["ledger", "record_id"]), models.Index(fields=["answered_at", "area"])]


class ParameterValue(Dated):
    """A county's (or smaller area's) value of a declared parameter, with the document that sets it."""

    code = models.CharField("参数", max_length=60, db_index=True)
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="区划"
    )
    value = models.DecimalField("值", max_digits=18, decimal_places=4)
    document = models.CharField("依据文件", max_length=120)

    class Meta(Dated.Meta):
        verbose_name = verbose_name_plural = "参数"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["code", "area", "since"], name="ledger_one_value_a_day"),
        ]


class ImportBatch(models.Model):
    """One import: the file's name and digest, who, when, how many rows; undone as a whole."""

    ledger = models.CharField("台账", max_length=80)
    file_name = models.CharField("文件名", max_length=200)
    digest = models.CharField("文件摘要", max_length=64)
    at = models.DateTimeField("时间")
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="导入人")
    added = models.PositiveIntegerField("新增", default=0)
    updated = models.PositiveIntegerField("更新", default=0)
    skipped = models.PositiveIntegerField("跳过", default=0)
    undone_at = models.DateTimeField("撤销时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "导入批次"


class PersonMerge(models.Model):
    """That one person row was found to be another's double; `moved` lists what was re-pointed, for undoing."""

    kept = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="保留")
    gone = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="并入")
    at = models.DateTimeField("时间")
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="操作人")
    moved = models.JSONField("迁移的记录", default=list)
    undone_at = models.DateTimeField("撤销时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "人员合并"
