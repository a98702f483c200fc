"""Measures the proof-reader against a gold annotation of one report.

It does not decide what is right: the gold file does (its format is in shared/gold/README.md). A figure is
found when span and value agree; a relation when its type, result and operands do (ratio and completion
count as one; an order may be written from either side); a defect when a finding touches it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from weijian.proof.figures.model import Figure
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.relations.model import Relation
from weijian.proof.report import Report

Span = tuple[int, int]
ARITHMETIC = "FIG1"
# A rate printed with another sign may be annotated as a wrong form.
ARITHMETIC_DEFECTS = {"arithmetic", "contradiction", "unit_form"}
SCALES = {"万": 10**4, "亿": 10**8, "成": 10}
PER_CHARACTERS = 3000


@dataclass
class Share:
    """So many of so many, and what was missed."""

    name: str
    found: int
    of: int
    missed: list[str] = field(default_factory=list)
    # Told for information: what was found beyond the annotation, which may be right all the same.
    surplus: bool = False

    def __str__(self) -> str:
        percent = f"{100 * self.found / self.of:.1f}%" if self.of else "—"
        return f"{self.name}：{self.found}/{self.of}（{percent}）"


@dataclass
class Score:
    shares: list[Share]
    wrong_errors: list[str]
    warnings_beyond_gold: list[str]
    warnings_per_3000: float

    def lines(self, details: bool = True) -> Iterator[str]:
        for share in self.shares:
            yield str(share)
            if details:
                sign = "余" if share.surplus else "缺"
                yield from (f"    {sign} {missed}" for missed in share.missed)
        yield f"错误级算术结论有误：{len(self.wrong_errors)}"
        yield from (f"    {wrong}" for wrong in self.wrong_errors if details)
        beyond = len(self.warnings_beyond_gold)
        yield f"警告不在标注中：{beyond}（每{PER_CHARACTERS}字 {self.warnings_per_3000:.2f}）"
        yield from (f"    {warning}" for warning in self.warnings_beyond_gold if details)


def score(report: Report, gold: dict[str, Any]) -> Score:
    spans = {row["id"]: (row["start"], row["end"]) for row in gold["figures"]}
    shares = [
        *_figures(report, gold["figures"]),
        *_relations(report, gold["relations"], spans),
        *_defects(report.findings, gold["defects"]),
    ]
    beyond = [_shown(finding) for finding in _beyond_gold(report.findings, gold["defects"], WARNING)]
    wrong = [
        _shown(finding)
        for finding in _beyond_gold(report.findings, gold["defects"], ERROR, ARITHMETIC_DEFECTS)
        if finding.rule.startswith(ARITHMETIC)
    ]
    return Score(shares, wrong, beyond, len(beyond) * PER_CHARACTERS / max(1, len(report.text)))


def _figures(report: Report, rows: list[dict[str, Any]]) -> Iterator[Share]:
    stated = {(figure.start, figure.end): figure for figure in report.figures}
    missed = [row for row in rows if not _agrees(stated.get((row["start"], row["end"])), row)]
    yield Share("数据召回", len(rows) - len(missed), len(rows), [row["text"] for row in missed])
    right = len(rows) - len(missed)
    listed = {(row["start"], row["end"]) for row in rows}
    surplus = [figure.text for span, figure in stated.items() if span not in listed]
    yield Share("数据精确", right, len(stated), surplus)


def _agrees(figure: Figure | None, row: dict[str, Any]) -> bool:
    """The value may be annotated in the stated unit or written out (6 万元 or 60000 元)."""
    if figure is None:
        return False
    value = Decimal(str(row["value"]))
    scale = next((size for sign, size in SCALES.items() if sign in row["unit"]), 1)
    return value == figure.value or value * scale == figure.value * _scale(figure)


def _scale(figure: Figure) -> int:
    return next((size for sign, size in SCALES.items() if sign in figure.unit), 1)


def _relations(report: Report, rows: list[dict[str, Any]], spans: dict[str, Span]) -> Iterator[Share]:
    """What the annotation has and was recognised; then, told only, what was recognised and the annotation has."""
    wanted = [(row, _row_key(row, spans)) for row in rows]
    found = [(relation, _relation_key(relation, report.figures)) for relation in report.every_tie]
    known, annotated = {key for _, key in found}, {key for _, key in wanted}
    for holds, name in ((True, "成立的关系"), (False, "不成立的关系")):
        of = [(row, key) for row, key in wanted if row["holds"] is holds]
        missed = [f"{row['id']} {row['type']} {row['why'][:50]}" for row, key in of if key not in known]
        yield Share(name, len(of) - len(missed), len(of), missed)
    told = found[: len(report.relations)]  # what only follows from these claims nothing of its own
    for holds, name in ((True, "认出的成立关系在标注中"), (False, "认出的不成立关系在标注中")):
        said = [(relation, key) for relation, key in told if relation.holds is holds]
        beyond = [_written(relation, report.figures) for relation, key in said if key not in annotated]
        yield Share(name, len(said) - len(beyond), len(said), beyond, surplus=True)


def _relation_key(relation: Relation, figures: list[Figure]) -> object:
    spans = [(figures[number].start, figures[number].end) for number in relation.operands]
    result = None
    if relation.result is not None:
        result = (figures[relation.result].start, figures[relation.result].end)
    return _key(relation.type, result, spans, relation.holds)


def _row_key(row: dict[str, Any], spans: dict[str, Span]) -> object:
    result = spans.get(row["result"]) if row["result"] else None
    return _key(row["type"], result, [spans[name] for name in row["operands"]], row["holds"])


def _written(relation: Relation, figures: list[Figure]) -> str:
    operands = "、".join(figures[number].text for number in relation.operands)
    result = figures[relation.result].text if relation.result is not None else "（未写）"
    return f"{relation.type} {result} ← {operands}"


def _key(kind: str, result: Span | None, operands: list[Span], holds: bool) -> object:
    """A tie, whoever tells it: which of two equal or ordered figures is called the result does not matter."""
    if kind in {"duplicate", "order"}:
        return kind, frozenset([result, *operands]), holds
    if kind == "completion":
        kind = "ratio"
    return kind, result, frozenset(operands), holds


def _defects(findings: list[Finding], rows: list[dict[str, Any]]) -> Iterator[Share]:
    for severity, name in (("error", "错误级缺陷"), ("warning", "警告级缺陷"), ("hint", "提示级缺陷")):
        wanted = [row for row in rows if row["severity"] == severity]
        missed = [row for row in wanted if not any(_touches(finding, row) for finding in findings)]
        shown = [f"{row['kind']} {row['text'][:24]}" for row in missed]
        yield Share(name, len(wanted) - len(missed), len(wanted), shown)


def _beyond_gold(
    findings: list[Finding], rows: list[dict[str, Any]], severity: str, kinds: set[str] | None = None
) -> Iterator[Finding]:
    for finding in findings:
        if finding.severity == severity:
            touching = [row for row in rows if _touches(finding, row)]
            if not any(kinds is None or row["kind"] in kinds for row in touching):
                yield finding


def _touches(finding: Finding, row: dict[str, Any]) -> bool:
    """A finding at a point (something to be put in) touches what lies on either side of it.

    Where figures contradict each other, the annotation may have marked any of them: a FIG finding touches all that
    it names.
    """
    places = [(finding.start, finding.end)]
    if finding.rule.startswith("FIG"):
        places.extend(finding.related)
    return any(_meet(start, end, row["start"], row["end"]) for start, end in places)


def _meet(start: int, end: int, low: int, high: int) -> bool:
    slack = 1 if end <= start or high <= low else 0
    return start < high + slack and end > low - slack


def _shown(finding: Finding) -> str:
    return f"{finding.rule} {finding.start} {finding.message}"
