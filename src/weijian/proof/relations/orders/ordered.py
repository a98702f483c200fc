"""Ties of order: what all finders of them share.

`result` is the whole and `operands` are the parts, or the smaller is the result and the larger the operand,
whichever the sentence speaks of; the working says it in words.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import permutations

from weijian.proof.figures.model import Figure
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import adds_up, parts_behind
from weijian.proof.relations.wording import CHANGE, DOWN, FROM, UP, called_task

# 占16.20%; 比去年同期2715人增加1284人: what is told of a number right behind it.
SHARE = re.compile(r"^[，、（]?(?:占|占比)[^，。；\d]{0,12}$")
STEP = re.compile(r"增[加长]?了?$")
DEED = re.compile(
    r"^[，、（]?(?:已|实际?|完成)*(接种|[签履]约|管理|规范管理|体检|随访|[筛检]查|建[档册]|救治|治疗|服药|发放|兑现)[^，。；\d率]{0,8}$"
)
THEN = re.compile(
    r"^[，、（]?(?:较|比|与|而)?(?:上年|去年|上年度|\d{4}年|上月|去年同期|上年同期|同期)[^，。；\d]{0,6}$"
)
LONGEST_LIST = 5
TO_LEVEL = re.compile(rf"^(?:{UP}|{DOWN})(?:到|至|为)$")


def order_relation(
    passage: Passage,
    result: int,
    operands: tuple[int, ...],
    holds: bool,
    firm: bool = False,
    working: str = "",
) -> Relation:
    value = sum(passage[n].amount for n in operands) / passage[result].factor
    if not working and (len(operands) > 1 or not holds or passage[result].is_rate):
        less, more = (
            (operands, (result,)) if (value <= passage[result].value) == holds else ((result,), operands)
        )
        names = ("＋".join(passage.written(n) for n in numbers) for numbers in (less, more))
        working = "不应大于".join(names)
    return Relation("order", result, operands, value, passage[result].value, holds, working, firm)


def within(passage: Passage, whole: int, part: int, holds: bool = True, firm: bool = False) -> Relation:
    """One part in its whole; where the part is more, it is what the tie speaks of."""
    result, operand = (whole, part) if holds else (part, whole)
    return order_relation(passage, result, (operand,), holds, firm)


def side_by_side(passage: Passage, one: int, other: int) -> Relation:
    """Two that belong together, whichever is more: what was wanted and what was reached."""
    less, more = sorted((one, other), key=lambda number: passage[number].amount)
    return order_relation(passage, more, (less,), holds=True)


def of_one_time(one: Figure, other: Figure) -> bool:
    """Of one time, or of none that is told."""
    return one.period == other.period or "" in (one.period, other.period)


def level_name(passage: Passage, number: int) -> str:
    """由上年的21.6万人次增加到27.0万人次: the name of a level stands before what it rose or fell from."""
    if number >= len(passage):
        return ""
    label = passage.labels[number]
    if number and TO_LEVEL.search(label) and FROM.search(passage.labels[number - 1]):
        return FROM.sub("", passage.labels[number - 1])
    return label


def reached_count(passage: Passage, number: int) -> bool:
    """An exact count of what there is or was done: neither a change nor a task, and not nothing."""
    figure, label = passage[number], passage.labels[number]
    counted = figure.is_count and figure.bound == "exact" and figure.amount >= 1
    told = not figure.modality and not called_task(label, passage.tails[number])
    return counted and told and not CHANGE.search(label)


def all_listed(passage: Passage, last: int) -> int:
    """机构13所，其中市级1所，县级12所，有7所开展住院业务: behind a list that makes up its whole the sentence speaks of all."""
    for whole in reversed(passage.before(last, LONGEST_LIST)):
        if not passage.same_sentence(whole, last):
            break
        parts = parts_behind(passage, whole)
        if last in parts[1:] and adds_up(passage, whole, parts[: parts.index(last) + 1]):
            return whole
    return last


def with_each_part(passage: Passage, relations: Iterable[Relation]) -> Iterator[Relation]:
    """Of several parts, all together are within the whole, and so is each: a reader who asks for one part is told."""
    for relation in relations:
        yield relation
        result, parts = relation.result, relation.operands
        if relation.type == "order" and relation.holds and result is not None and len(parts) > 1:
            for part in parts:
                if passage[part].interval[0] <= passage[result].interval[1]:
                    yield order_relation(passage, result, (part,), holds=True)


def with_companions(passage: Passage, relations: Iterable[Relation]) -> Iterator[Relation]:
    """60岁以上147717人，占22.00%，其中65岁以上108726人，占16.20%; 出生9017人，较去年同期7005人增加……其中二孩3999人，比去年同期
    2715人增加……: where a part is within its whole, so are their shares of one number, and what they were the year before.
    """
    for relation in relations:
        yield relation
        result, parts = relation.result, relation.operands
        if relation.type != "order" or not relation.holds or result is None or len(parts) != 1:
            continue
        part, whole = sorted((result, parts[0]), key=lambda number: passage[number].amount)
        if max(part, whole) + 1 >= len(passage) or abs(part - whole) < 2:
            continue
        smaller, larger = part + 1, whole + 1
        if passage[part].is_rate:
            alike = _both_of_then(passage, smaller, larger) or _both_counted(passage, smaller, larger)
        else:
            alike = _shares_of_one_number(passage, smaller, larger) or _both_of_then(passage, smaller, larger)
            alike = alike or _of_one_deed(passage, smaller, larger)
        if alike and passage[smaller].amount <= passage[larger].amount:
            of_rates = passage[smaller].is_rate  # of these the smaller is the result
            ends = (smaller, (larger,)) if of_rates else (larger, (smaller,))
            yield order_relation(passage, *ends, holds=True)


def with_steps(passage: Passage, relations: Iterable[Relation]) -> Iterator[Relation]:
    """共有医疗机构787间，相比2021年末增加66间: a number grew by no more than it is now."""
    for relation in relations:
        yield relation
        step, now = relation.result, relation.operands
        if relation.type != "population" or not relation.holds or step is None or len(now) != 1:
            continue
        grew = passage[step].is_count and STEP.search(passage.labels[step]) is not None
        if (
            grew
            and passage[step].unit == passage[now[0]].unit
            and passage[step].amount <= passage[now[0]].amount
        ):
            yield order_relation(passage, now[0], (step,), holds=True)


def with_floors(passage: Passage, relations: Iterable[Relation]) -> Iterator[Relation]:
    """报告手足口病逾8000例 in the title, 8001例 in the text: the same number, and no more than it."""
    for relation in relations:
        yield relation
        if relation.type != "duplicate" or not relation.holds or relation.result is None:
            continue
        for floor, exact in permutations((relation.result, *relation.operands[:1]), 2):
            over = passage[floor].bound == "over" and passage[exact].bound == "exact"
            if over and passage[floor].amount < passage[exact].amount:
                yield order_relation(passage, exact, (floor,), holds=True)


def _shares_of_one_number(passage: Passage, smaller: int, larger: int) -> bool:
    """What the two shares are of, by the counts before them, may be one number."""
    if not all(SHARE.match(passage.labels[n]) and passage[n].kind == "percent" for n in (smaller, larger)):
        return False
    if not all(passage[n].low > 0 for n in (smaller, larger)):
        return False
    (least, most), (fewest, largest) = (
        (passage[n - 1].interval[0] / passage[n].high, passage[n - 1].interval[1] / passage[n].low)
        for n in (smaller, larger)
    )
    return least <= largest and fewest <= most


def _of_one_deed(passage: Passage, smaller: int, larger: int) -> bool:
    """60岁以上应接种31864人，已接种第一剂29106人；80岁以上5147人，已接种3912人: what was done with both."""
    deeds = [DEED.match(passage.labels[number]) for number in (smaller, larger)]
    units = {passage[n].unit for n in (smaller - 1, larger - 1, smaller, larger)}
    one_paragraph = passage.paragraphs[smaller] == passage.paragraphs[larger]
    return all(deeds) and len({deed[1] for deed in deeds if deed}) == 1 and len(units) == 1 and one_paragraph


def _both_counted(passage: Passage, smaller: int, larger: int) -> bool:
    """婴儿死亡率1.95‰（3例），5岁以下儿童死亡率3.25‰（5例）: rates of one number, each with its count in brackets."""
    bracketed = all(passage.labels[n] == "（" and passage[n].is_count for n in (smaller, larger))
    return bracketed and passage[smaller].unit == passage[larger].unit


def _both_of_then(passage: Passage, smaller: int, larger: int) -> bool:
    of_then = all(THEN.match(passage.labels[n]) for n in (smaller, larger))
    units = {passage[n].unit for n in (smaller - 1, larger - 1, smaller, larger)}
    return of_then and len(units) == 1
