"""Choosing a period and an area, as board, figure page and report do it alike.

`period` in the address is anything that the kernel reads (2021年1—9月, 2021H1). Without one it is the year to
the day of the system. `area` is an area of the scope by number; `unit` by its code, as identities of figures write it.
"""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from weijian.kernel import clock
from weijian.kernel.periods import Period, PeriodError
from weijian.ledger.filters import area_options
from weijian.orgs.tree import AreaTree
from weijian.web.pages import Request

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Choice:
    """What is chosen; with an `error` the period is the usual one, so that a page can still be drawn."""

    period: Period
    area_id: int | None
    text: str
    error: str
    quick: Options
    areas: Options

    @property
    def query(self) -> str:
        given = {"period": self.period.code, "area": self.area_id or ""}
        return urlencode({name: value for name, value in given.items() if value})

    @property
    def area_name(self) -> str:
        return AreaTree.load().at(self.period.end)[self.area_id].name if self.area_id else ""


def usual_period(today: date) -> Period:
    """The year so far, in whole months: in June it is 1—6月."""
    return Period.months(today.year, 1, today.month)


def quick_periods(today: date) -> Options:
    """What offices ask for most: months, quarters, halves, years around today."""
    this, last = today.year, today.year - 1
    wanted = [
        Period.month(this, today.month),
        Period.quarter(this, (today.month + 2) // 3),
        usual_period(today),
        Period.half(this, 1),
        Period.half(this, 2),
        Period.year(this),
        Period.half(last, 1),
        Period.half(last, 2),
        Period.year(last),
    ]
    unique = {period.code: period for period in wanted}
    return tuple((code, period.label) for code, period in unique.items())


def read_choice(request: Request) -> Choice:
    today = clock.today()
    text = (request.GET.get("period") or "").strip()
    period, error = usual_period(today), ""
    if text:
        try:
            period = Period.parse(text)
        except PeriodError as unreadable:
            error = str(unreadable)
    areas = area_options(request.scope)
    chosen = chosen_area(request, areas)
    return Choice(period, chosen, text or period.label, error, quick_periods(today), areas)


def chosen_area(request: Request, areas: Options) -> int | None:
    """The area asked for when it lies in scope, else the user's own territory, else the county."""
    known = {int(value) for value, _ in areas}
    asked = request.GET.get("area", "")
    if asked.isdecimal() and int(asked) in known:
        return int(asked)
    node = AreaTree.load().at(clock.today()).by_code.get(request.GET.get("unit", ""))
    if node and node.id in known:
        return node.id
    if request.scope.root_area_id in known:
        return request.scope.root_area_id
    return int(areas[0][0]) if areas else None
