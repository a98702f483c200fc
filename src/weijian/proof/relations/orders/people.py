"""Groups of people within groups, by their names and wherever the report tells them: ages within ages and within the
population, the poor among patients and patients among the poor, services among those in charge, births and the
mothers looked after, households and their people. (Staff: see `staff`.)

They are named apart, so the larger may be of another date or area: only the kept order is noted, and, for a warning,
a group beyond the whole population in one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.nesting import under_age
from weijian.proof.relations.orders.ordered import order_relation, reached_count
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import LIVE_BIRTHS

HEADS = {"人", "名", "位", "例"}
NUMBER = r"(?:总?人?数|总数|口|人群)?(?:为|达到?|有|共|约)*$"
EVERYBODY = re.compile(rf"(?:(?P<kind>常住|户籍|总)人口|^(?:(?:全|我|本)[县区市州旗镇乡])?人口){NUMBER}")
EVERYBODY_BEHIND = re.compile(r"(?P<kind>常住|户籍|总)人口")
RESIDENT, REGISTERED = "常住", "户籍"
OLD = re.compile(
    rf"(?P<years>60|65|70|80|90|100)(?:周?岁)?(?:及|（含）)?以上(?:常住|户籍)*(?:老年人?|老人|人口|人群|居民|高龄)+{NUMBER}"
)
OLD_ANY = re.compile(r"(?P<years>60|65|70|80|90|100)(?:周?岁)?(?:及|（含）)?以上|(?P<old>老年人)")
YOUNG = re.compile(rf"(?:儿童|婴幼儿|幼儿){NUMBER}")
MONTHS = re.compile(r"\d{1,2}[-~～—–至到](?P<last>\d{1,2})(?:个)?月(?:龄)?")
# Groups that are set against the population where both stand in one paragraph.
SMALL_GROUP = re.compile(rf"(?:孕产妇|出生(?:儿童|婴儿)?|低保对象|残疾人){NUMBER}")
WOMEN = re.compile(rf"育龄(?:妇女|女性){NUMBER}")
DIED = re.compile(r"死亡|率")
MOST_SERVICES = 3
POOR = re.compile(r"贫困|脱贫|建档立卡|低保|监测对象|低收入")
POOR_ALL = re.compile(
    rf"(?:贫困|脱贫|建档立卡|低保)[^，。；]{{0,4}}(?:人口|群众|对象|人员){NUMBER}|(?:建档立卡|贫困|脱贫|监测)户$"
)
POOR_BEHIND = re.compile(
    r"(?:名|个)?(?:农村|建档立卡|已)*(?:贫困|脱贫|建档立卡)[^，。；]{0,4}(?:人口|群众|对象|人员)"
)
ILL = re.compile(r"(?:大病|慢性?病|重病|重大疾病|罹患|患病)[^，。；]{0,8}$")
# One ailment under its names; those in charge of it, and words that mean fewer.
AILMENTS = [re.compile(name) for name in (r"高血压", r"糖尿病", r"肺?结核", r"精神障碍|重性精神")]
IN_CHARGE = re.compile(r"在管|登记|在册|管理|建档")
FEWER = re.compile(r"规范|控制|服药|签约|贫困|脱贫|筛查|新发|治疗|救治|随访|任务")
# What is done for some of them; the words for all name no deed.
TREATED = re.compile(r"救治|治疗|签约|住院|就诊|体检|随访|帮扶|筛查|报销|减免")
SICK = re.compile(r"高血压|糖尿病|结核|精神障碍|慢性?病|大病")
UNSTABLE = re.compile(r"脱贫不稳定")
HANDED_OUT = re.compile(r"发放|惠及|营养包|覆盖")
MANAGED = re.compile(r"管理|在管|建档")
SERVICE = re.compile(r"中医|面访|体检|随访|体质辨识|评估|调养")
MOTHERS = re.compile(r"(?:孕产妇)?系统管理|早孕建[册卡]|产后访视|新生儿访视|听力筛查|疾病筛查")


def find(passage: Passage) -> Iterator[Relation]:
    yield from _households(passage)
    people = [n for n in range(len(passage)) if _heads(passage, n)]
    everybody = everybody_told(passage)
    old, young = _there_are(passage, people)
    for ages in (old, young):
        for fewer, more in pairwise(sorted(ages)):
            yield from _within(passage, ages[fewer], ages[more])
    yield from _served_by_age(passage, people, young)
    yield from _served_of_managed(passage, people, old)
    yield from _born(passage, people, young)
    yield from _old_in_charge(passage, people, old)
    groups = [ages[max(ages)] for ages in (old, young) if ages]
    groups += [n for n in people if WOMEN.search(passage.labels[n])][:1]
    groups += [
        n for n in people if SMALL_GROUP.search(passage.labels[n]) and _told_beside(passage, n, everybody)
    ]
    poor = _all_the_poor(passage, people)
    yield from in_population(passage, groups, everybody, RESIDENT)
    yield from in_population(passage, poor[:1], everybody, REGISTERED)
    yield from _ill_among_the_poor(passage, people, poor)
    yield from _the_poor_among_patients(passage, people)
    yield from _mothers_among_births(passage, people)


def _heads(passage: Passage, number: int) -> bool:
    figure = passage[number]
    counted = figure.base == "人" or figure.unit in HEADS or _bare(passage, number)
    return counted and figure.unit[-2:] != "人次" and reached_count(passage, number)


def _bare(passage: Passage, number: int) -> bool:
    """7岁以下儿童数25873: the name says that people are counted."""
    return (
        not passage[number].unit
        and re.search(r"[人童女]数(?:为|达|有)?$", passage.labels[number]) is not None
    )


def _within(passage: Passage, part: int, whole: int) -> Iterator[Relation]:
    if part != whole and passage[part].amount < passage[whole].amount:
        yield order_relation(passage, whole, (part,), holds=True)


def _households(passage: Passage) -> Iterator[Relation]:
    """18236户68457人: no household is without people."""
    for people in range(1, len(passage)):
        households = people - 1
        side_by_side = passage.between(households, people) in {"", "、", "，"}
        counted = passage[households].base == "户" and passage[people].base == "人"
        if side_by_side and counted and passage[households].amount <= passage[people].amount:
            yield order_relation(passage, people, (households,), holds=True)


def everybody_told(passage: Passage) -> dict[str, int]:
    """The population by its kind (常住, 户籍, 总), as first told."""
    found: dict[str, int] = {}
    for number, figure in enumerate(passage.figures):
        if figure.base != "人" or figure.bound != "exact":
            continue
        match = EVERYBODY.search(passage.labels[number]) or EVERYBODY_BEHIND.match(passage.tails[number])
        if match:
            found.setdefault(match["kind"] or "", number)
    return found


def _told_beside(passage: Passage, number: int, everybody: dict[str, int]) -> bool:
    return any(passage.paragraphs[whole] == passage.paragraphs[number] for whole in everybody.values())


def in_population(
    passage: Passage, groups: list[int], everybody: dict[str, int], kind: str
) -> Iterator[Relation]:
    """A group against the population of its kind; where that is not told, against the one that is."""
    whole = everybody.get(kind, next(iter(everybody.values()), None))
    for part in groups:
        if whole is None or part == whole:
            continue
        holds = passage[part].amount <= passage[whole].amount
        if holds or passage.paragraphs[part] == passage.paragraphs[whole]:
            yield order_relation(passage, whole, (part,), holds)


def _there_are(passage: Passage, people: list[int]) -> tuple[dict[int, int], dict[int, int]]:
    """How many there are of each age, as first told; of the old the younger are more, so their age counts down."""
    old: dict[int, int] = {}
    young: dict[int, int] = {}
    for number in people:
        label = passage.labels[number]
        if SERVICE.search(label) or MANAGED.search(label):
            continue
        if match := OLD.search(label):
            old.setdefault(-int(match["years"]), number)
        elif YOUNG.search(label) and (years := _younger_than(label)):
            young.setdefault(years, number)
    return old, young


def _younger_than(label: str) -> int | None:
    """The age below which they are, in years; 6—24月龄 and 0-36个月 are told by full years."""
    if match := MONTHS.search(label):
        return max(1, int(match["last"]) // 12)
    return under_age(label)


def _served_by_age(passage: Passage, people: list[int], there: dict[int, int]) -> Iterator[Relation]:
    """3岁以下儿童系统管理1014人 within 0—6岁儿童健康管理2362人, where nobody says how many there are."""
    managed: dict[int, int] = {}
    served: dict[int, list[int]] = {}
    for number in people:
        label = passage.labels[number]
        years = _younger_than(label)
        if years is None or DIED.search(label):
            continue
        served.setdefault(years, []).append(number)
        if MANAGED.search(label) and "中医" not in label:
            managed.setdefault(years, number)
    for years, parts in served.items():
        wider = next((age for age in sorted(managed) if age > years), None)
        if wider is not None and not any(age > years for age in there):
            for part in parts[:MOST_SERVICES]:
                yield from _within(passage, part, managed[wider])


def _served_of_managed(passage: Passage, people: list[int], there: dict[int, int]) -> Iterator[Relation]:
    """中医药健康管理65岁以上2033人 within 65岁以上老年人管理2439人, where nobody says how many there are."""
    managed: int | None = None
    for number in people:
        label = passage.labels[number]
        if not OLD_ANY.search(label) or DIED.search(label) or there:
            continue
        if SERVICE.search(label):
            if managed is not None:
                yield from _within(passage, number, managed)
        elif MANAGED.search(label) and managed is None:
            managed = number


def _born(passage: Passage, people: list[int], young: dict[int, int]) -> Iterator[Relation]:
    """活产数865人 within 3岁以下儿童2935人: who was born this year is among the youngest there are."""
    births = next(
        (n for n in people if LIVE_BIRTHS.search(passage.labels[n]) and not passage[n].period), None
    )
    ages = [age for age in sorted(young) if not HANDED_OUT.search(passage.said_before(young[age], 20))]
    if births is not None and ages:
        yield from _within(passage, births, young[ages[0]])


def _old_in_charge(passage: Passage, people: list[int], there: dict[int, int]) -> Iterator[Relation]:
    """65岁及以上老年人接受健康管理58624人 within 60岁及以上老年人口11.08万人, told in another sentence."""
    for number in people:
        label = passage.labels[number]
        match = OLD_ANY.search(label)
        if match is None or not (SERVICE.search(label) or MANAGED.search(label)) or DIED.search(label):
            continue
        years = int(match["years"] or 65)
        whole = next((there[age] for age in sorted(there) if -age <= years), None)
        if whole is not None and not passage.same_sentence(number, whole):
            yield from _within(passage, number, whole)


def _all_the_poor(passage: Passage, people: list[int]) -> list[int]:
    return [
        number
        for number in people
        if not TREATED.search(passage.labels[number])
        and (POOR_ALL.search(passage.labels[number]) or POOR_BEHIND.match(passage.tails[number]))
        and passage[number].unit != "例"
    ]


def _ill_among_the_poor(passage: Passage, people: list[int], poor: list[int]) -> Iterator[Relation]:
    """罹患大病的贫困患者1126例, 脱贫人口中四类慢病患者9846人: among all the poor as first told."""
    for part in people:
        named = passage.named(part)
        ill = ILL.search(passage.labels[part]) or (
            (TREATED.search(named) or SICK.search(named)) and POOR.search(named)
        )
        unstable = UNSTABLE.search(passage.labels[part])
        if not poor or not (unstable or (ill and POOR.search(_said(passage, part)))):
            continue
        if part not in poor:
            yield from _within(passage, part, poor[0])


def _the_poor_among_patients(passage: Passage, people: list[int]) -> Iterator[Relation]:
    """在管高血压患者29874人 in one section, 贫困人口……其中高血压7642人 in another."""
    for ailment in AILMENTS:
        named = [n for n in people if ailment.search(passage.named(n))]
        whole = next((n for n in named if _in_charge(passage, n)), None)
        if whole is None:
            continue
        for part in named:
            if _of_several_ailments(passage, part):
                continue
            apart = passage.paragraphs[part] != passage.paragraphs[whole]
            fewer = not IN_CHARGE.search(passage.labels[part]) and POOR.search(_said(passage, part))
            # 高血压、糖尿病、肺结核脱贫患者6745人: of several ailments together
            of_one = sum(other.search(passage.named(part)) is not None for other in AILMENTS) == 1
            if not apart or not fewer or not of_one:
                continue
            yield from _within(passage, part, whole)
            if _surely_beyond(passage, part, whole):
                yield order_relation(passage, whole, (part,), holds=False)


def _of_several_ailments(passage: Passage, number: int) -> bool:
    """高血压、糖尿病、肺结核脱贫患者6745人 are no part of those with one of them."""
    return sum(1 for ailment in AILMENTS if ailment.search(passage.named(number))) > 1


def _surely_beyond(passage: Passage, part: int, whole: int) -> bool:
    """More of the poor than of all patients, both of the whole county and of one time."""
    one, other = passage[part], passage[whole]
    return one.amount > other.amount and one.period == other.period and one.area == other.area == ""


def _in_charge(passage: Passage, number: int) -> bool:
    said = passage.named(number)
    return bool(IN_CHARGE.search(said) and not FEWER.search(said) and not POOR.search(_said(passage, number)))


def _said(passage: Passage, number: int) -> str:
    return passage.said_before(number, 120)


def _mothers_among_births(passage: Passage, people: list[int]) -> Iterator[Relation]:
    """活产数4121人……孕产妇系统管理3862人, in one paragraph."""
    births: dict[int, int] = {}
    for number in people:
        if LIVE_BIRTHS.search(passage.labels[number]):
            births.setdefault(passage.paragraphs[number], number)
    for number in people:
        whole, label = births.get(passage.paragraphs[number]), passage.labels[number]
        if whole is not None and MOTHERS.search(label) and "儿童" not in label:
            yield from _within(passage, number, whole)
