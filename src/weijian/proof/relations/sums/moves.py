"""What came and what went of a stock, each told by its own words: 新增216人、退出31人.

Where both are told beside one another, neither alone is what the stock has changed by: 由1691人增加到1876人，新增216人、退出31人.
"""

from __future__ import annotations

import re

from weijian.proof.relations.passage import Passage

GONE = re.compile(
    r"退休|流失|调[出离走]|辞[职退]|离[职岗开]|死亡|[迁转移]出|减少|注销|撤销|关停|退出|解聘|到期|核减|调减|清退|走了|走掉|流走"
)
CAME = re.compile(
    r"招|追加|调增|引进|考录|新增|新[招进聘]|调入|培养|分配|[迁转移]入|出生|上岗|补充|聘用|安置|返聘|选调|考调|录用|增加|定向"
)
# 净增185人: what the others come to.
NET = re.compile(r"净[增减流]")
REACH = 4


def sign_of(words: str) -> int:
    """The last word decides: 退休返聘 have come."""
    came = max((match.end() for match in CAME.finditer(words)), default=0)
    gone = max((match.end() for match in GONE.finditer(words)), default=0)
    return (came > gone) - (gone > came)


def moves_beside(passage: Passage, first: int, last: int) -> dict[int, int]:
    """What is told, next to the figures from `first` to `last`, to have come or gone, each with its sign; nothing unless
    some came and some went.
    """
    for around in (passage.behind(last, REACH), passage.in_front(first, REACH)):
        signs: dict[int, int] = {}
        for number in around:
            label = passage.labels[number]
            of_some = signs and "其中" in label  # 增加210张，其中中医院减少20张
            if of_some or NET.search(label) or not sign_of(label) or not _of_the_stock(passage, number, last):
                break
            signs[number] = sign_of(label)
        if len(set(signs.values())) > 1:
            return dict(sorted(signs.items()))
    return {}


def _of_the_stock(passage: Passage, number: int, stock: int) -> bool:
    figure, like = passage[number], passage[stock]
    alike = figure.kind == like.kind and figure.family == like.family and figure.bound == "exact"
    return alike and passage.together(min(number, stock), max(number, stock))
