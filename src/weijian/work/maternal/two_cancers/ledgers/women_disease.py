"""Screening for common diseases of women."""

from django.db.models import Q

from weijian.ledger.fields import Choices, Flag, Money, Resident, Whole
from weijian.ledger.kinds import Event
from weijian.ledger.rules import Error
from weijian.work.maternal.two_cancers.ledgers.screen import is_woman

FOUND_NONE = 9
FINDINGS = {1: "宫颈炎", 2: "阴道炎", 3: "子宫肌瘤", 4: "乳腺增生", 5: "其他", FOUND_NONE: "无"}


class WomenDisease(Event):
    """One visit of a woman to the screening for common diseases."""

    person = Resident("妇女姓名")
    age = Whole("年龄", "岁", compute=lambda record: record.person.age_on(record.on))
    findings = Choices("检出疾病", FINDINGS)
    waived = Money("减免费用", error=(0, 100_000), optional=True)
    found = Flag("检出", compute=lambda record: record.findings != f"|{FOUND_NONE}|")

    class Meta:
        verbose_name = "妇女常见病筛查"
        labels = {"on": "筛查日期"}
        natural_key = ["person", "on"]
        shown = ["person", "on", "age", "findings", "waived"]
        rules = [
            Error(is_woman, "妇女常见病筛查对象须为女性", "person"),
            Error(lambda record: 20 <= record.age <= 65, "年龄不在20～65岁范围内", "person"),
            Error(
                ~Q(findings__has=FOUND_NONE) | Q(findings=f"|{FOUND_NONE}|"),
                "“无”不能与检出的疾病同时选择",
                "findings",
            ),
        ]
