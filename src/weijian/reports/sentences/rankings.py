"""A figure by units: the best and the worst, the first few, and the place of one among its peers.

It does not fetch the units' figures (`Facts.among`), and it does not rank units without one.

Order follows the printed figures, so units that print alike stand alike. The best comes first: the
highest, or the lowest where less is better. Every unit's figure is a figure of that unit and leads to its
rows.
"""

import re
from decimal import Decimal

from weijian.kernel.numerals import chinese_numeral
from weijian.reports.document import Run, Runs, Text
from weijian.reports.sentences.facts import Fact, Facts

TOP = re.compile(r"([1-9]|1\d|20)个(\S+)")

_NAMED = 3  # units that share an end are named up to here, and counted beyond
_COUNTED_BY = {"医疗机构": "家", "医院": "家", "卫生院": "家"}


def extremes(fact: Fact, facts: Facts, level: str) -> Runs | None:
    """，其中溪口镇最高、为83.10%，石桥乡最低、为61.02%."""
    ranked = _ranked(fact, facts, level)
    if len(ranked) < 2:
        return None
    first, last = _alike(ranked, ranked[0]), _alike(ranked, ranked[-1])
    if len(first) == len(ranked):
        return (Text(f"，各{level}均为"), ranked[0].run())
    high, low = ("最多", "最少") if fact.is_count else ("最高", "最低")
    if fact.better < 0:
        high, low = low, high
    runs: list[Run] = [Text("，其中")]
    runs += _end(fact, first, high, level, "e.1")
    runs.append(Text("，"))
    runs += _end(fact, last, low, level, "e.9")
    return tuple(runs)


def _end(fact: Fact, units: list[Fact], word: str, level: str, form: str) -> list[Run]:
    """One end of the order: 溪口镇最高、为83.10%, or several that share it."""
    if len(units) == 1:
        return [Text(f"{units[0].place}{word}、为"), units[0].run()]
    names = "、".join(unit.place for unit in units[:_NAMED])
    if len(units) <= _NAMED:
        return [Text(f"{names}并列{word}、均为"), units[0].run()]
    count = fact.run(_counted(len(units), level), f"{form}:{level}")
    return [Text(f"{units[0].place}等"), count, Text(f"并列{word}、均为"), units[0].run()]


def rank(fact: Fact, facts: Facts, level: str) -> Runs | None:
    """，在25个乡镇中列第3位."""
    ranked = _ranked(fact, facts, level)
    if len(ranked) < 2 or all(unit.identity.unit_code != fact.identity.unit_code for unit in ranked):
        return None
    ahead = sum(_merit(unit) > _merit(fact) for unit in ranked)
    shared = "并列" if len(_alike(ranked, fact)) > 1 else "列"
    return (
        Text("，在"),
        fact.run(_counted(len(ranked), level), f"r.of:{level}"),
        Text(f"中{shared}"),
        fact.run(f"第{ahead + 1}位", f"r:{level}"),
    )


def top(fact: Fact, facts: Facts, argument: str) -> Runs | None:
    """，居前三位的乡镇为溪口镇（83.10%）、大江镇（82.00%）、长坪乡（80.45%）."""
    return _first(fact, facts, argument, "前", from_end=False)


def bottom(fact: Fact, facts: Facts, argument: str) -> Runs | None:
    """，居后三位的乡镇为石桥乡（61.02%）、…, the worst first."""
    return _first(fact, facts, argument, "后", from_end=True)


def _first(fact: Fact, facts: Facts, argument: str, word: str, from_end: bool) -> Runs | None:
    found = TOP.fullmatch(argument)
    if found is None:
        raise ValueError(f"not checked at load: {argument!r}")
    count, level = int(found[1]), found[2]
    ranked = _ranked(fact, facts, level)
    if from_end:
        ranked.reverse()
    # With no one left outside there is no selection, and a place that is shared cannot be cut through.
    if len(ranked) <= count or ranked[count - 1].printed == ranked[count].printed:
        return None
    runs: list[Run] = [Text(f"，居{word}{chinese_numeral(count)}位的{level}为")]
    for position, unit in enumerate(ranked[:count]):
        runs += [Text(f"{'、' if position else ''}{unit.place}（"), unit.run(), Text("）")]
    return tuple(runs)


def _ranked(fact: Fact, facts: Facts, level: str) -> list[Fact]:
    """The units that have the figure, the best first; equal ones by code, so that order is fixed."""
    units = facts.among(fact.identity.code, level)
    known = [unit for unit in units if unit.value is not None and not unit.is_few]
    return sorted(known, key=lambda unit: (-_merit(unit), unit.identity.unit_code))


def _merit(fact: Fact) -> Decimal:
    return -fact.printed if fact.better < 0 else fact.printed


def _alike(units: list[Fact], fact: Fact) -> list[Fact]:
    return [unit for unit in units if unit.printed == fact.printed]


def _counted(count: int, level: str) -> str:
    return f"{count}{_COUNTED_BY.get(level, '个')}{level}"
