"""Attendance lists, further study, residency, credits and assessments."""

from datetime import date
from decimal import Decimal

import pytest

from weijian.ledger import duties, store
from weijian.ledger.checks import Refused
from weijian.ledger.models import Duty, ParameterValue
from weijian.work.workforce.training.ledgers import Assessment, Credit, Residency


def messages(make, *given, **fields):
    with pytest.raises(Refused) as caught:
        make(*given, **fields)
    return [problem.message for problem in caught.value.problems]


def reload(row):
    row.refresh_from_db()
    return row


def test_course_without_list_has_the_typed_number(course, doubts):
    made = course(attended_typed=102)
    assert made.attended == 102 and doubts(made) == []


def test_course_without_list_or_number_is_doubted_until_the_list_comes(course, attend, person, doubts):
    made = course()
    assert made.attended is None and doubts(made) == ["未填实到人次，也没有参训名单"]
    attend(made, person())
    assert reload(made).attended == 1 and doubts(made) == []


def test_attendance_list_counts_the_participants(course, attend, person, users, change):
    made, other = course(), course(title="急救技能培训")
    rows = [attend(made, person(name)) for name in ("张晓燕", "李建国", "向美英")]
    assert reload(made).attended == 3
    store.void(rows[0], "未到", users["administrator"])
    assert reload(made).attended == 2
    change(rows[1], training=other)
    assert (reload(made).attended, reload(other).attended) == (1, 1)


def test_list_overrules_a_number_typed_before(course, attend, person):
    made = course(attended_typed=50)
    attend(made, person())
    assert reload(made).attended == 1


def test_number_typed_beside_a_list_is_refused(course, attend, person, change):
    made = course()
    attend(made, person())
    with pytest.raises(Refused, match="由名单计算，不能另填"):
        change(made, attended_typed=50)


def test_participants_written_as_words_are_refused_by_the_cell_reader(course):
    from weijian.ledger.cells import CellError, reader
    from weijian.work.workforce.training.ledgers import Training

    read = reader(Training.declaration.field("attended_typed"))
    with pytest.raises(CellError):
        read("各卫生院院长、公卫人员")
    assert read("102人次") == 102


def test_more_passed_than_came_is_refused(course):
    assert messages(course, attended_typed=20, passed=21) == ["考核合格人次多于实到人次"]
    assert course(attended_typed=20, passed=20).pk


def test_end_before_start_is_refused(course):
    assert messages(course, until=date(2021, 5, 14)) == ["结束日期不能早于开始日期"]


def test_clicks_of_an_online_course_are_doubted(course, doubts):
    assert doubts(course(form="线上", attended_typed=5000)) == ["线上课程的点击量不是参训人次，请核对"]
    assert doubts(course(title="大会", form="面授", attended_typed=5000)) == []


def test_course_entered_once_per_day_is_doubted(course, doubts):
    assert doubts(course(date(2021, 5, 15), attended_typed=9)) == []
    assert doubts(course(date(2021, 5, 16), attended_typed=9)) == [
        "同名培训前一日已登记，多日培训请只登记一条"
    ]
    assert doubts(course(date(2021, 6, 16), attended_typed=9)) == []


def test_same_organiser_day_and_title_is_one_course(course):
    course()
    assert any("已有" in message for message in messages(course))


def test_person_attends_a_course_once(course, attend, person):
    made, resident = course(), person()
    attend(made, resident)
    assert any("已有" in message for message in messages(attend, made, resident))


def test_attendance_counts_where_the_employer_stands_not_where_the_person_lives(
    course, attend, person, county
):
    row = attend(course(), person(village=county.west_village), institution=county.east_hospital)
    assert (row.area_id, row.on) == (county.east.pk, date(2021, 5, 15))


def test_more_hours_than_the_course_had_are_refused(course, attend, person):
    assert messages(attend, course(), person(), hours=9) == ["实际学时多于培训学时"]


def test_outsider_is_doubted(course, attend, person, doubts):
    assert doubts(attend(course(), person(), employer=None)) == ["未填所在单位，按外来人员登记，请核对"]


def test_course_in_person_during_further_study_is_refused(course, attend, study, county):
    away = study().person
    assert messages(attend, course(), away) == ["此人正在外出进修，不可能同时参加面授培训"]
    assert attend(course(title="网课", form="线上", attended_typed=None), away).pk
    assert attend(course(date(2021, 10, 8)), away).pk


def test_course_held_by_the_host_of_the_further_study_is_kept(course, attend, study, county):
    away = study(host="平川县人民医院", host_institution=county.hospital).person
    assert attend(course(), away).pk


def test_planned_further_study_keeps_nobody_away(course, attend, study):
    assert attend(course(), study(progress="计划").person).pk


def test_overlapping_further_study_is_refused(study, person):
    resident = person()
    study(resident)
    overlapping = messages(study, resident, date(2021, 9, 30), date(2021, 12, 31), host="市中心医院")
    assert overlapping == ["进修时间重叠（另一条自2021-04-01起）"]
    assert study(resident, date(2021, 10, 1), date(2021, 12, 31), host="市中心医院").pk


@pytest.mark.parametrize(
    ("end", "proper"), [(date(2021, 4, 30), False), (date(2021, 6, 29), False), (date(2021, 6, 30), True)]
)
def test_stay_of_a_month_is_study_and_of_three_is_proper(study, end, proper):
    assert study(end=end).proper is proper


def test_stay_below_a_month_is_a_training_unless_broken_off(study):
    assert messages(study, end=date(2021, 4, 29)) == ["进修不足一个月，请记为培训"]
    assert study(end=date(2021, 4, 29), progress="中断").pk


def test_study_needs_its_end(study):
    assert "须填写进修止期" in messages(study, end=None)


def test_planned_study_may_lie_ahead_and_asks_to_be_begun_and_ended(study, change, dues):
    planned = study(start=date(2022, 3, 1), end=date(2022, 8, 31), progress="计划")
    assert dues(planned) == {"start": date(2022, 3, 1)}
    assert dues(change(planned, progress="在修")) == {"end": date(2022, 8, 31)}
    assert dues(change(planned, progress="结业")) == {}


def test_finished_without_report_is_doubted(study, doubts):
    assert doubts(study(report=False)) == ["结业而未交进修总结"]


def residency(enter, resident, **fields):
    values = {"programme": "中医全科转岗", "base": "省中医院", "start": date(2020, 9, 1)}
    return enter(Residency, person=resident, **{**values, **fields})


def test_residency_once_a_programme_and_one_at_a_time(enter, person):
    resident = person()
    residency(enter, resident, end=date(2021, 8, 31))
    with pytest.raises(Refused, match="已有"):
        residency(enter, resident, start=date(2021, 9, 1))
    with pytest.raises(Refused, match="同时参加两个项目"):
        residency(enter, resident, programme="全科转岗", start=date(2021, 8, 31))
    assert residency(enter, resident, programme="全科转岗", start=date(2021, 9, 1)).pk


def test_passed_residency_has_an_end_and_lasts_as_long_as_its_programme(enter, person, doubts):
    with pytest.raises(Refused, match="须填写培训止期"):
        residency(enter, person(), passed=True)
    with pytest.raises(Refused, match="有证书编号须是结业考核合格"):
        residency(enter, person(), certificate="ZY2021001")
    full = residency(enter, person(), passed=True, end=date(2021, 8, 31), certificate="ZY2021001")
    short = residency(enter, person("李建国"), passed=True, end=date(2021, 7, 31))
    assert (doubts(full), doubts(short)) == ([], ["培训时间短于项目规定年限"])


def credit(enter, resident, year=2021, **fields):
    return enter(Credit, person=resident, year=year, **fields)


def test_credits_are_added_and_what_lacks_is_told(enter, person):
    row = credit(enter, person(), class1=Decimal("5.0"), class2=Decimal("12.5"))
    assert (row.total, row.short_by, row.on) == (Decimal("17.5"), Decimal("7.5"), date(2021, 12, 31))
    assert credit(enter, person("李建国"), class1=10, class2=15).short_by == 0


def test_county_may_demand_other_credits(enter, person):
    ParameterValue.objects.create(
        code="train.credits_needed", value=20, since=date(2021, 1, 1), document="湘卫科教发〔2021〕1号"
    )
    assert credit(enter, person(), class1=5, class2=12).short_by == 3


def test_person_has_one_row_of_credits_a_year(enter, person):
    resident = person()
    credit(enter, resident)
    with pytest.raises(Refused, match="已有"):
        credit(enter, resident)
    assert credit(enter, resident, 2020).pk


def test_credits_of_a_class_stay_within_60(enter, person):
    with pytest.raises(Refused, match="超出允许范围"):
        credit(enter, person(), class1=61)


def test_work_list_shows_who_lacks_credits_from_1_october(enter, person, dues, change):
    row = credit(enter, person(), class1=5)
    credit(enter, person("李建国"), class2=25)
    assert dues(row) == {"short": date(2021, 12, 31)}
    assert not Duty.objects.filter(duties.listed(date(2021, 9, 30))).exists()
    assert [duty.record_id for duty in Duty.objects.filter(duties.listed(date(2021, 10, 1)))] == [row.pk]
    assert dues(change(row, class2=20)) == {}


def assessment(enter, resident, **fields):
    values = {"kind": "年度考核", "year": 2020, "result": "合格", "on": date(2021, 1, 20)}
    return enter(Assessment, person=resident, **{**values, **fields})


def test_assessment_is_once_a_kind_and_year(enter, person):
    resident = person()
    assessment(enter, resident)
    with pytest.raises(Refused, match="已有"):
        assessment(enter, resident, result="优秀")
    assert assessment(enter, resident, kind="三基三严考试", score=88).pk


def test_assessment_before_its_year_is_refused(enter, person):
    with pytest.raises(Refused, match="考核日期早于考核年度"):
        assessment(enter, person(), year=2022)


def test_periodic_assessment_knows_only_passed_or_not(enter, person, doubts):
    odd = assessment(enter, person(), kind="定期考核", result="优秀")
    even = assessment(enter, person("李建国"), kind="定期考核", result="合格")
    assert (doubts(odd), doubts(even)) == (["定期考核只分合格与不合格"], [])
