"""Referrals are followed within 14 days; suspects end in an enrolment, an exclusion or a reason."""

from datetime import date

import pytest

from weijian.ledger.checks import Refused
from weijian.work.publichealth.hypertension.ledgers import Hypertension
from weijian.work.publichealth.referral.ledgers import CONFIRMED, EXCLUDED, Referral, Suspect


@pytest.fixture
def referred(enter, person):
    def make(resident=None, opened=date(2021, 6, 1), **fields):
        values = {"line": 1, "reason": "血压186/112"}
        return enter(Referral, person=resident or person(), opened=opened, **{**values, **fields})

    return make


@pytest.fixture
def suspected(enter, person):
    def make(resident=None, opened=date(2021, 6, 1), **fields):
        values = {"disease": 1, "origin": 1, "finding": "血压168/100"}
        return enter(Suspect, person=resident or person(), opened=opened, **{**values, **fields})

    return make


def messages(make, **fields):
    with pytest.raises(Refused) as caught:
        make(**fields)
    return [problem.message for problem in caught.value.problems]


def test_referral_waits_for_its_follow_up_until_the_14th_day(referred, dues):
    case = referred()
    assert (case.state, case.deadline) == ("referred", date(2021, 6, 15))
    assert dues(case) == {"deadline": date(2021, 6, 15)}


@pytest.mark.parametrize(("day", "in_time"), [(15, True), (16, False)])
def test_follow_up_on_day_15_is_late(referred, move, dues, day, in_time):
    case = move(referred(), "follow", date(2021, 6, day), outcome=CONFIRMED)
    assert (case.state, case.followed_on, case.in_time) == ("followed", date(2021, 6, day), in_time)
    assert case.days_taken == day - 1 and dues(case) == {}


def test_followed_referral_is_closed_by_a_step(referred, move):
    case = move(referred(), "follow", date(2021, 6, 10), outcome=EXCLUDED)
    case = move(case, "close", date(2021, 6, 11))
    assert (case.state, case.closed) == ("closed", date(2021, 6, 11))


def test_follow_up_without_outcome_is_refused(referred, move):
    with pytest.raises(Refused) as caught:
        move(referred(), "follow", date(2021, 6, 10))
    assert "须填写随访结果" in str(caught.value)


def test_lost_referral_needs_a_reason(referred, move):
    case = referred()
    with pytest.raises(Refused):
        move(case, "lose", date(2021, 6, 20))
    case = move(case, "lose", date(2021, 6, 20), lost_reason="外出务工，电话停机")
    assert (case.state, case.closed) == ("lost", date(2021, 6, 20))


def test_imported_referral_stands_where_its_dates_put_it(referred, person):
    followed = referred(person("李建国"), followed_on=date(2021, 6, 9), outcome=1)
    done = referred(person("向美英"), followed_on=date(2021, 6, 9), outcome=1, closed=date(2021, 6, 30))
    assert (followed.state, done.state) == ("followed", "closed")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"followed_on": date(2021, 5, 31), "outcome": 1}, "随访日期早于转出日期"),
        ({"followed_on": date(2021, 6, 5)}, "随访须填写结果"),
        ({"outcome": 1}, "有随访结果须填写随访日期"),
        ({"closed": date(2021, 6, 5)}, "未随访而结案须说明失联原因"),
    ],
)
def test_referral_with_half_an_answer_is_refused(referred, fields, message):
    assert messages(referred, **fields) == [message]


def test_referral_to_the_own_institution_is_refused(referred, county):
    assert messages(referred, to_institution=county.east_hospital) == ["转往机构不能是转出机构"]
    assert referred(to_institution=county.hospital).pk


def test_same_person_institution_and_day_is_one_referral(referred, person):
    resident = person()
    referred(resident)
    assert any("已有" in message for message in messages(referred, resident=resident))


def test_suspect_is_to_be_checked_again_within_30_days(suspected):
    case = suspected()
    assert (case.state, case.year, case.deadline) == ("waiting", 2021, date(2021, 7, 1))


def test_confirmed_suspect_waits_for_an_enrolment_that_names_it(suspected, move, enter, dues):
    case = move(suspected(), "confirm", date(2021, 6, 20))
    assert (case.state, case.result, case.rechecked_on) == ("confirmed", CONFIRMED, date(2021, 6, 20))
    assert dues(case) == {"deadline": date(2021, 7, 20)}
    enter(
        Hypertension, person=case.person, start=date(2021, 6, 25), diagnosed_on=date(2021, 6, 20), basis=1,
        manager="村医向", suspect=case,
    )  # fmt: skip
    case.refresh_from_db()
    assert (case.state, case.enrolled_on, case.closed) == ("enrolled", date(2021, 6, 25), date(2021, 6, 25))
    assert dues(case) == {}


def test_voiding_the_enrolment_opens_the_suspect_again(suspected, move, enter, users):
    from weijian.ledger import store

    case = move(suspected(), "confirm", date(2021, 6, 20))
    enrolment = enter(
        Hypertension, person=case.person, start=date(2021, 6, 25), diagnosed_on=date(2021, 6, 20), basis=1,
        manager="村医向", suspect=case,
    )  # fmt: skip
    store.void(enrolment, "录错人", users["administrator"])
    case.refresh_from_db()
    assert (case.state, case.enrolled_on, case.closed) == ("confirmed", None, None)


def test_enrolment_naming_another_persons_suspect_is_refused(suspected, refused, person):
    found = refused(
        Hypertension, person=person("李建国"), start=date(2021, 6, 25), diagnosed_on=date(2021, 6, 20),
        basis=1, manager="村医向", suspect=suspected(),
    )  # fmt: skip
    assert found == ["疑似记录不是此人的高血压疑似"]


def test_suspect_may_be_excluded_lost_or_declined(suspected, move, person):
    excluded = move(suspected(person("石大山")), "exclude", date(2021, 6, 9))
    lost = move(suspected(person("杨水生")), "lose", date(2021, 6, 9), lost_reason="外出")
    confirmed = move(suspected(person("黄桂兰")), "confirm", date(2021, 6, 9))
    declined = move(confirmed, "decline", date(2021, 6, 10), declined="住在外县")
    assert [case.state for case in (excluded, lost, declined)] == ["excluded", "lost", "declined"]
    assert all(case.closed for case in (excluded, lost, declined))


def test_lost_suspect_that_comes_back_may_still_be_confirmed(suspected, move):
    case = move(suspected(), "lose", date(2021, 6, 9), lost_reason="外出")
    case = move(case, "confirm", date(2021, 9, 1))
    assert (case.state, case.closed, case.lost_reason) == ("confirmed", None, "")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"year": 2020}, "年度须与发现日期一致"),
        ({"rechecked_on": date(2021, 5, 1), "result": 1}, "复查日期早于发现日期"),
        ({"rechecked_on": date(2021, 6, 5)}, "复查须填写结果"),
        ({"result": 1}, "有结果须填写复查日期"),
        ({"declined": "不愿意"}, "确诊者才需说明未纳入管理的理由"),
        ({"closed": date(2021, 6, 5)}, "未复查而结案须说明失联原因"),
    ],
)
def test_suspect_with_half_an_answer_is_refused(suspected, fields, message):
    assert messages(suspected, **fields) == [message]


def test_person_is_suspect_of_a_disease_once_a_year(suspected, person):
    resident = person()
    suspected(resident)
    assert any(
        "已有" in message for message in messages(suspected, resident=resident, opened=date(2021, 9, 1))
    )
    assert suspected(resident, disease=2).pk
    assert suspected(resident, opened=date(2020, 9, 1)).pk


def test_lost_suspect_excluded_later_is_closed_on_that_day(suspected, move):
    case = move(suspected(), "lose", date(2021, 6, 9), lost_reason="外出")
    case = move(case, "exclude", date(2021, 9, 1))
    assert (case.state, case.closed) == ("excluded", date(2021, 9, 1))
