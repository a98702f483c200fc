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
    version = current_version()
    by_unit = _Units(scope)
    for figure in stored:
        identity = figure.identity
        name = names.get(identity.code, identity.code)
        changed = version > identity.version
        known = by_unit.facts(identity.unit_code, identity.period_code)
        if known is None or identity.code not in names:
            yield Check(figure, Verdict.UNKNOWN, None, name, changed)
            continue
        expected = restate(identity.code, identity.form, known)
        if expected is None:
            yield Check(figure, Verdict.UNSAID, None, name, changed)
        else:
            verdict = Verdict.AGREES if expected == figure.text else Verdict.DIFFERS
            yield Check(figure, verdict, expected, name, changed)


class _Units:
    """The facts of each unit and period that a file names; all units of a period share what was evaluated."""

    def __init__(self, scope: Scope | None) -> None:
        self.scope = scope
        self._areas = dict(Area.objects.values_list("code", "pk"))
        self._periods: dict[str, LiveFacts | None] = {}

    def facts(self, unit_code: str, period_code: str) -> LiveFacts | None:
        """None for a place or period that is not known here."""
        area_id = self._areas.get(unit_code)
        if area_id is None:
            return None
        if period_code not in self._periods:
            self._periods[period_code] = self._begin(period_code, area_id)
        begun = self._periods[period_code]
        return begun.at(area_id) if begun else None

    def _begin(self, period_code: str, area_id: int) -> LiveFacts | None:
        try:
            return LiveFacts(Period.parse(period_code), area_id, self.scope)
        except PeriodError:
            return None
