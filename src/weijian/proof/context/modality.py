"""Whether a figure is reached, planned or required: 完成120人, 力争达到95%, 年度任务120人.

Nothing is said of what is reached. Sections whose heading announces plans hold planned figures.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from weijian.proof.context.carried import Carried
from weijian.proof.context.goal_fields import items_in_fields
from weijian.proof.document import Document
from weijian.proof.figures.model import Figure

PLANNED, REQUIRED, REACHED = "planned", "required", ""
PLAN_HEADING = re.compile(
    r"打算|(?<!免疫)计划(?!生育|免疫)|思路|谋划|下[一]?步|下半年(?:重点)?工作|明年|奋斗目标|工作目标|(?:工作|任务|下[一]?阶段)(?:主要|重点)?(?:安排|设想|部署)"
)
# 全面完成公共卫生任务 is to be done.
ACCOUNT_HEADING = re.compile(r"总结|情况|(?<!全面)(?<!圆满)(?<!确保)完成|成效|成绩|回顾|开展|做法|存在")
LACKING = re.compile(r"(?:问题|困难|不足|短板|差距)$")
AHEAD = re.compile(r"(?:重点工作|主要工作|工作重点|重点任务|主要任务|工作任务|目标任务)$")
WISH = re.compile(
    r"力争|争取(?!了|到|上级|资金|项目|中央|省|专项|财政|补助|国债|债券|经费|政策)|预计|打算|拟(?!定|订|人|制)|计划(?!生育|免疫|内|外|性|完成|任务|指标)(?=[^，。；]{0,4}(?:投|建|新|于|在|完|开|招|引|对|实))"
    r"|将(?:于|在|会|继续|进一步|达到|实现)|确保(?!了)[^，。；]{0,24}?(?:达到?|不低于|控制在|实现|完成)"
)
# In the clause of the wish 完成 is wished for: 力争年底累计完成投资3.6亿元.
DONE = re.compile(r"已|实际|完成[了值]|[，；、][^，；、]*完成|实现了|截[至止]")
REQUIREMENT = re.compile(
    r"任务|目标|要求|标准(?!化)|指标(?!完成)|应(?:完成|达到?|不低于)|不低于|不少于|省定|市定|县定|国家(?:规定|要求|标准)|考核(?!合格|通过|优秀|不合格)|以上为"
)
REQUIRED_BEHIND = re.compile(r"的?(?:年度|全年|目标|考核)?(?:任务|目标|标准(?!化)|要求)(?!完成)")
CLAUSE = 40


class Modality:
    """The modality of a document's figures."""

    def __init__(self, document: Document) -> None:
        self.document, self.plain = document, document.plain
        self.carried = Carried(document, _Meaning())
        self.goals = [item.goal for item in items_in_fields(document)]

    def of(self, figure: Figure) -> str:
        sentence = self.document.sentence_at(figure.start)
        start = max(sentence.start, figure.start - 4 * CLAUSE)
        before = self.plain[start : figure.start]
        if _required(before, self.plain[figure.end : figure.end + 8]) or self._is_goal(figure.start):
            return REQUIRED
        wish = _last(WISH, before)
        if wish is not None:
            return REACHED if DONE.search(before, wish.end()) else PLANNED
        return self.carried.at(figure.start)

    def _is_goal(self, position: int) -> bool:
        """任务要求：筛查6000人。完成情况：……"""
        place = bisect_right(self.goals, position, key=lambda goal: goal[0]) - 1
        return place >= 0 and position < self.goals[place][1]


def _required(before: str, behind: str) -> bool:
    """The figure's own clause calls it a task, a goal or a standard; 完成任务的, 占任务 do not."""
    clause = re.split(r"[，；：、（]", before)[-1]
    said = _last(REQUIREMENT, clause)
    if said is not None and not re.search(
        r"完成|占|率|超|低于|高于|进度|的$|了", clause[said.end() :] + clause[: said.start()][-4:]
    ):
        return True
    return REQUIRED_BEHIND.match(behind) is not None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


class _Meaning:
    """What headings say, asked in their order: 重点工作 behind what is lacking tells what comes next."""

    def __init__(self) -> None:
        self.lacking_told = False

    def __call__(self, text: str) -> str | None:
        said = _of_heading(text)
        if said is None and self.lacking_told and AHEAD.search(text):
            return PLANNED
        self.lacking_told = self.lacking_told or LACKING.search(text) is not None
        return said


def _of_heading(text: str) -> str | None:
    if ACCOUNT_HEADING.search(text):
        return REACHED
    return PLANNED if PLAN_HEADING.search(text) else None
