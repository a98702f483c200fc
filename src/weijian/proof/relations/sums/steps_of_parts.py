"""By how much a whole grew, and each of its parts: 总数302个，比上年减少9个。其中：医院6个，基层机构282个，专业机构14个。
与上年相比，医院增加1个，基层机构减少10个，专业机构数不变.

The parts make the whole, so that their steps make its step. Each part must have its step, or be said to be as many as
before; the steps name the parts as the list does. One slip must explain what is broken; never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.judgement import one_slip_from
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import written_signed

ROSE, FELL = re.compile(r"(?:净?增加|净增)了?$"), re.compile(r"(?:净?减少|净减)了?$")
OF_THE_WHOLE = re.compile(
    r"^[，、（]?(?:[比较](?:上一?年|去年|\d{4}年)(?:同期|末|底)?|同比)(?:净?增加|净?减少|净增|净减)了?$"
)
STEP = re.compile(
    r"^[，；、：]?(?:其中)?[：]?(?P<name>[^，。；：\d]{2,16}?)(?:总?数)?(?:净?增加|净?减少|净增|净减)了?$"
)
LEADS, COUNTED = re.compile(r"^(?:[，。；：、（\s]|其中|包括)+"), re.compile(r"(?:总?数)?(?:为|有|共|达)*$")
AS_BEFORE = r"(?:总?数)?(?:与上年)?(?:基本)?(?:持平|不变|没有变化|无变化)"
REACH, FEWEST = 14, 2


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for tie in told.holding:
        if (
            tie.type != "sum"
            or tie.result is None
            or len(tie.operands) < FEWEST
            or min(tie.operands) < tie.result
        ):
            continue
        whole_step = tie.result + 1
        if whole_step >= len(passage) or not OF_THE_WHOLE.match(passage.labels[whole_step]):
            continue
        alike = passage[whole_step].unit == passage[tie.result].unit and passage.same_sentence(
            tie.result, whole_step
        )
        steps = _steps(passage, tie) if alike and passage[whole_step].bound == "exact" else None
        if steps:
            yield from _tie(passage, whole_step, steps)


def _steps(passage: Passage, tie: Relation) -> dict[int, int] | None:
    """The step of each part with its sign; nothing where a part has none."""
    names = {COUNTED.sub("", LEADS.sub("", passage.labels[part])): part for part in tie.operands}
    last = max(tie.operands)
    found: dict[int, int] = {}
    for number in range(last + 1, min(last + 1 + REACH, len(passage))):
        if passage.paragraphs[number] != passage.paragraphs[last]:
            break
        match = STEP.match(passage.labels[number])
        exact = passage[number].bound == "exact" and passage[number].unit == passage[last].unit
        if match and exact and match["name"] in names:
            del names[match["name"]]
            found[number] = -1 if FELL.search(passage.labels[number]) else 1
    said = passage.plain[passage[last].end : passage[max(found, default=last)].end + 40]
    as_before = all(name and re.search(re.escape(name) + AS_BEFORE, said) for name in names)
    return found if found and as_before else None


def _tie(passage: Passage, step: int, steps: dict[int, int]) -> Iterator[Relation]:
    falls = FELL.search(passage.labels[step]) is not None
    stated = passage[step]
    together = sum((passage[n].amount * sign for n, sign in steps.items()), Decimal(0)) / stated.factor
    value = -together if falls else together
    holds = value == stated.value
    if holds or one_slip_from(stated.value, abs(value)) or _slip_in_a_step(passage, step, steps, falls):
        working = f"{written_signed(passage, steps.items())}＝{together.normalize():f}{stated.unit}"
        yield Relation("sum", step, tuple(steps), value, stated.value, holds, working)


def _slip_in_a_step(passage: Passage, step: int, steps: dict[int, int], falls: bool) -> bool:
    wanted = passage[step].amount * (-1 if falls else 1)
    over = sum((passage[n].amount * sign for n, sign in steps.items()), Decimal(0)) - wanted
    return any(
        passage[n].amount - over * sign > 0
        and one_slip_from(passage[n].value, (passage[n].amount - over * sign) / passage[n].factor)
        for n, sign in steps.items()
    )
