"""Figures of nucleic acid testing. A test counts on the day of its report; totals without rows are added."""

from datetime import date

from django.db.models import Q

from weijian.indicators.algebra import (
    Count,
    Difference,
    Elapsed,
    Expression,
    Median,
    Persons,
    Ratio,
    Since,
    Stock,
    Sum,
    Total,
)
from weijian.indicators.catalogue import LESS, MORE, Figure
from weijian.work.epidemic.screening.ledgers import (
    AMPLIFIER,
    AUTOCLAVE,
    CABINET,
    CONFIRMED,
    EPIDEMIC_START,
    EXTRACTOR,
    FREEZER,
    IN_USE,
    MUST_TEST,
    POSITIVE,
    DueTest,
    EnvSample,
    LabEquipment,
    SampleTube,
    TestingLab,
    TestStatement,
    TubeMember,
)

OPINION = "关于加快推进新冠病毒核酸检测的实施意见 2020-06-08"
MANUAL = "医疗机构新型冠状病毒核酸检测工作手册（试行第二版）2020-12-28"
BEFORE_ALL = date(2019, 12, 1)
STANDING = Q(end__isnull=True)
WITH_RESULT = Q(tube__result__isnull=False)


def suspended(measure: str = "") -> Expression:
    """Of laboratories that are still approved, those whose suspension runs at the period's end."""

    def until_now(at: str) -> Since:
        rows = Sum(TestingLab, measure, STANDING, at=at) if measure else Count(TestingLab, STANDING, at)
        return Since(rows, BEFORE_ALL)

    return Difference(until_now("suspended_from"), until_now("suspended_to"))


def daily(measure: str) -> Expression:
    """Of all laboratories at the period's end: approved so far, less given up, less suspended."""
    approved = Since(Sum(TestingLab, measure), BEFORE_ALL)
    given_up = Since(Sum(TestingLab, measure, at="end"), BEFORE_ALL)
    return Difference(Difference(approved, given_up), suspended(measure))


def machines(type_: int, wells: int | None = None) -> Stock:
    chosen = Q(state=IN_USE, type=type_)
    return Stock(LabEquipment, chosen & Q(wells=wells) if wells else chosen)


labs = Figure(
    "test.labs", "核酸检测机构", "家", Difference(Stock(TestingLab), suspended()),
    says=["具备采样和检测能力的医疗机构", "核酸检测机构数", "具备检测能力的核酸检测机构"], better=MORE, source=OPINION,
    definition="期末已备案且未暂停的检测机构。",
)  # fmt: skip
capacity = Figure(
    "test.capacity", "单日最大检测能力（单检）", "人份/日", daily("capacity"),
    says=["日检测能力", "单日最大检测能力", "每日最大检测能力", "单检能力"], better=MORE, source=MANUAL,
    definition="各机构按在用设备算出的单检能力之和：提取与扩增取小，每台（通量－2）×每日整批数，不超过人员上限。",
)  # fmt: skip
capacity_pooled = Figure(
    "test.capacity_pooled", "单日最大检测能力（混检）", "人份/日", daily("capacity_pooled"),
    says=["混检日检测能力", "混检能力"], better=MORE, source=MANUAL,
    definition="单检能力乘以混检折算人数（参数 screening.pool_size）。",
)  # fmt: skip
people = Figure(
    "test.people", "核酸检测量", "人份",
    Total(Count(TubeMember, WITH_RESULT, "tube__reported_on"), Sum(TestStatement, "people")),
    says=["开展病毒核酸检测", "共检测", "核酸检测人份"], source=OPINION,
    definition="期内出结果的受检人份，复检另计；无单管记录的机构按月报计。",
)  # fmt: skip
people_total = Figure(
    "test.people_total", "累计核酸检测量", "人份", Since(people, EPIDEMIC_START),
    says=["累计检测", "累计开展核酸检测", "自疫情发生以来累计检测"], source=OPINION,
    definition="自疫情起始日（参数 epidemic_start）至期末的检测人份。",
)  # fmt: skip
persons = Figure(
    "test.persons", "核酸检测人数", "人",
    Persons(TubeMember, WITH_RESULT, "tube__reported_on"),
    says=["检测人数"], definition="期内出结果的不同受检人，同一人多次只计一人；月报无人头，不计入。",
)  # fmt: skip
tubes = Figure(
    "test.tubes", "核酸检测管数", "管",
    Total(Count(SampleTube, Q(result__isnull=False), "reported_on"), Sum(TestStatement, "tubes")),
    says=["检测管数"], definition="期内出结果的采样管，一管可含多人份；无单管记录的机构按月报计。",
)  # fmt: skip
environment = Figure(
    "test.env", "冷链环境样检测", "份", Count(EnvSample),
    says=["环境样检测", "冷链及环境样"], better=MORE,
    definition="期内采集的冷链食品、外包装和环境标本份数，与人份无关。",
)  # fmt: skip
environment_positive = Figure(
    "test.env_positive", "冷链环境样阳性", "份", Count(EnvSample, Q(result=POSITIVE)), better=LESS,
    definition="期内采集的冷链和环境标本中检出阳性的份数。",
)  # fmt: skip
positive = Figure(
    "test.positive", "核酸阳性数", "例",
    Total(
        Persons(TubeMember, Q(tube__state=CONFIRMED, tube__pool=1), "tube__reported_on"),
        Sum(TestStatement, "positive"),
    ),
    says=["阳性例数", "核酸检测阳性", "检出阳性"], better=LESS, source=MANUAL,
    definition="单采复核确认阳性的不同受检人；混管阳性未经单采不计。",
)  # fmt: skip
positive_rate = Figure(
    "test.pos_rate", "核酸检测阳性率", "%", Ratio(positive, people), better=LESS, places=4,
    definition="核酸阳性数／核酸检测量。",
)  # fmt: skip
must = Figure(
    "test.must", "应检尽检率", "%",
    Ratio(
        Count(DueTest, Q(group__in=MUST_TEST, in_time=True)), Count(DueTest, Q(group__in=MUST_TEST))
    ),
    says=["应检尽检"], better=MORE, target=100, source=OPINION,
    definition="八类应检尽检人群和隔离点人员期内应检次数中，应检日及以前已采样的比例。",
)  # fmt: skip
turn_ok = Figure(
    "test.turn_ok", "结果及时反馈率", "%",
    Ratio(
        Count(SampleTube, Q(in_time=True), "reported_on"),
        Count(SampleTube, Q(result__isnull=False), "reported_on"),
    ),
    says=["核酸检测结果及时反馈率"], better=MORE, source=MANUAL,
    definition="期内报告的采样管中，自采样起在其最急人群时限（参数 deadline.feedback_*）内报告的比例。",
)  # fmt: skip
turn_median = Figure(
    "test.turn_median", "采样到报告中位用时", "小时",
    Median(SampleTube, Elapsed("sampled_at", "reported_at", "hours"), Q(result__isnull=False), "reported_on"),
    says=["从采样到报告用时中位数"],
    better=LESS, places=1, definition="期内报告的采样管从首人采样到报告的中位小时数。",
)  # fmt: skip

EQUIPMENT = "期末在用的设备台数。"
amplifier_16 = Figure(
    "test.equip.amplifier.16", "16管扩增仪", "台", machines(AMPLIFIER, 16), definition=EQUIPMENT
)
amplifier_32 = Figure(
    "test.equip.amplifier.32", "32管扩增仪", "台", machines(AMPLIFIER, 32), definition=EQUIPMENT
)
amplifier_48 = Figure(
    "test.equip.amplifier.48", "48管扩增仪", "台", machines(AMPLIFIER, 48), definition=EQUIPMENT
)
amplifier_96 = Figure(
    "test.equip.amplifier.96", "96管扩增仪", "台", machines(AMPLIFIER, 96),
    says=["96管核酸扩增仪"], definition=EQUIPMENT,
)  # fmt: skip
amplifier_192 = Figure(
    "test.equip.amplifier.192", "192管扩增仪", "台", machines(AMPLIFIER, 192), definition=EQUIPMENT
)
extractor_16 = Figure(
    "test.equip.extractor.16", "16管提取仪", "台", machines(EXTRACTOR, 16), definition=EQUIPMENT
)
extractor_32 = Figure(
    "test.equip.extractor.32", "32管提取仪", "台", machines(EXTRACTOR, 32),
    says=["32管核酸提取仪"], definition=EQUIPMENT,
)  # fmt: skip
extractor_48 = Figure(
    "test.equip.extractor.48", "48管提取仪", "台", machines(EXTRACTOR, 48), definition=EQUIPMENT
)
extractor_96 = Figure(
    "test.equip.extractor.96", "96管提取仪", "台", machines(EXTRACTOR, 96),
    says=["96管核酸提取仪"], definition=EQUIPMENT,
)  # fmt: skip
extractor_192 = Figure(
    "test.equip.extractor.192", "192管提取仪", "台", machines(EXTRACTOR, 192), definition=EQUIPMENT
)
amplifiers = Figure(
    "test.equip.amplifier", "扩增仪", "台", machines(AMPLIFIER), says=["核酸扩增仪"], definition=EQUIPMENT
)
extractors = Figure(
    "test.equip.extractor", "提取仪", "台", machines(EXTRACTOR), says=["核酸提取仪"], definition=EQUIPMENT
)
cabinets = Figure("test.equip.cabinet", "生物安全柜", "台", machines(CABINET), definition=EQUIPMENT)
autoclaves = Figure("test.equip.autoclave", "高压灭菌器", "台", machines(AUTOCLAVE), definition=EQUIPMENT)
freezers = Figure("test.equip.freezer", "超低温冰箱", "台", machines(FREEZER), definition=EQUIPMENT)
