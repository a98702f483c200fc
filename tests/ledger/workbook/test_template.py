import io

import openpyxl
import pytest

from weijian.ledger.registry import ledger, ledgers
from weijian.ledger.workbook.columns import sheet_columns
from weijian.ledger.workbook.template import write_template

pytestmark = pytest.mark.django_db
CODE = "hypertension.hypertensionvisit"


@pytest.fixture
def book(county):
    return openpyxl.load_workbook(io.BytesIO(write_template(ledger(CODE))))


def headings(book):
    return [cell.value for cell in book.worksheets[0][1]]


def validations(book):
    found = {}
    for check in book.worksheets[0].data_validations.dataValidation:
        for area in check.sqref.ranges:
            found[book.worksheets[0].cell(1, area.min_col).value] = check
    return found


def test_template_is_the_same_every_time(county):
    for declaration in ledgers().values():
        assert write_template(declaration) == write_template(declaration)


def test_headings_carry_unit_and_mark_required_ones_by_sign_and_colour(book):
    assert {"姓名*", "身份证号", "随访日期*", "收缩压（mmHg）"} <= set(headings(book))
    cells = {cell.value: cell.fill.start_color.rgb for cell in book.worksheets[0][1]}
    assert cells["姓名*"] != cells["收缩压（mmHg）"]
    assert book.worksheets[0].freeze_panes == "A2"


def test_codes_are_drop_downs_and_numbers_and_dates_are_checked(book):
    checks = validations(book)
    assert checks["随访方式*"].type == "list"
    assert checks["随访方式*"].formula1 == '"门诊,家庭,电话"'
    whole = checks["收缩压（mmHg）"]
    assert (whole.type, whole.formula1, whole.formula2) == ("whole", "40", "300")
    assert "40～300mmHg" in whole.error
    assert checks["随访日期*"].type == "date"
    assert checks["身份证号"].type == "textLength"


def test_long_lists_stand_on_a_hidden_sheet(county):
    for number in range(40):
        county.add_institution(f"C{number}", "D6", f"第{number}号村卫生室（平川县溪口镇）", county.east)
    book = openpyxl.load_workbook(io.BytesIO(write_template(ledger(CODE))))
    source = validations(book)["记录机构"].formula1
    assert source.startswith("选项!")
    assert book["选项"].sheet_state == "hidden"
    column = source.split("$")[1]
    listed = [cell.value for cell in book["选项"][column] if cell.value]
    assert "平川县人民医院" in listed and len(listed) == 44


def test_columns_of_long_numbers_are_text(book):
    letter = book.worksheets[0].cell(1, headings(book).index("身份证号") + 1).column_letter
    assert book.worksheets[0].column_dimensions[letter].width > 18
    # openpyxl keeps column formats by style; a new cell of the column takes the text format.
    style = book.worksheets[0].column_dimensions[letter]
    assert style.number_format == "@"


def test_instructions_explain_every_column(book):
    notes = [[cell.value for cell in row] for row in book["填写说明"].iter_rows()]
    explained = {row[0] for row in notes}
    for column in sheet_columns(ledger(CODE)):
        assert column.heading in explained
    text = "\n".join(str(row[0]) for row in notes if row[0])
    assert "依据" in text
    systolic = next(row for row in notes if row[0] == "收缩压")
    assert systolic[3] == "单位mmHg；允许40～300；常见80～220"
    mode = next(row for row in notes if row[0] == "随访方式")
    assert (mode[1], mode[4], mode[5]) == ("必填", "1=门诊、2=家庭、3=电话", "门诊")


def test_example_of_every_field_is_accepted_by_the_reader(county):
    from weijian.ledger import wordings
    from weijian.ledger.cells import read_cell

    for declaration in ledgers().values():
        for item in declaration.entered:
            text = wordings.example(item)
            if text and not item.is_relation:
                value = read_cell(item, text)
                if item.error:
                    assert item.error[0] <= value <= item.error[1], (declaration.code, item.name)
