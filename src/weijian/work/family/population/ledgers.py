"""Populations and other bases of rates: what a document states for a place or institution and a year."""

from django.db.models import Q

from weijian.ledger.fields import Choice, Unit, Whole
from weijian.ledger.kinds import Statement
from weijian.ledger.rules import Error, Warning

KINDS = {
    "resident": "常住人口",
    "registered": "户籍人口",
    "family_planning": "计生统计人口",
    "resident_15_up": "15岁及以上常住人口",
    "resident_18_60": "18至60岁常住人口",
    "resident_35_up": "35岁及以上常住人口",
    "resident_60_up": "60岁及以上常住人口",
    "resident_65_up": "65岁及以上常住人口",
    "children_0_3": "3岁以下儿童",
    "children_0_6": "0—6岁儿童",
    "women_15_49": "15—49岁育龄妇女",
    "women_35_64": "35—64岁妇女",
    "women_35_64_rural": "35—64岁农村妇女",
    "hypertension_estimated": "高血压患病人数（估计）",
    "diabetes_estimated": "2型糖尿病患病人数（估计）",
    "outpatients": "门急诊人次",
    "outpatients_35_first": "35岁及以上首诊人次",
    "discharges": "出院人次",
    "health_workers": "卫生技术人员",
    "public_institutions": "公立医疗机构",
}
SOURCES = {
    "statistics": "统计部门",
    "census": "人口普查",
    "police": "公安部门",
    "family_planning": "计生统计",
    "superior": "上级下达",
    "return": "机构报表",
    "estimate": "本局测算",
}


class PopulationStatement(Statement):
    """One number of one kind, as one source states it."""

    kind_of_base = Choice("口径", KINDS)
    origin = Choice("数据来源", SOURCES)
    stated_institution = Unit("所属机构", optional=True)
    count = Whole("人数", "人", error=(0, 2_000_000_000))

    class Meta:
        verbose_name = "人口与基数"
        natural_key = ["place", "stated_institution", "year", "month", "kind_of_base", "origin"]
        shown = ["place", "stated_institution", "year", "kind_of_base", "count", "origin", "document"]
        rules = [
            Error(
                Q(place__isnull=False, stated_institution__isnull=True)
                | Q(place__isnull=True, stated_institution__isnull=False),
                "须填写区划或机构，二者填一",
                "place",
            ),
            Warning(
                Q(count__gt=0) | Q(kind_of_base__in=["outpatients", "discharges"]),
                "基数为0，比率将无法计算，请核对",
                "count",
            ),
        ]
