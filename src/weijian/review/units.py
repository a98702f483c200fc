"""Whether a figure's unit can be that of an indicator, and what an indicator's amounts are in base units.

People are not visits: 人 never fits 人次. Percentages fit only rates, and points nothing at all.
"""

from dataclasses import dataclass
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.figures.units import SCALES, units

RATES = {"%": "%", "‰": "‰", "/10万": "/10万"}
# Measure words for the same things.
SAME = (
    {"人", "名", "位", "例"},
    {"人次", "例次"},
    {"家", "所", "个"},
    {"起", "件", "例", "宗"},
    {"期", "场", "次", "班", "场次", "期次"},
    {"次", "场次", "场"},
    {"台", "套", "台套"},
    {"份", "件"},
    {"治疗单位", "个治疗单位"},
    {"个工作日", "工作日"},
    {"小时", "个小时"},
)


@dataclass(frozen=True, slots=True)
class Measure:
    """What an indicator is counted in: `factor` of it make one of its unit."""

    base: str
    factor: Decimal
    kind: str


def measure(unit: str) -> Measure:
    """The measure of an indicator's unit: 万毫升 is ten thousand 毫升."""
    if unit in RATES:
        return Measure(RATES[unit], Decimal(1), "rate")
    for scale in ("", "万", "亿"):
        known = units().get(unit.removeprefix(scale)) if unit.startswith(scale) else None
        if known is not None:
            return Measure(known.base, known.factor * SCALES[scale], known.kind)
    return Measure(unit, Decimal(1), "other")


def fits(figure: Figure, wanted: Measure) -> bool:
    """Whether a figure can state an amount of this measure."""
    if figure.kind in {"percentage_points", "rank", "score"}:
        return False
    if figure.is_rate or wanted.kind == "rate":
        return figure.is_rate and wanted.kind == "rate" and figure.base == wanted.base
    if not figure.base:  # 献血人数4652: the name says what is counted
        return wanted.kind == "count" and figure.kind in {"other", "count"}
    return figure.base == wanted.base or any({figure.base, wanted.base} <= same for same in SAME)
