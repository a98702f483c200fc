"""A report as it stands after what people have let stand: waived findings are shown as ignored, with their reason."""

from collections.abc import Iterable
from dataclasses import replace

from weijian.proof.api import Report
from weijian.proof.findings import Finding
from weijian.proof.ignores import Ignore, Ignored
from weijian.review.lineage import fingerprint
from weijian.review.models import Waiver


def with_waivers(report: Report, waivers: Iterable[Waiver]) -> tuple[Report, dict[int, Waiver]]:
    """The report, and the waivers by the place of their finding in its `ignored`."""
    by_print = {waiver.fingerprint: waiver for waiver in waivers}
    if not by_print:
        return report, {}
    kept: list[Finding] = []
    ignored, used = [*report.ignored], {}
    for finding in report.findings:
        waiver = by_print.get(fingerprint(report.text, finding))
        if waiver is None:
            kept.append(finding)
        else:
            used[len(ignored)] = waiver
            mark = Ignore(0, 0, (finding.rule,), waiver.reason, finding.start, finding.end, in_text=False)
            ignored.append(Ignored(finding, mark))
    return replace(report, findings=kept, ignored=ignored), used
