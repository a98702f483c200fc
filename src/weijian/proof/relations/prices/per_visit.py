"""What a visit and a stay cost on the average, where the money and those who came are told in sentences of their own:
总诊疗128.6万人次，其中县级医院418623人次；出院61874人次，其中县级医院38205人次。……县级医院门急诊收入10842.4万元、住院收入27800.1万元，
门诊次均费用259.0元，出院患者人均费用7276.6元.

The average, the money and the count each say whether they are of visits or of stays. The money's sentence may name whose it is:
then the count is that of the same, by the list that divides all who came. What fits to four digits is a tie. It is broken
where one slip would make it fit, where the sentence says that it was worked out so (按上述诊疗人次计), or where the other average
told beside it fits the counts and sums of the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from weijian.proof.judgement import meets, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.unit_price import price_relation
from weijian.proof.relations.sums.sum import find as sums

VISITS, STAYS = re.compile("门急?诊|急诊|诊疗|就诊"), re.compile("住院|出院")
AVERAGE = re.compile(
    r"(?:均|每(?:门急?诊|诊疗|出院|住院)[^，。；：\d]{0,6})[^，。；：\d]{0,8}(?:费用?|医疗费)(?:用)?(?:为|是|约|达到?)?$"
)
MONEY = re.compile(r"(?:收入|总?费用|医疗费)(?:总额)?(?:为|是|共|达到?|实现|完成)*$")
# Of a part of the money, of those who pay it, of another time.
OF_SOME = re.compile(
    r"药|耗材|材料|检查|检验|手术|护理|床位|自付|自费|个人|报销|补偿|医保|统筹|合理|贫困|脱贫|上年|去年|同期|增|减|降|每|均|日间|慢性?病|特殊"
)
OF_OTHERS = re.compile(r"药|自付|自费|个人|报销|补偿|医保|上年|去年|同期|目标|全[省市国]|增|降|控制|以内")
NOT_ALL = re.compile(r"上年|去年|同期|增|减|比|任务|目标|手术|转|预约|远程|贫困|脱贫|医保|中医")
# 按上述诊疗人次计: by the very words of the sentence.
SAID_SO = re.compile(
    r"(?:按照?|以|根据|除以)(?:上述|前述|以上|上面|前面|同口径)[^，。；：\d]{0,8}(?:人次数?|人数|例数)(?:计|计算|测算|核算|平均|推算)?[，：]"
)
LIST_WORDS = re.compile(r"^(?:[、，和及；：]|其中|分别)+|(?:为|有|共|达|完成|分别)+$")
BRACKETS = re.compile(r"（[^（）]*）")
PEOPLE = {"人", "人次", "例", "名"}
AROUND, FAR, FEWEST = 8, 60, 100
LEAST_DIGITS = 4
# Another reading of cost lies no further off; what does is of others.
NEAR = Decimal("1.5")


@dataclass(frozen=True)
class Reading:
    each: int
    money: int
    heads: int
    whose: str
    holds: bool


def find(passage: Passage) -> Iterator[Relation]:
    found: list[Reading] = []
    for each, figure in enumerate(passage.figures):
        kind = _kind(passage.labels[each]) if figure.kind == "money" else None
        if kind is None or figure.bound != "exact" or not _an_average(passage.labels[each]):
            continue
        money = _money(passage, each, kind)
        if money is not None and not _told_beside(passage, each, money):
            found += _readings(passage, each, money, kind)
    for one in found:
        said = SAID_SO.search(passage.between(one.money, one.each))
        if one.holds or said or _but_for_a_slip(passage, one) or _confirmed(passage, one, found):
            yield price_relation(passage, one.each, one.money, one.heads, one.holds)


def _kind(words: str) -> re.Pattern[str] | None:
    """Whether words are of visits or of stays; None where of neither or both."""
    kinds = [kind for kind in (VISITS, STAYS) if kind.search(words)]
    return kinds[0] if len(kinds) == 1 else None


def _an_average(label: str) -> bool:
    said = AVERAGE.search(label)
    return said is not None and not OF_OTHERS.search(label)


def _money(passage: Passage, each: int, kind: re.Pattern[str]) -> int | None:
    """The one sum of the kind told before the average in its sentence, or else in its paragraph."""
    near = [
        n for n in passage.before(each, AROUND)
        if passage[n].kind == "money" and passage[n].bound == "exact" and not passage[n].modality
        and MONEY.search(passage.labels[n]) and _kind(passage.labels[n]) is kind
        and not OF_SOME.search(passage.labels[n]) and passage[n].amount > passage[each].amount
    ]  # fmt: skip
    near = [n for n in near if passage.same_sentence(n, each)] or near
    return near[0] if len(near) == 1 else None


def _told_beside(passage: Passage, each: int, money: int) -> bool:
    """住院9837人次，住院总费用4126.5万元，次均费用4195元: heads told with the money are asked by `unit_price`."""
    return any(
        passage[n].base in PEOPLE and passage.same_sentence(n, money)
        for n in (*passage.in_front(money, AROUND), *range(money + 1, each))
    )


def _readings(passage: Passage, each: int, money: int, kind: re.Pattern[str]) -> list[Reading]:
    """Of those who came to whom the money is told of; of all, where it is told of nobody."""
    said = BRACKETS.sub("", passage.said_before(money, 120))
    of_whom: list[int] = []
    of_all: list[int] = []
    for whole in range(each - 1, max(-1, each - 1 - FAR), -1):
        if not _came(passage, whole, kind):
            continue
        of_all.append(whole)
        of_whom += [n for n in _divided(passage, whole) if _owner(passage, n) in said]
    heads = of_whom or of_all
    if len({passage[n].amount for n in heads}) != 1:
        return []
    computed = quotient(passage[money], passage[heads[0]], Decimal(1))
    if computed is None or passage[each].printed_digits < LEAST_DIGITS:
        return []
    near = computed[0] < passage[each].amount * NEAR and passage[each].amount < computed[1] * NEAR
    whose = _owner(passage, heads[0]) if of_whom else ""
    return [Reading(each, money, heads[0], whose, meets(passage[each], computed))] if near else []


def _came(passage: Passage, number: int, kind: re.Pattern[str]) -> bool:
    figure, label = passage[number], passage.labels[number]
    counted = figure.kind == "count" and figure.base in PEOPLE and figure.bound == "exact"
    told = _kind(label) is kind and not NOT_ALL.search(label) and not figure.modality
    return counted and figure.amount >= FEWEST and told


def _divided(passage: Passage, whole: int) -> list[int]:
    """The parts of all who came; where the list does not add up, what bears a name of its own behind 其中."""
    listed = [n for tie in sums(passage) if tie.result == whole for n in tie.operands]
    if listed:
        return listed
    behind = passage.behind(whole, AROUND)
    alike = [n for n in behind if passage[n].unit == passage[whole].unit and passage.together(whole, n)]
    opened = alike and "其中" in passage.between(whole, alike[0])
    return [n for n in alike if opened and _kind(passage.labels[n]) is None]


def _owner(passage: Passage, number: int) -> str:
    """县级医院 of 其中县级医院38205人次; a sign that no text holds where nobody is named."""
    name = LIST_WORDS.sub("", passage.labels[number])
    return name if len(name) > 1 else "\0"


def _but_for_a_slip(passage: Passage, one: Reading) -> bool:
    computed = quotient(passage[one.money], passage[one.heads], Decimal(1))
    return computed is not None and meets(replace(passage[one.each], doubted=True), computed)


def _confirmed(passage: Passage, one: Reading, found: list[Reading]) -> bool:
    """The other average right beside it is of the counts and sums of the same."""
    return any(
        other.holds and abs(other.each - one.each) == 1 and abs(other.money - one.money) == 1
        and passage.same_sentence(other.each, one.each) and other.whose == one.whose
        for other in found
    )  # fmt: skip
