"""The filters of report.md: each turns a fact into words. One table, `FILTERS`.

It does not decide what is left out: a filter that has nothing to say returns None, and `clauses` does the
rest.

A value filter stands inside a clause and takes the clause with it when it has nothing to say. A clause
filter adds clauses of its own, beginning with a comma, that follow the clause before; saying nothing, it
just adds none. Each figure computed here carries the form `key:argument`, by which `restate` computes
it again.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from weijian.reports.document import FigureRun, Runs, Text
from weijian.reports.sentences.comparisons import BASES, LAST_YEAR, NEXT_TARGET, TARGET, percent_text, versus
from weijian.reports.sentences.facts import Fact, Facts, IdleFigure
from weijian.reports.sentences.rankings import TOP, bottom, extremes, rank, top

Say = Callable[[Fact, Facts, str], Runs | None]


class ArgumentError(ValueError):
    """An argument that a filter cannot take."""


def _no_codes(argument: str) -> Iterable[str]:
    return ()


@dataclass(frozen=True)
class Filter:
    """How a fact is said: the function, whether it adds clauses, and what argument it takes."""

    say: Say
    is_clause: bool = False
    argument: str = ""  # what the argument is, in Chinese; "" when it takes none
    pattern: str = r".+"
    codes: Callable[[str], Iterable[str]] = field(default=_no_codes)  # the indicators that an argument names
    key: str | None = None  # how its own figures' forms begin; a letter, because a tag is short; never reused

    def check(self, argument: str | None) -> None:
        """ArgumentError when the filter cannot take the argument (None: none was given)."""
        if not self.argument and argument is not None:
            raise ArgumentError("这个过滤器不带参数")
        if self.argument and (argument is None or not re.fullmatch(self.pattern, argument)):
            raise ArgumentError(f"过滤器的参数应为: {self.argument}")


def plain(fact: Fact, facts: Facts, argument: str) -> Runs:
    """The figure with its unit: 45182人. Nought, now as a year before, is told only beside figures that are news."""
    run = fact.run()
    return (IdleFigure(run.text, run.identity, run.label) if _idle(fact, facts) else run,)


def _idle(fact: Fact, facts: Facts) -> bool:
    """A count of nought of something that is not to be kept low, and that was nought a year before too."""
    if fact.value or not fact.is_count or fact.better < 0:
        return False
    before = facts.versus(fact.identity.code, LAST_YEAR)
    return before is None or not before.value


def number(fact: Fact, facts: Facts, argument: str) -> Runs:
    """The figure without its unit, where the sentence brings a word of its own: 45182."""
    return (fact.run(fact.text.removesuffix(fact.unit), "n"),)


def unit(fact: Fact, facts: Facts, argument: str) -> Runs:
    """The figure with another measure word for the same thing: 45182名."""
    return (replace(fact, unit=argument).run(form=f"u:{argument}"),)


def share(fact: Fact, facts: Facts, argument: str) -> Runs | None:
    """How many per cent of another figure it is, as printed: 35.20%."""
    whole = facts.figure(argument)
    if whole is None or whole.value is None or whole.printed <= 0 or fact.unit != whole.unit:
        return None
    return (fact.run(percent_text(fact.printed, whole.printed, 2), f"s:{argument}"),)


def percent_of(fact: Fact, facts: Facts, argument: str) -> Runs | None:
    """，占在管高血压患者的35.20%."""
    part, whole = share(fact, facts, argument), facts.figure(argument)
    if part is None or whole is None or not isinstance(part[0], FigureRun):
        return None
    name = re.sub(r"(?<=[者员童妇象例师生民])数$", "", whole.name)
    return (Text(f"，占{name}的"), fact.run(part[0].text, f"p:{argument}"))


def target(fact: Fact, facts: Facts, argument: str) -> Runs | None:
    """The target itself, of this period or the next: 76%. One that is reached already is nothing to strive for."""
    other = facts.versus(fact.identity.code, NEXT_TARGET if argument == "下期" else TARGET)
    if other is None or other.value is None:
        return None
    if argument == "下期" and (fact.printed - other.printed) * fact.better >= 0:
        return None
    return (fact.run(other.text, f"t:{argument}"),)


_CODE = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+"
_LEVEL = "单位层级，如 乡镇、村、医疗机构"
_LEVEL_NAME = r"[^|\s]{1,6}"

FILTERS: dict[str, Filter] = {
    "": Filter(plain, key=""),
    "number": Filter(number, key="n"),
    "unit": Filter(unit, argument="量词，如 名", pattern=r"[^|\s]{1,4}", key="u"),
    "share": Filter(share, False, "作分母的指标代码", _CODE, lambda code: (code,), key="s"),
    "percent_of": Filter(percent_of, True, "作分母的指标代码", _CODE, lambda code: (code,), key="p"),
    "target": Filter(target, False, "本期或下期", "本期|下期", key="t"),
    "versus": Filter(versus, True, "、".join(BASES), "|".join(BASES), key="v"),
    "extremes": Filter(extremes, True, _LEVEL, _LEVEL_NAME, key="e"),
    "rank": Filter(rank, True, _LEVEL, _LEVEL_NAME, key="r"),
    "top": Filter(top, True, "个数和层级，如 3个乡镇", TOP.pattern),
    "bottom": Filter(bottom, True, "个数和层级，如 3个乡镇", TOP.pattern),
}


def say(code: str, name: str, argument: str, facts: Facts) -> Runs | None:
    """The words of a figure through a filter; None when there is nothing to say."""
    fact = facts.figure(code)
    if fact is None or fact.value is None:
        return None
    return FILTERS[name].say(fact, facts, argument)


def restate(code: str, form: str, facts: Facts) -> str | None:
    """The text that a figure printed in that form should have; None when it can no longer be said.

    `facts` are those of the figure's own unit, period and version. A form that no filter makes is None, too.
    """
    key, _, argument = form.partition(":")
    name = next((name for name, known in FILTERS.items() if known.key == key.partition(".")[0]), None)
    if name is None:
        return None
    runs = say(code, name, argument, facts) or ()
    wanted = (run.text for run in runs if isinstance(run, FigureRun) and run.identity.form == form)
    return next(wanted, None)
