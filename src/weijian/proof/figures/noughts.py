"""Cases of which there were none, told in a word: 境外输入零病例. 零容忍, 零差率 and 零报告 count nothing."""

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.figures.stated import stated
from weijian.proof.figures.units import unit_named

NO_CASES = re.compile(r"零(?:确诊|死亡|新增|感染|阳性)?病例(?![监上报])")


def nought_figures(plain: str) -> Iterator[Figure]:
    cases = unit_named("", "例")
    for match in NO_CASES.finditer(plain):
        start, end = match.span()
        yield stated(plain, start, end, Decimal(0), None, cases, "exact", (start, start + 1))
