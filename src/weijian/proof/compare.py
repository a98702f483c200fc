"""Two versions of one document: which findings were settled, which remain, which are new; which figures changed.

It does not proof-read; it takes two reports. A finding remains where the same rule speaks of the same place: the
place that the old one has come to in the new text, or, where its paragraph was moved, the same place in that.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from weijian.proof.alignment import Alignment, Lines
from weijian.proof.figures.model import Figure
from weijian.proof.findings import Finding
from weijian.proof.report import Report


@dataclass(frozen=True)
class ChangedFigure:
    """One figure in its two versions; each has its position in its own version's text."""

    old: Figure
    new: Figure


@dataclass(frozen=True)
class Comparison:
    """`settled` are findings of the old report, `remaining` and `new` of the new one."""

    settled: list[Finding]
    remaining: list[Finding]
    new: list[Finding]
    changed_figures: list[ChangedFigure]


def compare(old: Report, new: Report) -> Comparison:
    alignment = Alignment(old.text, new.text)
    kept = _kept(old, new, alignment)
    there_before = set(kept.values())
    return Comparison(
        [finding for number, finding in enumerate(old.findings) if number not in kept],
        [finding for number, finding in enumerate(new.findings) if number in there_before],
        [finding for number, finding in enumerate(new.findings) if number not in there_before],
        list(_changed_figures(old, new, alignment)),
    )


Key = Hashable  # None where a finding cannot be found again in this way


def _kept(old: Report, new: Report, alignment: Alignment) -> dict[int, int]:
    """Old finding to the new one that says the same, by number; the surest likeness first."""
    kept: dict[int, int] = {}
    _match(kept, _places_brought_over(old, alignment), [(f.rule, f.start) for f in new.findings])
    _match(kept, _words_brought_over(old, alignment), _words(new, alignment))
    _match(kept, _in_paragraph(old, alignment.old), _in_paragraph(new, alignment.new))
    return kept


def _match(kept: dict[int, int], old_keys: list[Key], new_keys: list[Key]) -> None:
    """Adds the pairs of those not yet paired that have the same key, in reading order."""
    taken = set(kept.values())
    free: dict[Key, deque[int]] = defaultdict(deque)
    for number, key in enumerate(new_keys):
        if number not in taken:
            free[key].append(number)
    for number, key in enumerate(old_keys):
        if number not in kept and key is not None and free.get(key):
            kept[number] = free[key].popleft()


def _places_brought_over(old: Report, alignment: Alignment) -> list[Key]:
    places = [(finding.rule, alignment.new_place(finding.start)) for finding in old.findings]
    return [None if key[1] is None else key for key in places]


def _words_brought_over(old: Report, alignment: Alignment) -> list[Key]:
    """The words that the rule marks, with the paragraph that theirs has become."""
    lines = [alignment.partner.get(alignment.old.number(finding.start)) for finding in old.findings]
    return [
        None if line is None else (finding.rule, line, old.text[finding.start : finding.end])
        for finding, line in zip(old.findings, lines, strict=True)
    ]


def _words(new: Report, alignment: Alignment) -> list[Key]:
    return [
        (finding.rule, alignment.new.number(finding.start), new.text[finding.start : finding.end])
        for finding in new.findings
    ]


def _in_paragraph(report: Report, lines: Lines) -> list[Key]:
    """For paragraphs that were moved: their text and the place in it."""
    keys: list[Key] = []
    for finding in report.findings:
        line = lines.number(finding.start)
        keys.append((finding.rule, lines.lines[line].strip(), finding.start - lines.starts[line]))
    return keys


def _changed_figures(old: Report, new: Report, alignment: Alignment) -> Iterator[ChangedFigure]:
    """A figure is the same one where its unit stands in the same place; its number may have any length."""
    there = {figure.number_start: figure for figure in new.figures}
    ending = {figure.number_end: figure for figure in new.figures}
    for figure in old.figures:
        place, end = (alignment.new_place(at) for at in (figure.number_start, figure.number_end))
        partner = there.get(place) if place is not None else None
        if partner is None and end is not None:
            partner = ending.get(end)
        if partner is not None and partner.unit == figure.unit and partner.value != figure.value:
            yield ChangedFigure(figure, partner)
