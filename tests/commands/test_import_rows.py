from datetime import date

import openpyxl
import pytest

from weijian.ledger.models import ImportBatch
from weijian.people.models import Person
from weijian.work.publichealth.hypertension.ledgers import Hypertension

pytestmark = pytest.mark.django_db
CODE = "hypertension.hypertension"
HEAD = "姓名,身份证号,居住地,开始管理日期,确诊日期,诊断依据,责任医生"


@pytest.fixture
def file(tmp_path, users):
    from weijian.kernel.id_card import make_id_number

    number = make_id_number("431299", date(1950, 3, 1), 24)
    path = tmp_path / "建档.csv"
    path.write_text(f"{HEAD}\n张晓燕,{number},柳湾村,2021-01-05,2021-01-05,长期服药,村医向\n")
    return path


def test_dry_run_reports_each_problem_and_writes_nothing(weijian, file, tmp_path):
    marked = tmp_path / "错误.xlsx"
    status, out, _ = weijian("import-rows", CODE, file, "--dry-run", "--errors", marked)
    assert status == 1
    assert "有错误1" in out
    assert "第2行B列 身份证号" in out
    assert "没有登记此身份证号的人员" in out
    assert openpyxl.load_workbook(marked).active["B2"].comment is not None
    assert not ImportBatch.objects.exists()


def test_import_writes_and_its_undo_voids(weijian, file):
    status, out, _ = weijian("import-rows", CODE, file, "--create-persons")
    assert (status, Hypertension.objects.standing().count(), Person.objects.count()) == (0, 1, 1)
    assert "新增1" in out
    batch = ImportBatch.objects.get()
    status, out, _ = weijian("import-rows", CODE, "--undo", batch.pk)
    assert status == 0
    assert not Hypertension.objects.standing().exists()


def test_import_of_a_bad_file_is_refused_with_status_1(weijian, file):
    status, _, err = weijian("import-rows", CODE, file)
    assert status == 1
    assert "整个文件没有导入" in err
    assert not Hypertension.objects.exists()


@pytest.mark.parametrize(
    "words, message",
    [
        (["no.ledger", "x.csv"], "没有代码为“no.ledger”的台账"),
        ([CODE, "missing.csv"], "No such file"),
        ([CODE, "--undo", "99"], "没有批次99"),
        ([CODE, "x.csv", "--user", "nobody"], "没有用户“nobody”"),
    ],
)
def test_mistakes_are_told_without_a_traceback(weijian, users, words, message):
    status, _, err = weijian("import-rows", *words)
    assert status == 1
    assert message in err


def test_who_acts_must_be_clear(weijian, file, users):
    from weijian.accounts.models import Role, User

    User.objects.create_user("second", password="Pingchuan-2021", name="罗二", role=Role.ADMINISTRATOR)
    status, _, err = weijian("import-rows", CODE, file, "--dry-run")
    assert (status, "--user" in err) == (1, True)
    status, _, err = weijian("import-rows", CODE, file, "--dry-run", "--user", "reader")
    assert "无权导入" in err
