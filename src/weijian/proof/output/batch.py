"""What a batch of reports has beyond its reports: for the terminal and as keys of the JSON form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from weijian.proof.alignment import Lines
from weijian.proof.findings import SEVERITIES, at_least
from weijian.proof.output.terminal import NAMES

if TYPE_CHECKING:
    from weijian.proof.batch import Batch, CrossFinding


def batch_lines(batch: Batch, threshold: str = "hint") -> Iterator[str]:
    """What the reports say against one another."""
    shown = [finding for finding in batch.cross_document if at_least(finding.severity, threshold)]
    if shown:
        yield f"几份文件之间 {len(shown)} 处："
    lines = [Lines(report.text) for report in batch.reports] if shown else []
    for finding in shown:
        yield f"{_place(batch, lines, finding)}: {NAMES[finding.severity]}[{finding.rule}] {finding.message}"


def _place(batch: Batch, lines: list[Lines], finding: CrossFinding) -> str:
    number, start, _ = finding.places[0]
    report = batch.reports[number]
    return f"{report.path or report.title}:{lines[number].number(start) + 1}"


def batch_keys(batch: Batch) -> dict[str, Any]:
    """`document` in a place is the number of the document in `documents`, from 0."""
    return {
        "summary": {
            "documents": len(batch.reports),
            "findings": {severity: batch.severities[severity] for severity in SEVERITIES},
            "rules": dict(batch.commonest_rules),
        },
        "cross_document": [
            {
                "rule": finding.rule,
                "severity": finding.severity,
                "message": finding.message,
                "places": [
                    {"document": number, "start": start, "end": end} for number, start, end in finding.places
                ],
            }
            for finding in batch.cross_document
        ],
    }
