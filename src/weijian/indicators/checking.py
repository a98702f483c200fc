"""Whether a condition can be evaluated at all: every column known and not personal, every value of its sort.

It evaluates nothing. An indicator with a typing error must fail when it is written, with the name of the
ledger, the field and the fault, and not as an empty figure in a report.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q

from weijian.lake.schema import Column, NoSuchColumn, Sort, find
from weijian.ledger import conditions
from weijian.ledger.conditions import Arithmetic, Compare, Not

ORDERED = {Sort.NUMBER, Sort.DATE, Sort.MOMENT}
LOOKUPS = {
    "gt": ORDERED,
    "gte": ORDERED,
    "lt": ORDERED,
    "lte": ORDERED,
    "range": ORDERED,
    "year": {Sort.DATE, Sort.MOMENT},
    "has": {Sort.CODES},
    "startswith": {Sort.TEXT, Sort.CODE},
    "in": {Sort.NUMBER, Sort.DATE, Sort.CODE, Sort.TEXT, Sort.LINK},
    "exact": set(Sort),
    "isnull": set(Sort),
}


class IndicatorError(ValueError):
    """An indicator that cannot be built; the message names the ledger, the field and the fault."""


def title(ledger: Any) -> str:
    return f"台账“{ledger.declaration.title}”"


def column(ledger: Any, name: str, *sorts: Sort) -> Column:
    """The column at a path such as `tube__result`, of one of the sorts (any when none is given)."""
    try:
        _, found = find(ledger, tuple(name.split("__")))
    except NoSuchColumn as missing:
        raise IndicatorError(str(missing)) from None
    if sorts and found.sort not in sorts:
        wanted = "或".join(sorts)
        raise IndicatorError(f"{title(ledger)}的“{name}”是{found.sort}，这里须是{wanted}")
    return found


def condition(ledger: Any, where: Q) -> None:
    """Raise IndicatorError unless the Q can be evaluated over the ledger by every engine."""
    if not isinstance(where, Q):
        raise IndicatorError(f"条件须是 Q，不是 {type(where).__name__}")
    try:
        tree = conditions.parse(where)
    except (conditions.ConditionError, TypeError, ValueError) as unreadable:
        raise IndicatorError(f"{title(ledger)}的条件 {where} 读不懂：{unreadable}") from None
    _node(ledger, tree, negated=False)


def _node(ledger: Any, node: conditions.Node, negated: bool) -> None:
    if isinstance(node, Compare):
        _compare(ledger, node, negated)
    elif isinstance(node, Not):
        _node(ledger, node.part, not negated)
    else:
        for part in node.parts:
            _node(ledger, part, negated)


def _compare(ledger: Any, node: Compare, negated: bool) -> None:
    name = "__".join(node.column.path)
    found = column(ledger, name)
    if found.sort not in LOOKUPS[node.lookup]:
        raise IndicatorError(f"{title(ledger)}的“{name}”是{found.sort}，不能用“{node.lookup}”比较")
    if node.lookup == "isnull":
        return
    values = node.value if isinstance(node.value, tuple) else (node.value,)
    if node.lookup == "range" and len(values) != 2:
        raise IndicatorError(f"{title(ledger)}的“{name}”的范围须有起止两个值")
    for value in values:
        if isinstance(value, conditions.Column):
            _same_sort(ledger, found, value)
        elif isinstance(value, Arithmetic):
            _arithmetic(ledger, found, value)
        else:
            _constant(ledger, name, found, node.lookup, value)
        if negated and not _plain(node.lookup, value):
            _known_when_negated(ledger, value)


def _plain(lookup: str, value: Any) -> bool:
    """Django guards a negated comparison against empty values only for one plain column on the right."""
    return isinstance(value, conditions.Column) and lookup not in ("in", "range")


def _known_when_negated(ledger: Any, value: Any) -> None:
    if isinstance(value, Arithmetic):
        _known_when_negated(ledger, value.left)
        _known_when_negated(ledger, value.right)
    elif isinstance(value, conditions.Column):
        links, found = find(ledger, value.path)
        if found.nullable or any(link.nullable for link in links):
            name = "__".join(value.path)
            raise IndicatorError(
                f"{title(ledger)}的“{name}”可以为空，取反（~）的算式里结果不定；请改写成不取反的条件"
            )


def _same_sort(ledger: Any, found: Column, value: conditions.Column) -> None:
    column(ledger, "__".join(value.path), found.sort)


def _arithmetic(ledger: Any, found: Column, value: Arithmetic) -> None:
    """Number and number, or a date or moment with a stretch of time on its right."""
    for side in (value.left, value.right):
        if isinstance(side, Arithmetic):
            _arithmetic(ledger, found, side)
        elif isinstance(side, conditions.Column):
            _same_sort(ledger, found, side)
        elif found.sort is Sort.NUMBER:
            _constant(ledger, found.name, found, "exact", side)
    if found.sort is Sort.NUMBER:
        return
    name, step = found.name, value.right
    if found.sort not in ORDERED or not isinstance(step, timedelta) or value.operator == "*":
        raise IndicatorError(f"{title(ledger)}的“{name}”是{found.sort}，只能加减 timedelta")
    if isinstance(value.left, timedelta):
        raise IndicatorError(f"{title(ledger)}的“{name}”是{found.sort}，timedelta 须写在右边")
    if found.sort is Sort.DATE and step % timedelta(days=1):
        raise IndicatorError(f"{title(ledger)}的“{name}”是日期，只能加减整天")


def _constant(ledger: Any, name: str, found: Column, lookup: str, value: Any) -> None:
    fault = _fault(found, lookup, value)
    if fault:
        raise IndicatorError(f"{title(ledger)}的“{name}”{fault}：{value!r}")


def _fault(found: Column, lookup: str, value: Any) -> str:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if lookup == "year":
        return "" if whole else "的年份须是整数"
    if lookup == "startswith":
        return "" if isinstance(value, str) else "的开头须是文字"
    match found.sort:
        case Sort.NUMBER:
            return "" if whole or isinstance(value, Decimal) else "须与整数或 Decimal 比较"
        case Sort.DATE:
            return "" if isinstance(value, date) and not isinstance(value, datetime) else "须与日期比较"
        case Sort.MOMENT:
            aware = isinstance(value, datetime) and value.tzinfo is not None
            return "" if aware else "须与带时区的时刻比较"
        case Sort.FLAG:
            return "" if isinstance(value, bool) else "须与 True 或 False 比较"
        case Sort.LINK:
            return "" if whole else "须与编号比较"
        case Sort.CODES if lookup == "exact":
            return "" if isinstance(value, str) else "须与文字比较"
        case Sort.TEXT:
            return "" if isinstance(value, str) else "须与文字比较"
    return "" if value in codes(found) else "没有这个代码"


def codes(found: Column) -> dict[Any, str]:
    """The codes that a column may hold, with their wording."""
    declaration = getattr(found.field.model, "declaration", None)
    if found.name == "state" and declaration is not None and declaration.flow:
        return dict(declaration.flow.labels())
    return getattr(found.field, "codes", None) or dict(found.field.choices or ())
