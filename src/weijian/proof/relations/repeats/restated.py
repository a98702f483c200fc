"""One quantity under one name in two places, or twice in one list: it must be the same, rounded or not.

Only figures of one topic (`weijian.proof.topics`) and of the same unit, time, place and modality are put side by
side.
Figures of one sentence are told apart by the sentence, and are left alone but for items of a plain list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.quantities import quantity
from weijian.proof.topics import ALL

MOST_OF_A_TOPIC = (
    8  # figures that are looked at; keeps the work linear on texts that repeat one name for ever
)
# Numbers further apart are more likely of two things than of one.
CLOSE = (Decimal("0.7"), Decimal("1.4"))
CLOSE_RATES = (Decimal("0.2"), Decimal(5))
# That all of some others were reached (签约率100%) says nothing of those of whom few were.
NEAR_ALL = Decimal(80)
CLOSE_WHOLES = (Decimal("0.4"), Decimal("2.5"))  # of what there is in the county there is only one number
OTHER_TIME = re.compile(r"上年|去年|前年|年初|原有|同期|末|其中|每|新|平均|比|较")
NEARLY = (Decimal("0.9"), Decimal("1.1"))  # a number of some weeks before
LEAST_DIGITS = 3
BOUNDS = {"exact", "over", "under"}
OF_A_YEAR, BEFORE = re.compile(r"\d{4}年|上年|去年|前年|同期"), re.compile("上年|去年|前年|同期")
# A bare noun in front of its number.
ITEM = re.compile(r"^(?:其中|、|，|和|及)?(?P<name>[一-龥A-Za-z\d“”]{3,16})$")
# Words that a list repeats, of other things each time.
NO_ITEM = re.compile(
    r"其中|共|合计|总|分别|完成|任务|新增|新发|比|较|同期|上年|去年|占|达|率|人数|对象|患者|资金|投资|补助|检查|发放|开展|举办|培训"
    r"|县|市|区|男|女|以上|以下|发现|报告|死亡|确诊|累计|整改|查处|出动|下达|建筑|面积"
)
FEWEST_ITEMS, LONGEST_LIST = 4, 16


def find(passage: Passage) -> Iterator[Relation]:
    seen: dict[object, list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        if not figure.topic or figure.modality:
            continue
        alike = seen[what_it_is(figure)]
        earlier = [n for n in alike if not passage.same_sentence(n, number)]
        if earlier:
            yield from _judged(passage, number, earlier)
        if len(alike) < MOST_OF_A_TOPIC:
            alike.append(number)


def what_it_is(figure: Figure) -> tuple[object, ...]:
    """Equal for figures that must be equal; people and visits of people are not the same thing."""
    unit = figure.kind if figure.is_rate else ("人次" if figure.unit == "人次" else figure.family)
    return unit, figure.topic, figure.period, figure.area


def agree(one: Figure, other: Figure) -> bool:
    """Whether both may be prints of one number, as 1.3万 and 12958 are."""
    exact = one.interval[0] == one.interval[1]
    printed, number = (other, one) if exact else (one, other)
    return meets(printed, number.interval)


def close(one: Figure, other: Figure) -> bool:
    """Whether the two are near enough to be of one thing."""
    if one.kind == other.kind == "percent" and max(one.value, other.value) == 100:
        return min(one.value, other.value) >= NEAR_ALL
    low, high = CLOSE if one.kind == "count" else CLOSE_RATES
    if one.topic[:1] == (ALL,):
        low, high = CLOSE_WHOLES
    return one.amount * low <= other.amount <= one.amount * high


def _judged(passage: Passage, number: int, earlier: list[int]) -> Iterator[Relation]:
    figure, first = passage[number], passage[earlier[0]]
    alike = [n for n in earlier if agree(passage[n], figure)]
    if alike:
        yield duplicate_relation(passage, number, (alike[0],), True)
    elif first.bound == figure.bound == "exact" and close(first, figure):
        same = tuple(n for n in earlier if passage[n].value == first.value)
        dated = figure.period != "" and figure.kind == "count"
        yield duplicate_relation(passage, number, same, False, firm=dated)


def duplicate_relation(
    passage: Passage, number: int, operands: tuple[int, ...], holds: bool, firm: bool = False
) -> Relation:
    first = passage[operands[0]]
    working = f"前文为{first.text}，此处为{passage.written(number)}"
    return Relation("duplicate", number, operands, first.value, passage[number].value, holds, working, firm)


def of_one_quantity(passage: Passage) -> Iterator[Relation]:
    """家庭医生签约30.87万人 in the summary, 累计签约居民31.64万人 in the section: a county counts one number of it, and the two
    are too near for two things.
    """
    seen: dict[object, list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        plain = figure.kind in {"count", "score"} and figure.bound in BOUNDS and not figure.modality
        told = quantity(passage, number) if plain and _telling(figure) else ""
        words = OF_A_YEAR if figure.period else BEFORE  # 2021年 in the report of 2021 is its own
        other_time = OTHER_TIME.search(passage.labels[number]) or words.search(passage.said_before(number))
        if not told or other_time:
            continue
        alike = seen[told, figure.period, figure.area, figure.unit == "人次"]
        for earlier in alike[:MOST_OF_A_TOPIC]:
            one = passage[earlier]
            near = one.amount * NEARLY[0] <= figure.amount <= one.amount * NEARLY[1]
            apart = passage.points[earlier] != passage.points[number] and one.family == figure.family
            apart = apart and not _of_two_registers(passage, earlier, number)
            apart = apart and "exact" in {one.bound, figure.bound}
            if apart and near and not agree(one, figure):
                yield duplicate_relation(passage, number, (earlier,), holds=False)
                break
        alike.append(number)


def _of_two_registers(passage: Passage, one: int, other: int) -> bool:
    """活产1874人 where they were delivered, 出生1896人 where they are registered: equal or not, both may be right."""
    return len({"活产" in passage.named(number) for number in (one, other)}) > 1


def _telling(figure: Figure) -> bool:
    """突破31万 says as much as 31.2万."""
    return figure.printed_digits >= LEAST_DIGITS - (figure.bound != "exact")


def listed_twice(passage: Passage) -> Iterator[Relation]:
    """腮腺炎疫苗1403人份，水痘疫苗907人份，……，腮腺炎疫苗21人份: only between signs that part items, with nothing that opens
    another list; the whole name must be the same.
    """
    names: dict[str, int] = {}
    for number, figure in enumerate(passage.figures):
        if number and not _goes_on(passage, number):
            names = {}
        match = ITEM.match(passage.labels[number]) if _begins_an_item(passage, number) else None
        if (
            match is None
            or NO_ITEM.search(match["name"])
            or figure.kind != "count"
            or figure.bound != "exact"
            or figure.amount != int(figure.amount)  # 每千人口……注册护士1.84人 is no number of them
        ):
            continue
        first = names.setdefault(match["name"], number)
        apart = len(names) >= FEWEST_ITEMS - 1 and 1 < number - first <= LONGEST_LIST
        if apart and passage[first].unit == figure.unit and passage[first].amount != figure.amount:
            yield duplicate_relation(passage, number, (first,), holds=False)


def _goes_on(passage: Passage, number: int) -> bool:
    words = passage.between(number - 1, number)
    return passage.same_sentence(number - 1, number) and not re.search("[；：（）。]", words)


def _begins_an_item(passage: Passage, number: int) -> bool:
    """96管提取仪3台 and 32管提取仪1台: what follows another number is not the whole name."""
    near = number > 0 and passage.same_sentence(number - 1, number)
    return not near or re.search("[，、]", passage.between(number - 1, number)) is not None
