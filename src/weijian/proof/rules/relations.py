"""Turns broken relations into findings: what the arithmetic rules share."""

from __future__ import annotations

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.relations.model import Relation
from weijian.proof.relations.repair import QUOTIENTS, likely_repair
from weijian.proof.rules.rule import Rule


def broken(document: Document, *types: str) -> Iterator[Relation]:
    for relation in document.relations:
        if relation.type in types and not relation.holds and relation.result is not None:
            yield relation


def in_two_places(document: Document, relation: Relation) -> bool:
    """Whether the operands stand in several paragraphs; a table is one place."""
    starts = [document.figures[number].start for number in relation.operands]
    first, last = min(starts, default=0), max(starts, default=0)
    return document.plain.find("\n", first, last) >= 0 and not document.in_table(first)


def object_to(rule: Rule, document: Document, relation: Relation, message: str) -> Finding:
    """The finding stands at the stated result and points to its operands; only a firm tie is worth an
    error.
    """
    assert relation.result is not None
    figure = document.figures[relation.result]
    related = tuple((document.figures[n].start, document.figures[n].end) for n in relation.operands)
    severity = rule.severity if relation.firm else WARNING
    repair = likely_repair(document.figures, relation)
    if repair is not None and _operands_are_right(document, relation):
        repair = repair if repair.fix is not None and repair.fix.start == figure.start else None
    fix = None
    if repair is not None:
        message, fix = f"{message}；{repair.words}", repair.fix
    return rule.at(figure.start, figure.end, message, severity=severity, related=related, fix=fix)


def _operands_are_right(document: Document, relation: Relation) -> bool:
    """住院分娩率99.87% at the head, and 99.95% beside its two counts: they give the other rate, so the slip is not theirs."""
    return any(
        other.holds and other.type in QUOTIENTS and other.operands == relation.operands
        for other in document.relations
    )
