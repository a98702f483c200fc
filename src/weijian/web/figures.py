"""Figures as pages show them: value with unit, target, the same period last year, and which way that is good.

It computes nothing: values come from `indicators.evaluate`, targets from `indicators.targets`.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from weijian.accounts.scope import Scope
from weijian.indicators.catalogue import Figure, catalogue, line_of
from weijian.indicators.evaluate import Value, evaluate
from weijian.indicators.formulas import printed
from weijian.indicators.targets import Targets
from weijian.indicators.units import INSTITUTION
from weijian.kernel.periods import Period
from weijian.kernel.quantities import format_number
from weijian.orgs.models import AreaLevel
from weijian.orgs.tree import AreaTree
from weijian.web.periods import Choice

BY_LEVEL = {AreaLevel.COUNTY: "county", AreaLevel.TOWNSHIP: "township", AreaLevel.VILLAGE: "village"}
BELOW = {"county": "township", "township": "village"}
BY_WORDS = {"township": "乡镇", "village": "村", "institution": "机构"}


@dataclass(frozen=True)
class Line:
    """One figure for one unit and period, compared. `tone` is better, worse or empty."""

    figure: Figure
    value: Value | None
    before: Value | None
    target: Decimal | None
    address: str

    @property
    def text(self) -> str:
        return text_of(self.figure, self.value)

    @property
    def before_text(self) -> str:
        return text_of(self.figure, self.before)

    @property
    def target_text(self) -> str:
        return number_text(self.figure, self.target)

    @property
    def change(self) -> Decimal | None:
        """This period less the same one last year; of rates in percentage points."""
        if not known(self.value) or not known(self.before):
            return None
        return Decimal(self.value.value) - Decimal(self.before.value)  # type: ignore[union-attr, arg-type]

    @property
    def change_text(self) -> str:
        """▲ 12.5, ▼ 3, 持平; the arrow says the direction, the colour only repeats what `tone_words` say."""
        change = self.change
        if change is None:
            return ""
        if change == 0:
            return "持平"
        return f"{'▲' if change > 0 else '▼'} {format_number(abs(change))}"

    @property
    def tone(self) -> str:
        if not self.change or not self.figure.better:
            return ""
        return "better" if (self.change > 0) == (self.figure.better > 0) else "worse"

    @property
    def tone_words(self) -> str:
        return {"better": "好转", "worse": "变差"}.get(self.tone, "")

    @property
    def silent(self) -> bool:
        """Whether nothing is on file, this period or last year."""
        return not any(value is not None and value.value for value in (self.value, self.before))

    @property
    def reached(self) -> bool | None:
        """Whether the target is met; None without a target, a value or a direction."""
        if self.target is None or not known(self.value) or not self.figure.better:
            return None
        gap = Decimal(self.value.value) - self.target  # type: ignore[union-attr, arg-type]
        return gap >= 0 if self.figure.better > 0 else gap <= 0


def known(value: Value | None) -> bool:
    return value is not None and value.value is not None


def number_text(figure: Figure, value: Any) -> str:
    """Digits as they are printed: rates with their places, counts plain; nothing as empty text."""
    if value is None:
        return ""
    exact = value if isinstance(value, int) else Decimal(str(value))
    return format_number(exact, figure.places if figure.is_rate else None)


def text_of(figure: Figure, value: Value | None) -> str:
    return number_text(figure, value.value) if value is not None else ""


def in_scope(scope: Scope, line: str = "") -> list[Figure]:
    """Figures of the lines that the user holds, in the catalogue's order."""
    return [
        figure
        for figure in catalogue()
        if scope.holds_line(line_of(figure)) and (not line or line_of(figure) == line)
    ]


def unit_of(choice: Choice, scope: Scope) -> tuple[str, int | None]:
    """The level and the unit that figures are asked for: the chosen area, else the user's own institution."""
    if choice.area_id is None:
        return INSTITUTION, scope.institution_id
    return BY_LEVEL[AreaTree.load().at(choice.period.end)[choice.area_id].level], choice.area_id


def compared(figures: list[Figure], choice: Choice, scope: Scope) -> list[Line]:
    """Each figure for the chosen unit and period beside last year's and the target; two evaluations in all."""
    by, unit_id = unit_of(choice, scope)
    if unit_id is None or not figures:
        return []
    now = evaluate(figures, choice.period, by=by, scope=scope)
    before = evaluate(figures, choice.period.year_before(), by=by, scope=scope)
    targets = Targets.load(choice.period)
    return [
        Line(
            figure,
            now.get((figure.code, unit_id)),
            before.get((figure.code, unit_id)),
            as_decimal(targets.value(figure.code, by, unit_id)),
            figure_address(figure, choice.period, unit_id if by != INSTITUTION else None),
        )
        for figure in figures
    ]


def as_decimal(exact: Any) -> Decimal | None:
    """A target as the page prints it; targets are typed with four decimals at most."""
    value = printed(exact, 4)
    return None if value is None else Decimal(value)


def figure_address(figure: Figure, period: Period, area_id: int | None) -> str:
    query = {"period": period.code, **({"area": area_id} if area_id else {})}
    return f"{reverse('figure', args=[figure.code])}?{urlencode(query)}"
