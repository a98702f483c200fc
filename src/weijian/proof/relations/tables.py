"""What ties the cells of a table: 合计 rows and columns, 完成率 and other rates, differences and growth.

A column of a rate may be formed of many pairs of columns, and a total may leave out subtotals or 其中 rows. So
each line of cells that is named as a result is tried with every reading, and the reading that holds for most of
its cells is what the line means; only where that is established is a cell that does not fit broken. A line named
in plain words (任务数, 完成数, 完成率) needs no such proof. Rows and columns are treated alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from weijian.proof.figures.model import PER, Figure
from weijian.proof.judgement import Interval, less, meets, quotient, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.tables import Table
from weijian.proof.tables.cells import TOTAL

MOST_LINES = 60
SUBTOTAL = re.compile(r"小\s?计")
OF_WHICH = re.compile(r"其中|^[ 　]*#|^内[：:]")
DIFFERENCE = re.compile(r"增减|增加|减少|差额|相差|净增|差距|剩余|未完成|余额|结余|空编|缺口")
GROWTH = re.compile(r"增长率|增幅|增速|同比|环比|增长[（(]?[%％]|降幅")
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
LEAST_HOLDING = 2
MOST_SHOWN = 6


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


def find(passage: Passage) -> Iterator[Relation]:
    tables = passage.document.tables
    if not tables:
        return
    numbers = {figure.start: number for number, figure in enumerate(passage.figures)}
    for table in tables:
        columns, rows = _lines(table, numbers)
        for lines in (columns, rows):
            if len(lines) <= MOST_LINES:
                yield from _ties(passage, lines)


def _lines(table: Table, numbers: dict[int, int]) -> tuple[list[Line], list[Line]]:
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


def _ties(passage: Passage, lines: list[Line]) -> Iterator[Relation]:
    for result, line in enumerate(lines):
        found: list[tuple[Reading, list[Relation]]] = []
        for reading in _readings(passage, lines, result):
            relations = list(_relations(passage, lines, line, reading))
            if relations:
                found.append((reading, relations))
        best = max(found, key=lambda pair: _weight(*pair), default=None)
        if best is not None:
            yield from _judged(*best)


def _weight(reading: Reading, relations: list[Relation]) -> tuple[int, bool, int]:
    held = sum(relation.holds for relation in relations)
    return held, reading.named, -len(reading.operands)


def _judged(reading: Reading, relations: list[Relation]) -> Iterator[Relation]:
    """What holds is told where the reading is more than chance; what does not, where it is established.

    A sum that holds nowhere is at most a warning, and only where the parts are places, which share nobody:
    a person may be counted in two diseases and once in their total.
    """
    held = sum(relation.holds for relation in relations)
    broken = len(relations) - held
    established = held >= LEAST_HOLDING and broken * 2 <= held
    meant = reading.named and broken <= max(1, held) and (held > 0 or reading.type != "sum" or reading.places)
    firm = established or (meant and (held > 0 or reading.type != "sum"))
    for relation in relations:
        if relation.holds:
            if established or reading.named or not broken:
                yield relation
        elif established or meant:
            yield relation if firm else replace(relation, firm=False)


def _readings(passage: Passage, lines: list[Line], result: int) -> Iterator[Reading]:
    name = lines[result].name
    others = [number for number in range(len(lines)) if number != result]
    if TOTAL.match(name) or (SUBTOTAL.search(name) and len(name) <= 6) or re.search(r"[合总]计$", name):
        yield from _sums(lines, result)
        return
    kind = _kind(passage, lines[result])
    counts = [number for number in others if _kind(passage, lines[number]) not in {*PER, "rank", "score", ""}]
    if kind in PER and not GROWTH.search(name):
        yield from _rates(passage, lines, result, counts, kind)
    elif kind in PER or GROWTH.search(name):
        for new, old in _pairs(counts):
            yield Reading("growth", (new, old), _growth, "÷")
    elif DIFFERENCE.search(name):
        for one, other in _pairs(counts):
            yield Reading("difference", (one, other), _less, "－")


def _kind(passage: Passage, line: Line) -> str:
    """The kind all figures of a line share, else nothing."""
    kinds = {passage[number].kind for number in line.figures.values()}
    return kinds.pop() if len(kinds) == 1 else ""


def _pairs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    for one in numbers[-8:] if len(numbers) > 8 else numbers:
        for other in numbers[-8:] if len(numbers) > 8 else numbers:
            if one != other:
                yield one, other


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
        yield Reading(
            type_, (part, whole), lambda figures: quotient(figures[0], figures[1], PER[kind]), "÷", named
        )


def _less(figures: list[Figure]) -> Interval:
    return less(figures[0], figures[1])


def _growth(figures: list[Figure]) -> Interval | None:
    new, old = figures
    low, high = old.interval
    if low <= 0:
        return None
    return (new.interval[0] / high - 1) * 100, (new.interval[1] / low - 1) * 100


def _relations(passage: Passage, lines: list[Line], line: Line, reading: Reading) -> Iterator[Relation]:
    """The reading at every place where the result and all it is formed of are stated."""
    for place, number in line.figures.items():
        operands = [lines[operand].figures.get(place) for operand in reading.operands]
        if reading.type == "sum" and not any(place in lines[operand].words for operand in reading.operands):
            operands = [operand for operand in operands if operand is not None]
        if None in operands or len(operands) < 2:
            continue
        known = [operand for operand in operands if operand is not None]
        relation = _relation(passage, number, known, reading)
        if relation is not None:
            yield relation


def _relation(passage: Passage, number: int, operands: list[int], reading: Reading) -> Relation | None:
    figure, parts = passage[number], [passage[operand] for operand in operands]
    if any(part.bound != "exact" for part in [figure, *parts]):
        return None
    if reading.type == "sum" and not _may_be_added([figure, *parts]):
        return None
    interval = reading.compute(parts)
    if interval is None:
        return None
    value = _value(parts, reading, figure)
    holds = meets(figure, interval) or (
        reading.type == "growth" and meets(figure, (-interval[1], -interval[0]))
    )
    working = f"{_shown(parts, reading.sign)}＝{value:f}{figure.unit}"
    return Relation(reading.type, number, tuple(operands), value, figure.value, holds, working, firm=True)


def _may_be_added(figures: list[Figure]) -> bool:
    """Amounts of one unit; a total whose column says none has that of its parts."""
    units = {figure.base for figure in figures} - {""}
    return len(units) <= 1 and not any(
        figure.is_rate or figure.kind in {"rank", "score"} for figure in figures
    )


def _value(parts: list[Figure], reading: Reading, figure: Figure) -> Decimal:
    """The result in the unit that it is stated in, with a few places more than were printed."""
    amounts = [part.amount for part in parts]
    if reading.type == "sum":
        value = sum(amounts, Decimal(0)) / figure.factor
    elif reading.type == "difference":
        value = (amounts[0] - amounts[1]) / figure.factor
    elif reading.type == "growth":
        value = (amounts[0] / amounts[1] - 1) * 100
    else:
        value = amounts[0] * PER[figure.kind] / amounts[1]
    return value.quantize(Decimal("0.0001")).normalize() + 0


def _shown(parts: list[Figure], sign: str) -> str:
    texts = [part.text for part in parts]
    if len(texts) > MOST_SHOWN:
        texts = [*texts[: MOST_SHOWN - 1], "…", texts[-1]]
    return sign.join(texts)
