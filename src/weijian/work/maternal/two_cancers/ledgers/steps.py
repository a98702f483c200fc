"""What the results of a woman demand, by when, and in which state that puts her case."""

from datetime import date
from typing import Any

from weijian.ledger.rules import add_months
from weijian.work.maternal.two_cancers.ledgers.codes import (
    ABNORMAL,
    ABNORMAL_CELLS,
    BIRADS_UNDONE,
    BREAST_CANCER,
    CERVICAL_CANCER,
    FIRST_FOLLOW_UP,
    HPV_16_18,
    PRECANCER,
    SECOND_FOLLOW_UP,
    STEP_DAYS,
    SUSPICIOUS,
    UNCLEAR,
    UNDONE,
)


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
