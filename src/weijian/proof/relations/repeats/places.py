"""What there is of a kind in all: 设有112处中心村卫生室 and 建成中心村卫生室126处; 乡镇卫生院14家 among what there is, and then
12家乡镇卫生院全部建成中医馆.

Of a kind of places a county has one number. Counts of an earlier year, of some of them or of new ones are other things;
all of them (全部, 均) are those that were told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.nouns import GOES_ON, noun_before, noun_behind
from weijian.proof.relations.repeats.restated import OTHER_TIME, close, duplicate_relation

STANDS = re.compile(
    r"^(?:在|已|目前|截至目前|到目前|[全我][县区市州旗省](?:域内)?|辖区内?){0,3}"
    r"(?:现有|现共有|共有|拥有|累计建成|累计建有|已建成|共建成|建有|设有|共设有?)(?P<noun>[一-龥]{0,20})$"
)
# An item of what there is: 乡镇卫生院14家、村卫生室279所; 辖12个乡镇、286个行政村.
ITEM = re.compile(
    r"^[，、；：（和及]*(?:其中|包括|下?辖|共?有|设|现有|[全我][县区市州旗])*(?P<noun>[一-龥（）]{0,12})$"
)
BY_WHOM = re.compile(
    r"牵头|成员单位|覆盖|达到|完成|新|改|升级|创建|合格|达标|示范|建成|整合|带动|纳入|其他|其余|民营|中心$"
)
KIND = re.compile(
    r"^(?:(?:苏木|嘎查|社区|街道|镇街|中心|镇|乡|村)+卫生(?:院|室|所|站)|社区卫生服务(?:中心|站)|行政村|乡镇|镇街|街道|村卫生室|镇|乡|社区)$"
)
ALL_OF_THEM = re.compile(
    r"(?:（[^（）\d]{1,12}）)?(?:中，|(?:[和及、]\d{1,4}[家所个][^，。；：、\d（）]{2,10}?)?[^，。；：、\d（）]{0,10}?(?:全部|均已|均|都|一律|同步|全面|一家不落|全覆盖))"
)
OF_THE_COUNTY = re.compile(
    r"^(?:[^，。；\d]{2,6}(?=[对在向为给]))?(?:对|在|向|为|给|使|由|及|和|[、，]|覆盖|全部|所有|[全我][县区市州旗])*$"
)
THERE_ARE = re.compile(r"(?:设有?|辖|建有)(?P<noun>[一-龥]{3,8})$")
BEFORE_IT = re.compile(r"^.*[，、；：（]")  # what the count before counts
# 全县197个行政村建成标准化卫生室 may be some of them.
REACHED = re.compile(r"已|建成|达|完成|实现|创建|通过|新|设|有|获|被|配")
ALL_IN_FRONT = re.compile(r"(?:[全我][县区市州旗]|全部|所有)$")
LONG_NOUN, FEWEST = 4, 10
MOST_OF_A_NOUN = 4
FEWEST_OF_ALL = 3
FAR_OFF = 10
LONGEST_KIND = 8
SHORTEST_FORM = 3
OPENS = re.compile(r"^(?:(?:全|我)[县区市州旗]|共|现有|设|辖|有)+")
# 89个村均有一名村医, after 89个村卫生室: one for each.
EACH_HAS_ONE = re.compile(r"^[^，。；：\d]{1,8}?(?:均|都|每|各)")
LEVEL = re.compile(
    r"(?P<level>乡镇|镇街|街道|镇|乡|行政村|自然村|社区|村)(?:（街道）)?(?=$|中|的?全部|均|都|全)"
)


def find(passage: Passage) -> Iterator[Relation]:
    yield from _stand_there(passage)
    yield from _all_of_them(passage)


def _stand_there(passage: Passage) -> Iterator[Relation]:
    """Of one kind, said to stand there in all: 累计建成中心村卫生室126处 here, 现有112处中心村卫生室 there.

    Counts of an earlier year, of some of them or of new ones are other things.
    """
    seen: dict[str, list[int]] = defaultdict(list)
    for number in range(len(passage)):
        noun = _noun_in_all(passage, number)
        if not noun:
            continue
        for earlier in seen[noun]:
            one, other = passage[earlier], passage[number]
            apart = passage.paragraphs[earlier] != passage.paragraphs[number]
            if apart and one.amount != other.amount and close(one, other):
                yield duplicate_relation(passage, number, (earlier,), holds=False)
                break
        if len(seen[noun]) < MOST_OF_A_NOUN:
            seen[noun].append(number)


def _noun_in_all(passage: Passage, number: int) -> str:
    """The whole noun of what stands there in all; nothing for other counts."""
    figure, label = passage[number], passage.labels[number]
    match = STANDS.search(label)
    plain = figure.family == "places" and figure.bound == "exact" and figure.amount >= FEWEST
    if match is None or not plain or OTHER_TIME.search(label):
        return ""
    noun = (match["noun"] or noun_behind(passage, number)).partition("的")[0]
    return noun if len(noun) >= LONG_NOUN else ""


def _all_of_them(passage: Passage) -> Iterator[Relation]:
    """Against the first telling of the kind as an item of what there is; silent where any telling has the same number."""
    told: dict[str, list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        plain = figure.family == "places" and figure.bound == "exact"
        # What is planned for all of them tells how many there are: 对全县97个村卫生室全部实施智慧化改造.
        told_of = not figure.modality or ALL_IN_FRONT.search(passage.labels[number])
        if not plain or not told_of or figure.amount < FEWEST_OF_ALL:
            continue
        kind = _kind_behind(passage, number)
        if kind and told[kind] and _speaks_of_all(passage, number, kind):
            first = passage[told[kind][0]]
            near = first.amount <= figure.amount * FAR_OFF and figure.amount <= first.amount * FAR_OFF
            apart = passage.paragraphs[told[kind][0]] != passage.paragraphs[number]
            if near and apart and all(passage[n].amount != figure.amount for n in told[kind]):
                yield duplicate_relation(passage, number, (told[kind][0],), holds=False)
        whole = kind and (_is_item(passage, number, kind) or _speaks_of_all(passage, number, kind))
        item = kind if whole else _kind_before(passage, number)
        if item and len(told[item]) < MOST_OF_A_NOUN:
            told[item].append(number)


def _kind_behind(passage: Passage, number: int) -> str:
    """The kind of places that the words behind a count begin with."""
    tail = passage[number].unit.removeprefix("个") + passage.tails[number]
    if passage[number].unit not in {"个", ""} and not KIND.match(passage[number].unit.removeprefix("个")):
        tail = passage.tails[number]
    for size in range(min(LONGEST_KIND, len(tail)), 0, -1):
        if KIND.match(tail[:size]):
            return "" if GOES_ON.match(tail[size:]) else tail[:size]
    return ""


def _kind_before(passage: Passage, number: int) -> str:
    match = ITEM.match(passage.labels[number])
    stands = THERE_ARE.search(passage.labels[number])
    if stands is not None and KIND.match(stands["noun"]) and not passage.tails[number]:
        return stands["noun"]
    noun = noun_before(passage, number)
    named = match is not None and not passage.tails[number] and KIND.match(noun) is not None
    return noun if named and _among_others(passage, number) else ""


def _is_item(passage: Passage, number: int, kind: str) -> bool:
    match = ITEM.match(BEFORE_IT.sub("", passage.labels[number]))
    only = passage.tails[number] in {kind, ""}
    return match is not None and not match["noun"] and only and _among_others(passage, number)


def _among_others(passage: Passage, number: int) -> bool:
    """Told among other places of the county: a list of what there is."""
    others = [n for n in range(max(0, number - 3), min(len(passage), number + 4)) if n != number]
    places = [n for n in others if passage[n].family == "places" and passage.same_sentence(n, number)]
    return len(places) > 1 and not BY_WHOM.search(passage.labels[number])


def _speaks_of_all(passage: Passage, number: int, kind: str) -> bool:
    if not OF_THE_COUNTY.match(passage.labels[number]) or OTHER_TIME.search(passage.labels[number]):
        return False
    place = passage.plain.find(kind, passage[number].end - len(kind)) + len(kind)
    if ALL_IN_FRONT.search(passage.labels[number]) and not REACHED.match(passage.plain, place):
        return True
    return ALL_OF_THEM.match(passage.plain, place) is not None


def of_one_level(passage: Passage, one: int, other: int) -> bool:
    """8个街道、11个镇 here, 全区11个镇中…… there: of the places of one level a county has one number."""
    levels = [LEVEL.match(passage[n].unit.removeprefix("个") + passage.tails[n]) for n in (one, other)]
    return all(levels) and len({match["level"] for match in levels if match}) == 1


def bear_one_noun(passage: Passage, one: int, other: int) -> bool:
    """137个村卫生室 and 设村卫生室137所: the whole noun, before or right behind; or in short, 13家乡镇院."""
    return any(
        len(noun) > 1 and _in_short(passage.tails[number], noun)
        for noun, number in ((_noun(passage, one), other), (_noun(passage, other), one))
    )


def _in_short(tail: str, noun: str) -> bool:
    """乡镇院 for 乡镇卫生院: it begins and ends alike, and leaves out the middle."""
    short = tail[: tail.find(noun[-1]) + 1]
    return len(noun) > len(short) >= SHORTEST_FORM and noun.startswith(short[:2]) and noun.endswith(short[2:])


def one_for_each(passage: Passage, one: int, other: int) -> bool:
    """89个村卫生室, and then 89个村均有一名村医: a place for each place of a level."""
    for number, of in ((one, other), (other, one)):
        match = EACH_HAS_ONE.match(passage.tails[number])
        if match is not None and _noun(passage, of).startswith(match.group()[:-1]):
            return True
    return False


def _noun(passage: Passage, number: int) -> str:
    return OPENS.sub("", passage[number].subject)
