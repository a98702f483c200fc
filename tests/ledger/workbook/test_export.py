import csv
import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from weijian.accounts.models import AuditEntry
from weijian.ledger.access import Forbidden
from weijian.ledger.checks import Refused
from weijian.ledger.workbook.export import ExportRows, neutral
from weijian.ledger.workbook.importing import ImportRows, preview
from weijian.ledger.workbook.plan import Status

pytestmark = pytest.mark.django_db
CODE = "hypertension.hypertensionvisit"


@pytest.fixture
def visited(zhang, visits):
    return [
        visits(zhang, date(2021, 4, 1), weight=65, examination="=HYPERLINK(1)"),
        visits(zhang, date(2021, 6, 30), mode=2),
    ]


def xlsx(export):
    file = io.BytesIO()
    export.write_xlsx(file)
    return file.getvalue()


def table(content):
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_export_writes_filtered_rows_in_words_with_masked_numbers(visited, users, zhang_id):
    export = ExportRows(CODE, {"period": "2021Q2", "f_mode": "1"}).run(users["administrator"])
    (row,) = table(xlsx(export))
    assert row["姓名"] == "张晓燕"
    assert row["身份证号"] == f"{zhang_id[:6]}{'*' * 8}{zhang_id[14:]}"
    assert row["随访日期"] == date(2021, 4, 1)
    assert (row["随访方式"], row["收缩压（mmHg）"], row["体重（kg）"]) == ("门诊", 130, 65)
    assert (row["血压达标"], row["记录机构"], row["发生地"]) == ("是", "溪口镇卫生院", "柳湾村")


def test_export_never_writes_a_formula(visited, users):
    export = ExportRows(CODE, {"sort": "on"}).run(users["administrator"])
    assert table(xlsx(export))[0]["辅助检查"] == "'=HYPERLINK(1)"
    assert "'=HYPERLINK(1)" in "".join(export.lines())


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_neutral_puts_an_apostrophe_before_what_would_run(text):
    assert neutral(text) == f"'{text}"
    assert neutral(f"a{text}") == f"a{text}"


def test_csv_is_utf8_with_its_mark_and_equals_the_sheet(visited, users):
    export = ExportRows(CODE, {"sort": "on"}, file_format="csv").run(users["administrator"])
    text = "".join(export.lines())
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    assert [row["随访日期"] for row in rows] == ["2021-04-01", "2021-06-30"]
    assert [row["收缩压（mmHg）"] for row in rows] == ["130", "130"]


def test_full_numbers_are_for_an_administrator_with_a_reason(visited, users, zhang_id):
    with pytest.raises(Forbidden):
        ExportRows(CODE, full_numbers=True, reason="上报").run(users["department"])
    with pytest.raises(Refused, match="理由"):
        ExportRows(CODE, full_numbers=True).run(users["administrator"])
    export = ExportRows(CODE, full_numbers=True, reason="上报市级平台").run(users["administrator"])
    assert table(xlsx(export))[0]["身份证号"] == zhang_id


def test_export_is_in_the_audit_trail_without_names(visited, users):
    ExportRows(CODE, {"person": "张晓燕"}).run(users["department"])
    entry = AuditEntry.objects.get(action="export")
    assert (entry.subject, entry.detail["rows"], entry.user) == (CODE, 2, users["department"])
    assert "张晓燕" not in str(entry.detail)


def test_export_holds_only_rows_in_scope(visited, users, patients, visits, person, county):
    far = patients(resident=person("石远", village=county.west_village))
    visits(far, date(2021, 5, 1))
    names = {row["姓名"] for row in table(xlsx(ExportRows(CODE).run(users["village_doctor"])))}
    assert names == {"张晓燕"}


def test_export_with_a_filter_not_understood_is_refused(visited, users):
    with pytest.raises(Refused, match="看不懂期间"):
        ExportRows(CODE, {"period": "那年"}).run(users["administrator"])


def test_exported_file_imports_as_unchanged(visited, users):
    export = ExportRows(CODE, full_numbers=True, reason="核对").run(users["administrator"])
    plan = preview(ImportRows(CODE, xlsx(export), "导出.xlsx"), users["administrator"])
    assert [row.status for row in plan.rows] == [Status.SAME, Status.SAME], plan.problems


def test_export_of_many_rows_with_as_many_linked_rows_runs(zhang, users):
    from weijian.ledger import store
    from weijian.people.models import Person
    from weijian.work.publichealth.hypertension.ledgers import Hypertension

    people = [
        Person(name="张晓燕", sex=2, birth_date=date(1950, 3, 1), no_id_reason=4, initials="|zxy|")
        for _ in range(1100)
    ]
    people = Person.objects.bulk_create(people)
    names = ["person", "institution", "area", "start", "diagnosed_on", "basis", "manager"]
    fixed = (zhang.institution_id, zhang.area_id, "2021-01-05", "2021-01-05", 1, "向")
    store.load(Hypertension, names, [(person.pk, *fixed) for person in people])
    export = ExportRows("hypertension.hypertension").run(users["administrator"])
    assert len(list(export.rows())) == export.listing.count == 1101
