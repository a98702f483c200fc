"""What of a task was done, and what could not be: 抽检任务103件，完成101件，另有2件因单位关停终结.

Of a task nothing else is left, so that the two come to it. They follow one another, rates left out. Never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import sum_relation
from weijian.proof.relations.wording import called_task

BESIDES = re.compile(r"^[，、；]?(?:另有|另外|还有)$")
DONE = re.compile(r"完成|办结|检查|抽[检查]|监测|随访")
COULD_NOT = re.compile(r"^(?:因|由于|已?(?:关停|关闭|注销|停业|歇业|搬迁|死亡|外出|失访)|终结|未|正在|尚)")


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for left, figure in enumerate(passage.figures):
        plain = figure.bound == "exact" and not figure.is_rate and left not in told.results
        if not plain or not BESIDES.match(passage.labels[left]) or not COULD_NOT.match(passage.tails[left]):
            continue
        before = [n for n in passage.in_front(left, 3) if not passage[n].is_rate][:2]
        if len(before) < 2 or any(
            passage[n].unit != figure.unit or passage[n].bound != "exact" for n in before
        ):
            continue
        done, task = before
        of_a_task = called_task(passage.labels[task], passage.tails[task])
        within = passage[done].amount <= passage[task].amount
        if of_a_task and within and DONE.search(passage.labels[done]) and not told.ties(task, left):
            together = passage[done].amount + figure.amount
            yield sum_relation(passage, task, [done, left], holds=together == passage[task].amount)
