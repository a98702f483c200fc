"""A county's areas and institutions from files (sheets 区划 and 机构), all or nothing.

It makes no decision of its own: each row becomes an AddArea or AddInstitution, so file, page and command refuse the
same things. Rows may stand in any order; superiors are put on file before what lies under them. A row that stands in
the register already, as the file says it, is passed over, so a file that was completed may be loaded again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, NoReturn

from xlsxwriter.utility import xl_col_to_name

from weijian.accounts.models import User
from weijian.ledger.cells import CellError, is_blank, plain, read_day, read_flag
from weijian.ledger.checks import Refused
from weijian.ledger.institutions import AddInstitution, institution_code
from weijian.ledger.places import AddArea, area_code
from weijian.ledger.rules import Problem, Severity
from weijian.ledger.tenures import PlaceAction, latest
from weijian.ledger.workbook.place_columns import (
    AREAS,
    BEGINNING,
    INSTITUTIONS,
    SHEETS,
    PlaceSheet,
    read_kind,
)
from weijian.ledger.workbook.read import HEADER_WITHIN, FileRefused, Table, has_content, read_tables
from weijian.orgs.models import Area, Institution


@dataclass(frozen=True)
class PlaceProblem(Problem):
    """What is wrong with one cell, and where it stands."""

    place: str = ""

    def __str__(self) -> str:
        return f"{self.place}：{self.message}"


@dataclass
class PlaceRow:
    """One row of a sheet: raw cells by column key, and the letter of each column."""

    sheet: PlaceSheet
    source: str
    number: int
    cells: dict[str, Any]
    letters: dict[str, str]

    def refuse(self, key: str, message: str) -> NoReturn:
        raise Refused([self.problem(key, message)])

    def problem(self, key: str, message: str) -> PlaceProblem:
        key = key if key in {column.key for column in self.sheet.columns} else self.sheet.columns[0].key
        value = plain(self.cells.get(key, ""))
        column = f"{self.letters[key]}列" if key in self.letters else ""
        shown = f"{self.sheet.column(key).heading}{f'“{value}”' if value else ''}"
        place = f"{self.source} 第{self.number}行{column} {shown}"
        return PlaceProblem(Severity.ERROR, message, key, "", place)

    def text(self, key: str) -> str:
        raw = self.cells.get(key)
        if is_blank(raw):
            if self.sheet.column(key).required:
                self.refuse(key, "不能为空")
            return ""
        return plain(raw)

    def converted(self, key: str, read: Any, default: Any) -> Any:
        if not self.text(key):
            return default
        try:
            return read(self.cells[key])
        except CellError as error:
            self.refuse(key, f"{error.message}。{error.advice}" if error.advice else error.message)


@dataclass
class Loaded:
    """What a load did; `warnings` are odd but done."""

    areas: int = 0
    institutions: int = 0
    unchanged: int = 0
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class LoadPlaces(PlaceAction):
    """Put all areas and institutions of the files on file; one error refuses everything. Returns Loaded."""

    files: tuple[tuple[str, bytes], ...] = field(repr=False)
    since: date = BEGINNING
    code: ClassVar[str] = "load_places"
    title: ClassVar[str] = "载入区划与机构"

    def perform(self, user: User | None) -> Loaded:
        rows = [row for name, content in self.files for row in read_rows(name, content)]
        if not rows:
            raise FileRefused(
                "没有找到区划或机构的标题行及数据。可用 weijian places template 写出模板后填写。"
            )
        loader = _Loader(user, self.since)
        loader.load_areas([row for row in rows if row.sheet is AREAS])
        loader.load_institutions([row for row in rows if row.sheet is INSTITUTIONS])
        if loader.problems:
            raise Refused(list(loader.problems))
        return loader.loaded

    def trail(self, result: Any) -> dict[str, Any]:
        names = [name for name, _ in self.files]
        counts = {"areas": result.areas, "institutions": result.institutions, "unchanged": result.unchanged}
        return {"subject": "places", "files": names, **counts}


def read_rows(file_name: str, content: bytes) -> Iterator[PlaceRow]:
    """Rows of every sheet whose heading row is known; other sheets are passed over. Raises FileRefused."""
    for name, table in read_tables(content, file_name):
        found = _headings(table)
        if found is None:
            continue
        sheet, header, keys = found
        lacking = [column.heading for column in sheet.columns if column.required and column.key not in keys]
        if lacking:
            raise FileRefused(f"工作表“{name}”缺少栏目：{'、'.join(lacking)}。")
        source = f"{sheet.title}表" if name in (sheet.title, "CSV") else f"“{name}”（{sheet.title}表）"
        letters = {key: xl_col_to_name(index) for key, index in keys.items()}
        for number, cells in enumerate(table[header + 1 :], header + 2):
            if has_content(cells):
                held = {key: cells[index] for key, index in keys.items() if index < len(cells)}
                yield PlaceRow(sheet, source, number, held, letters)


def _headings(table: Table) -> tuple[PlaceSheet, int, dict[str, int]] | None:
    """Which of the two sheets it is, by the heading row that names most of its columns (at least two)."""
    best: tuple[int, PlaceSheet, int, dict[str, int]] | None = None
    for header, cells in enumerate(table[:HEADER_WITHIN]):
        for sheet in SHEETS:
            keys = _keys(sheet, cells)
            if len(keys) >= 2 and (best is None or len(keys) > best[0]):
                best = (len(keys), sheet, header, keys)
    return best[1:] if best else None


def _keys(sheet: PlaceSheet, cells: Sequence[Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        column = next((one for one in sheet.columns if one.answers_to(cell)), None)
        if column and column.key not in found:
            found[column.key] = index
    return found


class _Loader:
    """Areas, then institutions, one by one; goes on after an error to tell as many as possible at once."""

    def __init__(self, user: User | None, since: date) -> None:
        self.user, self.since = user, since
        self.areas = {area.code: area for area in Area.objects.all()}
        self.institutions = {one.code: one for one in Institution.objects.all()}
        self.problems: list[Problem] = []
        self.loaded = Loaded()
        self.failed: set[str] = set()  # what lies under them is not complained of again

    def load_areas(self, rows: list[PlaceRow]) -> None:
        for code, row in sorted(self._coded(rows, area_code).items(), key=lambda pair: len(pair[0])):
            self._attempt(code, row, self._area)

    def load_institutions(self, rows: list[PlaceRow]) -> None:
        """Superiors first; those that are each other's superior are left over."""
        waiting = self._coded(rows, institution_code)
        while waiting:
            ready = [code for code, row in waiting.items() if self._superior_code(row) not in waiting]
            if not ready:
                for row in waiting.values():
                    self.problems.append(row.problem("superior", "上级机构绕回到了自己，请核对"))
                return
            for code in ready:
                self._attempt(code, waiting.pop(code), self._institution)

    def _coded(self, rows: list[PlaceRow], read: Any) -> dict[str, PlaceRow]:
        found: dict[str, PlaceRow] = {}
        for row in rows:
            key = row.sheet.columns[0].key
            try:
                code = read(row.text(key))
                if code in found:
                    row.refuse(key, f"与第{found[code].number}行代码相同")
                found[code] = row
            except Refused as refused:
                self._note(row, refused)
        return found

    def _attempt(self, code: str, row: PlaceRow, load: Any) -> None:
        try:
            load(code, row)
        except Refused as refused:
            self.failed.add(code)
            self._note(row, refused)

    def _note(self, row: PlaceRow, refused: Refused) -> None:
        for one in refused.problems:
            told = one if isinstance(one, PlaceProblem) else row.problem(one.field, one.message)
            if told.message:
                self.problems.append(told)

    def _area(self, code: str, row: PlaceRow) -> None:
        parent = self._parent(code, row)
        name, since = row.text("name"), row.converted("since", read_day, self.since)
        known = self.areas.get(code)
        if known is not None:
            last = latest(known)
            if (last.name, last.parent_id) != (name, parent.pk if parent else None):
                row.refuse("name", f"已登记为“{last.name}”且内容不同；变动请按生效日期办理，不从文件载入")
            self.loaded.unchanged += 1
            return
        action = AddArea(code, name, parent, since)
        self.areas[code] = action.perform(self.user)
        self.loaded.areas += 1
        self._warn(row, action)

    def _parent(self, code: str, row: PlaceRow) -> Area | None:
        given = row.text("parent")
        if not given and len(code) == 6:
            return None
        try:
            above = area_code(given) if given else code[:-3]
        except Refused as refused:
            row.refuse("parent", refused.problems[0].message)
        return self._found(self.areas, above, row, "parent", "区划")

    def _found(self, known: dict[str, Any], code: str, row: PlaceRow, key: str, title: str) -> Any:
        if code not in known:
            # The row of the superior says what is wrong already; its followers stay silent.
            row.refuse(key, "" if code in self.failed else f"没有代码为“{code}”的{title}")
        return known[code]

    def _superior_code(self, row: PlaceRow) -> str:
        raw = row.cells.get("superior")
        return "" if is_blank(raw) else plain(raw).upper()

    def _institution(self, code: str, row: PlaceRow) -> None:
        above = self._superior_code(row)
        values = {
            "name": row.text("name"),
            "kind": row.converted("kind", read_kind, ""),
            "area": self._found(self.areas, self._place_code(row), row, "area", "区划"),
            "superior": self._found(self.institutions, above, row, "superior", "机构") if above else None,
            "public": row.converted("public", read_flag, True),
        }
        known = self.institutions.get(code)
        if known is not None:
            last = latest(known)
            if any(getattr(last, name) != value for name, value in values.items()):
                row.refuse("name", f"已登记为“{last.name}”且内容不同；变动请按生效日期办理，不从文件载入")
            self.loaded.unchanged += 1
            return
        action = AddInstitution(code, since=row.converted("since", read_day, self.since), **values)
        self.institutions[code] = action.perform(self.user)
        self.loaded.institutions += 1
        self._warn(row, action)

    def _place_code(self, row: PlaceRow) -> str:
        try:
            return area_code(row.text("area"))
        except Refused as refused:
            row.refuse("area", refused.problems[0].message)

    def _warn(self, row: PlaceRow, action: AddArea | AddInstitution) -> None:
        self.loaded.warnings += [f"{row.source} 第{row.number}行：{text}" for text in action.warnings()]
