"""Goal and reached: a rate and the standard that the sentence sets beside it.

达到92.6%，高于国家90%的标准 says itself which is more; where it is not so, one of the two is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE, shared_run

STANDARD = r"(?:[^，。；]{0,14}(?:标准|目标|指标|要求|水平|平均|任务|国家|省|市|州|上限|下限|控制|规定)[^，。；\d]{0,12})?"
# The comparing word opens the clause: in 耗材占比控制在18.7% the rate has a name of its own.
OPENS = r"^[，、（]?(?:远|均|已|大幅|明显|显著|大大)?"
ABOVE = re.compile(rf"{OPENS}(?:高于|超过|高出|优于|大于|达到并超过){STANDARD}[（(]?[^，。；\d]{{0,8}}$")
BELOW = re.compile(rf"{OPENS}(?:低于|少于|小于|控制在){STANDARD}[（(]?[^，。；\d]{{0,8}}$")
COMPARED_IN_TIME = re.compile(r"去年|上年|同期|年初|\d{4}年|上月|上季")
GOAL = re.compile(r"(?:目标值|目标|标准|要求|任务)(?:为|达到|是|不低于|值为)?$")
REACHED = re.compile(r"(?:完成值|实际|实际完成|达到|实际达到|达|完成)(?:为|达|了)?$")
WANTED = re.compile(r"确保(?!了)|力争|要求|不低于|目标|不得低于|保持在|稳定在|应达|须达")
HAD = re.compile(r"实际|达到|已达|为|达")
LEAST_NAME = 4
REACH = 6
LISTED = 8


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        if not figure.is_rate:
            continue
        yield from _above_or_below(passage, number)
        yield from _goal_before(passage, number)
        yield from _wanted_before(passage, number)
        if figure.bound in {"at_least", "at_most"}:
            yield from _named_limit(passage, number)


def _above_or_below(passage: Passage, goal: int) -> Iterator[Relation]:
    """达到92.6%，高于国家90%的标准; 婴儿死亡率2.13‰，低于省定指标5‰."""
    reached, words = goal - 1, passage.labels[goal]
    above, below = ABOVE.search(words), BELOW.search(words)
    if not (above or below) or reached < 0 or not _comparable(passage, goal, reached):
        return
    if COMPARED_IN_TIME.search(words) or "均" in words or "分别" in words:
        return
    if goal + 1 < len(passage) and passage[goal + 1].kind == "percentage_points":
        return  # by how much says more
    one, other = passage[reached].value, passage[goal].value
    holds = one >= other if above else one <= other
    if holds or _alone(passage, goal, reached):
        yield _tie(passage, reached, goal, bool(above), holds, firm=True)


def _alone(passage: Passage, goal: int, reached: int) -> bool:
    """No other rate of the sentence could be what is compared."""
    others = [n for n in passage.before(reached, 3) if passage.same_sentence(n, goal) and passage[n].is_rate]
    exact = passage[reached].bound == "exact" and passage[goal].bound in {"exact", "over", "under", "at_most"}
    if CHANGE.search(passage.labels[reached]):
        return False  # what is compared is a change
    return exact and not others and passage.between(reached, goal).count("，") == 1


def _goal_before(passage: Passage, goal: int) -> Iterator[Relation]:
    """目标70%，实际达到73.5%; whether it was reached is for the report to say."""
    reached = goal + 1
    if reached >= len(passage) or not _comparable(passage, goal, reached):
        return
    said = GOAL.search(passage.labels[goal]) or passage.tails[goal].startswith(("的目标", "的标准", "目标"))
    if said and REACHED.search(passage.labels[reached]) and passage[reached].value >= passage[goal].value:
        yield _tie(passage, reached, goal, above=True, holds=True, firm=False)


def _wanted_before(passage: Passage, reached: int) -> Iterator[Relation]:
    """确保住院报销比例达到85%……实际报销比例达到87%, in one point of the report."""
    label = passage.labels[reached]
    if not HAD.search(label) or WANTED.search(label):
        return
    for goal in reversed(passage.before(reached, REACH)):
        if passage.points[goal] != passage.points[reached] or passage[goal].kind != passage[reached].kind:
            continue
        same = shared_run(label, passage.labels[goal]) >= LEAST_NAME
        if same and WANTED.search(passage.labels[goal]):
            if passage[reached].value >= passage[goal].value:
                yield _tie(passage, reached, goal, above=True, holds=True, firm=False)
            return


def _named_limit(passage: Passage, limit: int) -> Iterator[Relation]:
    """孕产妇死亡率12.1/10万，婴儿死亡率2.13‰，均低于省定指标（孕产妇死亡率≤14/10万，婴儿死亡率≤5‰）."""
    if not passage.depths[limit]:
        return
    name = re.sub(r"^.*（|^[^一-龥]+|(?:为|达|应)$", "", passage.labels[limit])
    above = passage[limit].bound == "at_least"
    for reached in reversed(passage.before(limit, LISTED)):
        if not _comparable(passage, limit, reached) or passage.depths[reached]:
            continue
        if len(name) >= LEAST_NAME and name in passage.labels[reached]:
            one, other = passage[reached].value, passage[limit].value
            holds = one >= other if above else one <= other
            if holds:
                yield _tie(passage, reached, limit, above, holds=True, firm=False)
            return


def _comparable(passage: Passage, one: int, other: int) -> bool:
    return passage[one].kind == passage[other].kind and passage.same_sentence(one, other)


def _tie(passage: Passage, reached: int, goal: int, above: bool, holds: bool, firm: bool) -> Relation:
    if holds:
        return order_relation(passage, reached, (goal,), holds, firm)
    one, other = passage.written(reached), passage.written(goal)
    said, is_so = ("高于", "低于") if above else ("低于", "高于")
    return order_relation(passage, reached, (goal,), holds, firm, f"写的是{said}，而{one}{is_so}{other}")
