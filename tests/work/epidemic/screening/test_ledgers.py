"""Rules, states and computed columns of nucleic acid testing."""

from datetime import date, timedelta

import pytest
from tests.work.epidemic.screening.conftest import NOON, hours

from weijian.ledger import store
from weijian.ledger.checks import Refused
from weijian.ledger.models import Doubt, Duty
from weijian.work.epidemic.screening.ledgers import (
    AMPLIFIER,
    BROKEN,
    CONFIRMED,
    CONTACT,
    DOUBTFUL,
    EXTRACTOR,
    FEVER,
    INPATIENT,
    IS_NEGATIVE,
    IS_UNFIT,
    NEGATIVE,
    POSITIVE,
    RECEIVED,
    RESAMPLED,
    SAMPLED,
    SEALED,
    SENT,
    SUSPECT,
    TESTING,
    UNCONFIRMED,
    UNFIT,
    WILLING,
    AntigenTest,
    Campaign,
    DueTest,
    EnvSample,
    SampleTube,
    TestStatement,
    TubeMember,
)


def doubts(record):
    rows = Doubt.objects.filter(ledger=record.declaration.code, record_id=record.pk)
    return sorted(rows.values_list("message", flat=True))


def duties(record):
    rows = Duty.objects.filter(ledger=record.declaration.code, record_id=record.pk)
    return sorted(rows.values_list("schedule", flat=True))


# --- laboratories and capacity


def six_amplifiers(lab, machine, minutes=240):
    for number in range(6):
        machine(lab, AMPLIFIER, 96, minutes, f"A{number}")
    for number in range(6):
        machine(lab, EXTRACTOR, 96, minutes, f"E{number}")


def test_six_amplifiers_of_96_wells_give_564_a_run(lab, machine, again):
    laboratory = lab(cycle_hours=4)
    six_amplifiers(laboratory, machine)
    # 6 × (96 − 2) × ⌊60 × 4 ÷ 240⌋ = 564
    assert again(laboratory).capacity == 564
    assert again(laboratory).capacity_pooled == 5640


def test_capacity_is_the_smaller_of_extraction_and_amplification(lab, machine, again):
    laboratory = lab(cycle_hours=10)
    machine(laboratory, AMPLIFIER, 96, 120, "A1")  # 94 × 5 = 470
    machine(laboratory, EXTRACTOR, 32, 40, "E1")  # 30 × 15 = 450
    assert again(laboratory).capacity == 450


def test_capacity_keeps_to_the_limit_of_the_staff(lab, machine, again):
    laboratory = lab(cycle_hours=4, staff_limit=300)
    six_amplifiers(laboratory, machine)
    assert again(laboratory).capacity == 300


def test_a_broken_machine_lowers_the_capacity(lab, machine, again):
    laboratory = lab(cycle_hours=4)
    six_amplifiers(laboratory, machine)
    one = type(machine(laboratory, AMPLIFIER, 96, 240, "A7")).objects.get(serial="A0")
    store.change(one, {"state": BROKEN}, None)
    other = type(one).objects.get(serial="A1")
    store.change(other, {"state": BROKEN}, None)
    assert again(laboratory).capacity == 5 * 94


def test_a_laboratory_without_nucleic_acid_has_no_capacity(lab):
    assert lab(methods="|2|3|").capacity is None


def test_declaring_more_than_the_machines_do_raises_a_doubt(lab, machine):
    laboratory = lab(declared=1000, cycle_hours=4)
    assert doubts(laboratory) == []
    machine(laboratory, AMPLIFIER, 96, 240, "A1")
    machine(laboratory, EXTRACTOR, 96, 240, "E1")
    assert doubts(laboratory) == ["申报能力高于按在用设备算出的能力，请核对"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"suspended_to": date(2021, 5, 1)}, "suspended_from"),
        ({"suspended_from": date(2021, 5, 2), "suspended_to": date(2021, 5, 1)}, "suspended_to"),
        ({"suspended_from": date(2020, 3, 1)}, "suspended_from"),
        ({"willing_point": True, "price_public": True}, "price_single"),
        ({"price_single": 501}, "price_single"),
        ({"cycle_hours": 25}, "cycle_hours"),
    ],
)
def test_a_laboratory_with_contradicting_fields_is_refused(lab, fields, field):
    with pytest.raises(Refused) as refused:
        lab(**fields)
    assert field in {problem.field for problem in refused.value.problems}


def test_a_willing_point_that_hides_its_price_raises_a_doubt(lab):
    assert doubts(lab(willing_point=True, price_single=80)) == ["愿检尽检服务点须公开收费"]


def test_one_laboratory_is_approved_once_at_a_time(lab):
    lab()
    with pytest.raises(Refused):
        lab(start=date(2020, 6, 1))


@pytest.mark.parametrize("state", [BROKEN, 3])
def test_a_stopped_machine_says_so(lab, machine, state):
    with pytest.raises(Refused, match="状态须为停用"):
        machine(lab(), AMPLIFIER, 96, 90, "A1", state=state, end=date(2021, 1, 1), end_reason=7)


def test_an_amplifier_without_wells_is_refused_and_without_minutes_doubted(lab, machine):
    laboratory = lab()
    with pytest.raises(Refused, match="须填通量"):
        machine(laboratory, AMPLIFIER, None, 90, "A1")
    assert doubts(machine(laboratory, AMPLIFIER, 96, None, "A2")) == ["未填每批用时，这台设备不计入检测能力"]


def test_an_asset_number_belongs_to_one_machine_in_use(lab, machine):
    laboratory = lab()
    machine(laboratory, AMPLIFIER, 96, 90, "A1", asset_no="2020-001")
    with pytest.raises(Refused, match="资产编号"):
        machine(laboratory, AMPLIFIER, 96, 90, "A2", asset_no="2020-001")
    machine(laboratory, AMPLIFIER, 96, 90, "A3", asset_no="2020-002")


def test_a_campaign_names_areas_of_the_county(put):
    plan = {"name": "冷链专项", "type": 5, "on": date(2021, 12, 1), "target": 300}
    assert put(Campaign, areas="溪口镇、石桥乡", **plan).until == date(2021, 12, 1)
    with pytest.raises(Refused, match="不存在的区划"):
        put(Campaign, areas="溪口镇、东海镇", **{**plan, "name": "另一次"})


# --- the way of a tube


def test_the_state_of_a_tube_follows_its_times(tube):
    assert tube(sealed_at=None).state == SAMPLED
    assert tube().state == SEALED
    assert tube(sent_at=hours(1)).state == SENT
    assert tube(sent_at=hours(1), received_at=hours(2)).state == RECEIVED
    assert tube(sent_at=hours(1), received_at=hours(2), testing_at=hours(3)).state == TESTING
    negative = tube(result=NEGATIVE)
    assert (negative.state, negative.closed) == (IS_NEGATIVE, date(2021, 12, 1))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"sealed_at": hours(-1)}, "封管不能早于采样"),
        ({"sent_at": hours(0)}, "送出不能早于封管"),
        ({"sealed_at": None, "sent_at": hours(1)}, "送出前须封管"),
        ({"sent_at": hours(2), "received_at": hours(1)}, "收样不能早于送出"),
        ({"sent_at": hours(1), "received_at": hours(3), "testing_at": hours(2)}, "上机不能早于收样"),
        ({"result": 1, "reported_at": hours(1)}, "报告不能早于收样"),
        ({"result": 1, "reported_at": None}, "填结果须有"),
        ({"reported_at": hours(5)}, "已报告的管须填结果"),
        ({"tube_code": "8.9E+12"}, "管码应为8"),
        ({"tube_code": "LX21"}, "管码应为8"),
        ({"tube_code": "管" * 8}, "管码应为8"),
        ({"pool": 3}, "不在选项内"),
        ({"ct_n": 46}, "超出允许范围"),
    ],
)
def test_a_tube_that_cannot_be_so_is_refused(tube, fields, message):
    with pytest.raises(Refused, match=message):
        tube(**fields)


def test_a_tube_code_is_used_once(tube):
    tube(tube_code="LX0000001")
    with pytest.raises(Refused, match="已有管码相同"):
        tube(tube_code="LX0000001")


def test_a_tube_long_on_the_road_raises_a_doubt(tube):
    late = {"sealed_at": hours(1), "sent_at": hours(1), "received_at": hours(5.2), "testing_at": hours(6)}
    assert doubts(tube(result=NEGATIVE, **late, reported_at=hours(7))) == ["封管到收样超过时限，请核对"]
    assert doubts(tube(result=NEGATIVE)) == []


def test_a_warm_tube_raises_a_doubt(tube):
    assert len(doubts(tube(temperature=9))) == 1
    assert doubts(tube(temperature=4)) == []


def test_a_result_that_was_out_is_not_changed_silently(tube):
    reported = tube(result=NEGATIVE)
    changed = store.change(reported, {"result": POSITIVE}, None, "复核更正")
    assert doubts(changed) == ["结果发布后又更改，新旧两个结果均已留痕，请说明"]


def test_an_unfit_tube_waits_for_another(tube, again):
    unfit = tube(result=UNFIT)
    assert (unfit.state, duties(unfit)) == (IS_UNFIT, ["resample"])
    tube(retest_of=unfit)
    assert (again(unfit).state, duties(unfit)) == (RESAMPLED, [])


# --- who is in it


def test_a_tube_takes_no_more_people_than_its_pool(tube, member, person):
    pool = tube(pool=5)
    for seq in range(1, 6):
        member(pool, person(f"张{seq}"), seq)
    with pytest.raises(Refused, match="超过混采人数"):
        member(pool, person("张六"), 6)


def test_a_person_is_once_in_a_tube(tube, member, person):
    pool, somebody = tube(pool=5), person()
    member(pool, somebody, 1)
    with pytest.raises(Refused, match="已有采样管、姓名相同"):
        member(pool, somebody, 2)


@pytest.mark.parametrize("group", [CONTACT, 2, FEVER])
def test_contacts_arrivals_and_fever_patients_are_never_pooled(tube, member, person, group):
    with pytest.raises(Refused, match="须单采"):
        member(tube(pool=10), person(), group=group)
    assert member(tube(pool=1), person("李四"), group=group).pk


def test_the_number_in_the_tube_counts_for_the_tube(tube, member, person, again):
    pool = tube(pool=10)
    member(pool, person("张一"), 1)
    member(pool, person("张二"), 2)
    assert again(pool).member_count == 2
    assert doubts(pool) == []


def test_the_same_person_twice_in_four_hours_raises_a_doubt(tube, member, person):
    somebody = person()
    member(tube(), somebody)
    soon = member(tube(sampled_at=hours(3), sealed_at=hours(4)), somebody)
    assert doubts(soon) == ["此人数小时内已采过样，请核对是否重复"]
    later = member(tube(sampled_at=hours(7.5), sealed_at=hours(8)), somebody)
    assert doubts(later) == []


def test_a_family_may_share_one_telephone(tube, member, person):
    pool = tube(pool=5)
    member(pool, person("张一"), 1, phone="16000000001")
    assert member(pool, person("张二"), 2, phone="16000000001").pk


@pytest.mark.parametrize(
    ("group", "reported_after", "in_time"),
    [
        (FEVER, 6, True),
        (FEVER, 6.1, False),
        (INPATIENT, 12, True),
        (INPATIENT, 12.5, False),
        (WILLING, 24, True),
        (WILLING, 24.1, False),
        (5, 24, True),
    ],
)
def test_the_most_urgent_group_sets_the_time_of_feedback(
    tube, member, person, again, group, reported_after, in_time
):
    reported = tube(result=NEGATIVE, reported_at=hours(reported_after))
    member(reported, person(), group=group)
    assert again(reported).in_time is in_time


def test_a_tube_without_result_is_a_duty_until_reported(tube):
    waiting = tube()
    assert duties(waiting) == ["feedback"]
    done = {"sent_at": hours(1), "received_at": hours(2), "reported_at": hours(5), "result": NEGATIVE}
    store.change(waiting, {**done, "lab_id": waiting.institution_id}, None)
    assert duties(waiting) == []


# --- the positive pool


@pytest.fixture
def positive_pool(tube, member, person):
    """A positive pool of five with three people in it."""
    pool = tube(pool=5, result=POSITIVE)
    people = [person(f"王{number}") for number in range(3)]
    for seq, somebody in enumerate(people, 1):
        member(pool, somebody, seq)
    return pool, people


def test_a_positive_pool_is_no_case_and_recalls_its_members(positive_pool, again):
    pool, _ = positive_pool
    assert (again(pool).state, duties(pool)) == (SUSPECT, ["recall"])
    assert again(pool).recall_due_at == hours(5 + 6)


def test_a_pool_is_unconfirmed_when_every_single_is_negative(positive_pool, tube, member, again):
    pool, people = positive_pool
    for count, somebody in enumerate(people, 1):
        single = tube(
            result=NEGATIVE,
            retest_of=pool,
            sampled_at=hours(7),
            sealed_at=hours(7),
            sent_at=hours(7),
            received_at=hours(8),
            testing_at=hours(8),
            reported_at=NOON + timedelta(days=1),
        )
        member(single, somebody)
        assert again(pool).state == (UNCONFIRMED if count == 3 else SUSPECT)
    closed = again(pool)
    assert (closed.closed, closed.state_since, duties(pool)) == (date(2021, 12, 2), date(2021, 12, 2), [])


def test_a_single_positive_is_confirmed_by_a_second_test_only(positive_pool, tube, member, again):
    pool, people = positive_pool
    single = tube(result=POSITIVE, retest_of=pool)
    member(single, people[0])
    assert (again(single).state, again(pool).state) == (SUSPECT, SUSPECT)
    recheck = tube(result=POSITIVE, retest_of=single)
    member(recheck, people[0])
    assert [again(row).state for row in (recheck, single, pool)] == [CONFIRMED] * 3


def test_a_single_positive_that_is_not_confirmed_settles_the_pool(positive_pool, tube, member, again):
    pool, people = positive_pool
    for somebody in people[:2]:
        member(tube(result=NEGATIVE, retest_of=pool), somebody)
    single = tube(result=DOUBTFUL, retest_of=pool)
    member(single, people[2])
    assert again(pool).state == SUSPECT
    tube(result=NEGATIVE, retest_of=single)
    assert (again(single).state, again(pool).state) == (UNCONFIRMED, UNCONFIRMED)


def test_voiding_a_single_opens_the_pool_again(positive_pool, tube, member, again):
    pool, people = positive_pool
    singles = [tube(result=NEGATIVE, retest_of=pool) for _ in people]
    for single, somebody in zip(singles, people, strict=True):
        member(single, somebody)
    assert again(pool).state == UNCONFIRMED
    store.void(singles[0], "录错管", None)
    assert (again(pool).state, again(pool).closed) == (SUSPECT, None)


# --- due tests


def test_a_sample_answers_the_nearest_due_test(put, tube, member, person, again):
    somebody = person()
    due = put(DueTest, person=somebody, on=date(2021, 12, 2), group=5)
    far = put(DueTest, person=somebody, on=date(2021, 12, 20), group=5)
    assert duties(due) == ["due"]
    assert member(tube(), somebody).due_id == due.pk
    assert (again(due).in_time, again(due).done_on, duties(due)) == (True, date(2021, 12, 1), [])
    assert (again(far).in_time, duties(far)) == (False, ["due"])


def test_a_sample_after_the_due_day_is_late(put, tube, member, person, again):
    somebody = person()
    due = put(DueTest, person=somebody, on=date(2021, 11, 30), group=5)
    member(tube(), somebody)
    assert (again(due).done_on, again(due).in_time) == (date(2021, 12, 1), False)


def test_a_due_test_of_another_person_is_refused(put, tube, member, person):
    due = put(DueTest, person=person("甲"), on=date(2021, 12, 1), group=5)
    with pytest.raises(Refused, match="另一人"):
        member(tube(), person("乙"), due=due)


# --- totals or single rows, surroundings


def total(put, county, **fields):
    values = {"lab": county.hospital, "group": 12, "year": 2021, "month": 11, "people": 100, "positive": 0}
    return put(TestStatement, document="月报", **{**values, **fields})


def test_a_monthly_total_is_refused_beside_single_tubes(put, county, tube):
    tube(result=NEGATIVE)  # reported in December 2021
    with pytest.raises(Refused, match="不能再报月报"):
        total(put, county, month=12)
    assert total(put, county, month=11).pk
    assert total(put, county, month=12, lab=county.east_hospital).pk


def test_a_tube_is_refused_beside_a_monthly_total(put, county, tube):
    total(put, county, month=12)
    with pytest.raises(Refused, match="不能再录单管"):
        tube(result=NEGATIVE)
    assert tube().pk  # not yet reported


@pytest.mark.parametrize(
    "fields", [{"positive": 101}, {"tubes": 1000, "people": 100}, {"year": 2022, "month": 1}, {"month": 13}]
)
def test_a_total_that_cannot_be_so_is_refused(put, county, fields):
    with pytest.raises(Refused):
        total(put, county, **fields)


def test_a_total_stands_once(put, county):
    total(put, county)
    with pytest.raises(Refused, match="已有"):
        total(put, county, people=90)


def test_a_sample_of_the_cold_chain_has_its_number_once(put, county):
    sample = {"lab": county.hospital, "type": 1, "spot": "农贸市场", "sampled_at": NOON, "result": NEGATIVE}
    assert put(EnvSample, sample_no="H001", **sample).on == date(2021, 12, 1)
    with pytest.raises(Refused, match="已有"):
        put(EnvSample, sample_no="H001", **sample)


def test_an_antigen_test_is_dated_by_its_official_day(put, person):
    early = NOON.replace(hour=1)  # 17:00 of the day before in UTC
    made = put(AntigenTest, person=person(), tested_at=early, result=1)
    assert made.on == date(2021, 12, 1)
    assert TubeMember.objects.count() == SampleTube.objects.count() == 0
