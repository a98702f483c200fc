"""A tie between stated figures, kept or broken, with the sum written out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Relation:
    """`result` and `operands` are indexes into the document's figures; `result` is None where it is not
    stated.

    `firm` says that the sentence itself ties the figures, so that a broken tie is an error; a broken tie
    that is not firm is at most a warning.
    """

    type: str
    result: int | None
    operands: tuple[int, ...]
    computed: Decimal | tuple[int, int] | None
    stated: Decimal | None
    holds: bool
    working: str = ""
    firm: bool = False

    @property
    def key(self) -> tuple[str, int | None, tuple[int, ...]]:
        """What makes two findings one; an order may be written from either side."""
        if self.type == "order" and self.result is not None:
            return self.type, None, tuple(sorted({self.result, *self.operands}))
        return self.type, self.result, tuple(sorted({*self.operands}))
