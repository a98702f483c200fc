"""Which place of a new version of a text was which of the old one: by paragraphs, then by signs.

It does not judge what changed. Paragraphs that stand once in both versions are anchors; between two anchors the
rest are paired by likeness. The work is bounded: what is too large to compare is paired only where it is equal.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

MOST_COMPARED = 400  # paragraphs of one stretch, on either side
MOST_SIGNS = 1000  # of two paragraphs that are compared sign by sign, without what is the same around
ALIKE = 0.5  # share of signs in common
REACH = 8

Pair = tuple[int, int]


class Alignment:
    """Leads positions of the old text to the new one."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = Lines(old), Lines(new)
        self.partner = dict(_pairs(self.old.lines, self.new.lines))

    def new_place(self, position: int) -> int | None:
        """Where a place of the old text stands in the new one; None where its paragraph is gone."""
        line = self.old.number(position)
        partner = self.partner.get(line)
        if partner is None:
            return None
        within = position - self.old.starts[line]
        return self.new.starts[partner] + _place(self.old.lines[line], self.new.lines[partner], within)


class Lines:
    """A text's paragraphs and where they start."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.starts, place = [], 0
        for line in self.lines:
            self.starts.append(place)
            place += len(line) + 1

    def number(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1


def _pairs(old: list[str], new: list[str]) -> Iterator[Pair]:
    anchors = _anchors(old, new)
    yield from anchors
    before = (-1, -1)
    for anchor in [*anchors, (len(old), len(new))]:
        yield from _between(old, new, range(before[0] + 1, anchor[0]), range(before[1] + 1, anchor[1]))
        before = anchor


def _anchors(old: list[str], new: list[str]) -> list[Pair]:
    """Paragraphs that stand once in both and keep their order: the longest such run."""
    there = _once(new)
    matches = [(place, there[line]) for line, place in _once(old).items() if line in there]
    last: list[int] = []  # the smallest place in the new text that a run of this length ends in
    member: list[int] = []  # the match that it ends with
    before: list[int] = []
    for number, (_, place) in enumerate(matches):
        length = bisect_left(last, place)
        before.append(member[length - 1] if length else -1)
        if length == len(last):
            last.append(place)
            member.append(number)
        else:
            last[length], member[length] = place, number
    run, number = [], member[-1] if member else -1
    while number >= 0:
        run.append(matches[number])
        number = before[number]
    return run[::-1]


def _once(lines: list[str]) -> dict[str, int]:
    times = Counter(lines)
    return {line: place for place, line in enumerate(lines) if line.strip() and times[line] == 1}


def _between(old: list[str], new: list[str], olds: range, news: range) -> Iterator[Pair]:
    """Pairs within two stretches that hold no anchor: paragraphs that were altered, or stand more than once."""
    if not olds or not news:
        return
    if max(len(olds), len(news)) > MOST_COMPARED:
        yield from zip(olds, news, strict=False)
        return
    matcher = SequenceMatcher(None, [old[n] for n in olds], [new[n] for n in news], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(olds[i1:i2], news[j1:j2], strict=True)
        elif tag == "replace":
            yield from _most_alike(old, new, olds[i1:i2], news[j1:j2])


def _most_alike(old: list[str], new: list[str], olds: range, news: range) -> Iterator[Pair]:
    """Altered paragraphs in order, each with the first one behind its forerunner's that is like it."""
    first = 0
    for one in olds:
        for place in range(first, min(first + REACH, len(news))):
            if _alike(old[one], new[news[place]]):
                yield one, news[place]
                first = place + 1
                break


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one[:MOST_SIGNS], other[:MOST_SIGNS], autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE


def _place(old: str, new: str, within: int) -> int:
    """Where a place of one paragraph stands in the other; in a stretch that was put instead, as far from its start."""
    for i1, i2, j1, j2 in _stretches(old, new):
        if i1 <= within < i2:
            return min(j1 + within - i1, max(j1, j2 - 1))
    return len(new)


@lru_cache(maxsize=64)
def _stretches(old: str, new: str) -> tuple[tuple[int, int, int, int], ...]:
    """Which stretch of the one paragraph answers which of the other."""
    head = _same_at_start(old, new)
    tail = _same_at_start(old[head:][::-1], new[head:][::-1])
    i, j = len(old) - tail, len(new) - tail
    inner = [(head, i, head, j)]
    if (i - head) * (j - head) <= MOST_SIGNS**2:
        matcher = SequenceMatcher(None, old[head:i], new[head:j], autojunk=False)
        inner = [(head + a, head + b, head + c, head + d) for _, a, b, c, d in matcher.get_opcodes()]
    return (0, head, 0, head), *inner, (i, len(old), j, len(new))


def _same_at_start(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (sign, opposite) in pairs if sign != opposite), min(len(one), len(other)))
