"""So much for each of several that are named, and what it comes to: 宫颈癌、乳腺癌筛查任务各18000人……全年任务36000人次;
补助180元，由省与市各承担90元.

The sum has one figure for all its parts. It is broken only where a total follows right behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from weijian.proof.judgement import meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import TOTAL, is_quantity
from weijian.proof.relations.told_for_each import SAID, named_before

BACK, AHEAD = 3, 6
# Others, and other times of the year, may have had some of it, too.
TIMES, IN_ALL = re.compile(r"[期季月年旬]"), re.compile(r"全年|年内|今年|本年|累计")
TELLING = 3  # digits


def find(passage: Passage) -> Iterator[Relation]:
    for each, figure in enumerate(passage.figures):
        if not is_quantity(figure) or figure.bound != "exact":
            continue
        many, names = named_before(passage.said_before(each, SAID))
        if many > 1:
            yield from _together(passage, each, many, names)


def _together(passage: Passage, each: int, many: int, names: str) -> Iterator[Relation]:
    for whole in (*passage.behind(each, AHEAD), *reversed(passage.before(each, BACK))):
        alike = passage[whole].family == passage[each].family and passage[whole].kind == passage[each].kind
        alike = alike and passage[whole].bound == "exact" and passage.same_sentence(whole, each)
        if not alike:
            continue
        low, high = passage[each].interval
        holds = meets(passage[whole], (low * many, high * many))
        # 每个点采甲、乙各1份，共92份; 对12个乡镇各抽甲、乙各20人: of all the places
        of_each = "每" in passage.labels[each] or passage.said_before(each, SAID).count("各") > 1
        sure = whole == each + 1 and not of_each and passage[whole].unit == passage[each].unit
        sure = sure and _total(passage, whole)
        perhaps_more = TIMES.search(names) or IN_ALL.search(passage.labels[whole])
        if holds or (sure and (not perhaps_more or _one_slip_off(passage, each, whole, many))):
            value = passage[each].amount * Decimal(many) / passage[whole].factor
            working = f"{passage.written(each)}×{many}＝{value.normalize():f}{passage[whole].unit}"
            yield Relation("sum", whole, (each,), value, passage[whole].value, holds, working)
            return


def _one_slip_off(passage: Passage, each: int, whole: int, many: int) -> bool:
    doubted = replace(passage[whole], doubted=True)
    low, high = passage[each].interval
    return passage[whole].printed_digits >= TELLING and meets(doubted, (low * many, high * many))


def _total(passage: Passage, whole: int) -> bool:
    return TOTAL.search(passage.labels[whole]) is not None and "累计" not in passage.labels[whole]
