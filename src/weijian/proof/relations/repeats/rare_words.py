"""How much it says that two names share a word: the fewer figures of the report are named with it, the more.

It does not part sentences into words; two neighbouring signs stand for a word, as in `chance.namesakes`. Those that any matter
is told in say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from math import log10

from weijian.proof.relations.passage import Passage

USUAL = 80  # figures of a short report: in a few sentences no word is rare
SIGNS = re.compile(r"[一-龥]{2}")
ANY = re.compile(
    r"第[一二三四前]|[一二三四前]季|季度|年第|\d|"
    r"报告|完成|达到|实现|累计|全[县区市州旗年省国]|[上下]半|半年|年[的度末底]|今年|本年|[人位名家个]的|总[数量]|人[员次数群口]|健康"
    r"|卫生|工作|任务|目标|管理|规范|服务|重点|同比|增长|下降|比[上去]|去年|上年|同期|以上|以下|其中|项目|占比|率[为达]"
)


def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring signs of a text."""
    return frozenset(map("".join, pairwise(text)))


def rarity(passage: Passage, shared: Iterable[str]) -> float:
    """How many digits the shared pairs are worth."""
    figures = max(len(passage), USUAL)
    telling = [pair for pair in sorted(shared) if SIGNS.fullmatch(pair) and not ANY.search(pair)]
    return sum(log10(figures / max(1, len(passage.named_with.get(pair, ())))) for pair in telling)
