"""The units and measure words of such reports, from units.tsv: what they count in, their base and their
kind.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

SCALES = {
    "万": Decimal(10**4),
    "亿": Decimal(10**8),
    "千": Decimal(10**3),
    "百": Decimal(10**2),
    "": Decimal(1),
}
PER_HUNDRED_THOUSAND = r"/(?:10万|十万|100000|1/10万)"
# ‰ that was written with small letters and lost them on the way: 8.89/000, 0/00.
LOST_PERMILLE = r"/0?00(?!\d)|o/oo"


@dataclass(frozen=True)
class Unit:
    name: str
    base: str
    factor: Decimal
    kind: str


@cache
def units() -> dict[str, Unit]:
    lines = Path(__file__).with_name("units.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {name: Unit(name, base, Decimal(factor), kind) for name, base, factor, kind in rows}


@cache
def unit_pattern() -> str:
    """Every unit, the longest first."""
    return "|".join(re.escape(name) for name in sorted(units(), key=len, reverse=True))


def unit_named(scale: str, name: str) -> Unit:
    """万 and 元 make 万元: the stated unit, with the factor that leads to its base."""
    if re.fullmatch(PER_HUNDRED_THOUSAND, name):
        return Unit("/10万", "/10万", Decimal(1), "per100k")
    if re.fullmatch(LOST_PERMILLE, name):
        return Unit("‰", "‰", Decimal(1), "permille")
    if not name:
        return Unit(scale, "", SCALES[scale], "other")
    unit = units()[name]
    return Unit(scale + unit.name, unit.base, unit.factor * SCALES[scale], unit.kind)
