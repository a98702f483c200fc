"""Terminal messages like a good compiler's: place, code, the line with the stretch marked, the repair, the sum.

    报告.txt:2:23: 错误[FIG101] 完成率66.5%与任务数、完成数不符：2600人÷4000人＝65%
       2 | 全年任务4000人，共完成2600人，完成率66.5%。
         |         ------        ------        ^^^^^

A line that is long is cut around the finding; wide signs take two columns. Equal findings below an error are
shown only so often, unless all are asked for.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from weijian.proof.findings import ERROR, SEVERITIES, Finding, Fix, at_least
from weijian.proof.ignores import Ignored
from weijian.proof.output.places import Places
from weijian.proof.output.words import SEVERITIES as NAMES
from weijian.proof.output.words import one_line
from weijian.proof.report import Report
from weijian.proof.rules import rule_modules
from weijian.proof.rules.rule import Rule

COLOURS = {"error": "31;1", "warning": "33;1", "hint": "36"}
GONE, COME, QUIET = "31", "32", "2"
BEFORE, BEHIND, LONGEST = 30, 30, 60  # signs around and of a finding
SHOWN_OF_A_RULE = 5
Span = tuple[int, int]


@dataclass
class Terminal:
    """How to show reports. It remembers what it has explained, so that each rule is explained once."""

    threshold: str = "hint"
    colour: bool = False
    everything: bool = False
    explain: bool = False
    show_ignored: bool = False
    explained: set[str] = field(default_factory=set)

    def lines(self, report: Report) -> Iterator[str]:
        """The findings in the order of the text, then what was left out, then one line that sums the file up."""
        places = Places(report.text)
        shown: Counter[str] = Counter()
        left_out: Counter[str] = Counter()
        for finding in report.findings:
            if not at_least(finding.severity, self.threshold):
                continue
            if self.everything or finding.severity == ERROR or shown[finding.rule] < SHOWN_OF_A_RULE:
                shown[finding.rule] += 1
                yield from self._message(report, finding, places)
            else:
                left_out[finding.rule] += 1
        for code, times in sorted(left_out.items()):
            yield self._paint(f"{code} 另有{times}处，--all 全部显示", QUIET)
        if self.show_ignored:
            for ignored in report.ignored:
                yield self._ignored(report, ignored, places)
        yield _summary(report)
        yield from _counts(report, self.threshold)

    def _message(self, report: Report, finding: Finding, places: Places) -> Iterator[str]:
        line, column = places.of(finding.start)
        colour = COLOURS[finding.severity]
        name = self._paint(f"{NAMES[finding.severity]}[{finding.rule}]", colour)
        yield f"{one_line(report.path) or '文本'}:{line}:{column}: {name} {one_line(finding.message)}"
        window = _Window(report.text, places, finding)
        gutter = " " * len(f"{line:4}")
        yield f"{line:4} | {window.shown}"
        yield f"{gutter} | {self._paint(window.marks, colour)}"
        for start, end in window.elsewhere:
            at = places.of(start)
            yield f"{gutter} = 参见 {at[0]}:{at[1]} {_short(report.text[start:end])}"
        if finding.fix is not None:
            before, behind = window.mended(finding.fix)
            yield f"{gutter} - {self._paint(before, GONE)}"
            yield f"{gutter} + {self._paint(behind, COME)}"
        yield from self._help(finding.rule, gutter)

    def _help(self, code: str, gutter: str) -> Iterator[str]:
        rule = _rules().get(code)
        if self.explain and rule is not None and code not in self.explained:
            self.explained.add(code)
            yield f"{gutter} = 说明：{rule.explanation}（依据：{rule.source}）"

    def _ignored(self, report: Report, ignored: Ignored, places: Places) -> str:
        finding = ignored.finding
        line, column = places.of(finding.start)
        words = f"已忽略[{finding.rule}] {one_line(finding.message)}；理由：{one_line(ignored.ignore.reason)}"
        return self._paint(f"{one_line(report.path) or '文本'}:{line}:{column}: {words}", QUIET)

    def _paint(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self.colour else text


def summary_lines(reports: list[Report], threshold: str = "hint") -> Iterator[str]:
    """What closes the messages of several files: all of them by severity and rule."""
    counts = Counter(finding.severity for report in reports for finding in report.findings)
    yield f"共{len(reports)}个文件：{_by_severity(counts)}"


class _Window:
    """The part of a line around a finding, on which the finding and the places it points to are marked."""

    def __init__(self, text: str, places: Places, finding: Finding) -> None:
        self.text = text
        first, last = places.line(min(finding.start, len(text)))
        end = max(finding.start + 1, min(finding.end, last, finding.start + LONGEST))
        self.first = max(first, finding.start - BEFORE)
        self.last = min(last, end + BEHIND)
        self.lead = "…" if self.first > first else ""
        self.tail = "…" if self.last < last else ""
        self.shown = self._words(self.first, self.last)
        within = [span for span in finding.related if self.first <= span[0] < span[1] <= self.last]
        self.elsewhere = [span for span in finding.related if span not in within]
        self.marks = self._marks((finding.start, end), within)

    def mended(self, fix: Fix) -> tuple[str, str]:
        """The same part as it is and as it would be; wider where the repair reaches over its ends."""
        first, last = min(self.first, fix.start), max(self.last, fix.end)
        before = one_line(self.text[first : fix.start])
        behind = one_line(self.text[fix.end : last])
        old, new = one_line(self.text[fix.start : fix.end]), one_line(fix.text)
        return f"{self.lead}{before}{old}{behind}{self.tail}", f"{self.lead}{before}{new}{behind}{self.tail}"

    def _words(self, first: int, last: int) -> str:
        return f"{self.lead}{one_line(self.text[first:last])}{self.tail}"

    def _marks(self, own: Span, related: list[Span]) -> str:
        marks = [" "] * _width(self.lead)
        for place in range(self.first, max(self.last, own[1])):
            sign = "^" if own[0] <= place < own[1] else " "
            if sign == " " and any(start <= place < end for start, end in related):
                sign = "-"
            marks.append(sign * (_width(one_line(self.text[place : place + 1])) if place < self.last else 1))
        return "".join(marks).rstrip()


def _width(text: str) -> int:
    """Columns on a terminal: wide signs take two, signs set upon others none."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _short(text: str) -> str:
    shown = one_line(text[: LONGEST + 1])
    return shown if len(shown) <= LONGEST else shown[:LONGEST] + "…"


@cache
def _rules() -> dict[str, Rule]:
    return {module.rule.code: module.rule for module in rule_modules()}


def _by_severity(counts: Counter[str]) -> str:
    return "，".join(f"{NAMES[severity]} {counts[severity]}" for severity in reversed(SEVERITIES))


def _summary(report: Report) -> str:
    counts = Counter(finding.severity for finding in report.findings)
    held = sum(relation.holds for relation in report.relations)
    read = f"读出数据 {len(report.figures)} 个，核对关系 {len(report.relations)} 处（相符 {held}）"
    ignored = f"，已忽略 {len(report.ignored)}" if report.ignored else ""
    return f"{one_line(report.path) or '文本'}：{read}；{_by_severity(counts)}{ignored}"


def _counts(report: Report, threshold: str) -> Iterator[str]:
    counts = Counter(
        (finding.severity, finding.rule)
        for finding in report.findings
        if at_least(finding.severity, threshold)
    )
    for severity, code in sorted(counts, key=lambda key: (-SEVERITIES.index(key[0]), key[1])):
        rule = _rules().get(code)
        times = counts[severity, code]
        yield f"    {NAMES[severity]} {code} {times:3}处  {rule.title if rule else ''}"
