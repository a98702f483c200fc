"""Ties of order: what all finders of them share.

`result` is the whole and `operands` are the parts, or the smaller is the result and the larger the operand,
whichever the sentence speaks of; the working says it in words.
"""

import re
from collections.abc import Iterable, Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE, DOWN, FROM, UP, called_task

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
    names = "＋".join(passage.written(n) for n in operands)
    if not working and passage[result].is_rate:
        working = f"{passage.written(result)}不应大于{names}"
    elif not working and (len(operands) > 1 or not holds):
        working = f"{names}不应大于{passage.written(result)}"
    return Relation("order", result, operands, value, passage[result].value, holds, working, firm)


def level_name(passage: Passage, number: int) -> str:
    """由上年的21.6万人次增加到27.0万人次: the name of a level stands before what it rose or fell from."""
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


def with_each_part(passage: Passage, relations: Iterable[Relation]) -> Iterator[Relation]:
    """Of several parts, all together are within the whole, and so is each: a reader who asks for one part is told."""
    for relation in relations:
        yield relation
        result, parts = relation.result, relation.operands
        if relation.type == "order" and relation.holds and result is not None and len(parts) > 1:
            for part in parts:
                if passage[part].interval[0] <= passage[result].interval[1]:
                    yield order_relation(passage, result, (part,), holds=True)
