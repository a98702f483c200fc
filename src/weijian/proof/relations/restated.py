"""One quantity under one name in two places: it must be the same, rounded or not.

Names are compared by their content words (`weijian.proof.naming`), and only figures of the same time, place and
modality are put side by side. Two numbers of one name are a broken repeat only where the name says of whom the
figure is and what was done with them, or that it is all there are in the county; everything else has too many
meanings. Figures of one sentence are told apart by the sentence, and are left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets
from weijian.proof.naming import DEED, GROUP, PROGRAMME, THING, Name, name_of, words_of_kind
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE, stem_of

Key = tuple[object, ...]

MOST_OF_A_NAME = 8  # figures that are looked at; keeps the work linear on texts that repeat one name for ever
CLOSE = (Decimal("0.7"), Decimal("1.4"))
CLOSE_RATES = (Decimal("0.2"), Decimal(5))
FEWEST_PEOPLE, FEWEST_PLACES = 30, 5
LOOK_BACK = 120
# A figure of a list, or of a part, is named by what stands before it.
DEPENDENT = re.compile(r"^[、（]|^(?:和|及|以及|与)|其中|其他|其余|分别|平均|每|人均")
ALL_THERE_ARE = re.compile(
    r"(?:全[县区市州旗]|我[县区市州旗]|辖区内?)(?:现|共|现共|总共|一共)?(?:有|辖|下辖|设有|拥有)?$"
)
THERE_ARE = re.compile(
    r"^(?:[一二三四五六]是)?(?:全[县区市州旗]|我[县区市州旗]|辖区内?)(?:现|共|现共)?(?:有|设有|拥有|下辖)?"
)
NO_MORE_SAID = re.compile(r"(?:全部|均|都|已|实现|达到|$)")
NOT_ALL = re.compile(r"新[增建]|改扩?建|创建|建成|未|无|达标|完成|试点|示范|抽|部分|首批|第[一二三]")


def find(passage: Passage) -> Iterator[Relation]:
    seen: dict[Key, list[int]] = defaultdict(list)
    for number in range(len(passage)):
        key = _key(passage, number)
        if key is None:
            continue
        earlier = [n for n in seen[key] if not passage.same_sentence(n, number)]
        if earlier:
            yield from _judged(passage, number, earlier)
        if len(seen[key]) < MOST_OF_A_NAME:
            seen[key].append(number)


def _judged(passage: Passage, number: int, earlier: list[int]) -> Iterator[Relation]:
    figure = passage[number]
    alike = [n for n in earlier if agree(passage[n], figure)]
    if alike:
        yield _relation(passage, number, (alike[0],), True)
        return
    first = passage[earlier[0]]
    group = tuple(n for n in earlier if passage[n].value == first.value)
    if first.bound == figure.bound == "exact" and _close(first, figure):
        yield _relation(passage, number, group, False, firm=figure.period != "" and figure.kind == "count")


def agree(one: Figure, other: Figure) -> bool:
    """1.3万 and 12958: some number can be printed as both."""
    exact = one.interval[0] == one.interval[1]
    printed, number = (other, one) if exact else (one, other)
    return meets(printed, number.interval)


def _close(one: Figure, other: Figure) -> bool:
    """Numbers far apart are more likely of two things than of one."""
    low, high = CLOSE if one.kind == "count" else CLOSE_RATES
    return one.amount * low <= other.amount <= one.amount * high


def _key(passage: Passage, number: int) -> Key | None:
    """What the figure is of; None where its name leaves that open."""
    figure = passage[number]
    if figure.modality or figure.amount <= 0 or DEPENDENT.search(passage.labels[number]):
        return None
    if figure.kind == "count":
        name = _count_name(passage, number)
    elif figure.is_rate:
        name = _rate_name(passage, number)
    else:
        return None
    unit = figure.kind if figure.is_rate else ("人次" if figure.unit == "人次" else figure.family)
    return (unit, figure.period, figure.area, name) if name else None


def _count_name(passage: Passage, number: int) -> object | None:
    figure, label, tail = passage[number], passage.labels[number], passage.tails[number]
    if CHANGE.search(label):
        return None
    fewest = FEWEST_PEOPLE if figure.family == "people" else FEWEST_PLACES
    if figure.amount < fewest:
        return None
    if all_of_it := _all_there_are(label, tail):
        return "all", all_of_it
    name = name_of(label + tail)
    if name.has(GROUP) and name.has(DEED):
        return name.words
    if name.has(PROGRAMME) and not name.has(GROUP):
        return name.words
    return _with_carried_group(passage, number, name) if name.has(DEED) and not name.has(GROUP) else None


def _all_there_are(label: str, tail: str) -> frozenset[str] | None:
    """全县25个乡镇卫生院, 全县共有乡镇卫生院25个: the words for what there is, with nothing done to them."""
    if ALL_THERE_ARE.search(label):
        said = NO_MORE_SAID.split(tail, maxsplit=1)[0]
    elif not tail and THERE_ARE.search(label):
        said = THERE_ARE.sub("", label)
    else:
        return None
    name = name_of(said)
    plain = name.has(GROUP, THING) and not name.has(DEED, PROGRAMME) and not NOT_ALL.search(said)
    return name.words if plain else None


def _rate_name(passage: Passage, number: int) -> frozenset[str] | None:
    """规范管理率 after 糖尿病患者 is that of diabetics; without any group it may be of anybody."""
    stem = stem_of(passage.labels[number])
    if not stem or CHANGE.search(passage.labels[number]):
        return None
    name = name_of(stem)
    if name.has(GROUP, PROGRAMME):
        return name.words
    return _with_carried_group(passage, number, name) if name.has(DEED) else None


def _with_carried_group(passage: Passage, number: int, name: Name) -> frozenset[str] | None:
    """The name with the one group that the sentence speaks of before the figure."""
    figure = passage[number]
    sentence = passage.document.sentence_at(figure.start)
    start = max(sentence.start, figure.start - LOOK_BACK)
    groups = set(words_of_kind(passage.plain[start : figure.start], GROUP))
    if len(groups) != 1:
        return None
    group = groups.pop()
    return frozenset({group, *(word for word in name.words if word not in group)})


def _relation(
    passage: Passage, number: int, operands: tuple[int, ...], holds: bool, firm: bool = False
) -> Relation:
    first = passage[operands[0]]
    working = f"前文为{first.text}，此处为{passage.written(number)}"
    return Relation("duplicate", number, operands, first.value, passage[number].value, holds, working, firm)
