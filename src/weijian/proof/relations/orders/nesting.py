"""Which stated rates cannot be more than which: from their names alone.

A rate with a stricter word (规范管理率) is not more than the plain one (管理率); the mortality of the newborn not more than
that of infants; the rate of all lies between those of its parts. (Counts: see `groups`.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.naming import GROUP, words_of_kind
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import level_name, order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE, FROM, stem_of

STRICTER = ("规范化", "规范", "规律", "规则", "有效", "系统", "全程", "及时", "早期")
# A later step of one service: who is vaccinated has a card.
LATER_RATES = {"接种": ("建卡", "建证")}
MORTALITY = ["新生儿死亡率", "婴儿死亡率", "儿童死亡率"]
DEATHS = [
    re.compile(r"新生儿死亡(?:人?数)?(?:为|有)?$"),
    re.compile(r"婴儿死亡(?:人?数)?(?:为|有)?$"),
    re.compile(r"(?:岁(?:及)?以下)儿童死亡(?:人?数)?(?:为|有)?$"),
]
VACCINATED = re.compile(r"(?:接种|免疫|剂次?|针)[^，。；]{0,12}(?:率|比例|比重|占)[^，。；]{0,12}$")
DOSES = ((2, re.compile(r"加强|第[三3]")), (1, re.compile(r"全程|第[二2]|两[剂针]")))
# 已完成两剂者中打了加强针的占: of those alone, so that it may well be more.
OF_SOME = re.compile(r"(?:者|人[员群次]?|对象|居民|职工)当?中|占(?:已|完成|全程|接种|应)")
EVERYBODY = re.compile(r"(?:常住|户籍|总)人口")
AGE = re.compile(r"岁|疫苗")
LISTED_RATES = re.compile(r"(?P<names>[^，。；]{4,40})死亡率(?:为|[^，。；\d]{0,4}分别)[^，。；\d]{0,8}$")
EACH_OF_THEM = re.compile(r"^[，、]?(?:其)?死亡率[^，。；\d]{0,4}分别[^，。；\d]{0,6}$")
AGE_NAMES = ("新生儿", "婴儿", "儿童")
AGES = re.compile(r"孕产妇|新生儿|婴儿|儿童")
JOINED = re.compile(r"^[、和及与]")
FROM_BIRTH = re.compile(r"0[-~～—–至到](?P<last>\d{1,2})岁儿童")
UNDER = re.compile(r"(?P<years>\d{1,2})岁(?:及)?以下儿童")
AT_AN_END = re.compile(r"最[高低好差][^，；最]{0,4}$")
SHORTEST_STEM = 2
# 婴儿死亡率为4.54‰，较上年4.92‰下降: what it is compared with bears its name.
A_YEAR_BEFORE = re.compile(r"^[，（]?(?:较|比|与)(?:上年|去年|上年同期|去年同期|上年度|\d{4}年)的?$")
BEFORE_VALUE = re.compile(r"(?:为|达到?|是)$")
OF_ANOTHER_RATE = re.compile(r"[率度比占较]|增|减|提高|下降|上升|水平")
REACH = 14
NEAR = 4

Nested = tuple[int, int, bool]


def find(passage: Passage) -> Iterator[Relation]:
    for smaller, larger, firm in nested_rates(passage):
        yield order_relation(passage, smaller, (larger,), passage[smaller].low <= passage[larger].high, firm)


def nested_rates(passage: Passage) -> Iterator[Nested]:
    """(smaller, larger, firm) among rates of one paragraph."""
    for number, figure in enumerate(passage.figures):
        if not figure.is_rate:
            continue
        stem = stem_of(passage.labels[number])
        for other in [*reversed(passage.before(number, REACH)), *passage.behind(number, NEAR)]:
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
        yield from _later_dose(passage, number)
    yield from _mortality(passage)
    yield from _highest_and_lowest(passage)
    yield from _between_its_parts(passage)


def _of_another_group(passage: Passage, one: int, other: int) -> bool:
    """老年人管理率91%，……在管高血压患者18346人，规范管理率83%: a group is named between the two."""
    first, last = sorted((one, other))
    own = words_of_kind(passage.labels[first], GROUP)
    return not set(words_of_kind(passage.between(first, last), GROUP)) <= set(own)


def _stricter(stem: str, wider: str, right_before: bool) -> bool:
    """规范管理 against 管理; 患者管理 counts only right before, where its 患者 carries on."""
    for word in STRICTER:
        head, found, core = stem.partition(word)
        if found and not core and len(head) >= SHORTEST_STEM and wider.endswith(head) and word not in wider:
            return True  # 报告及时率 against 疫情报告率
        if not found or not core or not wider.endswith(core) or word in wider:
            continue
        before = wider[: -len(core)]
        of_one_group = words_of_kind(head, GROUP) == words_of_kind(before, GROUP) != []
        if before == head or of_one_group or (not head and right_before):
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


def _later_dose(passage: Passage, number: int) -> Iterator[Nested]:
    """第一剂接种率96.09%，完成全程接种人数占90%: of one group, told in one sentence, the next dose is no more than the last."""
    dose = None if OF_SOME.search(passage.labels[number]) else _dose(passage, number)
    for other in passage.before(number, NEAR)[::-1] if dose else ():
        if passage[other].kind == "rank":
            continue
        one_kind = passage[other].kind == passage[number].kind and passage.same_sentence(other, number)
        earlier = _dose(passage, other)
        if not one_kind or earlier is None or _names_an_age(passage.between(other, number)):
            return
        if dose is not None and earlier < dose:
            yield number, other, False
            return


def _dose(passage: Passage, number: int) -> int | None:
    """Which dose a rate of vaccination is of: 0 the first or any, 1 all of the first course, 2 the one after it."""
    label = passage.labels[number]
    if CHANGE.search(label) or not VACCINATED.search(label):
        return None
    return next((dose for dose, words in DOSES if words.search(label)), 0)


def _names_an_age(words: str) -> bool:
    words = EVERYBODY.sub("", words)
    return "；" in words or AGE.search(words) is not None or bool(words_of_kind(words, GROUP))


def _mortality(passage: Passage) -> Iterator[Nested]:
    now: dict[int, int] = {}
    before: dict[int, int] = {}
    for number, figure in enumerate(passage.figures):
        if figure.kind != "permille" or figure.bound != "exact":
            continue
        for listed_age, listed in _listed_ages(passage, number):
            now.setdefault(listed_age, listed)
        label = passage.labels[number]
        compared = number > 0 and A_YEAR_BEFORE.search(label) is not None
        left = (
            FROM.search(label) is not None
            and number + 1 < len(passage)
            and level_name(passage, number + 1) != passage.labels[number + 1]
        )
        age = _age_of_death_rate(passage, number - 1 if compared else number)
        if age is not None:
            (before if compared or left else now).setdefault(age, number)
    for found in (now, before):
        for age in (0, 1):
            if age in found and age + 1 in found and abs(found[age] - found[age + 1]) <= NEAR:
                yield found[age], found[age + 1], True


def _listed_ages(passage: Passage, first: int) -> Iterator[tuple[int, int]]:
    """新生儿、婴儿和5岁以下儿童死亡率分别为0.93‰、1.62‰、1.93‰."""
    listed = LISTED_RATES.search(passage.labels[first])
    ages = AGES.findall(listed["names"]) if listed else _dead_before(passage, first)
    for place, age in enumerate(ages):
        number = first + place
        beside = not place or (number < len(passage) and JOINED.match(passage.labels[number]))
        if not beside or passage[number].kind != "permille":
            return
        if age in AGE_NAMES:
            yield AGE_NAMES.index(age), number


def _dead_before(passage: Passage, rate: int) -> list[str]:
    """婴儿死亡11人、5岁以下儿童死亡17人，死亡率分别为2.84‰和4.39‰."""
    if not EACH_OF_THEM.match(passage.labels[rate]):
        return []
    dead = [
        AGES.findall(passage.labels[n]) for n in passage.before(rate, 3) if passage.same_sentence(n, rate)
    ]
    return [ages[-1] for ages in dead if ages]


def _age_of_death_rate(passage: Passage, rate: int) -> int | None:
    """Of its name, or, where it is called 死亡率 only, of the deaths right before it."""
    name = FROM.sub("", level_name(passage, rate)).strip("，、（").rstrip("为达是")
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


def under_age(label: str) -> int | None:
    """The age below which the children of a label are: 0-6岁儿童 and 7岁以下儿童 are both 7."""
    if match := FROM_BIRTH.search(label):
        return int(match["last"]) + 1
    if match := UNDER.search(label):
        return int(match["years"])
    return None
