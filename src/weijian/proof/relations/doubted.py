"""Figures that nothing explains, read as if one slip were in them: what would tie them then is broken.

The finders that search for arithmetic which holds are asked again about the paragraphs of such figures, each of which may
also stand for what it would be without one slip of the pen (another digit, two changed about). A tie that holds only so is
no accident where many digits are printed. Finders that words lead tell of themselves what does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from weijian.proof.figures.model import Figure
from weijian.proof.relations.changes import growth
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import FIRMER, Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates import ratio
from weijian.proof.relations.rates.one_matter import may_be_of
from weijian.proof.relations.repair import QUOTIENTS, strictly_holds
from weijian.proof.relations.sums import breakdowns, divisions, sum
from weijian.proof.relations.sums.parts import introduces
from weijian.proof.relations.sums.told_as_parts import told_as_parts
from weijian.proof.relations.wording import shared_run, stem_of

LEAST_DIGITS, LEAST_TELLING = 4, 3
KINDS = {"count", "money", "percent", "permille", "per100k", "percentage_points", "other"}


ASKED_AGAIN = (ratio, sum, divisions, breakdowns, growth)


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    doubted = {n for n, figure in enumerate(passage.figures) if n not in told.explained and _may_be(figure)}
    if not doubted:
        return
    around = {passage.paragraphs[number] for number in doubted}
    numbers = [n for n, paragraph in enumerate(passage.paragraphs) if paragraph in around]
    doubting = passage.only(numbers)
    doubting.figures = [
        replace(passage[number], doubted=True) if number in doubted else passage[number] for number in numbers
    ]
    for found in chain.from_iterable(finder.find(doubting) for finder in ASKED_AGAIN):
        relation = _in_the_whole(found, numbers)
        if relation.result in doubted and _holds_only_so(passage, relation):
            yield replace(relation, holds=False, firm=False)


def _in_the_whole(relation: Relation, numbers: list[int]) -> Relation:
    result = None if relation.result is None else numbers[relation.result]
    return replace(relation, result=result, operands=tuple(numbers[number] for number in relation.operands))


def _holds_only_so(passage: Passage, relation: Relation) -> bool:
    tied = relation.holds and relation.type in FIRMER
    return tied and not strictly_holds(passage.figures, relation) and _no_accident(passage, relation)


def _no_accident(passage: Passage, relation: Relation) -> bool:
    tied = sorted([*relation.operands, relation.result or 0])
    if any("其中" in passage.labels[number] for number in relation.operands[1:]):
        return False  # 1970项，有1080项可监测，其中830项达到: each within the one before
    if relation.type == "sum" and not told_as_parts(passage, relation.result or 0, relation.operands):
        return False
    whole, first = relation.result or 0, min(relation.operands)
    if (
        relation.type == "sum"
        and not introduces(passage, whole, first)
        and "；" in passage.between(whole, first)
    ):
        return False  # 增补叶酸4270人，随访率94.1%；高危孕产妇442人；婴儿死亡28人: of other matters
    if relation.type == "sum" and _of_one_list(passage, relation):
        return False  # 台山1543例、开平1162例、鹤山1060例、恩平104例: neighbours, none made up of the others
    if (
        relation.type == "growth"
        and relation.result is not None
        and max(relation.operands) < relation.result - 1
    ):
        return False  # 随访5713人次，门诊4773人次，讲座5场，比上年增长19.29%: of the lectures
    together = passage.paragraphs[tied[0]] == passage.paragraphs[tied[-1]]
    return together and (relation.type not in QUOTIENTS or _named_so(passage, relation))


def _of_one_list(passage: Passage, relation: Relation) -> bool:
    """Whether the whole stands in a list of its kind that goes on with the parts."""
    whole, first = relation.result or 0, min(relation.operands)
    before = whole - 1
    if first != whole + 1 or before < 0 or not passage.same_sentence(before, whole):
        return False
    one_unit = passage[before].unit == passage[whole].unit == passage[first].unit
    return one_unit and not introduces(passage, whole, first)


def _named_so(passage: Passage, relation: Relation) -> bool:
    """Whether the rate bears the name of its part: of many counts around some pair would fit by accident."""
    rate, part = relation.result or 0, relation.operands[0]
    label = passage.labels[rate]
    if any(passage[number].is_rate for number in relation.operands):
        return False
    beside = part == rate - 1 and passage.same_sentence(min(relation.operands), rate)
    beside = beside and may_be_of(passage, rate, relation.operands)
    return beside or shared_run(stem_of(label), passage.named(part)) >= 2


def _may_be(figure: Figure) -> bool:
    """Of fewer digits some tie holds by accident soon; the noughts of a round number prove nothing."""
    exact = figure.kind in KINDS and figure.bound == "exact"
    telling = figure.significant_digits
    return exact and figure.printed_digits >= LEAST_DIGITS and telling >= LEAST_TELLING
