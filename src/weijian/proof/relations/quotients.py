"""Stated rates and the two counts that they come from: what completion and ratio share.

A rate is explained when some pair of counts near it gives it, rounded or cut off. Only when no pair does,
and the sentence itself names whole, part and rate in order, is the tie taken to be broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.figures.model import PER, Figure
from weijian.proof.judgement import meets_rate, rate_value
from weijian.proof.relations.model import Relation
from weijian.proof.relations.nesting import under_age
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE, COMPLETION, GENERIC_RATES, TASK, TASK_RATE, VITAL, stem_of

# What does not belong to the name of the things counted: ages, areas, 数.
CORE = re.compile(
    r"[\d\-~～—–]+(?:周?岁)?(?:及|以)?(?:以上|以下)?(?:的)?|^(?:全[县区市州]|我[县区市州]|辖区内?|现有|登记在册|常住)+|(?:总?人?数|总数|总人口)$"
)
DEFINED_RATES = re.compile(r"管理|控制|规范|系统")
REACH_BACK = 8
REACH_ON = 3
QUANTITIES = {"count", "money", "area", "volume"}


def rates(passage: Passage) -> Iterator[int]:
    for number, figure in enumerate(passage.figures):
        if figure.is_rate and figure.value > 0:
            yield number


def explaining_pair(passage: Passage, rate: int) -> tuple[int, int] | None:
    """(part, whole) whose quotient is the stated rate; the nearest pair that fits."""
    around = [*reversed(passage.before(rate, REACH_BACK)), *passage.behind(rate, REACH_ON)]
    counts = [number for number in around if _is_quantity(passage[number])]
    for reach, part in enumerate(counts):
        for whole in counts[: reach + 1] + counts[reach + 1 :]:
            if part != whole and _pair_may_explain(passage, rate, part, whole):
                return part, whole
    return None


def _is_quantity(figure: Figure) -> bool:
    return figure.kind in QUANTITIES or (figure.kind == "other" and not figure.unit)


def _pair_may_explain(passage: Passage, rate: int, part: int, whole: int) -> bool:
    stated, one, other = passage[rate], passage[part], passage[whole]
    if not (one.comparable(other) or {one.family, other.family} == {"people", "份"}) or not meets_rate(
        stated, one, other
    ):
        return False
    if one.bound != "exact" or other.bound != "exact" or stated.bound not in {"exact", "over", "at_least"}:
        return False
    digits = len(stated.value.as_tuple().digits)
    if stated.value == 100 or digits <= 2:
        return _stand_together(passage, rate, part, whole)
    return True


def _stand_together(passage: Passage, rate: int, part: int, whole: int) -> bool:
    """Few printed digits fit many pairs by chance, so whole, part and rate must follow one another."""
    if not (passage.same_sentence(rate, part) and passage.same_sentence(rate, whole)):
        return False
    if passage[rate].value == 100 and passage[part].amount <= 3:
        return False
    return (whole, part) == (rate - 2, rate - 1) or ((part, whole) == (rate - 2, rate - 1) and part < whole)


def kind_of_quotient(passage: Passage, rate: int, whole: int) -> str:
    """completion where the sentence speaks of a task, else ratio."""
    label = passage.labels[rate]
    if CHANGE.search(label):
        return "growth"
    if passage[rate].kind != "percent":
        return "rate_per"
    if COMPLETION.search(label) or TASK.search(passage.labels[whole]):
        return "completion"
    return "ratio"


def tied_pair(passage: Passage, rate: int) -> tuple[int, int] | None:
    """(part, whole) that the wording itself ties to the rate, whatever their values."""
    if rate < 2:
        return None
    part, whole = rate - 1, rate - 2
    one, other = passage[part], passage[whole]
    if one.kind not in QUANTITIES or other.kind not in QUANTITIES or not one.comparable(other):
        return None
    if passage[rate].bound != "exact" or one.bound != "exact" or other.bound != "exact" or other.amount == 0:
        return None
    if passage.paragraphs[whole] != passage.paragraphs[rate] or not passage.same_sentence(part, rate):
        return None
    return (part, whole) if _task_done_rate(passage, rate) or _whole_part_rate(passage, rate) else None


def _task_done_rate(passage: Passage, rate: int) -> bool:
    """任务N……完成M……完成率P."""
    near = passage.sentences[rate] - passage.sentences[rate - 2] <= 1
    done = "完成" in passage.labels[rate - 1] or "实际" in passage.labels[rate - 1]
    return bool(
        near and done and TASK.search(passage.labels[rate - 2]) and TASK_RATE.search(passage.labels[rate])
    )


def _whole_part_rate(passage: Passage, rate: int) -> bool:
    """共N个村，达标M个，达标率P: the rate's own word names the part, or the part is named after the whole."""
    part, whole = rate - 1, rate - 2
    if not passage.same_sentence(whole, rate) or passage[part].amount > passage[whole].amount:
        return False
    if any(sign in passage.between(whole, rate) for sign in "；（"):
        return False
    stem = stem_of(passage.labels[rate])
    if not stem or passage[part].unit != passage[whole].unit or VITAL.search(passage.labels[rate]):
        return False
    name = passage[part].subject + passage.labels[part] + passage.tails[part]
    if stem not in GENERIC_RATES and stem not in name:
        return False
    ages = under_age(passage.labels[whole]), under_age(passage.labels[part])
    if all(ages) and ages[0] != ages[1]:
        return False
    core = CORE.sub("", passage[whole].subject)
    return (len(core) >= 2 and core in name) or (
        len(stem) <= 4 and CORE.sub("", passage[part].subject) == stem
    )


def is_plain(passage: Passage, rate: int) -> bool:
    """Rates whose base is fixed by a definition (管理率 by the expected patients) may have another base
    than stated.
    """
    return not DEFINED_RATES.search(stem_of(passage.labels[rate]))


def quotient_relation(
    passage: Passage, kind: str, rate: int, part: int, whole: int, holds: bool, firm: bool
) -> Relation:
    stated, one, other = passage[rate], passage[part], passage[whole]
    value = rate_value(one, other, PER[stated.kind])
    places = max(2, -int(stated.value.as_tuple().exponent) + 1)
    shown = format_number(round_half_up(value, places))
    working = f"{one.text}÷{other.text}＝{shown}{stated.unit}"
    return Relation(kind, rate, (part, whole), round_half_up(value, 4), stated.value, holds, working, firm)
