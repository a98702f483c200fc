"""The JSON form, whose fields are promised to other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import weijian
from weijian.proof.figures.model import Figure
from weijian.proof.findings import Finding
from weijian.proof.relations.model import Relation
from weijian.proof.report import Report


def reports_as_json(reports: Iterable[Report], more: Mapping[str, Any] | None = None) -> str:
    """`more` are further keys of the whole, such as those of a batch."""
    documents = [report_as_json(report) for report in reports]
    body = {"tool": "weijian", "version": weijian.__version__, "documents": documents, **(more or {})}
    return json.dumps(body, ensure_ascii=False, indent=1)


def report_as_json(report: Report) -> dict[str, Any]:
    """One entry of `documents`."""
    body: dict[str, Any] = {"path": report.path, "title": report.title, "text_length": len(report.text)}
    if report.source is not None and report.source.extracted:
        body["text"] = report.text
    body["figures"] = [_figure(figure) for figure in report.figures]
    body["relations"] = [_relation(relation) for relation in report.every_tie]
    body["findings"] = [finding_as_json(finding) for finding in report.findings]
    body["ignored"] = [
        {**finding_as_json(one.finding), "reason": one.ignore.reason} for one in report.ignored
    ]
    return body


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "value": number(figure.value),
        "unit": figure.unit,
        "kind": figure.kind,
        "bound": figure.bound,
        "low": number(figure.low),
        "high": number(figure.high),
        "subject": figure.subject,
        "indicator": figure.indicator,
        "period": figure.period,
        "area": figure.area,
        "planned": bool(figure.modality),
    }


def _relation(relation: Relation) -> dict[str, Any]:
    computed = relation.computed
    return {
        "type": relation.type,
        "result": relation.result,
        "operands": list(relation.operands),
        "computed": list(computed) if isinstance(computed, tuple) else number(computed),
        "stated": number(relation.stated),
        "holds": relation.holds,
    }


def finding_as_json(finding: Finding) -> dict[str, Any]:
    fix = finding.fix
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
        "related": [list(span) for span in finding.related],
        "fix": {"start": fix.start, "end": fix.end, "text": fix.text, "safe": fix.safe} if fix else None,
    }


def number(value: Decimal | None) -> int | float | None:
    """JSON has no infinity: an open end is null."""
    if value is None or not value.is_finite():
        return None
    return int(value) if value == value.to_integral_value() else float(value)
