"""Parts named again and taken together: 门诊收入2496万元……；住院收入2536万元。门诊、住院两项收入合计5032万元; 因病6157户，
因残2461户……，因病、因残两项合起来占58.19%.

Each name must be that of one figure alone, and for a share all of them items of one list that comes to its whole; a word
with a number (医保三项合计占) stands for the items that bear it, where they are so many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from weijian.kernel.quantities import parse_number
from weijian.proof.judgement import meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import slip_in_the_sum
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.combined import gives_share, share_of_parts
from weijian.proof.relations.sums import divisions
from weijian.proof.relations.sums.parts import NO_PARTS, beside, is_quantity, sum_relation
from weijian.proof.relations.sums.together import total_of

TOGETHER = r"(?:合计|共计|总计|合起来|合在一起|加在一起|加起来|相加|之和|加总|一起)"
NAMES = r"(?P<names>[^，。；：、\d和与及]{2,8}(?:[、和与及][^，。；：、\d和与及]{2,8}?){1,4}?)"
MANY = r"(?P<many>[两二三四五])[项者类种块]"
# 因病、因残两项合起来仍占
SHARE = re.compile(rf"^[，；]?{NAMES}(?:{MANY})?{TOGETHER}[^，。；：\d]{{0,6}}占[^，。；：\d]{{0,12}}$")
# 医保三项合计占应收款的
SHARE_OF_ITEMS = re.compile(
    rf"^[，；]?(?P<what>[一-龥]{{2,4}}){MANY}{TOGETHER}[^，。；：\d]{{0,6}}占[^，。；：\d]{{0,12}}$"
)
# 门诊、住院两项医疗收入合计; 住院和门诊合在一起，一年报出去
TOTAL = re.compile(
    rf"^[，；]?{NAMES}(?:{MANY}[^，。；：、\d]{{0,8}}{TOGETHER}|(?:合起来|合在一起|加在一起|加起来|相加))，?[^，。；：、\d占]{{0,10}}$"
)
LEADING = re.compile(r"^(?:[，、；：（和及与]|其中)+")
REACH, NOT_FAR = 14, 3


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        words = passage.said_before(number, 40)
        if figure.kind == "percent" and figure.bound == "exact":
            yield from _share(passage, number, words.rpartition("，")[2])
        elif is_quantity(figure) and figure.bound == "exact" and not beside(passage, number):
            yield from _total(passage, number, _last_two_clauses(words))


def _last_two_clauses(words: str) -> tuple[str, ...]:
    """The last clause, and with it the one before."""
    first, _, last = words.rpartition("，")
    return last, f"{first.rpartition('，')[2]}，{last}"


def _share(passage: Passage, rate: int, words: str) -> Iterator[Relation]:
    named, items = SHARE.match(words), SHARE_OF_ITEMS.match(words)
    if named is None and items is None:
        return
    for tie in (*(passage.sums or ()), *divisions.find(passage)):
        whole, parts = tie.result, tie.operands
        near = (
            whole is not None and passage.paragraphs[whole] == passage.paragraphs[rate] and max(parts) < rate
        )
        if not tie.holds or whole is None or not near:
            continue
        chosen = _called(passage, parts, named) if named else _bearing(passage, parts, items)
        if chosen:
            share = share_of_parts(passage, rate, chosen, whole)
            yield replace(share, holds=gives_share(passage, rate, chosen, whole))
            return


def _called(passage: Passage, parts: tuple[int, ...], said: re.Match[str]) -> list[int]:
    """The items of a list by their names, each of one alone."""
    names = _names(said)
    found = [[n for n in parts if LEADING.sub("", passage.labels[n]).startswith(name)] for name in names]
    one_each = len(parts) > len(names) and all(len(alike) == 1 for alike in found)
    return sorted({alike[0] for alike in found}) if one_each else []


def _bearing(passage: Passage, parts: tuple[int, ...], said: re.Match[str] | None) -> list[int]:
    """So many items as are said to bear the word."""
    bearing = [n for n in parts if said is not None and said["what"] in passage.labels[n]]
    so_many = said is not None and len(bearing) == parse_number(said["many"])
    return bearing if so_many and len(bearing) < len(parts) else []


def _names(said: re.Match[str]) -> list[str]:
    return re.split("[、和与及]", said["names"])


def _total(passage: Passage, whole: int, clauses: tuple[str, ...]) -> Iterator[Relation]:
    said = next((match for words in clauses if (match := TOTAL.match(words))), None)
    if said is None:
        return
    names = _names(said)
    if said["many"] and parse_number(said["many"]) != len(names):
        return
    near = [n for n in passage.before(whole, REACH) if _may_be_added(passage, n, whole)]
    found = [[n for n in near if name in passage.labels[n]] for name in names]
    parts = sorted({alike[0] for alike in found if len(alike) == 1})
    if len(parts) != len(names):
        return
    holds = meets(passage[whole], total_of(passage, parts))
    together = sum(passage[n].amount for n in parts)
    near_enough = abs(together - passage[whole].amount) * NOT_FAR <= together
    slip = slip_in_the_sum(passage, whole, parts)
    if holds or near_enough or slip:
        yield sum_relation(passage, whole, parts, holds)


def _may_be_added(passage: Passage, number: int, whole: int) -> bool:
    figure, label = passage[number], passage.labels[number]
    alike = figure.base == passage[whole].base and figure.bound == "exact" and not figure.modality
    plain = not beside(passage, number) and not NO_PARTS.search(label) and "均" not in label
    return alike and plain and figure.period == passage[whole].period
