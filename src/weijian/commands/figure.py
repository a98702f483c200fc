"""`weijian figure`: the value of a figure for every unit of a level, its definition, and its rows."""

import argparse
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weijian.indicators.catalogue import Figure
    from weijian.indicators.evaluate import Value
    from weijian.kernel.periods import Period

HELP = "计算一项指标"
LEVELS = {"县": "county", "乡镇": "township", "村": "village", "机构": "institution"}
SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("figure", help="指标代码、名称或拼音首字母，如 htn.std_rate、规范管理率、gfgll")
    parser.add_argument("--period", required=True, help="期间，如 2021、2021H1、2021年1—9月")
    parser.add_argument("--by", choices=LEVELS, default="县", help="按哪一级列出（默认：县）")
    parser.add_argument("--unit", help="只看一个单位（名称）")
    parser.add_argument("--trace", action="store_true", help=f"列出计入的记录（每处最多{SHOWN}条）")


def run(arguments: argparse.Namespace) -> int:
    from weijian.commands import prepare_django

    prepare_django()
    from weijian.indicators.catalogue import find
    from weijian.kernel.periods import Period, PeriodError

    try:
        period = Period.parse(arguments.period)
    except PeriodError as unreadable:
        print(unreadable, file=sys.stderr)
        return 2
    found = find(arguments.figure)
    exact = [figure for figure in found if arguments.figure in (figure.code, *figure.words)]
    if len(exact) != 1 and len(found) != 1:
        print(f"“{arguments.figure}”对应{len(found)}项指标", file=sys.stderr)
        for figure in found:
            print(f"  {figure.code}  {figure.name}", file=sys.stderr)
        return 2
    return _tell((exact or found)[0], period, arguments)


def _tell(figure: "Figure", period: "Period", arguments: argparse.Namespace) -> int:
    from weijian.indicators.evaluate import evaluate
    from weijian.indicators.units import grouping

    by = LEVELS[arguments.by]
    values = evaluate([figure], period, by=by)
    print(f"{figure.name}（{figure.code}，{figure.unit}）  {period.label}")
    print(figure.definition)
    units = [unit for unit in grouping(by, period.end).units if arguments.unit in (None, unit.name)]
    if not units:
        print(f"没有名为“{arguments.unit}”的单位", file=sys.stderr)
        return 2
    for unit in units:
        print(f"{unit.name}\t{_text(figure, values[figure.code, unit.id])}")
        if arguments.trace:
            _trace(figure, period, unit.id, by)
    return 0


def _text(figure: "Figure", value: "Value") -> str:
    from weijian.kernel.quantities import format_quantity

    if value.value is None:
        return "无数据"
    places = None if isinstance(value.value, int) else figure.places
    text = format_quantity(value.value, figure.unit, places)
    return f"{text}\t= {value.numerator} / {value.denominator}" if figure.is_rate else text


def _trace(figure: "Figure", period: "Period", unit: int, by: str) -> None:
    from weijian.indicators.rows import DENOMINATOR, NUMERATOR, traces

    for part in (NUMERATOR, DENOMINATOR) if figure.is_rate else (NUMERATOR,):
        for rows in traces(figure, period, unit, part=part, by=by):
            print(f"  {'分子' if part == NUMERATOR else '分母'}：{_ledger(rows)}{rows.count()}条")
            for row in rows.order_by("-pk")[:SHOWN]:
                print(f"    {row.pk}\t{row.business_date}\t{row.area}\t{row.institution}")


def _ledger(rows: Any) -> str:
    return str(rows.model._meta.verbose_name)
