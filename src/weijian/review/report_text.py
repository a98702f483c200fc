"""A proof-reader's report as bytes and back, so that a kept proof-reading is shown without reading it again.

Only plain values and the dataclasses named here; a field that has been added since takes its default, one that is gone
is passed over. The file that the report was read from is not in it (see `KeptText`), nor are its settings.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from weijian.kernel.periods import Period
from weijian.proof.api import Report
from weijian.proof.facts import Binding
from weijian.proof.figures.model import Figure
from weijian.proof.findings import Finding, Fix
from weijian.proof.ignores import Ignore, Ignored
from weijian.proof.relations import Relation

KINDS: dict[str, Any] = {
    kind.__name__: kind for kind in (Report, Figure, Relation, Finding, Fix, Ignore, Ignored, Binding, Period)
}
NOT_KEPT = {"source", "settings"}


def to_bytes(report: Report) -> bytes:
    return json.dumps(_plain(report), ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(data: bytes) -> Report:
    """The report; what it names but nobody knows raises ValueError."""
    report = _value(json.loads(data))
    if not isinstance(report, Report):
        raise ValueError("not a report")
    return report


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return {"~decimal": str(value)}
    if isinstance(value, date):
        return {"~date": value.isoformat()}
    if is_dataclass(value):
        kept = {
            one.name: _plain(given)
            for one in fields(value)
            if one.init and one.name not in NOT_KEPT and (given := getattr(value, one.name)) != one.default
        }
        return {"~kind": type(value).__name__, **kept}
    if isinstance(value, Mapping):
        return {"~pairs": [[_plain(key), _plain(one)] for key, one in value.items()]}
    if isinstance(value, tuple):
        return {"~tuple": [_plain(one) for one in value]}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value


def _value(plain: Any) -> Any:
    if isinstance(plain, list):
        return [_value(one) for one in plain]
    if not isinstance(plain, dict):
        return plain
    if "~kind" in plain:
        kind = KINDS[plain["~kind"]]
        known = {one.name for one in fields(kind) if one.init}
        return kind(**{name: _value(one) for name, one in plain.items() if name in known})
    if "~decimal" in plain:
        return Decimal(plain["~decimal"])
    if "~date" in plain:
        return date.fromisoformat(plain["~date"])
    if "~tuple" in plain:
        return tuple(_value(one) for one in plain["~tuple"])
    return {_value(key): _value(one) for key, one in plain["~pairs"]}
