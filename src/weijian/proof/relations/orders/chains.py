"""Steps of one service, each among the people of the one before: 在册1494人，在管1431人，规范管理1463人.

Who is managed by the rules is managed, and who is managed is on the register. Told in one breath they are of the
same people, so the later step cannot be more; a kept order is left to the finders of shares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage

REGISTERED, MANAGED, LOOKED_AFTER = 0, 1, 2
# The last words of a label say the step; who is meant may stand before the first of them.
STEPS = (
    re.compile(r"在册|登记在册|登记|建档立案|建档"),
    re.compile(r"在管|(?:^|[，、]|其中|纳入|健康|已|实际|患者|病人)管理"),
    re.compile(r"(?:规范|标准|系统)化?管理|规[则律]服药|血压控制|血糖控制|面访|有效控制"),
)
LATER = re.compile(
    r"^[，、]?(?:其中|已|现|实际|目前)*(?:(?:规范|标准|系统)化?管理|规[则律]服药|血压控制|血糖控制|有效控制|在管|纳入管理|管理)(?:的)?(?:患者|病人|人数)?(?:数)?(?:为|有|达)?$"
)
NOT_OF_THEM = re.compile(r"累计|新增|新|率|平均|任务|目标|计划|去年|上年")
REACH = 4


def find(passage: Passage) -> Iterator[Relation]:
    for later, figure in enumerate(passage.figures):
        label = passage.labels[later]
        if figure.family != "people" or figure.bound != "exact" or not LATER.match(label):
            continue
        earlier = _step_before(passage, later, _step(label))
        if earlier is not None and figure.amount > passage[earlier].amount:
            working = f"{figure.text}不应大于{passage.written(earlier)}"
            yield order_relation(passage, later, (earlier,), holds=False, working=working)


def _step(label: str) -> int:
    return max((step for step, name in enumerate(STEPS) if name.search(label)), default=-1)


def _step_before(passage: Passage, later: int, step: int) -> int | None:
    """The nearest count of an earlier step; only rates and steps may stand between."""
    for number in reversed(passage.before(later, REACH)):
        apart = "；" in passage.between(number, later) or "（" in passage.between(number, later)
        if apart or not passage.same_sentence(number, later):
            return None
        if passage[number].is_rate:
            continue
        label = passage.labels[number]
        same = passage[number].unit == passage[later].unit and passage[number].bound == "exact"
        own = _step(label)
        if not same or own < 0 or NOT_OF_THEM.search(label):
            return None
        if own < step:
            return number
    return None
