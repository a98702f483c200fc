"""Our own reports, whose content controls tell the truth about every figure, bound and compared.

Nearly all figures that state an indicator are bound, none to a wrong one; nothing is found where nothing was changed,
and a changed digit is.
"""

import pytest

from weijian.kernel.periods import Period
from weijian.orgs.models import Area
from weijian.proof.api import proofread
from weijian.reports.compose import compose
from weijian.reports.document import FigureIdentity, FigureRun, Table, numbered
from weijian.review.ledger_facts import LedgerFacts

VALUES = {"", "n", "u"}  # forms that print the indicator's own value
LEAST_BOUND = 0.9


@pytest.fixture
def small(db, settings, tmp_path):
    from weijian.demo.build import build_county, build_lines
    from weijian.demo.profile import Profile

    settings.DATA = tmp_path  # the marker of a demonstration must not stay in the tests' data folder
    build_lines(build_county(1500, "test", Profile()))


def text_of(report) -> tuple[str, dict[tuple[int, int], FigureIdentity]]:
    """The report as text, and whose figure stands where."""
    parts, spans = [report.title.replace("\n", "") + "\n"], {}
    place = len(parts[0])
    for label, block in numbered(report.blocks):
        if isinstance(block, Table):
            continue
        for text, identity in [
            (label, None),
            *((run.text, run.identity if isinstance(run, FigureRun) else None) for run in block.runs),
            ("\n", None),
        ]:
            if identity is not None:
                spans[place, place + len(text)] = identity
            parts.append(text)
            place += len(text)
    return "".join(parts), spans


def test_own_reports_are_bound_rightly_agree_and_a_changed_digit_is_found(small):
    township = Area.objects.filter(level=2).order_by("code").first()
    stated, bound, missed = 0, 0, []
    for period, area in (("2021", None), ("2021-01..2021-09", township)):
        text, spans = text_of(compose(Period.parse(period), area.pk if area else None))
        facts = LedgerFacts(unit=area.code if area else "")
        report = proofread(text, facts=facts)
        assert [one.message for one in report.findings if one.rule.startswith("FIG4")] == []
        for number, figure in enumerate(report.figures):
            identity = spans.get((figure.start, figure.end))
            is_value = identity is not None and identity.form.partition(":")[0] in VALUES
            binding = report.bindings.get(number)
            stated += is_value
            missed += [text[max(0, figure.start - 30) : figure.end]] if is_value and binding is None else []
            if binding is not None:
                around = text[max(0, figure.start - 30) : figure.end]
                assert identity is not None, around
                assert (binding.code, binding.area) == (identity.code, identity.unit_code), around
                assert binding.period.code == identity.period_code, around
                bound += is_value
        for number in list(report.bindings)[::23]:
            place = report.figures[number].number_start
            wrong = text[:place] + ("7" if text[place] != "7" else "3") + text[place + 1 :]
            found = [
                one for one in proofread(wrong, facts=facts).findings if one.rule in ("FIG401", "FIG403")
            ]
            assert [one.start for one in found] == [report.figures[number].start], wrong[
                place - 30 : place + 9
            ]
    assert stated > 150
    assert bound >= LEAST_BOUND * stated, missed
