"""How many are still wanting, told among the problems and plans.

目标人群531250人，第一剂412608人，接种率77.67%……若要达到80%，还差约1.24万人: the rate wanted has the name of one reached, told
anywhere before with its two counts; far from what those give, it is of something else. 仍有24547人未体检, 尚需再完成4654人: the
whole less the part of a rate that was tied before. Where what is to be done more is said to complete the task, another
number is broken; what is left of a matter told once elsewhere, see `left`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.judgement import meets
from weijian.proof.relations.apart.left import wrongly_left
from weijian.proof.relations.apart.reached import Reached, done_of_it
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repair import QUOTIENTS
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.wording import called_task, shared_run, stem_of

WANTING = re.compile(r"(?:还差|尚差|[还尚仍]?需再?|需要|仍差|还要|再|缺口|欠账)[^，。；：\d]{0,8}$")
LEFT = re.compile(
    r"(?:[仍尚还](?:有|余|剩|缺|差|需)|欠账|剩余|剩下|其余|余下|未|需再|再需|(?<!一)再)[^，。；]{0,16}$"
)
MORE_FOR_THE_TASK = re.compile(
    r"(?<!一)再(?:新增|增加|新建|改造|建成?|招|完成|招聘|招录|引进|培训|检查|筛查|接种|签约)"
)
COMPLETES = re.compile(
    r"[^。；]{0,12}(?:确保|力争|保证)?(?:全面|圆满|如期|按时)?完成(?:全年|年度|省定|市定|目标)+(?:目标)?任务"
)
# 再建中医馆5个，实现乡镇卫生院全覆盖, of all there are.
COVERS = re.compile(r"[^。；]{0,12}(?:实现|做到|达到)[^，。；\d]{0,12}(?:全覆盖|全部?达标|一个不[少漏])")
REACHED = re.compile(r"达到?|达标|目标|提高到|完成")
FAR = 200
SHARED = 2
NEAR = 5  # one part in so many
MANY_DIGITS, NO_ACCIDENT = 3, 4


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    reached = _reached(told)
    left: dict[Decimal, list[Reached]] = defaultdict(list)
    pairs = [*reached, *done_of_it(passage)]
    for one in pairs:
        left[passage[one.whole].amount - passage[one.part].amount].append(one)
    beside = _beside_one_another(passage)
    tied = {one.part: one for one in reached}
    listed = {number for numbers in told.listed for number in numbers}
    sums = _sums_alone(told)
    for number, figure in enumerate(passage.figures):
        if (
            (number in told.results and number not in sums)
            or figure.value <= 0
            or figure.kind not in {"count", "money", "area"}
        ):
            continue
        found = list(_to_reach(passage, number, reached))
        if not found and figure.bound == "exact":
            found = list(_not_done(passage, number, left)) or list(_more_to_do(passage, number, reached))
            if not found and figure.significant_digits >= NO_ACCIDENT:
                found = list(_not_done(passage, number, beside))
            found = found or list(wrongly_left(passage, number, tied, listed))
        yield from found


def _sums_alone(told: Told) -> set[int]:
    """未救治的7人中，长期外出5人、拒绝治疗2人: what its kinds add up to is left all the same."""
    sums = {tie.result for tie in told.holding if tie.type == "sum" and tie.result is not None}
    return sums - {tie.result for tie in (*told.holding, *told.broken) if tie.type != "sum"}


def _reached(told: Told) -> list[Reached]:
    ties = (tie for tie in told.holding if tie.type in QUOTIENTS and tie.type != "rate_per")
    return sorted(
        (
            Reached(tie.result, *tie.operands)
            for tie in ties
            if tie.result is not None and len(tie.operands) == 2
        ),
        key=lambda one: one.rate,
    )


def _to_reach(passage: Passage, wanting: int, reached: list[Reached]) -> Iterator[Relation]:
    """达到80%，还差约1.24万人."""
    goal = wanting - 1
    if goal < 0 or passage[wanting].kind != "count" or not WANTING.search(passage.labels[wanting]):
        return
    plain = passage[goal].kind == "percent" and passage.same_sentence(goal, wanting)
    if not plain or not REACHED.search(passage.labels[goal] + passage.tails[goal]):
        return
    stem = stem_of(passage.labels[goal])
    for one in reversed(reached):
        if not goal - FAR <= one.rate < goal or not passage[one.rate].value < passage[goal].value:
            continue
        named = shared_run(stem, passage.labels[one.rate]) >= SHARED if stem else one.rate == goal - 1
        if named and passage[one.part].family == passage[wanting].family:
            yield from _tie(passage, wanting, goal, one)
            return


def _tie(passage: Passage, wanting: int, goal: int, one: Reached) -> Iterator[Relation]:
    figure, part, whole = passage[wanting], one.part, one.whole
    value = passage[whole].amount * passage[goal].value / Decimal(100) - passage[part].amount
    holds = meets(figure, (value - 1, value + 1))  # nobody is counted in parts
    if holds or abs(value - figure.amount) * NEAR <= value:
        shown = format_number(round_half_up(value / figure.factor, 2))
        sums = f"{passage.written(whole)}×{passage.written(goal)}－{passage.written(part)}"
        working = f"{sums}＝{shown}{figure.unit}"
        operands = (goal, whole, part)
        yield Relation("difference", wanting, operands, value / figure.factor, figure.value, holds, working)


def _not_done(passage: Passage, number: int, left: dict[Decimal, list[Reached]]) -> Iterator[Relation]:
    """仍有24547人未体检: with three digits any whole less its part, with fewer one of that name."""
    figure = passage[number]
    if figure.amount not in left or not LEFT.search(passage.said_before(number, 24)):
        return
    alike = [
        one for one in left[figure.amount]
        if one.whole < number and passage[one.whole].family == figure.family
        and (figure.printed_digits >= MANY_DIGITS or passage.name_pairs[number] & _name(passage, one))
    ]  # fmt: skip
    if alike:
        best = max(alike, key=lambda one: (len(passage.name_pairs[number] & _name(passage, one)), one.rate))
        yield distance_relation(passage, number, best.whole, best.part, holds=True, firm=False)


def _beside_one_another(passage: Passage) -> dict[Decimal, list[Reached]]:
    """老年人136200人，至少接种一剂的119856人: whatever rate is told of them, right or wrong."""
    found: dict[Decimal, list[Reached]] = defaultdict(list)
    for part in range(1, len(passage)):
        whole = part - 1
        alike = passage[part].base == passage[whole].base and passage[part].kind == "count"
        if alike and passage.together(whole, part) and passage[part].amount < passage[whole].amount:
            found[passage[whole].amount - passage[part].amount].append(Reached(part, part, whole))
    return found


def _name(passage: Passage, one: Reached) -> frozenset[str]:
    return passage.name_pairs[one.part] | passage.name_pairs[one.whole] | passage.name_pairs[one.rate]


def _more_to_do(passage: Passage, number: int, reached: list[Reached]) -> Iterator[Relation]:
    """再新增托位142个，确保完成全年任务, where 218 of 350 are done. Never firm."""
    figure, label = passage[number], passage.labels[number]
    of_all = COVERS.match(passage.plain, figure.end)
    said = MORE_FOR_THE_TASK.search(label) and (of_all or COMPLETES.match(passage.plain, figure.end))
    if not said:
        return
    tasks = [
        one for one in reached
        if one.whole < number and passage[one.whole].base == figure.base
        and (of_all or called_task(passage.labels[one.whole], passage.tails[one.whole]))
        and shared_run(label, passage.labels[one.part] + passage.labels[one.whole]) >= SHARED
    ]  # fmt: skip
    if len(tasks) == 1 and passage[tasks[0].whole].amount > passage[tasks[0].part].amount:
        yield distance_relation(passage, number, tasks[0].whole, tasks[0].part, holds=False, firm=False)
