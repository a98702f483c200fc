"""Every clock of a dispute with dates worked out by hand; 2021 had Qingming on 3-5 April and May Day on 1-5 May,
with work on Sunday 25 April and Saturday 8 May."""

from datetime import date, datetime

import pytest

from weijian.kernel.clock import ZONE
from weijian.ledger.models import Doubt
from weijian.work.medical.disputes.ledgers import Dispute


def at(day, hour=10, month=3):
    return datetime(2021, month, day, hour, 0, tzinfo=ZONE)


def reload(case):
    case.refresh_from_db()
    return case


def test_registered_dispute_is_to_be_told_the_channels_on_the_same_day(dispute, dues):
    case = dispute()
    assert (case.state, case.deadline) == ("registered", date(2021, 3, 5))
    assert dues(case) == {"deadline": date(2021, 3, 5)}


def test_peoples_mediation_has_30_work_days(mediated):
    # 9-12, 15-19, 22-26, 29-31 March: 4+5+5+3 = 17; 1, 2, 6-9, 12-16 April: 11; 19, 20 April: 2.
    assert mediated().deadline == date(2021, 4, 20)


def test_mediation_over_may_day_counts_the_make_up_days(mediated):
    # 20-23, 25 (Sunday, at work), 26-30 April: 10; 6, 7, 8 (Saturday, at work), 10-14, 17-21, 24-28 May: 18;
    # 31 May, 1 June.
    assert mediated(accepted=date(2021, 4, 19)).deadline == date(2021, 6, 1)


def test_clock_stands_while_an_appraisal_is_open(mediated, appraise, change, dues):
    case = mediated()
    report = appraise(case, date(2021, 3, 15))
    case = reload(case)
    assert (case.state, case.state_since, case.deadline) == ("people_appraisal", date(2021, 3, 15), None)
    assert case.mediation_due_on is None and "deadline" not in dues(case)
    change(report, closed=date(2021, 3, 29), grade="不属于")
    case = reload(case)
    # Ten work days stood still: 16-19, 22-26, 29 March. After 20 April: 21-23, 25 (Sunday, at work), 26-30 are
    # nine; 1-5 May is a holiday; 6 May is the tenth.
    assert (case.state, case.state_since) == ("people", date(2021, 3, 29))
    assert case.deadline == case.mediation_due_on == date(2021, 5, 6)


def test_appraisal_typed_after_its_report_moves_the_deadline_too(mediated, appraise):
    case = mediated()
    appraise(case, date(2021, 3, 15), closed=date(2021, 3, 29), grade="不属于")
    case = reload(case)
    assert (case.state, case.deadline, case.mediation_due_on) == (
        "people",
        date(2021, 5, 6),
        date(2021, 5, 6),
    )


def test_two_appraisals_that_overlap_stop_the_clock_once(mediated, appraise):
    case = mediated()
    appraise(case, date(2021, 3, 15), closed=date(2021, 3, 26), kind=1, body=3, share=20)
    appraise(case, date(2021, 3, 22), closed=date(2021, 3, 29), grade="不属于")
    assert reload(case).mediation_due_on == date(2021, 5, 6)


def test_voided_appraisal_lets_the_clock_run(mediated, appraise, users):
    from weijian.ledger import store

    case = mediated()
    report = appraise(case, date(2021, 3, 15))
    store.void(report, "录错案号", users["administrator"])
    case = reload(case)
    assert (case.state, case.mediation_due_on) == ("people", date(2021, 4, 20))


def test_three_parties_may_agree_to_a_longer_time(mediated, change):
    case = change(mediated(), extended_until=date(2021, 6, 30))
    assert case.deadline == case.mediation_due_on == date(2021, 6, 30)


def test_application_to_the_bureau_is_answered_in_five_work_days(dispute, move):
    case = move(dispute(), "notify", date(2021, 3, 5))
    case = move(case, "apply_to_bureau", date(2021, 4, 1))
    assert (case.state, case.deadline) == ("administrative_applied", date(2021, 4, 9))  # 2, 6, 7, 8, 9 April
    case = move(case, "accept_by_bureau", date(2021, 4, 9))
    assert (case.state, case.channel, case.deadline) == ("administrative", 3, date(2021, 5, 24))


def test_second_mediation_has_a_clock_of_its_own(mediated, move):
    case = move(mediated(), "fail", date(2021, 4, 20))
    case = move(case, "apply_to_bureau", date(2021, 4, 21))
    case = move(case, "accept_by_bureau", date(2021, 4, 26))
    # 27-30 April, 6-8, 10-14, 17-21, 24-28 May: 4+3+5+5+5 = 22; 31 May, 1-4, 7-9 June.
    assert case.deadline == date(2021, 6, 9)


def test_work_days_taken_leave_out_the_appraisal(mediated, appraise, move):
    case = mediated()
    appraise(case, date(2021, 3, 15), closed=date(2021, 3, 29), grade="不属于")
    case = move(case, "agree", date(2021, 4, 9), amount=30000)
    case = move(case, "pay", date(2021, 4, 13), payer=1)
    case = move(case, "close", date(2021, 4, 14))
    # 9-12 and 15 March: 5; 30, 31 March; 1, 2, 6-9, 12-14 April: 9.
    assert case.days_taken == 16


@pytest.mark.parametrize(
    ("frozen", "schedule", "due"),
    [(False, "autopsy", date(2021, 3, 4)), (True, "frozen_autopsy", date(2021, 3, 9))],
)
def test_disputed_cause_of_death_asks_for_an_autopsy(dispute, dues, frozen, schedule, due):
    case = dispute(died_at=at(2, 20), cause_disputed=True, body_frozen=frozen, harm=1)
    found = dues(case)
    assert found[schedule] == due
    assert found["body"] == date(2021, 3, 16)
    assert not {"autopsy", "frozen_autopsy"} - {schedule} & set(found)


def test_autopsy_done_and_body_removed_end_those_duties(dispute, dues, change):
    case = dispute(died_at=at(2, 20), cause_disputed=True, harm=1)
    change(case, autopsy_at=at(4, 19), body_removed_on=date(2021, 3, 8))
    assert set(dues(case)) == {"deadline"}


@pytest.mark.parametrize(("hour", "late"), [(20, False), (21, True)])
def test_autopsy_after_48_hours_is_doubted(dispute, doubts, hour, late):
    case = dispute(died_at=at(2, 20), autopsy_at=at(4, hour), harm=1)
    assert doubts(case) == (["尸检迟于规定时限（48小时，可冻存的7日）"] if late else [])


def test_frozen_body_may_wait_seven_days(dispute, doubts):
    assert doubts(dispute(died_at=at(1, 20), autopsy_at=at(8, 20), body_frozen=True, harm=1)) == []


def test_agreement_of_the_committee_may_be_confirmed_within_30_days(mediated, move, dues, doubts):
    case = move(mediated(), "agree", date(2021, 4, 9), amount=30000)
    assert dues(case)["confirm"] == date(2021, 5, 9)
    late = move(case, "confirm", date(2021, 5, 10))
    assert "confirm" not in dues(late)
    assert doubts(late) == ["司法确认申请迟于协议生效后30日"]


def test_negotiated_result_is_reported_to_the_bureau_within_7_days(dispute, move, dues, change):
    case = move(dispute(channel=1), "notify", date(2021, 3, 5))
    case = move(case, "negotiate", date(2021, 3, 8))
    case = move(case, "agree_by_negotiation", date(2021, 3, 12), amount=3000)
    assert dues(case) == {"report": date(2021, 3, 19)}
    change(case, reported_on=date(2021, 3, 18))
    assert dues(case) == {}


def test_judgement_is_reported_within_7_days(dispute, move, dues):
    case = move(dispute(), "notify", date(2021, 3, 5))
    case = move(case, "sue", date(2021, 4, 1))
    case = move(case, "judge", date(2021, 9, 1), amount=80000)
    assert (case.channel, case.result, dues(case)) == (4, 6, {"report": date(2021, 9, 8)})


def test_major_dispute_is_told_to_the_bureau_at_once(dispute, dues, change):
    case = dispute(major=True)
    assert dues(case)["major"] == date(2021, 3, 5)
    change(case, told_bureau_at=at(5, 9))
    assert "major" not in dues(case)


@pytest.mark.parametrize(("found", "due"), [(9, date(2021, 3, 3)), (13, date(2021, 3, 4))])
def test_grave_fault_is_reported_within_12_hours(dispute, dues, found, due):
    assert dues(dispute(major_fault=True, fault_found_at=at(3, found)))["fault"] == due


def test_fault_reported_after_13_hours_is_doubted(dispute, doubts):
    fields = {"major_fault": True, "fault_found_at": at(3, 9)}
    assert doubts(dispute(**fields, fault_reported_at=at(3, 21))) == []
    assert doubts(dispute(**fields, fault_reported_at=at(3, 22))) == ["重大医疗过失未在12小时内报告"]


def test_death_or_severe_harm_is_handed_over_within_7_days(dispute, dues, change):
    case = dispute(harm=1, accident_applied_on=date(2021, 3, 10))
    assert dues(case)["hand_over"] == date(2021, 3, 17)
    change(case, handed_over_on=date(2021, 3, 16))
    assert "hand_over" not in dues(case)
    assert "hand_over" not in dues(dispute(harm=4, accident_applied_on=date(2021, 3, 10)))


def test_sealed_record_opened_before_three_years_without_a_claim_is_doubted(dispute, doubts):
    sealed = {"occurred_on": date(2018, 3, 1), "opened": date(2018, 3, 5), "sealed_on": date(2018, 3, 5)}
    assert doubts(dispute(**sealed, unsealed_on=date(2021, 3, 4))) == ["封存病历未满3年启封，请注明双方在场"]
    assert doubts(dispute(**sealed, unsealed_on=date(2021, 3, 5))) == []
    assert doubts(dispute(**sealed, unsealed_on=date(2018, 5, 5), claim=50000)) == []


def test_appraisal_of_an_accident_asks_in_5_collects_in_10_reports_in_45_days(mediated, appraise, move, dues):
    report = appraise(mediated(), date(2021, 3, 15))
    assert (report.state, report.deadline) == ("sent", None)
    report = move(report, "accept", date(2021, 3, 17))
    assert report.deadline == date(2021, 3, 22)
    report = move(report, "ask", date(2021, 3, 20))
    assert report.deadline == date(2021, 3, 30)
    report = move(report, "complete", date(2021, 3, 28))
    assert report.deadline == date(2021, 5, 12)
    report = move(report, "report", date(2021, 5, 10), grade="四级")
    assert (report.state, report.closed, dues(report)) == ("reported", date(2021, 5, 10), {})


def test_appraisal_of_damage_has_no_days_in_law(mediated, appraise):
    report = appraise(mediated(), date(2021, 3, 15), kind=1, body=3, accepted_on=date(2021, 3, 17))
    assert (report.state, report.deadline) == ("accepted", None)


@pytest.mark.parametrize(("day", "late"), [(13, False), (14, True)])
def test_second_appraisal_is_asked_for_within_15_days(mediated, appraise, doubts, day, late):
    case = mediated()
    appraise(case, date(2021, 3, 15), closed=date(2021, 3, 29), grade="四级")
    second = appraise(case, date(2021, 4, day), round=2, body=2)
    assert doubts(second) == (["再次鉴定迟于收到首次鉴定书后15日"] if late else [])
    assert Doubt.objects.filter(ledger=Dispute.declaration.code).count() == 0
