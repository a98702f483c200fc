"""Django's Q and F read once into a small tree, so that one condition serves form, bulk check, columns and words.

It does not query. `parse` gives the tree; `matches` evaluates it over a row as the ORM's filter would (what is
unknown does not match); `violates` as a database CHECK would (what is unknown passes). The columnar engine
turns the same tree into its SQL, and `describe` into Chinese.
"""

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.db.models import F, Model, Q, Value
from django.db.models.expressions import CombinedExpression

from weijian.kernel import clock

LOOKUPS = {"exact", "in", "gt", "gte", "lt", "lte", "range", "isnull", "has", "startswith", "year"}


class ConditionError(TypeError):
    """A condition uses something that not every engine can evaluate."""


@dataclass(frozen=True)
class Column:
    """A column of the row or of a linked row: ("enrolment", "start")."""

    path: tuple[str, ...]


@dataclass(frozen=True)
class Arithmetic:
    """left + right, left - right or left * right."""

    operator: str
    left: "Operand"
    right: "Operand"


Operand = Column | Arithmetic | Any


@dataclass(frozen=True)
class Compare:
    """`value` of `in` and `range` is a tuple of operands."""

    column: Column
    lookup: str
    value: Any


@dataclass(frozen=True)
class All:
    parts: tuple["Node", ...]


@dataclass(frozen=True)
class AnyOf:
    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Not:
    part: "Node"


Node = Compare | All | AnyOf | Not
Test = Callable[[Any], bool | None]


def parse(condition: Q) -> Node:
    """The tree of a Q. Raises ConditionError for lookups outside LOOKUPS."""
    if condition.connector not in (Q.AND, Q.OR):
        raise ConditionError(f"connector {condition.connector} is not supported")
    parts = tuple(parse(child) if isinstance(child, Q) else _compare(*child) for child in condition.children)
    node: Node = All(parts) if condition.connector == Q.AND else AnyOf(parts)
    if len(parts) == 1:
        node = parts[0]
    return Not(node) if condition.negated else node


def _compare(name: str, value: Any) -> Compare:
    path = name.split("__")
    lookup = path.pop() if len(path) > 1 and path[-1] in LOOKUPS else "exact"
    if lookup == "exact" and value is None:
        lookup, value = "isnull", True
    if lookup in ("in", "range"):
        members = [
            item for item in value if item is not None or lookup == "range"
        ]  # as Django's `in` drops None
        operands: Any = tuple(_operand(item) for item in members)
    else:
        operands = _operand(value)
    return Compare(Column(tuple(path)), lookup, operands)


def _operand(value: Any) -> Operand:
    if isinstance(value, CombinedExpression):
        if value.connector not in ("+", "-", "*"):
            raise ConditionError(f"arithmetic {value.connector} is not supported")
        return Arithmetic(value.connector, _operand(value.lhs), _operand(value.rhs))
    if isinstance(value, F):
        return Column(tuple(value.name.split("__")))
    if isinstance(value, Value):
        return value.value
    if isinstance(value, Model):
        return value.pk
    return value


def columns(node: Node) -> Iterator[Column]:
    """All columns that a tree reads."""
    if isinstance(node, Compare):
        yield node.column
        for value in node.value if isinstance(node.value, tuple) else (node.value,):
            yield from _operand_columns(value)
    elif isinstance(node, Not):
        yield from columns(node.part)
    else:
        for part in node.parts:
            yield from columns(part)


def _operand_columns(value: Operand) -> Iterator[Column]:
    if isinstance(value, Column):
        yield value
    elif isinstance(value, Arithmetic):
        yield from _operand_columns(value.left)
        yield from _operand_columns(value.right)


def own_columns_only(condition: Q) -> bool:
    """Whether the condition reads no linked row, so that a database CHECK can hold it."""
    return all(len(column.path) == 1 for column in columns(parse(condition)))


def read(row: Any, path: tuple[str, ...]) -> Any:
    """The value at a path of attributes (or keys), of a link its key; None as soon as one is missing."""
    for step in path[:-1]:
        if row is None:
            return None
        try:
            row = row.get(step) if isinstance(row, dict) else getattr(row, step)
        except ObjectDoesNotExist:  # a link that must be filled and is not yet
            return None
    if row is None:
        return None
    value = (
        row.get(path[-1]) if isinstance(row, dict) else getattr(row, _stored_name(row.__class__, path[-1]))
    )
    return value.pk if isinstance(value, Model) else value


@lru_cache(maxsize=4096)
def _stored_name(cls: Any, step: str) -> str:
    """The attribute that holds a column's own value, so that asking for a link fetches no row."""
    try:
        return str(cls._meta.get_field(step).attname)
    except (AttributeError, FieldDoesNotExist):
        return step


def _evaluate(row: Any, value: Operand) -> Any:
    if isinstance(value, Column):
        return read(row, value.path)
    if isinstance(value, Arithmetic):
        left, right = _evaluate(row, value.left), _evaluate(row, value.right)
        if left is None or right is None:
            return None
        return (
            left + right if value.operator == "+" else left - right if value.operator == "-" else left * right
        )
    return value


COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "exact": lambda a, b: a == b,
    "gt": lambda a, b: a > b,
    "gte": lambda a, b: a >= b,
    "lt": lambda a, b: a < b,
    "lte": lambda a, b: a <= b,
    "has": lambda a, b: f"|{b}|" in a,
    "startswith": lambda a, b: str(a).startswith(b),
    "year": lambda a, b: _official(a).year == b,
}


def _official(value: Any) -> Any:
    return value.astimezone(clock.ZONE) if isinstance(value, datetime) else value


def _alike(a: Any, b: Any) -> tuple[Any, Any]:
    """As Django prepares a value: beside a moment a day means its first instant, beside a day a moment its day."""
    if isinstance(a, datetime) and isinstance(b, date) and not isinstance(b, datetime):
        return a, datetime.combine(b, time(), clock.ZONE)
    if isinstance(b, datetime) and isinstance(a, date) and not isinstance(a, datetime):
        return a, _official(b).date()
    if isinstance(a, Decimal) and isinstance(b, float):
        return a, Decimal(str(b))
    return a, b


def _build(node: Node, unknown: bool | None) -> Test:
    """A test for rows from a tree; a comparison with a missing value gives `unknown` (None: carried upwards)."""
    if isinstance(node, Compare):
        return _build_compare(node, unknown)
    if isinstance(node, Not):
        inner = _build(node.part, unknown)
        return lambda row: None if (found := inner(row)) is None else not found
    parts = [_build(part, unknown) for part in node.parts]
    decisive = isinstance(node, AnyOf)

    def several(row: Any) -> bool | None:
        open_ended = False
        for part in parts:
            found = part(row)
            if found is decisive:
                return decisive
            open_ended = open_ended or found is None
        return None if open_ended else not decisive

    return several


def _build_compare(node: Compare, unknown: bool | None) -> Test:
    path, lookup, value = node.column.path, node.lookup, node.value
    if lookup == "isnull":
        return lambda row: (read(row, path) is None) == value
    if isinstance(value, tuple):

        def among(row: Any) -> bool | None:
            left = read(row, path)
            members = [_evaluate(row, member) for member in value]
            return unknown if left is None else _compare_several(lookup, left, members)

        return among
    compare = COMPARISONS[lookup]
    # Under a negation Django guards columns against being empty, but not what is computed from them.
    without = None if isinstance(value, Arithmetic) else unknown

    def test(row: Any) -> bool | None:
        left = read(row, path)
        if left is None:
            return unknown
        right = _evaluate(row, value)
        return without if right is None else bool(compare(*_alike(left, right)))

    return test


def _compare_several(lookup: str, left: Any, values: list[Any]) -> bool | None:
    """`in` and `range`; a missing member leaves unknown only what it could still decide."""
    if lookup == "in":
        found = any(operator.eq(*_alike(left, value)) for value in values if value is not None)
        return True if found else None if None in values else False
    low, high = values
    above = None if low is None else operator.ge(*_alike(left, low))
    below = None if high is None else operator.le(*_alike(left, high))
    if above is False or below is False:
        return False
    return None if None in (above, below) else True


def _test(condition: Q, unknown: bool | None) -> Test:
    """Built once and remembered on the condition: an import asks the same few conditions of every row."""
    known = condition.__dict__.setdefault("_tests", {})
    if unknown not in known:
        known[unknown] = _build(parse(condition), unknown)
    return known[unknown]


def matches(condition: Q, row: Any) -> bool:
    """Whether a row satisfies a condition, as `filter(condition)` would say."""
    return bool(_test(condition, False)(row)) if condition else True


def violation(condition: Q) -> Test:
    """The test of a condition as a database CHECK makes it: False for rows that break it."""
    return _test(condition, None)


def violates(condition: Q, row: Any) -> bool:
    """Whether a row breaks a condition, as a database CHECK would say: unknown passes."""
    return _test(condition, None)(row) is False
