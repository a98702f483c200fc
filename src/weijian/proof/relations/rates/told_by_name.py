"""Quotients of which one number stands in another section, and is known by its name: 乡镇卫生院16所 at the head of a report, 举办
讲座512场，平均每所32场 and 14所乡镇卫生院上线，上线率87.5% further on; 结余仅占基金总额的7.0%.

Asked last, of what nothing else explains. The name says which number is meant and the digits that it is the one, so that only
what holds is a tie: more township hospitals may have been built since.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.unit_price import price_relation
from weijian.proof.relations.rates.quotients import quotient_relation
from weijian.proof.relations.wording import CHANGE, shared_run

AVERAGE = re.compile(r"(?:平均)?每(?P<each>[所家个镇乡村支站户])(?:[^，。；\d]{0,6})$")
A_HEAD = re.compile(r"人均|每人|标准")
SHARE = re.compile(
    r"(?:^|[，、；])(?P<part>[^，。；：、\d]{2,10}?)(?:仅|只|约|就|已)*占(?:到|了)?(?P<whole>[^，。；：、\d]{2,10}?)的(?:比例|比重)?(?:为|达)?$"
)
RATE = re.compile(r"率(?:为|达到?|是)?$")
PLACES = {"所", "家", "个", "间", "处", "村", "座"}
HEADS = {"people", "户", "份"}
OF_SOME = re.compile(r"其中|新增|新建|上年|去年|计划|任务|未|没有")
REACH, NEAR, NAMED, SAID, BEHIND = 8, 3, 3, 24, 8
MANY_DIGITS, LARGE = 5, 100
FAR, MOST = 300, 60  # figures


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    counts = _counts(passage)
    for number, figure in enumerate(passage.figures):
        if figure.bound != "exact" or figure.value <= 0 or number in told.contradicted:
            continue
        if number not in told.results:
            yield from _average(passage, number, counts)
            if figure.kind == "percent" and not CHANGE.search(passage.labels[number]):
                yield from _of_all_of_its_kind(passage, number, counts)
                yield from _share_by_names(passage, number)
        if figure.kind == "money" and figure.significant_digits >= MANY_DIGITS:
            yield from _at_a_standard(passage, number, told, counts)


class _Counts:
    """The exact counts of one unit, by their size."""

    def __init__(self, passage: Passage, numbers: Iterable[int]) -> None:
        self.numbers = sorted(numbers, key=lambda number: passage[number].amount)
        self.amounts = [passage[number].amount for number in self.numbers]

    def within(self, low: Decimal, high: Decimal) -> list[int]:
        """At most a few: a report that tells a number over and over says nothing more by it."""
        first = bisect_left(self.amounts, low)
        return self.numbers[first : min(bisect_right(self.amounts, high), first + MOST)]


def _counts(passage: Passage) -> dict[str, _Counts]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        if figure.kind == "count" and figure.bound == "exact" and figure.amount > 1 and not figure.modality:
            found["people" if figure.family in HEADS else figure.base].append(number)
    return {unit: _Counts(passage, numbers) for unit, numbers in found.items()}


def _average(passage: Passage, each: int, counts: dict[str, _Counts]) -> Iterator[Relation]:
    """乡镇卫生院举办讲座512场，平均每所32场, of the 16 that another section tells."""
    match, whole, figure = AVERAGE.search(passage.labels[each]), each - 1, passage[each]
    if match is None or match["each"] not in counts or whole < 0 or not passage.together(whole, each):
        return
    total = passage[whole]
    if total.base != figure.base or total.bound != "exact" or total.amount <= figure.amount:
        return
    low, high = figure.interval
    half = (figure.high - figure.low) / 2 * figure.factor
    alike = counts[match["each"]].within(
        total.amount / (high + half), total.amount / max(low - half, Decimal(1))
    )
    fitting = [n for n in alike if abs(total.amount / passage[n].amount - figure.amount) <= half]
    named = _best_named(passage, fitting, _words(passage, whole))
    for heads in named or _of_places_told_otherwise(passage, each, total.amount / figure.amount, counts):
        yield price_relation(passage, each, whole, heads, holds=True)


def _of_places_told_otherwise(
    passage: Passage, each: int, wanted: Decimal, counts: dict[str, _Counts]
) -> list[int]:
    """平均每个村卫生室2名 of 村卫生室216家: of another unit just as many."""
    alike = [n for unit in sorted(PLACES & counts.keys()) for n in counts[unit].within(wanted, wanted)]
    return _best_named(passage, alike, passage.labels[each])


def _of_all_of_its_kind(passage: Passage, rate: int, counts: dict[str, _Counts]) -> Iterator[Relation]:
    """14所乡镇卫生院上线信息系统，上线率87.5%."""
    part = rate - 1
    if part < 0 or not RATE.search(passage.labels[rate]) or not passage.together(part, rate):
        return
    if passage[part].base not in PLACES or passage[part].bound != "exact":
        return
    alike = counts.get(passage[part].base)
    if alike is None:
        return
    wanted = passage[part].amount * 100 / passage[rate].value
    near = [
        n for n in alike.within(wanted * Decimal("0.9"), wanted * Decimal("1.1")) if n not in (part, rate)
    ]
    fitting = [n for n in near if meets_rate(passage[rate], passage[part], passage[n])]
    for whole in _best_named(passage, fitting, _words(passage, part)):
        yield quotient_relation(passage, "ratio", rate, part, whole, holds=True, firm=False)


def _share_by_names(passage: Passage, rate: int) -> Iterator[Relation]:
    """基金结余仅占基金总额的7.0%: both by their names, which one sentence tells."""
    match = SHARE.search(passage.said_before(rate, SAID))
    if match is None:
        return
    for whole in range(rate - 1, max(-1, rate - FAR), -1):
        if not _bears(passage, whole, match["whole"]):
            continue
        for part in (*range(whole + 1, min(whole + 1 + REACH, rate)), *range(max(0, whole - REACH), whole)):
            alike = passage[part].base == passage[whole].base and _bears(passage, part, match["part"])
            if alike and meets_rate(passage[rate], passage[part], passage[whole]):
                yield quotient_relation(passage, "ratio", rate, part, whole, holds=True, firm=False)
                return


def _bears(passage: Passage, number: int, name: str) -> bool:
    figure = passage[number]
    plain = figure.bound == "exact" and figure.kind in {"money", "count"} and not figure.modality
    return plain and shared_run(name, passage.named(number)) >= 2


def _at_a_standard(
    passage: Passage, money: int, told: Told, counts: dict[str, _Counts]
) -> Iterator[Relation]:
    """实际参合361884人……。人均筹资标准提高到340元，……，全年筹集资金12304.06万元: of whom the digits of the sum leave no doubt."""
    figure = passage[money]
    low, high = figure.interval
    for price in reversed(passage.before(money, REACH)):
        standard = passage[price]
        each = (
            standard.kind == "money" and standard.bound == "exact" and standard.amount * LARGE < figure.amount
        )
        if not each or price in told.priced or not A_HEAD.search(passage.said_before(price, SAID)):
            continue
        half = (figure.high - figure.low) / 2 * figure.factor
        paid = (
            counts["people"].within((low - half) / standard.amount, (high + half) / standard.amount)
            if "people" in counts
            else []
        )
        paid = [n for n in paid if n < money and not told.ties(n, money)]
        if paid:
            yield price_relation(passage, price, money, paid[-1], holds=True)
            return


def _words(passage: Passage, number: int) -> str:
    end = passage[number].end
    return passage.said_before(number, SAID) + "，" + passage.plain[end : end + BEHIND]


def _best_named(passage: Passage, numbers: Iterable[int], words: str) -> list[int]:
    """That whose own name stands among the words, all there are of its kind; none else."""
    named = {n: shared_run(passage.named(n), words) for n in numbers if not OF_SOME.search(passage.labels[n])}
    best = max(named, key=lambda n: named[n], default=None)
    return [best] if best is not None and named[best] >= NAMED else []
