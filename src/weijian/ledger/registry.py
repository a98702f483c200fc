"""All ledgers and lines, read from the loaded applications; nothing registers itself by hand."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from django.apps import apps

from weijian.ledger.declaration import Declaration
from weijian.ledger.kinds import Record


class UnknownLedger(KeyError):
    """No ledger has this code."""

    def __str__(self) -> str:
        return f"没有代码为“{self.args[0]}”的台账"


@dataclass(frozen=True)
class Line:
    """A line of work: its name (application label), Chinese title and the fields of its docstring."""

    name: str
    department: str
    title: str
    text: str
    facts: tuple[tuple[str, str], ...]
    ledgers: tuple[Declaration, ...]


@cache
def ledgers() -> dict[str, Declaration]:
    """Every concrete ledger by code, in order of lines and declaration."""
    found = [
        model.declaration
        for model in apps.get_models()
        if isinstance(model, type) and issubclass(model, Record) and not model._meta.abstract
    ]
    return {declaration.code: declaration for declaration in found}


def ledger(code: str) -> Declaration:
    try:
        return ledgers()[code]
    except KeyError:
        raise UnknownLedger(code) from None


@cache
def lines() -> dict[str, Line]:
    """Every line of work by name."""
    found = {}
    for config in apps.get_app_configs():
        own = tuple(declaration for declaration in ledgers().values() if declaration.line == config.label)
        if not config.name.startswith("weijian.work."):
            continue
        text = (import_module(config.name).__doc__ or "").strip()
        title, _, rest = text.partition("\n")
        facts = tuple(re.findall(r"^\s*(依据|记录|监督|勿混)[:：]\s*(.+)$", rest, re.MULTILINE))
        department = config.name.split(".")[-2]
        found[config.label] = Line(config.label, department, title.rstrip("。"), text, facts, own)
    return found
