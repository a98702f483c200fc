"""Areas and institutions: identity in one row, everything that may change in dated tenures.

A township split or a village merger closes tenures and opens others; no record is rewritten. A merged
area names its successor, and its old records count for the successor from that day on (see tree.py).
"""

from datetime import date

from django.db import models
from django.db.models import F, Q


class AreaLevel(models.IntegerChoices):
    """Levels of GB/T 2260 and its extension to townships and villages."""

    COUNTY = 1, "县"
    TOWNSHIP = 2, "乡镇"
    VILLAGE = 3, "村"


class Dated(models.Model):
    """A row that is true from `since` to `until`, both days included."""

    since = models.DateField("生效日期")
    until = models.DateField("失效日期", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="%(app_label)s_%(class)s_dates",
            )
        ]

    def valid_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


class Area(models.Model):
    """A county, township or village. `code` is permanent: 6, 9 or 12 digits (GB/T 2260, GB/T 10114)."""

    code = models.CharField("区划代码", max_length=12, unique=True)
    level = models.SmallIntegerField("级别", choices=AreaLevel)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name="并入"
    )

    class Meta:
        verbose_name = verbose_name_plural = "行政区划"
        ordering = ["code"]

    def __str__(self) -> str:
        tenure = max(self.tenures.all(), key=lambda row: row.since, default=None)
        return tenure.name if tenure else self.code


class AreaTenure(Dated):
    """The name and the parent that an area has for a time."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="tenures", verbose_name="区划")
    name = models.CharField("名称", max_length=60)
    parent = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="child_tenures", verbose_name="上级"
    )
    document = models.CharField("依据", max_length=120, blank=True)

    class Meta(Dated.Meta):
        verbose_name = verbose_name_plural = "区划沿革"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["area", "since"], name="orgs_one_area_tenure_a_day"),
        ]


# Classes of WS 218-2002, as far as a county meets them.
INSTITUTION_KINDS = {
    "A1": "综合医院",
    "A2": "中医医院",
    "A5": "专科医院",
    "B": "社区卫生服务机构",
    "C210": "中心卫生院",
    "C220": "乡卫生院",
    "D1": "门诊部",
    "D2": "诊所",
    "D6": "村卫生室",
    "F": "采供血机构",
    "G": "妇幼保健机构",
    "J": "疾病预防控制中心",
    "K": "卫生监督机构",
    "P": "其他卫生机构",
    "X": "卫生健康行政部门",
}


class Institution(models.Model):
    """A hospital, clinic, centre or office. `code` is its unified social credit code (GB 32100-2015) or a code of ours."""

    code = models.CharField("机构代码", max_length=18, unique=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name="并入"
    )

    class Meta:
        verbose_name = verbose_name_plural = "机构"
        ordering = ["code"]

    def __str__(self) -> str:
        tenure = self.latest
        return tenure.name if tenure else self.code

    @property
    def latest(self) -> "InstitutionTenure | None":
        return max(self.tenures.all(), key=lambda row: row.since, default=None)

    def on(self, day: date) -> "InstitutionTenure | None":
        """The tenure valid on a day, or None when the institution was not open then."""
        return next((row for row in self.tenures.all() if row.valid_on(day)), None)


def institution_kinds() -> list[tuple[str, str]]:
    return list(INSTITUTION_KINDS.items())


class InstitutionTenure(Dated):
    """Name, class, place and superior that an institution has for a time."""

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="tenures", verbose_name="机构")
    name = models.CharField("名称", max_length=80)
    kind = models.CharField("类别", max_length=4, choices=institution_kinds)
    area = models.ForeignKey(
        Area, models.PROTECT, related_name="institution_tenures", verbose_name="所在区划"
    )
    superior = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="subordinate_tenures",
        verbose_name="上级机构",
    )
    public = models.BooleanField("公立", default=True)

    class Meta(Dated.Meta):
        verbose_name = verbose_name_plural = "机构沿革"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["institution", "since"], name="orgs_one_institution_tenure_a_day"
            ),
        ]
