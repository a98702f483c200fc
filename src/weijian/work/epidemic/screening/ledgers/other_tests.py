"""Samples of surroundings, antigen tests, and monthly totals from elsewhere."""

from django.db.models import F, Q

from weijian.kernel import clock
from weijian.ledger.fields import (
    Choice,
    Day,
    Flag,
    Moment,
    Resident,
    Text,
    Unit,
    Whole,
)
from weijian.ledger.kinds import Event, Statement
from weijian.ledger.rules import Error, Exclusive
from weijian.work.epidemic.screening.ledgers.codes import GROUPS, NEGATIVE, POSITIVE, UNFIT, official_day


class EnvSample(Event):
    """A sample of the cold chain or of surroundings; it has no person and is never 人份."""

    lab = Unit("检测机构")
    sample_no = Text("样品编号", length=40, personal=False)
    type = Choice(
        "样品类别",
        {1: "冷链食品", 2: "外包装", 3: "从业环境", 4: "隔离点房间", 5: "医院环境", 6: "污水"},
    )
    spot = Text("采样地点", personal=False)
    sampled_at = Moment("采样时间")
    on = Day("采样日期", compute=lambda record: official_day(record.sampled_at))
    result = Choice("结果", {NEGATIVE: "阴性", POSITIVE: "阳性", UNFIT: "不合格"})

    class Meta:
        verbose_name = "环境及冷链样"
        natural_key = ["lab", "sample_no"]
        shown = ["sample_no", "type", "spot", "sampled_at", "lab", "result"]


class AntigenTest(Event):
    """A quick antigen test; never counted as nucleic acid."""

    person = Resident("姓名")
    tested_at = Moment("检测时间")
    on = Day("检测日期", compute=lambda record: official_day(record.tested_at))
    brand = Text("试剂品牌", personal=False, optional=True)
    result = Choice("结果", {1: "阴性", 2: "阳性", 3: "无效"})
    self_test = Flag("自测")

    class Meta:
        verbose_name = "抗原检测"
        natural_key = ["person", "tested_at"]
        shown = ["person", "tested_at", "result", "self_test"]


class TestStatement(Statement):
    """A laboratory's total of a month and group, where it keeps no single rows."""

    __test__ = False
    lab = Unit("检测机构")
    group = Choice("人群", GROUPS)
    month = Whole("月份", "月", error=(1, 12))
    people = Whole("检测人份", "人份", error=(0, 10_000_000))
    tubes = Whole("检测管数", "管", error=(0, 10_000_000), optional=True)
    positive = Whole("阳性例数", "例", error=(0, 1_000_000))

    class Meta:
        verbose_name = "检测量月报"
        natural_key = ["lab", "group", "year", "month"]
        shown = ["lab", "year", "month", "group", "people", "tubes", "positive"]
        rules = [
            Error(Q(positive__lte=F("people")), "阳性例数不能多于检测人份", "positive"),
            Error(Q(tubes__lte=F("people")), "管数不能多于人份，是否把管数填成了人份", "tubes"),
            Error(lambda record: record.on <= clock.today() or record.on is None, "月份尚未结束", "month"),
            Exclusive(
                "该机构本月已有单管记录，不能再报月报，以免重复统计",
                "screening.SampleTube",
                keys={"lab_id": "lab_id"},
                at="on",
                other_at="reported_on",
            ),
        ]
