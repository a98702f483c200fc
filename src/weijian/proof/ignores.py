"""Marks by which a writer lets a finding stand, with a reason: where they stand, what they silence.

    <!-- 校核忽略 FIG101：分母是应检人数 -->        in .md and .txt
    【校核忽略 FIG101、FMT102：引用原文】          in any text
    校核忽略 FIG101：分母是应检人数                as a Word comment on the text

A mark silences the named rules (or all rules of a prefix, FIG1) in its own paragraph; standing alone in a
paragraph, also in the next one. A Word comment silences them in the sentences that it is hung on. It does not
judge marks: two rules do (DOC191, DOC192). A mark without a code or without a reason silences nothing.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from weijian.proof.findings import Finding

OPENING = "校核忽略"
MARK = re.compile(
    rf"<!-- {{0,5}}{OPENING}(?P<comment>[^\n]{{0,300}}?)-->|【{OPENING}(?P<bracket>[^\n【】]{{0,300}})】"
)
BODY = re.compile(r"(?P<codes>[A-Za-z0-9Ａ-Ｚａ-ｚ０-９、，,\s]{0,80})[：:]?(?P<reason>.*)", re.DOTALL)
SEPARATOR = re.compile(r"[、，,\s]+")
VISIBLE = re.compile(r"[^\s\u200b]")
NEXT_TEXT_WITHIN = 300
SENTENCE_END = "。！？\n"
SENTENCE_WITHIN = 300
# What is said of the marks themselves cannot be silenced by one.
OWN_RULES = {"DOC191", "DOC192"}
# More marks than any writer sets are an attack on the time that matching takes.
MOST = 2000
# Signs that normalising takes out, one for one, so that all offsets stay.
BLANK = "\u200b"


@dataclass(frozen=True, slots=True)
class Ignore:
    """One mark; `start` and `end` say where it stands, `first` and `last` what it reaches, in the text as it is."""

    start: int
    end: int
    codes: tuple[str, ...]
    reason: str
    first: int
    last: int
    in_text: bool = True

    @property
    def is_whole(self) -> bool:
        return bool(self.codes and self.reason)


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that a mark silences."""

    finding: Finding
    ignore: Ignore


def find_ignores(text: str) -> list[Ignore]:
    """The marks that stand in the text itself."""
    if OPENING not in text:
        return []
    matches = [match for _, match in zip(range(MOST), MARK.finditer(text), strict=False)]
    without = blanked(text, (match.span() for match in matches))
    return [_in_text(without, match) for match in matches]


def commented_ignore(text: str, start: int, end: int, comment: str) -> Ignore | None:
    """The mark that a Word comment on a stretch of the text is; None for any other comment."""
    words = comment.strip()
    if not words.startswith(OPENING):
        return None
    earliest = max(0, start - SENTENCE_WITHIN)
    first = max(earliest, *(text.rfind(sign, earliest, start) + 1 for sign in SENTENCE_END))
    ends = (text.find(sign, max(start, end - 1), end + SENTENCE_WITHIN) for sign in SENTENCE_END)
    last = min((place for place in ends if place >= 0), default=end)
    return Ignore(start, end, *_read(words[len(OPENING) :]), first, max(last, end), in_text=False)


def blank(text: str, ignores: Iterable[Ignore]) -> str:
    """The text with its marks turned into signs that analysis does not read."""
    return blanked(text, ((mark.start, mark.end) for mark in ignores if mark.in_text))


def silence(
    findings: Sequence[Finding], ignores: Sequence[Ignore]
) -> tuple[list[Finding], list[Ignored], list[Ignore]]:
    """Which findings stay, which are silenced, and which whole marks silenced none. Offsets are the source's.
    What lies within a mark is not spoken of.

    One sweep over both in their order; of the marks that reach a place, one per code is held.
    """
    kept, ignored = [], []
    used: set[int] = set()
    marks = sorted((mark.start, mark.end) for mark in ignores if mark.in_text)
    waiting = sorted((mark for mark in ignores if mark.is_whole), key=lambda mark: mark.first, reverse=True)
    held: dict[str, Ignore] = {}
    for finding in sorted(findings, key=lambda finding: finding.start):
        while waiting and waiting[-1].first <= finding.start:
            mark = waiting.pop()
            for code in mark.codes:
                if code not in held or held[code].last < mark.last:
                    held[code] = mark
        found = _held_for(finding, held)
        if finding.rule in OWN_RULES:
            kept.append(finding)
        elif found is None:
            kept += [] if _within(finding, marks) else [finding]
        else:
            used.add(id(found))
            ignored.append(Ignored(finding, found))
    return kept, ignored, [mark for mark in ignores if mark.is_whole and id(mark) not in used]


def _within(finding: Finding, marks: list[tuple[int, int]]) -> bool:
    number = bisect_right(marks, (finding.start, sys.maxsize)) - 1
    return number >= 0 and finding.start < marks[number][1]


def _held_for(finding: Finding, held: dict[str, Ignore]) -> Ignore | None:
    for length in range(len(finding.rule), 0, -1):
        mark = held.get(finding.rule[:length])
        if mark is not None and finding.start < max(mark.last, mark.first + 1):
            return mark
    return None


def _in_text(without: str, match: re.Match[str]) -> Ignore:
    """`without`: the text without the marks."""
    first = without.rfind("\n", 0, match.start()) + 1
    last = without.find("\n", match.end())
    last = len(without) if last < 0 else last
    if not VISIBLE.search(without, first, last):
        following = VISIBLE.search(without, last, last + NEXT_TEXT_WITHIN)
        if following is not None:
            last = without.find("\n", following.start())
            last = len(without) if last < 0 else last
    body = match["bracket"] if match["comment"] is None else match["comment"]
    return Ignore(match.start(), match.end(), *_read(body), first, last)


def _read(body: str) -> tuple[tuple[str, ...], str]:
    match = BODY.match(body.strip())
    assert match is not None  # both parts may be empty
    codes = unicodedata.normalize("NFKC", match["codes"]).upper()
    return tuple(filter(None, SEPARATOR.split(codes))), match["reason"].strip()


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with signs that analysis does not read in the place of these stretches."""
    return "".join(_pieces(text, spans))


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    place = 0
    for start, end in spans:
        yield text[place:start]
        yield BLANK * (end - start)
        place = end
    yield text[place:]
