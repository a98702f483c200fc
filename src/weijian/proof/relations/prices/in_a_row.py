"""Heads, what each gets and what all get, one behind the other: 奖励扶助对象5827人，每人每年960元，发放559.392万元.

The words tie the three whatever they are, in any order; only rates and what stands in brackets may come between. Asked
for prices and averages that nothing else explains, so that a tie which does not hold here is broken: worth a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets, meets_rate, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, comes_near
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.averages import EACH, counts_them, word_of
from weijian.proof.relations.prices.how_long import how_long, is_time_of, times_paid
from weijian.proof.relations.prices.unit_price import (
    A_HEAD,
    CENTS,
    HEADS,
    MONTHLY,
    miswritten,
    of_other_care,
    of_several,
    price_label,
    price_relation,
    wrongly_paid,
)
from weijian.proof.relations.rates.definitions import everybody
from weijian.proof.relations.wording import CHANGE, TO

REACH = 4
COMPARED = re.compile(r"(?:[比较](?:去年|上年)|净增|净减)[^，。；]{0,6}$")
# What says of money behind a price that it is what all got.
PAID = re.compile(
    r"发放|发出|预算|资金|经费|补助|补贴|投资|投入|支出|总额|金额|奖励|费用|需|共|合计|总计|计|兑现|兑付|拨付|拨出|下拨|下发"
    r"|应[发拨补]|实发|(?<!筹)拨|保费|投保|价值|总价|落实|安排|货款|价款|应付|须付|代?缴|支付|付出|付款|核销|结算|打卡|到账|收入|收取|收缴|筹集|列支|开支|花费|全年"
)
ALL_OF_IT = re.compile(r"应|需|共|总|全年|全部|年度|预算")
OF_SEVERAL = re.compile(r"共|合计|总|累计")
# Of what is due so much has come.
PARTLY = re.compile(r"到位|到账|已|预拨|首批|先期|先行")
# 每人每月205元，一个月需46.82万元; 全年发放955.05万元.
SO_LONG = re.compile(r"(?:全年|一年|[一每]个?月|当月)(?:共|应|需|发放|兑现|补助|支出)")
FAR_OFF = 5
# 医疗收入2.58亿元，筛查5300人，人均补助提高到55元: of something else.
MONEY_FAR_OFF = 20
# The sum of a part, of another kind, of another time; prices of which nothing follows for the sum.
OTHER_SUM = re.compile(
    r"其中|[省市县区]级|中央|另|分别|上年|去年|同期|剩余|目标|计划(?!生育)|最[高低]|起付|封顶|不超过|限额"
)
# 今年计划新建村卫生室36个，每个补助8万元，共需资金288万元
PLANNED = re.compile(r"^[^，。；\d]{0,8}计划(?:新建|改造|建设|改扩建|招聘|培训|购置)[^，。；\d]{0,10}$")
BY_THE_DAY = re.compile(r"每[天日]|日均|/天|每[周旬]|每[三四五六七八九十\d]+个?[月年天日周]")
RESIDENTS = "常住"
# 每月14.82万元，12个月发放177.84万元: what all of them get together.
OF_ALL = re.compile(r"^[，、；]?(?:[^，。；：\d每人户名]{0,10})?每(?:个?月|[天日])[^，。；\d每人户名]{0,6}$")
OF_WHICH = re.compile(r"^[，；（]?其中(?!.*(?:[省市县区]级|中央|上年|去年))")
LEAST_DIGITS = 4
AS_NEAR = 100  # a price in round figures is meant to one part in so many
TEN_THOUSAND = 10000  # 万元 without 万
TO_THE_CENT = 1000  # 人均1641.10元 is worked out


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for each, figure in enumerate(passage.figures):
        plain = figure.kind in {"money", "count", "volume"} and figure.bound in {"exact", "about"}
        match = EACH.search(price_label(passage, each)) if plain and figure.value > 0 else None
        if match and each not in told.priced and each not in told.results and _a_price(passage, each):
            row = next(_rows(passage, each, match), None)
            relation = None if row is None else _relation(passage, each, *row)
            if (
                row
                and relation
                and (
                    relation.holds
                    or (_surely_wrong(passage, each, *row) and not _of_another_price(passage, each, row[1]))
                )
            ):
                yield relation


def _of_another_price(passage: Passage, each: int, money: int) -> bool:
    """按每人1000元的标准发放慰问金39万元，并按每人300元……: the sum before the price follows a price of its own."""
    own = money - 1
    if not 0 <= own < money < each or not passage.same_sentence(own, each):
        return False
    return passage[own].kind == "money" and EACH.search(price_label(passage, own)) is not None


def _a_price(passage: Passage, each: int) -> bool:
    label = passage.labels[each]
    raised = TO.search(passage.labels[each + 1]) if each + 1 < len(passage) else None
    if raised and passage.same_sentence(each, each + 1) and passage[each + 1].unit == passage[each].unit:
        return False
    said = TO.sub("", label)
    by_the_day = BY_THE_DAY.search(label) and how_long(passage, each) is None
    return not (CHANGE.search(said) or OTHER_SUM.search(label) or by_the_day)


def _rows(passage: Passage, each: int, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Heads and sum right before, around or right behind the price, in one clause with it; else the sum beside it, for
    all the people.
    """
    time, whole = each + 1, each + 2
    if OF_ALL.match(passage.labels[each]) and whole < len(passage) and is_time_of(passage, time, each):
        if _is_the_sum(passage, each, time, whole) and passage.same_sentence(each, whole):
            yield time, whole
        return
    before = _beside(passage, each, passage.in_front(each, REACH))
    behind = _beside(passage, each, passage.behind(each, REACH))
    for one, other in (
        *zip(before[:1], behind[:1], strict=False),
        *zip(before[1:2], before[:1], strict=False),
        *pairwise(before),
        *pairwise(behind),
        *zip(behind[:1], before[:1], strict=False),
    ):
        if _are_heads(passage, one, match) and _is_the_sum(passage, each, one, other):
            yield one, other
            return
    if A_HEAD.search(price_label(passage, each)):
        people = everybody(passage)
        sums = [n for n in (*behind[:1], *before[:1]) if people and _is_the_sum(passage, each, people[0], n)]
        fitting = [n for n in people if sums and _fits(passage, each, n, sums[0])]
        residents = [n for n in people if RESIDENTS in passage.named(n)]
        if sums and (fitting or residents):  # what is raised by the head is raised for those who live there
            yield (fitting or residents)[0], sums[0]


def _are_heads(passage: Passage, number: int, match: re.Match[str]) -> bool:
    """Those who came are no meetings (场均86人次), households no heads (83户，每人5000元)."""
    family = passage[number].family
    of_meetings = match["who"] == "场" and family == "people"
    of_households = family == "户" and word_of(match) in "人名"
    return counts_them(passage, number, match) and not of_meetings and not of_households


def _beside(passage: Passage, each: int, numbers: range) -> list[int]:
    """The two nearest figures of the clause on one side; rates and brackets are passed over."""
    found = []
    for number in numbers:
        if not passage.together(*sorted((number, each))):
            break
        label = passage.labels[number]
        if CHANGE.search(label) or COMPARED.search(label) or is_time_of(passage, number, each):
            continue  # 对象9876人，比上年的9212人净增664人，每人每年960元
        a_price = passage[number].is_rate or EACH.search(label)
        if not a_price and passage.depths[number] <= passage.depths[each]:
            found.append(number)
    return found[:2]


def _is_the_sum(passage: Passage, each: int, heads: int, whole: int) -> bool:
    figure, other, label = passage[each], passage[whole], passage.labels[whole]
    one_base = {figure.base, other.base} in ({figure.base}, {"人", "人次"})
    times = figure.base == "次" and other.base in {"人次", "户次", "家次"}  # 每人每年4次……39384人次
    alike = other.kind == figure.kind and (one_base or times)
    lost_scale = other.unit == "元" and OF_SEVERAL.search(label)  # 每户1000元，共3.8元, for 3.8万元
    larger = other.bound in {"exact", "about"} and (other.amount > figure.amount or lost_scale)
    own = not EACH.search(label) and not OTHER_SUM.search(label) and not CHANGE.search(label)
    another_time = {figure.period, other.period} - {"", "全年"}
    if not alike or not larger or not own or len(another_time) > 1:
        return False
    planned = (heads, whole) == (each - 1, each + 1) and PLANNED.search(passage.labels[heads])
    if OTHER_SUM.search(passage.labels[heads]) and not (
        planned
        or _some_of_them(passage, each, heads, whole)
        or _all_three_of_them(passage, each, heads, whole)
    ):
        return False
    if whole < heads and of_several(passage, each, heads, whole):
        return False
    apart = not passage.same_sentence(heads, each)
    if apart and heads in everybody(passage) and not ALL_OF_IT.search(label):
        return False
    if figure.kind == "money" and whole > each and not PAID.search(label):
        return False
    if any(EACH.search(passage.labels[number]) for number in range(each + 1, whole)):
        return False
    if whole > each and heads < each and _right_behind_a_price(passage, each):
        return False
    in_a_row = heads + 1 == whole == each - 1  # 门诊补偿362108人次，补偿总额744.17万元，人均20.55元
    return in_a_row or not (OF_SEVERAL.search(label) and _another_price(passage, each))


def _right_behind_a_price(passage: Passage, each: int) -> bool:
    """新建26个、改建41个，新建每个补助12万元，改建每个补助5万元，拨付400万元: of both."""
    before = each - 1
    alike = before >= 0 and passage[before].kind == passage[each].kind and passage.together(before, each)
    return alike and all(EACH.search(passage.labels[number]) for number in (before, each))


def _some_of_them(passage: Passage, each: int, heads: int, whole: int) -> bool:
    """建成203个，其中改建36个，每个补助8万元，共投入288万元: of the some, unless it is right for all of them."""
    if not OF_WHICH.match(passage.labels[heads]) or not heads < each < whole:
        return False
    alike = (n for n in passage.before(heads, REACH) if passage[n].unit == passage[heads].unit)
    return not any(_fits(passage, each, every, whole) for every in alike)


def _all_three_of_them(passage: Passage, each: int, heads: int, whole: int) -> bool:
    """去年共为56415人次报销10683.16万元，人均1893.67元; 其中住院17648人次，补偿5061.18万元，人均2867.85元: in one row."""
    words = passage.between(heads, each)
    row = [n for n in range(heads, each) if not passage[n].is_rate] == [heads, whole]
    if "其中" in passage.labels[heads] and (
        OF_SEVERAL.search(passage.labels[whole]) or passage[heads].family not in HEADS
    ):
        return False  # 面积7680平方米，其中实验室3072平方米，总投资3650万元: of all of it
    return row and not ("其中" in words or OTHER_SUM.search(passage.labels[whole] + passage.labels[each]))


def _another_price(passage: Passage, each: int) -> bool:
    """甲2人，每人600元，乙3人，每人500元，共2700元: of both."""
    return any(
        EACH.search(passage.labels[number]) and passage.together(number, each)
        for number in passage.in_front(each, REACH)
        if passage[number].kind == passage[each].kind
        and price_label(passage, each) is not passage.labels[number]
    )


def _fits(passage: Passage, each: int, heads: int, whole: int) -> bool:
    """As printed, or roughly; so much a month may be told of a year, so much a year of half of it."""
    figure, computed = passage[each], quotient(passage[whole], passage[heads], Decimal(1))
    if computed is None:
        return True
    times = _times(passage, each, heads, whole)
    if any(_paid_as_told(passage, each, heads, whole, time) for time in times):
        return True
    to_the_cent = -int(figure.value.as_tuple().exponent) >= CENTS and figure.bound == "exact"
    as_near = TO_THE_CENT if to_the_cent else AS_NEAR
    middle = (computed[0] + computed[1]) / 2
    near = [time for time in times if abs(middle / time - figure.amount) * as_near <= figure.amount]
    return any(not miswritten(passage, each, heads, whole, time) for time in near)


def _times(passage: Passage, each: int, heads: int, whole: int) -> list[Decimal]:
    """How often it was paid; the months themselves, where they stand in the place of heads."""
    return [Decimal(1)] if how_long(passage, each) == heads else times_paid(passage, each, whole)


def _surely_wrong(passage: Passage, each: int, heads: int, whole: int) -> bool:
    """Not all of it may have come yet (到位), nor all heads have been there every month, and things counted for each need not be
    those counted: then only a slip of the pen is told.
    """
    if _some_went_without(passage, each, heads, whole) or of_other_care(passage, each, whole, heads):
        return False
    each_one, all_got = passage[each].amount, passage[whole].amount / passage[heads].amount
    if PARTLY.search(passage.labels[whole]) and all_got < each_one:
        return miswritten(passage, each, heads, whole)
    if any(
        _ten_times(passage[whole], all_got / time, each_one) for time in _times(passage, each, heads, whole)
    ):
        return True
    if passage[whole].unit == "元" and passage[each].unit == "元" and all_got * TEN_THOUSAND == each_one:
        return True
    monthly = MONTHLY.search(price_label(passage, each)) and how_long(passage, each) is None
    if monthly and SO_LONG.search(passage.labels[whole]):
        return any(comes_near(passage[each], all_got / time) for time in _times(passage, each, heads, whole))
    limit = MONEY_FAR_OFF if passage[each].kind == "money" else FAR_OFF
    far = not each_one < all_got * limit < each_one * limit**2
    return not (monthly or far) or any(
        _but_for_a_slip(passage, each, heads, whole, time) for time in _times(passage, each, heads, whole)
    )


def _ten_times(whole: Figure, told: Decimal, meant: Decimal) -> bool:
    """3416人，每人每月10元，全年合计409.92万元: the decimal point stands one place off, every digit else is right."""
    return whole.significant_digits >= LEAST_DIGITS and told in {meant * 10, meant / 10}


def _some_went_without(passage: Passage, each: int, heads: int, whole: int) -> bool:
    """应发放儿童1928名，每名每月1盒，9月份发放1362盒，发放率70.6%."""
    rate = whole + 1
    told = rate < len(passage) and passage.together(whole, rate) and passage[rate].kind == "percent"
    once = passage[each].amount == 1
    return told and once and meets_rate(passage[rate], passage[whole], passage[heads])


def _but_for_a_slip(passage: Passage, each: int, heads: int, whole: int, time: Decimal) -> bool:
    computed = quotient(passage[whole], passage[heads], Decimal(1))
    doubted = replace(passage[each], doubted=True)
    meant = computed is not None and meets(doubted, (computed[0] / time, computed[1] / time))
    return meant or miswritten(passage, each, heads, whole, time)


def _paid_as_told(passage: Passage, each: int, heads: int, whole: int, time: Decimal) -> bool:
    computed = quotient(passage[whole], passage[heads], Decimal(1))
    as_printed = computed is None or meets(passage[each], (computed[0] / time, computed[1] / time))
    return as_printed and not wrongly_paid(passage, each, heads, whole, time)


def _relation(passage: Passage, each: int, heads: int, whole: int) -> Relation:
    time, holds = how_long(passage, each), _fits(passage, each, heads, whole)
    if time is None or time == heads:
        return price_relation(passage, each, whole, heads, holds)
    shown = f"÷{passage.written(time)}"
    relation = price_relation(passage, each, whole, heads, holds, passage[time].amount, shown)
    return replace(relation, operands=(whole, heads, time))
