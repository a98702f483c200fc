"""Leads what was found in the plain text back to the text as it stands."""

from __future__ import annotations

import re
from dataclasses import replace

from weijian.proof.document import Document
from weijian.proof.figures.model import Figure
from weijian.proof.findings import Finding, Fix

HAN = re.compile(r"[\u3400-\u9fff]")


def figure_in_source(document: Document, figure: Figure) -> Figure:
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


def finding_in_source(document: Document, finding: Finding) -> Finding:
    if finding.in_source:
        return finding
    start, end = document.source_span(finding.start, finding.end)
    related = tuple(document.source_span(*span) for span in finding.related)
    fix = finding.fix and _fix_in_source(document, finding.fix)
    return replace(finding, start=start, end=end, related=related, fix=fix, in_source=True)


def _fix_in_source(document: Document, fix: Fix) -> Fix | None:
    """What is inserted goes right behind the sign before it. A repair is safe only where the text stands as it
    was analysed: over a pinyin note or a traditional character it would take away what the writer wrote. Within
    a damaged stretch there is none: no sign of it stands for a sign of what it was.
    """
    if document.is_damaged(fix.start, fix.end):
        return None
    start, end = document.source_span(fix.start, fix.end)
    if fix.start == fix.end and 0 < fix.start <= len(document.origin):
        start = end = document.origin[fix.start - 1] + 1
    source, plain = document.text[start:end], document.plain[fix.start : fix.end]
    alike = len(source) == len(plain) and not any(
        one != other and HAN.match(one) for one, other in zip(source, plain, strict=True)
    )
    return replace(fix, start=start, end=end, safe=fix.safe and alike)
