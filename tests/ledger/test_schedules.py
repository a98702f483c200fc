"""Due dates of the kinds of schedule, over plain rows."""

from dataclasses import dataclass, field
from datetime import date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.db.models import Q

from weijian.ledger.schedules import Reaction, Rolling, Yearly, days, months

BEIJING = ZoneInfo("Asia/Shanghai")
ENROLMENT = SimpleNamespace(start=date(2020, 11, 30))


@dataclass
class Row:
    on: date
    outcome: int | None = 1
    complete: bool = True
    declaration: object = field(default_factory=lambda: SimpleNamespace(date_field="on"))


ROLLING = Rolling("visit", "随访", by="outcome", first=months(3), due={1: months(3), 2: days(14)})


@pytest.mark.parametrize(
    ("services", "due"),
    [
        ([], date(2021, 2, 28)),
        ([Row(date(2021, 1, 31))], date(2021, 4, 30)),
        ([Row(date(2021, 1, 31)), Row(date(2021, 2, 10), 2)], date(2021, 2, 24)),
        ([Row(date(2021, 1, 31), None)], None),
    ],
)
def test_rolling_follows_the_class_of_the_last_service(services, due):
    assert ROLLING.next_due(ENROLMENT, services) == due


def test_rolling_counts_only_services_that_satisfy_where():
    schedule = Rolling("v", "随访", by="outcome", due={1: months(3)}, first=days(10), where=Q(complete=True))
    services = [Row(date(2021, 1, 1)), Row(date(2021, 3, 1), complete=False)]
    assert schedule.next_due(ENROLMENT, services) == date(2021, 4, 1)
    assert schedule.next_due(ENROLMENT, services[1:]) == date(2020, 12, 10)


@pytest.mark.parametrize(
    ("years", "due"),
    [([], 2021), ([2019], 2021), ([2020], 2021), ([2020, 2021], 2022), ([2021], 2022), ([2018, 2019], 2021)],
)
def test_yearly_is_due_this_year_unless_done_and_no_lost_year_is_made_up(years, due):
    services = [Row(date(year, 5, 1)) for year in years]
    assert Yearly("check", "体检").next_due(ENROLMENT, services) == date(due, 12, 31)


def test_yearly_leaves_incomplete_services_undone():
    schedule = Yearly("check", "体检", where=Q(complete=True))
    assert schedule.next_due(ENROLMENT, [Row(date(2020, 12, 1), complete=False)]) == date(2021, 12, 31)
    assert schedule.next_due(ENROLMENT, [Row(date(2021, 3, 1), complete=False)]) == date(2021, 12, 31)


def test_reaction_is_due_while_it_is_asked_for_and_not_answered():
    reaction = Reaction("r", "答复", when=Q(outcome=2), done=Q(complete=True), within=14)
    assert reaction.due_on(Row(date(2021, 1, 20), 2, complete=False)) == date(2021, 2, 3)
    assert reaction.due_on(Row(date(2021, 1, 20), 2)) is None
    assert reaction.due_on(Row(date(2021, 1, 20), 1, complete=False)) is None


def test_reaction_without_an_answer_to_wait_for_is_due_while_its_condition_holds():
    assert Reaction("r", "报告", when=Q(outcome=2)).due_on(Row(date(2021, 1, 20), 2)) == date(2021, 1, 20)


@pytest.mark.parametrize(
    ("at", "hours", "due"),
    [
        (datetime(2021, 3, 1, 11, 59, tzinfo=BEIJING), 12, date(2021, 3, 1)),
        (datetime(2021, 3, 1, 12, 0, tzinfo=BEIJING), 12, date(2021, 3, 2)),
        (datetime(2021, 3, 1, 23, 0, tzinfo=BEIJING), 72, date(2021, 3, 4)),
        (datetime(2021, 3, 1, 16, 30, tzinfo=ZoneInfo("UTC")), 0, date(2021, 3, 2)),
    ],
)
def test_hours_end_on_a_day_of_official_time(at, hours, due):
    assert Reaction("r", "报告", when=Q(outcome=1), hours=hours).due_on(Row(at)) == due


def test_schedule_that_reads_a_linked_row_is_refused_where_it_is_written():
    with pytest.raises(ValueError, match="own columns only"):
        Yearly("check", "年度体检", where=Q(person__sex=1))
