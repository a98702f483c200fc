"""What ties the cells of a table: 合计 rows and columns, 完成率 and other rates, differences and growth.

A column of a rate may be formed of many pairs of columns, and a total may leave out subtotals or 其中 rows. So
each line of cells that is named as a result is tried with every reading, and the reading that holds for most of
its cells is what the line means; only where that is established is a cell that does not fit broken. A line named
in plain words (任务数, 完成数, 完成率) needs no such proof. Rows and columns are treated alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial

from weijian.proof.figures.model import PER, Figure
from weijian.proof.judgement import meets, meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.tables.readings import Line, Reading, kind_of, lines_of, readings, share
from weijian.proof.tables.cells import TOTAL

MOST_LINES = 60
# What is never added up: 平均住院日, 人均费用. And the parts of a year, which 全年 adds up.
AVERAGE = re.compile(r"平均|[人次均例床日]均|均次|每[百千万]|率|指数|[占比]比|比例|比重|排名|名次|得分")
SHARE = re.compile(r"构成比?|占比|比重|百分比|所占比例|占总数")
LEAST_HOLDING = 2
MOST_SHOWN = 6


def find(passage: Passage) -> Iterator[Relation]:
    tables = passage.document.tables
    if not tables:
        return
    numbers = {figure.start: number for number, figure in enumerate(passage.figures)}
    for table in tables:
        columns, rows = lines_of(table, numbers)
        found: list[Relation] = []
        for lines, across in ((columns, table.row_names[table.heading :]), (rows, table.column_names)):
            if len(lines) <= MOST_LINES:
                found.extend(_ties(passage, lines, across))
        yield from _without_consequences(passage, found)


def _without_consequences(passage: Passage, relations: list[Relation]) -> Iterator[Relation]:
    """A cell that breaks the sum it is of breaks also what is formed of it: the sum alone tells it."""
    broken = {
        relation.result: relation for relation in relations if not relation.holds and relation.type == "sum"
    }
    for relation in relations:
        causes = [broken[part] for part in relation.operands if part in broken] if not relation.holds else []
        if not any(_follows_from(passage, relation, cause) for cause in causes):
            yield relation


def _follows_from(passage: Passage, relation: Relation, cause: Relation) -> bool:
    """Whether it holds with the cell as the sum has it."""
    assert relation.result is not None
    if relation.type == "sum":
        return _lack(passage, relation) == -_lack(passage, cause)
    if relation.type not in {"ratio", "completion"}:
        return False
    should_be = cause.computed
    assert isinstance(should_be, Decimal)
    part, whole = (
        replace(passage[number], value=should_be, low=should_be, high=should_be)
        if number == cause.result
        else passage[number]
        for number in relation.operands
    )
    return meets_rate(passage[relation.result], part, whole)


def _lack(passage: Passage, relation: Relation) -> Decimal:
    """What is stated beyond the sum, in the base unit."""
    assert relation.result is not None
    return passage[relation.result].amount - sum(
        (passage[part].amount for part in relation.operands), Decimal(0)
    )


def _ties(passage: Passage, lines: list[Line], across: list[str]) -> Iterator[Relation]:
    """`across` names the places of the lines: the rows of columns, the columns of rows."""
    for result, line in enumerate(lines):
        found: list[tuple[Reading, list[Relation]]] = list(_shares_of_all(passage, lines, line, across))
        for reading in readings(passage, lines, result):
            relations = list(_relations(passage, lines, line, reading))
            if relations:
                found.append((reading, relations))
        best = max(found, key=lambda pair: _weight(*pair), default=None)
        if best is not None:
            yield from _judged(*best)


def _shares_of_all(
    passage: Passage, lines: list[Line], line: Line, across: list[str]
) -> Iterator[tuple[Reading, list[Relation]]]:
    """构成比: each count of another line against that line's 合计."""
    kind = kind_of(passage, line)
    if not SHARE.search(line.name) or kind not in PER:
        return
    totals = [place for place, name in enumerate(across) if TOTAL.match(name)]
    if len(totals) != 1:
        return
    # Shares that are told to be all there is, or are called so.
    stated = line.figures.get(totals[0])
    named = "构成" in line.name if stated is None else passage[stated].value == PER[kind]
    for number, counts in enumerate(lines):
        whole = counts.figures.get(totals[0])
        if counts is line or whole is None or kind_of(passage, counts) in {*PER, "rank", "score"}:
            continue
        reading = Reading("ratio", (number,), partial(share, PER[kind]), "÷", named)
        ties = [
            _relation(passage, line.figures[place], [part, whole], reading)
            for place, part in counts.figures.items()
            if part != whole and place in line.figures
        ]
        if known := [tie for tie in ties if tie is not None]:
            yield reading, known


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
    if reading.type in {"difference", "growth"} and len({part.base for part in parts}) > 1:
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
        figure.is_rate or figure.kind in {"rank", "score"} or AVERAGE.search(figure.subject + figure.area)
        for figure in figures
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
