"""What each cost or got, named after money told before it: 住院1585人次，住院总费用935958元，其中合理费用908164元；
共补偿575440元；人均费用590.51元，人均补偿363.05元; 住院补偿33779人次、9795.16万元；门诊补偿27.54万人次、
1486.57万元。……人均住院补偿2899.78元.

The money bears the name behind the word for each; it is told side by side with those who got it, or its sentence counts
people once only. Where the average names the care, so does the money. One slip in the average must explain what is
broken, or in one sentence it is an old one that comes near; never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets, one_slip_from, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, comes_near
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.unit_price import price_relation
from weijian.proof.relations.sums.parts import beside
from weijian.proof.relations.wording import CHANGE

AVERAGE = re.compile(
    r"(?:^|[，。；：、（])(?:其中|平均)?(?P<lead>[^，。；：、\d]{0,8}?)(?:人次?均|次均|例均)(?P<noun>[^，。；：、\d（）]{2,12}?)(?:金额)?(?:约?为|达到?|是)?$"
)
WHAT = re.compile(r"费用|补偿|补助|报销|支付|自付|支出|收入")
CARE = re.compile(r"住院|出院|门急?诊|慢性?病|分娩|大病")
ENDS = re.compile(r"(?:总?金额|总?额|资金|基金)?(?:共计|合计|累计|共)?(?:已?达到?|为|是|了)*$")
IN_ALL = re.compile(r"总|共|合计")
SOME = re.compile(r"其中|上年|去年|同期|标准|筹资|预算")
# Side by side: 33779人次、9795.16万元; 9.86万人次，金额690.4万元.
TOGETHER = re.compile(r"^[、，]?(?:[^，。；：\d]{0,8})$")
PEOPLE = {"人次", "人", "例", "名", "例次"}
REACH, FEWEST_DIGITS, LONG_NAME = 24, 3, 4


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for each, figure in enumerate(passage.figures):
        plain = figure.kind == "money" and figure.bound == "exact" and not figure.modality
        if not plain or each in told.results or figure.printed_digits < FEWEST_DIGITS:
            continue
        said = AVERAGE.search("，" + passage.labels[each])
        if said is None or CHANGE.search(said[0]) or WHAT.search(said["noun"]) is None:
            continue
        pair = _pair(passage, each, said["lead"] + said["noun"]) or _of_the_same_name(passage, each)
        if pair is not None:
            yield from _tie(passage, each, *pair)


def _tie(passage: Passage, each: int, money: int, people: int) -> Iterator[Relation]:
    computed = quotient(passage[money], passage[people], passage[each].factor ** -1)
    if computed is None:
        return
    holds = meets(passage[each], computed)
    value = passage[money].amount / passage[people].amount / passage[each].factor
    slip = one_slip_from(passage[each].value, value, left_out=False)
    old = passage.same_sentence(money, each) and comes_near(passage[each], value * passage[each].factor)
    if holds or slip or old:
        yield price_relation(passage, each, money, people, holds=holds)


def _pair(passage: Passage, each: int, name: str) -> tuple[int, int] | None:
    """The one sum of that name, with those who got it."""
    what = WHAT.findall(name)[-1]
    care = CARE.search(name)
    found = []
    for money in passage.before(each, REACH):
        figure, label = passage[money], passage.labels[money]
        if figure.kind != "money" or figure.bound != "exact" or SOME.search(label) or beside(passage, money):
            continue
        people = _people(passage, money, near=care is None)
        if people is None:
            continue
        own = label if WHAT.search(label) else passage.labels[people] + label
        named = ENDS.sub("", own).endswith(what) or (people == money - 1 and what in own)
        of_it = care is None or any(care[0][:2] in passage.labels[n] for n in (money, people))
        here = passage.same_sentence(money, each) or care is not None
        if named and of_it and here and passage[money].amount > passage[each].amount:
            found.append((money, people))
    total = [pair for pair in found if IN_ALL.search(passage.labels[pair[0]])]
    chosen = found if len(found) == 1 else total
    return chosen[0] if len(chosen) == 1 else None


def _of_the_same_name(passage: Passage, each: int) -> tuple[int, int] | None:
    """普通门诊补偿2318.65万元……。普通门诊补偿486213人次，次均补偿47.69元: heads and money are called the same."""
    heads = each - 1
    if heads < 0 or passage[heads].unit not in PEOPLE or not passage.together(heads, each):
        return None
    name = _bare(passage.labels[heads])
    named = [
        n for n in passage.before(heads, REACH)
        if passage[n].kind == "money" and passage[n].bound == "exact"
        and _bare(passage.labels[n]) == name
    ]  # fmt: skip
    return (named[0], heads) if len(named) == 1 and len(name) >= LONG_NAME else None


def _bare(label: str) -> str:
    return label.strip("、，；和及").removeprefix("其中")


def _people(passage: Passage, money: int, near: bool) -> int | None:
    """Those told right before the sum; else the only ones that its sentence counts before it."""
    before = money - 1
    told = before >= 0 and passage[before].unit in PEOPLE and passage.together(before, money)
    if told and TOGETHER.match(passage.between(before, money)):
        return before if passage[before].bound == "exact" else None
    counted = [n for n in passage.in_front(money, REACH) if passage[n].unit in PEOPLE] if near else []
    return counted[0] if len(counted) == 1 and passage[counted[0]].bound == "exact" else None
