"""Reads the numbers of table cells: unit, kind and subject come from the headings of column and row.

A number that says its own unit (95.6%, 12人) was found with the text's figures and only gets its subject here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.figures.numbers import read
from weijian.proof.figures.stated import stated
from weijian.proof.figures.units import Unit, unit_length, unit_named
from weijian.proof.tables.grid import Cell, Table

PLAIN_NUMBER = re.compile(r"[-+±]?(?:\d{1,3}(?:[,，]\d{3}){1,5}|\d{1,15})(?:\.\d{1,8})?")
# Columns that number, date or address their rows count nothing.
NO_MEASURE = re.compile(
    r"序号|编号|代码|年份|年度$|月份|日期|时间|电话|号码|邮编|证号|批号|文号|期次|页码|备注|身份证|学历|行次"
)
UNIT_COLUMN = re.compile(r"^(?:计量)?单位$")
IN_BRACKETS = re.compile(r"[（(](?:单位[:：]?)?(?P<unit>[^（）()]{1,10})[）)]")
COUNTED = re.compile(r"(?P<unit>人次|例次|户次|台次|剂次|床日|(?:人|户|例|份|件|场|次|家|个|张)(?=数))")
# A birth or death rate may be per hundred, thousand or 100,000: only the report can say.
RATE = re.compile(r"(?<!死亡)(?<!出生)(?<!发病)(?<!患病)(?<!检出)(?<!增长)率|占比|比例|比重|百分比|构成比")
RANKED = re.compile(r"(?:排名|名次|位次)")
SCORED = re.compile(r"(?:得分|分值|评分|总分|平均分|成绩)")
BARE = Unit("", "", Decimal(1), "other")
TOTAL = re.compile(
    r"^(?:总|小|合|共)\s?计$|^(?:全[县市区州旗]|总)?(?:合计|总计|总数)(?:数)?$|^计$|^全[县市区州旗]$"
)


@dataclass(frozen=True)
class _Place:
    row: int
    column: int
    cell: Cell


def read_cells(tables: list[Table], figures: list[Figure], plain: str) -> list[Figure]:
    """The figures of the text with the bare numbers of the cells among them, in reading order."""
    known = {figure.start for figure in figures}
    cells = [
        figure
        for table in tables
        for place in _numbers(table)
        if place.cell.start not in known and (figure := _figure(table, place, plain)) is not None
    ]
    return sorted([*figures, *cells], key=lambda figure: figure.start) if cells else figures


def name_cells(tables: list[Table], figures: list[Figure]) -> list[Figure]:
    """The figures with what the headings of their column and row say they count, and where."""
    places = {place.cell.start: (table, place) for table in tables for place in _numbers(table)}
    if not places:
        return figures
    return [_named(*places[figure.start], figure) if figure.start in places else figure for figure in figures]


def _numbers(table: Table) -> Iterator[_Place]:
    for row in table.body:
        for column, cell in enumerate(table.rows[row]):
            if (
                cell.text
                and cell.text[0] in "0123456789-+±≥≤><"
                and not NO_MEASURE.search(table.column_names[column])
            ):
                yield _Place(row, column, cell)


def _figure(table: Table, place: _Place, plain: str) -> Figure | None:
    if not PLAIN_NUMBER.fullmatch(place.cell.text) or place.column == table.name_column:
        return None
    value = read(place.cell.text.lstrip("-+±"))
    if value is None:
        return None
    value = -value if place.cell.text.startswith("-") else value
    return stated(
        plain, place.cell.start, place.cell.end, value, None, _unit(table, place), "exact",
        (place.cell.start, place.cell.end),
    )  # fmt: skip


def _named(table: Table, place: _Place, figure: Figure) -> Figure:
    """The subject is the column's name; the row is where it was counted, unless it is the total or itself the subject."""
    column, row = _without_unit(table.column_names[place.column]), table.row_names[place.row]
    names_things = bool(column) and not re.search(
        r"数值|数量|指标值|完成情况|^\d{4}年?$|^本年|^上年|^本期|^同期", column
    )
    if not names_things:
        return replace(figure, subject=_without_unit(row) or column)
    return replace(figure, subject=column, area="" if TOTAL.match(row) else row)


def _without_unit(name: str) -> str:
    return IN_BRACKETS.sub("", name)


def _unit(table: Table, place: _Place) -> Unit:
    """What the column or the row says of the unit, else what their names imply, else the caption's."""
    names = [table.column_names[place.column], table.row_names[place.row]]
    said = [match["unit"] for name in names for match in IN_BRACKETS.finditer(name)]
    for column, heading in enumerate(table.column_names):
        if UNIT_COLUMN.match(heading) and (cell := table.cell(place.row, column)):
            said.append(cell.text)
    for text in said:
        if unit := _named_unit(text):
            return unit
    for name in names:
        if unit := _implied(name):
            return unit
    return (_named_unit(table.unit) if table.unit else None) or BARE


def _named_unit(text: str) -> Unit | None:
    """万元, %, /10万, 人次: the whole text must be a unit."""
    text = text.strip()
    if re.fullmatch(r"1?/?(?:10|十)万(?:分之一)?", text):
        return Unit("/10万", "/10万", Decimal(1), "per100k")
    scale = text[0] if text and text[0] in "万亿" else ""
    name = text.removeprefix(scale)
    if name and unit_length(name, 0) == len(name):
        return unit_named(scale, name)
    return None


def _implied(name: str) -> Unit | None:
    if RANKED.search(name):
        return Unit("名", "名次", Decimal(1), "rank")
    if SCORED.search(name):
        return unit_named("", "分")
    if RATE.search(name):
        return unit_named("", "%")
    counted = COUNTED.search(name)
    return unit_named("", counted["unit"]) if counted else None
