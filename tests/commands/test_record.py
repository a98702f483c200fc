import json
from datetime import date

import pytest

from weijian.accounts.models import AuditEntry

pytestmark = pytest.mark.django_db
CODE, VISIT = "hypertension.hypertension", "hypertension.hypertensionvisit"
PATIENT = {
    "person": "张晓燕",
    "start": "2021-01-05",
    "diagnosed_on": "2021.1.5",
    "basis": "长期服药",
    "manager": "村医向",
}


@pytest.fixture
def record(weijian, users, person):
    person("张晓燕")

    def call(*words):
        status, out, err = weijian("record", *words)
        return status, json.loads(out) if out else None, err

    return call


def test_record_is_created_changed_voided_and_restored(record):
    status, made, _ = record("create", CODE, json.dumps(PATIENT))
    assert status == 0
    assert (made["basis"], made["start"], made["voided"]) == (3, "2021-01-05", False)
    status, changed, _ = record("change", CODE, made["id"], '{"grade": "2级"}', "--reason", "复核")
    assert (status, changed["grade"]) == (0, 2)
    assert changed["revision"] > made["revision"]
    status, _, err = record("void", CODE, made["id"])
    assert (status, "理由" in err) == (1, True)
    assert record("void", CODE, made["id"], "--reason", "重复")[1]["voided"]
    assert not record("restore", CODE, made["id"], "--reason", "误操作")[1]["voided"]


def test_service_finds_its_enrolment(record):
    made = record("create", CODE, json.dumps(PATIENT))[1]
    values = {
        "person": "张晓燕",
        "on": "20210401",
        "mode": 1,
        "symptoms": [1],
        "systolic": 130,
        "diastolic": "80",
        "adherence": "规律",
        "adverse": "1=无",
    }
    status, visit, err = record("create", VISIT, json.dumps(values))
    assert status == 0, err
    assert (visit["enrolment"], visit["symptoms"], visit["outcome"]) == (made["id"], [1], 1)
    values["on"] = date(2020, 4, 1).isoformat()
    status, _, err = record("create", VISIT, json.dumps(values))
    assert (status, "请先建档" in err) == (1, True)


def test_problems_are_told_by_field(record):
    status, _, err = record("create", CODE, json.dumps({**PATIENT, "start": "2021.2.30", "basis": "猜测"}))
    assert status == 1
    assert "start: 2021年2月30日不存在" in err
    assert "basis: “猜测”不在诊断依据的选项内" in err
    assert "没有可填的项目“x”" in record("create", CODE, '{"x": 1}')[2]
    assert record("create", CODE, "{not json")[0] == 1


def test_show_is_audited_and_outside_scope_forbidden(record, person, county):
    person("石远", village=county.west_village)
    made = record("create", CODE, json.dumps({**PATIENT, "person": "石远"}))[1]
    assert record("show", CODE, made["id"])[1] == made
    assert AuditEntry.objects.filter(action="read", subject_id=made["id"]).exists()
    status, _, err = record("show", CODE, made["id"], "--user", "village_doctor")
    assert (status, "管辖范围" in err) == (1, True)
