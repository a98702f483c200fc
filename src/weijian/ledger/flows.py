"""States of a Case, the steps between them, and the clocks that run in them.

A state may carry a limit in days or work days on a named clock; a state that `pauses` a clock stops it
(a dispute under appraisal). Where states follow from the data, `derive` says how and no step is needed; where
the pauses follow from linked rows, `pauses` gives them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from weijian.kernel.workdays import add_workdays, workdays_between
from weijian.ledger.conditions import matches
from weijian.ledger.parameters import Parameter

Span = tuple[date, date | None]


@dataclass(frozen=True)
class State:
    """`limit` is counted on `clock` from the first state that names it; `closed` states end the case.

    It holds for cases that satisfy `applies`; a date in the field `extension` takes its place.
    """

    code: str
    label: str
    limit: int | Parameter | None = None
    in_workdays: bool = False
    clock: str = ""
    pauses: str = ""
    closed: bool = False
    applies: Q = field(default_factory=Q)
    extension: str = ""


@dataclass(frozen=True)
class Step:
    """A permitted change of state; `fields` are asked for, `needs` must be filled, `sets` fills others.

    `dated` names the date field that takes the day of the step.
    """

    code: str
    label: str
    start: tuple[str, ...]
    end: str
    fields: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    sets: Mapping[str, Any] = field(default_factory=dict, hash=False)
    dated: str = ""


@dataclass(frozen=True)
class Stay:
    """That a case was in a state from a day to a day (None: still is)."""

    state: str
    since: date
    until: date | None


@dataclass(frozen=True)
class Flow:
    """The first state is where a case begins. `pauses(record)` reads spans from linked rows, not the stays."""

    states: tuple[State, ...]
    steps: tuple[Step, ...] = ()
    derive: Callable[[Any], str] | None = None
    pauses: Callable[[Any], list[Span]] | None = None
    _by_code: dict[str, State] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        self._by_code.update({state.code: state for state in self.states})
        for step in self.steps:
            unknown = {step.end, *step.start} - set(self._by_code)
            if unknown:
                raise ValueError(f"step {step.code} names unknown states {sorted(unknown)}")

    def state(self, code: str) -> State:
        return self._by_code[code]

    @property
    def initial(self) -> str:
        return self.states[0].code

    def labels(self) -> list[tuple[str, str]]:
        return [(state.code, state.label) for state in self.states]

    def steps_from(self, state: str) -> list[Step]:
        return [step for step in self.steps if state in step.start]

    def step(self, code: str) -> Step:
        return next(step for step in self.steps if step.code == code)

    def deadline(self, stays: list[Stay], record: Any = None) -> date | None:
        """Last day on which the present state is still in time; None without a limit or while the clock stands."""
        if not stays:
            return None
        present = self.state(stays[-1].state)
        if present.limit is None or present.closed:
            return None
        if record is not None and not matches(present.applies, record):
            return None
        if record is not None and present.extension and getattr(record, present.extension):
            return getattr(record, present.extension)
        since = stays[-1].since
        if present.clock:
            since = next(stay.since for stay in stays if self.state(stay.state).clock == present.clock)
        limit = present.limit.whole_on(since) if isinstance(present.limit, Parameter) else present.limit
        pauses = self._pauses(present.clock, stays, record, since)
        if present.in_workdays:
            return add_workdays(since, limit + sum(workdays_between(*pause) for pause in pauses))
        return since + timedelta(days=limit + sum((until - start).days for start, until in pauses))

    def _pauses(self, clock: str, stays: list[Stay], record: Any, since: date) -> list[tuple[date, date]]:
        if not clock:
            return []
        if self.pauses and record is not None:
            return merged(self.pauses(record), since, stays[-1].since)
        standing = [(stay.since, stay.until) for stay in stays if self.state(stay.state).pauses == clock]
        return merged(standing, since, stays[-1].since)

    def running_workdays(self, stays: list[Stay], clock: str, until: date) -> int:
        """Work days that a clock has run, its pauses not counted."""
        running = [stay for stay in stays if self.state(stay.state).clock == clock]
        return sum(workdays_between(stay.since, min(stay.until or until, until)) for stay in running)


def merged(spans: list[Span], since: date, open_until: date) -> list[tuple[date, date]]:
    """Spans cut at `since`, overlapping ones joined; one that is still open ends at `open_until`."""
    joined: list[tuple[date, date]] = []
    for start, until in sorted((max(start, since), until or open_until) for start, until in spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], until))
        elif until > start:
            joined.append((start, until))
    return joined


def workdays_without(since: date, until: date, spans: list[Span]) -> int:
    """Work days after `since` up to and including `until`, those within the spans not counted."""
    paused = [(start, min(end, until)) for start, end in merged(spans, since, until) if start < until]
    return workdays_between(since, until) - sum(workdays_between(*pause) for pause in paused)
