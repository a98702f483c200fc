"""Places in an order and how many lie between them: 位列第412名，比上一轮的第499名前进87位; 由第28位升至第20位，上升8位.

To come forward is to have a smaller number. The words right before the step say which way it went and from which place, so
that one of the three is wrong where they do not agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

FORWARD = r"前进|前移|提升|上升|提高|进位|跃升|晋升|升|进步|赶超"
BACK = r"后退|下降|下滑|退步|后移|跌落|退|降"
STEP = re.compile(
    rf"^，?(?:名次|排名|位次|位置|整体|共|一年|又)*(?:(?P<forward>{FORWARD})|(?P<back>{BACK}))了?$"
)
# 比上一轮的第499名, 由第28位; 较上年第499位
FROM = re.compile(r"(?:比|较|由|从|自)(?:[^，。；\d]|\d{4}年){0,14}$")
PLACES = re.compile(r"^(?:个?(?:名次|位次|位|名))")
UNITS = {"位", "名", "个"}


def find(passage: Passage) -> Iterator[Relation]:
    for step, figure in enumerate(passage.figures):
        if step < 2 or figure.kind == "rank" or figure.base not in UNITS or figure.bound != "exact":
            continue
        one, other = step - 2, step - 1
        ranks = passage[one].kind == passage[other].kind == "rank" and passage.together(one, step)
        said = STEP.match(passage.labels[step]) if ranks else None
        named = figure.base != "个" or PLACES.match(passage.tails[step])
        if said is not None and named:
            yield from _between(passage, step, one, other, forward=said["forward"] is not None)


def _between(passage: Passage, step: int, one: int, other: int, forward: bool) -> Iterator[Relation]:
    """由第28位升至第20位: it was first; 第412名，比上一轮的第499名: it is first."""
    was_first, is_first = (FROM.search(passage.labels[n]) is not None for n in (one, other))
    if was_first == is_first:
        return
    then, now = (one, other) if was_first else (other, one)
    high, low = (then, now) if forward else (now, then)
    places = passage[high].value - passage[low].value
    working = (
        f"{passage.written(high)}与{passage.written(low)}相差{places}位"
        if places > 0
        else (f"{passage.written(then)}到{passage.written(now)}，方向相反")
    )
    stated = passage[step].value
    yield Relation("difference", step, (high, low), places, stated, places == stated, working, firm=False)
