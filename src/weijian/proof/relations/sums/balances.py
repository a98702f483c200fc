"""What there was, what came, what went, and what there is then: 公开招聘42人，定向培养15人，退休和流失53人，净增4人; of
what there was, 上年享受5478人，今年新增486人，退出137人，现为5827人; 新建卫生村12个，由31个增加到43个; 新增托位150个，
总数达到462个.

Each number is told to have come or gone by its words; two of them are a plain distance (see `remainder`). Where what there
was is told elsewhere, or what came beside what it grew from, something untold may have come or gone as well, so nothing is
broken there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.judgement import meets, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import one_slip_off
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.nouns import shared_noun
from weijian.proof.relations.sums.moves import moves_beside, sign_of
from weijian.proof.relations.sums.parts import (
    account_relation,
    beside,
    is_quantity,
    sum_relation,
    written_signed,
)
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.sums.stock import BALANCE
from weijian.proof.relations.wording import FROM, TO, UP_TO, shared_run

NET = re.compile(r"净(?P<sign>增|减|流入|流出|增加|减少|增长)(?:了|为|达|只有|仅|人口|人数)*$")
# What there is in the end.
IN_THE_END = re.compile(
    r"(?:^|[，、])(?:[^，。；\d]{0,8}(?:现|目前|年末|年底|期末|至今)[^，。；\d]{0,8}|实有)(?:为|有|共|达)?$"
)
# 年初预算400万元，追加60万元，调整后预算460万元: what is adjusted has no other way to come about.
ADJUSTED = re.compile(
    r"^[，、]?(?:(?:调整|变更|追加|调增|调减)后的?[^，。；\d]{0,10}|(?:全年|最终|年末|实际)(?:部门)?预算(?:总?[数额]|总数|指标|资金|安排)?(?:为|共|达)?)$"
)
# 年初1200人，新增96人，减少35人: with the stock before and behind they are no comparison.
BARE_STEP = re.compile(r"^[，、]?(?:本年|当年|全年|今年|期间)?(?:新增|增加|减少)(?:了)?$")
LESS = {"减", "流出", "减少"}
REACH, FEWEST = 6, 3
NEW = re.compile(r"新(?!冠|生|型|农|华|院)|净增|增加|增设|增添|扩增|补充|改(?:建|造)|再(?:增|建)")
REACHED = re.compile(
    r"(?:总数|总量|总计|总|累计|年底|年末|届时|全[县市区州旗])?(?:达到?|增至|增加(?:到|至|为)|扩大到|升至|发展到|突破)(?:了)?$"
)
AROUND, FAR = 8, 400
SHARED, TELLING, WHOLE_NAME = 2, 2, 4
SO_FAR = re.compile(r"累计[^，。；\d]{0,14}$")
AGAIN = re.compile(r"^[，。；、]?(?:[^，。；\d]{0,6})(?:再|又)")
SAID = 40
JUST_NEW = re.compile(r"新(?:创|建|增|设)|创成|净增")


def find(passage: Passage) -> Iterator[Relation]:
    yield from _net_of_all(passage)
    yield from _grown_or_reached(passage)


def _net_of_all(passage: Passage) -> Iterator[Relation]:
    for net, figure in enumerate(passage.figures):
        if figure.kind not in {"count", "money"} or figure.bound != "exact":
            continue
        if IN_THE_END.search(passage.labels[net]) or ADJUSTED.search(passage.labels[net]):
            yield from _with_what_there_was(passage, net)
        match = NET.search(passage.labels[net])
        if match is None:
            continue
        signs = _came_and_went(passage, net)
        if len(signs) < FEWEST or len(set(signs.values())) < 2:
            continue
        value = sum((passage[n].amount * sign for n, sign in signs.items()), Decimal(0))
        value = -value if match["sign"] in LESS else value
        yield _relation(passage, net, signs, value / figure.factor)


def _with_what_there_was(passage: Passage, end: int) -> Iterator[Relation]:
    """The stock that stands before what came and what went, of which there must be both."""
    signs = _came_and_went(passage, end, with_stock=True)
    stock = min(signs, default=end) - 1
    both = len(set(signs.values())) > 1 or (signs and ADJUSTED.search(passage.labels[end]))
    if stock < 0 or not both or not passage.same_sentence(stock, end):
        return
    if passage[stock].family != passage[end].family or passage[stock].bound != "exact":
        return
    signs = {stock: 1, **signs}
    value = sum((passage[n].amount * sign for n, sign in signs.items()), Decimal(0))
    yield _relation(passage, end, signs, value / passage[end].factor, "sum")


def _came_and_went(passage: Passage, net: int, with_stock: bool = False) -> dict[int, int]:
    """The numbers right before, as they count; nothing where one of them is not said to have come or gone."""
    signs: dict[int, int] = {}
    for number in reversed(passage.before(net, REACH)):
        figure = passage[number]
        if (
            not passage.same_sentence(number, net)
            or figure.family != passage[net].family
            or figure.bound != "exact"
        ):
            break
        if passage.depths[number] > passage.depths[net]:
            continue  # 新聘39人（含定向培养14人）
        stepped = with_stock and BARE_STEP.match(passage.labels[number])
        if beside(passage, number) and not stepped:  # 比去年同期多出生140人
            continue
        if with_stock and BALANCE.search(passage.labels[number]):  # told of what came and went before it
            continue
        sign = sign_of(passage.labels[number] + passage.tails[number])
        if not sign or TO.search(passage.labels[number]):
            break
        signs[number] = sign
    return dict(sorted(signs.items()))


def _relation(
    passage: Passage, net: int, signs: dict[int, int], value: Decimal, kind: str = "difference"
) -> Relation:
    stated = passage[net]
    working = f"{written_signed(passage, signs.items())}＝{value:f}{stated.unit}"
    holds = meets(stated, (value * stated.factor, value * stated.factor))
    return Relation(kind, net, tuple(signs), value, stated.value, holds, working, firm=False)


def _grown_or_reached(passage: Passage) -> Iterator[Relation]:
    for now, figure in enumerate(passage.figures):
        if not is_quantity(figure) or figure.bound != "exact":
            continue
        was = now - 1
        if was >= 0 and FROM.search(passage.labels[was]) and TO.search(passage.labels[now]):
            if passage[was].unit == figure.unit and passage.same_sentence(was, now):
                yield from _came_to(passage, was, now)
        elif REACHED.search(passage.labels[now]):
            yield from _reached(passage, now)


def _came_to(passage: Passage, was: int, now: int) -> Iterator[Relation]:
    """From what there was to what there is, by what came and what went where both are told beside."""
    if moves := moves_beside(passage, was, now):
        yield account_relation(passage, "sum", now, {was: 1, **moves})
    elif UP_TO.search(passage.labels[now]):
        yield from _grown(passage, was, now)


def _grown(passage: Passage, was: int, now: int) -> Iterator[Relation]:
    """What came is told before the two or behind them."""
    step = passage[now].amount - passage[was].amount
    around = [*reversed(passage.before(was, AROUND)), *passage.behind(now, AROUND)]
    for came in around:
        alike = passage[came].unit == passage[now].unit and passage[came].amount == step >= FEWEST
        if alike and (NEW.search(passage.labels[came]) or _one_name(passage, came, was)):
            yield sum_relation(passage, now, (was, came), holds=True)
            yield distance_relation(passage, came, now, was, holds=True, firm=False)
            return
    shared = {
        came: shared_run(passage.labels[came], passage.labels[was])
        for came in around
        if _just_new(passage, came, was)
    }
    nearest = [came for came in shared if shared[came] == max(shared.values()) >= WHOLE_NAME]
    if len(nearest) == 1:
        yield sum_relation(passage, now, (was, nearest[0]), holds=False)


def _just_new(passage: Passage, came: int, was: int) -> bool:
    """新创建省级卫生村12个，……省级卫生村由上年的31个增加到43个: told new in the same sentence."""
    alike = passage[came].unit == passage[was].unit and passage[came].bound == "exact"
    said = JUST_NEW.search(passage.said_before(came))
    return alike and said is not None and passage.same_sentence(came, was)


def _one_name(passage: Passage, came: int, was: int) -> bool:
    """省级卫生村12个……，省级卫生村由上年的31个增加到43个."""
    named = shared_run(passage.labels[came], passage.labels[was]) > SHARED
    return named or shared_noun(passage, came, was) >= SHARED


def _reached(passage: Passage, now: int) -> Iterator[Relation]:
    came = now - 1
    alike = came >= 0 and passage[came].unit == passage[now].unit and passage[came].bound == "exact"
    if not alike or not passage.same_sentence(came, now) or not NEW.search(passage.labels[came]):
        return
    stocks = [
        was for was in range(came - 1, max(-1, came - FAR), -1)
        if passage[was].amount > 0 and passage[was].unit == passage[now].unit and passage[was].bound == "exact"
    ]  # fmt: skip
    for holds, ask in ((True, _comes_to), (False, _all_but_comes_to)):
        for was in stocks:
            if ask(passage, now, was, came):
                yield sum_relation(passage, now, (was, came), holds=holds)
                return


def _comes_to(passage: Passage, now: int, was: int, came: int) -> bool:
    return meets(passage[now], total([passage[was], passage[came]])) and _named_alike(passage, was, came)


def _all_but_comes_to(passage: Passage, now: int, was: int, came: int) -> bool:
    """Or, few digits as there are, 累计建成“中医阁”78个……再新建“中医阁”32个，累计达到100个: words say all of it."""
    if one_slip_off(passage, now, [was, came]):
        return _named_alike(passage, was, came)
    said = SO_FAR.search(passage.labels[was]) and AGAIN.search(passage.labels[came])
    if not said or not one_slip_off(passage, now, [was, came], telling=1):
        return False
    return shared_run(passage.said_before(was, SAID), passage.labels[came]) >= WHOLE_NAME


def _named_alike(passage: Passage, was: int, came: int) -> bool:
    """The fewer the digits, the more of the name; what came is called new besides."""
    digits = passage[was].significant_digits
    return digits >= TELLING and shared_run(passage.named(was), passage.named(came)) >= SHARED
