"""States of a Case, the steps between them, and the clocks that run in them.

A state may carry a limit in days or work days on a named clock; a state that `pauses` a clock stops it
(a dispute under appraisal). Where all states follow from the data, `derive` says how and no step is needed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from weijian.kernel.workdays import add_workdays, workdays_between
from weijian.ledger.parameters import Parameter


@dataclass(frozen=True)
class State:
    """`limit` is counted on `clock` from the first state that names it; `closed` states end the case."""

    code: str
    label: str
    limit: int | Parameter | None = None
    in_workdays: bool = False
    clock: str = ""
    pauses: str = ""
    closed: bool = False


@dataclass(frozen=True)
class Step:
    """A permitted change of state; `fields` are asked for, those in `needs` must be filled."""

    code: str
    label: str
    start: tuple[str, ...]
    end: str
    fields: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stay:
    """That a case was in a state from a day to a day (None: still is)."""

    state: str
    since: date
    until: date | None


@dataclass(frozen=True)
class Flow:
    """The first state is where a case begins."""

    states: tuple[State, ...]
    steps: tuple[Step, ...] = ()
    derive: Callable[[Any], str] | None = None
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

    def deadline(self, stays: list[Stay]) -> date | None:
        """Last day on which the present state is still in time; None without a limit or while the clock stands."""
        if not stays:
            return None
        present = self.state(stays[-1].state)
        if present.limit is None or present.closed:
            return None
        since = stays[-1].since
        if present.clock:
            since = next(stay.since for stay in stays if self.state(stay.state).clock == present.clock)
        limit = present.limit.whole_on(since) if isinstance(present.limit, Parameter) else present.limit
        pauses = [stay for stay in stays if present.clock and self.state(stay.state).pauses == present.clock]
        if present.in_workdays:
            paused = sum(workdays_between(stay.since, stay.until or stay.since) for stay in pauses)
            return add_workdays(since, limit + paused)
        paused = sum(((stay.until or stay.since) - stay.since).days for stay in pauses)
        return since + timedelta(days=limit + paused)

    def running_workdays(self, stays: list[Stay], clock: str, until: date) -> int:
        """Work days that a clock has run, its pauses not counted."""
        running = [stay for stay in stays if self.state(stay.state).clock == clock]
        return sum(workdays_between(stay.since, min(stay.until or until, until)) for stay in running)
