"""The lines of cells that are named as results, and every way in which each may be formed of the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from itertools import permutations

from weijian.proof.figures.model import PER, Figure
from weijian.proof.judgement import Interval, less, quotient, total
from weijian.proof.relations.passage import Passage
from weijian.proof.tables import Table
from weijian.proof.tables.cells import TOTAL

SUBTOTAL = re.compile(r"小\s?计")
OF_WHICH = re.compile(r"其中|^[ 　]*#|^内[：:]")
DIFFERENCE = re.compile(r"增减|增加|减少|差额|相差|净增|差距|剩余|未完成|余额|结余|空编|缺口")
GROWTH = re.compile(r"增长率|增幅|增速|同比|环比|(?:增长|增减|升降|变化)[（(]?[%％]|降幅")
PART_OF_YEAR = re.compile(r"^(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?)")
YEAR = re.compile(r"^(?:全年|年度|累计|本年累计)")
# What a rate is called by, and what its part and its whole are called by.
NAMED_RATES = (
    (
        re.compile(r"完成率|完成比例|完成进度"),
        re.compile(r"完成|实际|实检|实种"),
        re.compile(r"任务|目标|计划|应|指标"),
    ),
    (re.compile(r"率"), re.compile(r"^实"), re.compile(r"^应")),
)
PLACE = re.compile(r"(?:[乡镇村县区市旗]|街道|社区|院|所|站|中心|室|科|分局|小\s?计)$")


@dataclass
class Line:
    """A row or a column of figures, by their place in it; `blank` are places where nothing is stated."""

    name: str
    figures: dict[int, int] = field(default_factory=dict)
    words: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Reading:
    """One way to form a result line: from which lines, and how."""

    type: str
    operands: tuple[int, ...]
    compute: Callable[[list[Figure]], Interval | None]
    sign: str
    named: bool = False
    places: bool = False


def lines_of(table: Table, numbers: dict[int, int]) -> tuple[list[Line], list[Line]]:
    """The columns and the rows that state figures."""
    columns = [Line(name) for name in table.column_names]
    rows = [Line(table.row_names[row]) for row in table.body]
    for place, row in enumerate(table.body):
        for column, cell in enumerate(table.rows[row]):
            number = numbers.get(cell.start) if cell.text else None
            if number is not None:
                columns[column].figures[place] = number
                rows[place].figures[column] = number
            elif cell.text and cell.text not in "-—－/0":
                columns[column].words.add(place)
                rows[place].words.add(column)
    return [line for line in columns if line.figures], [line for line in rows if line.figures]


def readings(passage: Passage, lines: list[Line], result: int) -> Iterator[Reading]:
    """Every way in which the line may be formed, by what it is called."""
    name = lines[result].name
    others = [number for number in range(len(lines)) if number != result]
    of_year = [n for n in others if PART_OF_YEAR.match(lines[n].name)]
    if YEAR.match(name) and len(of_year) > 1:
        yield Reading("sum", tuple(of_year), total, "＋", True)
        return
    if TOTAL.match(name) or (SUBTOTAL.search(name) and len(name) <= 6) or re.search(r"[合总]计$", name):
        yield from _sums(lines, result)
        return
    kind = kind_of(passage, lines[result])
    counts = [
        number for number in others if kind_of(passage, lines[number]) not in {*PER, "rank", "score", ""}
    ]
    if kind in PER and not GROWTH.search(name):
        yield from _rates(passage, lines, result, counts, kind)
    elif kind in PER or GROWTH.search(name):
        for new, old in _pairs(_amounts(passage, lines, others)):
            yield Reading("growth", (new, old), _growth, "÷")
    elif DIFFERENCE.search(name):
        for one, other in _pairs(_amounts(passage, lines, others)):
            yield Reading("difference", (one, other), _less, "－")


def kind_of(passage: Passage, line: Line) -> str:
    """The kind all figures of a line share, else nothing."""
    kinds = {passage[number].kind for number in line.figures.values()}
    return kinds.pop() if len(kinds) == 1 else ""


def _amounts(passage: Passage, lines: list[Line], numbers: list[int]) -> list[int]:
    """The lines that changes may be told of: each place may be of another unit, as rows of indicators are."""
    return [
        n
        for n in numbers
        if not DIFFERENCE.search(lines[n].name)
        and not GROWTH.search(lines[n].name)
        and not all(passage[figure].kind in {*PER, "rank", "score"} for figure in lines[n].figures.values())
    ]


def _pairs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    yield from permutations(numbers[-8:], 2)


def _sums(lines: list[Line], result: int) -> Iterator[Reading]:
    """All other lines, the subtotals alone, or the lines beside the total up to the next one; without 其中."""
    plain = [
        n
        for n in range(len(lines))
        if n != result and not _is_total(lines[n]) and not OF_WHICH.search(lines[n].name)
    ]
    subtotals = [n for n in range(len(lines)) if n != result and SUBTOTAL.search(lines[n].name)]
    before = [n for n in plain if n < result and not any(_is_total(lines[m]) for m in range(n, result))]
    behind = [
        n for n in plain if n > result and not any(_is_total(lines[m]) for m in range(result + 1, n + 1))
    ]
    seen = set()
    for parts in (
        plain,
        subtotals,
        before,
        behind,
        *(behind[:size] for size in range(2, min(len(behind), 12))),
    ):
        if len(parts) >= 2 and tuple(parts) not in seen:
            seen.add(tuple(parts))
            named = parts is subtotals or (parts is plain and not subtotals)
            places = all(PLACE.search(lines[part].name) for part in parts)
            yield Reading("sum", tuple(parts), total, "＋", named, places)


def _is_total(line: Line) -> bool:
    return bool(TOTAL.match(line.name)) or bool(SUBTOTAL.search(line.name))


def _rates(
    passage: Passage, lines: list[Line], result: int, counts: list[int], kind: str
) -> Iterator[Reading]:
    type_ = "completion" if "完成率" in lines[result].name else "ratio"
    for part, whole in _pairs(counts[:8]):
        named = any(
            rate.search(lines[result].name) and of_part.search(lines[part].name) and of_whole.search(lines[whole].name)
            and not of_whole.search(lines[part].name)
            for rate, of_part, of_whole in NAMED_RATES
        )  # fmt: skip
        yield Reading(type_, (part, whole), partial(share, PER[kind]), "÷", named)


def share(per: Decimal, figures: list[Figure]) -> Interval | None:
    """What part / whole * per may be."""
    return quotient(figures[0], figures[1], per)


def _less(figures: list[Figure]) -> Interval:
    return less(figures[0], figures[1])


def _growth(figures: list[Figure]) -> Interval | None:
    new, old = figures
    low, high = old.interval
    if low <= 0:
        return None
    return (new.interval[0] / high - 1) * 100, (new.interval[1] / low - 1) * 100
