from datetime import date

import pytest

from weijian.accounts.models import AuditEntry
from weijian.accounts.scope import Scope
from weijian.kernel.id_card import make_id_number
from weijian.ledger import store
from weijian.ledger.access import Forbidden
from weijian.ledger.checks import Refused
from weijian.ledger.models import Change, Doubt, Duty
from weijian.ledger.persons import PERSON, ChangePerson, ChangeResidence, RegisterPerson, find
from weijian.people.models import Person

pytestmark = pytest.mark.django_db
BIRTH = date(1950, 3, 1)
NUMBER = make_id_number("431299", BIRTH, 24)


@pytest.fixture
def register(county, users):
    def make(user="administrator", area=None, since=date(2015, 1, 1), **values):
        given = {"name": "张晓燕", "sex": 2, "birth_date": BIRTH, "id_number": NUMBER, **values}
        return RegisterPerson(given, area or county.east_village, since).run(users[user])

    return make


def test_register_writes_person_and_residence_with_growing_revisions(register, county):
    person = register()
    home = person.residences.get()
    assert (home.area, home.since) == (county.east_village, date(2015, 1, 1))
    assert 0 < person.revision < home.revision == store.latest_revision()
    entry = AuditEntry.objects.get(action="register_person")
    assert (entry.subject, entry.person_id) == (PERSON, person.pk)
    assert "张晓燕" not in str(entry.detail)


def test_register_takes_birth_and_sex_from_the_number(register):
    person = register(sex=None, birth_date=None)
    assert (person.birth_date, person.sex) == (BIRTH, 2)


@pytest.mark.parametrize(
    "values, field, words",
    [
        ({"id_number": "431299195003010247"}, "id_number", "校验码"),
        ({"birth_date": date(1950, 3, 2)}, "birth_date", "不一致"),
        ({"sex": 1}, "sex", "不一致"),
        ({"name": " "}, "name", "不能为空"),
        ({"id_number": None}, "no_id_reason", "原因"),
        ({"died_on": date(1940, 1, 1)}, "died_on", "不能早于"),
        ({"died_on": date(2022, 1, 1)}, "died_on", "不能晚于今天"),
        ({"id_number": None, "no_id_reason": 1, "birth_date": date(2022, 1, 1)}, "birth_date", "晚于今天"),
    ],
)
def test_register_refuses_at_the_field(register, values, field, words):
    with pytest.raises(Refused) as refused:
        register(**values)
    assert words in next(problem.message for problem in refused.value.problems if problem.field == field)
    assert not Person.objects.exists()


def test_register_refuses_a_known_number_even_as_15_digits(register):
    register()
    with pytest.raises(Refused, match="已经登记"):
        register(id_number=NUMBER[:6] + NUMBER[8:17])


def test_register_outside_the_own_area_is_forbidden(register, county):
    with pytest.raises(Forbidden):
        register("village_doctor", area=county.west_village)
    with pytest.raises(Forbidden):
        register("reader")
    assert register("village_doctor").name == "张晓燕"


def test_change_keeps_a_history_that_never_shows_sealed_values(register, users):
    person = register(phone="13800000001")
    ChangePerson(person, {"name": "张小燕", "phone": "13800000002"}, "户口簿更正").run(users["administrator"])
    entry = Change.objects.get(ledger=PERSON)
    assert entry.fields["name"] == ["张晓燕", "张小燕"]
    assert entry.fields["phone"] == ["（已加密）", "（已加密）"]
    changed = Person.objects.get()
    assert changed.revision > person.revision
    assert changed.initials == "|zxy|"


def test_change_of_nothing_writes_nothing(register, users):
    person = register()
    revision = store.latest_revision()
    ChangePerson(person, {"name": "张晓燕"}).run(users["administrator"])
    assert store.latest_revision() == revision


def test_change_outside_scope_is_forbidden(register, users, county):
    person = register(area=county.west_village)
    with pytest.raises(Forbidden):
        ChangePerson(person, {"name": "张小燕"}).run(users["village_doctor"])


def test_death_ends_open_enrolments_and_its_duties(patients, visits, users):
    enrolment = patients()
    visits(enrolment, date(2021, 4, 1))
    ChangePerson(enrolment.person, {"died_on": date(2021, 6, 1)}).run(users["administrator"])
    enrolment.refresh_from_db()
    assert (enrolment.end, enrolment.end_reason) == (date(2021, 6, 1), 1)
    assert not Duty.objects.filter(record_id=enrolment.pk, ledger=enrolment.declaration.code).exists()


def test_death_taken_back_opens_exactly_what_it_closed(patients, users):
    enrolment = patients()
    other = patients("吴立新", start=date(2020, 1, 1))
    store.change(other, {"end": date(2021, 6, 1), "end_reason": 1}, users["administrator"])
    died = {"died_on": date(2021, 6, 1)}
    for one in (enrolment, other):
        ChangePerson(one.person, died).run(users["administrator"])
        ChangePerson(one.person, {"died_on": None}).run(users["administrator"])
        one.refresh_from_db()
    assert (enrolment.end, enrolment.end_reason) == (None, None)
    assert (other.end, other.end_reason) == (date(2021, 6, 1), 1)
    assert Duty.objects.filter(record_id=enrolment.pk, ledger=enrolment.declaration.code).exists()


def test_death_moved_to_another_day_moves_the_end(patients, users):
    enrolment = patients()
    ChangePerson(enrolment.person, {"died_on": date(2021, 6, 1)}).run(users["administrator"])
    ChangePerson(enrolment.person, {"died_on": date(2021, 5, 1)}).run(users["administrator"])
    enrolment.refresh_from_db()
    assert (enrolment.end, enrolment.end_reason) == (date(2021, 5, 1), 1)


def test_rows_after_a_death_become_doubtful_until_it_is_taken_back(patients, visits, users):
    enrolment = patients()
    visit = visits(enrolment, date(2021, 9, 1))
    ChangePerson(enrolment.person, {"died_on": date(2021, 6, 1)}).run(users["administrator"])
    doubts = Doubt.objects.filter(ledger=visit.declaration.code, record_id=visit.pk, rule="death")
    assert "晚于此人死亡日期" in doubts.get().message
    ChangePerson(enrolment.person, {"died_on": None}).run(users["administrator"])
    assert not doubts.exists()


def test_residence_changes_from_a_day_on(register, users, county):
    person = register()
    ChangeResidence(person, county.west_village, date(2021, 5, 1)).run(users["administrator"])
    person = Person.objects.get()
    assert person.residence_on(date(2021, 4, 30)).area == county.east_village
    assert person.residence_on(date(2021, 5, 1)).area == county.west_village
    assert all(row.revision > 0 for row in person.residences.all())


@pytest.mark.parametrize("since", [date(2022, 1, 1), date(2015, 1, 1), date(2014, 12, 31), date(1949, 1, 1)])
def test_residence_with_an_impossible_day_is_refused(register, users, county, since):
    person = register()
    with pytest.raises(Refused):
        ChangeResidence(person, county.west_village, since).run(users["administrator"])
    assert person.residences.count() == 1


def test_find_ranks_exact_name_before_the_rest_and_keeps_to_scope(register, users, county, person):
    register()
    longer, far = person("张晓燕子"), person("张晓燕", village=county.west_village)
    scope = Scope.of(users["village_doctor"])
    assert [one.name for one in find(scope, "张晓燕")] == ["张晓燕", "张晓燕子"]
    assert far not in find(scope, "zxy")
    assert longer in find(scope, "zxy")
    assert [one.id_number for one in find(scope, NUMBER[-4:])] == [NUMBER]
    assert find(scope, "") == []


def test_find_by_the_whole_number_reaches_beyond_the_scope(register, users, county):
    person = register(area=county.west_village)
    scope = Scope.of(users["village_doctor"])
    assert find(scope, NUMBER) == [person]
    assert find(scope, NUMBER[-4:]) == []
