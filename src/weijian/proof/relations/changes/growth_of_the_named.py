"""A growth told with a step that names again what has grown: 卫生技术人员24612人，其中……。与上年比较，卫生技术人员增加1621人，
增长7.1%.

The step names it in full, and one number of the paragraph alone bears that name; the growth is of what it was before the
step. Never firm: the step may be counted otherwise than the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.judgement import meets
from weijian.proof.relations.changes.grown import CHANGE_ONLY, FALLS
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import beside

COMPARED = re.compile(r"(?:比|较|[与同和])(?:上一?年|去年|\d{4}年)|同比|相比|比较")
STEP = re.compile(
    r"^[，、；：（]?(?:其中)?[，：]?(?P<what>[^，。；：\d]{2,16}?)(?:总数|人?数)?(?:同比|[比较](?:上一?年|去年)(?:同期)?)?"
    r"(?:净?增加|增长|净?减少|下降)了?$"
)
# What does not belong to the name of the thing: 年末全市卫生技术人员共有.
LEADS = re.compile(
    r"^(?:[，。；：、（\s]|其中|截至|\d{4}年|年[末底]|末|全[县区市州旗省国]|我[县区市省]|现|共|拥?有|实有)+"
)
ENDS = re.compile(r"(?:总数|总量|总人次|人?数)?(?:共计|合计|共|总计)?(?:已?达到?|为|有|是)*$")
REACH, FEWEST_DIGITS = 16, 2


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        step = rate - 1
        asked = (
            figure.kind == "percent" and figure.bound == "exact" and rate not in told.results and step >= 0
        )
        if not asked or not CHANGE_ONLY.search(passage.labels[rate]) or not passage.same_sentence(step, rate):
            continue
        named = STEP.match(passage.labels[step])
        now = _named_before(passage, step, named["what"]) if named else None
        if now is not None and COMPARED.search(passage.said_before(rate)):
            yield from _growth(passage, rate, step, now)


def _named_before(passage: Passage, step: int, what: str) -> int | None:
    """The one number of the paragraph that bears the name, and no more than the name."""
    found = [
        n for n in passage.before(step, REACH)
        if passage[n].family == passage[step].family and passage[n].kind == passage[step].kind
        and passage[n].bound == "exact" and not beside(passage, n)
        and ENDS.sub("", LEADS.sub("", passage.labels[n])) == what
    ]  # fmt: skip
    return found[0] if len(found) == 1 and passage[step].bound == "exact" else None


def _growth(passage: Passage, rate: int, step: int, now: int) -> Iterator[Relation]:
    falls = FALLS.search(passage.labels[step]) is not None
    (low, high), (least, most) = passage[now].interval, passage[step].interval
    base = (low + least, high + most) if falls else (low - most, high - least)
    exact = passage[now].amount + passage[step].amount * (1 if falls else -1)
    if base[0] <= 0 or exact <= 0 or passage[rate].printed_digits < FEWEST_DIGITS:
        return
    holds = meets(passage[rate], (least * 100 / base[1], most * 100 / base[0]))
    value = round_half_up(passage[step].amount * 100 / exact, 4)
    shown = format_number(round_half_up(value, 2))
    working = f"{passage.written(step)}相当于原数{_written(passage, now, exact)}的{shown}%"
    yield Relation("growth", rate, (step, now), value, passage[rate].value, holds, working)


def _written(passage: Passage, now: int, base: Decimal) -> str:
    return f"{format_number(base / passage[now].factor)}{passage[now].unit}"
