import io

import openpyxl
import pytest
from openpyxl.styles import Font

from weijian.ledger.workbook.annotate import RESULT, annotate
from weijian.ledger.workbook.importing import ImportRows, preview

pytestmark = pytest.mark.django_db
DAY, SYSTOLIC = "随访日期*", "收缩压（mmHg）"


@pytest.fixture
def marked(zhang, visit_file, users):
    def mark(content, file_name="随访.xlsx"):
        plan = preview(
            ImportRows("hypertension.hypertensionvisit", content, file_name), users["administrator"]
        )
        return openpyxl.load_workbook(io.BytesIO(annotate(plan, content)))

    return mark


def test_wrong_cell_is_coloured_and_says_what_to_do(marked, visit_file):
    sheet = marked(visit_file({}, {DAY: "2021.6.31"}))["随访"]
    cell = sheet["C3"]
    assert cell.value == "2021.6.31"
    assert cell.fill.start_color.rgb == "FFF4B6B6"
    assert "6月31日不存在" in cell.comment.text
    assert "核对原始记录" in cell.comment.text
    assert sheet["C2"].comment is None


def test_result_column_tells_each_row_and_stays_one_column_when_repeated(marked, visit_file):
    book = marked(visit_file({}, {DAY: "2021.6.31"}))
    sheet = book["随访"]
    column = sheet.max_column
    assert sheet.cell(1, column).value == RESULT
    assert sheet.cell(2, column).value == "新增"
    assert sheet.cell(3, column).value.startswith("有错误\n随访日期*：【错误】")
    file = io.BytesIO()
    book.save(file)
    again = marked(file.getvalue())["随访"]
    assert again.max_column == column


def test_warning_is_marked_in_another_colour(marked, visit_file):
    sheet = marked(visit_file({"服药依从性": "不服药"}))["随访"]
    assert sheet["H2"].fill.start_color.rgb == "FFFFE699"
    assert "【请核对】" in sheet["H2"].comment.text


def test_looks_and_other_sheets_of_the_workbook_are_kept(marked, visit_file):
    book = openpyxl.load_workbook(io.BytesIO(visit_file({DAY: "2021.6.31"})))
    book["随访"]["A2"].font = Font(bold=True, color="FF0000FF")
    book["随访"].column_dimensions["A"].width = 33
    book.create_sheet("备注")["A1"] = "村医自记"
    file = io.BytesIO()
    book.save(file)
    marked_book = marked(file.getvalue())
    assert marked_book["随访"]["A2"].font.bold
    assert marked_book["随访"].column_dimensions["A"].width == 33
    assert marked_book["备注"]["A1"].value == "村医自记"


def test_csv_comes_back_as_a_workbook_without_formulas(marked, zhang_id):
    text = f"姓名,身份证号,随访日期,收缩压\n=1+1,{zhang_id},2021-04-01,130\n"
    sheet = marked(text.encode(), "a.csv").active
    assert sheet["A2"].value == "=1+1"
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].comment is not None
