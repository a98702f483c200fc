"""What one of many is paid or costs, and what that is made of: 每户补助1500元（中央800元、省级400元、县级300元）; 人均筹资1070元,
其中个人缴费400元、财政补助670元.

A price is neither a part nor a whole of sums (see `parts`), but what is listed right behind it is of it. The list ends at
the first figure of another kind, or word that speaks of all of them (共拨付1580万元). What breaks such a list is what breaks
any (see `broken`), or that payers from the first to the last are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import one_slip_off, slip_in_a_part
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.broken import broken_list
from weijian.proof.relations.sums.parts import (
    PRICE,
    TOTAL,
    beside,
    introduces,
    prefix_that_adds_up,
    sum_relation,
)
from weijian.proof.relations.wording import CHANGE

# The standard by which a scheme raises its money, and who pays a part of it.
RAISED = re.compile(
    r"(?:筹资|缴费|保费|参保)(?:总?标准|总额|水平)?(?:每人|人均)?(?:每年)?(?:为|达到?|共|合计)*$|(?:人均|每人)(?:共|合计|总)?(?:筹资|筹集)(?:为|达到?|共)*$"
)
PERSON = re.compile(r"个人|农民|群众|居民|自缴|自付|自行|自筹|本人|参保人")
GOVERNMENT = re.compile(r"财政|政府|中央|各级|省级|市级|县级|县里|补助|补贴|集体|单位")
# Of the levels of government the first and the last.
FIRST_LEVEL, LAST_LEVEL = re.compile(r"中央|国家|省"), re.compile(r"[县区镇乡村]|本级")
# Who is paid for, or what all of it came to.
OF_ALL = re.compile(r"拨付|下达|支出|发放|投入|收缴|筹集|到位|落实|累计|共")
MOST_PAYERS = 5
NOT_FAR = 7  # one part in so many


def paid_for_each(passage: Passage, whole: int) -> Iterator[Relation]:
    """个人缴费每人150元、各级财政每人补助450元，人均筹资600元: who pays what for each head, and what it comes to."""
    figure = passage[whole]
    if figure.kind != "money" or figure.bound != "exact" or not RAISED.search(passage.labels[whole]):
        return
    before, behind = list(passage.before(whole, MOST_PAYERS))[::-1], list(passage.behind(whole, MOST_PAYERS))
    for numbers in (before, behind):
        parts = list(takewhile(lambda number: _pays(passage, number, whole), numbers))
        found = prefix_that_adds_up(passage, whole, parts)
        if found and all(passage[part].amount < figure.amount for part in found):
            yield sum_relation(passage, whole, sorted(found), holds=True, firm=True)
            return
        names = "".join(passage.labels[part] for part in parts)
        if len(parts) > 1 and PERSON.search(names) and GOVERNMENT.search(names) and "其中" not in names:
            yield sum_relation(passage, whole, sorted(parts), holds=False)


def _pays(passage: Passage, number: int, whole: int) -> bool:
    figure, label = passage[number], passage.labels[number]
    alike = figure.base == passage[whole].base and figure.kind == "money" and figure.bound == "exact"
    payer = PERSON.search(label) or GOVERNMENT.search(label)
    return bool(alike and payer and passage.same_sentence(number, whole) and not CHANGE.search(label))


def made_of(passage: Passage, whole: int) -> Iterator[Relation]:
    """例均费用6820元，其中药品费1980元、……、其他1420元."""
    parts = parts_for_each(passage, whole)
    found = prefix_that_adds_up(passage, whole, parts)
    if found:
        yield sum_relation(passage, whole, found, holds=True, firm=True)
    elif len(parts) > 1 and _by_payers(passage, whole, parts):
        yield sum_relation(passage, whole, parts, holds=False)
    elif len(parts) > 1:
        yield from broken_list(passage, whole, parts, introduced=True)


def parts_for_each(passage: Passage, whole: int) -> list[int]:
    """The list right behind a price that its words open."""
    figure = passage[whole]
    if figure.kind != "money" or figure.bound != "exact" or not PRICE.search(passage.labels[whole]):
        return []
    parts: list[int] = []
    for number in passage.behind(whole, 2 * MOST_PAYERS):
        if passage[number].is_rate:
            continue
        if not _is_part(passage, number, whole, parts):
            break
        parts.append(number)
    return parts


def _is_part(passage: Passage, number: int, whole: int, parts: list[int]) -> bool:
    figure, label = passage[number], passage.labels[number]
    alike = figure.unit == passage[whole].unit and figure.bound == "exact"
    if not alike or figure.amount >= passage[whole].amount or passage.depths[number] < passage.depths[whole]:
        return False
    if beside(passage, number) or TOTAL.search(label) or OF_ALL.search(label):
        return False
    if not parts:
        return number == whole + 1 and introduces(passage, whole, number)
    between = passage.between(parts[-1], number)
    return passage.depths[number] == passage.depths[parts[0]] and not re.search("。|；", between)


def _by_payers(passage: Passage, whole: int, parts: list[int]) -> bool:
    """Who pays himself and the government, not far off, or its levels from the first to the last, one slip off."""
    labels = [passage.labels[part] for part in parts]
    if not all(
        PERSON.search(label) or GOVERNMENT.search(label) or LAST_LEVEL.search(label) for label in labels
    ):
        return False
    both = any(map(PERSON.search, labels)) and any(map(GOVERNMENT.search, labels))
    levels = FIRST_LEVEL.search(labels[0]) and LAST_LEVEL.search(labels[-1])
    slip = one_slip_off(passage, whole, parts, telling=1) or slip_in_a_part(passage, whole, parts)
    off = abs(sum(passage[part].amount for part in parts) - passage[whole].amount)
    return bool((both and (slip or off * NOT_FAR <= passage[whole].amount)) or (levels and slip))
