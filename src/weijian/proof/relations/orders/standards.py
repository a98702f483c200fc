"""Rates and the standard that they are said to have reached: 建档率84.5%，已达到标准要求78%的指标; 规范管理率76.2%、75.8%，
均达到75%的要求; 控制在10%以内，实际8.2%.

What is said of several rates holds for each that stands before it. A rate short of the standard that it is said to
have reached is worth a warning, where no other rate could be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE, shared_run

REACHED = re.compile(
    r"(?P<each>均|都|全部|两项|三项|各项)?(?:已|已经|率)?(?:达到|到达|达|完成|符合|满足)(?:并超过|或超过|了)?[^，。；\d]{0,20}$"
)
STANDARD = re.compile(r"(?:以上|及以上)?的?(?:[一-龥]{0,4})(?:标准|要求|目标|指标|规定)")
WITHIN = re.compile(r"(?:控制|保持|压降)在[^，。；\d]{0,6}$")
WITHIN_BEHIND = re.compile(r"(?:以内|以下|之内)")
INDEED = re.compile(r"^[，（、]?(?:实际|实际为|实际达到?|目前|目前为|现|完成值为?|实际控制在)$")
NOT_YET = re.compile(r"未|没有|尚|力争|确保|要(?!求)|应当|将|计划|争取|努力|不断|距|离|才能|有望|预计")
MOST = 4
FEWEST_SHARED = 3


def find(passage: Passage) -> Iterator[Relation]:
    for goal, figure in enumerate(passage.figures):
        if not figure.is_rate or figure.value <= 0:
            continue
        label, tail = passage.labels[goal], passage.tails[goal]
        said = REACHED.search(label)
        if said and STANDARD.match(tail) and not NOT_YET.search(label):
            yield from _reached(passage, goal, bool(said["each"]))
        elif WITHIN.search(label) and WITHIN_BEHIND.match(_behind(passage, goal)):
            yield from _within(passage, goal)


def _behind(passage: Passage, number: int) -> str:
    """The words of the figure itself may bear its bound: 10%以内."""
    return passage.tails[number] or passage[number].text[-2:]


def _reached(passage: Passage, goal: int, each: bool) -> Iterator[Relation]:
    rates = _rates_before(passage, goal)
    if not rates:
        return
    for reached in rates if each else rates[:1]:
        holds = passage[reached].value >= passage[goal].value
        alone = len(rates) == 1 and not passage[reached].modality and passage[reached].bound == "exact"
        if holds:
            yield order_relation(passage, reached, (goal,), holds=True)
        elif alone:
            working = f"写的是达到，而{passage.written(reached)}低于{passage.written(goal)}"
            yield order_relation(passage, reached, (goal,), holds=False, working=working)


def _rates_before(passage: Passage, goal: int) -> list[int]:
    """The rates of the sentence before the goal, the nearest first; else the one before that bears the goal's name."""
    near = [n for n in reversed(passage.before(goal, MOST)) if passage[n].kind == passage[goal].kind]
    plain = [
        n for n in near if not CHANGE.search(passage.labels[n]) and STANDARD.match(passage.tails[n]) is None
    ]
    same = [n for n in plain if passage.same_sentence(n, goal) and "；" not in passage.between(n, goal)]
    if same:
        return same
    return [n for n in plain[:1] if shared_run(passage.labels[n], passage.labels[goal]) >= FEWEST_SHARED]


def _within(passage: Passage, goal: int) -> Iterator[Relation]:
    """A limit, and right behind it what it is indeed."""
    reached = goal + 1
    if reached >= len(passage) or not passage.same_sentence(goal, reached):
        return
    alike = passage[reached].kind == passage[goal].kind and INDEED.search(passage.labels[reached])
    if alike and passage[reached].value <= passage[goal].value:
        yield order_relation(passage, goal, (reached,), holds=True)
