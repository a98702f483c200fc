"""A kept proof-reading as the page shows it: the text in marked pieces, findings, relations, one figure explored.

It judges nothing. Of a text too long for a page only the paragraphs with findings are shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from weijian.proof.api import Report
from weijian.proof.facts import Binding
from weijian.proof.findings import HINT, SEVERITIES, Finding
from weijian.proof.output.html.marks import paragraphs
from weijian.proof.output.words import RELATIONS as RELATION_WORDS
from weijian.proof.output.words import SEVERITIES as SEVERITY_WORDS
from weijian.proof.output.words import working
from weijian.proof.relations import Relation
from weijian.proof.rules import rule_modules
from weijian.proof.rules.rule import Rule
from weijian.review.actions import waivers_of
from weijian.review.lineage import fingerprint
from weijian.review.models import ProofReading, Waiver
from weijian.review.waived import with_waivers
from weijian.review.work import report_of

LONGEST_SHOWN = 300_000
LONGEST_EXCERPT = 80


@dataclass(frozen=True)
class Piece:
    """`finding`: number of the gravest finding (from 1); `anchors`: findings whose link leads here."""

    text: str
    finding: int = 0
    tone: str = ""
    figure: int = 0
    anchors: tuple[int, ...] = ()


@dataclass(frozen=True)
class ShownFinding:
    """A finding with its rule, the words it is about, and why it was let stand, if it was."""

    number: int
    finding: Finding
    rule: Rule | None
    excerpt: str
    print: str
    reason: str
    waiver: Waiver | None
    address: str
    figure: int  # number of the figure that it is about; 0 for none

    @property
    def tone(self) -> str:
        return "ignored" if self.reason else self.finding.severity

    @property
    def is_hint(self) -> bool:
        return self.tone == HINT


@dataclass(frozen=True)
class ShownRelation:
    words: str
    holds: bool
    working: str
    figures: tuple[tuple[int, str], ...]


class Shown:
    """One proof-reading, with what was let stand in it."""

    def __init__(self, reading: ProofReading) -> None:
        self.reading = reading
        report, self._waivers = with_waivers(report_of(reading), waivers_of(reading).select_related("by"))
        self.report: Report = report

    @cached_property
    def findings(self) -> list[ShownFinding]:
        titles = {module.rule.code: module.rule for module in rule_modules()}
        figures = {figure.start: number for number, figure in enumerate(self.report.figures)}
        found = []
        for number, finding in enumerate(self._all, start=1):
            at = number - 1 - len(self.report.findings)
            words = self.report.text[finding.start : finding.end]
            figure = figures.get(finding.start)
            of_ledger = figure is not None and finding.rule.startswith("FIG4")
            binding = self.report.bindings.get(figure or 0) if of_ledger else None
            found.append(
                ShownFinding(
                    number,
                    finding,
                    titles.get(finding.rule),
                    words[:LONGEST_EXCERPT],
                    fingerprint(self.report.text, finding),
                    self.report.ignored[at].ignore.reason if at >= 0 else "",
                    self._waivers.get(at) if at >= 0 else None,
                    ledger_address(binding),
                    0 if figure is None else figure + 1,
                )
            )
        return found

    @cached_property
    def _all(self) -> list[Finding]:
        return [*self.report.findings, *(one.finding for one in self.report.ignored)]

    def chosen(self, severity: str, rule: str) -> list[ShownFinding]:
        """The findings that the filters ask for, hints behind the others; `ignored` asks for those let stand."""
        chosen = [
            one
            for one in self.findings
            if (not severity or one.tone == severity) and (not rule or one.finding.rule == rule)
        ]
        return sorted(chosen, key=lambda one: one.is_hint)

    @property
    def folds_hints(self) -> bool:
        """Many small hints must not hide what is wrong."""
        return any(not one.is_hint for one in self.findings)

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        """(severity, wording, how many), gravest first; what was let stand comes last."""
        tones = [finding.severity for finding in self.report.findings]
        found = [(name, SEVERITY_WORDS[name], tones.count(name)) for name in reversed(SEVERITIES)]
        ignored = len(self.report.ignored)
        return [*found, ("ignored", "已忽略", ignored)] if ignored else found

    @property
    def rules(self) -> list[tuple[str, str]]:
        """The rules that found something, for the filter."""
        found = {one.finding.rule: one.rule.title if one.rule else "" for one in self.findings}
        return sorted(found.items())

    @property
    def is_cut(self) -> bool:
        return len(self.report.text) > LONGEST_SHOWN

    def paragraphs(self) -> Iterator[list[Piece]]:
        """The text by paragraphs; of a very long one those with findings."""
        shown = 0
        for pieces in paragraphs(self.report, self._all):
            marked = [self._piece(piece) for piece in pieces]
            if self.is_cut and not any(piece.finding for piece in marked):
                continue
            shown += sum(len(piece.text) for piece in marked)
            if shown > LONGEST_SHOWN:
                return
            yield marked

    def _piece(self, piece: Any) -> Piece:
        kept = len(self.report.findings)
        severities = {number: self._all[number].severity for number in piece.findings if number < kept}
        gravest = max(severities, key=lambda number: SEVERITIES.index(severities[number]), default=None)
        if gravest is None and piece.findings:
            gravest = piece.findings[0]
        tone = "" if gravest is None else severities.get(gravest, "ignored")
        return Piece(
            piece.text,
            0 if gravest is None else gravest + 1,
            tone,
            piece.figures[0] + 1 if piece.figures else 0,
            tuple(number + 1 for number in piece.opened),
        )

    def relations(self, figure: int | None = None) -> list[ShownRelation]:
        """The ties between figures, broken ones first; or those of one figure."""
        wanted = [one for one in self.report.relations if figure is None or figure in _figures_of(one)]
        return [self._relation(one) for one in sorted(wanted, key=lambda one: one.holds)]

    def _relation(self, one: Relation) -> ShownRelation:
        figures = tuple((number + 1, self.report.figures[number].text) for number in _figures_of(one))
        words = RELATION_WORDS.get(one.type, one.type)
        return ShownRelation(words, one.holds, working(self.report.figures, one), figures)


def _figures_of(relation: Relation) -> list[int]:
    own = [] if relation.result is None else [relation.result]
    return [*relation.operands, *own]


def ledger_address(binding: Binding | None) -> str:
    """The page of the figure that a binding names; "" where period or area is not known."""
    if binding is None or binding.period is None or not binding.area:
        return ""
    query = urlencode({"period": binding.period.code, "unit": binding.area})
    return f"{reverse('figure', args=[binding.code])}?{query}"
