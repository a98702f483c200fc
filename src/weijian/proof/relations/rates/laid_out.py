"""In what order counts stand that a list of rates is of: 应种6879剂、实种6565剂，应种9426剂、实种8268剂，
接种率依次为95.44%、87.71%.

The last counts before the list are tried as pairs one behind the other, as a list of wholes and a list of parts (in the sentence
before, too, or with their total between), as parts of one whole told before or behind them, and as steps each of which
is of the one before. A layout is taken where all rates but one fit and that one is but a slip away: so many do not fit
by accident.
"""

from __future__ import annotations

from collections.abc import Iterator

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.near_misses import a_slip_explains
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import quotient_relation
from weijian.proof.relations.rates.words.tie import QUANTITIES, alike

REACH, LEAST_DIGITS, ALL = 12, 3, 100

Pairs = list[tuple[int, int]]


def laid_out(passage: Passage, rates: list[int]) -> Pairs:
    """(part, whole) of each rate; nothing where no layout fits."""
    if any(passage[rate].printed_digits < LEAST_DIGITS and passage[rate].value != ALL for rate in rates):
        return []
    counts = [n for n in passage.before(rates[0], REACH) if _counted(passage, n)]
    broken: list[Pairs] = []
    for pairs in _layouts(passage, counts, len(rates)):
        if not all(
            alike(passage, *pair) and passage[pair[0]].family == passage[pair[1]].family for pair in pairs
        ):
            continue
        off = [three for three in zip(rates, pairs, strict=True) if not _fits(passage, *three)]
        if not off:
            return pairs
        if len(off) == 1 and _but_a_slip(passage, *off[0]):
            broken.append(pairs)
    return broken[0] if broken else []


def _counted(passage: Passage, number: int) -> bool:
    return (
        passage[number].kind in QUANTITIES and passage[number].bound == "exact" and passage[number].amount > 0
    )


def _layouts(passage: Passage, counts: list[int], size: int) -> Iterator[Pairs]:
    if len(counts) < size + 1:
        return
    last = counts[-size:]
    if len(counts) >= 2 * size:
        turns = counts[-2 * size :]
        yield list(zip(turns[1::2], turns[::2], strict=True))  # 应种、实种，应种、实种
        yield list(zip(last, turns[:size], strict=True))  # 应种、应种，实种、实种
    if len(counts) > 2 * size:
        wholes = counts[-2 * size - 1 : -size - 1]
        if sum(passage[n].amount for n in wholes) == passage[counts[-size - 1]].amount:
            yield list(zip(last, wholes, strict=True))  # 高血压、糖尿病，共……；享受的各
    before = counts[-size - 1 :]
    yield [(part, before[0]) for part in last]
    yield [(part, before[-1]) for part in before[:-1]]  # 分别有333人、434人和159人，占926名职工总数的
    yield list(zip(before[1:], before, strict=False))  # 筛查、高风险、产前诊断: each of the step before


def _fits(passage: Passage, rate: int, pair: tuple[int, int]) -> bool:
    return meets_rate(passage[rate], passage[pair[0]], passage[pair[1]])


def _but_a_slip(passage: Passage, rate: int, pair: tuple[int, int]) -> bool:
    return a_slip_explains(passage, quotient_relation(passage, "ratio", rate, *pair, holds=False, firm=False))
