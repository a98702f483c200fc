"""A goal and what was reached, told right beside each other or the one in brackets behind the other.

目标70%，实际达到73.5%; 药占比控制在30%以内，实际28.6%; 平均住院费用3272.98元（市控指标3273.88）; 应上环55人，已落实55人.

Whether a goal was reached is for the report to say, so only the kept order is noted. (What a sentence claims of the two:
see `goals`; what the plan aims at elsewhere: `targets`.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.goals import NOT_YET, comparable, rates_before
from weijian.proof.relations.orders.ordered import reached_count, side_by_side
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE, called_task, shared_run

GOAL = re.compile(r"(?:目标值|目标|标准|要求|任务)(?:为|达到|是|不低于|值为)?$")
REACHED = re.compile(r"(?:完成值|实际|实际完成|达到|实际达到|达|完成)(?:为|达|了)?$")
# 提前8年实现了2030年的目标值（37%）
GOAL_IN_BRACKETS = re.compile(
    r"(?:达到|实现|完成|优于|超过|达成)了?[^，。；]{0,24}(?:目标|标准|要求|指标|任务)(?:值|数|要求)?[（:：](?:为|即|是)?$"
)
WITHIN = re.compile(r"(?:控制|保持|压降)在[^，。；\d]{0,6}$")
WITHIN_BEHIND = re.compile(r"(?:以内|以下|之内)")
INDEED = re.compile(r"^[，（、]?(?:实际|实际为|实际达到?|目前|目前为|现|完成值为?|实际控制在)$")
# 接种率考核指标要求（90%以上）
# 每门诊人次收费88.37元（市控指标88.41）: what may not be passed, in a bracket right behind.
CONTROL_IN_BRACKETS = re.compile(
    r"^（[^，。；\d（）]{0,6}(?P<most>控[制]?|上限|限额|限价|封顶)?(?:指标|目标|标准|要求|任务|线|数|值)*(?:为|是|：)?$"
)
NAMED_A_GOAL = re.compile(r"控|限|指标|目标|标准|要求|任务")
RATIO = "比"
SAID = 48
DUE = re.compile(r"应(?!急|对|用|届|诊|答|邀)[^，。；\d]{1,12}$")
AIM = re.compile(r"(?:目标(?:人群|任务|人数|数)?|任务(?:数|量)?)(?:为|是|共|：)*$")
DONE_LABEL = re.compile(
    r"^[，；、]?[^，。；\d]{0,14}?(?:已|实际|实)(?!行|施|验|习|现)[^，。；\d]{1,20}$|完成[^，。；\d]{0,16}$"
)
EACH = re.compile(r"各$")


# 均低于省定指标（孕产妇死亡率≤14/10万）, 通过接种率考核指标要求（90%以上）
NAMED_IN_BRACKETS = re.compile(
    r"(?P<name>[一-龥]{2,8}率)的?(?:考核|国家|验收|创建|评审|复审|指标|目标|标准|任务|要求|值|规定)*（?[^）\d]{0,4}$"
)
FEWEST_SHARED, LISTED = 3, 8


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        yield from _control_in_brackets(passage, number)
        yield from _each_done(passage, number)
        yield from _done_beside(passage, number)
        if figure.is_rate:
            yield from _right_behind(passage, number)
            yield from _reached_in_brackets(passage, number)
            yield from _named_in_brackets(passage, number)


def _right_behind(passage: Passage, goal: int) -> Iterator[Relation]:
    """目标70%，实际达到73.5%; 控制在30%以内，实际28.6%: a goal or a limit, and what it is indeed."""
    reached = goal + 1
    if reached >= len(passage) or not comparable(passage, goal, reached):
        return
    label, tail = passage.labels[goal], passage.tails[goal]
    # The words of the figure itself may bear its bound: 10%以内.
    limit = WITHIN.search(label) and WITHIN_BEHIND.match(tail or passage[goal].text[-2:])
    if limit and INDEED.search(passage.labels[reached]):
        kept = passage[reached].value <= passage[goal].value
    else:
        named = GOAL.search(label) or tail.startswith(("的目标", "的标准", "目标"))
        done = named and REACHED.search(passage.labels[reached])
        kept = bool(done) and passage[reached].value >= passage[goal].value
    if kept:
        yield side_by_side(passage, goal, reached)


def _done_beside(passage: Passage, done: int) -> Iterator[Relation]:
    """应上环55人；已落实55人, 目标人群500人，已完成筛查683人: right behind what was wanted, and more than that only of an aim."""
    wanted = done - 1
    if wanted < 0 or not DONE_LABEL.search(passage.labels[done]) or passage[done].modality:
        return
    due, aim = DUE.search(passage.labels[wanted]), AIM.search(passage.labels[wanted])
    one, other = passage[wanted], passage[done]
    alike = one.unit == other.unit != "" and one.bound == other.bound == "exact" and not one.is_rate
    if not alike or not (due or aim) or not passage.same_sentence(wanted, done):
        return
    more = other.amount > one.amount
    beyond = "超额" in passage.said_around(done)
    if more >= beyond and (aim or not more or beyond):
        yield side_by_side(passage, wanted, done)


def _each_done(passage: Passage, task: int) -> Iterator[Relation]:
    """任务为宫颈癌、乳腺癌各10000人，实际完成宫颈癌筛查10236人、乳腺癌筛查10218人."""
    if not EACH.search(passage.labels[task]) or not passage[task].is_count:
        return
    if not called_task(EACH.sub("", passage.labels[task]), "") and not passage[task].modality:
        return
    for number in passage.behind(task, 3):
        if passage[number].unit == passage[task].unit and reached_count(passage, number):
            yield side_by_side(passage, number, task)


def _control_in_brackets(passage: Passage, goal: int) -> Iterator[Relation]:
    """平均住院费用3272.98（市控指标3273.88）; of rates 管理率78.14%（目标值75%）: whichever is more, the two belong together."""
    reached, label = goal - 1, passage.labels[goal]
    control = CONTROL_IN_BRACKETS.match(label)
    if control is None or reached < 0 or not NAMED_A_GOAL.search(label):
        return
    one, other = passage[reached], passage[goal]
    alike = other.kind == one.kind if other.is_rate else other.unit in ("", one.unit) and other.unit != RATIO
    if not alike or one.bound != "exact" or passage.depths[goal] != passage.depths[reached] + 1:
        return
    if control["most"] and one.value > other.value:
        return  # whether a limit was kept is for the report to say
    yield side_by_side(passage, reached, goal)


def _reached_in_brackets(passage: Passage, goal: int) -> Iterator[Relation]:
    said = GOAL_IN_BRACKETS.search(passage.said_before(goal, SAID))
    if said is None or NOT_YET.search(said.group()):
        return
    for reached in rates_before(passage, goal)[:1]:
        if passage.same_sentence(reached, goal) and passage[reached].value >= passage[goal].value:
            yield side_by_side(passage, goal, reached)


def _named_in_brackets(passage: Passage, limit: int) -> Iterator[Relation]:
    """A limit that a bracket names, or the words before it: of the rates before it the one that is named most alike."""
    named = NAMED_IN_BRACKETS.search(passage.labels[limit])
    bound = passage[limit].bound
    if named is None or not passage.depths[limit] or bound not in {"at_least", "at_most"}:
        return
    alike = {
        reached: shared_run(named["name"], passage.labels[reached])
        for reached in reversed(passage.before(limit, LISTED))
        if passage[reached].kind == passage[limit].kind and not passage.depths[reached]
    }
    reached = max(alike, key=lambda number: alike[number], default=limit)
    if alike.get(reached, 0) < FEWEST_SHARED or CHANGE.search(passage.labels[reached]):
        return
    above = passage[reached].value - passage[limit].value
    if above >= 0 if bound == "at_least" else above <= 0:
        yield side_by_side(passage, reached, limit)
