"""A clerk's file (.xlsx, .xls, .csv) as rows of raw cells under recognised columns.

It converts nothing and looks nothing up. The heading row is searched for in the first rows of every sheet, columns
are known by their headings in any order, and a file that could exhaust memory is refused before it is opened.
"""

import csv
import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from python_calamine import CalamineError, CalamineWorkbook
from xlsxwriter.utility import xl_col_to_name

from weijian.ledger.cells import is_blank
from weijian.ledger.declaration import Declaration
from weijian.ledger.workbook.columns import ID_NUMBER, NAME, SheetColumn, columns_by_heading, recognise

HEADER_WITHIN = 10
MOST_ROWS = 200_000
MOST_COLUMNS = 400
MOST_BYTES = 40 * 1024 * 1024
MOST_UNPACKED = 600 * 1024 * 1024
INSTRUCTIONS = "填写说明"
Table: TypeAlias = Sequence[Sequence[Any]]


class FileRefused(ValueError):
    """The file as a whole cannot be read; the message says why and what to do."""


@dataclass
class Sheet:
    """`columns[i]` is what column i holds (None: not recognised); `rows` are (row number as Excel counts, cells)."""

    name: str
    header_row: int
    headings: list[str]
    columns: list[SheetColumn | None]
    rows: list[tuple[int, Sequence[Any]]] = field(repr=False)
    digest: str = ""

    def lacking(self, table: dict[str, SheetColumn]) -> list[SheetColumn]:
        """Required columns that the sheet has not; new rows will miss their values."""
        present = {key for column in self.columns if column for key in column.key.split("+")}
        needed = [one for one in dict.fromkeys(table.values()) if one.required and one.part in ("", NAME)]
        return [one for one in needed if one.key not in present]

    @property
    def unknown(self) -> list[str]:
        """Headings that no field of the ledger answers to; their columns are ignored."""
        pairs = zip(self.headings, self.columns, strict=True)
        return [heading for heading, column in pairs if column is None and heading]

    def letter(self, index: int) -> str:
        return str(xl_col_to_name(index))


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def read_sheet(declaration: Declaration, content: bytes, file_name: str) -> Sheet:
    """The sheet of the file that fits the ledger best. Raises FileRefused."""
    table = columns_by_heading(declaration)
    found = [
        sheet for name, rows in read_tables(content, file_name) if (sheet := _recognised(table, name, rows))
    ]
    if not found:
        wanted = "、".join(column.heading for column in dict.fromkeys(table.values()) if column.required)
        raise FileRefused(f"没有找到{declaration.title}的标题行。标题行应含有：{wanted}。可下载模板后重填。")
    sheet = max(found, key=lambda one: sum(column is not None for column in one.columns))
    _refuse_bad_columns(declaration, table, sheet)
    sheet.digest = digest_of(content)
    return sheet


def read_tables(content: bytes, file_name: str) -> list[tuple[str, Table]]:
    """Every sheet of the file with its name, cells as they stand. Raises FileRefused."""
    if len(content) > MOST_BYTES:
        raise FileRefused(f"文件超过{MOST_BYTES // 1024 // 1024}MB，请分成几个文件导入。")
    if not content:
        raise FileRefused("文件是空的。")
    is_text = file_name.lower().endswith((".csv", ".txt"))
    return [("CSV", _read_csv(content))] if is_text else _read_workbook(content)


def _read_workbook(content: bytes) -> list[tuple[str, Table]]:
    _refuse_bomb(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [name for name in book.sheet_names if name != INSTRUCTIONS]
        return [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in names]
    except (CalamineError, OSError, ValueError) as error:
        if b"EncryptedPackage".decode().encode("utf-16-le") in content[:65536]:
            raise FileRefused("文件有打开密码，请去掉密码后重新保存。") from error
        raise FileRefused(
            "无法打开文件：应为 .xlsx、.xls 或 .csv 表格，请用 Excel 或 WPS 另存后重试。"
        ) from error


def _refuse_bomb(content: bytes) -> None:
    """A small archive that unpacks to gigabytes is an attack, not a sheet."""
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile as error:
        raise FileRefused("文件已损坏，请重新保存后再试。") from error
    if unpacked > MOST_UNPACKED:
        raise FileRefused("文件解压后过大，请删去多余的工作表和格式后重试。")


def _read_csv(content: bytes) -> Table:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("gb18030")
        except UnicodeDecodeError as error:
            raise FileRefused("CSV 文件的编码应为 UTF-8 或 GB18030，请另存后重试。") from error
    if "\0" in text:
        raise FileRefused("这不是文本文件，请另存为 CSV 或 Excel 表格。")
    first = text.partition("\n")[0]
    sign = max(",\t;", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=sign))
    except csv.Error as error:
        raise FileRefused("CSV 文件的引号或分隔符有误，请另存为 Excel 表格后重试。") from error


def _recognised(table: dict[str, SheetColumn], name: str, rows: Table) -> Sheet | None:
    """The sheet from its heading row on: that of the first rows in which most headings are known, at least two."""
    best: tuple[int, int, list[SheetColumn | None]] = (1, -1, [])
    for index, cells in enumerate(rows[:HEADER_WITHIN]):
        columns = [None if is_blank(cell) else recognise(table, cell) for cell in cells[:MOST_COLUMNS]]
        count = len({id(column) for column in columns if column})
        if count > best[0]:
            best = (count, index, columns)
    _, header, columns = best
    if header < 0:
        return None
    headings = ["" if is_blank(cell) else str(cell).strip() for cell in rows[header][:MOST_COLUMNS]]
    body = [
        (number, cells) for number, cells in enumerate(rows[header + 1 :], header + 2) if has_content(cells)
    ]
    if len(body) > MOST_ROWS:
        raise FileRefused(f"表中有{len(body)}行，一次最多{MOST_ROWS}行，请分成几个文件导入。")
    return Sheet(name, header + 1, headings, columns, body)


def has_content(cells: Sequence[Any]) -> bool:
    return any(cell != "" and cell is not None and str(cell).strip() for cell in cells)


def _refuse_bad_columns(declaration: Declaration, table: dict[str, SheetColumn], sheet: Sheet) -> None:
    seen: dict[tuple[str, str], str] = {}
    for heading, column in zip(sheet.headings, sheet.columns, strict=True):
        if column is None:
            continue
        key = (column.key, column.part)
        if key in seen:
            raise FileRefused(f"“{seen[key]}”和“{heading}”两列是同一栏目，请删去一列。")
        seen[key] = heading
    needed = {*declaration.natural_key, declaration.date_field} - {"person"}
    lacking = [column.heading for column in sheet.lacking(table) if column.key in needed]
    if lacking:
        raise FileRefused(f"缺少必填的栏目：{'、'.join(lacking)}。请用模板的标题行。")
    parts = {column.part for column in sheet.columns if column and column.key == "person"}
    if declaration.has_person and not parts & {NAME, ID_NUMBER}:
        raise FileRefused("缺少姓名和身份证号栏目，无法对应人员。")
    if not sheet.rows:
        raise FileRefused(f"{declaration.title}的标题行下面没有数据。")
