"""Of what time a figure is told, where times can be put in order: 2021年……2022年……, 去年……今年……, 年中……岁末……, 第一轮……第三轮……,
“百日攻坚”前……结束时…….

A time stands in front of its figure, behind the figure before it. Times of different kinds are not put in order, but that what
is told of no time is of today beside what is told of last year, of the beginning of the year or of before some work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from weijian.proof.relations.passage import Passage

YEAR, AGO, WITHIN, QUARTER, HALF, ROUND, MONTH, STAGE = (
    "year",
    "ago",
    "within",
    "quarter",
    "half",
    "round",
    "month",
    "stage",
)
RANKS = {
    **dict.fromkeys(("前年",), (AGO, -2)),
    **dict.fromkeys(("去年", "上年", "上一年", "同期"), (AGO, -1)),
    **dict.fromkeys(("今年", "本年", "当年", "眼下", "目前", "如今"), (AGO, 0)),
    **dict.fromkeys(("明年", "来年"), (AGO, 1)),
    **dict.fromkeys(("年初", "期初"), (WITHIN, 0)),
    "年中": (WITHIN, 6),
    **dict.fromkeys(("年底", "年末", "岁末", "年终", "期末"), (WITHIN, 12)),
    **dict.fromkeys(("上半年",), (HALF, 1)),
    **dict.fromkeys(("下半年",), (HALF, 2)),
}
NUMERALS = "一二三四五六七八九十"
TIME = re.compile(
    r"(?P<year>20\d{2})年|前年|[去上]年(?:同期)?|上一年|同期|今年|本年|当年|眼下|目前|如今|明年|来年|[年期]初|年中|[年期岁][底末]|年终|上半年|下半年"
    rf"|(?P<quarter>[一二三四])季度|第(?P<round>[{NUMERALS}])[轮批次期]|(?<!\d)(?P<month>\d{{1,2}})月(?!底|末)份?"
    r"|(?P<before>(?<![目当提以])前)(?=[，的])|(?P<after>(?<![今以此])后|结束时)(?=[，的达升降])"
)


@dataclass(frozen=True)
class Time:
    kind: str
    rank: int


def times_in(text: str) -> list[tuple[re.Match[str], Time]]:
    return [(match, _time(match)) for match in TIME.finditer(text)]


def _time(match: re.Match[str]) -> Time:
    if match["year"] or match["month"]:
        return Time(YEAR if match["year"] else MONTH, int(match["year"] or match["month"]))
    if match["quarter"] or match["round"]:
        return Time(
            QUARTER if match["quarter"] else ROUND, NUMERALS.index(match["quarter"] or match["round"])
        )
    if match["before"] or match["after"]:
        return Time(STAGE, 0 if match["before"] else 1)
    return Time(*RANKS[match[0].removesuffix("同期") or match[0]])


def words_of(passage: Passage, number: int) -> str:
    """The words of the sentence between the figure before and this one."""
    said = passage.said_before(number)
    before = number - 1
    if before < 0 or passage[before].end <= passage[number].start - len(said):
        return said
    return passage.between(before, number)


def time_of(passage: Passage, number: int) -> Time | None:
    told = times_in(words_of(passage, number))
    return told[-1][1] if told else None


def then_and_now(one: Time | None, other: Time | None) -> bool | None:
    """Whether the first is before the other; None where nobody can say."""
    if one is not None and other is not None:
        return None if one.kind != other.kind or one.rank == other.rank else one.rank < other.rank
    past = {(AGO, -2), (AGO, -1), (WITHIN, 0), (STAGE, 0)}
    if one is not None and (one.kind, one.rank) in past:
        return True
    return False if other is not None and (other.kind, other.rank) in past else None
