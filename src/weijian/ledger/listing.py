"""A list of a ledger's rows: columns, filters, order, pages and totals, all from the declaration.

It knows no page and no template; web, API and export read the same `Listing`. Rows always come through
`access.rows`, so nothing outside the user's scope is listed, counted or summed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Avg, Count, QuerySet, Sum
from django.db.models.fields.related import ForeignKey

from weijian.accounts.scope import Scope
from weijian.kernel.quantities import format_number, round_half_up
from weijian.ledger import access
from weijian.ledger.declaration import Declaration
from weijian.ledger.fields import LedgerField, Money, Number, Resident, Secret, Whole, wording
from weijian.ledger.filters import Filter, read_filters

PAGE_SIZES = (20, 50, 100, 200)
MOST_COLUMNS = 8
SUM, MEAN = "合计", "平均"
# Units in which a sum over rows says something; of other measures the mean is shown.
COUNTED = frozenset(
    [
        "元",
        "万元",
        "人",
        "人次",
        "人日",
        "例",
        "次",
        "个",
        "户",
        "份",
        "场",
        "场次",
        "家",
        "只",
        "支",
        "袋",
        "盒",
        "件",
        "起",
        "台",
        "辆",
        "处",
        "张",
        "床",
        "块",
        "篇",
        "条",
        "期",
        "班",
        "ml",
        "U",
    ]
)


@dataclass(frozen=True)
class Column:
    """`total` is 合计, 平均 or empty; `sort` is this order's name in the query string, empty for none."""

    name: str
    label: str
    unit: str = ""
    numeric: bool = False
    total: str = ""
    sort: str = ""
    field: Any = field(default=None, repr=False, compare=False)

    @property
    def heading(self) -> str:
        return f"{self.label}（{self.unit}）" if self.unit else self.label


@dataclass(frozen=True)
class Cell:
    """`text` is what is shown; `value` the stored value (never of sealed fields)."""

    column: Column
    text: str
    value: Any = None


@dataclass(frozen=True)
class Row:
    record: Any
    cells: tuple[Cell, ...]

    @property
    def voided(self) -> bool:
        return bool(self.record.voided)

    @property
    def person_id(self) -> int | None:
        return getattr(self.record, "person_id", None)


@dataclass
class Listing:
    """Make it with `Listing.from_params(declaration, scope, request.GET)`; `page` counts from 1."""

    declaration: Declaration
    scope: Scope
    filters: list[Filter]
    sort: str = ""
    page: int = 1
    size: int = PAGE_SIZES[1]

    @classmethod
    def from_params(cls, declaration: Declaration, scope: Scope, params: Mapping[str, str]) -> "Listing":
        listing = cls(declaration, scope, read_filters(declaration, scope, params))
        known = {column.sort for column in listing.columns if column.sort}
        sort = params.get("sort", "")
        listing.sort = sort if sort.removeprefix("-") in known else ""
        listing.page = max(1, _whole(params.get("page"), 1))
        size = _whole(params.get("size"), listing.size)
        listing.size = size if size in PAGE_SIZES else PAGE_SIZES[1]
        return listing

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return tuple(column_of(self.declaration, name) for name in shown_names(self.declaration))

    @property
    def errors(self) -> list[str]:
        return [f"{one.label}：{one.error}" for one in self.filters if one.error]

    @property
    def queryset(self) -> QuerySet:
        """The rows in scope that pass the filters, unordered."""
        found = access.rows(self.scope, self.declaration)
        for one in self.filters:
            found = found.filter(one.condition)
        return found

    @property
    def ordered(self) -> QuerySet:
        """The same rows in the chosen order; ties break on the primary key, so that no page repeats a row."""
        first = self.sort or f"-{self.declaration.date_field}"
        return self.queryset.order_by(first, "-pk" if first.startswith("-") else "pk")

    @cached_property
    def count(self) -> int:
        return self.queryset.count()

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.size))

    def rows(self) -> list[Row]:
        """The rows of this page; a page beyond the end shows the last one."""
        page = min(self.page, self.pages)
        found = with_names(self.ordered, self.columns)[(page - 1) * self.size : page * self.size]
        return [row_of(record, self.columns) for record in found]

    @cached_property
    def totals(self) -> dict[str, str]:
        """Sum or mean of each numeric column over all filtered rows, as text by column name."""
        wanted = {column.name: column for column in self.columns if column.total}
        if not wanted:
            return {}
        sums = {f"total_{name}": (Sum if one.total == SUM else Avg)(name) for name, one in wanted.items()}
        found = self.queryset.aggregate(rows=Count("pk"), **sums)
        return {name: _total_text(column, found[f"total_{name}"]) for name, column in wanted.items()}

    def params(self, **changes: Any) -> dict[str, str]:
        """What stands in the query string, with changes; a change of filter leads back to the first page."""
        current = {one.name: one.value for one in self.filters if one.active and one.value}
        current.update({"sort": self.sort, "page": str(self.page) if self.page > 1 else ""})
        current["size"] = str(self.size) if self.size != PAGE_SIZES[1] else ""
        if set(changes) - {"page"}:
            current["page"] = ""
        current.update({name: "" if value is None else str(value) for name, value in changes.items()})
        return {name: value for name, value in current.items() if value}

    def query(self, **changes: Any) -> str:
        """The query string with changes: `?{{ listing.query }}`, `listing.query(page=2)`."""
        return urlencode(self.params(**changes))

    def sort_query(self, column: Column) -> str:
        """The query string that sorts by a column, or turns its order round."""
        return self.query(sort=f"-{column.sort}" if self.sort == column.sort else column.sort)


def _whole(text: Any, default: int) -> int:
    return int(text) if str(text or "").isdecimal() else default


def shown_names(declaration: Declaration) -> list[str]:
    """As declared, else the first entered fields; a case shows its state, every row its place."""
    names = (
        list(declaration.shown)
        or [item.name for item in declaration.entered if item.get_internal_type() != "TextField"][
            :MOST_COLUMNS
        ]
    )
    if declaration.flow:
        names += [name for name in ("state", "deadline") if name not in names]
    return names if "area" in names or "place" in names else [*names, "area"]


def column_of(declaration: Declaration, name: str) -> Column:
    item = declaration.model._meta.get_field(name)
    numeric = isinstance(item, (Whole, Number)) and not item.codes
    unit = item.unit if isinstance(item, LedgerField) else ""
    summed = isinstance(item, Money) or unit in COUNTED
    sort = "" if isinstance(item, Secret) else f"{name}__name" if isinstance(item, Resident) else name
    total = (SUM if summed else MEAN if unit and unit not in ("年", "月") else "") if numeric else ""
    return Column(name, str(item.verbose_name), unit, numeric, total, sort, item)


def with_names(rows: QuerySet, columns: Iterable[Column]) -> QuerySet:
    """Fetch what the cells print of linked rows together with the rows."""
    for column in columns:
        if isinstance(column.field, Resident):
            rows = rows.select_related(column.name)
        elif isinstance(column.field, ForeignKey):
            rows = rows.prefetch_related(*_needed(column.name, column.field.related_model))
    return rows


def _needed(name: str, model: Any) -> list[str]:
    """What the name of a linked row is read from: a unit's tenures, a record's natural key."""
    if hasattr(model, "tenures"):
        return [f"{name}__tenures"]
    if not hasattr(model, "declaration"):
        return [name]
    keys = [key for key in model.declaration.natural_key if model._meta.get_field(key).is_relation]
    found = [
        one for key in keys for one in _needed(f"{name}__{key}", model._meta.get_field(key).related_model)
    ]
    return found or [name]


def row_of(record: Any, columns: Iterable[Column]) -> Row:
    return Row(record, tuple(cell_of(record, column) for column in columns))


def cell_of(record: Any, column: Column) -> Cell:
    if column.name == "state" and hasattr(record, "state_label"):
        return Cell(column, record.state_label, record.state)
    value = getattr(record, column.name)
    if isinstance(column.field, Secret):
        return Cell(column, masked(value))
    stored = getattr(record, column.field.attname)
    return Cell(column, wording(column.field, value), stored)


def masked(text: str | None) -> str:
    """A telephone or document number with its middle hidden."""
    if not text:
        return ""
    shown = 6 if len(text) >= 15 else 3 if len(text) >= 7 else 1
    tail = 4 if len(text) >= 7 else 1
    return (
        text[:shown] + "*" * max(len(text) - shown - tail, 1) + text[-tail:]
        if len(text) > 2
        else "*" * len(text)
    )


def _total_text(column: Column, value: Any) -> str:
    if value is None:
        return ""
    exact = Decimal(str(value))
    if column.total == SUM:
        return format_number(exact)
    places = getattr(column.field, "decimal_places", 0) + 1
    return format_number(round_half_up(exact, places))
