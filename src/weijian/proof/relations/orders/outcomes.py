"""What was wanted and what came of it, in items told in fields: 任务要求：体检率达到75%以上。完成情况：……体检率76.00%。
结果：完成。

Each goal is put beside the figure of its kind that bears its name best, and for which no other goal of the item is the
better one; where the item has one of each, they need not share a word. Whether a goal was reached is for the report to
say: only where the item itself says so (结果：完成) and it was not, the two contradict each other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from weijian.proof.context.goal_fields import Item, items_in_fields
from weijian.proof.judgement import meets_rate
from weijian.proof.relations.changes.difference import difference_relation
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import quotient_relation
from weijian.proof.relations.wording import CHANGE, FROM, shared_run

LEAST_WANTED = re.compile(r"(?:达到?|不(?:低|少|小)于|[提升增]\w{0,2}到|大于|超过|以上)[^，。；\d]{0,4}$")
MOST_WANTED = re.compile(
    r"(?:控制|压[降缩减]|[下降]\w{0,2})[在到至][^，。；\d]{0,4}$|不(?:高|超|大)[于过][^，。；\d]{0,4}$"
)
ALL_ALIKE = re.compile(r"[均都](?:[^，。；\d]{0,4})$")
GROWTH = re.compile(r"增幅|增长|增速|降幅|下降|提高")
GROWN = re.compile(r"(?:增|涨|升|降|减)[^，。；\d]{0,4}$")
OF_THEN = re.compile(r"上年|去年|同期|年初|\d{4}年的?$")
# 完成率, 为任务的; not what is done of a plan over several years
OF_THE_GOAL = re.compile(
    r"(?:完成率|达成率|任务完成率|(?:完成|[为占])(?:年度|全年)?(?:任务|目标|计划)(?:数|量)?的?)(?:为|达到?)?$"
)
FROM_THE_GOAL = re.compile(
    r"(?:高|低|超|快|慢|差)(?:于|出|过)?[^，。；\d]{0,6}(?:任务|目标|要求|指标|标准)[^，。；\d]{0,4}$"
)
NAME, SAID = 2, 30


def find(passage: Passage) -> Iterator[Relation]:
    starts = [figure.start for figure in passage.figures]
    for item in items_in_fields(passage.document):
        goals, outcomes = (
            range(bisect_left(starts, start), bisect_left(starts, end))
            for start, end in (item.goal, item.outcome)
        )
        yield from _of_the_item(passage, item, list(goals), list(outcomes))


def _of_the_item(passage: Passage, item: Item, goals: list[int], outcomes: list[int]) -> Iterator[Relation]:
    names = {number: _named(passage, number) for number in outcomes}
    names |= {goal: passage.labels[goal] for goal in goals}
    alike = {
        goal: [n for n in outcomes if _of_one_kind(passage, goal, n)]
        for goal in goals
        if _is_goal(passage, goal)
    }
    shared = {(goal, n): shared_run(names[goal], names[n]) for goal, found in alike.items() for n in found}
    for goal, found in alike.items():
        if ALL_ALIKE.search(passage.labels[goal]):
            best = [n for n in found if shared[goal, n] >= NAME]
        else:
            best = _best(goal, found, shared)
        for reached in best:
            yield from _beside(passage, item, goal, reached)
            yield from _by_how_much(passage, goal, reached)
    for rate in outcomes:
        if passage[rate].kind == "percent" and OF_THE_GOAL.search(passage.labels[rate]):
            yield from _completed(passage, rate, goals, outcomes)


def _by_how_much(passage: Passage, goal: int, reached: int) -> Iterator[Relation]:
    """占81.93%，高于任务要求1.93个百分点, where the field of the goal told 80%以上."""
    points = reached + 1
    if points == len(passage) or passage[points].kind != "percentage_points":
        return
    if not FROM_THE_GOAL.search(passage.labels[points]) or not passage.same_sentence(reached, points):
        return
    high, low = sorted((goal, reached), key=lambda number: -passage[number].value)
    if abs(passage[goal].value - passage[reached].value) == passage[points].value:
        yield difference_relation(passage, points, high, low, holds=True, firm=False)


def _completed(passage: Passage, rate: int, goals: list[int], outcomes: list[int]) -> Iterator[Relation]:
    """任务要求：招聘60人。完成情况：实际招聘52人，……，完成率86.67%."""
    for done in reversed([n for n in outcomes if n < rate and passage.same_sentence(n, rate)]):
        for goal in goals:
            alike = passage[goal].kind == passage[done].kind and passage[goal].base == passage[done].base
            if alike and passage[goal].amount and meets_rate(passage[rate], passage[done], passage[goal]):
                yield quotient_relation(passage, "completion", rate, done, goal, holds=True, firm=True)
                return


def _best(goal: int, found: list[int], shared: dict[tuple[int, int], int]) -> list[int]:
    """The outcome that bears the goal's name best, and no other goal's name better."""
    rivals = {other for other, n in shared if n in found}
    own = [n for n in found if all(shared.get((other, n), 0) <= shared[goal, n] for other in rivals)]
    best = max(own, key=lambda n: shared[goal, n], default=None)
    if best is None or (shared[goal, best] < NAME and (len(found) > 1 or len(rivals) > 1)):
        return []
    return [best]


def _is_goal(passage: Passage, number: int) -> bool:
    figure = passage[number]
    wanted = figure.bound in {"at_least", "at_most"} or figure.is_rate
    return wanted or _direction(passage, number) != 0


def _direction(passage: Passage, goal: int) -> int:
    """1 where at least so much is wanted, -1 where at most."""
    bound, label = passage[goal].bound, passage.labels[goal]
    if bound in {"at_least", "over"} or LEAST_WANTED.search(label):
        return 1
    return -1 if bound in {"at_most", "under"} or MOST_WANTED.search(label) else 0


def _of_one_kind(passage: Passage, goal: int, number: int) -> bool:
    one, other = passage[goal], passage[number]
    alike = one.kind == other.kind and (one.is_rate or one.base == other.base) and other.bound == "exact"
    label = passage.labels[number]
    if not alike or FROM.search(label) or OF_THEN.search(label[-6:]):
        return False
    if ("每" in passage.labels[goal]) != ("每" in label):
        return False
    grown = GROWTH.search(passage.labels[goal]) is not None
    return grown == (GROWN.search(label) is not None or CHANGE.search(label) is not None)


def _named(passage: Passage, number: int) -> str:
    """The words of its own part of the sentence, which name it, the subject too."""
    told = passage.in_turn.get(number)
    return told or re.split("[；。：]", passage.said_before(number, SAID))[-1]


def _beside(passage: Passage, item: Item, goal: int, reached: int) -> Iterator[Relation]:
    direction = _direction(passage, goal)
    above = passage[reached].value - passage[goal].value
    kept = not direction or above * direction >= 0
    if kept and direction:
        ends = (goal, reached) if direction > 0 else (reached, goal)
        yield order_relation(passage, ends[0], (ends[1],), holds=True)
    elif not kept and item.done:
        working = f"写的是完成，而要求是{passage.written(goal)}，实际为{passage.written(reached)}"
        yield order_relation(passage, reached, (goal,), holds=False, working=working)
