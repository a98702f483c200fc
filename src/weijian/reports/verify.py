"""Checks a report again: every figure that stands in a .docx against what the records give now.

It does not read prose; the proof-reader does. Each content control names indicator, unit, period, version and
form; the same form is said again from live facts and compared with what is printed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from weijian.accounts.scope import Scope
from weijian.indicators.catalogue import catalogue
from weijian.indicators.evaluate import current_version
from weijian.kernel.periods import Period, PeriodError
from weijian.orgs.models import Area
from weijian.reports.live_facts import LiveFacts
from weijian.reports.sentences.filters import restate
from weijian.reports.word.read_back import StoredFigure, read_figures


class Verdict(StrEnum):
    """What came of checking one figure."""

    AGREES = "agrees"
    DIFFERS = "differs"  # the record gives another text now, or a hand changed the paper
    UNKNOWN = "unknown"  # no such indicator, unit or period here
    UNSAID = "unsaid"  # there is no data for it any more


@dataclass(frozen=True)
class Check:
    """One figure of the file: as printed, as it should be now, and whether the records changed since."""

    stored: StoredFigure
    verdict: Verdict
    expected: str | None
    name: str
    changed_since: bool


def verify(source: Path | str | bytes, scope: Scope | None = None) -> list[Check]:
    """Every figure of a .docx. Raises word.read_back.NotAReport for other files."""
    return list(_checks(read_figures(source), scope))


def _checks(stored: Iterable[StoredFigure], scope: Scope | None) -> Iterable[Check]:
    names = {figure.code: figure.name for figure in catalogue()}
    facts: dict[tuple[str, str], LiveFacts | None] = {}
    version = current_version()
    for figure in stored:
        identity = figure.identity
        key = (identity.unit_code, identity.period_code)
        if key not in facts:
            facts[key] = _facts(*key, scope)
        known = facts[key]
        name = names.get(identity.code, identity.code)
        changed = version > identity.version
        if known is None or identity.code not in names:
            yield Check(figure, Verdict.UNKNOWN, None, name, changed)
            continue
        expected = restate(identity.code, identity.form, known)
        if expected is None:
            yield Check(figure, Verdict.UNSAID, None, name, changed)
        else:
            verdict = Verdict.AGREES if expected == figure.text else Verdict.DIFFERS
            yield Check(figure, verdict, expected, name, changed)


def _facts(unit_code: str, period_code: str, scope: Scope | None) -> LiveFacts | None:
    try:
        period = Period.parse(period_code)
    except PeriodError:
        return None
    area_id = Area.objects.filter(code=unit_code).values_list("pk", flat=True).first()
    return LiveFacts(period, area_id, scope) if area_id else None
