"""One sum of several kinds at several prices: 老党员34名每人600元，新党员19名每人300元，共发放26100元.

Each price stands beside those who get it, in either order (每人每天300元，计720人天), or is named as they are (伤残139人、
死亡225人……伤残每月600元、死亡每月700元; 前者……，后者……), or all are told in turn (每人每年分别为4200元和5400元).
The sum is told behind the last
price, in its sentence or the next, for the months it says or may have been paid. Printed numbers are multiplied as printed, so
that a sum which one slip would put right is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.judgement import last_digit, one_slip_from
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.averages import COUNTS

PRICE = re.compile(
    r"(?:每(?P<each>[人名户个家所床亩盒袋只台套份例次])|(?P<bare>单价|每个?月))(?:每?年|每个?[月天日])?[^，。；：（）\d]{0,8}$"
)
DAILY = {"人天", "人日", "人次"}
TOTAL = re.compile(
    r"共|合计|总|应发|需|须|兑现|发放|支付|支出|拨付|下拨|投入|补助|补贴|奖励|安排|落实|全年|每月|个月"
)
OTHER_SUM = re.compile(r"其中|上年|去年|同期|已|到位|到账|尚|缺口|每[人名户个家所床亩盒袋只台套份例次]")
MONTHLY, YEARLY, A_MONTH = (
    re.compile(r"每个?月"),
    re.compile(r"全年|一年|年度|年内"),
    re.compile(r"(?:每|一个|当)月"),
)
# 每月应发17.42万元: to all of them.
MONTHLY_SUM = re.compile(
    r"^[，。；]?(?:两[档类项]\w{0,4})?每个?月[^，。；：\d每]{0,3}(?:共|合计|总|应?发|需|须|支)[^，。；：\d]{0,6}$"
)
MONTHS_IN_A_YEAR = 12
REACH, FEWEST, MOST = 14, 2, 6
NAME = 2
LEAST_DIGITS = 3
JOINTS = {"、", "和", "及", "与"}
IN_TURN = re.compile(r"分别|依次|各(?:为|是|按)")
FORMER, LATTER = "前者", "后者"
Term = tuple[int, int]  # price and heads


def find(passage: Passage, _told: Told) -> Iterator[Relation]:
    for total, figure in enumerate(passage.figures):
        label = passage.labels[total]
        own = figure.kind == "money" and figure.bound == "exact" and TOTAL.search(label)
        if own and not OTHER_SUM.search(label):
            terms = _terms(passage, total)
            if len(terms) >= FEWEST:
                yield from _made_of(passage, total, terms)
    for last in range(len(passage)):
        yield from _of_a_sum_before(passage, last)


def _of_a_sum_before(passage: Passage, last: int) -> Iterator[Relation]:
    """扶助214人、79.58万元，其中死亡122人、伤残92人，每人分别为4080元、3240元: the sum stands before those who share it."""
    in_the_midst = last + 1 < len(passage) and passage.labels[last + 1] in JOINTS
    if passage[last].kind != "money" or passage.labels[last] not in JOINTS or in_the_midst:
        return
    terms = _told_in_turn(passage, last)
    total = terms[0][1] - 1 if terms else -1
    if total < 0 or passage[total].kind != "money" or passage[total].bound != "exact":
        return
    larger = passage[total].amount > max(passage[price].amount for price, _ in terms)
    if larger and passage.together(total, last) and "其中" in passage.between(total, total + 1):
        yield from _made_of(passage, total, terms)


def _terms(passage: Passage, total: int) -> list[Term]:
    """The prices right before the total, the last sentence that tells any, each with its heads."""
    terms: list[Term] = []
    for price in range(total - 1, max(-1, total - 1 - REACH), -1):
        apart = passage.document.sentence_number(passage[total].start) - passage.document.sentence_number(
            passage[price].start
        )
        if passage.paragraphs[price] != passage.paragraphs[total] or apart > 1:
            break
        if passage[price].kind != "money":
            continue
        if in_turn := _told_in_turn(passage, price):
            return in_turn + terms if passage[price].amount < passage[total].amount else []
        label = passage.labels[price]
        match = None if MONTHLY_SUM.search(label) else PRICE.search(label)
        if match is None or passage[price].amount >= passage[total].amount:
            if terms or not TOTAL.search(label):
                break  # a sum of the price's own
            continue
        heads = _heads(passage, price, match)
        if heads is None or passage[price].bound != "exact":
            return []
        terms.insert(0, (price, heads))
    heads_told = {heads for _, heads in terms}
    return terms if len(terms) <= MOST and len(heads_told) == len(terms) else []


def _told_in_turn(passage: Passage, last: int) -> list[Term]:
    """伤残214人、死亡163人，每人每年分别为4200元和5400元: as many prices as groups right before the first of them."""
    first = _first_of_the_list(passage, last)
    match = PRICE.search(passage.labels[first])
    many = last + 1 - first
    if match is None or many < FEWEST or not IN_TURN.search(passage.labels[first]) or first < many:
        return []
    heads = range(first - many, first)
    near = passage.sentences[first] - passage.sentences[heads[0]] <= 1
    near = near and passage.paragraphs[first] == passage.paragraphs[heads[0]]
    alike = len({passage[n].unit for n in heads}) == 1 and near
    told = alike and all(_counts(passage, n, match) for n in heads)
    return list(zip(range(first, last + 1), heads, strict=True)) if told else []


def _first_of_the_list(passage: Passage, price: int) -> int:
    """分别按每人每月450元、350元: the price that the words stand before."""
    while price and passage.labels[price] in JOINTS and passage[price - 1].unit == passage[price].unit:
        price -= 1
    return price


def _heads(passage: Passage, price: int, match: re.Match[str]) -> int | None:
    """Those named as the price is (新建26个、改扩建41个，按新建每个12万元、改扩建每个5万元); else the nearer by the marks
    between, of two as near those before.
    """
    for told in (_named_alike, _named_behind, _the_one_or_the_other):
        if (named := told(passage, price, match)) is not None:
            return named
    beside = [
        (_marks(passage, *sorted((heads, price))), heads)
        for heads in (price - 1, price + 1)
        if 0 <= heads < len(passage) and passage.together(*sorted((heads, price)))
        if _counts(passage, heads, match)
    ]
    return min(beside, key=lambda near: near[0])[1] if beside else None


def _marks(passage: Passage, one: int, other: int) -> tuple[int, int]:
    between = passage.between(one, other)
    return between.count("，"), between.count("、")


def _named_alike(passage: Passage, price: int, match: re.Match[str]) -> int | None:
    name = passage.labels[price][: match.start()].strip("、，：（）")[-NAME:]
    if len(name) < NAME:
        return None
    alike = (n for n in passage.in_front(price, REACH) if passage.labels[n].endswith(name))
    return next((n for n in alike if _counts(passage, n, match)), None)


def _named_behind(passage: Passage, price: int, match: re.Match[str]) -> int | None:
    """棉被663床、大米634袋，每床棉被120元、每袋大米60元: what there are so many of stands behind the measure word."""
    if match["each"] is None:
        return None
    noun = match[0][match.end("each") - match.start() :][:NAME]
    alike = [n for n in passage.in_front(price, REACH) if noun in passage.labels[n]] if noun[1:] else []
    alike = [n for n in alike if _counts(passage, n, match)]
    return alike[0] if len(alike) == 1 else None


def _the_one_or_the_other(passage: Passage, price: int, match: re.Match[str]) -> int | None:
    """工龄20年以上245人，20年以下207人；前者每人300元，后者每人200元."""
    label = passage.labels[price]
    place = 2 if FORMER in label else 1 if LATTER in label else 0
    before = [n for n in reversed(passage.before(price, REACH)) if _counts(passage, n, match)][:2]
    two = len(before) == FEWEST and passage[before[0]].unit == passage[before[1]].unit
    two = two and passage.same_sentence(before[0], before[1])
    return before[place - 1] if two and place else None


def _counts(passage: Passage, heads: int, match: re.Match[str]) -> bool:
    figure, word = passage[heads], match["each"]
    if figure.kind != "count" or figure.bound != "exact":
        return False
    if word is None:
        return figure.family in {"people", "户"} if MONTHLY.search(match["bare"]) else True
    if word in "人名" and re.search(r"每[天日]", match[0]):
        return figure.base in DAILY
    kinds = COUNTS.get(word, {word})
    return figure.family in kinds or figure.base in kinds


def _made_of(passage: Passage, total: int, terms: list[Term]) -> Iterator[Relation]:
    value = sum((passage[price].amount * passage[heads].amount for price, heads in terms), Decimal(0))
    times = _times(passage, total, terms)
    fitting = [time for time in times if _printed_so(passage, total, value * time)]
    slipped = [time for time in times if _one_slip_off(passage, total, value * time, terms)]
    for time in (fitting or slipped)[:1]:
        operands = tuple(number for price, heads in terms for number in (heads, price))
        figure = passage[total]
        terms_told = "＋".join(f"{passage.written(heads)}×{passage.written(price)}" for price, heads in terms)
        made = value * time / figure.factor
        many = f"（{terms_told}）×{time}" if time != 1 else terms_told
        working = f"{many}＝{format_number(round_half_up(made, 4))}{figure.unit}"
        yield Relation("sum", total, operands, made, figure.value, bool(fitting), working)


def _times(passage: Passage, total: int, terms: list[Term]) -> list[Decimal]:
    """For how many months: as told, else as many as there may have been."""
    if not all(MONTHLY.search(passage.labels[_first_of_the_list(passage, price)]) for price, _ in terms):
        return [Decimal(1)]
    label = passage.labels[total]
    if A_MONTH.search(label):
        return [Decimal(1)]
    said = [n for n in (total - 1, total + 1) if 0 <= n < len(passage) and passage[n].unit in {"个月", "月"}]
    if said:
        return [passage[said[0]].amount]
    if YEARLY.search(label):
        return [Decimal(MONTHS_IN_A_YEAR)]
    return [Decimal(MONTHS_IN_A_YEAR), Decimal(1)]


def _printed_so(passage: Passage, total: int, value: Decimal) -> bool:
    figure = passage[total]
    return abs(value / figure.factor - figure.value) <= last_digit(figure.value)


def _one_slip_off(passage: Passage, total: int, value: Decimal, terms: list[Term]) -> bool:
    """In the total as it is printed, or in the heads or the price of one kind."""
    figure = passage[total]
    if _slip(figure.value, value / figure.factor):
        return True
    time = value / sum((passage[price].amount * passage[heads].amount for price, heads in terms), Decimal(0))
    missing = (figure.amount - value) / time
    for price, heads in terms:
        for one, other in ((price, heads), (heads, price)):
            meant = passage[one].value + missing / passage[other].amount / passage[one].factor
            off = last_digit(figure.value) * figure.factor / time / passage[other].amount
            if abs(meant - round_half_up(meant, 0)) <= off and _slip(
                passage[one].value, round_half_up(meant, 0)
            ):
                return True
    return False


def _slip(stated: Decimal, meant: Decimal) -> bool:
    return meant > 0 and one_slip_from(stated, meant, left_out=False)
