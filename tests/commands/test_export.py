import csv

import pytest
from python_calamine import CalamineWorkbook

pytestmark = pytest.mark.django_db
CODE = "hypertension.hypertension"


@pytest.fixture
def enrolled(person, county, users):
    from datetime import date

    from weijian.ledger import store
    from weijian.work.publichealth.hypertension.ledgers import Hypertension

    day = date(2021, 1, 5)
    record = Hypertension(
        person=person("张晓燕"),
        start=day,
        diagnosed_on=day,
        basis=1,
        manager="向",
        institution=county.east_hospital,
    )
    return store.insert([record], users["administrator"], "form")[0]


def test_export_writes_the_filtered_rows_by_suffix(weijian, enrolled, tmp_path):
    status, out, _ = weijian("export", CODE, tmp_path / "a.csv", "--where", "period=2021年")
    assert (status, "已导出1行" in out) == (0, True)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig") as file:
        assert [row["姓名"] for row in csv.DictReader(file)] == ["张晓燕"]
    weijian("export", CODE, tmp_path / "a.xlsx", "--where", "period=2020年")
    assert len(CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()) == 1


@pytest.mark.parametrize(
    "words, message",
    [
        (["a.pdf"], "只能导出为"),
        (["a.csv", "--full-numbers"], "理由"),
        (["a.csv", "--full-numbers", "--reason", "x", "--user", "department"], "只有管理员"),
        (["a.csv", "--where", "period=那年"], "看不懂期间"),
    ],
)
def test_export_refuses_with_the_reason(weijian, enrolled, tmp_path, words, message):
    status, _, err = weijian("export", CODE, tmp_path / words[0], *words[1:])
    assert status == 1
    assert message in err
    assert not (tmp_path / words[0]).exists()
