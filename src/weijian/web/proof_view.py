"""A proof-read text cut into pieces for the page: plain pieces, marked ones, and the findings they belong to.

It judges nothing. Spans may overlap; each piece then bears the gravest finding, and every finding has exactly one
piece to which a click on it leads.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from weijian.proof.api import Report
from weijian.proof.findings import SEVERITIES, Finding

SEVERITY_WORDS = {"error": "错误", "warning": "警告", "hint": "提示"}
RELATION_WORDS = {
    "ratio": "占比",
    "sum": "合计",
    "difference": "增减",
    "completion": "完成率",
    "duplicate": "前后一致",
    "order": "大小",
    "rate_per": "比率",
    "unit_price": "单价",
    "growth": "增幅",
    "population": "人口推算",
}


@dataclass(frozen=True)
class Piece:
    """`finding`: number of the gravest finding (from 1); `anchors`: findings whose link leads here."""

    text: str
    finding: int = 0
    severity: str = ""
    figure: bool = False
    anchors: tuple[int, ...] = ()


def pieces(report: Report) -> Iterator[Piece]:
    """The whole text, in order; nothing is lost and nothing added."""
    length = len(report.text)
    spans = [(number, one, *_span(one, length)) for number, one in enumerate(report.findings, start=1)]
    figures = [(figure.start, figure.end) for figure in report.figures]
    edges = {
        0,
        length,
        *(edge for pair in figures for edge in pair),
        *(edge for row in spans for edge in row[2:]),
    }
    ordered = sorted(edges)
    anchored: set[int] = set()
    for start, end in pairwise(ordered):
        covering = [(number, one) for number, one, low, high in spans if low <= start and end <= high]
        gravest = max(covering, key=lambda pair: SEVERITIES.index(pair[1].severity), default=None)
        here = tuple(number for number, _ in covering if number not in anchored)
        anchored.update(here)
        in_figure = any(low <= start and end <= high for low, high in figures)
        number, severity = (gravest[0], gravest[1].severity) if gravest else (0, "")
        yield Piece(report.text[start:end], number, severity, in_figure, here)


def _span(finding: Finding, length: int) -> tuple[int, int]:
    """Where a finding is marked; one that objects to something missing marks the sign where it is missed."""
    low = max(0, min(finding.start, length - 1))
    return low, min(length, max(finding.end, low + 1))


def counts(findings: list[Finding]) -> list[tuple[str, str, int]]:
    """(severity, wording, how many), gravest first."""
    return [
        (name, SEVERITY_WORDS[name], sum(one.severity == name for one in findings))
        for name in reversed(SEVERITIES)
    ]
