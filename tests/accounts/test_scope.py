from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from weijian.accounts.models import Role, User
from weijian.accounts.scope import NOTHING, Scope
from weijian.ledger import access
from weijian.ledger.registry import ledgers
from weijian.orgs.models import AreaTenure
from weijian.orgs.tree import AreaTree
from weijian.work.publichealth.hypertension.ledgers import Hypertension

pytestmark = pytest.mark.django_db


def test_administrator_sees_and_may_do_everything(users):
    scope = Scope.of(users["administrator"])
    assert (scope.whole_county, scope.lines, scope.may_write, scope.may_administer) == (
        True,
        None,
        True,
        True,
    )


def test_department_sees_its_lines_in_the_whole_county(users):
    scope = Scope.of(users["department"])
    assert scope.whole_county
    assert scope.holds_line("hypertension") and not scope.holds_line("diabetes")
    assert not scope.may_administer


def test_institution_sees_its_township_and_its_own_rows(users, county):
    scope = Scope.of(users["institution"])
    assert scope.areas == AreaTree.load().at(date(2021, 12, 31)).members(county.east.pk)
    assert scope.holds_row(county.west_village.pk, county.east_hospital.pk)
    assert not scope.holds_row(county.west_village.pk, county.west_hospital.pk)


def test_village_doctor_sees_the_own_village_not_all_rows_of_the_township_hospital(users, county):
    scope = Scope.of(users["village_doctor"])
    assert scope.areas == {county.east_village.pk}
    assert not scope.holds_row(county.east_village_2.pk, county.east_hospital.pk)


def test_village_doctor_of_a_village_clinic_sees_its_rows_too(users, county):
    doctor = users["village_doctor"]
    doctor.institution = county.add_institution("CLINIC", "D6", "柳湾村卫生室", county.east_village)
    assert Scope.of(doctor).holds_row(county.west_village.pk, doctor.institution.pk)


def test_hospital_without_territory_sees_its_own_rows_only(county):
    user = User(username="h", name="医务科", role=Role.INSTITUTION, institution=county.hospital)
    user.save()
    scope = Scope.of(user)
    assert scope.areas == frozenset()
    assert scope.holds_row(county.east_village.pk, county.hospital.pk)
    assert not scope.holds_row(county.east_village.pk, county.east_hospital.pk)


def test_reader_reads_but_never_writes(users):
    scope = Scope.of(users["reader"])
    assert scope.whole_county and not scope.may_write


def test_nobody_sees_nothing(users):
    users["administrator"].is_active = False
    assert Scope.of(users["administrator"]) == NOTHING
    assert Scope.of(AnonymousUser()) == NOTHING
    assert not NOTHING.holds_line("hypertension") and not NOTHING.holds_area(1)


def test_scope_follows_a_village_that_moved(users, county):
    AreaTenure.objects.filter(area=county.west_village).update(until=date(2019, 12, 31))
    AreaTenure.objects.create(
        area=county.west_village, name="竹山村", parent=county.east, since=date(2020, 1, 1)
    )
    AreaTree.forget()
    assert Scope.of(users["institution"]).holds_area(county.west_village.pk)
    assert not Scope.of(users["institution"], date(2019, 6, 1)).holds_area(county.west_village.pk)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    role=st.sampled_from(["administrator", "department", "institution", "village_doctor", "reader"]),
    data=st.data(),
)
def test_rows_and_holds_row_say_the_same(users, county, some_rows, role, data):
    scope = Scope.of(users[role])
    listed = set(Hypertension.objects.filter(scope.rows()).values_list("pk", flat=True))
    plain = {row.pk for row in some_rows if scope.holds_row(row.area_id, row.institution_id)}
    assert listed == plain


@pytest.fixture
def some_rows(county, person):
    from weijian.ledger import store

    day, made = date(2021, 1, 5), []
    for village in (county.east_village, county.east_village_2, county.west_village):
        for institution in (county.east_hospital, county.west_hospital, county.hospital):
            record = Hypertension(
                person=person("张晓燕", village=village), start=day, diagnosed_on=day, basis=1, manager="向"
            )
            record.institution = institution
            made += store.insert([record], None, "form")
    return made


def test_persons_are_those_who_live_or_lived_in_scope(users, person, county):
    from weijian.people.models import Residence

    here, far = person("张晓燕"), person("石远", village=county.west_village)
    moved = person("田迁", village=county.east_village)
    moved.residences.update(until=date(2020, 12, 31))
    Residence.objects.create(person=moved, area=county.west_village, since=date(2021, 1, 1))
    scope = Scope.of(users["village_doctor"])
    assert set(access.persons(scope)) == {here, moved}
    assert not access.may_read_person(scope, far)
    assert set(access.persons(Scope.of(users["reader"]))) == {here, far, moved}


def test_patient_from_elsewhere_is_read_through_a_row_in_scope(users, person, county):
    from weijian.ledger import store

    far, day = person("石远", village=county.west_village), date(2021, 1, 5)
    record = Hypertension(
        person=far, start=day, diagnosed_on=day, basis=1, manager="向", institution=county.east_hospital
    )
    store.insert([record], None, "form")
    assert access.may_read_person(Scope.of(users["institution"]), far)
    assert not access.may_read_person(Scope.of(users["village_doctor"]), far)


def test_sealed_ledgers_open_for_the_line_by_name_only(users):
    sealed = [declaration for declaration in ledgers().values() if declaration.sealed]
    for declaration in sealed:
        assert access.may_open(Scope.of(users["administrator"]), declaration)
        assert not access.may_open(Scope.of(users["reader"]), declaration)
        users["reader"].lines = [declaration.line]
        assert access.may_open(Scope.of(users["reader"]), declaration)
        users["reader"].lines = []


def test_record_out_of_scope_is_not_told_apart_from_none(users, some_rows):
    scope = Scope.of(users["village_doctor"])
    far = next(row for row in some_rows if not scope.holds_row(row.area_id, row.institution_id))
    messages = []
    for number in (far.pk, 999_999):
        with pytest.raises(access.Forbidden) as refused:
            access.record_or_forbidden(scope, Hypertension.declaration, number)
        messages.append(str(refused.value).replace(str(number), "N"))
    assert messages[0] == messages[1]
