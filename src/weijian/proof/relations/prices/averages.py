"""So much for each of them, of a sum and heads that stand further off than `prices` looks: 人均补助标准55元，按常住人口
计应到位资金1993.2万元; 贫困人口签约68457人……152支团队……平均每支团队服务450人.

The word for each says what the heads are; among the counts of that kind in the paragraph, and all people of the place,
the one that gives the average is it. Only what holds is noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import format_number, interval, round_half_up
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.bases import everybody

EACH = re.compile(
    r"(?:(?P<who>[人户次例场期件院村镇班台])均|平均每(?P<each>平方米|[一-龥])|每(?P<one>平方米|[一-龥])(?:每?年)?(?:平均)?|居民平均)(?P<noun>[^，。；：（）\d]{0,14})$"
)
# The word for each, and the families or units that it counts.
COUNTS = {
    **{key: {"people", "份", "户"} for key in "人名位例"},
    "户": {"户"},
    "次": {"people", "次"},
    "件": {"cases"},
    "起": {"cases"},
    "班": {"期", "班"},
    "平方米": {"平方米"},
    **{key: {"places"} for key in "个家所村院镇"},
}
KINDS = {"money", "count", "volume", "area"}
REACH, BEHIND = 12, 4
FEWEST_DIGITS = 2
ROUGHLY = Decimal(100)  # an average told with 约 or 左右 is good to one part in so many
FEWEST = 2


def find(passage: Passage) -> Iterator[Relation]:
    people: list[int] | None = None
    for each, figure in enumerate(passage.figures):
        match = EACH.search(passage.labels[each])
        if (
            match is None
            or figure.kind not in KINDS
            or figure.value <= 0
            or _digits(passage, each) < FEWEST_DIGITS
        ):
            continue
        if people is None:
            people = everybody(passage)
        yield from _tie(passage, each, match, people)


def _tie(passage: Passage, each: int, match: re.Match[str], people: list[int]) -> Iterator[Relation]:
    wholes = [n for n in _around(passage, each) if _may_be_whole(passage, n, each)]
    heads = [n for n in _around(passage, each) if counts_them(passage, n, match)]
    if (match["who"] or match["each"] or match["one"]) == "人":
        heads += [n for n in people if n not in heads]
    for whole in wholes:
        for head in heads:
            if head in (whole, each):
                continue
            value = passage[whole].amount / passage[head].amount
            if _fits(passage, each, value):
                yield _relation(passage, each, whole, head)
                return


def _around(passage: Passage, each: int) -> list[int]:
    return [*reversed(passage.before(each, REACH)), *passage.behind(each, BEHIND)]


def _digits(passage: Passage, number: int) -> int:
    return len(passage[number].value.as_tuple().digits)


def _may_be_whole(passage: Passage, whole: int, each: int) -> bool:
    one, other = passage[whole], passage[each]
    alike = one.kind == other.kind and (one.base == other.base or {one.base, other.base} <= {"人", "人次"})
    return alike and one.bound == "exact" and EACH.search(passage.labels[whole]) is None


def counts_them(passage: Passage, number: int, match: re.Match[str]) -> bool:
    """Whether a figure counts what the word for each says."""
    word = match["who"] or match["each"] or match["one"] or "人"
    figure = passage[number]
    kinds = COUNTS.get(word, {word})
    counted = figure.bound == "exact" and figure.amount >= FEWEST and not EACH.search(passage.labels[number])
    return counted and (figure.family in kinds or figure.base in kinds)


def _fits(passage: Passage, each: int, value: Decimal) -> bool:
    figure = passage[each]
    if figure.bound == "about":
        return abs(value - figure.amount) * ROUGHLY <= figure.amount
    low, high = (end * figure.factor for end in interval(figure.value, False))
    return low <= value < high


def _relation(passage: Passage, each: int, whole: int, head: int) -> Relation:
    figure = passage[each]
    value = passage[whole].amount / passage[head].amount / figure.factor
    shown = format_number(round_half_up(value, 4 if value < 1 else 2))
    working = f"{passage.written(whole)}÷{passage.written(head)}＝{shown}{figure.unit}"
    return Relation("unit_price", each, (whole, head), round(value, 4), figure.value, True, working)
