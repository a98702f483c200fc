"""Rules and ways of disputes, appraisals, incidents and liability policies."""

from datetime import date, datetime

import pytest

from weijian.accounts.scope import Scope
from weijian.kernel.clock import ZONE
from weijian.ledger import access
from weijian.ledger.checks import Refused
from weijian.work.medical.disputes.ledgers import Appraisal, Dispute, LiabilityInsurance, SafetyIncident


def messages(make, *given, **fields):
    with pytest.raises(Refused) as caught:
        make(*given, **fields)
    return [problem.message for problem in caught.value.problems]


def test_whole_way_from_registration_to_the_archive(mediated, move):
    case = move(mediated(), "agree", date(2021, 4, 9), amount=30000, liability=4)
    assert (case.state, case.result, case.mediation_result, case.agreed_on) == (
        "agreed",
        1,
        1,
        date(2021, 4, 9),
    )
    case = move(case, "confirm", date(2021, 4, 12))
    case = move(case, "pay", date(2021, 4, 13), payer=2)
    assert (case.state, case.paid_on, case.closed) == ("performed", date(2021, 4, 13), None)
    case = move(case, "close", date(2021, 4, 14))
    assert (case.state, case.closed) == ("closed", date(2021, 4, 14))
    case = move(case, "archive", date(2021, 4, 15))
    assert (case.state, case.closed) == ("archived", date(2021, 4, 14))


def test_failed_mediation_may_go_on_to_the_court_and_is_remembered(mediated, move):
    case = move(mediated(), "fail", date(2021, 4, 20))
    assert (case.state, case.result) == ("failed", 2)
    case = move(case, "sue", date(2021, 5, 10))
    case = move(case, "judge", date(2021, 9, 1), amount=80000)
    assert (case.channel, case.result, case.mediation_result) == (4, 6, 2)
    assert case.mediation_ended_on == date(2021, 4, 20)


def test_other_channel_opens_only_after_the_old_one_closed(mediated, move):
    with pytest.raises(Refused, match="不能进行此步骤"):
        move(mediated(), "apply_to_bureau", date(2021, 3, 20))


def test_suit_ends_a_mediation_also_under_appraisal(mediated, appraise, move):
    case = mediated()
    appraise(case, date(2021, 3, 15))
    case = move(case, "sue_meanwhile", date(2021, 3, 22))
    assert (case.state, case.channel, case.mediation_result) == ("litigating", 4, 4)


def test_mediation_that_moves_to_the_bureau_starts_a_new_application(mediated, move):
    case = move(mediated(), "move_to_bureau", date(2021, 3, 22))
    assert (case.state, case.channel, case.mediation_result) == ("administrative_applied", 3, 5)
    assert (case.applied_on, case.accepted_on) == (date(2021, 3, 22), None)


def test_committee_accepts_only_when_both_sides_agree(dispute, move):
    case = move(dispute(), "notify", date(2021, 3, 5))
    case = move(case, "apply_to_committee", date(2021, 3, 5))
    with pytest.raises(Refused, match="双方同意"):
        move(case, "accept_by_committee", date(2021, 3, 8), both_agree=False)
    case = move(case, "refuse", date(2021, 3, 8), refusal="院方不同意调解")
    assert (case.state, case.applied_on) == ("notified", None)


def test_withdrawn_dispute_is_closed_by_a_further_step(mediated, move):
    case = move(mediated(), "withdraw", date(2021, 3, 20))
    assert (case.state, case.result, case.closed) == ("withdrawn", 3, None)
    assert move(case, "close", date(2021, 3, 22)).closed == date(2021, 3, 22)


def test_agreement_without_amount_is_refused_and_a_stated_zero_kept(mediated, move):
    case = mediated()
    with pytest.raises(Refused, match="须填写赔付额"):
        move(case, "agree", date(2021, 4, 9))
    assert move(case, "agree", date(2021, 4, 9), amount=0).state == "agreed"


def test_result_1_typed_without_amount_is_refused(dispute):
    assert messages(dispute, result=1) == ["达成协议须填写赔付额，无赔付填0"]


def test_closing_without_result_is_refused(dispute):
    assert "结案须填写结果" in messages(dispute, closed=date(2021, 4, 1))


def test_received_before_it_occurred_is_refused(dispute):
    assert messages(dispute, occurred_on=date(2021, 3, 6)) == ["受理日期早于发生日期"]


def test_patient_is_a_person_or_a_name(dispute, person):
    assert messages(dispute, patient_name="") == ["须选择患者或填写患者姓名"]
    assert dispute(patient_name="", patient=person()).pk


def test_dispute_after_the_patients_death_is_kept(dispute, person):
    gone = person("舒远山", died_on=date(2021, 3, 1))
    assert dispute(patient_name="", patient=gone, harm=1).pk


def test_several_claimants_of_one_event_are_one_case(dispute, person):
    resident = person()
    first = dispute(patient=resident, claimants="张强 儿子\n张丽 女儿")
    assert Dispute.declaration.field("claimants").split(first.claimants)[1] == {
        "姓名": "张丽",
        "与患者关系": "女儿",
    }
    found = messages(dispute, patient=resident)
    assert found == ["同一患者同一事件已有未结纠纷，多名申请人登记在同一案"]
    assert messages(dispute, patient_name="患者1", patient=resident) == found
    assert dispute(patient=resident, occurred_on=date(2021, 2, 1)).pk


def test_number_names_one_dispute(dispute):
    dispute(number="平纠〔2021〕50号")
    assert any("已有" in message for message in messages(dispute, number="平纠〔2021〕50号"))


def test_negotiated_claim_above_the_limit_is_doubted(dispute, doubts):
    said = "索赔额超过自行协商上限，应告知人民调解、行政调解或诉讼途径"
    assert doubts(dispute(channel=1, claim=10001)) == [said]
    assert doubts(dispute(channel=1, claim=10000)) == []
    assert doubts(dispute(channel=2, claim=500000)) == []


def test_amount_typed_in_ten_thousands_is_doubted(dispute, doubts):
    assert doubts(dispute(claim=12)) == ["金额以元为单位，疑似按万元填写"]


def test_agreement_after_the_mediations_last_day_is_doubted(mediated, move, doubts, change):
    case = move(mediated(), "agree", date(2021, 4, 21), amount=0)
    assert doubts(case) == ["超过调解期限达成协议，须有三方约定的延长日期"]
    assert doubts(change(case, extended_until=date(2021, 4, 30))) == []


def test_closing_on_a_holiday_is_doubted(mediated, move, doubts):
    case = move(mediated(), "agree", date(2021, 4, 9), amount=0)
    assert doubts(move(case, "close", date(2021, 5, 3))) == ["结案日期不是工作日，请核对"]


def test_closing_an_agreement_that_was_not_paid_is_doubted(mediated, move, doubts):
    case = move(mediated(), "agree", date(2021, 4, 9), amount=20000)
    assert doubts(move(case, "close", date(2021, 4, 14))) == ["协议有赔付而未登记赔付日期"]


def test_payment_needs_amount_and_payer(dispute):
    assert messages(dispute, paid_on=date(2021, 4, 1)) == ["赔付须填写金额和赔付方"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"applied_on": date(2021, 3, 8), "accepted_on": date(2021, 3, 5), "both_agree": True},
            "调解受理早于申请",
        ),
        (
            {"accepted_on": date(2021, 3, 8), "extended_until": date(2021, 3, 7), "both_agree": True},
            "延长日期早于受理日期",
        ),
        ({"agreed_on": date(2021, 4, 9), "confirmed_on": date(2021, 4, 8)}, "司法确认早于达成协议"),
        ({"sealed_on": date(2021, 3, 8), "unsealed_on": date(2021, 3, 5)}, "启封日期早于封存日期"),
        ({"cause_disputed": True}, "对死因有异议须填写死亡时间"),
        ({"major_fault": True}, "重大医疗过失须填写发现时间"),
        ({"accepted_on": date(2021, 3, 8), "both_agree": False}, "人民调解须双方同意方可受理"),
    ],
)
def test_contradicting_dates_are_refused(dispute, fields, message):
    assert messages(dispute, **fields) == [message]


@pytest.mark.parametrize(
    ("fields", "state", "since"),
    [
        ({}, "registered", date(2021, 3, 5)),
        ({"notified_on": date(2021, 3, 6)}, "notified", date(2021, 3, 6)),
        ({"applied_on": date(2021, 3, 8)}, "people_applied", date(2021, 3, 8)),
        ({"accepted_on": date(2021, 3, 9), "both_agree": True}, "people", date(2021, 3, 9)),
        ({"channel": 3, "accepted_on": date(2021, 3, 9)}, "administrative", date(2021, 3, 9)),
        ({"channel": 4, "sued_on": date(2021, 4, 1)}, "litigating", date(2021, 4, 1)),
        ({"agreed_on": date(2021, 4, 9), "result": 1, "amount": 100}, "agreed", date(2021, 4, 9)),
        ({"result": 2, "closed": date(2021, 4, 21)}, "closed", date(2021, 4, 21)),
    ],
)
def test_late_entered_dispute_stands_where_its_dates_put_it(dispute, fields, state, since):
    case = dispute(**fields)
    assert (case.state, case.state_since) == (state, since)


def test_only_users_given_the_line_see_disputes(users):
    assert not access.may_open(Scope.of(users["department"]), Dispute.declaration)
    assert not access.may_open(Scope.of(users["reader"]), Appraisal.declaration)
    users["department"].lines = ["disputes"]
    assert access.may_open(Scope.of(users["department"]), Dispute.declaration)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"body": 3}, "医疗事故技术鉴定由医学会组织"),
        ({"accepted_on": date(2021, 3, 14)}, "鉴定受理早于移送"),
        ({"closed": date(2021, 3, 29)}, "出具鉴定书须填写等级或参与度"),
        ({"round": 2, "body": 2}, "首次鉴定尚未出具，不能再次鉴定"),
        ({"persons": 0}, "人次0人次超出允许范围（1～100人次）"),
        ({"kind": 1, "share": 101}, "参与度101%超出允许范围（0～100%）"),
    ],
)
def test_appraisal_that_cannot_be_is_refused(mediated, appraise, fields, message):
    assert message in messages(appraise, mediated(), date(2021, 3, 15), **fields)


def test_appraisal_before_the_dispute_was_received_is_refused(dispute, appraise):
    assert messages(appraise, dispute(), date(2021, 3, 4)) == ["移送日期早于纠纷受理日期"]


def test_terminated_appraisal_needs_only_its_reason(mediated, appraise, move):
    report = appraise(mediated(), date(2021, 3, 15))
    report = move(report, "terminate", date(2021, 3, 20), terminated="当事人不配合")
    assert (report.state, report.closed) == ("terminated", date(2021, 3, 20))


def test_appraisal_is_once_a_round_and_kind(mediated, appraise):
    case = mediated()
    appraise(case, date(2021, 3, 15))
    assert any("已有" in message for message in messages(appraise, case, date(2021, 3, 16)))


def test_incident_belongs_to_the_disputes_institution(dispute, enter, refused, county):
    case = dispute()
    fields = {"at": datetime(2021, 3, 6, 0, 30, tzinfo=ZONE), "kind": 3, "dispute": case}
    made = enter(SafetyIncident, site=county.hospital, **fields)
    assert made.on == date(2021, 3, 6)
    assert refused(SafetyIncident, site=county.east_hospital, **fields) == ["相关纠纷不是这家机构的"]
    assert any("已有" in text for text in refused(SafetyIncident, site=county.hospital, **fields))


def test_beating_without_police_is_doubted(enter, county, doubts):
    fields = {"site": county.hospital, "kind": 2, "hurt": 1}
    first = enter(SafetyIncident, at=datetime(2021, 3, 6, 9, 0, tzinfo=ZONE), **fields)
    second = enter(SafetyIncident, at=datetime(2021, 3, 7, 9, 0, tzinfo=ZONE), police="行政拘留", **fields)
    assert (doubts(first), doubts(second)) == (["殴打医务人员须登记公安处置"], [])


def policy(county, number="P1", start=date(2021, 1, 1), end=date(2021, 12, 31), **fields):
    values = {"insured": county.hospital, "insurer": "平安保险", "policy_number": number}
    return {**values, "start": start, "end": end, **fields}


def test_policies_of_an_institution_follow_one_another(enter, refused, county):
    assert enter(LiabilityInsurance, **policy(county)).public
    overlapping = policy(county, "P2", date(2021, 12, 31), date(2022, 12, 30))
    assert refused(LiabilityInsurance, **overlapping) == ["保险期间与该机构另一张保单重叠"]
    assert enter(LiabilityInsurance, **policy(county, "P2", date(2022, 1, 1), date(2022, 12, 31))).pk
    assert enter(LiabilityInsurance, **policy(county, "P3", insured=county.east_hospital)).pk


def test_policy_needs_its_last_day(refused, county):
    assert refused(LiabilityInsurance, **policy(county, end=None)) == ["须填写保险止期"]
    assert refused(LiabilityInsurance, **policy(county, end=date(2020, 12, 31))) == [
        "结束日期不能早于开始日期"
    ]


def test_private_clinic_is_not_counted_as_public(enter, county):
    from weijian.orgs.models import Institution, InstitutionTenure

    clinic = Institution.objects.create(code="CLINIC")
    InstitutionTenure.objects.create(
        institution=clinic, kind="D2", name="康民诊所", area=county.east, since=date(2010, 1, 1), public=False
    )
    assert not enter(LiabilityInsurance, **policy(county, insured=clinic)).public
