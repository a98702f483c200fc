"""Shares that are all there is: 政府支出占26.7%，社会支出占46.0%，个人支出占27.3%, or of sections that each tell 占发病总数的….

Three or more that add up to 100, as exactly as they are printed, under words that call them shares of the same, each of
them or the list, or whose names end alike; or two, of who bears a cost or of one thing that both name. Changes of shares
cancel. Nothing is ever broken here: a list need not be all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import written_signed
from weijian.proof.relations.wording import DOWN, UP

SHARE = re.compile(r"占(?P<of>[^，。；：\d]{0,14}?)(?:的|为|比|比例|比重)*$")
BORNE = re.compile(r"补贴|承担|负担|解决|出资|自筹|配套|自付|资助")
TOLD_AT_ONCE = re.compile(r"(?:分别占|占比分别|比例分别|比重分别)[^，。；\d]{0,8}$")
JOINTS = {"、", "和", "及", "，"}
NAMED_AS = re.compile(r"(?:[为是达]|分别|约)+$")
SHARE_NAMED = re.compile(r"比重|占比|比例|构成")
ROSE, FELL = re.compile(rf"(?:{UP})了?$"), re.compile(rf"(?:{DOWN})了?$")
FEWEST, MOST, FAR, LONG_NAME = 3, 10, 60, 2
ROUNDING = Decimal("0.5")  # of the last digit, for each share


def find(passage: Passage) -> Iterator[Relation]:
    for number in range(len(passage)):
        yield from _of_a_cost(passage, number)
        yield from _told_at_once(passage, number)
        yield from _rates_of_kinds(passage, number)
        yield from _shifts_that_cancel(passage, number)
    yield from _each_called_a_share(passage)


def _each_called_a_share(passage: Passage) -> Iterator[Relation]:
    runs: dict[str, list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        match = SHARE.search(passage.labels[number]) if figure.kind == "percent" else None
        if match is None or figure.bound != "exact":
            continue
        run = runs[match["of"]]
        if run and number - run[-1] > FAR:
            run.clear()
        run.append(number)
        del run[:-MOST]
        # 占采集血液总量的72.1%……占采集血液总量的27.9%
        both = len(match["of"]) >= LONG_NAME and passage[number].value.as_tuple().exponent
        if found := _all_there_is(passage, run, 2 if both else FEWEST):
            yield _relation(passage, found)
            run.clear()


def _told_at_once(passage: Passage, first: int) -> Iterator[Relation]:
    """高级、中级、初级职称分别占12%、38%、50%: a list of shares that are all of it."""
    if passage[first].kind != "percent" or not TOLD_AT_ONCE.search(passage.said_before(first, 20)):
        return
    shares = [first]
    for number in passage.behind(first, MOST):
        if passage[number].kind != "percent" or passage.between(number - 1, number) not in JOINTS:
            break
        shares.append(number)
    if len(shares) >= FEWEST and _total(passage, tuple(shares)) == 100:
        yield _relation(passage, tuple(shares))


def _rates_of_kinds(passage: Passage, first: int) -> Iterator[Relation]:
    """一孩率58.06%，二孩率39.79%；多孩率2.15%: rates right behind one another whose names end alike, finely printed."""
    run = _in_a_row(passage, first, "percent")
    names = {NAMED_AS.sub("", passage.labels[number])[-1:] for number in run}
    fine = all(passage[number].value.as_tuple().exponent for number in run)
    if len(run) >= FEWEST and len(names) == 1 and fine and _all_there_is(passage, run) == tuple(run):
        yield _relation(passage, tuple(run))


def _shifts_that_cancel(passage: Passage, first: int) -> Iterator[Relation]:
    """0—14岁比重上升0.98个、15—59岁下降8.22个、60岁及以上上升7.23个百分点: what some shares gain the others lose."""
    run = _in_a_row(passage, first, "percentage_points")
    signs = [_sign(passage.labels[number]) for number in run]
    for size in range(FEWEST, len(run) + 1):
        amounts = [passage[n].value * sign for n, sign in zip(run[:size], signs, strict=False)]
        fine = max(int(passage[n].value.as_tuple().exponent) for n in run[:size])
        share = all(SHARE_NAMED.search(passage.labels[n]) for n in run[:size])
        if not all(signs[:size]) or fine >= 0 or not share:
            return
        if abs(sum(amounts, Decimal(0))) <= Decimal(1).scaleb(fine):
            value = sum(amounts, Decimal(0))
            signed = written_signed(passage, zip(run[:size], signs, strict=False))
            working = f"{signed}＝{value:f}个百分点"
            yield Relation("sum", None, tuple(run[:size]), value, None, True, working)
            return


def _in_a_row(passage: Passage, first: int, kind: str) -> list[int]:
    """This figure and those of its kind right behind it in the sentence; nothing where one stands right before it."""
    before = first - 1
    begins = before < 0 or passage[before].kind != kind or not passage.same_sentence(before, first)
    if passage[first].kind != kind or not begins:
        return []
    run = [first]
    for number in passage.behind(first, MOST):
        if passage[number].kind != kind or passage[number].bound != "exact":
            break
        run.append(number)
    return run


def _sign(label: str) -> int:
    return bool(ROSE.search(label)) - bool(FELL.search(label))


def _of_a_cost(passage: Passage, first: int) -> Iterator[Relation]:
    """县财政补贴90%，个人负担10%: two shares of a cost that are all of it."""
    second = first + 1
    if second >= len(passage) or not passage.same_sentence(first, second):
        return
    both = [passage[first], passage[second]]
    shares = all(one.kind == "percent" and one.bound == "exact" and one.value > 0 for one in both)
    words = passage.between(first, second) + passage.labels[first]
    if shares and sum(one.value for one in both) == 100 and BORNE.search(words):
        yield _relation(passage, (first, second))


def _all_there_is(passage: Passage, run: list[int], fewest: int = FEWEST) -> tuple[int, ...]:
    """The last few that come to 100."""
    for size in range(fewest, len(run) + 1):
        shares = tuple(run[-size:])
        decimals = [int(passage[number].value.as_tuple().exponent) for number in shares]
        allowed = size * ROUNDING * Decimal(1).scaleb(max(decimals)) if max(decimals) < 0 else Decimal(0)
        if abs(_total(passage, shares) - 100) <= allowed:
            return shares
    return ()


def _total(passage: Passage, shares: tuple[int, ...]) -> Decimal:
    return sum((passage[number].value for number in shares), Decimal(0))


def _relation(passage: Passage, shares: tuple[int, ...]) -> Relation:
    value = _total(passage, shares)
    working = "＋".join(passage.written(number) for number in shares) + f"＝{value.normalize():f}%"
    return Relation("sum", None, shares, value, None, True, working)
