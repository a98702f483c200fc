"""Terminal messages like a good compiler's: place, code, the line with the stretch marked, the sum written
out.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from weijian.proof.findings import SEVERITIES, Finding, Fix, at_least

if TYPE_CHECKING:
    from weijian.proof.api import Report

NAMES = {"error": "错误", "warning": "警告", "hint": "提示"}
COLOURS = {"error": "31;1", "warning": "33;1", "hint": "36"}
BEFORE, BEHIND = 24, 30


def report_lines(report: Report, threshold: str = "hint", colour: bool = False) -> Iterator[str]:
    """The findings at or above `threshold`, then one line that sums the file up."""
    lines = _LineIndex(report.text)
    for finding in report.findings:
        if at_least(finding.severity, threshold):
            yield from _message(report, finding, lines, colour)
    yield _summary(report)


def _message(report: Report, finding: Finding, lines: _LineIndex, colour: bool) -> Iterator[str]:
    line, column = lines.place(finding.start)
    name = _painted(f"{NAMES[finding.severity]}[{finding.rule}]", COLOURS[finding.severity], colour)
    yield f"{report.path or '文本'}:{line}:{column}: {name} {finding.message}"
    shown, marks = _marked(report.text, finding.start, finding.end)
    yield f"    {shown}"
    yield f"    {_painted(marks, COLOURS[finding.severity], colour)}"
    for start, end in finding.related:
        at = lines.place(start)
        yield f"    参见 {at[0]}:{at[1]} {_one_line(report.text[start:end])}"
    if finding.fix is not None:
        yield f"    建议：{_advice(finding.fix)}"


def _advice(fix: Fix) -> str:
    put = _one_line(fix.text)
    if fix.start == fix.end:
        return f"插入“{put}”"
    return f"改为“{put}”" if put else "删去"


def _marked(text: str, start: int, end: int) -> tuple[str, str]:
    """The line around a stretch, shortened, and the marks under it; wide signs take two columns."""
    first = max(text.rfind("\n", 0, start) + 1, start - BEFORE)
    last = text.find("\n", start)
    last = len(text) if last < 0 else last
    end = max(start + 1, min(end, last, start + 60))
    last = min(last, end + BEHIND)
    shown = _one_line(text[first:last])
    marks = " " * _width(text[first:start]) + "^" * max(1, _width(text[start:end]))
    return shown, marks


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _one_line(text: str) -> str:
    """Control characters could move the terminal's cursor or colours; they are shown as blanks."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _painted(text: str, colour: str, wanted: bool) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if wanted else text


def _summary(report: Report) -> str:
    counts = Counter(finding.severity for finding in report.findings)
    parts = [f"{NAMES[severity]} {counts[severity]}" for severity in reversed(SEVERITIES)]
    held = sum(relation.holds for relation in report.relations)
    read = f"读出数据 {len(report.figures)} 个，核对关系 {len(report.relations)} 处（相符 {held}）"
    return f"{report.path or '文本'}：{read}；{'，'.join(parts)}"


class _LineIndex:
    """Line and column, both from 1, of an offset."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        for place, sign in enumerate(text):
            if sign == "\n":
                self.starts.append(place + 1)

    def place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
