"""Cuts a text where figures, findings and the places that findings point to begin and end.

Spans may overlap; each piece then bears all of them. No piece reaches over the end of a paragraph. One sweep,
so that the work grows with the text and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from weijian.proof.findings import Finding
from weijian.proof.report import Report

FIGURE, FINDING, RELATED = "figure", "finding", "related"


@dataclass(frozen=True, slots=True)
class Piece:
    """Numbers of what covers it, in the report's own order; `opened`: the findings that begin here."""

    text: str
    figures: tuple[int, ...] = ()
    findings: tuple[int, ...] = ()
    related: tuple[int, ...] = ()
    opened: tuple[int, ...] = ()

    @property
    def is_plain(self) -> bool:
        return not (self.figures or self.findings or self.related)


def paragraphs(report: Report, findings: list[Finding]) -> Iterator[list[Piece]]:
    """The whole text, paragraph by paragraph; nothing is lost and nothing added but the line ends."""
    text = report.text
    opening, closing = _edges(report, findings)
    ends = [at for at, sign in enumerate(text) if sign == "\n"]
    edges = {0, *opening, *closing, *ends, *(at + 1 for at in ends), len(text)}
    covering: dict[str, dict[int, None]] = {FIGURE: {}, FINDING: {}, RELATED: {}}
    pieces: list[Piece] = []
    opened: list[int] = []
    for start, end in pairwise(sorted(edges)):
        for kind, number in closing.get(start, ()):
            covering[kind].pop(number, None)
        for kind, number in opening.get(start, ()):
            covering[kind][number] = None
            opened += [number] if kind == FINDING else []
        if text[start:end] == "\n":
            yield pieces
            pieces = []
        else:
            figures, marked, related = (tuple(covering[kind]) for kind in (FIGURE, FINDING, RELATED))
            pieces.append(Piece(text[start:end], figures, marked, related, tuple(opened)))
            opened = []
    yield pieces


def shown_span(finding: Finding, text: str) -> tuple[int, int]:
    """Where a finding is marked: one that objects to something missing marks the sign where it is missed."""
    start, end = finding.start, finding.end
    if end > start and text[start:end].strip("\r\n"):
        return start, end
    if start < len(text) and text[start] not in "\r\n":
        return start, start + 1
    return max(0, start - 1), start


Edges = dict[int, list[tuple[str, int]]]


def _edges(report: Report, findings: list[Finding]) -> tuple[Edges, Edges]:
    opening: Edges = defaultdict(list)
    closing: Edges = defaultdict(list)

    def note(kind: str, number: int, start: int, end: int) -> None:
        if end > start:
            opening[start].append((kind, number))
            closing[end].append((kind, number))

    for number, figure in enumerate(report.figures):
        note(FIGURE, number, figure.start, figure.end)
    for number, finding in enumerate(findings):
        note(FINDING, number, *shown_span(finding, report.text))
        for start, end in finding.related:
            note(RELATED, number, start, end)
    return opening, closing
