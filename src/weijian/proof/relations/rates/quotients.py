"""Stated rates and the two counts that they come from: what completion and ratio share.

A rate is explained when some pair of counts near it gives it, rounded or cut off, and the words allow the pair:
the rate of a task wants a whole that is called one, and small numbers, which fit by chance, must stand together.
Only when no pair does, and the sentence itself names whole, part and rate in order, is the tie taken to be broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.figures.model import PER, Figure
from weijian.proof.judgement import meets_rate, rate_value
from weijian.proof.relations.changes.grown import CAME_TO
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.accounts import accounts
from weijian.proof.relations.rates.overstepping import AVERAGE, by_digits_alone, oversteps
from weijian.proof.relations.rates.words import tie_of
from weijian.proof.relations.rates.words.tie import QUANTITIES, Tie, is_task, is_task_rate, may_be_of
from weijian.proof.relations.wording import (
    CHANGE,
    COMPLETION,
    DEATH_RATE,
    LIVE_BIRTHS,
    TASK_SAID,
    VITAL,
    shared_run,
    stem_of,
)

REACH_BACK = 8
REACH_ON = 3
FAR = 20
STEP = re.compile(r"增加|减少|增长|下降|新增|净增|净减|多|少")
FEWEST_STEPS = 100
# 同时序进度75%比一比: so much of the year is over.
PASSED_OF_THE_YEAR = re.compile(r"(?:时序|序时|时间)进度[（(]?$")
# Births less deaths, of all the people: no growth of a number.
OF_NATURE = re.compile(r"自然增长率[^，。；]{0,4}$")


def rates(passage: Passage) -> Iterator[int]:
    for number, figure in enumerate(passage.figures):
        if figure.is_rate and figure.value > 0 and not PASSED_OF_THE_YEAR.search(passage.labels[number]):
            yield number


def read_rates(passage: Passage) -> Iterator[tuple[int, str, Tie, bool]]:
    """Each rate with its kind and its two counts, and whether they explain it: the pair that fits, else what the words
    tie.
    """
    for rate in rates(passage):
        pair = explaining_pair(passage, rate)
        tie = Tie(*pair, firm=True) if pair is not None else tie_of(passage, rate)
        if tie is not None:
            yield rate, kind_of_quotient(passage, rate, tie.whole), tie, pair is not None


def explaining_pair(passage: Passage, rate: int) -> tuple[int, int] | None:
    """(part, whole) whose quotient is the stated rate; the nearest pair that fits."""
    if rate not in passage.pairs:
        then = rate in accounts(passage).then
        passage.pairs[rate] = None if then else _nearest_pair(passage, rate)
    return passage.pairs[rate]


def _nearest_pair(passage: Passage, rate: int) -> tuple[int, int] | None:
    if DEATH_RATE.search(passage.labels[rate]):
        on_births = _deaths_on_births(passage, rate)
        if on_births is not None:
            return on_births
    said = tie_of(passage, rate)
    if said is not None and meets_rate(*_three(passage, rate, said.part, said.whole)):
        return said.part, said.whole
    if said is not None and said.only:
        return None
    pair = farther_pair(passage, rate)
    if pair is None or (said is not None and oversteps(passage, rate, said, pair)):
        return None
    return None if by_digits_alone(passage, rate, pair) else pair


def farther_pair(passage: Passage, rate: int) -> tuple[int, int] | None:
    """The pair that gives a rate which the words tie to another: where the slip may come from."""
    return _pair_around(passage, rate) or _pair_with_a_far_base(passage, rate)


def _deaths_on_births(passage: Passage, rate: int) -> tuple[int, int] | None:
    """婴儿死亡4例，婴儿死亡率2.83‰: on the live births told anywhere before in the paragraph, or right behind."""
    for part in reversed(passage.before(rate, 2)):
        if "死亡" not in passage.named(part) or not passage.same_sentence(part, rate):
            continue
        around = [*reversed(passage.before(part, FAR)), *passage.behind(rate, REACH_ON)]
        around.sort(key=lambda number: "活产" not in passage.labels[number])  # 住院分娩 is of most of them
        for whole in around:
            named = LIVE_BIRTHS.search(passage.named(whole)) and passage[whole].family == "people"
            exact = named and _exact(passage, rate, part, whole)
            if exact and meets_rate(*_three(passage, rate, part, whole)):
                return part, whole
    return None


def _pair_with_a_far_base(passage: Passage, rate: int) -> tuple[int, int] | None:
    """产妇1402人……（其他数据）……艾滋病检测1402人，检测率100%: the part right before its rate, the base told
    earlier in the sentence. Only many digits, or a whole of the same number, prove anything so far apart.
    """
    part = rate - 1
    if part < 0 or not passage.same_sentence(part, rate) or not _is_quantity(passage[part]):
        return None
    stem = stem_of(passage.labels[rate])
    if shared_run(stem, passage.named(part)) < min(2, len(stem)) or not stem:
        return None
    stated = passage[rate]
    proves = stated.printed_digits >= 4 or (stated.value == 100 and passage[part].amount >= FEWEST_STEPS)
    if not proves or VITAL.search(passage.labels[rate]) or is_task_rate(passage, rate):
        return None
    far = passage.in_front(part, FAR)
    same = [n for n in far if passage[n].unit == passage[part].unit and _exact(passage, rate, part, n)]
    fits = [n for n in same if meets_rate(*_three(passage, rate, part, n))]
    return (part, fits[-1]) if fits else None


def _exact(passage: Passage, *numbers: int) -> bool:
    return all(passage[number].bound == "exact" for number in numbers)


def _three(passage: Passage, *numbers: int) -> tuple[Figure, Figure, Figure]:
    rate, part, whole = (passage[number] for number in numbers)
    return rate, part, whole


def _pair_around(passage: Passage, rate: int) -> tuple[int, int] | None:
    around = [*reversed(passage.before(rate, REACH_BACK)), *passage.behind(rate, REACH_ON)]
    counts = [number for number in around if _is_quantity(passage[number])]
    # 住院总费用932644元，补偿585696元，人均费用590元，人均补偿371元，补偿率62.8%: of all rather than of the averages.
    counts.sort(key=lambda number: AVERAGE.search(passage.labels[number]) is not None)
    for reach, part in enumerate(counts):
        for whole in counts[: reach + 1] + counts[reach + 1 :]:
            if part != whole and _pair_may_explain(passage, rate, part, whole):
                return part, whole
    return None


def _is_quantity(figure: Figure) -> bool:
    return figure.kind in QUANTITIES or (figure.kind == "other" and not figure.unit)


def _pair_may_explain(passage: Passage, rate: int, part: int, whole: int) -> bool:
    stated, one, other = passage[rate], passage[part], passage[whole]
    if not may_be_of(one, other) or not meets_rate(stated, one, other):
        return False
    if not _exact(passage, rate, part, whole):
        return False
    together = passage.same_sentence(rate, part) and passage.same_sentence(rate, whole)
    coarse = one.factor != 1 or other.factor != 1 or CHANGE.search(passage.labels[rate]) is not None
    if coarse and not (together or _share_of_the_last(passage, rate, part)):
        return False
    if TASK_SAID.search(passage.labels[rate]) and not is_task(passage, whole):
        return False
    if CHANGE.search(passage.labels[rate]) and (
        not STEP.search(passage.labels[part]) or CAME_TO.search(passage.labels[whole])
    ):
        return False
    if is_task(passage, part) and not is_task(passage, whole):
        return False  # what was done is a share of the task, never the other way about
    proven = not _by_chance(stated, other) or _to_four_digits(stated, one, other)
    return proven or _stand_together(passage, rate, part, whole)


def _by_chance(rate: Figure, whole: Figure) -> bool:
    """Few printed digits fit many pairs: with a whole below a hundred there are not a hundred different rates."""
    steps = whole.value.scaleb(-min(0, int(whole.value.as_tuple().exponent)))
    return rate.value == 100 or rate.printed_digits <= 2 or steps < FEWEST_STEPS


def _to_four_digits(rate: Figure, part: Figure, whole: Figure) -> bool:
    """2353.5万元 of 2615万元 is 90.00%, however few digits are printed."""
    many = all(figure.printed_digits >= 4 for figure in (part, whole))
    value = rate_value(part, whole, PER[rate.kind])
    return many and abs(value - rate.value) * 10**4 <= rate.value and rate.value != 100


def _share_of_the_last(passage: Passage, rate: int, part: int) -> bool:
    """实际到位105.37万元。到位资金中，拨付44.26万元，占42.00%: a share of what the sentence before speaks of."""
    return part == rate - 1 and passage.labels[rate].lstrip("，").startswith("占")


def _stand_together(passage: Passage, rate: int, part: int, whole: int) -> bool:
    """What may fit by chance counts only where whole, part and rate follow one another."""
    if not (passage.same_sentence(rate, part) and passage.same_sentence(rate, whole)):
        return False
    if passage[rate].value == 100 and passage[part].amount <= 3:
        return False
    return (whole, part) == (rate - 2, rate - 1) or ((part, whole) == (rate - 2, rate - 1) and part < whole)


def kind_of_quotient(passage: Passage, rate: int, whole: int) -> str:
    """completion where the sentence speaks of a task, else ratio."""
    label = passage.labels[rate]
    if CHANGE.search(label) and not OF_NATURE.search(label):
        return "growth"
    if passage[rate].kind != "percent" or DEATH_RATE.search(label):
        return "rate_per"
    if "死亡率" in label and LIVE_BIRTHS.search(passage.named(whole)):
        return "rate_per"
    if COMPLETION.search(label) or is_task(passage, whole):
        return "completion"
    return "ratio"


def tied_quotient(passage: Passage, kind: str, rate: int, tie: Tie) -> Relation:
    """The relation that the words make; it may hold, where the numbers alone were too small to say so."""
    holds = meets_rate(passage[rate], passage[tie.part], passage[tie.whole])
    return quotient_relation(passage, kind, rate, tie.part, tie.whole, holds=holds, firm=tie.firm)


def quotient_relation(
    passage: Passage, kind: str, rate: int, part: int, whole: int, holds: bool, firm: bool
) -> Relation:
    stated, one, other = passage[rate], passage[part], passage[whole]
    value = rate_value(one, other, PER[stated.kind])
    places = max(2, -int(stated.value.as_tuple().exponent) + 1)
    shown = format_number(round_half_up(value, places))
    working = f"{one.text}÷{other.text}＝{shown}{stated.unit}"
    return Relation(kind, rate, (part, whole), round_half_up(value, 4), stated.value, holds, working, firm)


def with_the_base_that_fits(passage: Passage, broken: Relation, bases: Iterable[int]) -> Relation:
    """…；除以41.83万人才相符: which of the bases told was taken for the one that the words name."""
    rate, part = broken.result or 0, broken.operands[0]
    for base in bases:
        if base not in {rate, part} and meets_rate(passage[rate], passage[part], passage[base]):
            words = f"{broken.working}；除以{passage.written(base)}才相符，疑为误用"
            return replace(broken, firm=False, working=words)
    return broken
