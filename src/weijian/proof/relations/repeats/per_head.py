"""What a thousand people have, told again: 每千人口拥有托位3.3个 in its section, 每千人口托位数由3.1个提高到4个 in the plan.

A county has one such number for each thing counted, so that two of one name are a contradiction whatever their digits: an
old figure was left. Planned ones, those of another time or place and those on other people are of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.context.modality import PLANNED
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.per_thousand import GOES_ON, PER_PEOPLE
from weijian.proof.relations.repeats.restated import agree, duplicate_relation
from weijian.proof.relations.wording import FROM, TO

# Words beside the thing counted that name nothing.
AROUND = re.compile(
    r"拥有|达到?了?|分别|医疗卫生机构|医疗机构|目前|现有|只有|[由从仅只约近为的有共]|数|提[高升]到|增[至加]到?|[（）]"
)
OTHER_TIME = re.compile(r"上年|去年|前年|同期|年初|原|目标|标准|要求|平均|全[省市国]|低于|高于|超过")
# 提供托位1874个: the deed is no part of the name.
COUNTED = re.compile(r"^(?:全[县区市州旗]|其中|现|提供|开放|配备|备案|在岗|在职|注册|实际|各类|已)+")
WHO = re.compile(r"常住|户籍|服务|农业|农村|城镇|老年")
# Of 每千人口 nobody says which people are meant; of these, which.
ALL = frozenset({"", "常住"})
# 到2025年，人均期望寿命达到82.8岁，每千人床位达到6.5张
BY_THEN, LONGEST = re.compile(r"(?<![直截])到20\d{2}年[^。底末]*$"), 120
CLAUSE, FEWEST_SIGNS, MOST = re.compile("[，。；：]"), 2, 30


def find(passage: Passage) -> Iterator[Relation]:
    told: dict[tuple[str, ...], int] = {}
    for number in range(len(passage)):
        name = _name(passage, number) or _name_before(passage, number)
        if name is None:
            continue
        first = told.setdefault(name, number)
        apart = first != number and passage.paragraphs[first] != passage.paragraphs[number]
        if apart and passage[first].area == passage[number].area:
            yield duplicate_relation(passage, number, (first,), agree(passage[first], passage[number]))


def _name(passage: Passage, number: int) -> tuple[str, ...] | None:
    """How many people, what they have and in which unit; None of what is planned, or of another time."""
    figure, label = passage[number], passage.labels[number]
    match = PER_PEOPLE.search(label) if figure.kind == "count" and figure.bound == "exact" else None
    if match is None or _another_time(passage, number):
        return None
    what = AROUND.sub("", CLAUSE.split(match["what"])[-1])
    people = WHO.search(match.group())
    if not FEWEST_SIGNS <= len(what) <= MOST or (people and people.group() not in ALL):
        return None
    return match["per"], what, figure.base


def _name_before(passage: Passage, number: int) -> tuple[str, ...] | None:
    """卫生技术人员1738名，每千人口5.56名; 每千人口拥有床位5.50张、执业（助理）医师2.98人: the words before tell what is counted,
    or of how many people.
    """
    if not number or passage[number].bound != "exact" or not passage.same_sentence(number - 1, number):
        return None
    label, before = passage.labels[number], passage.labels[number - 1]
    bare, beside = PER_PEOPLE.search(label), PER_PEOPLE.search(before)
    alike = passage[number].base == passage[number - 1].base and passage[number].kind == "count"
    if _another_time(passage, number) or _another_time(passage, number - 1):
        return None
    if bare and alike and not AROUND.sub("", bare["what"]) and not WHO.search(bare.group()):
        what = COUNTED.sub("", AROUND.sub("", CLAUSE.split(before)[-1]))
    elif beside and (goes_on := GOES_ON.match(label)) and passage[number].kind == "count":
        bare, what = beside, AROUND.sub("", goes_on["what"])
    else:
        return None
    people = WHO.search(bare.group())
    known = FEWEST_SIGNS <= len(what) <= MOST and (people is None or people.group() in ALL)
    return (bare["per"], what, passage[number].base) if known else None


def _another_time(passage: Passage, number: int) -> bool:
    """由3.1个提高到4个 tells what there was, unless what it is to become is planned."""
    figure, label, then = passage[number], passage.labels[number], number + 1
    raised = then < len(passage) and passage.same_sentence(number, then) and TO.search(passage.labels[then])
    if FROM.search(label) and raised:
        return passage[then].modality != PLANNED
    sentence = passage.said_before(number, LONGEST)
    return (
        bool(figure.modality) or OTHER_TIME.search(label) is not None or BY_THEN.search(sentence) is not None
    )
