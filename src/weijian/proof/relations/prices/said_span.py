"""For how long something was done, as the sentence says before an average of time: 前后59天，共接诊1687例，日均28.6例;
五年间死亡58人，年均11.6人.
"""

from __future__ import annotations

import re

from weijian.kernel.quantities import parse_number
from weijian.proof.relations.passage import Passage

MANY = r"(?P<many>\d{1,3}|[两二三四五六七八九十百]{1,4})"
# Neither a date (2017年, 3月10日), an order (第二天) nor how often (每周五天) and how late (4天内).
SPANS = {
    "日": re.compile(
        rf"(?<![第每前近周隔满末\d.])(?:{MANY}天(?!内|前|后|一|以|未)|(?<=[共计时]){MANY.replace('many', 'day')}日)"
    ),
    "月": re.compile(rf"(?<![第每前近隔满\d.]){MANY}个月(?!内|前|后|一|以|未)"),
    "年": re.compile(rf"(?<![第每前隔满\d.]){MANY}年(?=间|来|里|共|合计|累计|总)"),
}
SPANS["天"] = SPANS["日"]
ENDS = {"日": ("天", "日"), "天": ("天", "日"), "月": ("个月",), "年": ("年",)}
REACH, FIGURES = 90, 8


def said_span(passage: Passage, each: int, unit: str) -> int | None:
    """The last span of that unit before the average, in its part of the sentence; None where it tells several."""
    said = passage.said_before(each, REACH).rpartition("；")[2]
    found = {_size(match) for match in SPANS[unit].finditer(said)} if unit in SPANS else set()
    return found.pop() if len(found) == 1 else None


def figure_of_span(passage: Passage, each: int, unit: str, size: int) -> int | None:
    """The figure that tells the span, where it is one: 按366天计算."""
    return next(
        (n for n in passage.in_front(each, FIGURES) if passage[n].kind == "duration" and passage[n].value == size
         and passage[n].text.endswith(ENDS[unit])), None
    )  # fmt: skip


def _size(match: re.Match[str]) -> int:
    told = match["many"] or match.groupdict().get("day") or "0"
    return int(parse_number(told))
