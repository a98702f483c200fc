"""Sums worked out at a standard that stands right before them: 按每个5万元计，已竣工的卫生室应拨付补助365万元.

Who it is paid for, the words of the sum say: the count of the sentences before that bears their name (已完成竣工验收73个). A sum
that this count does not give is broken, unless another count around gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.averages import EACH, counts_them
from weijian.proof.relations.prices.unit_price import price_relation
from weijian.proof.relations.wording import CHANGE, shared_run

BY = re.compile(r"(?:按照?|以)(?:[^，。；\d]{0,8})每[^，。；\d]{1,14}$")
RECKONED = re.compile(r"^(?:的?标准)?(?:来)?(?:计|算|计算|核算|测算|估算|标准|补助|拨付|补偿|发放)?，")
SUM = re.compile(r"[共计合需须应补奖兑发拨支付给是为]|资金|经费")
OTHER_SUM = re.compile(
    r"其中|上年|去年|同期|[省市县乡]级|中央|另|每|尚|还|缺|差|结余|分别|已[经兑拨付发支]|实际|先行|首批|[0-9一二三四五六七八九]成"
)
A_TIME = re.compile(r"每(?:个?月|[天日周次季年])|/[月天日年]")
NAMES = re.compile(r"应|需|共|补助|补贴|资金|经费|拨付|发放|卫生|[，、的]")
SENTENCES, REACH, SHARED, FEWEST = 3, 14, 2, 2


def find(passage: Passage) -> Iterator[Relation]:
    for money in range(1, len(passage)):
        price = money - 1
        if _at_its_standard(passage, price, money):
            yield from _paid(passage, price, money)


def _at_its_standard(passage: Passage, price: int, money: int) -> bool:
    figures = [passage[number] for number in (price, money)]
    if any(figure.kind != "money" or figure.bound != "exact" for figure in figures):
        return False
    label = passage.labels[price]
    said = passage.same_sentence(price, money) and BY.search(label) and not A_TIME.search(label)
    own = SUM.search(passage.labels[money]) and not OTHER_SUM.search(passage.between(price, money))
    reckoned = RECKONED.match(passage.between(price, money))
    return bool(said and own and reckoned) and not CHANGE.search(passage.labels[money])


def _paid(passage: Passage, price: int, money: int) -> Iterator[Relation]:
    match = EACH.search(passage.labels[price])
    if match is None:
        return
    heads = [
        n for n in range(price - 1, max(-1, price - REACH), -1)
        if passage.sentences[money] - passage.sentences[n] <= SENTENCES and counts_them(passage, n, match)
    ]  # fmt: skip
    giving = [n for n in heads if _gives(passage, price, n, money)]
    words = NAMES.sub(" ", passage.between(price, money))
    named = [n for n in heads if shared_run(passage.named(n), words) >= SHARED]
    if giving:
        yield price_relation(passage, price, money, giving[0], True)
    elif len({passage[n].amount for n in named}) == 1:
        yield price_relation(passage, price, money, named[0], False)


def _gives(passage: Passage, price: int, heads: int, money: int) -> bool:
    paid = passage[price].amount * passage[heads].amount
    return meets(passage[money], (paid, paid))
