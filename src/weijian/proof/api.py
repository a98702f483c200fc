"""The proof-reader's door: text or a file in, a report with figures, relations and findings out.

    report = proofread("全年任务8900人，完成10100人，完成率113.5%。")
    report.figures, report.relations, report.findings, report.as_json()

Positions in a report are offsets into its `text`. It prints nothing; see `weijian.proof.output`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from weijian.proof.document import Document
from weijian.proof.facts import Binding, Facts
from weijian.proof.figures import Figure, find_figures
from weijian.proof.findings import Finding, Fix
from weijian.proof.normalise import normalise
from weijian.proof.output.json import report_as_json
from weijian.proof.read import Source, read_source
from weijian.proof.relations import Relation, find_relations
from weijian.proof.rules import run_rules
from weijian.proof.sections import find_headings
from weijian.proof.subjects import name_figures

LONGEST_TITLE = 60
HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Report:
    text: str
    title: str
    figures: list[Figure]
    relations: list[Relation]
    findings: list[Finding]
    path: str = ""
    source: Source | None = None
    bindings: Mapping[int, Binding] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """One entry of `documents` as the JSON output has it."""
        return report_as_json(self)


def analyse(text: str, title: str = "", facts: Facts | None = None) -> Document:
    """The text with everything understood of it, before any rule speaks. `facts` bind figures to indicators."""
    plain, origin = normalise(text)
    document = Document(text, plain, origin)
    document.title = title or _first_line(document)
    document.headings = find_headings(document)
    document.figures = find_figures(plain)
    name_figures(document)
    document.relations = find_relations(document)
    if facts is not None:
        _bind(document, facts)
    return document


def _bind(document: Document, facts: Facts) -> None:
    document.facts, document.bindings = facts, facts.bindings(document)
    for number, binding in document.bindings.items():
        document.figures[number] = replace(document.figures[number], indicator=binding.code)


def proofread(text: str, title: str = "", facts: Facts | None = None) -> Report:
    document = analyse(text, title, facts)
    figures = [_figure_in_source(document, figure) for figure in document.figures]
    findings = [_finding_in_source(document, finding) for finding in run_rules(document)]
    findings.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
    return Report(text, document.title, figures, document.relations, findings, bindings=document.bindings)


def proofread_file(path: str | Path, facts: Facts | None = None) -> Report:
    """Raises `weijian.proof.read.Unreadable` where the file cannot be read."""
    source = read_source(Path(path))
    return replace(proofread(source.text, facts=facts), path=str(path), source=source)


def _first_line(document: Document) -> str:
    """The first line that is not the document's number (平卫健发〔2021〕16号)."""
    lines = [
        line for line in (document.slice(paragraph).strip() for paragraph in document.paragraphs) if line
    ]
    return next((line for line in lines if not line.endswith("号")), lines[0] if lines else "")[
        :LONGEST_TITLE
    ]


def _figure_in_source(document: Document, figure: Figure) -> Figure:
    start, end = document.source_span(figure.start, figure.end)
    number = document.source_span(figure.number_start, figure.number_end)
    return replace(
        figure,
        start=start,
        end=end,
        text=document.text[start:end],
        number_start=number[0],
        number_end=number[1],
    )


def _finding_in_source(document: Document, finding: Finding) -> Finding:
    if finding.in_source:
        return finding
    start, end = document.source_span(finding.start, finding.end)
    related = tuple(document.source_span(*span) for span in finding.related)
    fix = finding.fix and _fix_in_source(document, finding.fix)
    return replace(finding, start=start, end=end, related=related, fix=fix, in_source=True)


def _fix_in_source(document: Document, fix: Fix) -> Fix:
    """What is inserted goes right behind the sign before it. A repair is safe only where the text stands as it
    was analysed: over a pinyin note or a traditional character it would take away what the writer wrote.
    """
    start, end = document.source_span(fix.start, fix.end)
    if fix.start == fix.end and 0 < fix.start <= len(document.origin):
        start = end = document.origin[fix.start - 1] + 1
    source, plain = document.text[start:end], document.plain[fix.start : fix.end]
    alike = len(source) == len(plain) and not any(
        one != other and HAN.match(one) for one, other in zip(source, plain, strict=True)
    )
    return replace(fix, start=start, end=end, safe=fix.safe and alike)
