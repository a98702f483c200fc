"""A filtered list as .xlsx or .csv, row by row with bounded memory, and every export in the audit trail.

ID numbers are masked unless an administrator gives a reason for the full ones. A cell that a spreadsheet would run
as a formula is written as text. What is exported can be imported again: the headings are those of the template.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, ClassVar

import xlsxwriter

from weijian.accounts.models import User
from weijian.accounts.scope import Scope
from weijian.kernel import clock
from weijian.ledger import access
from weijian.ledger.access import Forbidden
from weijian.ledger.actions import Action
from weijian.ledger.cells import FORMULA_SIGNS
from weijian.ledger.checks import Refused, refuse
from weijian.ledger.fields import Resident, Secret, wording
from weijian.ledger.listing import Column, Listing, masked, with_names
from weijian.ledger.lookups import record_label
from weijian.ledger.registry import ledger
from weijian.ledger.rules import Problem, Severity

CHUNK = 500  # SQLite refuses to fetch the links of many more rows at once
MOST_ROWS = 1_000_000  # what a sheet holds
FORMATS = ("xlsx", "csv")
Read = Callable[[Any], Any]


@dataclass(frozen=True)
class Export:
    """A finished export: how to name it, its rows, and writing it to a file."""

    listing: Listing
    full_numbers: bool = False

    @property
    def file_name(self) -> str:
        return f"{self.listing.declaration.title}_{clock.today():%Y%m%d}"

    @property
    def columns(self) -> list[tuple[str, Read]]:
        """Headings with the way to read each from a record."""
        return [*self._fields(), *_bookkeeping(self.listing.declaration)]

    def _fields(self) -> Iterator[tuple[str, Read]]:
        for item in self.listing.declaration.fields:
            if item.name == "enrolment":
                continue  # found from person and day, as in the template
            label = str(item.verbose_name) + (f"（{item.unit}）" if item.unit else "")
            if isinstance(item, Resident):
                yield label, _person_reader(item.name, lambda person: person.name)
                base = "" if item.name == "person" else str(item.verbose_name).removesuffix("姓名")
                yield f"{base}身份证号", _person_reader(item.name, self._number)
            elif isinstance(item, Secret) and not self.full_numbers:
                yield label, _reader(item, masked)
            else:
                yield label, _value_reader(item)

    def _number(self, person: Any) -> str:
        return (person.id_number or "") if self.full_numbers else person.masked_id_number

    def rows(self) -> Iterator[list[Any]]:
        readers = [read for _, read in self.columns]
        fields = [item for item in self.listing.declaration.fields if item.is_relation]
        linked = [Column(item.name, "", field=item) for item in fields if item.name != "enrolment"]
        found = with_names(self.listing.ordered, [*linked, *_units(self.listing.declaration)])
        for record in found.iterator(chunk_size=CHUNK):
            yield [read(record) for read in readers]

    def lines(self) -> Iterator[str]:
        """The .csv in pieces, for a streaming answer; it begins with the mark by which Excel knows UTF-8."""
        buffer = io.StringIO()
        writer = csv.writer(buffer)
        yield "\ufeff"
        for cells in chain([[heading for heading, _ in self.columns]], self.rows()):
            writer.writerow([_as_text(cell) for cell in cells])
            if buffer.tell() > 65536:
                yield buffer.getvalue()
                buffer.seek(0)
                buffer.truncate()
        yield buffer.getvalue()

    def write_xlsx(self, target: Path | BinaryIO) -> int:
        """Write the .xlsx; returns the number of rows."""
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        book = xlsxwriter.Workbook(target, {**options, "strings_to_numbers": False})
        sheet = book.add_worksheet("数据")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        head = book.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1})
        headings = [heading for heading, _ in self.columns]
        sheet.freeze_panes(1, 0)
        for index, heading in enumerate(headings):
            sheet.set_column(index, index, max(10, min(24, 2 * len(heading) + 2)))
            sheet.write_string(0, index, heading, head)
        count = 0
        for count, cells in enumerate(self.rows(), 1):
            for index, value in enumerate(cells):
                _write_cell(sheet, count, index, value, day, moment)
        book.close()
        return count


def _units(declaration: Any) -> list[Column]:
    names = ("institution", "area")
    return [Column(name, "", field=declaration.model._meta.get_field(name)) for name in names]


def _person_reader(name: str, read: Read) -> Read:
    def of(record: Any) -> Any:
        person = getattr(record, name)
        return "" if person is None else read(person)

    return of


def _reader(item: Any, read: Read) -> Read:
    return lambda record: read(getattr(record, item.attname))


def _value_reader(item: Any) -> Read:
    """Numbers and dates as such, codes by their words, links by their names."""
    if item.is_relation:
        return lambda record: _name(getattr(record, item.name))
    if item.codes or item.get_internal_type() == "BooleanField":
        return lambda record: wording(item, getattr(record, item.attname))
    return lambda record: getattr(record, item.attname)


def _name(linked: Any) -> str:
    if linked is None:
        return ""
    return record_label(linked) if hasattr(linked, "declaration") else str(linked)


def _bookkeeping(declaration: Any) -> list[tuple[str, Read]]:
    found: list[tuple[str, Read]] = [
        ("记录机构", lambda record: str(record.institution)),
        ("发生地", lambda record: str(record.area)),
        ("录入时间", lambda record: record.recorded_at.astimezone(clock.ZONE)),
        ("作废理由", lambda record: record.void_reason if record.voided else ""),
    ]
    if declaration.flow:
        found.insert(0, ("状态", lambda record: record.state_label))
    return found


def _write_cell(sheet: Any, row: int, column: int, value: Any, day: Any, moment: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        sheet.write_datetime(row, column, value.astimezone(clock.ZONE).replace(tzinfo=None), moment)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
    elif isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, neutral(str(value))[:32767])


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value.astimezone(clock.ZONE):%Y-%m-%d %H:%M}"
    return str(value) if isinstance(value, (int, date, Decimal)) else neutral(str(value))


def neutral(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


@dataclass(frozen=True)
class ExportRows(Action):
    """Take the rows of a list out of the system. Full ID numbers: administrators only, with a reason."""

    ledger: str
    params: Mapping[str, str] = field(default_factory=dict, hash=False)
    full_numbers: bool = False
    reason: str = ""
    file_format: str = "xlsx"
    code: ClassVar[str] = "export"
    title: ClassVar[str] = "导出"

    def permit(self, user: User, scope: Scope) -> None:
        declaration = ledger(self.ledger)
        if not access.may_open(scope, declaration) or not user.is_active:
            raise Forbidden(f"您无权导出{declaration.title}。")
        if self.full_numbers and not scope.may_administer:
            raise Forbidden("只有管理员可以导出完整的证件号码。")

    def perform(self, user: User) -> Export:
        if self.full_numbers and not self.reason.strip():
            refuse("导出完整证件号码须说明理由", "reason")
        if self.file_format not in FORMATS:
            refuse("只能导出为 xlsx 或 csv", "file_format")
        listing = Listing.from_params(ledger(self.ledger), Scope.of(user), self.params)
        if listing.errors:
            raise Refused([Problem(Severity.ERROR, text, "params") for text in listing.errors])
        if listing.count > MOST_ROWS:
            refuse(f"超过{MOST_ROWS}行，请缩小筛选范围", "params")
        return Export(listing, self.full_numbers)

    def trail(self, result: Export) -> dict[str, Any]:
        filters = {
            name: "…" if name == "person" else value for name, value in result.listing.params().items()
        }
        return {
            "subject": self.ledger,
            "rows": result.listing.count,
            "filters": filters,
            "full_numbers": self.full_numbers,
            "reason": self.reason,
            "format": self.file_format,
        }
