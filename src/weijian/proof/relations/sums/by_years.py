"""A whole of several years, divided into years that follow one another: 1954～1990年4565例。其中，1954～1966年2427例；
1967～1990年2138例. From the first year to the last they are all there is. So are what is done and what is to be done again:
上半年演练6场……。下半年再演练4场，全年达到10场.
"""

import re
from collections.abc import Iterator
from functools import partial

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import one_slip_off
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import adds_up, is_quantity, sum_relation

SPAN = re.compile(r"(?P<first>1[89]\d\d|20\d\d)年?[～~—–至-]{1,2}(?P<last>1[89]\d\d|20\d\d)年")
AGAIN = re.compile(r"再[^，。；\d]{1,12}$")
IN_ALL = re.compile(r"^，(?:全年|总数|总量|累计|年底前?)[^，。；\d]{0,10}$")
SAME_DEED = 2
MOST_BEHIND, AROUND, FAR = 24, 40, 600


def find(passage: Passage) -> Iterator[Relation]:
    for whole, figure in enumerate(passage.figures):
        span = _last_span(passage, whole) if is_quantity(figure) and figure.bound == "exact" else None
        if span is not None:
            yield from _of_spans(passage, whole, *span)
        if (
            whole > 1
            and IN_ALL.match(passage.between(whole - 1, whole))
            and AGAIN.search(passage.labels[whole - 1])
        ):
            yield from _done_and_again(passage, whole)


def _done_and_again(passage: Passage, whole: int) -> Iterator[Relation]:
    """What was done so far is told before, in the words of what is to be done again."""
    again = whole - 1
    deed = AGAIN.search(passage.labels[again])
    words = deed.group().removeprefix("再") + passage.tails[again] if deed else ""
    alike = [
        n for n in range(max(0, again - FAR), again)
        if passage[n].unit == passage[again].unit == passage[whole].unit and passage[n].bound == "exact"
        and passage[n].amount < passage[whole].amount
        and len(set(words) & set(passage.named(n))) >= SAME_DEED
    ]  # fmt: skip
    holding = [n for n in alike if passage[n].amount + passage[again].amount == passage[whole].amount]
    near = [n for n in alike if one_slip_off(passage, whole, [n, again])]
    for done in (holding or near)[:1]:
        yield sum_relation(passage, whole, (done, again), holds=bool(holding))


def _last_span(passage: Passage, number: int) -> tuple[int, int] | None:
    """The years right before a figure, after the figure before it."""
    start = max(passage[number].start - AROUND, passage[number - 1].end if number else 0)
    spans = list(SPAN.finditer(passage.plain, start, passage[number].start))
    return (int(spans[-1]["first"]), int(spans[-1]["last"])) if spans else None


def _of_spans(passage: Passage, whole: int, first: int, last: int) -> Iterator[Relation]:
    end = min(passage.document.paragraph_at(passage[whole].start).end, passage[whole].end + FAR)
    follows, places = first, [passage[whole].end]
    for span in SPAN.finditer(passage.plain, passage[whole].end, end):
        begins, ends = int(span["first"]), int(span["last"])
        if begins != follows or (begins, ends) == (first, last):
            return
        follows = ends + 1
        places.append(span.end())
        if ends >= last:
            break
    if follows != last + 1:
        return
    parts = [n for n in map(partial(_first_behind, passage, whole), places[1:], [*places[2:], end]) if n]
    if len(parts) > 1:
        yield sum_relation(passage, whole, parts, adds_up(passage, whole, parts))


def _first_behind(passage: Passage, whole: int, start: int, end: int) -> int | None:
    """The first number of its kind that is told of a span."""
    for number in range(whole + 1, min(whole + 1 + MOST_BEHIND, len(passage))):
        if start <= passage[number].start < end and passage[number].base == passage[whole].base:
            return number
    return None
