"""What a sign between two figures says by itself: the stroke of a fraction beside its rate, and the wave of a range.

46.2%（429 899/931 465） is a division written out, and both of its numbers were mostly told before; beside a change
(较上月下降16.18%（145/173）) it is what is over what was; 26.4%～66.7% goes from the less to the more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.kernel.quantities import round_half_up
from weijian.proof.figures.model import PER
from weijian.proof.judgement import meets_rate, rate_value
from weijian.proof.relations.changes.grown import fits_growth, growth_relation
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

STROKE = re.compile(r" ?/ ?")
WAVE = re.compile(r"[-~～–—至到]{1,2}")
BESIDE = re.compile(r"[）)]?[，、；（(=＝]{0,2}[^\d，。；：、（）\n]{0,10}")
# 较上月下降16.18%, 与去年同期相比325%; what has fallen to 46.2% is a share.
RISEN = re.compile(r"(?:上升|增长|增加|提高|增幅)(?:了|约|达)?$|(?:同比|环比|相比|相比较)$")
FALLEN = re.compile(r"(?:下降|减少|降低|降幅|减幅)(?:了|约|达)?$")
REACH = 40
SMALLEST_REPEATED = 20


def find(passage: Passage) -> Iterator[Relation]:
    for one in range(len(passage) - 1):
        between = passage.between(one, one + 1)
        if STROKE.fullmatch(between):
            yield from _fraction(passage, one, one + 1)
        elif WAVE.fullmatch(between) and passage[one].interval == passage[one + 1].interval:
            working = f"{passage.written(one)}≤{passage.written(one + 1)}"
            yield Relation("order", one + 1, (one,), None, None, True, working, firm=True)


def _fraction(passage: Passage, part: int, whole: int) -> Iterator[Relation]:
    for number in (part, whole):
        if passage[number].value >= SMALLEST_REPEATED:
            yield from _told_before(passage, number)
    rate = _rate(passage, part, whole)
    if rate is None:
        return
    label = passage.labels[rate]
    if RISEN.search(label) or FALLEN.search(label):
        yield _change(passage, rate, part, whole)
        return
    one, other, figure = passage[part], passage[whole], passage[rate]
    value = rate_value(one, other, PER[figure.kind])
    working = f"{one.text}÷{other.text}＝{round_half_up(value, 4).normalize():f}{figure.unit}"
    holds = meets_rate(figure, one, other)
    yield Relation(
        "ratio", rate, (part, whole), round_half_up(value, 4), figure.value, holds, working, firm=True
    )


def _change(passage: Passage, rate: int, now: int, then: int) -> Relation:
    """What is over what was, unless the two the other way about give the change as it is said."""
    falls = FALLEN.search(passage.labels[rate]) is not None
    if fits_growth(passage, rate, then, now, falls):
        now, then = then, now
    return growth_relation(passage, rate, now, then, falls, fits_growth(passage, rate, now, then, falls))


def _rate(passage: Passage, part: int, whole: int) -> int | None:
    """The rate right before the fraction, else the one right behind it."""
    if part and passage[part - 1].is_rate and BESIDE.fullmatch(passage.between(part - 1, part)):
        return part - 1
    if (
        whole + 1 < len(passage)
        and passage[whole + 1].is_rate
        and BESIDE.fullmatch(passage.between(whole, whole + 1))
    ):
        return whole + 1
    return None


def _told_before(passage: Passage, number: int) -> Iterator[Relation]:
    """The first figure of the paragraph that states the same with its unit."""
    figure = passage[number]
    for earlier in passage.before(number, REACH):
        other = passage[earlier]
        if other.unit and other.is_count and other.amount == figure.amount and other.bound == "exact":
            yield Relation(
                "duplicate", number, (earlier,), other.amount, figure.value, True,
                f"{other.text}＝{figure.text}",
            )  # fmt: skip
            return
