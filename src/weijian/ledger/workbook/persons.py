"""The persons of a sheet: met by ID number, else by name with birth date and home; read once for the whole file.

Nobody is guessed: no match, several matches and contradictions between the columns are problems of the cell. With
`create` unknown persons who have an ID number and a name are registered from the row.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from weijian.accounts.scope import Scope
from weijian.kernel import clock
from weijian.kernel.id_card import IdNumber, IdNumberError
from weijian.ledger import access, persons
from weijian.ledger.cells import CellError, is_blank, plain, read_day
from weijian.ledger.lookups import Lookups
from weijian.ledger.workbook.columns import BIRTH, HOME, ID_NUMBER, NAME, PHONE, SEX
from weijian.orgs.tree import AreaTree
from weijian.people.encryption import blind_index
from weijian.people.models import Person, Sex

CHUNK = 500
SEXES = {str(label): int(code) for code, label in Sex.choices} | {str(code): int(code) for code in Sex.values}
Cells = dict[str, Any]


class NoMatch(CellError):
    """Whom a row means cannot be told; `part` is the column to mark."""

    def __init__(self, part: str, message: str, advice: str) -> None:
        super().__init__(message, advice)
        self.part = part


@dataclass
class Wanted:
    """What a row says of a person, read."""

    name: str = ""
    number: str = ""
    birth: date | None = None
    sex: int | None = None
    area_id: int | None = None
    phone: str = ""


@dataclass
class PersonMatcher:
    """`read(rows)` once, then `match(cells)` for each; `cells` are raw values by part of the person columns."""

    scope: Scope
    lookups: Lookups
    create: bool = False
    created: list[Person] = field(default_factory=list)
    _by_index: dict[str, Person] = field(default_factory=dict)
    _by_name: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    _numbers: dict[Any, Any] = field(default_factory=dict)

    def read(self, rows: Iterable[Cells]) -> None:
        """Load every person whom the rows may mean."""
        indexes, names = set(), set()
        for cells in rows:
            number = self._number(cells.get(ID_NUMBER))
            if isinstance(number, str) and number:
                indexes.add(blind_index(number))
            elif not is_blank(cells.get(NAME)):
                names.add(plain(cells[NAME]))
        people = Person.objects.defer("id_number", "other_document", "phone").prefetch_related("residences")
        for chunk in _chunks(sorted(indexes)):
            for person in people.filter(id_index__in=chunk).order_by("-merged_into"):
                self._by_index[person.id_index or ""] = self._kept(person)
        reachable = access.persons(self.scope).values("pk")
        for chunk in _chunks(sorted(names)):
            for person in people.filter(name__in=chunk, pk__in=reachable):
                self._by_name[person.name].append(person)

    @staticmethod
    def _kept(person: Person) -> Person:
        while person.merged_into:
            person = person.merged_into
        return person

    def _number(self, raw: Any) -> str | IdNumberError:
        """The 18 characters, "" for a blank cell, or what is wrong with it; equal cells are read once."""
        if is_blank(raw):
            return ""
        if raw not in self._numbers:
            try:
                text = f"{raw:.0f}" if isinstance(raw, float) and abs(raw) < 2**53 else str(raw)
                self._numbers[raw] = IdNumber.parse(text, clock.today()).number
            except IdNumberError as error:
                self._numbers[raw] = error
        return self._numbers[raw]

    def match(self, cells: Cells, day: date | None = None) -> Person | None:
        """The person of a row, None when all its cells are blank. Raises NoMatch."""
        if all(is_blank(raw) for raw in cells.values()):
            return None
        wanted = self._wanted(cells)
        if wanted.number:
            person = self._by_index.get(blind_index(wanted.number))
            if person is None:
                return self._register(wanted, day)
            _refuse_contradiction(wanted, person)
            return person
        return self._namesake(wanted)

    def _wanted(self, cells: Cells) -> Wanted:
        number = self._number(cells.get(ID_NUMBER))
        if isinstance(number, IdNumberError):
            raise NoMatch(ID_NUMBER, str(number), "请对照身份证或户口簿改正")
        found = Wanted(number=number)
        found.name = "" if is_blank(cells.get(NAME)) else plain(cells[NAME])
        found.phone = "" if is_blank(cells.get(PHONE)) else plain(cells[PHONE])
        try:
            if not is_blank(cells.get(BIRTH)):
                found.birth = read_day(cells[BIRTH])
        except CellError as error:
            raise NoMatch(BIRTH, error.message, error.advice) from error
        try:
            if not is_blank(cells.get(HOME)):
                found.area_id = self.lookups.area(cells[HOME])
        except CellError as error:
            raise NoMatch(HOME, error.message, error.advice) from error
        if not is_blank(cells.get(SEX)):
            found.sex = SEXES.get(plain(cells[SEX]))
            if found.sex is None:
                raise NoMatch(SEX, f"“{plain(cells[SEX])}”不是性别", "请填男或女")
        return found

    def _namesake(self, wanted: Wanted) -> Person:
        """By name, narrowed by birth date and home; exactly one must remain."""
        if not wanted.name:
            raise NoMatch(NAME, "没有姓名和身份证号", "请填写身份证号，或姓名和出生日期")
        found = [
            person
            for person in self._by_name.get(wanted.name, [])
            if (wanted.birth is None or person.birth_date == wanted.birth)
            and (wanted.area_id is None or _lives_in(person, wanted.area_id))
        ]
        if not found:
            raise NoMatch(
                NAME, f"管辖范围内没有登记“{wanted.name}”", "请核对姓名、出生日期和居住地，或填写身份证号"
            )
        if len(found) > 1:
            raise NoMatch(NAME, f"有{len(found)}名“{wanted.name}”", "请填写身份证号，或出生日期和居住地")
        if wanted.birth is None and wanted.area_id is None:
            raise NoMatch(NAME, "只有姓名，不能确定是谁", "请填写身份证号，或出生日期")
        return found[0]

    def _register(self, wanted: Wanted, day: date | None) -> Person:
        """A new person from the row, when that was asked for."""
        if not self.create:
            raise NoMatch(ID_NUMBER, "没有登记此身份证号的人员", "请先登记人员，或在导入时选择“登记新人员”")
        if not wanted.name:
            raise NoMatch(NAME, "登记新人员须有姓名", "请填写姓名")
        area_id = wanted.area_id or self.scope.root_area_id
        if area_id is None:
            raise NoMatch(HOME, "登记新人员须有居住地", "请填写村（居）名称或区划代码")
        if not self.scope.holds_area(area_id):
            raise NoMatch(HOME, "居住地不在您的管辖范围内", "请核对居住地")
        return self._save(wanted, area_id, day)

    def _save(self, wanted: Wanted, area_id: int, day: date | None) -> Person:
        number = IdNumber.parse(wanted.number)
        person = Person(
            name=wanted.name,
            sex=number.sex,
            birth_date=number.birth_date,
            id_number=number.number,
            phone=wanted.phone or None,
        )
        person.derive()
        _refuse_contradiction(wanted, person)
        persons.register(person, area_id, day or clock.today())
        self._by_index[person.id_index or ""] = person
        self.created.append(person)
        return person


def _refuse_contradiction(wanted: Wanted, person: Person) -> None:
    """What else the row says of the person must not deny the ID number."""
    if wanted.name and wanted.name.replace("·", "") != person.name.replace("·", ""):
        raise NoMatch(NAME, "姓名与此身份证号登记的姓名不一致", "请核对身份证号和姓名哪一个有误")
    if wanted.birth and wanted.birth != person.birth_date:
        raise NoMatch(BIRTH, "出生日期与身份证号不一致", "请核对哪一个有误")
    if wanted.sex is not None and wanted.sex != person.sex:
        raise NoMatch(SEX, "性别与身份证号不一致", "请核对哪一个有误")


def _lives_in(person: Person, area_id: int) -> bool:
    members = AreaTree.load().at(clock.today()).members(area_id)
    return any(row.area_id in members for row in person.residences.all() if row.until is None)


def _chunks(items: list[Any]) -> Iterable[list[Any]]:
    return (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))
