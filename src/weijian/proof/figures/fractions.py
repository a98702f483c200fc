"""Counts written as the fraction behind a rate: 98.56%（2 813/2 854）, （92.66%，5380249/5806352）, 检出3/120（2.5%）.

A stroke parts dates, blood pressures and pages as well, so a rate must stand beside the fraction. A part above its whole
(上升223.81%（68/21）, or a slip) must fill the brackets behind the rate, and be told of a change or be more than any pressure.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from weijian.proof.figures.exclusions import Exclusions
from weijian.proof.figures.model import Figure
from weijian.proof.figures.numbers import read
from weijian.proof.figures.stated import stated
from weijian.proof.figures.units import unit_named

COUNT = r"[1-9]\d{0,2}(?:[ ,，]\d{3}){1,4}|\d{1,10}"
FRACTION = re.compile(
    rf"(?<![\dA-Za-z./ ])(?P<part>{COUNT}) ?/ ?(?P<whole>{COUNT})(?![\dA-Za-z/]|[.,]\d|，\d{{3}}(?![\d.])| \d|[万年月])"
)
RATE = r"\d(?:%|‰|/10万)"
RATE_BEFORE = re.compile(rf"{RATE}[，、；]?[（(]?[^\d，。；：、（）\n]{{0,8}}$")
RATE_BEHIND = re.compile(
    r"[）)]?[，、（(=＝]{1,2}[^\d，。；：、（）\n]{0,10}\d{1,4}(?:\.\d{1,6})?(?:%|‰|/10万)"
)
RATE_IN_FRONT = re.compile(
    r"(?P<change>(?:[升降涨长高低加]|减少|相比|同比|环比)[了约]?)?\d{1,4}(?:\.\d{1,4})?%[（(]$"
)
HIGHEST_PRESSURE = 300
# Several fractions in one pair of brackets: （25.4%，86/339；40.4%，180/445）.
LOOK_BACK = 14


def fraction_figures(plain: str, exclusions: Exclusions) -> Iterator[Figure]:
    for match in FRACTION.finditer(plain):
        part, whole = read(match["part"]), read(match["whole"])
        if part is None or whole is None or whole < 2 or exclusions.cover(*match.span()):
            continue
        if part > whole and not _fills_brackets(plain, match, whole):
            continue
        if RATE_BEFORE.search(plain, max(0, match.start() - LOOK_BACK), match.start()) or RATE_BEHIND.match(
            plain, match.end()
        ):
            for name, value in (("part", part), ("whole", whole)):
                span = match.span(name)
                figure = stated(plain, *span, value, None, unit_named("", ""), "exact", span)
                yield replace(figure, low=value, high=value)  # counted, though no unit says so


def _fills_brackets(plain: str, match: re.Match[str], whole: Decimal) -> bool:
    """较上月上升223.81%（68/21）, and 92.66%（5380249/5086352）; not 控制率62.3%（140/90）."""
    before = RATE_IN_FRONT.search(plain, max(0, match.start() - LOOK_BACK), match.start())
    closed = plain[match.end() : match.end() + 1] in {"）", ")"}
    return before is not None and closed and (bool(before["change"]) or whole > HIGHEST_PRESSURE)
