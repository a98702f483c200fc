"""What came, what went, and what is left of both: 公开招聘42人，定向培养15人，退休和流失53人，净增4人; or of what there was
with both: 上年享受5478人，今年新增486人，退出137人，现为5827人.

Each number is told to have come or gone by its words; two of them are a plain distance (see `remainder`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.judgement import meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

NET = re.compile(r"净(?P<sign>增|减|流入|流出|增加|减少|增长)(?:了|为|达|人口|人数)*$")
GONE = re.compile(
    r"退休|流失|调[出离走]|辞[职退]|离[职岗开]|死亡|[迁转移]出|减少|注销|撤销|关停|退出|解聘|到期|核减|调减|清退"
)
CAME = re.compile(
    r"招|追加|调增|引进|考录|新增|新[招进聘]|调入|培养|分配|[迁转移]入|出生|上岗|补充|聘用|安置|返聘|选调|考调|录用|增加|定向"
)
# What there is in the end.
IN_THE_END = re.compile(
    r"(?:^|[，、])(?:[^，。；\d]{0,8}(?:现|目前|年末|年底|期末|至今)[^，。；\d]{0,8}|实有)(?:为|有|共|达)?$"
)
# 年初预算400万元，追加60万元，调整后预算460万元: what is adjusted has no other way to come about.
ADJUSTED = re.compile(r"^[，、]?调整后的?[^，。；\d]{0,10}$")
LESS = {"减", "流出", "减少"}
REACH, FEWEST = 6, 3


def find(passage: Passage) -> Iterator[Relation]:
    for net, figure in enumerate(passage.figures):
        if figure.kind not in {"count", "money"} or figure.bound != "exact":
            continue
        if IN_THE_END.search(passage.labels[net]) or ADJUSTED.search(passage.labels[net]):
            yield from _with_what_there_was(passage, net)
        match = NET.search(passage.labels[net])
        if match is None:
            continue
        signs = _came_and_went(passage, net)
        if len(signs) < FEWEST or len(set(signs.values())) < 2:
            continue
        value = sum((passage[n].amount * sign for n, sign in signs.items()), Decimal(0))
        value = -value if match["sign"] in LESS else value
        yield _relation(passage, net, signs, value / figure.factor)


def _with_what_there_was(passage: Passage, end: int) -> Iterator[Relation]:
    """The stock that stands before what came and what went, of which there must be both."""
    signs = _came_and_went(passage, end)
    stock = min(signs, default=end) - 1
    both = len(set(signs.values())) > 1 or (signs and ADJUSTED.search(passage.labels[end]))
    if stock < 0 or not both or not passage.same_sentence(stock, end):
        return
    if passage[stock].family != passage[end].family or passage[stock].bound != "exact":
        return
    signs = {stock: 1, **signs}
    value = sum((passage[n].amount * sign for n, sign in signs.items()), Decimal(0))
    yield _relation(passage, end, signs, value / passage[end].factor, "sum")


def _came_and_went(passage: Passage, net: int) -> dict[int, int]:
    """The numbers right before, as they count; nothing where one of them is not said to have come or gone."""
    signs: dict[int, int] = {}
    for number in reversed(passage.before(net, REACH)):
        figure = passage[number]
        if (
            not passage.same_sentence(number, net)
            or figure.family != passage[net].family
            or figure.bound != "exact"
        ):
            break
        sign = _sign(passage.labels[number] + passage.tails[number])
        if not sign:
            break
        signs[number] = sign
    return dict(sorted(signs.items()))


def _sign(words: str) -> int:
    """The last word decides: 退休返聘 have come."""
    came = max((match.end() for match in CAME.finditer(words)), default=0)
    gone = max((match.end() for match in GONE.finditer(words)), default=0)
    return (came > gone) - (gone > came)


def _relation(
    passage: Passage, net: int, signs: dict[int, int], value: Decimal, kind: str = "difference"
) -> Relation:
    stated = passage[net]
    shown = "".join(f"{'＋' if sign > 0 else '－'}{passage.written(n)}" for n, sign in signs.items())
    working = f"{shown.removeprefix('＋')}＝{value:f}{stated.unit}"
    holds = meets(stated, (value * stated.factor, value * stated.factor))
    return Relation(kind, net, tuple(signs), value, stated.value, holds, working, firm=False)
