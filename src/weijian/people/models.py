"""The resident index. A person is one row; where he or she lives is dated; doubles point to the row that stays."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from weijian.kernel.id_card import mask
from weijian.kernel.pinyin import all_initials, initials
from weijian.orgs.models import Area, Dated
from weijian.people.encryption import EncryptedField, blind_index


class Sex(models.IntegerChoices):
    """GB/T 2261.1-2003."""

    UNKNOWN = 0, "未知"
    MALE = 1, "男"
    FEMALE = 2, "女"
    UNSTATED = 9, "未说明"


class NoIdReason(models.IntegerChoices):
    """Why a person has no ID number on file; counted as a data-quality figure."""

    NEWBORN = 1, "新生儿"
    UNREGISTERED = 2, "无户口"
    FOREIGN = 3, "境外"
    LOST = 4, "遗失"


MOST_INITIALS = 80


def _joined_initials(name: str) -> str:
    """|zxy|cxy|: every usual reading, the usual one first, as many as the column holds."""
    usual = initials(name)
    found = "|"
    for reading in [usual, *sorted(all_initials(name) - {usual})]:
        if len(found) + len(reading) + 1 <= MOST_INITIALS:
            found += f"{reading}|"
    return found


class PersonQuerySet(models.QuerySet):
    def current(self) -> "PersonQuerySet":
        """Persons that were not merged into another row."""
        return self.filter(merged_into__isnull=True)

    def with_id_number(self, number: str) -> "PersonQuerySet":
        return self.filter(id_index=blind_index(number))


class Person(models.Model):
    """A resident or patient. `id_number` is 18 characters or empty; then `no_id_reason` says why."""

    name = models.CharField("姓名", max_length=50)
    initials = models.CharField("姓名首字母", max_length=MOST_INITIALS, editable=False, db_index=True)
    sex = models.SmallIntegerField("性别", choices=Sex)
    birth_date = models.DateField("出生日期")
    id_number = EncryptedField("身份证号", null=True, blank=True)
    id_index = models.CharField(max_length=64, null=True, editable=False)
    id_tail_index = models.CharField(max_length=64, null=True, editable=False, db_index=True)
    no_id_reason = models.SmallIntegerField("无身份证号原因", choices=NoIdReason, null=True, blank=True)
    other_document = EncryptedField("其他证件号", null=True, blank=True)
    phone = EncryptedField("联系电话", null=True, blank=True)
    died_on = models.DateField("死亡日期", null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="doubles", editable=False
    )
    revision = models.BigIntegerField(default=0, editable=False, db_index=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "人员"
        constraints = [
            models.UniqueConstraint(
                fields=["id_index"], condition=Q(merged_into__isnull=True), name="people_one_row_an_id_number"
            ),
            models.CheckConstraint(
                condition=Q(died_on__isnull=True) | Q(died_on__gte=F("birth_date")),
                name="people_death_after_birth",
            ),
            models.CheckConstraint(
                condition=Q(id_index__isnull=False) | Q(no_id_reason__isnull=False),
                name="people_id_or_reason",
            ),
        ]
        indexes = [models.Index(fields=["name"]), models.Index(fields=["birth_date"])]

    def __str__(self) -> str:
        return self.name

    def derive(self) -> None:
        """Set what follows from other fields: initials for search, blind indexes of the ID number."""
        self.initials = _joined_initials(self.name)
        self.id_index = blind_index(self.id_number) if self.id_number else None
        self.id_tail_index = blind_index(self.id_number[-4:]) if self.id_number else None
        if self.id_number:
            self.no_id_reason = None

    def save(self, *args: object, **kwargs: object) -> None:
        self.derive()
        super().save(*args, **kwargs)

    @property
    def masked_id_number(self) -> str:
        if self.id_number:
            return mask(self.id_number)
        return self.get_no_id_reason_display() or ""

    def age_on(self, day: date) -> int:
        """Completed years on a day."""
        return (
            day.year
            - self.birth_date.year
            - ((day.month, day.day) < (self.birth_date.month, self.birth_date.day))
        )

    def residence_on(self, day: date) -> "Residence | None":
        return next((row for row in self.residences.all() if row.valid_on(day)), None)


class Residence(Dated):
    """Where a person lives for a time; 常住 means at least six months, registered here or not."""

    KINDS = {1: "户籍", 2: "非户籍"}

    person = models.ForeignKey(Person, models.CASCADE, related_name="residences", verbose_name="人员")
    area = models.ForeignKey(Area, models.PROTECT, related_name="residences", verbose_name="居住地")
    kind = models.SmallIntegerField("常住类型", choices=list(KINDS.items()), default=1)
    address = EncryptedField("详细住址", null=True, blank=True)
    revision = models.BigIntegerField(default=0, editable=False, db_index=True)

    class Meta(Dated.Meta):
        verbose_name = verbose_name_plural = "居住地"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(until__isnull=True), name="people_one_current_residence"
            ),
        ]
