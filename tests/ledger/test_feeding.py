"""Rows that are computed from other rows follow them; staff count where they work; rows of a paper table."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from weijian.ledger.fields import Rows
from weijian.ledger.models import Change
from weijian.ledger.rules import Overlap


def test_visit_between_two_others_changes_only_what_follows(patients, visits):
    enrolment = patients()
    first = visits(enrolment, date(2021, 2, 1), systolic=160)
    last = visits(enrolment, date(2021, 6, 1), systolic=160)
    before = first.revision
    visits(enrolment, date(2021, 4, 1), systolic=120)
    first.refresh_from_db()
    last.refresh_from_db()
    assert (first.revision, last.required_outcome) == (before, 2)


def test_row_derived_again_keeps_who_and_why_in_its_history(patients, visits, users):
    enrolment = patients()
    last = visits(enrolment, date(2021, 6, 1), systolic=160)
    visits(enrolment, date(2021, 4, 1), systolic=160)
    change = Change.objects.get(ledger=last.declaration.code, record_id=last.pk, action="derive")
    assert (change.by, change.reason) == (users["administrator"], "随此人其他高血压随访更新")


def test_visit_that_moves_to_an_earlier_day_is_seen_by_those_between(patients, visits, users):
    from weijian.ledger import store

    enrolment = patients()
    middle = visits(enrolment, date(2021, 4, 1), systolic=160)
    last = visits(enrolment, date(2021, 6, 1), systolic=160)
    store.change(last, {"on": date(2021, 2, 1)}, users["administrator"])
    middle.refresh_from_db()
    assert middle.required_outcome == 4


class Stay:
    """A row with a span, enough for Overlap."""

    def __init__(self, start, end, pk=None, host="甲"):
        self.start, self.end, self.pk, self.host = start, end, pk, host


MARCH = Stay(date(2021, 3, 1), date(2021, 3, 31), pk=1)


@pytest.mark.parametrize(
    ("start", "end", "meets"),
    [
        (date(2021, 4, 1), None, False),
        (date(2021, 3, 31), None, True),
        (date(2021, 2, 1), date(2021, 2, 28), False),
        (date(2021, 2, 1), date(2021, 3, 1), True),
        (date(2021, 3, 10), date(2021, 3, 11), True),
        (None, None, False),
    ],
)
def test_overlap_finds_rows_that_share_a_day(start, end, meets):
    assert bool(list(Overlap("重叠").check(Stay(start, end), [MARCH]))) is meets


def test_overlap_leaves_out_the_row_itself_and_others_that_differ():
    rule = Overlap("重叠", alike=("host",))
    assert not list(rule.check(MARCH, [MARCH]))
    assert not list(rule.check(Stay(date(2021, 3, 5), None, host="乙"), [MARCH]))
    assert [problem.message for problem in rule.check(Stay(date(2021, 3, 5), None), [MARCH])] == [
        "重叠（另一条自2021-03-01起）"
    ]


def test_rows_split_on_spaces_commas_and_lines():
    field = Rows("用药", ["药名", "次/日", "mg/次"])
    assert field.split("氨氯地平 1 5\n\n卡托普利，3,　12.5\n利血平") == [
        {"药名": "氨氯地平", "次/日": "1", "mg/次": "5"},
        {"药名": "卡托普利", "次/日": "3", "mg/次": "12.5"},
        {"药名": "利血平"},
    ]


def test_row_with_more_parts_than_columns_is_refused():
    field = Rows("用药", ["药名", "次/日"])
    field.run_validators("氨氯地平 1")
    with pytest.raises(ValidationError, match="多于2项"):
        field.run_validators("氨氯地平 1\n卡托普利 3 12.5")
