"""The clerk's own file back with what is wrong marked where it stands: coloured cells, a comment on each, a result column.

The looks of an .xlsx are kept; .xls and .csv come back as a plain .xlsx. It never changes a value.
"""

import io
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from weijian.ledger.rules import Severity
from weijian.ledger.workbook.convert import CellProblem
from weijian.ledger.workbook.plan import STATUS_LABELS, Plan, RowPlan
from weijian.ledger.workbook.read import Sheet

RESULT = "校验结果"
AUTHOR = "卫健"
ERROR_FILL = PatternFill("solid", start_color="FFF4B6B6")
WARNING_FILL = PatternFill("solid", start_color="FFFFE699")
HEAD_FILL = PatternFill("solid", start_color="FFD9D9D9")
MOST_COMMENT = 1000
MOST_COMMENTS = 20_000  # beyond this a workbook becomes too slow to open; the result column still tells all


def annotate(plan: Plan, content: bytes) -> bytes:
    """The marked-up workbook of a plan; `content` is the file as it was sent."""
    book, sheet = _open(plan.sheet, content)
    column = _result_column(sheet, plan.sheet)
    head = sheet.cell(plan.sheet.header_row, column, RESULT)
    head.font, head.fill = Font(bold=True), HEAD_FILL
    sheet.column_dimensions[get_column_letter(column)].width = 60
    left = MOST_COMMENTS
    for row in plan.rows:
        left -= _mark_cells(sheet, row.problems, left)
        cell = sheet.cell(row.row, column, _clean(_result(row)))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if row.problems:
            cell.fill = _fill(row.problems)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _open(sheet: Sheet, content: bytes) -> tuple[Any, Any]:
    if content.startswith(b"PK"):
        book = load_workbook(io.BytesIO(content))
        return book, book[sheet.name]
    book = Workbook()
    plain = book.active
    plain.title = sheet.name[:31]
    for index, heading in enumerate(sheet.headings, 1):
        _write(plain, sheet.header_row, index, heading)
    for number, cells in sheet.rows:
        for index, value in enumerate(cells, 1):
            _write(plain, number, index, value)
    return book, plain


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    """A value as it was sent; a text that looks like a formula stays text."""
    if value in (None, ""):
        return
    cell = sheet.cell(row, column)
    cell.value = _clean(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"


def _result_column(sheet: Any, read: Sheet) -> int:
    """Where the result goes: the column of an earlier result, else the first free one."""
    for index, heading in enumerate(read.headings, 1):
        if heading == RESULT:
            return index
    return max(int(sheet.max_column), len(read.headings)) + 1


def _mark_cells(sheet: Any, problems: Iterable[CellProblem], left: int) -> int:
    """Colour and comment the cells of one row; returns how many comments were written."""
    by_cell: dict[str, list[CellProblem]] = defaultdict(list)
    for problem in problems:
        if problem.letter:
            by_cell[f"{problem.letter}{problem.row}"].append(problem)
    for place, found in by_cell.items():
        cell = sheet[place]
        cell.fill = _fill(found)
        if left > 0:
            text = "\n".join(_sentence(problem) for problem in found)
            cell.comment = Comment(_clean(text)[:MOST_COMMENT], AUTHOR, width=320, height=110)
    return len(by_cell)


def _fill(problems: Iterable[CellProblem]) -> PatternFill:
    return ERROR_FILL if any(one.severity is Severity.ERROR for one in problems) else WARNING_FILL


def _sentence(problem: CellProblem) -> str:
    kind = "错误" if problem.severity is Severity.ERROR else "请核对"
    return f"【{kind}】{problem.message}" + (f"。{problem.advice}" if problem.advice else "")


def _result(row: RowPlan) -> str:
    told = [f"{problem.heading}：{_sentence(problem)}" for problem in row.problems]
    return "\n".join([STATUS_LABELS[row.status], *told])


def _clean(text: Any) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", str(text))
