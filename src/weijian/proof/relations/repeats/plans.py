"""What problems and plans tell again of the sections: the task of the year, what is left of one, what there stands.

A plan speaks in its own words and of few digits, so what its figures are is told by what they are there for.
"""

from __future__ import annotations

import re

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.echoes import share_a_word
from weijian.proof.relations.repeats.standing import standing

FEWEST = 10
NOT_YET = re.compile(r"(?:[暂尚]未|没有|[未没])([一-龥]{2})")
STOP = re.compile(r"[。；\n]")
NEAR, FAR = 8, 20  # signs before and behind a figure
TASK = re.compile(r"任务[^，。；\d]{0,4}$")


def told_in_a_plan(passage: Passage, one: int, other: int) -> bool:
    """Of two figures of one value, counted alike."""
    if passage.points[one] == passage.points[other]:
        return False
    if _not_yet_done(passage, one, other) or _task_of_the_year(passage, one, other):
        return True
    stands = standing(passage, one)
    return bool(stands) and stands == standing(passage, other)


def _not_yet_done(passage: Passage, one: int, other: int) -> bool:
    """还有18人因外出暂未救治, and then 18名未救治患者年底前应治尽治: what is left of a task."""
    if passage[one].amount <= FEWEST or passage[one].is_rate:
        return False
    left = [
        set(
            NOT_YET.findall(
                passage.labels[n][-NEAR:]
                + STOP.split(passage.plain[passage[n].end : passage[n].end + FAR])[0]
            )
        )
        for n in (one, other)
    ]
    return bool(left[0] & left[1])


def _task_of_the_year(passage: Passage, one: int, other: int) -> bool:
    """完成全年任务1500人的73.87%, and then 确保全年完成叶酸发放1500人."""
    if passage[one].kind != "count" or passage[one].amount <= FEWEST:
        return False
    named = [TASK.search(passage.labels[n]) is not None for n in (one, other)]
    planned = [bool(passage[n].modality) for n in (one, other)]
    aims = (named[0] and planned[1]) or (named[1] and planned[0])
    return aims and share_a_word(passage, one, other)
