"""What parts come to together: each as often as it is told for (甲、乙各1家 are two).

A number behind 各 may have been meant of all that are named together; so both readings may make a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from weijian.proof.judgement import Interval, meets, total
from weijian.proof.relations.passage import Passage


def total_of(passage: Passage, parts: Iterable[int]) -> Interval:
    return total(passage.as_part(part) for part in parts)


def amount_of(passage: Passage, parts: Iterable[int]) -> Decimal:
    return sum((passage.as_part(part).amount for part in parts), Decimal(0))


def come_to(passage: Passage, whole: int, parts: Sequence[int]) -> bool:
    """Whether the parts make the whole, in either reading."""
    every = meets(passage[whole], total_of(passage, parts))
    return every or meets(passage[whole], total(passage[part] for part in parts))


def written_sum(passage: Passage, parts: Sequence[int]) -> str:
    first = passage[parts[0]]
    shown = f"{(amount_of(passage, parts) / first.factor).normalize():f}{first.unit}"
    return "＋".join(passage.as_part(part).text for part in parts) + "＝" + shown
