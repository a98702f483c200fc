"""Which columns the columnar copy has: a table a ledger, and those of persons, residences and places.

It moves no rows. A column exists only because a list here or the field's own declaration admits it: free
text, sealed text and everything that may identify a person is left out, so no query can ever print a name.
`find` follows a path of links (tube__result) and is what the indicator algebra checks its conditions
against.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from django.db import models

from weijian.ledger.fields import Choices, LedgerField, Number
from weijian.ledger.kinds import Record
from weijian.ledger.registry import ledgers
from weijian.orgs.models import Area, Institution
from weijian.people.encryption import EncryptedField
from weijian.people.models import Person, Residence

MOST_LINKS = 2

# The engine's own columns that a ledger may have; the rest of its book-keeping (who, why, batch) stays out.
BOOK_KEEPING = (
    "id",
    "institution",
    "area",
    "recorded_at",
    "revision",
    "state",
    "state_since",
    "deadline",
    "voided_at",
)
SHARED: dict[type[models.Model], tuple[str, ...]] = {
    Person: ("id", "sex", "birth_date", "died_on", "revision"),
    Residence: ("id", "person", "area", "since", "until", "kind", "revision"),
    Area: ("id", "code", "level"),
    Institution: ("id", "code"),
}


class Sort(StrEnum):
    """What kind of value a column holds; only alike sorts are compared."""

    NUMBER = "数"
    DATE = "日期"
    MOMENT = "时刻"
    FLAG = "是否"
    CODE = "代码"
    CODES = "多选代码"
    TEXT = "文字"
    LINK = "关联"


@dataclass(frozen=True)
class Column:
    """One column: the model's field, its name in both stores, its type here and its sort."""

    name: str
    type: str
    sort: Sort
    field: Any
    target: Any = None  # the model that a link points to

    @property
    def nullable(self) -> bool:
        return bool(self.field.null)


@dataclass(frozen=True)
class Table:
    """One table of the copy. Voided rows stay in it, marked, because other rows may link to them."""

    name: str
    model: Any
    columns: tuple[Column, ...]

    @property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @property
    def is_ledger(self) -> bool:
        return issubclass(self.model, Record)

    @property
    def order(self) -> str:
        """The column by which rows lie in the file, so that a period reads few of them."""
        if not self.is_ledger:
            return "id"
        item = self.model._meta.get_field(self.model.date_field)
        return str(item.column)


class NoSuchColumn(LookupError):
    """A path names no column of the copy; the message says which step fails and why."""


@cache
def table_of(model: Any) -> Table:
    """The table of a ledger or of a shared model."""
    fields = [model._meta.get_field(name) for name in SHARED.get(model, ())] or _ledger_fields(model)
    return Table(model._meta.db_table, model, tuple(_column(item) for item in fields))


def tables() -> list[Table]:
    """Every table, the shared ones first."""
    return [table_of(model) for model in (*SHARED, *(row.model for row in ledgers().values()))]


def _ledger_fields(model: Any) -> list[Any]:
    return [item for item in model._meta.concrete_fields if item.name in BOOK_KEEPING or admitted(item)]


def admitted(item: Any) -> bool:
    """Whether a ledger's field may leave the system of record."""
    if not isinstance(item, LedgerField) or item.personal or isinstance(item, EncryptedField):
        return False
    return not isinstance(item, models.TextField)


def _column(item: Any) -> Column:
    type_, sort = _type_of(item)
    target = item.related_model if item.is_relation else None
    return Column(item.column, type_, sort, item, target)


def _type_of(item: Any) -> tuple[str, Sort]:
    if isinstance(item, models.ForeignKey):
        return "INTEGER", Sort.LINK
    if isinstance(item, models.DateTimeField):
        return "TIMESTAMP", Sort.MOMENT
    if isinstance(item, models.DateField):
        return "DATE", Sort.DATE
    if isinstance(item, models.BooleanField):
        return "BOOLEAN", Sort.FLAG
    if isinstance(item, Choices):
        return "VARCHAR", Sort.CODES
    if isinstance(item, models.CharField):
        return "VARCHAR", Sort.CODE if getattr(item, "codes", None) or item.name == "state" else Sort.TEXT
    if isinstance(item, models.DecimalField):
        return _decimal(item), Sort.NUMBER
    return _integer(item)


def _decimal(item: Any) -> str:
    """As many digits as the hard bounds allow; the database's own constraint keeps values inside them."""
    digits = item.max_digits
    if isinstance(item, Number) and item.error:
        digits = max(len(str(int(abs(bound)))) for bound in item.error) + item.decimal_places
    return f"DECIMAL({min(digits, 38)}, {item.decimal_places})"


def _integer(item: Any) -> tuple[str, Sort]:
    if item.primary_key:
        return "INTEGER", Sort.LINK
    if isinstance(item, models.BigIntegerField):
        return "BIGINT", Sort.NUMBER
    if getattr(item, "codes", None) or item.choices:
        return "SMALLINT", Sort.CODE
    bounds = getattr(item, "error", None)
    narrow = bounds and max(abs(bound) for bound in bounds) < 2**15
    return ("SMALLINT" if narrow else "INTEGER"), Sort.NUMBER


def find(model: Any, path: tuple[str, ...]) -> tuple[tuple[Column, ...], Column]:
    """The links to follow from a model and the column at the end of the path, or NoSuchColumn."""
    links: list[Column] = []
    for step in path[:-1]:
        column = _step(model, step)
        if column.target is None:
            raise NoSuchColumn(f"{_title(model)}的“{step}”不是关联，不能再往下取“{path[-1]}”")
        if column.target is not Person and column.target not in SHARED:
            _require_ledger(column)
        links.append(column)
        model = column.target
    if len(links) > MOST_LINKS:
        raise NoSuchColumn(f"条件“{'__'.join(path)}”隔了{len(links)}层关联，最多{MOST_LINKS}层")
    return tuple(links), _step(model, path[-1])


def _require_ledger(column: Column) -> None:
    if not issubclass(column.target, Record):
        raise NoSuchColumn(f"“{column.field.name}”关联的不是台账，统计中不可用")


def _step(model: Any, step: str) -> Column:
    if step == "pk":
        step = "id"
    for column in table_of(model).columns:
        if step in (column.name, column.field.name):
            return column
    known = {name for item in model._meta.concrete_fields for name in (item.name, item.attname)}
    if step in known:
        raise NoSuchColumn(f"{_title(model)}的“{step}”是个人信息或自由文字，不进入统计")
    raise NoSuchColumn(f"{_title(model)}没有字段“{step}”")


def _title(model: Any) -> str:
    return f"{model._meta.verbose_name}（{model._meta.label}）"
