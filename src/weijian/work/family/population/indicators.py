"""Populations as figures, and `Population(kind)` for the rates of other lines."""

from django.db.models import Q

from weijian.indicators.algebra import IndicatorError, Stated
from weijian.indicators.catalogue import Figure
from weijian.work.family.population.ledgers import KINDS, PopulationStatement

DEFINITION = (
    "文件所列数，按期末所在年度取数；年报数先于月报数，"
    "同口径有多个来源时取最后登记者；无本级数的，为下级之和。"
)


def Population(kind: str, origin: str | None = None) -> Stated:
    """The stated number of a kind for the unit and the period's last year; `origin` picks one source."""
    if kind not in KINDS:
        raise IndicatorError(f"没有人口口径“{kind}”；可用：{'、'.join(KINDS)}")
    chosen = Q(kind_of_base=kind) if origin is None else Q(kind_of_base=kind, origin=origin)
    return Stated(PopulationStatement, "count", chosen)


resident = Figure(
    "pop.total.resident", "常住人口", "人", Population("resident"), says=["常住人口数"], definition=DEFINITION
)
registered = Figure(
    "pop.total.hukou", "户籍人口", "人", Population("registered"), says=["户籍人口数"], definition=DEFINITION
)
family_planning = Figure(
    "pop.total.fp",
    "计生统计总人口",
    "人",
    Population("family_planning"),
    says=["总人口", "计生统计人口"],
    definition=DEFINITION,
)
women_15_49 = Figure(
    "pop.women1549", "育龄妇女", "人", Population("women_15_49"), says=["育龄妇女数"], definition=DEFINITION
)
