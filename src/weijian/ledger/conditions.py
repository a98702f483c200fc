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
from typing import Any

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
    """The value at a path of attributes (or keys); None as soon as one is missing."""
    for step in path:
        if row is None:
            return None
        row = row.get(step) if isinstance(row, dict) else getattr(row, step)
    return row.pk if isinstance(row, Model) else row


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


def _truth(node: Node, row: Any, unknown: bool | None) -> bool | None:
    """Truth of a tree over a row; a comparison with a missing value is `unknown` (None: carried upwards)."""
    if isinstance(node, Compare):
        return _compare_row(node, row, unknown)
    if isinstance(node, Not):
        inner = _truth(node.part, row, unknown)
        return None if inner is None else not inner
    found = [_truth(part, row, unknown) for part in node.parts]
    decisive = isinstance(node, AnyOf)
    if decisive in found:
        return decisive
    return None if None in found else not decisive


def _compare_row(node: Compare, row: Any, unknown: bool | None) -> bool | None:
    left = read(row, node.column.path)
    if node.lookup == "isnull":
        return (left is None) == node.value
    if left is None:
        return unknown
    if isinstance(node.value, tuple):
        return _compare_several(node.lookup, left, [_evaluate(row, value) for value in node.value])
    right = _evaluate(row, node.value)
    if right is None:
        # Under a negation Django guards columns against being empty, but not what is computed from them.
        return None if isinstance(node.value, Arithmetic) else unknown
    return COMPARISONS[node.lookup](*_alike(left, right))


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


def tree(condition: Q) -> Node:
    """`parse`, remembered on the condition itself: an import asks the same few conditions for every row."""
    known = condition.__dict__.get("_tree")
    if known is None:
        known = condition._tree = parse(condition)
    return known


def matches(condition: Q, row: Any) -> bool:
    """Whether a row satisfies a condition, as `filter(condition)` would say."""
    return bool(_truth(tree(condition), row, unknown=False)) if condition else True


def violates(condition: Q, row: Any) -> bool:
    """Whether a row breaks a condition, as a database CHECK would say: unknown passes."""
    return _truth(tree(condition), row, unknown=None) is False
