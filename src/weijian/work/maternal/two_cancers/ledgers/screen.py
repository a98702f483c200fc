"""The two-cancer check: one woman in one round."""

from datetime import date
from typing import Any

from django.db.models import F, Q

from weijian.kernel import clock
from weijian.ledger.fields import Choice, Day, Flag, Resident, Text, Whole
from weijian.ledger.flows import Flow, State
from weijian.ledger.kinds import Case
from weijian.ledger.rules import Error, Warning
from weijian.ledger.schedules import Reaction
from weijian.people.models import Sex
from weijian.work.maternal.two_cancers.ledgers.codes import (
    ABNORMAL,
    AGE_FROM,
    AGE_TO,
    BIRADS,
    BIRADS_UNDONE,
    BREAST,
    CERVICAL,
    CERVICAL_SYNONYMS,
    COLPOSCOPY,
    CYTOLOGY,
    DROPPED,
    HPV,
    NORMAL,
    PALPATION,
    RECALL_DAYS,
    ROUND_BASE,
    ROUND_YEARS,
    SCHEME,
    STAGES,
    UNDONE,
)
from weijian.work.maternal.two_cancers.ledgers.steps import (
    CLOSED,
    CURE,
    DIAGNOSIS,
    FOLLOW_UP,
    RECALL,
    RECALLING,
    SCREENED,
    STEPS,
    breast_done,
    breast_positive,
    breast_suspicious,
    case_state,
    cervix_done,
    cervix_positive,
    confirmed_on,
    done,
    first_step_in_time,
    next_due,
    next_step,
)


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
