"""Several reports together: one summary, and what reports of one county say against one another.

It does not proof-read; it takes finished reports. Figures are brought to one footing as `Statement`s (county, time,
topic); each rule of this package looks at the statements of one quantity. A rule module here is like those under
`weijian.proof.rules`, only that an example is a set of texts and `check` sees statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from weijian.proof.batch import cumulative, same_quantity
from weijian.proof.batch.statements import CrossFinding, statements_of
from weijian.proof.findings import SEVERITIES, Finding
from weijian.proof.report import Report
from weijian.proof.rules import RuleModule

RULE_MODULES = (same_quantity, cumulative)


@dataclass(frozen=True)
class Batch:
    """`cross_document` findings point into several reports, by their number in `reports`."""

    reports: Sequence[Report]
    cross_document: list[CrossFinding]

    @property
    def severities(self) -> Counter[str]:
        """How many findings of each severity there are in all, those across documents among them."""
        single = (finding.severity for report in self.reports for finding in report.findings)
        return Counter([*single, *(finding.severity for finding in self.cross_document)])

    @property
    def commonest_rules(self) -> list[tuple[str, int]]:
        """Rules by the number of their findings, the most frequent first."""
        codes = Counter(finding.rule for report in self.reports for finding in report.findings)
        codes.update(finding.rule for finding in self.cross_document)
        return sorted(codes.items(), key=lambda item: (-item[1], item[0]))


def read_together(reports: Sequence[Report]) -> Batch:
    return Batch(reports, sorted(_across(reports), key=_gravest_first))


def _across(reports: Sequence[Report]) -> Iterator[CrossFinding]:
    if len(reports) < 2:
        return
    groups = statements_of(reports)
    for module in RULE_MODULES:
        for finding in module.check(groups):
            if all(reports[number].settings.wants(finding.rule) for number, _, _ in finding.places):
                yield replace(finding, severity=_severity(reports[finding.places[0][0]], finding))


def _severity(report: Report, finding: CrossFinding) -> str:
    """As the settings of the report have it whose figure is to be looked at first."""
    return report.settings.severity_of(Finding(finding.rule, finding.severity, 0, 0, finding.message))


def batch_rules() -> list[RuleModule]:
    """The rules of this package as the manual lists rules; the texts of an example stand under one another."""
    return [
        RuleModule(
            module.RULE,
            "batch",
            module.__name__.rpartition(".")[2],
            ["\n".join(texts) for texts in module.flagged],
            ["\n".join(texts) for texts in module.silent],
            lambda document: (),
        )
        for module in RULE_MODULES
    ]


def _gravest_first(finding: CrossFinding) -> tuple[int, Iterable[object]]:
    return -SEVERITIES.index(finding.severity), (finding.rule, *finding.places)


__all__ = ["RULE_MODULES", "Batch", "CrossFinding", "batch_rules", "read_together"]
