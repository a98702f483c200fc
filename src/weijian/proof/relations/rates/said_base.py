"""Whether the words before a rate say what it is of: 占村卫生室总数的 of 村卫生室247间, 占到位者的 of 到位检查166人,
完成年度任务的 of what was set.
"""

from __future__ import annotations

import re

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.words.tie import is_task
from weijian.proof.relations.wording import TASK_SAID

# 占村卫生室总数的, 占全县常住人口比例为: what the words name as the whole.
NAMED_BASE = re.compile(
    r"占(?:了)?(?:全部|全[县区市州旗]|所有|同期|应)*(?P<what>[^，。；占\d]{2,16}?)(?:总数|总量|总额|总?人数|总?人次)?"
    r"(?:的)?(?:比例|比重|百分比)?(?:为|达)?$"
)
SET = re.compile(r"要求|规划(?!内)|[县市区]定的|分解|(?:今年|年内|全年)要|民生实事")
COUNTING = re.compile(r"(?:总|人|户|例|份)*数?(?:为|达|有|共|约)*$")
HAS = re.compile(r"(?:为|达|有|共|约)*$")
ASIDE = re.compile(r"（[^（）]{0,20}）$")
LONGEST_NAME = 12
THOSE = re.compile(r"(?:者|总?人数|总?数|对象|患者|人员|档案|总量|面积|病例|户数|家庭)+$")
SHARED = 2


def base_said(passage: Passage, rate: int, whole: int) -> bool:
    """占村卫生室总数的 of 村卫生室247间; 完成全年任务 of 年度任务8000人."""
    if TASK_SAID.search(passage.labels[rate]):
        return is_set(passage, whole)
    named = NAMED_BASE.search(passage.labels[rate])
    if named is None:
        return False
    return ends_with(passage, whole, named["what"]) or _status_of(passage, whole, named["what"])


def _status_of(passage: Passage, whole: int, what: str) -> bool:
    """占到位者的 of 到位检查166人, 占真实档案 of 真实146份, 占评估人数的 of 已上门评估1927人."""
    core = THOSE.sub("", what)
    return len(core) >= SHARED and core in passage.labels[whole][-LONGEST_NAME:]


def ends_with(passage: Passage, whole: int, what: str) -> bool:
    """村卫生室（含社区卫生服务站）698处."""
    label = ASIDE.sub("", passage.labels[whole])
    names = COUNTING.sub("", label), HAS.sub("", label)
    return any(name.endswith((what, f"{what}人次")) for name in names) or passage.tails[whole].startswith(
        what
    )


def is_set(passage: Passage, whole: int) -> bool:
    """规划要求到2025年建成健康小屋79个; 市里给我县定的3172人."""
    return is_task(passage, whole) or SET.search(passage.labels[whole]) is not None
