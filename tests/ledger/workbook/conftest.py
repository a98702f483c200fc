"""Sheets as clerks send them, made in memory, and the people in them."""

import io
from datetime import date

import pytest
import xlsxwriter

from weijian.kernel.id_card import make_id_number
from weijian.ledger.registry import ledger
from weijian.ledger.workbook.importing import ImportRows, preview

HEADINGS = [
    "姓名*",
    "身份证号",
    "随访日期*",
    "随访方式*",
    "症状*",
    "收缩压（mmHg）",
    "舒张压(mmHg)",
    "服药依从性",
    "药物不良反应",
]
GOOD = ["张晓燕", "ID", "2021-04-01", "门诊", "无症状", 130, 80, "规律", "无"]


@pytest.fixture
def visit_pairs(monkeypatch):
    """The visit ledger with systolic and diastolic pressure known as one joint column."""
    declaration = ledger("hypertension.hypertensionvisit")
    monkeypatch.setattr(declaration, "pairs", (("systolic", "diastolic", "血压", "/"),))
    return declaration


@pytest.fixture
def zhang_id():
    return make_id_number("431299", date(1950, 3, 1), 24)


@pytest.fixture
def zhang(patients, person, zhang_id):
    """Zhang Xiaoyan of 柳湾村, patient since January 2021, with an ID number."""
    return patients(resident=person("张晓燕", id_number=zhang_id))


@pytest.fixture
def workbook():
    return make_workbook


def make_workbook(rows, headings=HEADINGS, above=()):
    """An .xlsx of these rows; `above` are lines before the headings."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("随访")
    for number, cells in enumerate([*above, headings, *rows]):
        for index, value in enumerate(cells):
            if isinstance(value, str):
                sheet.write_string(number, index, value)
            elif value is not None:
                sheet.write(number, index, value)
    book.close()
    return file.getvalue()


@pytest.fixture
def visit_file(zhang_id):
    """Maker of a visit file: each row is the good row with changes by heading."""

    def make(*changes, headings=HEADINGS, **options):
        rows = []
        for change in changes:
            values = {**dict(zip(HEADINGS, GOOD, strict=True)), **change}
            values = {name: zhang_id if value == "ID" else value for name, value in values.items()}
            rows.append([values.get(name) for name in headings])
        return make_workbook(rows, headings, **options)

    return make


@pytest.fixture
def visit_import(users, visit_file):
    """`visit_import({"收缩压（mmHg）": 150}, …)` is the action; `.plan()` its preview by the administrator."""

    def make(*changes, content=None, file_name="随访.xlsx", user="administrator", **options):
        sheet_options = {name: options.pop(name) for name in ("headings", "above") if name in options}
        content = content or visit_file(*changes, **sheet_options)
        return ImportRows("hypertension.hypertensionvisit", content, file_name, **options)

    return make


@pytest.fixture
def plan_of(visit_import, users):
    def make(*changes, user="administrator", **options):
        return preview(visit_import(*changes, **options), users[user])

    return make
