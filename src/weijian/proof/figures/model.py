"""A figure: one quantity as the report states it, with the interval that its printed precision allows."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

RATES = {"percent", "permille", "per100k"}
# Units that may count the same things: people, and places of work.
FAMILIES = {
    **dict.fromkeys(["人", "名", "位", "人次", "例", "例次", "人份", "对"], "people"),
    **dict.fromkeys(["个", "家", "所", "间", "处", "座"], "places"),
    **dict.fromkeys(["起", "件", "宗"], "cases"),
}
PER = {"percent": Decimal(100), "permille": Decimal(1000), "per100k": Decimal(100000)}
OPEN_RATE = "率"  # the base of a number that is some rate, nobody can say whether %, ‰ or per 100,000


@dataclass(frozen=True, slots=True)
class Figure:
    """`value`, `low` and `high` are in the stated unit; `factor` brings them to `base` (万元 to 元)."""

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    kind: str
    bound: str
    low: Decimal
    high: Decimal
    base: str = ""
    factor: Decimal = Decimal(1)
    subject: str = ""
    indicator: str | None = None
    # Where not said, empty: the title's period, the report's own area, a figure that is reached.
    period: str = ""
    area: str = ""
    modality: str = ""
    # The content words of its name; empty where the name leaves open what it is of.
    topic: tuple[str, ...] = ()
    number_start: int = 0
    number_end: int = 0
    # Read as if a slip of the pen may be in it (see `relations.doubted`).
    doubted: bool = False
    # The value in the base unit.
    amount: Decimal = field(init=False, repr=False, compare=False)
    # What it may be compared with: units that count the same kind of thing share a family.
    family: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", self.value * self.factor)
        object.__setattr__(self, "family", FAMILIES.get(self.base, self.base or "bare"))

    @property
    def printed_digits(self) -> int:
        """How many digits are printed, the noughts at the end of a round number too."""
        return len(self.value.as_tuple().digits)

    @property
    def significant_digits(self) -> int:
        """How many digits tell something: the noughts at the end of a round number do not."""
        return len(self.value.normalize().as_tuple().digits)

    @property
    def interval(self) -> tuple[Decimal, Decimal]:
        """What the true amount may be, in the base unit."""
        return self.low * self.factor, self.high * self.factor

    @property
    def is_rate(self) -> bool:
        return self.kind in RATES

    @property
    def is_count(self) -> bool:
        return self.kind == "count" or (self.kind == "other" and not self.unit and self.base != OPEN_RATE)

    @property
    def in_halves(self) -> bool:
        """2.76人 of every thousand: nobody counts people in halves; 2.76万人 are whole ones."""
        return self.factor == 1 and self.value != self.value.to_integral_value()

    def comparable(self, other: Figure) -> bool:
        one, two = self.base, other.base
        return one == two or not one or not two or self.family == other.family
