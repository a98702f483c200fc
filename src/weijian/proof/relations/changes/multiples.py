"""Times: 医疗总收入3.6亿元，是2015年1.8亿元的2倍; 12月668万元，是4月份的2.5倍; 由500万元增加到1500万元，增长2倍;
2.4万管，较年初的8600管增长1.79倍."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import COMPARED_WITH
from weijian.proof.relations.wording import FROM, TO
from weijian.proof.relations.worked import worked_out

TIMES_OF = re.compile(r"的(?:约|近)?$")
AS_MUCH = re.compile(r"(?:是|为|相当于|达到?)[^，。；]{0,30}$")
# 12月达到668万元，是4月份的2.5倍: of what the words name.
OF_NAMED = re.compile(r"，[^，。；]{0,8}?(?:是|为|相当于|达到?)(?P<base>[^，。；]{1,16}?)的(?:约|近)?$")
REACH, FEWEST, PRECISION = 4, 100, 1000
CLEARLY = 10  # 2.5倍 for 2.1: off by more than a tenth
KINDS = {"count", "money", "area", "volume"}
# 翻了一番 is said of what has come to nearly twice as many, or somewhat more; 正好 of no more and no less.
ABOUT, TO_THE_DIGIT = (Decimal("0.95"), Decimal("1.3")), (Decimal("0.995"), Decimal("1.005"))
EXACTLY = re.compile(r"正好|恰好|刚好|整整")
GREW = re.compile(r"(?:增长|增加|提高|扩大|上升|翻)了?(?:近|约)?$")


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        if figure.base == "倍" and number >= 2:
            yield from list(_tie(passage, number)) or _to_the_digit(passage, number)


def _tie(passage: Passage, times: int) -> Iterator[Relation]:
    if passage[times].text.startswith("翻"):
        yield from _doubled(passage, times)
        return
    one, other = times - 2, times - 1
    if not passage.same_sentence(one, times) or passage[one].family != passage[other].family:
        return
    grew = GREW.search(passage.labels[times]) is not None
    of = bool(TIMES_OF.search(passage.labels[times]) and AS_MUCH.search(passage.labels[other]))
    from_then = grew and COMPARED_WITH.search(passage.labels[other])
    now, then = (other, one) if grew and not from_then else (one, other)
    if named := OF_NAMED.search(passage.between(other, times)):
        base = {"前者": one, "后者": other}.get(named["base"]) or _named_by(
            passage, one, other, named["base"]
        )
        of = base is not None
        now, then = (other, one) if base == one else (one, other)
    share = quotient(passage[now], passage[then], Decimal(1)) if grew or of else None
    if share is None:
        return
    less = 1 if grew else 0
    if meets(passage[times], (share[0] - less, share[1] - less)):
        yield _times(passage, times, now, then, holds=True, grew=grew)
    elif from_then and not meets(passage[times], share):  # nor is it so many times as much
        if _exact(passage, then, now, times) and passage[times].value != int(passage[times].value):
            yield _times(passage, times, now, then, holds=False, grew=True)
    elif grew and FROM.search(passage.labels[then]) and TO.search(passage.labels[now]):
        if _exact(
            passage, then, now, times
        ):  # firm is neither: many write 增加6倍 for what has become six times as much
            yield _times(passage, times, now, then, holds=False, grew=True)
    elif of and _exact(passage, then, now, times):
        off = abs(passage[now].amount / passage[then].amount - passage[times].value)
        told_finely = passage[times].value != int(passage[times].value)
        if (told_finely or off * CLEARLY > passage[times].value) and passage[now].kind in KINDS:
            yield _times(passage, times, now, then, holds=False)


def _exact(passage: Passage, *numbers: int) -> bool:
    return all(passage[number].bound == "exact" for number in numbers)


def _named_by(passage: Passage, one: int, other: int, base: str) -> int | None:
    """4月……267万元，12月达到668万元，是4月份的2.5倍: which of two the words name, where they do not name both."""
    core = re.sub(r"(?:份|全年|同期|总量|水平)$", "", base)
    name = re.compile(rf"(?<!\d){re.escape(core)}")
    words = {one: passage.said_before(one), other: passage.between(one, other)}
    bearing = [number for number, said in words.items() if name.search(said)]
    return bearing[0] if len(bearing) == 1 and len(core) > 1 else None


def _doubled(passage: Passage, times: int) -> Iterator[Relation]:
    """由420个增加到840个，翻了一番: twice as many; somewhat more is still said to be so."""
    then, now = times - 2, times - 1
    alike = passage.same_sentence(then, times) and passage[then].unit == passage[now].unit
    if not alike or not (FROM.search(passage.labels[then]) and TO.search(passage.labels[now])):
        return
    share = passage[now].amount / passage[then].amount if passage[then].amount else Decimal(0)
    low, high = TO_THE_DIGIT if EXACTLY.search(passage.labels[times]) else ABOUT
    value = passage[times].value
    if _exact(passage, then, now):
        yield _times(passage, times, now, then, holds=value * low <= share <= value * high)


def _to_the_digit(passage: Passage, times: int) -> Iterator[Relation]:
    """上级转诊6924人次，向上转诊20772人次，后者是前者的3倍: two numbers of a sentence that come out to one part in a thousand."""
    near = [n for n in passage.in_front(times, REACH) if _many(passage[n])]
    for now, then in permutations(near, 2):
        one, other = passage[now], passage[then]
        off = abs(one.amount / other.amount - passage[times].value)
        if one.unit == other.unit and off * PRECISION <= passage[times].value:
            yield _times(passage, times, now, then, holds=True)
            return


def _times(passage: Passage, times: int, now: int, then: int, holds: bool, grew: bool = False) -> Relation:
    value = passage[now].amount / passage[then].amount - (1 if grew else 0)
    formula = f"{passage.written(now)}÷{passage.written(then)}{'－1' if grew else ''}"
    return worked_out(passage, "growth" if grew else "ratio", times, (now, then), value, formula, holds)


def _many(figure: Figure) -> bool:
    return figure.kind in {"count", "money"} and figure.bound == "exact" and figure.value >= FEWEST
