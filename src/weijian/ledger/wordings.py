"""What a field asks for, in words: type, unit, bounds, codes, an example.

Form, template and dictionary say the same because they ask here. It words declarations only; values are
worded by `fields.wording`.
"""

from decimal import Decimal
from typing import Any

from django.db import models

from weijian.ledger.fields import (
    Choices,
    Day,
    Flag,
    LedgerField,
    Link,
    LongText,
    Moment,
    Number,
    Place,
    Resident,
    Secret,
    Text,
    Unit,
    Whole,
    wording,
)

TYPES: tuple[tuple[type, str], ...] = (
    (Choices, "多选"),
    (Moment, "日期时间"),
    (Day, "日期"),
    (Whole, "整数"),
    (Number, "小数"),
    (Flag, "是/否"),
    (Secret, "加密文本"),
    (LongText, "多行文本"),
    (Resident, "人员"),
    (Unit, "机构"),
    (Place, "区划"),
    (Link, "关联记录"),
    (Text, "文本"),
)


def required(item: LedgerField) -> bool:
    """Whether a person must fill the field: not optional, not computed, no default."""
    return not (item.null or item.blank or item.compute or item.has_default())


def type_label(item: models.Field) -> str:
    if getattr(item, "codes", None) and not isinstance(item, Choices):
        return "单选"
    for kind, label in TYPES:
        if isinstance(item, kind):
            return f"{label}（{item.decimal_places}位小数）" if kind is Number else label  # type: ignore[attr-defined]
    return "文本"


def bounds_text(bounds: tuple[Any, Any] | None, unit: str = "") -> str:
    return f"{plain_number(bounds[0])}～{plain_number(bounds[1])}{unit}" if bounds else ""


def plain_number(bound: Any) -> str:
    if isinstance(bound, float):
        bound = Decimal(str(bound))
    return f"{bound.normalize():f}" if isinstance(bound, Decimal) and bound else str(bound)


def codes_text(item: LedgerField, limit: int = 0) -> str:
    """1=门诊、2=家庭; of long lists the first `limit`."""
    pairs = [words if str(code) == words else f"{code}={words}" for code, words in (item.codes or {}).items()]
    shown = pairs[:limit] if limit and len(pairs) > limit else pairs
    return "、".join(shown) + ("等" if len(shown) < len(pairs) else "")


def help_text(item: LedgerField) -> str:
    """One line under the control: unit, hard and soft bounds, the declaration's own hint."""
    parts = [
        f"单位：{item.unit}" if item.unit else "",
        f"允许{bounds_text(item.error)}" if item.error else "",
        f"常见{bounds_text(item.warning)}" if item.warning else "",
        str(item.help_text or ""),
        "留空时自动填写" if item.suggest else "",
    ]
    return "；".join(part for part in parts if part)


def example(item: LedgerField) -> str:
    """A value that the field accepts, as it would be typed."""
    if item.codes:
        words = list(item.codes.values())
        return "、".join(words[:2]) if isinstance(item, Choices) else words[0]
    if isinstance(item, Moment):
        return "2020-06-03 14:30"
    if isinstance(item, Day):
        return "2020-06-03"
    if isinstance(item, Flag):
        return "是"
    if isinstance(item, (Whole, Number)):
        return _example_number(item)
    if isinstance(item, Secret):
        return "13800000000"
    return ""


def _example_number(item: Any) -> str:
    low, high = item.warning or item.error or (0, 10)
    middle = (Decimal(str(low)) + Decimal(str(high))) / 2
    # Bounds that only keep absurd values out say nothing of what is usual.
    if high - low > 10**6:
        middle = Decimal(str(low)) + 100
    return wording(item, int(middle) if isinstance(item, Whole) else round(middle, item.decimal_places))
