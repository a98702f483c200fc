"""Deadlines of states: limits, clocks that stand, extensions; spans of pause joined."""

from datetime import date, timedelta
from types import SimpleNamespace

from django.db.models import Q
from hypothesis import given
from hypothesis import strategies as st

from weijian.kernel.workdays import workdays_between
from weijian.ledger.flows import Flow, State, Stay, merged, workdays_without

D = date(2021, 3, 1)
FLOW = Flow(
    states=(
        State("new", "新"),
        State("running", "办理中", limit=10, clock="main", extension="longer", applies=Q(kind=1)),
        State("standing", "暂停", pauses="main"),
        State("done", "办结", limit=5, closed=True),
    )
)


def stays(*steps):
    """`("running", 1)` means: from 1 March on, until the next."""
    since = [D.replace(day=day) for _, day in steps]
    until = [*since[1:], None]
    return [Stay(state, a, b) for (state, _), a, b in zip(steps, since, until, strict=True)]


def record(**fields):
    return SimpleNamespace(**{"kind": 1, "longer": None, **fields})


def test_limit_runs_from_the_first_state_of_its_clock():
    assert FLOW.deadline(stays(("new", 1), ("running", 3))) == date(2021, 3, 13)


def test_pause_moves_the_deadline_and_has_none_itself():
    paused = stays(("running", 3), ("standing", 5))
    assert FLOW.deadline(paused) is None
    assert FLOW.deadline(stays(("running", 3), ("standing", 5), ("running", 9))) == date(2021, 3, 17)


def test_closed_state_has_no_deadline():
    assert FLOW.deadline(stays(("running", 3), ("done", 5))) is None


def test_limit_holds_only_for_cases_that_it_applies_to():
    running = stays(("running", 3))
    assert FLOW.deadline(running, record()) == date(2021, 3, 13)
    assert FLOW.deadline(running, record(kind=2)) is None


def test_extension_takes_the_place_of_the_limit():
    assert FLOW.deadline(stays(("running", 3)), record(longer=date(2021, 5, 1))) == date(2021, 5, 1)


def test_pauses_of_linked_rows_count_instead_of_stays():
    spans = [(date(2021, 2, 1), date(2021, 3, 5)), (date(2021, 3, 6), date(2021, 3, 8))]
    flow = Flow(states=FLOW.states, pauses=lambda row: spans)
    # Two days of the first pause lie after the clock began on 3 March, and two of the second.
    assert flow.deadline(stays(("running", 3), ("standing", 4), ("running", 9)), record()) == date(
        2021, 3, 17
    )


days = st.integers(0, 60).map(lambda count: D + timedelta(days=count))
spans = st.lists(
    st.tuples(days, days | st.none()).map(lambda pair: (pair[0], pair[1] and max(pair))), max_size=5
)


@given(spans, days, days)
def test_merged_spans_cover_the_same_days_once(given_spans, since, until):
    joined = merged(given_spans, since, until)
    covered = {day for start, end in given_spans for day in _days_after(max(start, since), end or until)}
    assert [day for start, end in joined for day in _days_after(start, end)] == sorted(covered)


@given(spans, days, days)
def test_work_days_without_pauses_are_the_days_outside_them(given_spans, since, until):
    if until < since:
        since, until = until, since
    paused = {day for start, end in given_spans for day in _days_after(max(start, since), end or until)}
    free = [day for day in _days_after(since, until) if day not in paused]
    expected = sum(workdays_between(day - timedelta(days=1), day) for day in free)
    assert workdays_without(since, until, given_spans) == expected


def _days_after(start, end):
    """The days after `start` up to and including `end`."""
    return [start + timedelta(days=count) for count in range(1, (end - start).days + 1)]
