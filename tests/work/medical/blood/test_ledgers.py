"""Rules, intervals, limits and honours of blood donation."""

from datetime import date, timedelta

import pytest

from weijian.ledger import store
from weijian.ledger.cells import read_cell
from weijian.ledger.checks import Refused
from weijian.ledger.models import Doubt
from weijian.work.medical.blood.ledgers import (
    CHILDBIRTH,
    COLD,
    EMERGENCY,
    FOREVER,
    PLATELETS,
    PLATELETS_AND_PLASMA,
    STREET,
    WHOLE,
    Deferral,
    Donation,
    Drive,
)

DAY = date(2021, 5, 1)


def doubts(record):
    rows = Doubt.objects.filter(ledger=record.declaration.code, record_id=record.pk)
    return sorted(rows.values_list("message", flat=True))


# --- intervals of GB 18467-2011


@pytest.mark.parametrize(
    ("first", "then", "last_broken", "first_kept"),
    [
        (WHOLE, WHOLE, date(2021, 10, 31), date(2021, 11, 1)),
        (PLATELETS, PLATELETS, date(2021, 5, 14), date(2021, 5, 15)),
        (PLATELETS, PLATELETS_AND_PLASMA, date(2021, 5, 14), date(2021, 5, 15)),
        (PLATELETS, WHOLE, date(2021, 5, 28), date(2021, 5, 29)),
        (PLATELETS_AND_PLASMA, WHOLE, date(2021, 5, 28), date(2021, 5, 29)),
        (WHOLE, PLATELETS, date(2021, 7, 31), date(2021, 8, 1)),
    ],
)
def test_a_donation_within_the_interval_is_refused_without_a_doctor(
    donor, donate, first, then, last_broken, first_kept
):
    early, late = donor("甲"), donor("乙")
    for somebody in (early, late):
        donate(somebody, DAY, first)
    with pytest.raises(Refused, match="间隔不足"):
        donate(early, last_broken, then)
    assert donate(late, first_kept, then).pk
    assert donate(early, last_broken, then, override="特需配型，主治医师向某").pk


def test_platelets_within_a_week_are_refused_even_with_a_doctor(donor, donate):
    somebody = donor()
    donate(somebody, DAY, PLATELETS)
    with pytest.raises(Refused, match="不足1周"):
        donate(somebody, DAY + timedelta(days=6), PLATELETS, override="特需配型")
    assert donate(somebody, DAY + timedelta(days=7), PLATELETS, override="特需配型").pk


def test_an_interval_is_kept_backwards_too(donor, donate):
    somebody = donor()
    donate(somebody, DAY)
    with pytest.raises(Refused, match="不足6个月"):
        donate(somebody, DAY - timedelta(days=30))


@pytest.mark.parametrize("type", [WHOLE, PLATELETS, PLATELETS_AND_PLASMA])
def test_two_donations_of_one_type_on_a_day_are_refused(donor, donate, type):
    somebody = donor()
    donate(somebody, DAY, type)
    with pytest.raises(Refused, match="同一天不能两次"):
        donate(somebody, DAY, type, override="特批")


def test_a_twenty_fifth_apheresis_in_twelve_months_is_refused(donor, donate):
    somebody = donor()
    days = [date(2020, 12, 1) + timedelta(days=14 * number) for number in range(25)]
    for day in days[:24]:
        donate(somebody, day, PLATELETS)
    with pytest.raises(Refused, match="超过24次"):
        donate(somebody, days[24], PLATELETS)


def test_more_than_ten_litres_in_twelve_months_raises_a_doubt(donor, donate):
    somebody, last = donor(), None
    for number in range(15):  # 15 × (2 × 250 + 200) ml = 10.5 l
        day = date(2021, 1, 4) + timedelta(days=14 * number)
        last = donate(somebody, day, PLATELETS_AND_PLASMA, platelet_units=2, plasma_ml=200)
        assert doubts(last) == (["十二个月内血小板和血浆合计超过10升，请核对"] if number == 14 else [])


# --- amounts


@pytest.mark.parametrize("volume", [200, 300, 400])
def test_whole_blood_is_taken_in_three_volumes(donor, donate, volume):
    assert donate(donor(), volume_ml=volume).total_ml == volume


@pytest.mark.parametrize(
    "fields",
    [
        {"volume_ml": 250},
        {"volume_ml": None},
        {"volume_ml": 0},
        {"volume_ml": 300, "platelet_units": 1},
        {"volume_ml": 300, "plasma_ml": 100},
        {"type": PLATELETS, "platelet_units": None, "volume_ml": 1},
        {"type": PLATELETS, "platelet_units": None},
        {"type": PLATELETS, "platelet_units": 1, "plasma_ml": 100},
        {"type": PLATELETS, "platelet_units": 3},
        {"type": PLATELETS_AND_PLASMA, "plasma_ml": 201},
    ],
)
def test_an_amount_that_does_not_fit_the_type_is_refused(donor, donate, fields):
    with pytest.raises(Refused):
        donate(donor(), **fields)


@pytest.mark.parametrize(("written", "code"), [("-", "-"), ("−", "-"), ("阴性", "-"), ("+", "+"), ("", None)])
def test_a_dash_in_the_rh_column_is_negative_and_not_empty(written, code):
    assert read_cell(Donation.declaration.field("rhesus"), written) == code


def test_plasma_comes_with_platelets_and_plasma(donor, donate):
    assert donate(donor(), type=PLATELETS_AND_PLASMA, plasma_ml=150).total_units == 1


@pytest.mark.parametrize("number", ["123456789012", "1" * 21, "0431-2210000001", "8.9E+12"])
def test_a_donation_number_has_13_to_20_letters_or_digits(donor, donate, number):
    with pytest.raises(Refused, match="献血码"):
        donate(donor(), donation_no=number)


def test_a_donation_number_is_used_once(donor, donate):
    donate(donor("甲"), donation_no="04312210000099")
    with pytest.raises(Refused, match="已有献血码相同"):
        donate(donor("乙"), donation_no="04312210000099")


# --- who may give


@pytest.mark.parametrize(
    ("birth", "accepted"),
    [
        (date(2003, 5, 2), False),
        (date(2003, 5, 1), True),
        (date(1960, 5, 2), True),
        (date(1960, 5, 1), False),
    ],
)
def test_donors_are_18_to_60(donor, donate, birth, accepted):
    somebody = donor(birth=birth)
    if accepted:
        assert donate(somebody).pk
    else:
        with pytest.raises(Refused, match="18～60岁"):
            donate(somebody)


def test_after_55_only_who_gave_before_without_reaction(donor, donate):
    old = "超过55岁，须为多次献血且无献血反应者"
    born = date(1965, 4, 1)
    assert doubts(donate(donor("甲", birth=born))) == [old]
    calm, upset = donor("乙", birth=born), donor("丙", birth=born)
    donate(calm, date(2020, 5, 1), reaction=0)
    donate(upset, date(2020, 5, 1), reaction=1)
    assert doubts(donate(calm)) == []
    assert doubts(donate(upset)) == [old]


@pytest.mark.parametrize(
    ("sex", "fields", "doubted"),
    [
        (1, {"weight": 49.9}, 1),
        (1, {"weight": 50}, 0),
        (2, {"weight": 44.9}, 1),
        (2, {"weight": 45}, 0),
        (1, {"haemoglobin": 119}, 1),
        (1, {"haemoglobin": 120}, 0),
        (2, {"haemoglobin": 114}, 1),
        (2, {"haemoglobin": 115}, 0),
        (1, {"systolic": 140, "diastolic": 80}, 1),
        (1, {"systolic": 139, "diastolic": 89}, 0),
        (1, {"systolic": 90, "diastolic": 61}, 1),
        (1, {"systolic": 120, "diastolic": 90}, 1),
        (1, {"systolic": 89, "diastolic": 55}, 1),
        (1, {"pulse": 59}, 1),
        (1, {"pulse": 55, "override": "长期耐力训练"}, 0),
        (1, {"pulse": 49, "override": "长期耐力训练"}, 1),
        (1, {"pulse": 100}, 0),
        (1, {"pulse": 101}, 1),
    ],
)
def test_health_outside_the_standard_raises_a_doubt(donor, donate, sex, fields, doubted):
    assert len(doubts(donate(donor(sex=sex), **fields))) == doubted


def test_a_donation_after_death_is_refused(donor, donate):
    somebody = donor()
    somebody.died_on = date(2021, 4, 30)
    somebody.save()
    with pytest.raises(Refused, match="晚于此人死亡日期"):
        donate(somebody)


def test_who_is_deferred_does_not_give(put, donor, donate):
    somebody, forever = donor("甲"), donor("乙")
    put(Deferral, person=somebody, on=date(2021, 4, 30), reason=COLD)
    put(Deferral, person=forever, on=date(2019, 1, 1), reason=FOREVER)
    for refused in (somebody, forever):
        with pytest.raises(Refused, match="暂缓献血期"):
            donate(refused, date(2021, 5, 6))
    assert donate(somebody, date(2021, 5, 7)).pk
    assert donate(forever, date(2021, 5, 7), override="误登，医师改正").pk


# --- deferrals


@pytest.mark.parametrize(
    ("reason", "until"),
    [
        (COLD, date(2021, 5, 8)),
        (2, date(2021, 5, 4)),
        (3, date(2021, 5, 15)),
        (4, date(2021, 8, 1)),
        (CHILDBIRTH, date(2022, 5, 1)),
        (6, date(2022, 5, 1)),
        (FOREVER, None),
    ],
)
def test_the_reason_says_how_long(put, donor, reason, until):
    assert put(Deferral, person=donor(), on=DAY, reason=reason).until == until


def test_a_deferral_without_reason_for_ever_is_doubted(put, donor):
    assert len(doubts(put(Deferral, person=donor(), on=DAY, reason=7))) == 1
    assert doubts(put(Deferral, person=donor("乙"), on=DAY, reason=7, until=date(2021, 8, 1))) == []


@pytest.mark.parametrize(("reason", "until"), [(COLD, date(2021, 4, 30)), (FOREVER, date(2022, 1, 1))])
def test_a_deferral_that_cannot_be_so_is_refused(put, donor, reason, until):
    with pytest.raises(Refused):
        put(Deferral, person=donor(), on=DAY, reason=reason, until=until)


# --- honours


def test_running_totals_follow_the_donor(donor, donate):
    somebody = donor()
    donate(somebody, date(2020, 1, 10), volume_ml=400)
    donate(somebody, date(2020, 8, 10), volume_ml=200)
    third = donate(somebody, date(2021, 8, 10), type=PLATELETS, platelet_units=2)
    assert (third.ordinal, third.total_ml, third.total_units) == (3, 600, 2)


def test_a_donation_entered_late_moves_the_later_ones(donor, donate):
    somebody = donor()
    later = donate(somebody, date(2021, 8, 10))
    assert later.ordinal == 1
    donate(somebody, date(2020, 8, 10))
    later.refresh_from_db()
    assert (later.ordinal, later.total_ml) == (2, 600)


def test_medals_count_200_ml_or_a_platelet_unit_as_one(donor, donate):
    somebody = donor()
    first = donate(somebody, date(2021, 1, 1), type=PLATELETS, platelet_units=2)
    for number in range(1, 9):
        last = donate(somebody, date(2021, 1, 1) + timedelta(days=14 * number), PLATELETS, platelet_units=2)
    assert (first.honour, last.honour) == (0, 0)  # 9 × 2 = 18
    last = donate(somebody, date(2021, 7, 1), volume_ml=400)  # 18 + 400 ÷ 200 = 20
    assert last.honour == 1


# --- drives


def test_registered_are_deferred_and_donors(drive):
    with pytest.raises(Refused, match="登记人数应等于"):
        drive(registered=4)


def test_a_drive_stands_once_a_day_place_and_kind(drive):
    drive()
    with pytest.raises(Refused, match="已有"):
        drive()
    assert drive(type=STREET).pk


def test_listed_donations_that_do_not_add_up_raise_a_doubt(donor, donate, drive):
    event = drive(volume_ml=600)
    assert doubts(event) == []
    donate(donor("甲"), drive=event)
    assert doubts(event) == ["已录献血记录与活动合计不符，请核对"]
    donate(donor("乙"), drive=event)
    assert doubts(event) == []
    assert Drive.objects.get(pk=event.pk).listed_ml == 600


@pytest.mark.parametrize(("volume", "doubted"), [(399, 1), (400, 0), (800, 0), (801, 1), (53, 1)])
def test_litres_typed_as_millilitres_raise_a_doubt(drive, volume, doubted):
    assert len(doubts(drive(volume_ml=volume))) == doubted


def test_a_donation_outside_its_drive_raises_a_doubt(donor, donate, drive):
    event = drive(until=date(2021, 5, 2))
    assert doubts(donate(donor("甲"), date(2021, 5, 2), drive=event)) == []
    assert doubts(donate(donor("乙"), date(2021, 5, 3), drive=event)) == ["献血日期不在采血活动期间"]


# --- plans


def test_a_plan_has_one_holder_and_an_amount(county, plan):
    assert plan(place=county.area).pk
    for fields in ({}, {"place": county.east, "unit": county.hospital}):
        with pytest.raises(Refused, match="只能填其一"):
            plan(**fields)
    with pytest.raises(Refused, match="至少填一项"):
        plan(place=county.west, people=None)


def test_a_holder_has_one_plan_of_a_kind_a_year(county, plan):
    plan(place=county.east)
    with pytest.raises(Refused, match="已有同类任务"):
        plan(place=county.east)
    assert plan(place=county.east, type=EMERGENCY).pk
    assert plan(place=county.east, year=2022).pk


def test_parts_that_miss_the_whole_raise_a_doubt(county, plan):
    whole = plan(place=county.area, people=100)
    assert doubts(whole) == []
    assert doubts(plan(place=county.east, people=60)) == ["各单位、乡镇任务之和与全县任务不符，请核对"]
    assert doubts(plan(unit=county.hospital, people=40)) == []
    changed = store.change(whole, {"people": 110}, None)
    assert doubts(changed) == ["各单位、乡镇任务之和与全县任务不符，请核对"]
