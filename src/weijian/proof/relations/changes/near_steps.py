"""Steps that no two figures make, though two of their sentence would but for one slip: 免疫规划疫苗36213剂次，非免疫规划疫苗
52116剂次，……多出15103剂次; 收入4890.10万元，……与上年3819.68万元相比增加1075.42万元.

Some word must call the figure what one number is more or less than another by, or what is left of it. The two are the
last of its unit told before it in the sentence, or right behind it; how far back they may stand, its printed digits say: a
number of five digits is hit by accident so seldom that they may be told in the sentences before. Where any reading gives the
figure, nothing is broken. An old number that comes near is told of the only two in front, or of what is said to have changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from weijian.proof.judgement import is_distance, last_digit, one_slip
from weijian.proof.relations.changes.stepped import step_said
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, comes_near
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import PRICE
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.wording import OF_OTHER_TIMES, PER_EACH, TO

KINDS = {"count", "money", "volume", "area", "weight", "distance"}
# What one number is more than another by, or what is left of it.
STEP = re.compile(
    r"(?:(?:净?(?<![新追])增[加长收配编]|净?减少|超[出过支编额]|差额|缺口|缺额|节[约省支]|节余|结余|结转|结存|盈余|盈亏|亏损|空[编缺置余]|余额|净补充"
    r"|净流[入出]|高出|涨粉|提高|提升|下降|降低|缩短|压减|审减|核减|[大小高低多少]于(?:预算|计划|任务|收入|支出|上年|去年))[^，。；：、（\d]{0,6}"
    r"|多[出收转办做]?|少[收]?|净?(?<![新追])增|净?减|[超欠差缺升降])(?:了|为|达|有|共)?$"
)
NO_STEP = re.compile(
    r"新增|追加|其中|另|分别|各|每|第|平均|累计|力争|争取|确保|明年|拟|(?<!节)约|近[一二三四五两]|增减|结转结余和|年初|上年|期初"
)
# Of both, wherever ； stands.
BOTH = re.compile(r"净[增减]|自然增|[两二]者|两年|相抵|相差")
# So many digits, and so many figures back that may be one of the two.
SCOPES = {3: 2, 4: 3, 5: 5}
THEN = re.compile(r"[较比][^，。；\d]{0,8}(?:\d{4}年)?[^，。；\d]{0,6}的?$")
CHANGE_ONLY = re.compile(r"^(?:净?增[加长]|提高|上升|净?减少|下降|缩短|多|少)了?$")
REACH, MOST_DIGITS, LEAST_DIGITS = 10, 5, 2


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for step, figure in enumerate(passage.figures):
        plain = figure.kind in KINDS and figure.bound == "exact" and figure.amount > 0 and not figure.modality
        if not plain or step in told.results or step in told.explained or not _said(passage, step):
            continue
        digits = len(str(int(figure.value / _unit(passage, step))).rstrip("0"))
        if figure.printed_digits >= LEAST_DIGITS:
            yield from _between(passage, step, min(digits, MOST_DIGITS))


def _said(passage: Passage, step: int) -> bool:
    label = passage.labels[step]
    if NO_STEP.search(label) or TO.search(label):
        return False
    return STEP.search(label) is not None or step_said(passage, step) is not None


def _between(passage: Passage, step: int, digits: int) -> Iterator[Relation]:
    near, scope = _alike(passage, step, digits), SCOPES.get(digits, 0)
    if any(_gives(passage, step, *pair) for pair in combinations(near, 2)) or _made_of_three(
        passage, step, near
    ):
        return
    last = [n for n in near if n < step][:scope]
    behind = [n for n in near if n > step][:1]
    wrong = [
        pair for pair in combinations([*behind, *last], 2)
        if _but_for_a_slip(passage, step, *pair) and (scope > 2 or _in_a_row(passage, step, pair))
    ]  # fmt: skip
    wrong = wrong or _set_against(passage, step) or _nearly(passage, step, near)
    if len(wrong) == 1:
        high, low = sorted(wrong[0], key=lambda n: -passage[n].amount)
        yield distance_relation(passage, step, high, low, holds=False, firm=False)


def _set_against(passage: Passage, step: int) -> list[tuple[int, int]]:
    """每千人口2.98张，较期初的1.72张增加1.19张: of what it is now and was then, per head as well."""
    now, then = step - 2, step - 1
    if now < 0 or not CHANGE_ONLY.search(passage.labels[step]) or not THEN.search(passage.labels[then]):
        return []
    alike = all(
        passage[n].base == passage[step].base and passage[n].bound == "exact" and passage.together(n, step)
        for n in (now, then)
    )
    one_clause = passage.between(now, then).count("，") <= 1
    apart = abs(passage[now].amount - passage[then].amount)
    return [(now, then)] if alike and one_clause and comes_near(passage[step], apart) else []


def _nearly(passage: Passage, step: int, near: list[int]) -> list[tuple[int, int]]:
    """2023年做了346例，2022年做了295例，两年相比多了56例: the only two of the sentence, which come near it."""
    here = [n for n in near if passage.same_sentence(n, step)]
    if any(n > step for n in here) or any(OF_OTHER_TIMES.search(passage.labels[n]) for n in (*here, step)):
        return []
    of_both = BOTH.search(passage.labels[step])
    if len(here) != 2 or not _in_a_row(passage, step, (here[0], here[1]), over_stops=bool(of_both)):
        return []
    apart = abs(passage[here[0]].amount - passage[here[1]].amount)
    return [(here[0], here[1])] if comes_near(passage[step], apart) else []


def _alike(passage: Passage, step: int, digits: int) -> list[int]:
    """What the step may lie between, the nearest before it first; many digits may be of the sentences before as well."""
    figure = passage[step]
    before = passage.in_front(step, REACH)
    if digits == MOST_DIGITS:
        before = range(step - 1, passage.before(step, REACH).start - 1, -1)
    around = [*before, *passage.behind(step, 2)]
    return [
        n for n in around
        if passage[n].kind == figure.kind and passage[n].base == figure.base and passage[n].bound == "exact"
        and not PRICE.search(passage.labels[n]) and not PER_EACH.search(passage.labels[n])
        and step_said(passage, n) is None
    ]  # fmt: skip


def _gives(passage: Passage, step: int, one: int, other: int) -> bool:
    high, low = sorted((one, other), key=lambda n: -passage[n].amount)
    together = passage[one].amount + passage[other].amount == passage[step].amount
    return together or is_distance(passage[step], passage[high], passage[low])


def _made_of_three(passage: Passage, step: int, near: list[int]) -> bool:
    """收入、支出 and 上年结余 together give what is left."""
    stated = passage[step].amount
    return any(
        abs(one + sign * other) == stated or abs(one + sign * other - third) == stated
        for one, other, third in _orders(passage, near)
        for sign in (1, -1)
    )


def _orders(passage: Passage, near: list[int]) -> Iterator[tuple[Decimal, Decimal, Decimal]]:
    for three in combinations((passage[n].amount for n in near), 3):
        one, other, third = three
        yield from ((one, other, third), (one, third, other), (other, third, one))


def _in_a_row(passage: Passage, step: int, pair: tuple[int, int], over_stops: bool = False) -> bool:
    """Nothing but rates between the two and the step, and no clause that another begins."""
    first, last = min(*pair, step), max(*pair, step)
    others = (n for n in range(first, last + 1) if n not in (*pair, step))
    together = passage.same_sentence(first, last) if over_stops else passage.together(first, last)
    return together and all(passage[n].is_rate for n in others)


def _but_for_a_slip(passage: Passage, step: int, one: int, other: int) -> bool:
    unit = _unit(passage, step)
    apart = abs(passage[one].amount - passage[other].amount) / passage[step].factor / unit
    stated = str(int(passage[step].value / unit))
    return apart == int(apart) and one_slip(stated, str(int(apart)), left_out=False)


def _unit(passage: Passage, number: int) -> Decimal:
    return last_digit(passage[number].value)
