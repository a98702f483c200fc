from datetime import date

import pytest

from weijian.kernel.id_card import make_id_number
from weijian.ledger import store
from weijian.ledger.access import Forbidden
from weijian.ledger.actions import ChangeRecord
from weijian.ledger.checks import Refused
from weijian.ledger.merging import MergePersons, UndoMerge
from weijian.ledger.models import Change, Doubt, Duty, StateStay
from weijian.ledger.registry import ledgers
from weijian.people.models import Person, Residence
from weijian.work.publichealth.hypertension.ledgers import Hypertension, HypertensionVisit

pytestmark = pytest.mark.django_db
NUMBER = make_id_number("431299", date(1950, 3, 1), 24)
BOOKKEEPING = {"revision"}


@pytest.fixture
def doubles(person, county):
    """The same woman twice: with ID number in 柳湾村, without in 枫林村."""
    return person("张晓燕", id_number=NUMBER), person("张晓艳", village=county.east_village_2)


def snapshot():
    """Every value of every person, home, row and duty; revisions and histories only ever grow."""
    found = {}
    models = [Person, Residence, *(declaration.model for declaration in ledgers().values())]
    for model in models:
        for row in model.objects.all():
            key = (model._meta.label, row.pk)
            found[key] = {
                item.attname: getattr(row, item.attname)
                for item in model._meta.concrete_fields
                if item.name not in BOOKKEEPING
            }
    duties = Duty.objects.values_list("ledger", "record_id", "schedule", "due_on", "person_id", "area_id")
    found["duties"] = sorted(duties)
    return found


def test_merge_points_every_row_to_the_kept_person(doubles, patients, visits, users):
    kept, gone = doubles
    enrolment = patients(resident=gone)
    visit = visits(enrolment, date(2021, 4, 1))
    merge = MergePersons(kept, gone).run(users["administrator"])
    assert Hypertension.objects.get(pk=enrolment.pk).person == kept
    assert HypertensionVisit.objects.get(pk=visit.pk).person == kept
    gone.refresh_from_db()
    assert gone.merged_into == kept
    listed = {(item["ledger"], item["id"]) for item in merge.moved}
    assert {(enrolment.declaration.code, enrolment.pk), (visit.declaration.code, visit.pk)} <= listed
    assert Duty.objects.get(record_id=enrolment.pk, schedule__endswith=":visit").person == kept


def test_merge_takes_revisions_for_whatever_it_touches(doubles, patients, visits, users):
    kept, gone = doubles
    visit = visits(patients(resident=gone), date(2021, 4, 1))
    before = store.latest_revision()
    MergePersons(kept, gone).run(users["administrator"])
    gone.refresh_from_db()
    assert gone.revision > before
    assert HypertensionVisit.objects.get(pk=visit.pk).revision > before


def test_merge_of_two_open_enrolments_ends_the_earlier_where_the_later_began(
    doubles, patients, visits, users
):
    kept, gone = doubles
    earlier, later = patients(resident=gone, start=date(2020, 1, 1)), patients(resident=kept)
    before, after = visits(earlier, date(2020, 6, 1)), visits(earlier, date(2021, 6, 1))
    MergePersons(kept, gone).run(users["administrator"])
    earlier.refresh_from_db()
    assert (earlier.end, earlier.end_reason, earlier.end_note) == (date(2021, 1, 4), 5, "重复合并")
    assert HypertensionVisit.objects.get(pk=before.pk).enrolment == earlier
    assert HypertensionVisit.objects.get(pk=after.pk).enrolment == later


def test_merge_voids_an_enrolment_that_lies_within_the_kept_one(doubles, patients, visits, users):
    kept, gone = doubles
    longer, shorter = patients(resident=kept, start=date(2020, 1, 1)), patients(resident=gone)
    visit = visits(shorter, date(2021, 6, 1))
    MergePersons(kept, gone).run(users["administrator"])
    shorter.refresh_from_db()
    assert (shorter.voided, shorter.void_reason) == (True, "重复合并")
    assert HypertensionVisit.objects.get(pk=visit.pk).enrolment == longer


def test_merge_voids_a_row_whose_natural_key_is_taken(doubles, patients, visits, users):
    kept, gone = doubles
    first = visits(patients(resident=kept), date(2021, 4, 1))
    second = visits(patients(resident=gone), date(2021, 4, 1), systolic=150)
    MergePersons(kept, gone).run(users["administrator"])
    second.refresh_from_db()
    assert (second.voided, second.void_reason, second.person) == (True, "重复合并", kept)
    assert list(HypertensionVisit.objects.standing().filter(person=kept)) == [first]


@pytest.mark.parametrize("direction", ["number kept", "number gone"])
def test_undo_restores_everything_exactly(doubles, patients, visits, users, direction):
    kept, gone = doubles if direction == "number kept" else doubles[::-1]
    earlier, later = patients(resident=gone, start=date(2020, 1, 1)), patients(resident=kept)
    visits(earlier, date(2020, 6, 1), systolic=150)
    visits(earlier, date(2021, 6, 1), systolic=150)
    visits(later, date(2021, 3, 1), systolic=155)
    visits(later, date(2021, 6, 1))
    before = snapshot()
    merge = MergePersons(kept, gone).run(users["administrator"])
    assert snapshot() != before
    UndoMerge(merge).run(users["administrator"])
    after = snapshot()
    for key in before:
        assert after[key] == before[key], key
    assert after.keys() == before.keys()
    with pytest.raises(Refused):
        UndoMerge(merge).run(users["administrator"])


def test_kept_row_takes_over_the_number_it_lacks(doubles, users):
    gone, kept = doubles
    merge = MergePersons(kept, gone).run(users["administrator"])
    kept.refresh_from_db()
    assert kept.id_number == NUMBER
    assert NUMBER not in str(merge.moved)


def test_former_homes_move_only_where_they_do_not_overlap(doubles, users, county):
    kept, gone = doubles
    Residence.objects.filter(person=kept).update(since=date(2010, 1, 1))
    Residence.objects.filter(person=gone).update(until=date(2009, 12, 31))
    MergePersons(kept, gone).run(users["administrator"])
    kept = Person.objects.get(pk=kept.pk)
    assert kept.residence_on(date(2005, 1, 1)).area == county.east_village_2
    assert kept.residence_on(date(2015, 1, 1)).area == county.east_village


def test_undo_refuses_when_a_moved_value_was_changed_since(doubles, patients, users):
    kept, gone = doubles
    earlier = patients(resident=gone, start=date(2020, 1, 1))
    patients(resident=kept)
    merge = MergePersons(kept, gone).run(users["administrator"])
    earlier.refresh_from_db()
    ChangeRecord(earlier, {"end": date(2020, 12, 31)}).run(users["administrator"])
    with pytest.raises(Refused, match="又被改动"):
        UndoMerge(merge).run(users["administrator"])


def test_undo_leaves_rows_written_since_with_the_kept_person(doubles, patients, users):
    kept, gone = doubles
    merge = MergePersons(kept, gone).run(users["administrator"])
    enrolment = patients(resident=kept)
    UndoMerge(merge).run(users["administrator"])
    enrolment.refresh_from_db()
    assert enrolment.person == kept


def test_merge_of_unlike_persons_is_refused(doubles, users, person):
    kept, gone = doubles
    with pytest.raises(Refused, match="自己"):
        MergePersons(kept, kept).run(users["administrator"])
    gone.died_on = date(2021, 1, 1)
    gone.save()
    with pytest.raises(Refused, match="死亡日期"):
        MergePersons(kept, gone).run(users["administrator"])
    other = person("张晓燕", id_number=make_id_number("431299", date(1950, 3, 1), 26))
    with pytest.raises(Refused, match="身份证号不同"):
        MergePersons(kept, other).run(users["administrator"])
    MergePersons(kept, other, despite_numbers=True).run(users["administrator"])


def test_merge_out_of_scope_is_forbidden(doubles, users, person, county):
    far = person("张晓燕", village=county.west_village)
    with pytest.raises(Forbidden):
        MergePersons(doubles[0], far).run(users["institution"])
    with pytest.raises(Forbidden):
        MergePersons(*doubles).run(users["reader"])


def test_merge_keeps_a_history_of_each_row(doubles, patients, users):
    kept, gone = doubles
    enrolment = patients(resident=gone)
    MergePersons(kept, gone).run(users["administrator"])
    entry = Change.objects.get(record_id=enrolment.pk, action="merge", ledger=enrolment.declaration.code)
    assert entry.fields["person"] == [str(gone.pk), str(kept.pk)]
    assert not Doubt.objects.filter(record_id=enrolment.pk, rule="merge").exists()
    assert not StateStay.objects.filter(record_id=enrolment.pk, ledger=enrolment.declaration.code).exists()
