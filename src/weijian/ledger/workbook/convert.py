"""The raw cells of a sheet become values of fields, column by column; what cannot is a problem of its cell.

It knows no database row of the ledger and no rule; plan.py compares and checks. Persons, units and linked rows are
looked up here, each from tables that were read once.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from weijian.accounts.scope import Scope
from weijian.ledger.cells import CellError, is_blank, plain, reader
from weijian.ledger.declaration import Declaration
from weijian.ledger.fields import Link, Place, Unit
from weijian.ledger.lookups import Lookups
from weijian.ledger.rules import Severity
from weijian.ledger.workbook.columns import INSTITUTION, PAIR, SheetColumn
from weijian.ledger.workbook.persons import NoMatch, PersonMatcher
from weijian.ledger.workbook.read import Sheet


@dataclass(frozen=True)
class CellProblem:
    """What is wrong with one cell (or, without a letter, with its row), and what to do about it."""

    row: int
    letter: str
    heading: str
    value: str
    message: str
    advice: str = ""
    severity: Severity = Severity.ERROR


@dataclass
class Draft:
    """One row of the sheet: values by attribute name, and the persons met."""

    row: int
    cells: Sequence[Any]
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)


class Converter:
    """`Converter(declaration, sheet, scope).drafts()` reads every row of a sheet."""

    def __init__(
        self, declaration: Declaration, sheet: Sheet, scope: Scope, create_persons: bool = False
    ) -> None:
        self.declaration, self.sheet, self.scope = declaration, sheet, scope
        self.lookups = Lookups()
        self.persons = PersonMatcher(scope, self.lookups, create_persons)
        self.places = {
            (column.key, column.part): index
            for index, column in enumerate(sheet.columns)
            if column is not None
        }

    def drafts(self) -> list[Draft]:
        drafts = [Draft(number, cells) for number, cells in self.sheet.rows]
        split = self._split_pairs(drafts)
        for index, column in enumerate(self.sheet.columns):
            if column is not None and not column.part:
                self._read_column(drafts, index, column, split)
        self._read_split(drafts, split)
        self._match_persons(drafts)
        return drafts

    def problem(self, draft: Draft, index: int, message: str, advice: str = "") -> CellProblem:
        """A problem of the cell in column `index`; -1 is the row as a whole."""
        if index < 0:
            return CellProblem(draft.row, "", "", "", message, advice)
        value = _cell(draft.cells, index)
        shown = "" if is_blank(value) else plain(value)[:60]
        return CellProblem(
            draft.row, self.sheet.letter(index), self.sheet.headings[index], shown, message, advice
        )

    def place_of(self, name: str) -> int:
        """The column in which a field stands (of a person: its first), or -1."""
        for (key, part), index in self.places.items():
            if key == name or (part == PAIR and name in key.split("+")):
                return index
        return -1

    def _read_column(
        self, drafts: list[Draft], index: int, column: SheetColumn, split: dict[tuple[int, str], Any]
    ) -> None:
        read, name = self._reader(column), self._attribute(column)
        for draft in drafts:
            raw = _cell(draft.cells, index)
            if (draft.row, column.key) in split or is_blank(raw):
                continue
            try:
                draft.values[name] = read(raw)
            except CellError as error:
                draft.problems.append(self.problem(draft, index, error.message, error.advice))

    def _reader(self, column: SheetColumn) -> Any:
        if column.key == INSTITUTION or isinstance(column.field, Unit):
            return _remembered(self.lookups.institution)
        if isinstance(column.field, Place):
            return _remembered(self.lookups.area)
        if isinstance(column.field, Link):
            model = column.field.related_model
            return _remembered(lambda raw: self.lookups.record(model, raw))
        return reader(column.field)

    def _attribute(self, column: SheetColumn) -> str:
        return "institution_id" if column.key == INSTITUTION else str(column.field.attname)

    def _split_pairs(self, drafts: list[Draft]) -> dict[tuple[int, str], tuple[int, Any]]:
        """{(row, field): (column, raw part)} of cells that hold two values: 140/90."""
        found: dict[tuple[int, str], tuple[int, Any]] = {}
        for first, second, _, sign in self.declaration.pairs:
            joint, own = self.places.get((f"{first}+{second}", PAIR), -1), self.places.get((first, ""), -1)
            other = self.places.get((second, ""), -1)
            for draft in drafts:
                for index in (joint, own):
                    raw = _cell(draft.cells, index)
                    if not isinstance(raw, str) or is_blank(raw):
                        continue
                    parts = [part.strip() for part in plain(raw).replace("／", "/").split(sign)]
                    # In the first field's own column only when the second's cell is empty.
                    if (
                        len(parts) == 2
                        and all(parts)
                        and (index == joint or is_blank(_cell(draft.cells, other)))
                    ):
                        found[draft.row, first], found[draft.row, second] = (
                            (index, parts[0]),
                            (index, parts[1]),
                        )
                    elif index == joint:
                        text = f"“{plain(raw)}”应由“{sign}”分成两项"
                        draft.problems.append(self.problem(draft, index, text, f"如 138{sign}86"))
        return found

    def _read_split(self, drafts: list[Draft], split: dict[tuple[int, str], tuple[int, Any]]) -> None:
        if not split:
            return
        by_row = {draft.row: draft for draft in drafts}
        readers = {name: reader(self.declaration.field(name)) for name in {name for _, name in split}}
        for (row, name), (index, raw) in split.items():
            draft = by_row[row]
            try:
                draft.values[name] = readers[name](raw)
            except CellError as error:
                draft.problems.append(self.problem(draft, index, error.message, error.advice))

    def _match_persons(self, drafts: list[Draft]) -> None:
        groups: dict[str, dict[str, int]] = defaultdict(dict)
        for (key, part), index in self.places.items():
            if part and part != PAIR:
                groups[key][part] = index
        for name, parts in groups.items():
            cells = [{part: _cell(draft.cells, index) for part, index in parts.items()} for draft in drafts]
            self.persons.read(cells)
            for draft, of_row in zip(drafts, cells, strict=True):
                try:
                    person = self.persons.match(of_row, draft.values.get(self.declaration.date_field))
                    if person is not None:
                        draft.values[name] = person
                except NoMatch as error:
                    index = parts.get(error.part, min(parts.values()))
                    draft.problems.append(self.problem(draft, index, error.message, error.advice))


def _cell(cells: Sequence[Any], index: int) -> Any:
    return cells[index] if 0 <= index < len(cells) else None


def _remembered(find: Any) -> Any:
    known: dict[str, Any] = {}

    def read(raw: Any) -> Any:
        text = plain(raw)
        if text not in known:
            try:
                known[text] = find(raw)
            except CellError as error:
                known[text] = error
        if isinstance(known[text], CellError):
            raise known[text]
        return known[text]

    return read
