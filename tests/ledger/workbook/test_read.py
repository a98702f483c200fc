import io

import pytest

from weijian.ledger.registry import ledger
from weijian.ledger.workbook.read import FileRefused, read_sheet
from weijian.ledger.workbook.template import write_template

CODE = "hypertension.hypertensionvisit"
HEAD = "姓名,身份证号,随访日期,收缩压,未知列"
LINE = "张晓燕,,2021-04-01,130,x"


def read(content, file_name="a.csv"):
    content = content.encode() if isinstance(content, str) else content
    return read_sheet(ledger(CODE), content, file_name)


def keys(sheet):
    return [column and (column.key, column.part) for column in sheet.columns]


def test_csv_columns_are_known_by_heading_and_unknown_ones_are_told():
    sheet = read(f"{HEAD}\n{LINE}\n")
    assert keys(sheet) == [("person", "name"), ("person", "id"), ("on", ""), ("systolic", ""), None]
    assert sheet.unknown == ["未知列"]
    assert sheet.rows == [(2, ["张晓燕", "", "2021-04-01", "130", "x"])]


@pytest.mark.parametrize(
    "heading, key",
    [
        ("收缩压", "systolic"),
        ("收缩压*", "systolic"),
        (" 收缩压（mmHg） ", "systolic"),
        ("收缩压(毫米汞柱)", "systolic"),
        ("收缩压 [mmHg]*", "systolic"),
        ("systolic", "systolic"),
        ("随访时间", "on"),
        ("公民身份号码", "person"),
        ("患者姓名", "person"),
    ],
)
def test_heading_is_known_with_or_without_unit_mark_and_alias(heading, key):
    filler = "舒张压" if key != "diastolic" else "心率"
    start = "随访日期" if key != "on" else "舒张压"
    who = "姓名" if heading != "患者姓名" else "身份证号"
    sheet = read(f"{who},{start},{filler if start != filler else '心率'},{heading}\na,b,c,d\n")
    assert sheet.columns[3].key == key


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_csv_is_read_in_usual_encodings_and_separators(encoding, sign):
    text = f"{HEAD}\n{LINE}\n".replace(",", sign)
    assert read(text.encode(encoding)).rows[0][1][0] == "张晓燕"


def test_heading_row_is_found_below_a_title_and_rows_keep_their_numbers(visit_file):
    sheet = read_sheet(ledger(CODE), visit_file({}, above=[["高血压随访登记表"], []]), "a.xlsx")
    assert sheet.header_row == 3
    assert [number for number, _ in sheet.rows] == [4]


def test_blank_rows_are_left_out_and_do_not_shift_numbers():
    sheet = read(f"{HEAD}\n,,,,\n{LINE}\n\n{LINE}\n")
    assert [number for number, _ in sheet.rows] == [3, 5]


@pytest.mark.django_db
def test_filled_template_reads_back_with_every_column():
    import openpyxl

    from weijian.ledger.registry import ledgers

    for declaration in ledgers().values():
        book = openpyxl.load_workbook(io.BytesIO(write_template(declaration)))
        sheet = book.worksheets[0]
        for index in range(1, sheet.max_column + 1):
            sheet.cell(2, index, "x")
        file = io.BytesIO()
        book.save(file)
        read_back = read_sheet(declaration, file.getvalue(), "a.xlsx")
        assert read_back.unknown == [], declaration.code
        assert read_back.header_row == 1


@pytest.mark.parametrize(
    "content, name, words",
    [
        (b"", "a.xlsx", "空"),
        (b"PK\x03\x04 broken", "a.xlsx", "损坏"),
        (b"\xd0\xcf\x11\xe0 not a book", "a.xls", "无法打开"),
        (b"not a workbook", "a.xlsx", "无法打开"),
        ("甲,乙\n1,2\n", "a.csv", "没有找到"),
        ("姓名,收缩压\na,1\n", "a.csv", "随访日期"),
        ("随访日期,收缩压\n2021-01-01,1\n", "a.csv", "姓名和身份证号"),
        (f"{HEAD}\n", "a.csv", "没有数据"),
        ("姓名,随访日期,收缩压,收缩压(mmHg)\na,b,1,2\n", "a.csv", "同一栏目"),
        (b"\xff\xfe\xff\xff\x80", "a.csv", "编码"),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_the_reason(content, name, words):
    with pytest.raises(FileRefused, match=words):
        read(content, name)


def test_archive_that_unpacks_to_gigabytes_is_refused():
    import zipfile

    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as bomb,
    ):
        for _ in range(700):
            bomb.write(b" " * 1024 * 1024)
    with pytest.raises(FileRefused, match="过大"):
        read(file.getvalue(), "a.xlsx")
