"""Users and the audit trail."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from weijian.orgs.models import Area, Institution


class Role(models.TextChoices):
    """What a user may do; where, is said by area, institution and lines (see scope.py)."""

    ADMINISTRATOR = "administrator", "县级管理员"
    DEPARTMENT = "department", "业务股室"
    INSTITUTION = "institution", "医疗卫生机构"
    VILLAGE_DOCTOR = "village_doctor", "乡村医生"
    READER = "reader", "审计与查阅"


class User(AbstractUser):
    """A person who signs in. `lines` are names of lines of work; none means all."""

    first_name = last_name = None
    name = models.CharField("姓名", max_length=50)
    role = models.CharField("角色", max_length=20, choices=Role)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, verbose_name="管辖区划")
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, verbose_name="所属机构"
    )
    lines = models.JSONField("业务条线", default=list, blank=True)
    must_change_password = models.BooleanField("下次登录须改密码", default=False)

    REQUIRED_FIELDS = ["name", "role"]

    class Meta:
        verbose_name = verbose_name_plural = "用户"

    def __str__(self) -> str:
        return self.name


class AuditEntry(models.Model):
    """One line of the audit trail: who did what to which record or person. Never changed, never deleted."""

    at = models.DateTimeField("时间", db_index=True)
    user = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="audit_entries", verbose_name="用户"
    )
    action = models.CharField("操作", max_length=40, db_index=True)
    subject = models.CharField("对象", max_length=60, blank=True)
    subject_id = models.BigIntegerField("对象编号", null=True)
    person_id = models.BigIntegerField("人员编号", null=True, db_index=True)
    detail = models.JSONField("详情", default=dict)
    address = models.CharField("来源地址", max_length=45, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "审计记录"
        indexes = [models.Index(fields=["subject", "subject_id"])]

    def save(self, *args: object, **kwargs: object) -> None:
        if self.pk:
            raise PermissionError("审计记录不可修改。")
        super().save(*args, **kwargs)

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        raise PermissionError("审计记录不可删除。")
