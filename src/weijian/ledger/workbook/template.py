"""The empty sheet of a ledger as .xlsx: headings, drop-downs, checks with Chinese messages, and how to fill it in.

It holds no rows of the ledger. The same declaration always gives the same bytes, so that a template can be
compared and cached. Lists too long for Excel's inline drop-down (255 characters) stand on a hidden sheet.
"""

import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from weijian.ledger import wordings
from weijian.ledger.declaration import Declaration
from weijian.ledger.fields import Choices, Day, Flag, Moment, Number, Unit, Whole
from weijian.ledger.filters import institution_options
from weijian.ledger.workbook.columns import (
    BIRTH,
    HOME,
    ID_NUMBER,
    INSTITUTION,
    NAME,
    PHONE,
    SEX,
    SheetColumn,
    pair_columns,
    sheet_columns,
)

ROWS = 5000  # drop-downs and checks reach down to here
INLINE_LIMIT = 255
MADE_ON = datetime(2020, 1, 1)  # noqa: DTZ001 - a fixed stamp keeps the file the same every time
SEXES = ("男", "女", "未知", "未说明")
REQUIRED, OPTIONAL = "#C00000", "#1F4E79"
HINTS = {
    NAME: "与登记的姓名一致",
    ID_NUMBER: "18位；文本格式。填写后按此号匹配人员",
    SEX: "新登记人员时使用；可由身份证号得出",
    BIRTH: "没有身份证号时，与姓名、居住地一起匹配人员",
    HOME: "村（居）名称或区划代码；重名的前面写乡镇",
    PHONE: "新登记人员时使用",
}
EXAMPLES = {
    NAME: "张某某",
    ID_NUMBER: "18位号码",
    SEX: "女",
    BIRTH: "1950-03-01",
    HOME: "溪口镇柳湾村",
    PHONE: "13800000000",
}


def write_template(declaration: Declaration) -> bytes:
    """The template's file."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"title": declaration.title, "created": MADE_ON})
    columns = sheet_columns(declaration)
    sheet = book.add_worksheet(_sheet_name(declaration.title))
    notes = book.add_worksheet("填写说明")
    lists = book.add_worksheet("选项")
    lists.hide()
    formats = sheet_formats(book)
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 32)
    for index, column in enumerate(columns):
        _write_column(sheet, lists, formats, index, column)
    _write_notes(notes, formats, declaration, columns)
    book.close()
    return file.getvalue()


def _sheet_name(title: str) -> str:
    return "".join(sign for sign in title if sign not in "[]:*?/\\'")[:31] or "数据"


def sheet_formats(book: Any) -> dict[str, Any]:
    head = {
        "bold": True,
        "font_color": "white",
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
        "border": 1,
    }
    return {
        "required": book.add_format({**head, "bg_color": REQUIRED}),
        "optional": book.add_format({**head, "bg_color": OPTIONAL}),
        "text": book.add_format({"num_format": "@"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        "plain": book.add_format({}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top", "border": 1}),
    }


def _write_column(sheet: Any, lists: Any, formats: dict[str, Any], index: int, column: SheetColumn) -> None:
    sheet.write_string(0, index, column.title, formats["required" if column.required else "optional"])
    width = max(8, min(24, 2 * len(column.title) + 2))
    if column.part == ID_NUMBER:
        width = 21
    sheet.set_column(index, index, width, formats[_format_of(column)])
    check = _validation(lists, index, column)
    if check:
        sheet.data_validation(1, index, ROWS, index, {"ignore_blank": True, **check})


def _format_of(column: SheetColumn) -> str:
    if isinstance(column.field, Moment):
        return "moment"
    if column.part == BIRTH or isinstance(column.field, Day):
        return "day"
    return "text" if column.is_text else "plain"


def _validation(lists: Any, index: int, column: SheetColumn) -> dict[str, Any]:
    item = column.field
    options = _options(column)
    if options:
        hint = {"error_title": "不在选项内", "error_message": "请从下拉列表中选择。"}
        return {"validate": "list", "source": _list_source(lists, index, options), **hint}
    if column.part == ID_NUMBER:
        criteria = {"validate": "length", "criteria": "between", "minimum": 15, "maximum": 18}
        return {**criteria, "error_title": "身份证号", "error_message": "身份证号应为18位（旧号15位）。"}
    if column.part == BIRTH or isinstance(item, (Day, Moment)):
        since = {"validate": "date", "criteria": ">=", "value": date(1900, 1, 1)}
        return {**since, "error_title": "日期", "error_message": "请填写存在的日期，如 2020-06-03。"}
    if isinstance(item, Choices):
        words = "、".join((item.codes or {}).values())
        return _prompt(column.heading, f"可多选，用“、”分开：{words}")
    if isinstance(item, (Whole, Number)):
        return _number_validation(column)
    return {}


def _options(column: SheetColumn) -> tuple[str, ...]:
    item = column.field
    if column.part == SEX:
        return SEXES
    if column.part or (item is None and column.key != INSTITUTION):
        return ()
    if column.key == INSTITUTION or isinstance(item, Unit):
        return tuple(name for _, name in institution_options())
    if isinstance(item, Flag):
        return ("是", "否")
    return tuple(item.codes.values()) if item.codes and not isinstance(item, Choices) else ()


def _list_source(lists: Any, index: int, options: tuple[str, ...]) -> Any:
    if len(",".join(options)) <= INLINE_LIMIT and not any("," in one for one in options):
        return list(options)
    lists.write_column(0, index, options)
    letter = xl_col_to_name(index, col_abs=True)
    return f"=选项!{letter}$1:{letter}${len(options)}"


def _number_validation(column: SheetColumn) -> dict[str, Any]:
    item = column.field
    kind = "integer" if isinstance(item, Whole) else "decimal"
    bounds = item.error or (-(10**9), 10**15)
    low, high = (float(bound) if kind == "decimal" else bound for bound in bounds)
    allowed = f"，允许{wordings.bounds_text(item.error, item.unit)}" if item.error else ""
    message = f"请只填{'整数' if kind == 'integer' else '数字'}，不写单位{allowed}。"
    check = {"validate": kind, "criteria": "between", "minimum": low, "maximum": high}
    return {**check, "error_title": column.heading[:32], "error_message": message[:255]}


def _prompt(title: str, text: str) -> dict[str, Any]:
    """A hint that refuses nothing: Excel cannot check a choice of several."""
    return {"validate": "any", "input_title": title[:32], "input_message": text[:255]}


def _write_notes(
    sheet: Any, formats: dict[str, Any], declaration: Declaration, columns: list[SheetColumn]
) -> None:
    from weijian.ledger.registry import lines

    line = lines().get(declaration.line)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 2, 12)
    sheet.set_column(3, 3, 24)
    sheet.set_column(4, 4, 60)
    sheet.set_column(5, 5, 20)
    sheet.write_string(0, 0, f"{declaration.title}填写说明", formats["title"])
    row = 1
    for text in _general(declaration, line.text if line else ""):
        sheet.write_string(row, 0, text)
        row += 1
    sheet.freeze_panes(row + 2, 0)
    row += 1
    for index, heading in enumerate(("栏目", "是否必填", "类型", "单位和范围", "填法", "示例")):
        sheet.write_string(row, index, heading, formats["optional"])
    for number, column in enumerate([*columns, *pair_columns(declaration)], row + 1):
        for index, text in enumerate(explain(column)):
            sheet.write_string(number, index, text, formats["wrap"])


def _general(declaration: Declaration, text: str) -> Iterable[str]:
    yield from (line.strip() for line in text.splitlines() if line.strip())
    yield "红色标题为必填。栏目顺序可变，不需要的选填栏可删去。"
    if declaration.natural_key:
        labels = "、".join(str(declaration.field(name).verbose_name) for name in declaration.natural_key)
        yield f"{labels}相同的记录视为同一条：再次导入时更新；空白单元格不改动原有内容。"
    yield "日期写作 2020-06-03；小数超过规定位数的数值按四舍五入保存。"


def explain(column: SheetColumn) -> tuple[str, str, str, str, str, str]:
    """One line of 填写说明: heading, required, type, unit and bounds, how to fill in, example."""
    item = column.field
    need = "必填" if column.required else "选填"
    if column.part in HINTS:
        kind = "日期" if column.part == BIRTH else "文本"
        return column.heading, need, kind, "", HINTS[column.part], EXAMPLES[column.part]
    if item is None:
        how = "填机构全称或代码，留空为本单位" if column.key == INSTITUTION else f"两项之间写“{column.sign}”"
        return (
            column.heading,
            need,
            "文本",
            "",
            how,
            "" if column.key == INSTITUTION else f"138{column.sign}86",
        )
    bounds = [f"单位{item.unit}"] if item.unit else []
    bounds += [f"允许{wordings.bounds_text(item.error)}"] if item.error else []
    bounds += [f"常见{wordings.bounds_text(item.warning)}"] if item.warning else []
    ways = [wordings.codes_text(item)] if item.codes else []
    ways += [str(item.help_text)] if item.help_text else []
    ways += ["留空时自动填写"] if item.suggest else []
    return (
        column.heading,
        need,
        wordings.type_label(item),
        "；".join(bounds),
        "；".join(ways),
        wordings.example(item),
    )
