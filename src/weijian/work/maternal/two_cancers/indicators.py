"""Figures of the two-cancer check; a woman counts once, by her highest grade, when it was confirmed."""

from django.db.models import Q

from weijian.indicators.algebra import Completion, Count, Ratio, Sum, Target
from weijian.indicators.catalogue import MORE, Figure
from weijian.work.maternal.two_cancers.ledgers import (
    BREAST_CANCER,
    BREAST_IN_SITU,
    CERVICAL_CANCER,
    CIN1,
    CIN2,
    CIN3,
    CIN23,
    PRECANCER,
    CancerScreen,
    WomenDisease,
)

SCHEME = "农村妇女“两癌”检查项目管理方案 2015-10-27"
GRADE = "按病理报告日期计，一名妇女只按最高级别计一次"


def cervical(*grades: int) -> Count:
    return Count(CancerScreen, Q(cervical_pathology__in=grades), "cervical_on")


def breast(where: Q) -> Count:
    return Count(CancerScreen, where, "breast_on")


done = Figure(
    "canc.done", "两癌检查完成数", "人", Count(CancerScreen, Q(complete=True)),
    says=["完成两癌检查", "完成“两癌”检查", "农村两癌筛查", "两癌筛查完成数"], better=MORE, source=SCHEME,
    definition="期内初筛、宫颈和乳腺均已检查的妇女，一轮一人。",
)  # fmt: skip
done_cervix = Figure(
    "canc.done.cx", "宫颈癌检查完成数", "人", Count(CancerScreen, Q(cervix_done=True)), better=MORE,
    says=["宫颈癌筛查"], definition="期内初筛且做了细胞学或HPV检测的妇女。",
)  # fmt: skip
done_breast = Figure(
    "canc.done.br", "乳腺癌检查完成数", "人", Count(CancerScreen, Q(breast_done=True)), better=MORE,
    says=["乳腺癌筛查"], definition="期内初筛且做了乳腺触诊或超声的妇女。",
)  # fmt: skip
task = Figure(
    "canc.task", "两癌检查任务数", "人", Target("canc.done"),
    says=["全年任务", "两癌检查任务", "目标任务数"], definition="当年下达的两癌检查任务。",
)  # fmt: skip
done_rate = Figure(
    "canc.done_rate", "两癌检查完成率", "%", Completion(done),
    says=["完成率", "两癌检查任务完成率"], better=MORE, target=100, source=SCHEME,
    definition="两癌检查完成数／两癌检查任务数。",
)  # fmt: skip
cin1 = Figure(
    "canc.cin1", "检出CIN1级", "人", cervical(CIN1), says=["CIN1级", "CINⅠ级"],
    definition=f"宫颈病理为CIN1的妇女，{GRADE}。",
)  # fmt: skip
cin23 = Figure(
    "canc.cin23", "检出CIN2-3级", "人", cervical(CIN2, CIN23), says=["CIN2-3级", "CINⅡ-Ⅲ级"],
    definition=f"宫颈病理为CIN2或CIN2-3的妇女，不含CIN3，{GRADE}。",
)  # fmt: skip
cin3 = Figure(
    "canc.cin3", "检出CIN3级", "人", cervical(CIN3), says=["CIN3级", "CINⅢ级"],
    definition=f"宫颈病理为CIN3的妇女，{GRADE}。",
)  # fmt: skip
precancer = Figure(
    "canc.cx_pre", "检出宫颈癌前病变", "人", cervical(*PRECANCER), says=["宫颈癌前病变", "高级别病变"],
    definition=f"宫颈病理为CIN2、CIN2-3、CIN3或原位腺癌的妇女，{GRADE}。",
)  # fmt: skip
cervical_cancer = Figure(
    "canc.cx_n", "确诊宫颈恶性肿瘤", "人", cervical(*CERVICAL_CANCER), says=["宫颈恶性肿瘤", "宫颈癌"],
    definition=f"宫颈病理为微小浸润癌或浸润癌的妇女，{GRADE}。",
)  # fmt: skip
breast_cancer = Figure(
    "canc.br_n", "确诊乳腺恶性肿瘤", "人", breast(Q(breast_pathology__in=BREAST_CANCER)),
    says=["乳腺恶性肿瘤", "乳腺癌"], definition="乳腺病理为原位癌或浸润癌的妇女，按病理报告日期计。",
)  # fmt: skip
cervical_early = Figure(
    "canc.cx_early", "宫颈癌早诊率", "%",
    Ratio(cervical(*PRECANCER, CERVICAL_CANCER[0]), cervical(*PRECANCER, *CERVICAL_CANCER)),
    better=MORE, target=90, source="宫颈癌筛查工作方案 2021-12-31",
    definition="（CIN2、CIN2-3、CIN3、原位腺癌、微小浸润癌）／（上述各级与浸润癌之和）。",
)  # fmt: skip
breast_early = Figure(
    "canc.br_early", "乳腺癌早诊率", "%",
    Ratio(
        breast(Q(breast_pathology=BREAST_IN_SITU) | Q(breast_pathology__in=BREAST_CANCER, stage__in=[0, 1])),
        breast(Q(breast_pathology__in=BREAST_CANCER)),
    ),
    better=MORE, target=70, source="乳腺癌筛查工作方案 2021-12-31",
    definition="（原位癌和Ⅰ期）／乳腺恶性肿瘤。",
)  # fmt: skip
positives = Figure(
    "canc.positive", "两癌初筛阳性数", "人", Count(CancerScreen, Q(positive=True)),
    says=["初筛阳性"], definition="期内初筛，细胞学ASC-US及以上、HPV16/18阳性或乳腺超声0、3、4、5级者。",
)  # fmt: skip
recall_rate = Figure(
    "canc.recall_rate", "两癌阳性随访率", "%",
    Ratio(Count(CancerScreen, Q(positive=True, answered_in_time=True)), positives),
    says=["阳性随访率", "阳性病例随访率"], better=MORE, target=95, source=SCHEME,
    definition="初筛阳性者中，阴道镜、乳腺X线或活检在时限（参数 two_cancers.step_days）内完成的比例。",
)  # fmt: skip
detect_cervix = Figure(
    "canc.detect_cx", "宫颈癌检出率", "/10万", Ratio(cervical_cancer, done_cervix, per=100_000),
    definition="确诊宫颈恶性肿瘤／宫颈癌检查完成数。",
)  # fmt: skip
detect_breast = Figure(
    "canc.detect_br", "乳腺癌检出率", "/10万", Ratio(breast_cancer, done_breast, per=100_000),
    definition="确诊乳腺恶性肿瘤／乳腺癌检查完成数。",
)  # fmt: skip
disease_visits = Figure(
    "wd.n", "妇女病筛查人次", "人次", Count(WomenDisease),
    says=["妇女病筛查", "妇女常见病筛查"], better=MORE, source="全国妇幼卫生调查制度 妇女常见病筛查情况表",
    definition="期内妇女常见病筛查记录数。",
)  # fmt: skip
disease_rate = Figure(
    "wd.rate", "妇女常见病检出率", "%", Ratio(Count(WomenDisease, Q(found=True)), disease_visits),
    says=["妇女病患病率"], source="全国妇幼卫生调查制度 妇女常见病筛查情况表",
    definition="检出任一疾病的人次／妇女病筛查人次。",
)  # fmt: skip
waived = Figure(
    "wd.waived", "减免妇女病筛查费用", "元", Sum(WomenDisease, "waived"),
    says=["减免各类筛查费用", "减免费用"], definition="期内妇女常见病筛查减免费用之和，不含两癌检查。",
)  # fmt: skip
