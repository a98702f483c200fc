"""Ties of order, what all finders of them share: how a tie is told, and which counts may stand in one.

`result` is the whole and `operands` are the parts, or the smaller is the result and the larger the operand,
whichever the sentence speaks of; the working says it in words.
"""

import re

from weijian.proof.figures.model import Figure
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import adds_up, parts_behind
from weijian.proof.relations.wording import CHANGE, DOWN, FROM, UP, called_task

LONGEST_LIST = 5
# What people are counted in, the sick too.
HEADS = {"人", "名", "位", "例"}
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


def within(passage: Passage, whole: int, part: int, holds: bool | None = None) -> Relation:
    """One part in its whole; where the part is more, it is what the tie speaks of."""
    if holds is None:
        holds = passage[part].amount <= passage[whole].amount
    result, operand = (whole, part) if holds else (part, whole)
    return order_relation(passage, result, (operand,), holds)


def side_by_side(passage: Passage, one: int, other: int) -> Relation:
    """Two that belong together, whichever is more: what was wanted and what was reached."""
    less, more = sorted((one, other), key=lambda number: passage[number].amount)
    return order_relation(passage, more, (less,), holds=True)


def in_one_unit(passage: Passage, one: int, other: int) -> bool:
    """In one unit, or both in heads: 患者1208人, 其中重症36例."""
    units = {passage[one].unit, passage[other].unit}
    return len(units) == 1 or units <= HEADS


def of_one_family(passage: Passage, one: int, other: int) -> bool:
    return passage[one].kind == passage[other].kind and passage[one].family == passage[other].family


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


def all_before(passage: Passage, last: int, part: int) -> int:
    """What a part too large for `last` may be of instead: the whole of a list that ends in it (一孩1602人，二孩1351人；其中
    符合政策生育2950人), or a total told between the two (感染者52例、病人35例，合计87例，治疗78例).
    """
    listed = all_listed(passage, last)
    totals = (
        tie.result for tie in passage.sums or ()
        if tie.result is not None and last < tie.result < part and last in tie.operands and tie.holds
    )  # fmt: skip
    return next(totals, listed) if listed == last else listed
