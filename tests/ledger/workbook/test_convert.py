from datetime import date

import pytest

from weijian.kernel.id_card import make_id_number
from weijian.ledger.workbook.plan import Status

pytestmark = pytest.mark.django_db
DAY, SYSTOLIC, DIASTOLIC, NUMBER = "随访日期*", "收缩压（mmHg）", "舒张压(mmHg)", "身份证号"


def only_problem(plan):
    (problem,) = plan.errors
    return problem


@pytest.mark.parametrize(
    "changes, heading, words",
    [
        ({"随访方式*": "上门"}, "随访方式*", "不在随访方式的选项内"),
        ({SYSTOLIC: "17.3kPa"}, SYSTOLIC, "千帕"),
        ({SYSTOLIC: 500}, SYSTOLIC, "超出允许范围"),
        ({NUMBER: 4.31224195003e17}, NUMBER, "科学计数法"),
        ({NUMBER: "431299195003010247"}, NUMBER, "校验码"),
        ({NUMBER: "43129919500301024"}, NUMBER, "17位"),
        ({"姓名*": "张小燕"}, "姓名*", "不一致"),
        ({NUMBER: None, "姓名*": "无此人"}, "姓名*", "没有登记"),
        ({NUMBER: None}, "姓名*", "只有姓名"),
        ({NUMBER: None, "姓名*": None}, "姓名*", "不能为空"),
        ({DAY: None}, DAY, "不能为空"),
        ({DAY: "2022-01-01"}, DAY, "晚于今天"),
        ({DAY: "2020-05-01"}, "姓名*", "没有高血压患者档案"),
        ({SYSTOLIC: 70}, SYSTOLIC, "收缩压应高于舒张压"),
        ({DIASTOLIC: None}, DIASTOLIC, "须同时填写"),
    ],
)
def test_problem_stands_at_its_cell_with_reason(zhang, plan_of, changes, heading, words):
    plan = plan_of(changes)
    problem = next(problem for problem in plan.errors if words in problem.message)
    assert (problem.row, problem.heading) == (2, heading)
    assert plan.rows[0].status == Status.ERROR


def test_person_without_number_is_met_by_name_and_birth_date(zhang, plan_of, visit_file):
    headings = [
        "姓名*",
        "出生日期",
        DAY,
        "随访方式*",
        "症状*",
        "收缩压（mmHg）",
        DIASTOLIC,
        "服药依从性",
        "药物不良反应",
    ]
    plan = plan_of({"出生日期": "1950-03-01"}, headings=headings)
    assert plan.rows[0].status == Status.NEW
    assert plan.rows[0].record.person_id == zhang.person_id
    plan = plan_of({"出生日期": "1950-03-02"}, headings=headings)
    assert "没有登记" in only_problem(plan).message


def test_namesakes_are_told_apart_by_home_or_asked_for(zhang, plan_of, patients, person, county):
    patients(resident=person("张晓燕", village=county.west_village))
    headings = [
        "姓名*",
        "出生日期",
        "居住地",
        DAY,
        "随访方式*",
        "症状*",
        "服药依从性",
        "药物不良反应",
        SYSTOLIC,
        DIASTOLIC,
    ]
    plan = plan_of({"出生日期": "1950-03-01"}, headings=headings)
    assert "有2名" in only_problem(plan).message
    plan = plan_of({"出生日期": "1950-03-01", "居住地": "石桥乡竹山村"}, headings=headings)
    assert plan.rows[0].record.person_id != zhang.person_id
    plan = plan_of({"出生日期": "1950-03-01", "居住地": "无名村"}, headings=headings)
    assert only_problem(plan).heading == "居住地"


def test_old_number_of_15_digits_and_lower_case_x_meet_the_person(plan_of, patients, person):
    number = make_id_number("431299", date(1950, 3, 1), 36)
    old = number[:6] + number[8:17]
    enrolment = patients(resident=person("田桂花", id_number=number))
    for typed in (old, number.lower(), f"'{number}"):
        plan = plan_of({"姓名*": "田桂花", NUMBER: typed})
        assert plan.rows[0].record.person_id == enrolment.person_id


def test_row_of_a_merged_person_goes_to_the_kept_one(plan_of, patients, person, zhang, zhang_id):
    gone = zhang.person
    kept = person("张晓燕")
    patients(resident=kept)
    gone.merged_into = kept
    gone.save()
    plan = plan_of({})
    assert plan.rows[0].record.person_id == kept.pk


def test_two_values_in_one_cell_are_split(visit_pairs, zhang, plan_of):
    record = plan_of({SYSTOLIC: "140/90", DIASTOLIC: None}).rows[0].record
    assert (record.systolic, record.diastolic) == (140, 90)


def test_joint_column_is_split_and_a_bad_half_is_marked_there(visit_pairs, zhang, plan_of):
    headings = ["姓名*", NUMBER, DAY, "随访方式*", "症状*", "血压", "服药依从性", "药物不良反应"]
    record = plan_of({"血压": "１３８／８６"}, headings=headings).rows[0].record
    assert (record.systolic, record.diastolic) == (138, 86)
    problem = only_problem(plan_of({"血压": "138"}, headings=headings))
    assert problem.heading == "血压"
    assert "分成两项" in problem.message
    problem = plan_of({"血压": "90/138"}, headings=headings).errors[0]
    assert (problem.heading, problem.letter) == ("血压", "F")


def test_institution_column_is_looked_up_by_name(zhang, plan_of, county):
    headings = [
        "姓名*",
        NUMBER,
        DAY,
        "随访方式*",
        "症状*",
        SYSTOLIC,
        DIASTOLIC,
        "服药依从性",
        "药物不良反应",
        "记录机构",
    ]
    plan = plan_of({"记录机构": "石桥乡卫生院"}, headings=headings)
    assert plan.rows[0].record.institution_id == county.west_hospital.pk
    plan = plan_of({"记录机构": "无名卫生院"}, headings=headings)
    assert "没有名为" in only_problem(plan).message
