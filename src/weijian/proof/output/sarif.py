"""SARIF 2.1.0 (OASIS), the form that editors and code review read: one run, one result a finding.

Columns and offsets count Unicode code points (columnKind). For a file that is not plain text they count in its
extracted text, which is then given with the file. What is silenced by a mark is a result with a suppression.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import weijian
from weijian.proof.batch import CrossFinding, batch_rules
from weijian.proof.findings import Finding, Fix
from weijian.proof.output.places import Places
from weijian.proof.output.words import SEVERITIES, advice
from weijian.proof.report import Report
from weijian.proof.rules import RuleModule, rule_modules

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "hint": "note"}
FINGERPRINT = "weijianFinding/v1"
AROUND = 20  # signs on either side that make a place recognisable when lines move
Json = dict[str, Any]


def reports_as_sarif(
    reports: Sequence[Report], failures: Iterable[str] = (), across: Sequence[CrossFinding] = ()
) -> str:
    """`failures`: what could not be read, in words; `across`: what the reports say against one another."""
    modules = _modules()
    notes = [{"level": "error", "message": {"text": failure}} for failure in failures]
    run = {
        "tool": {"driver": _driver(modules)},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not notes, "toolExecutionNotifications": notes}],
        "artifacts": [_artifact(report) for report in reports],
        "results": [
            *(result for number, report in enumerate(reports) for result in _results(report, number)),
            *_results_across(reports, across),
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)


def _modules() -> list[RuleModule]:
    return [*rule_modules(), *batch_rules()]


def _driver(modules: Sequence[RuleModule]) -> Json:
    rules = [
        {
            "id": module.rule.code,
            "name": module.name,
            "shortDescription": {"text": module.rule.title},
            "fullDescription": {"text": module.rule.explanation},
            "help": {"text": _help(module), "markdown": _help_markdown(module)},
            "defaultConfiguration": {"level": LEVELS[module.rule.severity]},
            "properties": {"tags": [module.theme], "source": module.rule.source},
        }
        for module in modules
    ]
    version = weijian.__version__
    return {"name": "weijian", "version": version, "semanticVersion": version, "rules": rules}


def _help(module: RuleModule) -> str:
    examples = "\n".join(
        [*(f"会指出：{one}" for one in module.flagged), *(f"不会指出：{one}" for one in module.silent)]
    )
    return f"{module.rule.explanation}\n依据：{module.rule.source}\n{examples}"


def _help_markdown(module: RuleModule) -> str:
    rule = module.rule
    lines = [
        f"**{rule.code} {rule.title}**（{SEVERITIES[rule.severity]}）",
        "",
        rule.explanation,
        "",
        f"依据：{rule.source}",
    ]
    return "\n".join(lines)


def _artifact(report: Report) -> Json:
    artifact: Json = {"location": {"uri": _uri(report)}}
    if report.source is not None and report.source.extracted:
        artifact["contents"] = {"text": report.text}
    else:
        artifact["length"] = len(report.text.encode(errors="replace"))
    return artifact


def _uri(report: Report) -> str:
    path = PurePath(report.path or report.title or "text")
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


class _File:
    """Turns offsets of one report into locations."""

    def __init__(self, report: Report, number: int) -> None:
        self.text = report.text
        self.places = Places(report.text)
        self.artifact = {"uri": _uri(report), "index": number}

    def region(self, start: int, end: int, snippet: bool = True) -> Json:
        line, column = self.places.of(start)
        end_line, end_column = self.places.of(end)
        region: Json = {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": start,
            "charLength": end - start,
        }
        if snippet and end > start:
            region["snippet"] = {"text": self.text[start:end]}
        return region

    def location(self, start: int, end: int) -> Json:
        return {"physicalLocation": {"artifactLocation": self.artifact, "region": self.region(start, end)}}

    def fix(self, fix: Fix) -> Json:
        replacement = {
            "deletedRegion": self.region(fix.start, fix.end, snippet=False),
            "insertedContent": {"text": fix.text},
        }
        change = {"artifactLocation": self.artifact, "replacements": [replacement]}
        return {"description": {"text": advice(fix)}, "artifactChanges": [change]}


def _results(report: Report, number: int) -> Iterable[Json]:
    file = _File(report, number)
    indexes = _indexes()
    seen: Counter[str] = Counter()
    reasons: list[tuple[Finding, str | None]] = [(finding, None) for finding in report.findings]
    reasons += [(one.finding, one.ignore.reason) for one in report.ignored]
    for finding, reason in sorted(reasons, key=lambda row: (row[0].start, row[0].end, row[0].rule)):
        result = _result(file, finding, indexes)
        words = _fingerprint(file, finding)
        seen[words] += 1
        result["partialFingerprints"] = {FINGERPRINT: f"{words}:{seen[words]}"}
        if reason is not None:
            result["suppressions"] = [{"kind": "inSource", "justification": reason}]
        yield result


def _results_across(reports: Sequence[Report], across: Sequence[CrossFinding]) -> Iterable[Json]:
    """Each with its first place as its location, and the places in other reports beside it."""
    files = {number: _File(reports[number], number) for one in across for number, _, _ in one.places}
    indexes = _indexes()
    for finding in across:
        (number, start, end), *others = finding.places
        one = Finding(finding.rule, finding.severity, start, end, finding.message)
        result = _result(files[number], one, indexes)
        result["relatedLocations"] = [
            {"id": at, **files[other].location(first, last)}
            for at, (other, first, last) in enumerate(others, start=1)
        ]
        result["partialFingerprints"] = {FINGERPRINT: f"{_fingerprint(files[number], one)}:1"}
        yield result


def _indexes() -> dict[str, int]:
    return {module.rule.code: index for index, module in enumerate(_modules())}


def _result(file: _File, finding: Finding, indexes: dict[str, int]) -> Json:
    result: Json = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [file.location(finding.start, finding.end)],
    }
    if finding.rule in indexes:
        result["ruleIndex"] = indexes[finding.rule]
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **file.location(*span)} for number, span in enumerate(finding.related, start=1)
        ]
    if finding.fix is not None:
        result["fixes"] = [file.fix(finding.fix)]
    return result


def _fingerprint(file: _File, finding: Finding) -> str:
    """The same where lines before it come and go; the words around it make it one among equals."""
    first, last = file.places.line(finding.start)
    before = file.text[max(first, finding.start - AROUND) : finding.start]
    behind = file.text[finding.end : min(max(last, finding.end), finding.end + AROUND)]
    words = "\x1f".join(
        [finding.rule, before.strip(), file.text[finding.start : finding.end], behind.strip()]
    )
    return sha256(words.encode(errors="replace")).hexdigest()[:16]
