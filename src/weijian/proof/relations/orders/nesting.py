"""Which stated quantities cannot be more than which: from their names alone.

A rate with a stricter word (规范管理率) is not more than the plain one (管理率); deaths of the newborn not
more than of infants; children under 3 not more than under 5; people looked after not more than people there
are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from weijian.proof.naming import GROUP, words_of_kind
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import stem_of

STRICTER = ("规范化", "规范", "规律", "规则", "有效", "系统", "全程", "及时", "早期")
# A later step of one service: who is vaccinated has a card.
LATER_RATES = {"接种": ("建卡", "建证")}
MORTALITY = ["新生儿死亡率", "婴儿死亡率", "儿童死亡率"]
DEATHS = [
    re.compile(r"新生儿死亡(?:人?数)?(?:为|有)?$"),
    re.compile(r"婴儿死亡(?:人?数)?(?:为|有)?$"),
    re.compile(r"(?:岁(?:及)?以下)儿童死亡(?:人?数)?(?:为|有)?$"),
]
YOUNGER = re.compile(r"(?P<years>\d{1,2})岁(?:及)?以下儿童(?:总?数|总?人数|人口数)?$")
FROM_BIRTH = re.compile(r"0[-~～—–至到](?P<last>\d{1,2})岁儿童")
UNDER = re.compile(r"(?P<years>\d{1,2})岁(?:及)?以下儿童")
GROUPS = ["老年人", "高血压", "糖尿病", "严重精神障碍", "肺结核", "孕产妇"]
SERVED = re.compile(r"面访|体检|随访|服药|检查")
MANAGED = re.compile(r"管理|在管")
# 营养包 are for children of 6 to 24 months (贫困地区儿童营养改善项目).
SERVICE_AGES = {"营养包": 3}
SHORTEST_STEM = 2
# 婴儿死亡率为4.54‰，较上年4.92‰下降: what it is compared with bears its name.
A_YEAR_BEFORE = re.compile(r"^[，（]?(?:较|比|与)(?:上年|去年|上年同期|去年同期|上年度|\d{4}年)的?$")
BEFORE_VALUE = re.compile(r"(?:为|达到?|是)$")
OF_ANOTHER_RATE = re.compile(r"[率度比占较]|增|减|提高|下降|上升|水平")
AT_AN_END = re.compile(r"最[高低好差][^，；最]{0,4}$")
REACH = 14
NEAR = 4

Nested = tuple[int, int, bool]


def find(passage: Passage) -> Iterator[Relation]:
    for pairs in (nested_rates(passage), nested_counts(passage)):
        for smaller, larger, firm in pairs:
            yield order_relation(
                passage, smaller, (larger,), passage[smaller].low <= passage[larger].high, firm
            )


def nested_rates(passage: Passage) -> Iterator[Nested]:
    """(smaller, larger, firm) among rates of one paragraph."""
    for number, figure in enumerate(passage.figures):
        if not figure.is_rate:
            continue
        stem = stem_of(passage.labels[number])
        for other in [*reversed(passage.before(number, REACH)), *_behind(passage, number)]:
            if passage[other].kind != figure.kind:
                continue
            # Their bases differ by definition (规范管理率 is of those managed), so only the kept order says
            # anything.
            kept = figure.value <= passage[other].value
            if _of_another_group(passage, number, other):
                break
            if kept and _stricter(stem, stem_of(passage.labels[other]), other == number - 1):
                yield number, other, False
                break
        yield from _later_step(passage, number, stem)
    yield from _mortality(passage)
    yield from _highest_and_lowest(passage)
    yield from _between_its_parts(passage)


def _of_another_group(passage: Passage, one: int, other: int) -> bool:
    """老年人管理率91%，……在管高血压患者18346人，规范管理率83%: a group is named between the two."""
    first, last = sorted((one, other))
    return bool(words_of_kind(passage.between(first, last), GROUP))


def _stricter(stem: str, wider: str, right_before: bool) -> bool:
    """规范管理 against 管理; 患者管理 counts only right before, where its 患者 carries on."""
    for word in STRICTER:
        head, found, core = stem.partition(word)
        if found and not core and len(head) >= SHORTEST_STEM and wider.endswith(head) and word not in wider:
            return True  # 报告及时率 against 疫情报告率
        if not found or not core or not wider.endswith(core) or word in wider:
            continue
        before = wider[: -len(core)]
        if before == head or (not head and right_before):
            return True
    return False


def _later_step(passage: Passage, number: int, stem: str) -> Iterator[Nested]:
    """建卡率100%，接种率99%以上: told of one service in one sentence."""
    earlier = next((steps for step, steps in LATER_RATES.items() if stem.endswith(step)), ())
    for other in passage.before(number, NEAR):
        same = passage[other].kind == passage[number].kind and passage.same_sentence(other, number)
        if same and stem_of(passage.labels[other]).endswith(earlier) and earlier:
            if passage[number].value <= passage[other].value:
                yield number, other, False
            return


def _behind(passage: Passage, number: int) -> range:
    return passage.behind(number, 4)


def _mortality(passage: Passage) -> Iterator[Nested]:
    now: dict[int, int] = {}
    before: dict[int, int] = {}
    for number, figure in enumerate(passage.figures):
        if figure.kind != "permille" or figure.bound != "exact":
            continue
        compared = number > 0 and A_YEAR_BEFORE.search(passage.labels[number]) is not None
        age = _age_of_death_rate(passage, number - 1 if compared else number)
        if age is not None:
            (before if compared else now).setdefault(age, number)
    for found in (now, before):
        for age in (0, 1):
            if age in found and age + 1 in found and abs(found[age] - found[age + 1]) <= NEAR:
                yield found[age], found[age + 1], True


def _age_of_death_rate(passage: Passage, rate: int) -> int | None:
    """Of its name, or, where it is called 死亡率 only, of the deaths right before it."""
    name = passage.labels[rate].strip("，、（").rstrip("为达是")
    if name == "死亡率" and rate and passage.same_sentence(rate - 1, rate):
        deaths = passage.labels[rate - 1]
        return next((age for age, words in enumerate(DEATHS) if words.search(deaths)), None)
    return next((age for age, words in enumerate(MORTALITY) if name.endswith(words)), None)


def _highest_and_lowest(passage: Passage) -> Iterator[Nested]:
    """规范管理率75%，其中河口镇最高、为83%，石桥乡最低、为61%: the rate of all lies between those of its parts."""
    for first in range(1, len(passage) - 1):
        last = next((n for n in passage.behind(first, 2) if AT_AN_END.search(passage.labels[n])), None)
        if last is None or not AT_AN_END.search(passage.labels[first]):
            continue
        high, low = sorted((first, last), key=lambda number: -passage[number].value)
        for rate in reversed(passage.before(first, 4)):
            same = passage[rate].is_rate and passage[rate].kind == passage[high].kind == passage[low].kind
            if same and passage.same_sentence(rate, last) and "其中" in passage.between(rate, first):
                plain = passage[rate].bound == "exact" and "；" not in passage.between(rate, last)
                yield from ((rate, high, plain), (low, rate, plain))
                break


def _between_its_parts(passage: Passage) -> Iterator[Nested]:
    """感染率53.9%，其中城区学生感染率42.6%，郊区感染率67.2%: of one name, or with no name of their own."""
    for first in range(1, len(passage) - 1):
        whole, second = first - 1, first + 1
        rates = [passage[n] for n in (whole, first, second)]
        if len({rate.kind for rate in rates}) != 1 or not rates[0].is_rate:
            continue
        one_sentence = passage.same_sentence(whole, second) and "；" not in passage.between(whole, second)
        if not one_sentence or "其中" not in passage.labels[first]:
            continue
        low, high = sorted((first, second), key=lambda number: passage[number].value)
        between = passage[low].value <= passage[whole].value <= passage[high].value
        if between and all(_names_a_part(passage, whole, part) for part in (first, second)):
            yield from ((low, whole, False), (whole, high, False))


def _names_a_part(passage: Passage, whole: int, part: int) -> bool:
    end = BEFORE_VALUE.sub("", passage.labels[whole])[-2:]
    own = BEFORE_VALUE.sub("", passage.labels[part])
    return len(end) == 2 and (own.endswith(end) or not OF_ANOTHER_RATE.search(own))


def nested_counts(passage: Passage) -> Iterator[Nested]:
    yield from _deaths(passage)
    yield from _younger_children(passage)
    yield from _children_served(passage)
    yield from _served_of_managed(passage)


def _deaths(passage: Passage) -> Iterator[Nested]:
    """5岁以下儿童死亡9例……婴儿死亡4例……新生儿死亡2例: the younger are among the older."""
    last: dict[int, int] = {}
    for number, figure in enumerate(passage.figures):
        if figure.unit not in {"人", "例", "名"} or figure.bound != "exact":
            continue
        for age, name in enumerate(DEATHS):
            if name.search(passage.labels[number]):
                last[age] = number
                yield from _deaths_nested(passage, last, number, age)
                break


def _deaths_nested(passage: Passage, last: dict[int, int], number: int, age: int) -> Iterator[Nested]:
    for other, younger in ((age + 1, True), (age - 1, False)):
        near = last.get(other)
        if near is not None and number - near <= 3 * NEAR and passage.same_sentence(near, number):
            yield (number, near, True) if younger else (near, number, True)


def _younger_children(passage: Passage) -> Iterator[Nested]:
    """Numbers of children by age, each against the next older."""
    ages: dict[int, int] = {}
    for number in range(len(passage)):
        match = YOUNGER.search(passage.labels[number])
        if match and passage[number].family == "people":
            ages.setdefault(int(match["years"]), number)
    order = sorted(ages)
    for younger, older in pairwise(order):
        if passage.paragraphs[ages[younger]] == passage.paragraphs[ages[older]]:
            yield ages[younger], ages[older], True


def _children_served(passage: Passage) -> Iterator[Nested]:
    """0-6岁儿童 are 7岁以下儿童: those looked after are not more than those there are, anywhere in the
    report.
    """
    there: dict[int, int] = {}
    for number in range(len(passage)):
        match = YOUNGER.search(passage.labels[number])
        if match and passage[number].unit in {"人", "名"}:
            there.setdefault(int(match["years"]), number)
    for number in range(len(passage)):
        years = under_age(passage.labels[number]) or _age_of_service(passage, number)
        if years in there and there[years] != number and passage[number].unit in {"人", "名"}:
            larger = there[years]
            if passage[number].amount > passage[larger].amount and passage[number].bound == "exact":
                yield number, larger, False


def _age_of_service(passage: Passage, number: int) -> int | None:
    """The age that a service is for, where it counts people: 营养包……人数."""
    if not passage.labels[number].rstrip("为达共").endswith(("人数", "儿童")):
        return None
    words = passage.said_before(number, 120)
    return next((years for service, years in SERVICE_AGES.items() if service in words), None)


def under_age(label: str) -> int | None:
    """The age below which the children of a label are: 0-6岁儿童 and 7岁以下儿童 are both 7."""
    if match := FROM_BIRTH.search(label):
        return int(match["last"]) + 1
    if match := UNDER.search(label):
        return int(match["years"])
    return None


def _served_of_managed(passage: Passage) -> Iterator[Nested]:
    """People of a group who were seen, against people of the group under management."""
    managed: dict[str, int] = {}
    for number in range(len(passage)):
        label = passage.labels[number] + passage.tails[number]
        if passage[number].family != "people":
            continue
        for group in GROUPS:
            if group not in label:
                continue
            if SERVED.search(label) and group in managed:
                if passage[number].amount <= passage[managed[group]].amount:
                    yield number, managed[group], False
            elif not SERVED.search(label) and (MANAGED.search(label) or _in_managed_list(passage, number)):
                managed.setdefault(group, number)


def _in_managed_list(passage: Passage, number: int) -> bool:
    """管理65岁及以上老年人N人、高血压患者M人: the verb stands once, before the first."""
    return bool(MANAGED.search(passage.said_before(number, 400)))
