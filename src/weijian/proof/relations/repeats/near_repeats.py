"""One quantity told twice with a slip between: 规范管理高血压患者22138人 at the head, 规范管理22318人 in its section.

Two digits changed about in numbers of three digits or more that are named alike, or one digit another, lost or doubled
in numbers of five, are no accident. The names must agree in their content words; who is meant may be said earlier in the clause.
Numbers that ties of their own confirm, the one here and the other there, are two quantities.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from weijian.proof.naming import GROUP, PROGRAMME, THING, kind_of, name_of
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.echoes import counted_in, of_other_people
from weijian.proof.relations.repeats.nouns import noun_before, noun_behind, shared_label, shared_noun
from weijian.proof.relations.repeats.quantities import quantity
from weijian.proof.relations.repeats.restated import duplicate_relation
from weijian.proof.relations.wording import CHANGE, shared_run

LEAST_CHANGED_ABOUT, LEAST_OTHER, MOST_DIGITS = 3, 5, 9
LEAST_TOLD_IN_SHORT = (
    4  # digits, two of them changed about, from which the one name may say more than the other
)
AROUND = 60
MOST_ALIKE = 8
FEWEST_SIGNS = 3
ANY_DIGIT, LOST = "?", "-"
KINDS = {"count", "money", "volume", "area", "percent", "permille", "per100k"}
LONG_NOUN = 4
MANY = 10**4
# Some of them only.
PART = re.compile(
    r"其中|新[增建]|改[造扩]|达标|规范化|标准化|示范|创建|试点|培训|新招|引进|在岗|死亡|无|未|每|平均|占|任务|计划|分别|各|上年|去年|同期|应"
)
# What says no more than that things are counted.
OPENS = re.compile(r"^(?:其中|为|给|对|向|全[县区市州旗]|共?有|现有)+")
OWN_TIME = re.compile(r"^(?:今年|本年度?|当年|全年|[年期]末|年底|年内)$")
OTHER_TIME = re.compile(r"上年|去年|前年|同期|上月|上季|\d{4}")
ANOTHER = re.compile(r"上年|去年|前年|同期|其中|计划|任务|应")
WHOEVER = re.compile(r"人口|对象|患者|人员|人数|全县|全区|全市|其中|累计|完成")
BARE = {
    "医疗机构",
    "区域内",
    "每千",
    "每万",
    "上年",
    "去年",
    "同期",
    "以上",
    "新增",
    "开展",
    "组织",
    "实施",
    "进行",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure by its print and its name."""

    number: int
    words: frozenset[str]
    where: str


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    seen: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for number in range(len(passage)):
        printed = _printed(passage, number)
        if not printed or number in told.contradicted:
            continue
        figure = passage[number]
        here = Mention(number, _name(passage, number), f"{figure.factor}{counted_in(figure)}")
        for earlier in _alike(seen, printed, here.where):
            if _one_quantity(passage, earlier, here, told):
                yield duplicate_relation(passage, number, (earlier.number,), holds=False)
                break
        for key in {printed, *_one_other(printed), *(LOST + less for less in _one_less(printed))}:
            if len(seen[here.where, key]) < MOST_ALIKE:
                seen[here.where, key].append(here)


def _printed(passage: Passage, number: int) -> str:
    """The digits as they stand; nothing where they prove nothing."""
    figure = passage[number]
    text = figure.text[figure.number_start - figure.start : figure.number_end - figure.start]
    plain = figure.kind in KINDS and figure.bound == "exact" and not figure.modality
    plain = plain and text.replace(".", "", 1).isdigit() and len(text) <= MOST_DIGITS
    return text if plain and _digits(text) >= LEAST_CHANGED_ABOUT else ""


def _digits(printed: str) -> int:
    return len(printed.replace(".", "").strip("0"))


def _alike(seen: dict[tuple[str, str], list[Mention]], printed: str, where: str) -> Iterator[Mention]:
    """Earlier figures from which a slip makes this one."""
    for key in {*_changed_about(printed), *_one_other(printed), *_one_less(printed), LOST + printed}:
        yield from seen.get((where, key), ())


def _changed_about(printed: str) -> Iterator[str]:
    places = [place for place, sign in enumerate(printed) if sign != "."]
    for one, other in pairwise(places):
        if printed[one] != printed[other]:
            yield (
                printed[:one]
                + printed[other]
                + printed[one + 1 : other]
                + printed[one]
                + printed[other + 1 :]
            )


def _one_other(printed: str) -> Iterator[str]:
    if _digits(printed) >= LEAST_OTHER:
        for place, sign in enumerate(printed):
            if sign != ".":
                yield printed[:place] + ANY_DIGIT + printed[place + 1 :]


def _one_less(printed: str) -> Iterator[str]:
    if _digits(printed) >= LEAST_OTHER:
        for place, sign in enumerate(printed):
            if sign != "." and len(printed) > 1:
                yield printed[:place] + printed[place + 1 :]


def _name(passage: Passage, number: int) -> frozenset[str]:
    """Its content words; who or what, where it does not say so itself, from earlier in the clause."""
    label = shared_label(passage, number)
    if CHANGE.search(label):
        return frozenset()
    own = name_of(label if passage[number].is_rate else label + passage.tails[number])
    if own.has(GROUP, THING):
        return own.words
    before = passage.said_before(number, AROUND).removesuffix(label).rpartition("；")[2]
    who = [word for word in name_of_all(before) if kind_of(word) in {GROUP, THING}]
    return own.words | {who[-1]} if who else own.words


def name_of_all(text: str) -> list[str]:
    """The content words of each clause, in the order of the clauses."""
    return [word for clause in text.split("，") for word in sorted(name_of(clause).words)]


def _one_quantity(passage: Passage, earlier: Mention, here: Mention, told: Told) -> bool:
    one, other = passage[earlier.number], passage[here.number]
    apart = passage.paragraphs[earlier.number] != passage.paragraphs[here.number] and one.value != other.value
    if (
        not apart
        or not _of_one_time(one.period, other.period)
        or {earlier.number, here.number} <= told.results
    ):
        return False
    if _one_noun(passage, earlier.number, here.number):
        return True
    if one.area != other.area:
        return False
    changed = _changed(passage, earlier.number, here.number)
    if changed and _many_people(passage, earlier.number, here.number):
        return True
    if changed and (told_as := quantity(passage, here.number)):
        return told_as == quantity(passage, earlier.number)
    shared = {
        word for word in earlier.words | here.words if _in(word, earlier.words) and _in(word, here.words)
    }
    left = (earlier.words | here.words) - shared
    less, more = sorted((earlier.words - shared, here.words - shared), key=len)
    if changed and not less and _digits(_printed(passage, here.number)) >= LEAST_TOLD_IN_SHORT:
        left = frozenset(word for word in more if kind_of(word) != GROUP)
    return left <= BARE and (len(shared - BARE) > 1 or any(_tells(word) for word in shared - BARE))


def _of_one_time(one: str, other: str) -> bool:
    """今年 and 全年 are the report's own time, and so may be half a year where the other says nothing."""
    one, other = (OWN_TIME.sub("", period) for period in (one, other))
    return one == other or (not (one and other) and not OTHER_TIME.search(one + other))


def _one_noun(passage: Passage, one: int, other: int) -> bool:
    """村卫生室312个 and 全县321个村卫生室; one sign of a long noun may be miswritten: 建挡立卡贫困人口."""
    if passage[one].kind != "count":
        return False
    if passage[one].amount >= MANY and _changed(passage, one, other) and _whole_noun(passage, one, other):
        return True
    names = [passage.labels[number] + passage.tails[number][:LONG_NOUN] for number in (one, other)]
    if any(PART.search(name) for name in names):
        return False
    if passage[one].family == "places":
        return shared_noun(passage, one, other) >= LONG_NOUN
    beside = shared_noun(passage, one, other) or shared_run(_beside(passage, one), _beside(passage, other))
    many = passage[one].amount >= MANY
    return many and beside > LONG_NOUN and passage[one].area == passage[other].area


def _many_people(passage: Passage, one: int, other: int) -> bool:
    """贫困人口28764人 and 27864名脱贫人口: five digits are not changed about by chance where the names share a word."""
    figures = passage[one], passage[other]
    people = all(figure.family == "people" and figure.unit != "人次" for figure in figures)
    telling = all(len(figure.value.normalize().as_tuple().digits) >= LEAST_OTHER for figure in figures)
    if not people or not telling or any(ANOTHER.search(passage.labels[n]) for n in (one, other)):
        return False
    names = [WHOEVER.sub("", shared_label(passage, n) + passage.tails[n]) for n in (one, other)]
    return shared_run(*names) > 1 and not of_other_people(*names)


def _changed(passage: Passage, one: int, other: int) -> bool:
    return _printed(passage, other) in _changed_about(_printed(passage, one))


def _whole_noun(passage: Passage, one: int, other: int) -> bool:
    """建档立卡贫困人口 before both, whatever is said of them behind: as many digits are not changed about by chance."""
    nouns = {OPENS.sub("", noun_before(passage, number)) for number in (one, other)}
    return len(nouns) == 1 and len(nouns.pop()) >= LONG_NOUN and passage[one].area == passage[other].area


def _beside(passage: Passage, number: int) -> str:
    return noun_before(passage, number) or noun_behind(passage, number)


def _in(word: str, words: frozenset[str]) -> bool:
    """签约 is within 家庭医生签约, and so is said of it."""
    return len(word) > 1 and any(word in other or (len(other) > 1 and other in word) for other in words)


def _tells(word: str) -> bool:
    """Whether a word says what is counted: 实种 is said of any vaccine."""
    return kind_of(word) in {GROUP, THING, PROGRAMME} or len(word) >= FEWEST_SIGNS
