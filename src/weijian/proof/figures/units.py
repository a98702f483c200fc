"""The units and measure words of such reports, from units.tsv: what they count in, their base and their
kind.

A unit may be followed by a second name in brackets (台（套）) and by what it is measured against (元/人·年).
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from weijian.kernel.tables import rows_of

SCALES = {
    "万亿": Decimal(10**12),
    "亿": Decimal(10**8),
    "千万": Decimal(10**7),
    "百万": Decimal(10**6),
    "十万": Decimal(10**5),
    "万": Decimal(10**4),
    "千": Decimal(10**3),
    "百": Decimal(10**2),
    "": Decimal(1),
}
PER_HUNDRED_THOUSAND = r" ?/ ?(?:1?0 ?万|十 ?万|100 ?000|1/10万)(?:剂次|剂(?!量)|人份)?"
PER_OTHER_BASE = r"/(?:[百千万]?万|千)(?:人口|人|活产)?"
# ‰ that was written with small letters and lost them on the way (8.89/000, 0/00), its name in HTML, or ‰ that
# was read as % and a letter.
LOST_PERMILLE = r"/0?00(?!\d)|o/oo|&?permil[;；]?|%[oO0](?![\dA-Za-z.%])"
RATE = re.compile(
    rf"(?P<hundred_thousand>{PER_HUNDRED_THOUSAND})|(?P<lost>{LOST_PERMILLE})|(?P<other>{PER_OTHER_BASE})"
)
SECOND_NAME = re.compile(
    r"（(?P<name>[套条次份部件人家辆个名户处所座封面幅])）|/(?P<other>[套条])(?![\u4e00-\u9fff])"
)
PER = re.compile(
    r"/(?:(?:10|[十百千])?[千万]?(?:人口|人|名)(?:[·./]?[年月日天次])?|[年月日天次台床村户周小时]{1,2})"
)
# 58宗次之: the second most, no unit of 宗次.
SECOND_IN_RANK = re.compile(r"之(?=[，。；、：（）\n]|$)")
LONGEST = 8


@dataclass(frozen=True)
class Unit:
    name: str
    base: str
    factor: Decimal
    kind: str


@cache
def units() -> dict[str, Unit]:
    return {name: Unit(name, base, Decimal(factor), kind) for name, base, factor, kind, _ in _rows()}


@cache
def word_units() -> dict[str, str]:
    """The units that Chinese numerals may count in, and how sure such a count is."""
    return {name: sureness for name, *_, sureness in _rows() if sureness != "no"}


@cache
def _rows() -> list[list[str]]:
    return rows_of(Path(__file__).with_name("units.tsv"))


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """For each first sign of a unit, the lengths such units have, the longest first."""
    lengths: dict[str, set[int]] = {}
    for name in units():
        lengths.setdefault(name[0], set()).add(len(name))
    return {sign: tuple(sorted(found, reverse=True)) for sign, found in lengths.items()}


def unit_length(plain: str, start: int) -> int:
    """How long the unit is that stands here, the longest that fits; 0 where none does."""
    known = units()
    for length in _lengths().get(plain[start : start + 1], ()):
        name = plain[start : start + length]
        second = len(name) > 1 and name.endswith("次") and SECOND_IN_RANK.match(plain, start + length)
        if len(name) == length and name in known and not second:
            return length
    return 0


def rate_at(plain: str, start: int) -> tuple[Unit, int] | None:
    """The base of a rate that stands behind a number (/10万, /千, lost ‰), and where it ends."""
    match = RATE.match(plain, start)
    if match is None:
        return None
    if match["hundred_thousand"]:
        unit = Unit("/10万", "/10万", Decimal(1), "per100k")
    elif match["lost"]:
        unit = Unit("‰", "‰", Decimal(1), "permille")
    else:
        unit = Unit(match.group(), match.group(), Decimal(1), "other")
    return unit, match.end()


def extended(plain: str, end: int, unit: Unit) -> tuple[Unit, int]:
    """The unit with a second name and with what it is measured against: 台（套）, 元/人·年."""
    name, base = unit.name, unit.base
    if second := SECOND_NAME.match(plain, end):
        end = second.end()
        if (second["name"] or second["other"]) == "次" and name.endswith("人"):
            name, base = name + "次", "人次"
        elif second.group() in {"（套）", "/套"}:
            name = name + "套"
    if unit.kind != "percent" and (per := PER.match(plain, end)):
        kind = "other" if unit.kind == "count" and "人" in per.group() else unit.kind
        return Unit(name + per.group(), base + per.group(), unit.factor, kind), per.end()
    return Unit(name, base, unit.factor, unit.kind), end


def unit_named(scale: str, name: str) -> Unit:
    """万 and 元 make 万元: the stated unit, with the factor that leads to its base."""
    if not name:
        return Unit(scale, "", SCALES[scale], "other")
    unit = units()[name]
    return Unit(scale + unit.name, unit.base, unit.factor * SCALES[scale], unit.kind)
