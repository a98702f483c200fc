"""Ledgers of the two-cancer check and of screening for common women's diseases."""

from datetime import date
from typing import Any

from django.db.models import F, Q

from weijian.kernel import clock
from weijian.ledger.fields import Choice, Choices, Day, Flag, Money, Resident, Text, Whole
from weijian.ledger.flows import Flow, State
from weijian.ledger.kinds import Case, Event
from weijian.ledger.parameters import parameter
from weijian.ledger.rules import Error, Warning, add_months
from weijian.ledger.schedules import Reaction
from weijian.people.models import Sex

SCHEME = "农村妇女“两癌”检查项目管理方案 2015-10-27"
UNVERIFIED = "（未核实，由县里按文件改定）"

AGE_FROM = parameter("two_cancers.age_from", "两癌检查年龄下限", 35, "岁", SCHEME)
AGE_TO = parameter("two_cancers.age_to", "两癌检查年龄上限", 64, "岁", SCHEME)
STEP_DAYS = parameter("two_cancers.step_days", "两癌每一步的时限", 90, "日", SCHEME)
RECALL_DAYS = parameter("two_cancers.recall_days", "阳性召回时限", 30, "日", SCHEME)
FIRST_FOLLOW_UP = parameter("two_cancers.follow_1", "治疗后第一次随访", 6, "月", SCHEME + UNVERIFIED)
SECOND_FOLLOW_UP = parameter("two_cancers.follow_2", "治疗后第二次随访", 12, "月", SCHEME + UNVERIFIED)
ROUND_YEARS = parameter("two_cancers.round_years", "每轮年数（细胞学3年，HPV为5年）", 3, "年", SCHEME)
ROUND_BASE = parameter("two_cancers.round_base", "轮次起算年", 2018, "年", "本县方案" + UNVERIFIED)

UNDONE = 9
NILM, ASC_US, ASC_H, LSIL, HSIL, AGC, SCC, AIS = range(1, 9)
CYTOLOGY = {
    NILM: "NILM",
    ASC_US: "ASC-US",
    ASC_H: "ASC-H",
    LSIL: "LSIL",
    HSIL: "HSIL",
    AGC: "AGC",
    SCC: "SCC",
    AIS: "AIS",
    UNDONE: "未做",
}
ABNORMAL_CELLS = (ASC_US, ASC_H, LSIL, HSIL, AGC, SCC, AIS)
HPV_NEGATIVE, HPV_16_18, HPV_OTHER = 1, 2, 3
HPV = {HPV_NEGATIVE: "阴性", HPV_16_18: "16/18阳性", HPV_OTHER: "其他高危阳性", UNDONE: "未做"}
NORMAL, ABNORMAL = 1, 2
COLPOSCOPY = {NORMAL: "正常", ABNORMAL: "异常", UNDONE: "未做"}
PALPATION = {NORMAL: "正常", ABNORMAL: "异常"}
NO_LESION, CIN1, CIN2, CIN23, CIN3, ADENO_IN_SITU, MICROINVASIVE, INVASIVE = range(1, 9)
CERVICAL = {
    NO_LESION: "阴性或炎症",
    CIN1: "CIN1",
    CIN2: "CIN2",
    CIN23: "CIN2-3",
    CIN3: "CIN3",
    ADENO_IN_SITU: "AIS",
    MICROINVASIVE: "微小浸润癌",
    INVASIVE: "浸润癌",
}
# Grades are also written in Roman numerals, and with 级 behind them.
CERVICAL_SYNONYMS = {
    f"{stem}{suffix}": code
    for code, stems in {
        CIN1: ("CINⅠ", "CIN1"),
        CIN2: ("CINⅡ", "CIN2"),
        CIN23: ("CINⅡ-Ⅲ", "CINⅡ～Ⅲ", "CIN2～3", "CIN2-3"),
        CIN3: ("CINⅢ", "CIN3"),
    }.items()
    for stem in stems
    for suffix in ("", "级")
}
PRECANCER = (CIN2, CIN23, CIN3, ADENO_IN_SITU)
CERVICAL_CANCER = (MICROINVASIVE, INVASIVE)
BIRADS_UNDONE = 99
BIRADS = {**{grade: str(grade) for grade in range(7)}, BIRADS_UNDONE: "未做"}
UNCLEAR, SUSPICIOUS = (0, 3), (4, 5)
BENIGN, ATYPICAL, BREAST_IN_SITU, BREAST_INVASIVE = 1, 2, 3, 4
BREAST = {BENIGN: "良性", ATYPICAL: "不典型增生", BREAST_IN_SITU: "原位癌", BREAST_INVASIVE: "浸润癌"}
BREAST_CANCER = (BREAST_IN_SITU, BREAST_INVASIVE)
STAGES = {0: "0期", 1: "Ⅰ期", 2: "Ⅱ期", 3: "Ⅲ期", 4: "Ⅳ期"}
DROPPED = {1: "失访", 2: "拒绝", 3: "迁出", 4: "死亡"}


# --- what the results demand


def done(value: Any, undone: int = UNDONE) -> bool:
    return value is not None and value != undone


def cervix_done(case: Any) -> bool:
    return done(case.cytology) or done(case.hpv)


def breast_done(case: Any) -> bool:
    return case.palpation is not None or done(case.ultrasound, BIRADS_UNDONE)


def cervix_positive(case: Any) -> bool:
    """ASC-US and above, or HPV 16/18; other types only with abnormal cells, which the first says."""
    return case.cytology in ABNORMAL_CELLS or case.hpv == HPV_16_18


def breast_positive(case: Any) -> bool:
    return case.ultrasound in UNCLEAR + SUSPICIOUS


def breast_suspicious(case: Any) -> bool:
    return case.ultrasound in SUSPICIOUS or case.mammogram in SUSPICIOUS


def needs_treatment(case: Any) -> bool:
    return case.cervical_pathology in PRECANCER + CERVICAL_CANCER or case.breast_pathology in BREAST_CANCER


RECALL, COLPO, CERVIX_BIOPSY, MAMMOGRAPHY, BREAST_BIOPSY, TREATMENT, FOLLOW_1, FOLLOW_2 = range(1, 9)
STEPS = {
    RECALL: "召回",
    COLPO: "阴道镜检查",
    CERVIX_BIOPSY: "宫颈活检",
    MAMMOGRAPHY: "乳腺X线检查",
    BREAST_BIOPSY: "乳腺活检",
    TREATMENT: "治疗",
    FOLLOW_1: "治疗后第一次随访",
    FOLLOW_2: "治疗后第二次随访",
}


def open_steps(case: Any) -> list[tuple[int, date]]:
    """What is still to be done, each with the day from which its limit runs."""
    found: list[tuple[int, date]] = []
    if case.dropped:
        return found
    if cervix_positive(case) and not done(case.colposcopy):
        found.append((COLPO, case.opened))
    if case.colposcopy == ABNORMAL and case.cervical_pathology is None:
        found.append((CERVIX_BIOPSY, case.colposcopy_on or case.opened))
    if case.ultrasound in UNCLEAR and not done(case.mammogram, BIRADS_UNDONE):
        found.append((MAMMOGRAPHY, case.opened))
    if breast_suspicious(case) and case.breast_pathology is None:
        found.append((BREAST_BIOPSY, case.mammogram_on or case.opened))
    if needs_treatment(case) and case.treated_on is None:
        found.append((TREATMENT, confirmed_on(case) or case.opened))
    if case.treated_on and case.followed_1_on is None:
        found.append((FOLLOW_1, case.treated_on))
    elif case.treated_on and case.followed_2_on is None:
        found.append((FOLLOW_2, case.treated_on))
    return found


def confirmed_on(case: Any) -> date | None:
    return max((day for day in (case.cervical_on, case.breast_on) if day), default=None)


def step_due(step: int, since: date) -> date:
    months = {FOLLOW_1: FIRST_FOLLOW_UP, FOLLOW_2: SECOND_FOLLOW_UP}.get(step)
    if months:
        return add_months(since, months.whole_on(since))
    return date.fromordinal(since.toordinal() + STEP_DAYS.whole_on(since))


def next_step(case: Any) -> int | None:
    """The open step that is due first."""
    steps = open_steps(case)
    return min(steps, key=lambda step: (step_due(*step), step[0]))[0] if steps else None


def next_due(case: Any) -> date | None:
    return min((step_due(*step) for step in open_steps(case)), default=None)


def first_step_in_time(case: Any) -> bool | None:
    """Whether every first answer to a positive screening was done within its limit; None without one."""
    answers = []
    if cervix_positive(case):
        answers.append(case.colposcopy_on if done(case.colposcopy) else None)
    if case.ultrasound in UNCLEAR:
        answers.append(case.mammogram_on if done(case.mammogram, BIRADS_UNDONE) else None)
    if case.ultrasound in SUSPICIOUS:
        answers.append(case.breast_on)
    if not answers:
        return None
    last = date.fromordinal(case.opened.toordinal() + STEP_DAYS.whole_on(case.opened))
    return all(day is not None and day <= last for day in answers)


SCREENED, RECALLING, DIAGNOSIS, CURE, FOLLOW_UP, CLOSED = (
    "screened",
    "recall",
    "diagnosis",
    "treatment",
    "follow_up",
    "closed",
)


def case_state(case: Any) -> str:
    """From the earliest step that is still open; closed when nothing is."""
    steps = {step for step, _ in open_steps(case)}
    if not steps:
        return CLOSED if case.dropped or (cervix_done(case) and breast_done(case)) else SCREENED
    if steps & {COLPO, MAMMOGRAPHY}:
        return RECALLING
    if steps & {CERVIX_BIOPSY, BREAST_BIOPSY}:
        return DIAGNOSIS
    return CURE if TREATMENT in steps else FOLLOW_UP


# --- rules that read more than one column


def in_age(case: Any) -> bool:
    return AGE_FROM.on(case.opened) <= case.person.age_on(case.opened) <= AGE_TO.on(case.opened)


def is_woman(record: Any) -> bool:
    return record.person.sex == Sex.FEMALE


def recalled_in_time(case: Any) -> bool:
    if case.dropped or not (cervix_positive(case) or breast_positive(case)):
        return True
    last = date.fromordinal(case.opened.toordinal() + RECALL_DAYS.whole_on(case.opened))
    return (case.recalled_on or clock.today()) <= last


def round_of(case: Any) -> int | None:
    """The first year of the round in which the screening falls."""
    if case.opened is None:
        return None
    base, length = ROUND_BASE.whole_on(case.opened), ROUND_YEARS.whole_on(case.opened)
    return case.opened.year - (case.opened.year - base) % length


class CancerScreen(Case):
    """One woman in one round, from first screening to follow-up; each lesion by its highest grade only."""

    person = Resident("妇女姓名")
    round = Whole("轮次起始年", "年", error=(2009, 2100), suggest=round_of)
    group = Choice("对象类别", {1: "农村", 2: "城镇低保", 3: "其他"})
    age = Whole("年龄", "岁", compute=lambda record: record.person.age_on(record.opened), error=(15, 99))
    cytology = Choice("细胞学TBS", CYTOLOGY, optional=True)
    hpv = Choice("HPV检测", HPV, optional=True)
    recalled_on = Day("召回日期", optional=True)
    colposcopy = Choice("阴道镜", COLPOSCOPY, optional=True)
    colposcopy_on = Day("阴道镜日期", optional=True)
    cervical_pathology = Choice("宫颈病理（最高级别）", CERVICAL, synonyms=CERVICAL_SYNONYMS, optional=True)
    cervical_on = Day("宫颈病理日期", optional=True)
    palpation = Choice("乳腺触诊", PALPATION, optional=True)
    ultrasound = Choice("乳腺超声BI-RADS", BIRADS, optional=True)
    mammogram = Choice("乳腺X线BI-RADS", BIRADS, optional=True)
    mammogram_on = Day("乳腺X线日期", optional=True)
    breast_pathology = Choice("乳腺病理", BREAST, optional=True)
    breast_on = Day("乳腺病理日期", optional=True)
    stage = Choice("临床分期", STAGES, optional=True)
    treated_on = Day("治疗日期", optional=True)
    treated_at = Text("治疗机构", personal=False, optional=True)
    followed_1_on = Day("第一次随访日期", optional=True)
    followed_2_on = Day("第二次随访日期", optional=True)
    dropped = Choice("未完成原因", DROPPED, optional=True)
    dropped_on = Day("终止日期", optional=True)
    cervix_done = Flag("宫颈已查", compute=cervix_done)
    breast_done = Flag("乳腺已查", compute=breast_done)
    complete = Flag("两癌均已查", compute=lambda record: cervix_done(record) and breast_done(record))
    positive = Flag("初筛阳性", compute=lambda record: cervix_positive(record) or breast_positive(record))
    answered_in_time = Flag("阳性按期进入下一步", compute=first_step_in_time)
    next_step = Choice("下一步", STEPS, compute=next_step)
    next_due = Day("下一步期限", compute=next_due)

    class Meta:
        verbose_name = "两癌检查"
        labels = {"opened": "初筛日期", "closed": "结案日期"}
        natural_key = ["person", "round"]
        shown = ["person", "opened", "group", "cytology", "hpv", "ultrasound", "next_step", "next_due"]
        sections = [
            ("对象", ["person", "opened", "round", "group"]),
            ("宫颈初筛", ["cytology", "hpv"]),
            ("乳腺初筛", ["palpation", "ultrasound"]),
            (
                "召回与诊断",
                ["recalled_on", "colposcopy", "colposcopy_on", "cervical_pathology", "cervical_on"],
            ),
            ("乳腺诊断", ["mammogram", "mammogram_on", "breast_pathology", "breast_on"]),
            (
                "治疗与随访",
                [
                    "stage",
                    "treated_on",
                    "treated_at",
                    "followed_1_on",
                    "followed_2_on",
                    "dropped",
                    "dropped_on",
                ],
            ),
        ]
        flow = Flow(
            states=(
                State(SCREENED, "初筛"),
                State(RECALLING, "召回"),
                State(DIAGNOSIS, "诊断"),
                State(CURE, "治疗"),
                State(FOLLOW_UP, "随访"),
                State(CLOSED, "结案", closed=True),
            ),
            derive=case_state,
        )
        schedules = [
            Reaction(
                "recall",
                "两癌阳性召回",
                when=Q(positive=True, state=RECALLING),
                done=Q(recalled_on__isnull=False),
                within=RECALL_DAYS,
                since="opened",
            ),
            *(
                Reaction(f"step{step}", f"两癌{title}", when=Q(next_step=step), since="next_due")
                for step, title in STEPS.items()
                if step != RECALL
            ),
        ]
        rules = [
            Error(is_woman, "两癌检查对象须为女性", "person"),
            Error(in_age, "年龄不在35～64岁（两癌检查对象）范围内", "person", source=SCHEME),
            Error(
                Q(cervical_pathology__isnull=True)
                | Q(colposcopy__isnull=False, colposcopy__in=[NORMAL, ABNORMAL]),
                "有宫颈病理须先有阴道镜检查",
                "colposcopy",
            ),
            Error(
                lambda record: record.cervical_pathology is None or cervix_done(record),
                "细胞学和HPV均未做，不能有宫颈病理",
                "cytology",
            ),
            Error(
                Q(colposcopy__isnull=True) | Q(colposcopy=UNDONE) | Q(colposcopy_on__isnull=False),
                "做了阴道镜须填日期",
                "colposcopy_on",
            ),
            Error(
                Q(cervical_pathology__isnull=True) | Q(cervical_on__isnull=False),
                "有宫颈病理须填日期",
                "cervical_on",
            ),
            Error(
                Q(mammogram__isnull=True) | Q(mammogram=BIRADS_UNDONE) | Q(mammogram_on__isnull=False),
                "做了乳腺X线须填日期",
                "mammogram_on",
            ),
            Error(
                Q(breast_pathology__isnull=True) | Q(breast_on__isnull=False),
                "有乳腺病理须填日期",
                "breast_on",
            ),
            Error(Q(colposcopy_on__gte=F("opened")), "阴道镜不能早于初筛", "colposcopy_on"),
            Error(Q(cervical_on__gte=F("colposcopy_on")), "宫颈病理不能早于阴道镜", "cervical_on"),
            Error(Q(mammogram_on__gte=F("opened")), "乳腺X线不能早于初筛", "mammogram_on"),
            Error(Q(breast_on__gte=F("opened")), "乳腺病理不能早于初筛", "breast_on"),
            Error(Q(recalled_on__gte=F("opened")), "召回不能早于初筛", "recalled_on"),
            Error(
                lambda record: record.treated_on is None or confirmed_on(record) is not None,
                "治疗前须有病理结果",
                "treated_on",
            ),
            Error(Q(followed_1_on__gt=F("treated_on")), "随访须在治疗之后", "followed_1_on"),
            Error(Q(followed_2_on__gt=F("followed_1_on")), "第二次随访须在第一次之后", "followed_2_on"),
            Error(
                Q(dropped__isnull=True, dropped_on__isnull=True)
                | Q(dropped__isnull=False, dropped_on__isnull=False),
                "终止须同时填原因和日期",
                "dropped_on",
            ),
            Error(
                Q(stage__isnull=True)
                | Q(cervical_pathology__isnull=False)
                | Q(breast_pathology__isnull=False),
                "有病理结果才能填分期",
                "stage",
            ),
            Warning(recalled_in_time, "初筛阳性30日内未召回", "recalled_on"),
            Warning(
                lambda record: record.palpation != ABNORMAL or done(record.ultrasound, BIRADS_UNDONE),
                "触诊异常而未做超声，只写“异常”不能归类",
                "ultrasound",
            ),
            Warning(
                lambda record: record.breast_pathology is None or breast_suspicious(record),
                "有乳腺病理而影像不是4、5级，请核对",
                "breast_pathology",
            ),
        ]


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
