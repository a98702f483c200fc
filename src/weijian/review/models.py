"""Proof-readings that were kept, their texts, and the findings that somebody lets stand.

Texts may hold anything that people upload, so file and result are sealed like ID numbers. What lists, filters and
counts need stands beside them in plain columns. Nothing is deleted: a reading is voided, and after the time for which
texts are kept only its line in the list remains.
"""

from django.db import models

from weijian.accounts.models import User
from weijian.orgs.models import Area, Institution
from weijian.people.encryption import SealedBytesField


class State(models.TextChoices):
    """How far a proof-reading has come."""

    WAITING = "waiting", "等待校核"
    DONE = "done", "已完成"
    FAILED = "failed", "无法校核"


class ProofReading(models.Model):
    """One document proof-read once: what it is, who had it read, and what came of it."""

    name = models.CharField("文件名", max_length=200)
    document = models.CharField(
        "文档", max_length=200, db_index=True
    )  # the name without what versions differ in
    title = models.CharField("标题", max_length=120, blank=True)
    at = models.DateTimeField("时间", db_index=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="校核人")
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+", verbose_name="区划")
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, related_name="+", verbose_name="机构"
    )
    batch = models.CharField(
        "批次", max_length=32, blank=True, db_index=True
    )  # files that were given together
    size = models.PositiveBigIntegerField("字节数")
    digest = models.CharField("文件摘要", max_length=64)
    state = models.CharField("状态", max_length=10, choices=State, default=State.WAITING)
    fault = models.CharField("原因", max_length=200, blank=True)
    rules = models.CharField("规则版本", max_length=40, blank=True)
    length = models.PositiveIntegerField("字数", default=0)
    figures = models.PositiveIntegerField("数字", default=0)
    relations = models.PositiveIntegerField("关系", default=0)
    errors = models.PositiveIntegerField("错误", default=0)
    warnings = models.PositiveIntegerField("警告", default=0)
    hints = models.PositiveIntegerField("提示", default=0)
    voided_at = models.DateTimeField("作废时间", null=True)
    voided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="作废人")
    void_reason = models.CharField("作废理由", max_length=200, blank=True)
    erased_at = models.DateTimeField("正文清除时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "校核记录"

    def __str__(self) -> str:
        return self.name

    @property
    def is_word(self) -> bool:
        """Whether comments and tracked changes can be written into the file."""
        return self.name.lower().endswith((".docx", ".docm"))

    @property
    def is_text(self) -> bool:
        return self.name.lower().endswith((".txt", ".md"))


class KeptText(models.Model):
    """The file as it came, and the report on it; gone when the time for keeping is over."""

    reading = models.OneToOneField(
        ProofReading, models.PROTECT, primary_key=True, related_name="kept", verbose_name="校核记录"
    )
    original = SealedBytesField("原文件")
    report = SealedBytesField("校核结果", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "校核正文"


class Waiver(models.Model):
    """That a finding in a document may stand, with the reason; it holds for the document's next versions too."""

    document = models.CharField("文档", max_length=200, db_index=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+", verbose_name="区划")
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, related_name="+", verbose_name="机构"
    )
    rule = models.CharField("规则", max_length=10)
    fingerprint = models.CharField("指纹", max_length=64)  # of rule and sentence; tells nothing of the text
    reason = models.CharField("理由", max_length=200)
    at = models.DateTimeField("时间")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="决定人")
    reading = models.ForeignKey(ProofReading, models.PROTECT, related_name="+", verbose_name="校核记录")
    withdrawn_at = models.DateTimeField("撤回时间", null=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="撤回人")

    class Meta:
        verbose_name = verbose_name_plural = "忽略的问题"
        indexes = [models.Index(fields=["document", "withdrawn_at"])]
