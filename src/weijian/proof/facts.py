"""What a caller may know that no text says: which indicator a figure states, and what the ledgers count for it.

Only the shape of that knowledge: `weijian.review` fills it in over the catalogue and the ledgers. Without it
(`facts=None`) no figure is bound and the FIG4xx rules are silent. The area of a binding is a name as the text has
it; "" stands for the area that the whole document is about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from weijian.kernel.periods import Period

if TYPE_CHECKING:
    from weijian.proof.document import Document
    from weijian.proof.figures.model import Figure

Interval = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Binding:
    """That a figure states an indicator, for an area and a period; without a period nobody can say what it should be."""

    code: str
    name: str
    period: Period | None = None
    area: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """What the ledgers say of a binding. `interval` is in base units; None where they hold no data."""

    name: str
    place: str
    period: Period
    interval: Interval | None
    text: str = ""
    definition: str = ""

    @property
    def where(self) -> str:
        return f"{self.place}{self.period.label}"


class Facts(Protocol):
    """Knowledge of one county, as far as its user may see it."""

    def bindings(self, document: Document) -> Mapping[int, Binding]:
        """The figures of a document that surely state an indicator, by their place in `document.figures`."""

    def counted(self, binding: Binding) -> Counted | None:
        """What is counted for a binding; None where nothing may be said (no database, another county, no right to see)."""

    def rows(self, binding: Binding) -> int | None:
        """How many rows of the ledgers stand behind what is counted."""

    def elsewhere(self, binding: Binding, figure: Figure) -> Counted | None:
        """Another period, area or definition for which just what the figure states is counted."""
