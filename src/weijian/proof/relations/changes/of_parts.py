"""What a total has changed by, against what its parts have: 采血49.5万单位，比去年减少8.4%。全血40.3万单位，同比减少9%；单采血小
板9.2万单位，同比减少5.6%.

Every part and its change tell what it was the year before; together they tell what the total was. Only parts that add up
to the total are taken, each with its own change right behind it. All are printed roughly, so that only a change outside
of what they allow is broken.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.judgement import Interval, meets, total
from weijian.proof.relations.changes.earlier import FALLS, RISES, grown_from
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

REACH, FEWEST, MOST = 16, 2, 6
HUNDRED = Decimal(100)


def find(passage: Passage) -> Iterator[Relation]:
    for change in range(1, len(passage)):
        whole = change - 1
        if not _has_changed_by(passage, whole, change):
            continue
        for parts in _lists(passage, whole):
            if meets(passage[whole], total(passage[part] for part in parts)):
                yield from _judged(passage, whole, change, parts)


def _has_changed_by(passage: Passage, number: int, change: int) -> bool:
    figure, by = passage[number], passage[change]
    label = passage.labels[change]
    said = by.kind == "percent" and by.bound == "exact" and (RISES.search(label) or FALLS.search(label))
    plain = figure.bound == "exact" and figure.amount > 0 and not figure.is_rate and not figure.modality
    return bool(said and plain and passage.same_sentence(number, change))


def _lists(passage: Passage, whole: int) -> Iterator[list[int]]:
    """Neighbouring numbers of the whole's unit behind it in this paragraph or the next ones, each with its change."""
    changed = [
        n for n in range(whole + 1, min(len(passage) - 1, whole + 1 + REACH))
        if passage[n].unit == passage[whole].unit and passage[n].amount < passage[whole].amount
        and _has_changed_by(passage, n, _change_of(passage, n))
    ]  # fmt: skip
    for first in range(len(changed)):
        for last in range(first + FEWEST, min(len(changed), first + MOST) + 1):
            yield changed[first:last]


def _judged(passage: Passage, whole: int, change: int, parts: list[int]) -> Iterator[Relation]:
    before = [_then(passage, part) for part in parts]
    known = [interval for interval in before if interval is not None]
    if len(known) < len(parts):
        return
    low, high = sum((one for one, _ in known), Decimal(0)), sum((one for _, one in known), Decimal(0))
    grown = _grown(passage[whole].interval, (low, high), -1 if _falls(passage, change) else 1)
    stated, value = passage[change], (grown[0] + grown[1]) / 2
    operands = tuple(number for part in parts for number in (part, _change_of(passage, part)))
    factor, unit = passage[whole].factor, passage[whole].unit
    told = format_number(round_half_up((low + high) / 2 / factor, 2))
    working = f"由各部分推算，原数约{told}{unit}，变化约{format_number(round_half_up(value, 2))}%"
    yield Relation(
        "growth", change, operands, round_half_up(value, 4), stated.value, meets(stated, grown), working
    )


def _change_of(passage: Passage, part: int) -> int:
    """Right behind the part, or behind the share that it has: 35.7万单位，占总量的72.1%，同比减少12%."""
    share = part + 1
    told = share + 1 < len(passage) and passage[share].kind == "percent" and "占" in passage.labels[share]
    return share + 1 if told else share


def _then(passage: Passage, part: int) -> Interval | None:
    change = _change_of(passage, part)
    return grown_from(passage, change, part, _falls(passage, change))


def _falls(passage: Passage, change: int) -> bool:
    return FALLS.search(passage.labels[change]) is not None


def _grown(now: Interval, before: Interval, sign: int) -> Interval:
    ends = sorted((now[0] / before[1] - 1, now[1] / before[0] - 1))
    low, high = (end * HUNDRED * sign for end in ends)
    return min(low, high), max(low, high)
