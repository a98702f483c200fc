"""The last twelve months of one figure as a chart."""

from decimal import Decimal

from weijian.accounts.scope import Scope
from weijian.indicators.catalogue import Figure
from weijian.indicators.evaluate import evaluate
from weijian.kernel.periods import Period
from weijian.web.charts import Chart, Point, draw
from weijian.web.figures import text_of
from weijian.web.periods import Choice

MONTHS = 12


def months_until(period: Period) -> list[Period]:
    """Twelve whole months, the last one that of the period's end."""
    months = [Period.month(period.end.year, period.end.month)]
    while len(months) < MONTHS:
        months.insert(0, months[0].previous())
    return months


def twelve_months(figure: Figure, choice: Choice, by: str, unit_id: int | None, scope: Scope) -> Chart | None:
    """Counts month by month; rates from 1 January to each month's end, since one month says little of them."""
    if unit_id is None:
        return None
    months = months_until(choice.period)
    points = [point(figure, month, by, unit_id, scope) for month in months]
    if not any(one.value is not None for one in points):
        return None
    before = [point(figure, month.year_before(), by, unit_id, scope) for month in months]
    return draw(points, before, bars=not figure.is_rate)


def point(figure: Figure, month: Period, by: str, unit_id: int, scope: Scope) -> Point:
    period = month.cumulative() if figure.is_rate else month
    value = evaluate([figure], period, by=by, scope=scope).get((figure.code, unit_id))
    number = None if value is None or value.value is None else Decimal(str(value.value))
    return Point(f"{month.start.month}月", number, text_of(figure, value) or "无数据")
