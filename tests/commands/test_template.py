import openpyxl
import pytest

pytestmark = pytest.mark.django_db


def test_template_is_written(weijian, county, tmp_path):
    path = tmp_path / "a.xlsx"
    status, out, _ = weijian("template", "hypertension.hypertension", path)
    assert (status, out.strip()) == (0, str(path))
    assert openpyxl.load_workbook(path).sheetnames[:2] == ["高血压患者", "填写说明"]


def test_without_a_ledger_all_are_listed(weijian):
    status, out, _ = weijian("template")
    assert status == 0
    assert "hypertension.hypertension\t高血压患者" in out


def test_unknown_ledger_is_told(weijian):
    status, _, err = weijian("template", "no.ledger")
    assert (status, "没有代码" in err) == (1, True)
