"""How much printed digits speak for one slip in a rate that two counts do not give: the logarithm of odds.

The odds are those of a slip of that kind in a broken tie against those of two counts that have nothing to do with the
rate coming so near by accident. Two neighbours changed about in a rate of three digits hardly happen so; one other digit
does ten times as often; that the stated rate is merely near tells the more, the nearer it is.
"""

from __future__ import annotations

from decimal import Decimal
from math import log

from weijian.kernel.quantities import round_half_up
from weijian.proof.figures.model import PER, Figure
from weijian.proof.judgement import one_slip, rate_value
from weijian.proof.relations.model import Relation
from weijian.proof.relations.repair import by_other_digits, by_the_digits_printed

LEAST_DIGITS, FEW_DIGITS = 3, 2
# How often a broken tie is broken so.
CHANGED_ABOUT, OTHER_DIGIT, MERELY_NEAR = 0.3, 0.4, 0.2
# Ways in which so many digits may be miswritten: other digits, neighbours changed about, and for the counts, too, the
# unit, the point, a digit left out or put in.
OTHERS, WAYS_OF_COUNTS, WAYS_OF_A_DIGIT = 9, 12, 20
NEAR, NOT_FAR, ALL, CLOSE_TO_ALL = 0.03, 0.15, 100, 5


def by_agreement(rate: Figure, part: Figure, whole: Figure) -> float:
    """That the two give the rate; of all of them many do."""
    many = rate.printed_digits if part.amount != whole.amount else 1
    return log(1 / _by_accident(many, whole))


def by_slip_in_the_rate(rate: Figure, part: Figure, whole: Figure, few: bool) -> float | None:
    """97.1% for 79.1%; None where more than one slip parts the two. Of a `few` digits only where words say the base."""
    exponent = int(rate.value.as_tuple().exponent)
    stated, unit = str(int(rate.value.scaleb(-exponent))), Decimal(1).scaleb(exponent)
    value = rate_value(part, whole, PER[rate.kind]) / unit
    shown = {str(int(round_half_up(value, 0))), str(int(value))}
    apart = [one for one in shown if one_slip(stated, one, left_out=False)]
    if len(stated) < (FEW_DIGITS if few else LEAST_DIGITS) or not apart:
        return None
    accident = _by_accident(len(stated), whole)
    if any(sorted(one) == sorted(stated) for one in apart):
        return log(CHANGED_ABOUT / (len(stated) - 1) / accident)
    return log(OTHER_DIGIT / (OTHERS * len(stated)) / accident)


def by_any_slip(figures: list[Figure], broken: Relation, least: float) -> float | None:
    """The same for a slip in any of the three, its unit and point included; not looked for where it would tell less than
    the `least` that is wanted.
    """
    rate, part, whole = (figures[number] for number in (broken.result or 0, *broken.operands))
    many = rate.printed_digits
    if many < LEAST_DIGITS:
        return None
    accident = _by_accident(many, whole)
    printed = log(CHANGED_ABOUT / WAYS_OF_COUNTS / accident)
    if printed >= least and by_the_digits_printed(figures, broken):
        return printed
    ways = WAYS_OF_A_DIGIT * (many + part.printed_digits + whole.printed_digits)
    other = log(OTHER_DIGIT / ways / accident)
    return other if other >= least and by_other_digits(figures, broken) else None


def by_nearness(rate: Figure, part: Figure, whole: Figure, near: float = NEAR) -> float | None:
    """12.62% where it is 12.60%. Rates crowd near nought and near a hundred, so that 99.38% for 99.17% tells little. Not
    `near` it tells nothing.
    """
    stated = float(rate.value)
    plain = rate.kind == "percent" and rate.printed_digits >= LEAST_DIGITS
    if not plain or part.amount == whole.amount or stated >= ALL:
        return None
    off = abs(float(rate_value(part, whole, PER[rate.kind])) - stated)
    crowded = 1 / stated + 1 / (ALL - stated + CLOSE_TO_ALL)
    accident = max(2 * off * crowded, 10.0**-LEAST_DIGITS)
    return log(MERELY_NEAR / accident) if off <= near * stated else None


def _by_accident(many: int, whole: Figure) -> float:
    """How often a rate of so many digits is hit; of few things there are but few rates."""
    return max(10.0**-many, 1 / float(whole.amount))
