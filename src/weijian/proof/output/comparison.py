"""The comparison of two versions, for the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import weijian
from weijian.proof.alignment import Lines
from weijian.proof.compare import ChangedFigure, Comparison
from weijian.proof.findings import Finding, at_least
from weijian.proof.output.json import finding_as_json, number
from weijian.proof.output.words import SEVERITIES as NAMES
from weijian.proof.report import Report

LONGEST = 24


def comparison_lines(
    old: Report, new: Report, comparison: Comparison, threshold: str = "hint"
) -> Iterator[str]:
    """Three lists of findings, each with its number, then the figures that changed."""
    yield from _list("已改", old, comparison.settled, threshold)
    yield from _list("未改", new, comparison.remaining, threshold)
    yield from _list("新出现", new, comparison.new, threshold)
    yield f"改动的数据 {len(comparison.changed_figures)} 个"
    lines = Lines(new.text)
    for change in comparison.changed_figures:
        words = f"{change.new.subject}：{_short(change.old.text)} → {_short(change.new.text)}"
        yield f"    {_place(new, lines, change.new.start)} {words}"


def _list(name: str, report: Report, findings: list[Finding], threshold: str) -> Iterator[str]:
    shown = [finding for finding in findings if at_least(finding.severity, threshold)]
    yield f"{name} {len(shown)} 处"
    lines = Lines(report.text)
    for finding in shown:
        words = _short(report.text[finding.start : finding.end])
        code = f"{NAMES[finding.severity]}[{finding.rule}]"
        yield f"    {_place(report, lines, finding.start)} {code} {words}：{finding.message}"


def _place(report: Report, lines: Lines, position: int) -> str:
    return f"{report.path or '文本'}:{lines.number(position) + 1}"


def _short(text: str) -> str:
    """On one line, without control characters."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text[: LONGEST + 1])
    return shown if len(shown) <= LONGEST else shown[:LONGEST] + "…"


def comparison_as_json(old: Report, new: Report, comparison: Comparison) -> str:
    body: dict[str, Any] = {
        "tool": "weijian",
        "version": weijian.__version__,
        "old": old.path,
        "new": new.path,
    }
    body["settled"] = [finding_as_json(finding) for finding in comparison.settled]
    body["remaining"] = [finding_as_json(finding) for finding in comparison.remaining]
    body["new_findings"] = [finding_as_json(finding) for finding in comparison.new]
    body["changed_figures"] = [_change(change) for change in comparison.changed_figures]
    return json.dumps(body, ensure_ascii=False, indent=1)


def _change(change: ChangedFigure) -> dict[str, Any]:
    return {
        name: {"start": figure.start, "end": figure.end, "text": figure.text, "value": number(figure.value)}
        for name, figure in (("old", change.old), ("new", change.new))
    }
