"""Changes against what another sentence or section tells: 占比82.4% here, 年底达到85%，比上半年提高2.6个百分点 among the plans.

What has changed stands right before the change; what it was is tried from the nearest on, first what bears its name.
The first that fits is the tie, unless after so many trials it may be an accident. Nothing is ever broken here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import less, meets
from weijian.proof.relations.chance import around, by_chance, like_named_first, namesakes
from weijian.proof.relations.changes.difference import RATE_OF_POINTS, as_fine, difference_relation
from weijian.proof.relations.changes.grown import CHANGED, FALLS, RISES, fits_growth, growth_relation
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.lists import first_of_list, label_of, listed_counts
from weijian.proof.relations.repeats.restated import agree
from weijian.proof.relations.sums.parts import OF_LAST_YEAR
from weijian.proof.relations.sums.remainder import distance_relation

REACH = 2
FEW_DIGITS, LEAST_DIGITS, NAMESAKE = 2, 3, 5
COUNTS = {"count", "money", "volume", "area", "duration"}


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    # Nothing has grown from its own part.
    within = {(tie.result, part) for tie in told.holding if tie.type == "sum" for part in tie.operands}
    for number, figure in enumerate(passage.figures):
        if not _plain(figure) or number in told.results:
            continue
        label = label_of(passage, number)
        rises, falls = RISES.search(label), FALLS.search(label)
        if rises or falls:
            for tie in _change(passage, number, falls=bool(falls)):
                if not within & {tie.operands, tie.operands[::-1]}:
                    yield tie


def _change(passage: Passage, change: int, falls: bool) -> Iterator[Relation]:
    now = _now(passage, change)
    if now is None:
        return
    then = _then(passage, change, now, falls)
    if then is None and passage[change].kind == "percent":
        yield from _told_in_full(passage, change, now, falls)
    if then is None:
        return
    high, low = (then, now) if falls else (now, then)
    kind = passage[change].kind
    if kind == "percent":
        yield growth_relation(passage, change, now, then, falls, holds=True)
    elif kind == "percentage_points":
        yield difference_relation(passage, change, high, low, holds=True, firm=False)
    else:
        yield distance_relation(passage, change, high, low, holds=True, firm=False)


def _now(passage: Passage, change: int) -> int | None:
    """What has changed: the nearest figure before in the sentence that a change of this kind may be of; in lists that
    answer one another the one of its place.
    """
    answering = listed_counts(passage, first_of_list(passage, change))
    if change in answering:
        return answering[change]
    for number in passage.in_front(change, REACH):
        figure = passage[number]
        if _plain(figure) and _of_its_kind(passage, change, number):
            changed = RISES.search(passage.labels[number]) or FALLS.search(passage.labels[number])
            return None if changed else number
    return None


def _of_its_kind(passage: Passage, change: int, number: int) -> bool:
    stated, figure = passage[change], passage[number]
    if stated.kind == "percentage_points":
        return figure.kind == RATE_OF_POINTS[stated.base]
    if stated.kind == "percent":
        return figure.kind in COUNTS
    return figure.kind == stated.kind and figure.kind in COUNTS and figure.family == stated.family


def _then(passage: Passage, change: int, now: int, falls: bool) -> int | None:
    fits = _fits(passage, change, now, falls)
    unit = passage[now].unit
    name = passage.name_pairs[now]
    others = [
        n for n in [*around(passage, change), *namesakes(passage, change, name)]
        if passage[n].unit == unit and _plain(passage[n]) and _before_it(passage[n], passage[now], falls)
        and not CHANGED.search(passage.labels[n])  # 比上年增加147万人次 is no number of the year before
    ]  # fmt: skip
    few = passage[change].printed_digits < FEW_DIGITS
    for tried, then in enumerate(like_named_first(passage, name, others), 1):
        if fits(then):
            if few:  # only what bears the name before all others
                namesake = tried == 1 and len(name & passage.name_pairs[then]) >= NAMESAKE
                return then if namesake else None
            return None if by_chance(passage, change, tried) else then
    return None


def _before_it(then: Figure, now: Figure, falls: bool) -> bool:
    """What has risen was less."""
    return then.amount > now.amount if falls else then.amount < now.amount


def _told_in_full(passage: Passage, change: int, now: int, falls: bool) -> Iterator[Relation]:
    """出院2.34万人次，增长8.15% at the head; 出院23418人次，去年同期21653人次 in its section."""
    if passage[change].printed_digits < LEAST_DIGITS:
        return
    for full in around(passage, now):
        then = full + 1
        told = then < len(passage) and OF_LAST_YEAR.match(passage.labels[then]) is not None
        alike = told and passage[full].family == passage[then].family == passage[now].family
        if alike and agree(passage[full], passage[now]) and fits_growth(passage, change, full, then, falls):
            yield growth_relation(passage, change, full, then, falls, holds=True)
            return


def _plain(figure: Figure) -> bool:
    return figure.bound == "exact" and figure.value > 0


def _fits(passage: Passage, change: int, now: int, falls: bool) -> Callable[[int], bool]:
    if passage[change].kind == "percent":
        return lambda then: fits_growth(passage, change, now, then, falls)
    changed = as_fine(passage[now], passage[change])
    if falls:
        return lambda then: meets(passage[change], less(passage[then], changed))
    return lambda then: meets(passage[change], less(changed, passage[then]))
