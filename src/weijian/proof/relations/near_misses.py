"""Ties that no reading makes true, though one slip would: what the finders of near misses share.

Where figures stand as parts stand to their whole, or a share to what it is of, and a single slip of the pen makes
them agree, the tie is broken rather than absent. How much that proves depends on the printed digits: two digits
changed about in a number of five are no accident, another digit in a number of two explains anything. Each finder
therefore says which slips it takes for proof; none of its ties is firm, they are worth a warning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import last_digit, one_slip, one_slip_from
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repair import QUOTIENTS, by_other_digits, by_the_digits_printed

MOST_TIED = 12
FEW_DIGITS = 2
TEN_THOUSAND = 10**4
TELLING = 3
ONE_IN = 7
PRICES = {"unit_price", "difference", "growth", "duplicate"}
FIRMER = {"sum", "ratio", "completion", "rate_per", "difference", "growth", "unit_price"}


@dataclass(slots=True)
class Told:
    """The figures of which the ties found so far say already what they should be, by arithmetic or as told before."""

    results: set[int] = field(default_factory=set)
    contradicted: set[int] = field(default_factory=set)
    # What rates that hold are of.
    wholes: set[int] = field(default_factory=set)
    # Prices that their sum and heads explain.
    priced: set[int] = field(default_factory=set)
    # Figures that some arithmetic or another telling explains, or that are said to be wrong already.
    explained: set[int] = field(default_factory=set)
    # Figures that one tie ties, two and two, the first told first.
    together: set[tuple[int, int]] = field(default_factory=set)
    # What adds up to a whole.
    listed: set[frozenset[int]] = field(default_factory=set)
    # Arithmetic that does not hold.
    broken: list[Relation] = field(default_factory=list)
    # Arithmetic that holds.
    holding: list[Relation] = field(default_factory=list)
    # Figures that arithmetic which holds confirms.
    proven: set[int] = field(default_factory=set)

    # What a number is said to be within, by order.
    within: dict[int, set[int]] = field(default_factory=dict)

    @property
    def wrong(self) -> set[int | None]:
        """The figures of arithmetic that does not hold."""
        return {number for tie in self.broken for number in (tie.result, *tie.operands)}

    def ties(self, one: int, other: int) -> bool:
        """Whether some tie ties both."""
        return ((one, other) if one < other else (other, one)) in self.together

    def learn(self, relation: Relation) -> None:
        result = [] if relation.result is None else [relation.result]
        tied = sorted({*relation.operands, *result})
        self.together.update(combinations(tied[:MOST_TIED], 2))
        if relation.type in FIRMER:
            self._learn_of_arithmetic(relation, tied)
        if relation.type == "order" and relation.holds and relation.result is not None:
            for part in relation.operands:
                self.within.setdefault(part, set()).add(relation.result)
        if relation.type in FIRMER or relation.type == "duplicate" or not relation.holds:
            self.explained.update(tied if _tells_its_parts(relation) else result)
        if result and relation.operands:
            self.results.update(result if relation.type in FIRMER else ())
            self.priced.update(result if relation.type in PRICES else ())
            self.contradicted.update(result if relation.type == "duplicate" and not relation.holds else ())

    def _learn_of_arithmetic(self, relation: Relation, tied: list[int]) -> None:
        (self.holding if relation.holds else self.broken).append(relation)
        if not relation.holds:
            return
        if relation.result is not None:  # a price that nobody states confirms nothing
            self.proven.update(tied)
        if relation.type == "sum":
            self.listed.add(frozenset(relation.operands))
        if relation.type in QUOTIENTS and relation.result is not None and relation.operands:
            self.wholes.add(relation.operands[-1])


def told_by(relations: Iterable[Relation]) -> Told:
    told = Told()
    for relation in relations:
        told.learn(relation)
    return told


def _tells_its_parts(relation: Relation) -> bool:
    """每批次约64人次: two digits say nothing of a number of four that they are an average of."""
    few = relation.stated is not None and len(relation.stated.as_tuple().digits) <= FEW_DIGITS
    return relation.type != "unit_price" or not few or not relation.holds


def off_by(stated: Figure, relation: Relation) -> bool:
    """Whether what is computed is within a hundredth of what is stated."""
    computed = relation.computed
    return isinstance(computed, Decimal) and abs(computed - stated.value) * 100 <= stated.value


def comes_near(stated: Figure, value: Decimal) -> bool:
    """Whether what is computed is within a seventh of what is stated: an old number, where words leave no other reading."""
    return abs(value - stated.amount) * ONE_IN <= stated.amount


def parts_come_near(passage: Passage, whole: int, parts: list[int]) -> bool:
    return comes_near(passage[whole], sum((passage[part].amount for part in parts), Decimal(0)))


def is_nearly_computed(passage: Passage, relation: Relation) -> bool:
    computed, stated = relation.computed, passage[relation.result or 0]
    return isinstance(computed, Decimal) and comes_near(stated, computed * stated.factor)


def a_slip_explains(passage: Passage, relation: Relation) -> bool:
    return changing_about_explains(passage, relation) or bool(by_other_digits(passage.figures, relation))


def changing_about_explains(passage: Passage, relation: Relation) -> bool:
    return bool(by_the_digits_printed(passage.figures, relation))


def one_slip_off(passage: Passage, whole: int, parts: list[int], telling: int = TELLING) -> bool:
    """Whether the parts come to the whole as it would be printed without one slip."""
    figure = passage[whole]
    value = sum((passage[part].amount for part in parts), Decimal(0)) / figure.factor
    stated = str(int(figure.value / last_digit(figure.value)))
    # Parts may be printed more finely. The noughts of a round number prove nothing.
    return len(stated.rstrip("0")) >= telling and one_slip_from(figure.value, value)


def slip_in_a_part(passage: Passage, whole: int, parts: list[int], telling: int = TELLING) -> bool:
    """Whether one of the parts, of three digits or more, need only be without one slip for all to come to the whole."""
    over = sum(passage[part].amount for part in parts) - passage[whole].amount
    return any(_miswritten_by(passage[part], over, telling) for part in parts)


def slip_in_the_sum(passage: Passage, whole: int, parts: list[int], telling: int = TELLING) -> bool:
    """Whether one slip, in the whole or in a part, is all that is wrong."""
    return one_slip_off(passage, whole, parts, telling) or slip_in_a_part(passage, whole, parts, telling)


def unit_left_out(passage: Passage, whole: int, parts: list[int]) -> bool:
    """总投资1.36亿元，其中专项债券8000万元、自筹5600元: one of them in 万, and all come to the whole to the last digit."""
    over = sum(passage[part].amount for part in parts) - passage[whole].amount
    larger = any(passage[number].factor != 1 for number in (whole, *parts))
    return larger and any(
        passage[part].factor == 1
        and passage[part].significant_digits >= FEW_DIGITS
        and passage[part].amount - over == passage[part].amount * TEN_THOUSAND
        for part in parts
    )


def _miswritten_by(part: Figure, over: Decimal, least: int) -> bool:
    unit = last_digit(part.value)
    stated, meant = part.value / unit, (part.amount - over) / part.factor / unit
    if part.kind == "money" and part.factor == 1 and part.amount - over == part.amount * TEN_THOUSAND:
        return True  # 其中伤残家庭49.56万元、死亡家庭109.62元, of 159.18万元
    telling = len(str(int(stated)).rstrip("0")) >= least
    return telling and meant > 0 and meant == int(meant) and one_slip(str(int(stated)), str(int(meant)))
