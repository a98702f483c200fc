"""Prices that the sum beside them does not give, because they are paid several times or are one of several:
4170名……津贴250.2万元，每人每月100元; 罚款128250元，其中单位每家2000元、个人每人50元.
"""

from __future__ import annotations

import re

from weijian.proof.judgement import meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.averages import EACH
from weijian.proof.relations.prices.unit_price import price_label

# 每人每月, 每剂: there may be several of them for each.
BY_TIMES = re.compile(r"每(?:个?月|季度?|[剂针次期轮天日周])")
MOST_TIMES = 12


def paid_otherwise(passage: Passage, tie: Relation) -> bool:
    """Whether a price that is called broken is right in one of these ways."""
    if tie.type != "unit_price" or tie.result is None:
        return False
    money, heads = tie.operands[0], tie.operands[-1]
    return _so_many_times(passage, tie.result, money, heads) or _one_of_several(passage, tie.result, money)


def _so_many_times(passage: Passage, price: int, money: int, heads: int) -> bool:
    """To the last digit of the sum: two doses each, six months."""
    if not BY_TIMES.search(price_label(passage, price)):
        return False
    once = passage[price].amount * passage[heads].amount
    return any(meets(passage[money], (once * times, once * times)) for times in range(2, MOST_TIMES + 1))


def _one_of_several(passage: Passage, price: int, money: int) -> bool:
    """The sum is told first, and 其中 opens the prices of which it was made."""
    if money > price or "其中" not in passage.between(money, price):
        return False
    first = next(n for n in range(money + 1, price + 1) if "其中" in passage.between(money, n))
    if passage[first].kind == "money" and not EACH.search(passage.labels[first]):
        return False  # 总费用935958元，其中合理费用908164元；……人均费用590.51元: 其中 tells a part of the sum
    beside = (n for n in (price - 1, price + 1) if money < n < len(passage))
    return any(
        passage[n].kind == "money" and EACH.search(passage.labels[n]) and passage.same_sentence(n, price)
        for n in beside
    )
