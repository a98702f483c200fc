"""Sums paid at a standard to those told elsewhere: 在岗413人，其中……。村医补助每人每月600元，一年下来是297.36万元.

The standard is exact, and so is what it comes to. The sum is the standard for one of the counts of the neighbourhood that
the word for each counts, for the months of the year where it is told by the month. A sum of four digits that is one slip
from what some count comes to is no accident; nothing is broken where any count gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from weijian.kernel.quantities import round_half_up
from weijian.proof.judgement import last_digit, meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.averages import EACH, counts_them
from weijian.proof.relations.prices.unit_price import DIGITS_OF_HEADS, LAST_DIGITS, price_relation
from weijian.proof.relations.sums.parts import beside
from weijian.proof.relations.wording import CHANGE, TO

# Paid to each alike; what comes out as an average is no standard.
PAID = re.compile(r"标准|补助|补贴|奖|津贴|救助|扶助|慰问|[发付给拨]|按|缴费|保费|参保|收费")
AVERAGE = re.compile(r"平均|费用|[人次例户]均(?!.*(?:标准|补助|补贴|奖|津贴))")
MONTHLY, YEARLY = re.compile(r"每个?月|/月"), re.compile(r"一年|全年|年度|全部?年|每年|年内")
SUM = re.compile(r"[共计合需须补奖兑发拨支付给是为用投]|投入|资金|经费|一年|全年|安排")
OTHER_SUM = re.compile(r"其中|上年|去年|同期|[省市县乡]级|中央|另|每|尚|缺|差|计划|预算|结余|分别")
OTHER_HEADS = re.compile(r"上年|去年|同期|其中新|计划|目标|退出|注销|另有|净?[增减]")
A_DAY = re.compile(r"每[天日周次]|/[天日]|每个?(?:课时|学时|工作?日)|[日天]均")
MONTHS, SENTENCES, REACH, LEAST_DIGITS = 12, 2, 14, 4


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    settled = told.proven | told.contradicted
    for money, figure in enumerate(passage.figures):
        plain = figure.kind == "money" and figure.bound == "exact" and not figure.modality
        if not plain or figure.printed_digits < LEAST_DIGITS or money in settled:
            continue
        label = passage.labels[money]
        if SUM.search(label) and not (
            OTHER_SUM.search(label) or CHANGE.search(label) or beside(passage, money)
        ):
            yield from _paid(passage, money, told)


def _paid(passage: Passage, money: int, told: Told) -> Iterator[Relation]:
    found = _standard_before(passage, money)
    if found is None or _one_of_several_prices(passage, found[0]):
        return
    price, match = found
    # 每人280元，计11187.85万元，其中代缴19170人、536.76万元: what a part confirms is the price of all as well.
    if price in told.priced and price != money - 1:
        return
    times = _times(passage, price, money)
    heads = [n for n in _heads(passage, price, money, match) if passage[n].amount > 1]
    for number in heads:
        paid = passage[price].amount * passage[number].amount * times
        if meets(passage[money], (paid, paid)):
            yield price_relation(passage, price, money, number, True, Decimal(times))
            return
    wrong = [
        number for number in heads
        if _but_for_a_slip(passage, price, number, money, times) and not _one_of_several(passage, number, heads, told)
    ]  # fmt: skip
    if len({passage[number].amount for number in wrong}) == 1:
        yield price_relation(
            passage, price, money, wrong[0], False, Decimal(times), "÷12个月" if times > 1 else ""
        )


def _but_for_a_slip(passage: Passage, price: int, heads: int, money: int, times: int) -> bool:
    """The sum is one slip from what so many got, or so many from those who got it to the last yuan."""
    each, count, paid = passage[price].amount * times, passage[heads], passage[money]
    made, resolution = (
        each * count.amount,
        last_digit(paid.value) * paid.factor,
    )
    if abs(made - paid.amount) < LAST_DIGITS * resolution:
        return False  # rounded, perhaps
    if meets(replace(paid, doubted=True), (made, made)):
        return True
    meant = round_half_up(paid.amount / each, 0)
    exactly = meets(paid, (meant * each, meant * each)) and count.printed_digits >= DIGITS_OF_HEADS
    return exactly and meets(replace(count, doubted=True), (meant, meant))


def _one_of_several(passage: Passage, number: int, heads: list[int], told: Told) -> bool:
    """参训村医1286人，教师361人，学员2890人。……每人350元: the sum may be for several of them, where none is part of another."""
    return any(
        passage.together(*sorted((number, other))) and not told.ties(number, other)
        for other in heads
        if other != number
    )


def _standard_before(passage: Passage, money: int) -> tuple[int, re.Match[str]] | None:
    """The last price told before the sum, a sentence or two away at most."""
    for number in range(money - 1, max(-1, money - REACH), -1):
        if passage.sentences[money] - passage.sentences[number] > SENTENCES:
            return None
        label, figure = passage.labels[number], passage[number]
        if (
            figure.kind != "money"
            or figure.bound != "exact"
            or figure.amount * LEAST_DIGITS > passage[money].amount
        ):
            continue
        match = EACH.search(label)
        raised = A_DAY.search(label) or TO.search(label) or CHANGE.search(label) or AVERAGE.search(label)
        if match is None or raised or not PAID.search(passage.said_around(number, 40)):
            return None
        return number, match
    return None


def _one_of_several_prices(passage: Passage, price: int) -> bool:
    """帮扶标准为每人2000元，助学标准为每人3000元。两样支出20.10万元: the sum is of both."""
    before = (n for n in range(price - 1, max(-1, price - REACH), -1) if passage[n].kind == "money")
    last = next(before, None)
    near = last is not None and passage.sentences[price] - passage.sentences[last] <= SENTENCES
    return near and EACH.search(passage.labels[last or 0]) is not None


def _times(passage: Passage, price: int, money: int) -> int:
    """How often it was paid for the sum."""
    by_month = MONTHLY.search(passage.labels[price])
    return MONTHS if by_month and YEARLY.search(passage.between(price, money)) else 1


def _heads(passage: Passage, price: int, money: int, match: re.Match[str]) -> list[int]:
    """Whom the word for each counts, the nearest first."""
    return [
        n for n in range(money - 1, max(-1, money - REACH), -1)
        if n != price and passage.sentences[money] - passage.sentences[n] <= SENTENCES + 1
        and counts_them(passage, n, match) and not OTHER_HEADS.search(passage.labels[n])
    ]  # fmt: skip
