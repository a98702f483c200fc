"""Conditions as SQL for the columnar copy: a Q means there what Django's filter() means on the records.

It knows no indicator. `Source` is one table in a FROM clause that grows a LEFT JOIN for each link that a
condition follows; `condition(tree)` gives the text. What is unknown does not match: inside a negation each
comparison is closed with coalesce(…, false), as Django closes it with IS NOT NULL.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q

from weijian.kernel import clock
from weijian.lake.schema import Column, find, table_of
from weijian.ledger import conditions
from weijian.ledger.conditions import All, Arithmetic, Compare, Not

OPERATORS = {"exact": "=", "gt": ">", "gte": ">=", "lt": "<", "lte": "<="}


def literal(value: Any) -> str:
    """A constant of a declaration as SQL."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return f"TIMESTAMP '{value.astimezone(clock.ZONE).replace(tzinfo=None).isoformat(sep=' ')}'"
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    raise TypeError(f"no literal for {type(value).__name__}")


class Source:
    """A table with an alias, and the linked tables that conditions on it ask for."""

    def __init__(self, model: Any, alias: str) -> None:
        self.model, self.alias = model, alias
        self._joined: dict[tuple[str, ...], tuple[str, Any]] = {}

    @property
    def models(self) -> list[Any]:
        return [self.model, *(model for _, model in self._joined.values())]

    def column(self, path: tuple[str, ...]) -> tuple[str, Column]:
        """The SQL name of a column at a path, and what it is."""
        links, found = find(self.model, path)
        alias, model = self.alias, self.model
        for depth, link in enumerate(links, start=1):
            steps = tuple(step.name for step in links[:depth])
            model = link.target
            alias = self._joined.setdefault(steps, (f"{self.alias}{len(self._joined) + 1}", model))[0]
        return f'{alias}."{found.name}"', found

    def name(self, path: str) -> str:
        return self.column(tuple(path.split("__")))[0]

    @property
    def text(self) -> str:
        """The table and its joins, for a FROM clause."""
        lines = [f'"{table_of(self.model).name}" AS {self.alias}']
        for steps, (alias, model) in self._joined.items():
            before = self._joined[steps[:-1]][0] if len(steps) > 1 else self.alias
            table = table_of(model).name
            lines.append(f'LEFT JOIN "{table}" AS {alias} ON {alias}.id = {before}."{steps[-1]}"')
        return "\n".join(lines)

    def condition(self, where: Q) -> str:
        """The Q as SQL."""
        return self._node(conditions.parse(where), negated=False)

    def _node(self, node: conditions.Node, negated: bool) -> str:
        if isinstance(node, Compare):
            text = self._compare(node)
            return f"coalesce({text}, false)" if negated else text
        if isinstance(node, Not):
            return f"NOT ({self._node(node.part, True)})"
        texts = [self._node(part, negated) for part in node.parts]
        every = isinstance(node, All)
        if not texts:
            return "true" if every else "false"
        return joined(" AND " if every else " OR ", texts)

    def _compare(self, node: Compare) -> str:
        left, _ = self.column(node.column.path)
        if node.lookup == "isnull":
            return f"{left} IS {'' if node.value else 'NOT '}NULL"
        if node.lookup == "in":
            values = [self._operand(value) for value in node.value if value is not None]
            return f"{left} IN ({', '.join(values)})" if values else "false"
        if node.lookup == "range":
            low, high = (self._operand(value) for value in node.value)
            return f"{left} BETWEEN {low} AND {high}"
        if node.lookup == "has":
            return f"contains({left}, {literal(f'|{node.value}|')})"
        right = self._operand(node.value)
        if node.lookup == "startswith":
            return f"starts_with({left}, {right})"
        if node.lookup == "year":
            return f"year({left}) = {right}"
        return f"{left} {OPERATORS[node.lookup]} {right}"

    def _operand(self, value: Any) -> str:
        if isinstance(value, conditions.Column):
            return self.column(value.path)[0]
        if isinstance(value, Arithmetic):
            left, right = self._operand(value.left), self._operand(value.right)
            return f"({left} {value.operator} {right})"
        if isinstance(value, timedelta):
            # Whole days keep a date a date; a moment needs an interval either way.
            return f"INTERVAL {int(value.total_seconds())} SECOND"
        return literal(value)


def joined(word: str, texts: list[str]) -> str:
    """Conditions with AND or OR between them, in brackets where there are several."""
    return texts[0] if len(texts) == 1 else "(" + word.join(texts) + ")"
