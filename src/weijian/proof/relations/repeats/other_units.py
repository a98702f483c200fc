"""One quantity in two units: the second in brackets behind the first, 42.6亩（约28400平方米）, 3公顷（合45亩）; or the same
digits in another unit elsewhere, 总投资86.4亿元 and 总投资86.4万元, of which one is wrong.

In the bracket nothing but 约, 合, 即 and the like may stand before the second. 15亩 are one hectare, 亩 being a fifteenth of
10,000 square metres. What is told in 万 and to the last digit beside it, 56.6万人（566120人）, is cut off or rounded there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.restated import duplicate_relation
from weijian.proof.relations.wording import shared_run

# In the first of them; units of one base are told apart by their factor.
SIZES = {"平方米": Decimal(1), "亩": Decimal(10000) / 15, "公亩": Decimal(100)}
KINDS = {"area", "volume", "distance", "money", "other", "count"}
CONVERTED = re.compile(
    r"^[（，]?(?:约为|折(?:合|算[成为]?|(?![合算]))|大约|相当于|具体为|具体是|约|合|即|计)*$"
)
PER_HEAD = re.compile(r"每|人均|户均|次均|平均")
PRINTED, ROUGHLY = Decimal("0.005"), Decimal("0.03")
SCALED = {"money", "count", "volume"}
LEAST_DIGITS, FEWEST_SHARED, MOST_ALIKE = 3, 3, 8
A_HEAD = re.compile(r"人均|户均|每[人户]")


def same_digits(passage: Passage) -> Iterator[Relation]:
    """总投资86.4亿元 here, 总投资86.4万元 there: the same digits, named alike, in another unit."""
    seen: dict[tuple[Decimal, str], list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        if (
            figure.kind not in SCALED
            or figure.significant_digits < LEAST_DIGITS
            or PER_HEAD.search(passage.labels[number])
        ):
            continue
        alike = seen[figure.value, figure.base]
        for earlier in alike:
            first = passage[earlier]
            if first.factor != figure.factor and (
                _lost_its_unit(first)
                or _lost_its_unit(figure)
                or shared_run(first.subject, figure.subject) >= FEWEST_SHARED
            ):
                yield duplicate_relation(passage, number, (earlier,), False)
                break
        if len(alike) < MOST_ALIKE:
            alike.append(number)


def _lost_its_unit(figure: Figure) -> bool:
    """25.31份: nobody counts hundredths of a thing, so 万 was lost."""
    return figure.kind == "count" and figure.factor == 1 and figure.value != int(figure.value)


def same_prices(passage: Passage) -> Iterator[Relation]:
    """人均补助79元 here, 人均79万元 there: nobody is paid ten thousand times as much."""
    seen: dict[Decimal, int] = {}
    for number, figure in enumerate(passage.figures):
        if figure.kind != "money" or not A_HEAD.search(passage.labels[number]):
            continue
        first = seen.setdefault(figure.value, number)
        if passage[first].factor != figure.factor and not passage.same_sentence(first, number):
            yield duplicate_relation(passage, number, (first,), False)


def converted(passage: Passage) -> Iterator[Relation]:
    for number in range(1, len(passage)):
        first, second = passage[number - 1], passage[number]
        if ("/" in first.text) != ("/" in second.text):
            continue  # 代缴620.77万元（180元/人）: a price
        ratio = _ratio(first, second)
        if ratio is None or first.amount <= 0 or second.amount <= 0 or not _converts(passage, number):
            continue
        meant = first.amount * ratio
        if first.base == second.base and first.bound == second.bound == "exact":
            yield _relation(passage, number, meant, not _rounded(first, second))
        elif first.kind != "count":
            yield _relation(passage, number, meant, _off(first, second, meant))


def _rounded(first: Figure, second: Figure) -> bool:
    """Whether the one in the larger unit is the other, rounded or cut off."""
    rough, exact = sorted((first, second), key=lambda figure: -figure.factor)
    return meets(rough, exact.interval)


def _ratio(first: Figure, second: Figure) -> Decimal | None:
    """How much of the second's base one of the first's is; nothing where they cannot be one quantity."""
    if first.kind != second.kind or first.kind not in KINDS or first.unit == second.unit:
        return None
    if first.base == second.base:
        return Decimal(1) if first.base else None
    if first.base in SIZES and second.base in SIZES:
        return SIZES[first.base] / SIZES[second.base]
    return None


def _converts(passage: Passage, number: int) -> bool:
    """A bracket, or a comma with a word that says so."""
    words = passage.between(number - 1, number)
    per_head = PER_HEAD.search(passage.labels[number - 1])  # 每人1000元，合计1.9万元
    return CONVERTED.match(words) is not None and words not in {"", "，"} and not per_head


def _off(first: Figure, second: Figure, meant: Decimal) -> bool:
    """Whether more lies between them than rounding either may bring."""
    exact = first.bound == second.bound == "exact"
    widths = [
        (figure.high - figure.low) / figure.value for figure in (first, second) if figure.bound == "exact"
    ]
    allowed = max([PRINTED if exact else ROUGHLY, *widths])
    return abs(meant - second.amount) > allowed * max(meant, second.amount)


def _relation(passage: Passage, number: int, value: Decimal, off: bool) -> Relation:
    first, second = passage[number - 1], passage[number]
    value = round(value / second.factor, 2)
    working = f"{first.text}合{value.normalize():f}{second.unit}"
    return Relation("duplicate", number, (number - 1,), value, second.value, not off, working)
