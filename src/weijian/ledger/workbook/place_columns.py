"""The two sheets of a county's register, 区划 and 机构: their columns, and the empty workbook.

It reads no rows (places.py). Reader and template use the same list of columns.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter

from weijian.ledger.cells import CellError, plain
from weijian.ledger.workbook.columns import heading_key
from weijian.ledger.workbook.read import INSTRUCTIONS
from weijian.ledger.workbook.template import MADE_ON, ROWS, sheet_formats
from weijian.orgs.models import INSTITUTION_KINDS

BEGINNING = date(2000, 1, 1)  # what has no day on file is taken to have always been so


@dataclass(frozen=True)
class PlaceColumn:
    """`key` is the field of the action; `names` are accepted headings beside the own one."""

    key: str
    heading: str
    how: str
    example: str
    required: bool = True
    names: tuple[str, ...] = ()
    width: int = 16

    def answers_to(self, heading: Any) -> bool:
        return heading_key(heading) in {heading_key(name) for name in (self.heading, *self.names)}


@dataclass(frozen=True)
class PlaceSheet:
    title: str
    columns: tuple[PlaceColumn, ...]

    def column(self, key: str) -> PlaceColumn:
        return next(column for column in self.columns if column.key == key)


SINCE = PlaceColumn(
    "since", "生效日期", f"留空为{BEGINNING:%Y-%m-%d}，即一直如此；新设的写设立日期", "2021-07-01", False
)
AREAS = PlaceSheet(
    "区划",
    (
        PlaceColumn(
            "area_code",
            "代码",
            "县6位、乡镇9位、村12位；统计用12位代码（末尾补0）也可",
            "431299101201",
            names=("区划代码", "统计用区划代码"),
        ),
        PlaceColumn("name", "名称", "县、乡镇、村（居）的规范名称", "柳湾村", names=("区划名称",), width=24),
        PlaceColumn(
            "parent",
            "上级代码",
            "县留空；乡镇、村留空时取本代码的前6位、前9位",
            "431299101",
            False,
            ("上级区划代码", "上级"),
        ),
        SINCE,
    ),
)
INSTITUTIONS = PlaceSheet(
    "机构",
    (
        PlaceColumn(
            "institution_code",
            "代码",
            "18位统一社会信用代码，或2至17位字母、数字、连字符的自编码",
            "XKZ-WSY",
            names=("机构代码", "统一社会信用代码"),
            width=22,
        ),
        PlaceColumn("name", "名称", "登记证书上的名称", "溪口镇卫生院", names=("机构名称",), width=28),
        PlaceColumn("kind", "类别", "代码或名称，见下表", "C220", names=("机构类别",)),
        PlaceColumn(
            "area",
            "所在区划代码",
            "区划表或系统中已有的代码",
            "431299101",
            names=("所在区划", "区划代码"),
        ),
        PlaceColumn(
            "superior",
            "上级机构代码",
            "管理它的机构，在表中何处都可；没有则留空",
            "WJJ",
            False,
            ("上级机构",),
            22,
        ),
        PlaceColumn("public", "公立", "是或否，留空为是", "是", False, ("是否公立",), 8),
        SINCE,
    ),
)
SHEETS = (AREAS, INSTITUTIONS)


def read_kind(raw: Any) -> str:
    """The class by code, by name, or by both."""
    text = plain(raw).replace(" ", "")
    for code, words in INSTITUTION_KINDS.items():
        if text.upper() in (code, f"{code}{words}".upper()) or text == words:
            return code
    raise CellError(f"没有类别“{text}”", "请从下拉列表选择，或填填写说明中的代码")


def write_places_template() -> bytes:
    """The empty workbook: both sheets with drop-downs, and 填写说明 with the classes of institutions."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"title": "区划与机构", "created": MADE_ON})
    formats = sheet_formats(book)
    for sheet in SHEETS:
        _write_sheet(book.add_worksheet(sheet.title), formats, sheet)
    _write_notes(book.add_worksheet(INSTRUCTIONS), formats)
    book.close()
    return file.getvalue()


def _write_sheet(page: Any, formats: dict[str, Any], sheet: PlaceSheet) -> None:
    page.freeze_panes(1, 0)
    for index, column in enumerate(sheet.columns):
        mark = "*" if column.required else ""
        page.write_string(
            0, index, column.heading + mark, formats["required" if column.required else "optional"]
        )
        # Codes are text: a spreadsheet would show eighteen digits as 4.3E+17.
        page.set_column(index, index, column.width, formats["day" if column.key == "since" else "text"])
        options = {
            "kind": [f"{code} {words}" for code, words in INSTITUTION_KINDS.items()],
            "public": ["是", "否"],
        }
        if column.key in options:
            page.data_validation(
                1,
                index,
                ROWS,
                index,
                {"validate": "list", "source": options[column.key], "ignore_blank": True},
            )


def _write_notes(page: Any, formats: dict[str, Any]) -> None:
    page.set_column(0, 1, 16)
    page.set_column(2, 2, 10)
    page.set_column(3, 3, 60)
    page.set_column(4, 4, 20)
    page.write_string(0, 0, "区划与机构填写说明", formats["title"])
    for row, text in enumerate(_general(), 1):
        page.write_string(row, 0, text)
    row = 2 + len(list(_general()))
    for index, heading in enumerate(("工作表", "栏目", "是否必填", "填法", "示例")):
        page.write_string(row, index, heading, formats["optional"])
    for sheet in SHEETS:
        for column in sheet.columns:
            row += 1
            need = "必填" if column.required else "选填"
            for index, text in enumerate((sheet.title, column.heading, need, column.how, column.example)):
                page.write_string(row, index, text, formats["wrap"])
    row += 2
    for index, heading in enumerate(("机构类别", "名称")):
        page.write_string(row, index, heading, formats["optional"])
    for number, (code, words) in enumerate(INSTITUTION_KINDS.items(), row + 1):
        page.write_string(number, 0, code, formats["wrap"])
        page.write_string(number, 1, words, formats["wrap"])


def _general() -> Iterable[str]:
    yield "先填区划，再填机构；行的先后不限。卫生健康局本身也是一个机构（类别X）。"
    yield "整个文件一次载入：有一处错误，全部不载入。已登记且内容相同的行自动略过，补充后可再次载入。"
    yield "代码登记后不能改，也不能重复使用。以后的更名、划归、撤并在系统中按生效日期办理。"
