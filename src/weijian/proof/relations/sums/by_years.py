"""A whole of several years, divided into years that follow one another: 1954～1990年4565例。其中，1954～1966年2427例；
1967～1990年2138例. From the first year to the last they are all there is.
"""

import re
from collections.abc import Iterator
from functools import partial

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import adds_up, is_quantity, sum_relation

SPAN = re.compile(r"(?P<first>1[89]\d\d|20\d\d)年?[～~—–至-]{1,2}(?P<last>1[89]\d\d|20\d\d)年")
MOST_BEHIND, AROUND, FAR = 24, 40, 600


def find(passage: Passage) -> Iterator[Relation]:
    for whole, figure in enumerate(passage.figures):
        span = _last_span(passage, whole) if is_quantity(figure) and figure.bound == "exact" else None
        if span is not None:
            yield from _of_spans(passage, whole, *span)


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
