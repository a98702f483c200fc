"""Rates of a task that stands behind what was done, or with other figures between: 累计解决88799人，分年为……。规划任务68101人，
完成规划的130.4%; 乳腺癌任务3234人，筛2291人，欠943人，完成70.8%; 招聘计划152名，报名809人，……最终录用97名，计划完成率63.8%.

The words name the rate one of the task; what was done of it may be several counts of its unit, so that only a slip in the
rate makes one of them broken, and none where another count gives the rate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.context.modality import REQUIRED
from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.evidence import by_slip_in_the_rate
from weijian.proof.relations.rates.quotients import kind_of_quotient, quotient_relation
from weijian.proof.relations.rates.words.tie import QUANTITIES, alike, is_task
from weijian.proof.relations.sums.parts import beside

OF_A_TASK = re.compile(
    r"(?:^|[，、；。]|任务|计划|规划|指标|目标|招聘|招录|预算|投资)(?:已|共|超额)?(?:完成|达成)了?(?:全年|年度|年初|本年|今年|总)?"
    r"(?:任务|计划|规划|目标|指标|预算|概算)?[数量]?(?:的|率|比例|进度)?(?:为|达到?|已达)?$"
)
OTHER_TASK = re.compile(r"上年|[比较]去年|明年|累计|同期")
SET = re.compile(r"(?:预算|概算|规划|编制|指标|计划)[数内额]?[^，。；\d率]{0,6}$")
# What is left to do, or was done beyond it; what only came before it.
NOT_DONE = re.compile(
    r"其余|余下|剩|[欠差缺]|超|未|另|还有|尚|报名|申[报请]|应|退|比上年|[^，。；\d]{0,2}其中"
)
DONE = re.compile(r"完成|实际")
REACH, NEAR, MOST_PARTS = 12, 2, 4
FEW_DIGITS = 3


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        asked = figure.kind == "percent" and figure.bound == "exact" and rate not in told.results
        if asked and OF_A_TASK.search(passage.labels[rate]) and not OTHER_TASK.search(passage.labels[rate]):
            yield from _of_its_task(passage, rate, told)


def _of_its_task(passage: Passage, rate: int, told: Told) -> Iterator[Relation]:
    tasks = [n for n in reversed(passage.before(rate, REACH)) if _is_set(passage, n)]
    if not tasks:
        return
    if any(
        meets_rate(passage[rate], passage[part], passage[task])
        for task in tasks
        for part in passage.before(rate, REACH)
        if part != task and passage[part].kind == passage[task].kind
    ):
        return
    task = tasks[0]
    if _done_of_another(passage, rate, task):
        return
    few = passage[rate].printed_digits <= FEW_DIGITS
    done = _done(passage, rate, task, told)[: NEAR if few else MOST_PARTS]
    wrong = {
        passage[part].amount: part
        for part in done
        if by_slip_in_the_rate(passage[rate], passage[part], passage[task], few=False) is not None
    }
    if len(wrong) == 1:
        part = next(iter(wrong.values()))
        kind = kind_of_quotient(passage, rate, task)
        yield quotient_relation(passage, kind, rate, part, task, holds=False, firm=False)


def _done_of_another(passage: Passage, rate: int, task: int) -> bool:
    """两病随访任务1080对，完成1106对。……完成国家抽查136家，任务完成率100%: of the task of 136, which is not told."""
    done = rate - 1
    here = done > task and passage.same_sentence(done, rate) and not passage.same_sentence(task, rate)
    another = passage[done].base != passage[task].base
    return here and another and DONE.search(passage.labels[done]) is not None


def _is_set(passage: Passage, number: int) -> bool:
    figure, label = passage[number], passage.labels[number]
    quantity = figure.kind in QUANTITIES and figure.bound == "exact" and figure.amount > 1
    said = is_task(passage, number) or SET.search(label) or figure.modality == REQUIRED
    return bool(quantity and said) and not OTHER_TASK.search(label)


def _done(passage: Passage, rate: int, task: int, told: Told) -> list[int]:
    """What may have been done of the task, the likeliest first: right behind it, all of a list, the last before the rate."""
    counts = [
        n for n in reversed(passage.before(rate, REACH))
        if n != task and alike(passage, n, task) and passage[n].unit == passage[task].unit
        and not _is_set(passage, n) and not NOT_DONE.search(passage.labels[n]) and not beside(passage, n)
    ]  # fmt: skip
    sums = (tie for tie in told.holding if tie.type == "sum" and tie.result != task)
    listed = {n for tie in sums for n in tie.operands}
    behind = [n for n in counts if n == task + 1]
    whole = [n for n in counts if n not in listed]
    return list(dict.fromkeys([*behind, *whole]))
