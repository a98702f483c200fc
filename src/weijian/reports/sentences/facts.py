"""What sentences know about a figure, and what they may ask for.

It does not compute indicators: `Facts` is implemented above, once for live figures and once for pinned
ones.

A fact without a value is one that cannot be said: not recorded, nothing to divide by, or withheld.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from weijian.kernel.periods import Period
from weijian.kernel.quantities import format_quantity
from weijian.reports.document import FigureIdentity, FigureRun

_RATES = ("%", "‰")
FEW = 20  # cases below which a rate says more about chance than about work


class IdleFigure(FigureRun):
    """A figure that is told only beside others: a clause of nothing but such is left out."""


@dataclass(frozen=True)
class Fact:
    """One figure of one unit in one period. `better` is +1 where more is better, -1 where less is, else 0."""

    name: str
    value: Decimal | None
    unit: str
    places: int | None  # None: as many as it has
    identity: FigureIdentity
    better: int = 0
    place: str = ""  # the name of the area or institution, as it is printed
    base: Decimal | None = None  # of a rate, what it is formed over

    @property
    def is_few(self) -> bool:
        """A rate over a handful of cases: it is stated, but no place is praised or blamed for it."""
        return self.base is not None and self.base < FEW

    @property
    def is_count(self) -> bool:
        """Whether it may be completed and may grow by per cent; a rate rises by points."""
        return self.unit not in _RATES and "/" not in self.unit

    @property
    def text(self) -> str:
        """As printed, with its unit; "" without a value."""
        if self.value is None:
            return ""
        whole = self.unit == "%" and self.value in (0, 100)  # 100%, not 100.00%
        return format_quantity(self.value, self.unit, 0 if whole else self.places)

    @property
    def printed(self) -> Decimal:
        """The value that the printed text states, in the fact's own unit; comparisons start from it."""
        text = self.text
        if text.endswith("万元") and self.unit == "元":
            return Decimal(text.removesuffix("万元")) * 10**4
        return Decimal(text.removesuffix(self.unit))

    def run(self, text: str | None = None, form: str | None = None) -> FigureRun:
        """The figure as a run: its own text, or another text of it with the form that says which."""
        identity = self.identity if form is None else replace(self.identity, form=form)
        label = f"{self.name}（{'，'.join(part for part in (self.place, identity.period_code) if part)}）"
        return FigureRun(self.text if text is None else text, identity, label)


class Facts(Protocol):
    """The figures of one unit in one period, and those they are compared with."""

    @property
    def period(self) -> Period:
        """The period that is reported on."""

    @property
    def area_name(self) -> str:
        """The unit that reports: 平川县."""

    def figure(self, code: str) -> Fact | None:
        """The figure with that code; None when it is not known at all."""

    def versus(self, code: str, basis: str) -> Fact | None:
        """The same figure of another basis (去年同期, 上期, 目标, 下期目标); a target's value is the target itself."""

    def among(self, code: str, level: str) -> Sequence[Fact]:
        """The figure for every unit of a level (乡镇, 村, 医疗机构), the reporting unit's peers included."""
