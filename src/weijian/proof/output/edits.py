"""Which signs of a text the repairs of its findings change: as few as possible, and no two in one place.

A repair is made whole or not at all. Where two repairs meet, the one that begins earlier (of two that begin
together, the longer) is made; the other is left for the next round, when the text is proof-read anew.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from weijian.proof.findings import Finding, Fix

LONGEST_COMPARED = 200


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    start: int
    end: int
    text: str


def edits(
    text: str,
    findings: Iterable[Finding],
    proposals: bool = False,
    possible: Callable[[Edit], bool] = lambda edit: True,
) -> list[Edit]:
    """In the order of the text. `proposals`: also repairs that are not safe."""
    fixes = {one.fix for one in findings if one.fix is not None and (one.fix.safe or proposals)}
    chosen: list[Edit] = []
    for fix in sorted(fixes, key=lambda fix: (fix.start, -fix.end, fix.text)):
        wanted = [edit for edit in _smallest(text, fix) if not _among(edit, chosen)]
        if all(possible(edit) and _is_free(edit, chosen) for edit in wanted):
            for edit in wanted:
                insort(chosen, edit)
    return chosen


def apply(text: str, changes: Iterable[Edit]) -> str:
    return "".join(_pieces(text, changes))


def _pieces(text: str, changes: Iterable[Edit]) -> Iterator[str]:
    place = 0
    for edit in changes:
        yield text[place : edit.start]
        yield edit.text
        place = edit.end
    yield text[place:]


def _smallest(text: str, fix: Fix) -> Iterator[Edit]:
    """Only the signs that differ: of 〔2021〕 for [2021] the brackets."""
    old = text[fix.start : fix.end]
    if max(len(old), len(fix.text)) > LONGEST_COMPARED:
        yield Edit(fix.start, fix.end, fix.text)
        return
    for name, first, last, new_first, new_last in SequenceMatcher(
        None, old, fix.text, autojunk=False
    ).get_opcodes():
        if name != "equal":
            yield Edit(fix.start + first, fix.start + last, fix.text[new_first:new_last])


def _among(edit: Edit, chosen: list[Edit]) -> bool:
    number = bisect_left(chosen, edit)
    return number < len(chosen) and chosen[number] == edit


def _is_free(edit: Edit, chosen: list[Edit]) -> bool:
    number = bisect_left(chosen, edit)
    before = chosen[number - 1] if number else None
    behind = chosen[number] if number < len(chosen) else None
    return not (before and _meet(before, edit)) and not (behind and _meet(edit, behind))


def _meet(one: Edit, other: Edit) -> bool:
    """`one` is not behind `other`. Two insertions in one place meet: nobody says which comes first."""
    return one.end > other.start or one.start == other.start == one.end == other.end
