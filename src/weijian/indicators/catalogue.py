"""A figure: an expression with its permanent code, name, unit, definition and the words of reports.

It evaluates nothing. Lines declare figures as module-level names in `work/<department>/<line>/indicators.py`;
`catalogue()` gathers them from there, nothing registers itself. `find` takes what a person types: a code, a
name or alias, or pinyin initials.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from weijian.indicators.algebra import (
    Completion,
    Difference,
    Expression,
    IndicatorError,
    Leaf,
    Ratio,
    Scaled,
    Shape,
    Since,
    Target,
    Total,
    YearToDate,
    expression,
    leaves,
)
from weijian.kernel.pinyin import initials

MORE, LESS, NEITHER = 1, -1, 0  # the sign of what counts as better
CODE = re.compile(r"[a-z][a-z0-9]*(\.[a-z0-9_]+)+")
RATE_UNITS = {"%": 100, "‰": 1000, "/万": 10_000, "/10万": 100_000}


class UnknownFigure(KeyError):
    """No figure has this code."""

    def __str__(self) -> str:
        return f"没有代码为“{self.args[0]}”的指标"


@dataclass(frozen=True)
class Figure:
    """`says`: aliases as reports word it. `better`: MORE, LESS or NEITHER. `target`: the default for a year.

    `definition` is the 口径 in one or two Chinese sentences, `source` the document that asks for the figure.
    `places`: decimals of a value that is not a whole number.
    """

    code: str
    name: str
    unit: str
    expression: Expression
    says: tuple[str, ...] = ()
    better: int = NEITHER
    target: Decimal | None = None
    source: str = ""
    definition: str = ""
    places: int = 2

    def __init__(
        self,
        code: str,
        name: str,
        unit: str,
        expression: Any,
        *,
        says: Iterable[str] = (),
        better: int = NEITHER,
        target: int | str | Decimal | None = None,
        source: str = "",
        definition: str = "",
        places: int = 2,
    ) -> None:
        given = {
            "code": code,
            "name": name,
            "unit": unit,
            "expression": _own_target(_expression_of(code, expression), code),
            "says": tuple(says),
            "better": better,
            "target": None if target is None else Decimal(str(target)),
            "source": source,
            "definition": definition,
            "places": places,
        }
        for attribute, value in given.items():
            object.__setattr__(self, attribute, value)
        self._check()

    def _check(self) -> None:
        if not CODE.fullmatch(self.code):
            raise IndicatorError(f"指标代码“{self.code}”须形如 htn.std_rate（小写字母、数字、下划线、点）")
        if not self.name or not self.unit:
            raise IndicatorError(f"指标“{self.code}”须有名称和单位")
        if self.better not in (MORE, LESS, NEITHER):
            raise IndicatorError(f"指标“{self.code}”的 better 须是 MORE、LESS 或 NEITHER")
        if type(self.places) is not int or not 0 <= self.places <= 6:
            raise IndicatorError(f"指标“{self.code}”的小数位数须在 0 到 6 之间")
        if isinstance(self.expression, Ratio):
            per = RATE_UNITS.get(self.unit, self.expression.per)
            if per != self.expression.per:
                raise IndicatorError(
                    f"指标“{self.code}”的单位是{self.unit}，算式却是每{self.expression.per}；须一致"
                )

    @property
    def is_rate(self) -> bool:
        return self.expression.shape is Shape.RATIO

    @property
    def ledgers(self) -> tuple[Any, ...]:
        """The ledgers that it reads, in order of appearance."""
        found = {leaf.ledger: None for leaf in leaves(self.expression) if isinstance(leaf, Leaf)}
        return tuple(found)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that a report may call it, the proper name first."""
        return (self.name, *self.says)


def _expression_of(code: str, given: Any) -> Expression:
    try:
        return expression(given)
    except IndicatorError as fault:
        raise IndicatorError(f"指标“{code}”：{fault}") from None


def _own_target(given: Expression, code: str) -> Expression:
    """`Target()` inside a figure's expression means the target of that figure."""
    match given:
        case Target(""):
            return Target(code)
        case Ratio(part, whole):
            return replace(given, part=_own_target(part, code), whole=_own_target(whole, code))
        case Difference(first, second):
            return replace(given, first=_own_target(first, code), second=_own_target(second, code))
        case Total(members):
            return Total(*(_own_target(member, code) for member in members))
        case Scaled(amount):
            return replace(given, amount=_own_target(amount, code))
        case Since(inner) | YearToDate(inner):
            return replace(given, inner=_own_target(inner, code))
        case Completion():
            return given
    return given


@cache
def _declared() -> dict[str, tuple[Figure, str]]:
    """Every figure with its line by code, in order of lines and declaration."""
    found: dict[str, tuple[Figure, str]] = {}
    for config in apps.get_app_configs():
        if not config.name.startswith("weijian.work.") or not find_spec(f"{config.name}.indicators"):
            continue
        for item in vars(import_module(f"{config.name}.indicators")).values():
            if isinstance(item, Figure) and found.setdefault(item.code, (item, config.label))[0] is not item:
                raise IndicatorError(f"指标代码“{item.code}”重复")
    return found


def catalogue() -> tuple[Figure, ...]:
    """Every figure of every line."""
    return tuple(figure for figure, _ in _declared().values())


def figure(code: str) -> Figure:
    """The figure of a code, or UnknownFigure."""
    try:
        return _declared()[code][0]
    except KeyError:
        raise UnknownFigure(code) from None


def line_of(figure: Figure) -> str:
    """The name of the line of work that declares a figure."""
    return _declared()[figure.code][1]


def find(text: str) -> list[Figure]:
    """Figures for what a person typed, best match first: code, name or alias, a part, pinyin initials."""
    wanted = text.strip().lower()
    if not wanted:
        return []
    ranked = [(rank, figure) for figure in catalogue() if (rank := _rank(figure, wanted)) is not None]
    return [figure for _, figure in sorted(ranked, key=lambda pair: pair[0])]


def _rank(figure: Figure, wanted: str) -> int | None:
    words = [word.lower() for word in figure.words]
    if wanted == figure.code or wanted in words:
        return 0
    if any(wanted in word for word in words):
        return 1
    if wanted.isascii() and any(wanted in initials(word) for word in figure.words):
        return 2
    return 3 if wanted in figure.code else None
