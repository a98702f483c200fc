"""The names by which reports call our indicators, with what is needed to tell them apart.

They are the catalogue's own. Loading that takes Django and more than a second, so `weijian proof` reads the same from
`words.tsv`, which is written from the catalogue (`make docs`) and compared with it by a test.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from weijian.kernel.tables import rows_of

TABLE = Path(__file__).with_name("words.tsv")
HEAD = "# code\tline of work\tits title\tunit\tshape\tname and aliases; written by `make docs` from the catalogue"


@dataclass(frozen=True, slots=True)
class Indicator:
    """`words`: everything that a report may call it, the proper name first."""

    code: str
    line: str
    line_title: str
    unit: str
    shape: str
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.words[0]


def from_catalogue() -> tuple[Indicator, ...]:
    """The indicators as the lines of work declare them; needs Django."""
    from weijian.indicators.catalogue import catalogue, line_of
    from weijian.ledger.registry import lines

    return tuple(
        Indicator(
            figure.code,
            line_of(figure),
            lines()[line_of(figure)].title,
            figure.unit,
            figure.expression.shape.name.lower(),
            figure.words,
        )
        for figure in catalogue()
    )


@cache
def from_table() -> tuple[Indicator, ...]:
    """The same as they were last written down."""
    rows = rows_of(TABLE)
    return tuple(
        Indicator(code, line, title, unit, shape, tuple(words.split("|")))
        for code, line, title, unit, shape, words in rows
    )


def as_table(indicators: Iterable[Indicator]) -> str:
    """The text of `words.tsv`."""
    rows = (
        "\t".join([one.code, one.line, one.line_title, one.unit, one.shape, "|".join(one.words)])
        for one in indicators
    )
    return "\n".join([HEAD, *rows, ""])
