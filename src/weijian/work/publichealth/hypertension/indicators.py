"""Figures of hypertension management.

年内已管理 is: enrolled on any day of the period, with at least one visit in it.
"""

from django.db.models import Q

from weijian.indicators.algebra import (
    Aged,
    Answered,
    AtLeast,
    Count,
    InWholeYears,
    LastOf,
    Persons,
    Quarters,
    Ratio,
    Stock,
    Within,
    YearToDate,
)
from weijian.indicators.catalogue import MORE, Figure
from weijian.work.family.population.indicators import Population
from weijian.work.publichealth.health_check.ledgers import HYPERTENSION, HealthCheck
from weijian.work.publichealth.hypertension.ledgers import (
    ADVERSE,
    CLINIC,
    COMPLICATED,
    FACE_TO_FACE,
    HOME,
    TELEPHONE,
    UNCONTROLLED,
    Hypertension,
    HypertensionVisit,
    PressureScreening,
)
from weijian.work.publichealth.referral.ledgers import HYPERTENSION as REFERRED_FOR_HYPERTENSION
from weijian.work.publichealth.referral.ledgers import Referral

NORM = "国家基本公共卫生服务规范（第三版）2017 高血压患者健康管理服务规范 四、工作指标"
URGENT = Q(outcome__in=[UNCONTROLLED, ADVERSE, COMPLICATED])

visited = AtLeast(1, HypertensionVisit)
followed = Stock(Hypertension, visited, on="any")
checked = AtLeast(1, HealthCheck, Q(purposes__has=HYPERTENSION, complete=True))
standard = Stock(
    Hypertension,
    visited & AtLeast(Quarters(), HypertensionVisit, FACE_TO_FACE) & InWholeYears(checked),
    on="any",
)
referred = Q(line=REFERRED_FOR_HYPERTENSION)

managed = Figure(
    "htn.managed",
    "在管高血压患者数",
    "人",
    Stock(Hypertension),
    says=["管理高血压患者", "在管高血压患者", "高血压患者管理人数"],
    better=MORE,
    source=NORM,
    definition="期末仍在管理的高血压患者，按患者期末居住地统计；死亡、迁出和终止管理者不计。",
)
followed_number = Figure(
    "htn.followed",
    "年内已管理高血压患者数",
    "人",
    followed,
    says=["高血压患者年内已管理人数"],
    better=MORE,
    source=NORM,
    definition="期内任一日在管，且期内至少随访一次的患者；期内死亡、迁出者仍计入。",
)
management_rate = Figure(
    "htn.mgmt_rate",
    "高血压患者健康管理率",
    "%",
    Ratio(followed, Population("hypertension_estimated")),
    says=["高血压管理率", "高血压患者管理率"],
    better=MORE,
    target=40,
    source=NORM,
    definition="年内已管理患者数÷文件所列高血压患病人数（估计）×100%。",
)
standard_number = Figure(
    "htn.std_n",
    "高血压患者规范管理人数",
    "人",
    standard,
    says=["规范管理高血压患者"],
    better=MORE,
    source=NORM,
    definition="年内已管理，面对面随访不少于期内已满季度数（全年四次）的患者；全年数还须做过一次完整的年度体检。",
)
standard_rate = Figure(
    "htn.std_rate",
    "高血压患者规范管理率",
    "%",
    Ratio(standard, followed),
    says=["高血压规范管理率", "高血压患者基层规范管理服务率"],
    better=MORE,
    target=60,
    source=NORM,
    definition="规范管理人数÷年内已管理人数×100%；不足一年的期间，应随访次数按已满季度数折算。",
)
strict_rate = Figure(
    "htn.strict_rate",
    "高血压患者规范管理率（含应急随访）",
    "%",
    Ratio(
        Stock(Hypertension, standard.where & Answered(HypertensionVisit, URGENT, within=14), on="any"),
        followed,
    ),
    better=MORE,
    source=NORM,
    definition="规范管理，且每次控制不满意、有不良反应或并发症后14日内均再次随访的患者÷年内已管理人数×100%。",
)
control_rate = Figure(
    "htn.control_rate",
    "管理人群血压控制率",
    "%",
    Ratio(Stock(Hypertension, visited & LastOf(HypertensionVisit, Q(on_target=True)), on="any"), followed),
    says=["高血压控制率", "血压控制率"],
    better=MORE,
    target=45,
    source=NORM,
    definition="期内最近一次随访血压达标（收缩压低于140、65岁及以上低于150，且舒张压低于90）的患者÷年内已管理人数×100%；"
    "失访或未测血压视为未达标。",
)
adherence_rate = Figure(
    "htn.adherence_rate",
    "高血压患者规律服药率",
    "%",
    Ratio(Stock(Hypertension, visited & LastOf(HypertensionVisit, Q(adherence=1)), on="any"), followed),
    says=["规律服药率"],
    better=MORE,
    source=NORM,
    definition="期内最近一次随访服药依从性为“规律”的患者÷年内已管理人数×100%。",
)
visits = Figure(
    "htn.visits",
    "高血压患者随访人次",
    "人次",
    Count(HypertensionVisit),
    says=["高血压随访人次", "随访高血压患者"],
    better=MORE,
    source=NORM,
    definition="期内随访记录数，含门诊、家庭和电话随访。",
)
clinic_visits = Figure(
    "htn.visits.clinic",
    "高血压患者门诊随访人次",
    "人次",
    Count(HypertensionVisit, Q(mode=CLINIC)),
    source=NORM,
    definition="期内随访方式为门诊的随访记录数。",
)
home_visits = Figure(
    "htn.visits.home",
    "高血压患者家庭随访人次",
    "人次",
    Count(HypertensionVisit, Q(mode=HOME)),
    source=NORM,
    definition="期内随访方式为家庭的随访记录数。",
)
telephone_visits = Figure(
    "htn.visits.telephone",
    "高血压患者电话随访人次",
    "人次",
    Count(HypertensionVisit, Q(mode=TELEPHONE)),
    source=NORM,
    definition="期内随访方式为电话的随访记录数；不计入面对面随访。",
)
screened = Figure(
    "htn.screened",
    "35岁以上首诊测血压人数",
    "人",
    Persons(PressureScreening, Aged(35) & Q(place=1)),
    says=["首诊测血压人数"],
    better=MORE,
    source=NORM,
    definition="期内在门诊首诊测量血压、测量当日满35岁的不同人数。",
)
screening_rate = Figure(
    "htn.screen_rate",
    "35岁以上首诊测血压率",
    "%",
    Ratio(screened, Population("outpatients_35_first")),
    says=["首诊测血压率", "35岁以上居民首诊测血压率"],
    better=MORE,
    target=90,
    source=NORM,
    definition="期内35岁及以上门诊首诊测血压人数÷文件所列35岁及以上首诊人次×100%。",
)
new_patients = Figure(
    "htn.new_n",
    "新确诊高血压患者数",
    "人",
    Persons(Hypertension, Within("diagnosed_on")),
    says=["新发现高血压患者", "新确诊高血压患者"],
    source=NORM,
    definition="期内开始管理且确诊日期也在期内的患者。",
)
examination_rate = Figure(
    "htn.exam_rate",
    "高血压患者年度体检率",
    "%",
    Ratio(YearToDate(Stock(Hypertension, checked)), Stock(Hypertension)),
    says=["高血压患者体检率"],
    better=MORE,
    source=NORM,
    definition="期末在管患者中，本年至今做过完整的高血压健康体检的人数÷期末在管患者数×100%。",
)
referrals_followed = Figure(
    "htn.refer_followed",
    "高血压患者转诊两周随访率",
    "%",
    Ratio(Count(Referral, referred & Q(in_time=True)), Count(Referral, referred)),
    better=MORE,
    target=100,
    source=NORM,
    definition="期内转出的高血压转诊中，14日内随访的÷期内转出的高血压转诊数×100%；第15日起为逾期。",
)
