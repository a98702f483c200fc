"""A number and the list of what it counts: 七类人群（甲、乙……）, 甲、乙、丙3个乡镇, 15间（县医院、保健院及13间卫生院）.

A sum whose parts are names, or some names and some counts. Where one reading of a plain list of names is left and that
is a little off, the tie is broken.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from weijian.proof.figures import Figure
from weijian.proof.figures.listing import (
    items_before,
    items_behind,
    items_in_groups,
    items_told,
    items_told_wholly,
)
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import list_relation

MOST = 40
AMONG_THE_FIRST = re.compile(r"前$")
LIST = re.compile(r"[^，。；：（）\n、]{0,14}（(?P<list>[^（）\n。；]{3,200})）")
PARTED = re.compile(r"、|和|及|以及|与|，")
NOT_ALL = re.compile(r"等|其中|不?含|除|每|比|较")
MOST_INSIDE = 8
FAR = 80
FEWEST_SIGNS, LONGEST_NAME = 2, 5
LEVELS = "镇乡村县市区州旗"
LEVEL = re.compile(
    r"(?:乡镇|镇乡|乡|镇|街道|镇街|县区|县市区|县市|市区|区县|县|市|区|州|地市|旗县?)(?![级属办镇乡区]|卫生|医|中心|学校|企业|单位|村)"
)
# 坪上、大坝、龙洞3个乡镇卫生院, called by their towns.
MANY_TOWNS = 4
TOWN_HOSPITALS = re.compile(r"(?:乡镇|镇|乡|中心)?(?:中心)?卫生院")
NAMED = re.compile(r"(?P<list>[一-龥]{2,12}(?:、[一-龥]{2,5}){2,20})$")

# What names of places and departments end in, and what counts them begins with: 骨科……5个科室.
KINDS_OF_PLACES = set("科室站所院校厂部楼县镇乡村区")
NAMES = re.compile(r"(?P<list>[一-龥]{2,14}(?:、[一-龥]{2,8}){2,20})$")


# “3·09”“7·15”3轮; 8月、11月两次
QUOTED = re.compile(r"(?:[“《][^“”《》\n]{1,20}[”》](?:、|和|及|与)?){2,12}$")
MONTHS = re.compile(r"(?:(?<!\d)\d{1,2}月(?:\d{1,2}日)?(?:、|和|及|与)?){2,8}，?(?:先后|连续)?$")
OPENED = re.compile(r"[“《]|月")
# 老龄和职业健康两项职能
BOTH = re.compile(r"[一-龥]{2,12}(?:和|与|及)[一-龥]{2,12}$")
A_WHOLE_NAME = re.compile(r"(?:院|站|所|中心|科|局|室|校|公司)$")


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        if figure.kind == "rank" and AMONG_THE_FIRST.search(passage.labels[number]):
            yield from _first_of_all(passage, number)
        if figure.kind != "count" or figure.bound != "exact" or figure.factor != 1:
            continue
        if 2 <= figure.value <= MOST and figure.value == int(figure.value):
            yield from _of_names(passage, number)
        yield from _of_names_and_counts(passage, number)


def _of_names(passage: Passage, number: int) -> Iterator[Relation]:
    figure = passage[number]
    behind = items_behind(passage.plain, figure.end)
    floor = passage[number - 1].end if number else 0
    if behind:
        holds = int(figure.value) in behind
        if holds or _plain_names(passage, number, behind):
            yield _relation(passage, number, behind, holds)
        return
    before = items_before(passage.plain, figure.start, floor)
    if int(figure.value) in before:
        yield _relation(passage, number, before, True)
    elif before and (_names_of_places(passage, number, before) or _end_alike(passage, number, before)):
        yield _relation(passage, number, before, False)
    elif int(figure.value) in (
        told := items_told(passage.plain, figure.end) | items_in_groups(passage.plain, figure.end)
    ):
        yield _relation(passage, number, told, True)
    elif (told := items_told_wholly(passage.plain, figure.end)) and _near(figure, told):
        yield _relation(passage, number, told, int(figure.value) in told)
    elif int(figure.value) in (_marked_before(passage, number), _bare_names_before(passage, number)):
        yield list_relation(passage, number, int(figure.value))


def _marked_before(passage: Passage, number: int) -> int:
    """Names in quotation marks, months, or the two that 两 counts."""
    figure = passage[number]
    said = passage.plain[max(0, figure.start - FAR) : figure.start]
    for marked in (QUOTED, MONTHS):
        if match := marked.search(said):
            return len(OPENED.findall(match.group()))
    return 2 if figure.text.startswith("两") and BOTH.search(said) else 0


def _bare_names_before(passage: Passage, number: int) -> int:
    """县医院、中医医院、石桥、河口、东源3个中心卫生院: those at the end that are no whole names, after such as are."""
    match = NAMES.search(passage.plain, max(0, passage[number].start - FAR), passage[number].start)
    names = match["list"].split("、") if match else []
    bare = len(list(takewhile(lambda name: not A_WHOLE_NAME.search(name), reversed(names))))
    return bare if 1 < bare < len(names) else 0


def _first_of_all(passage: Passage, number: int) -> Iterator[Relation]:
    """报告发病数居前3位的病种依次为甲、乙、丙: names, as many as the rank."""
    told = items_told(passage.plain, passage[number].end)
    if told:
        holds = int(passage[number].value) in told
        yield _relation(passage, number, told, holds)


def _plain_names(passage: Passage, number: int, counts: set[int]) -> bool:
    """A broken list counts only where it is surely a list of the things: one reading, not far off."""
    value = int(passage[number].value)
    return len(counts) == 1 and abs(min(counts) - value) <= 2 and value >= 3


def _near(figure: Figure, counts: set[int]) -> bool:
    """However 和 is read, no more than two are wanting or too many."""
    return min(abs(int(figure.value) - count) for count in counts) <= 2


def _names_of_places(passage: Passage, number: int, counts: set[int]) -> bool:
    """甲、乙、丙4个乡镇: bare names of the places that are counted, not things of which there are some (彩超、CT机6台), nor
    places of another level (甲镇、乙镇、丙镇6个村).
    """
    counted = passage[number].unit.lstrip("个家所") + passage.tails[number]
    level = LEVEL.match(counted)
    if level is None and min(counts) >= MANY_TOWNS:  # some town has two of them
        level = TOWN_HOSPITALS.match(counted)
    names = NAMED.search(passage.plain, max(0, passage[number].start - FAR), passage[number].start)
    if (
        level is None
        or names is None
        or names["list"].endswith("等")
        or not _plain_names(passage, number, counts)
    ):
        return False
    own = [name.removeprefix("、") for name in names["list"].split("、")]
    ends = {name[-1] for name in own if name[-1] in LEVELS and len(name) > FEWEST_SIGNS}
    towns = not any(A_WHOLE_NAME.search(name) for name in own)
    return towns and ends <= set(level.group()) and max(map(len, own[1:])) <= LONGEST_NAME


def _end_alike(passage: Passage, number: int, counts: set[int]) -> bool:
    """心内科、骨科、妇产科5个科室: every name ends in the first sign of what is counted, and none else stands between."""
    match = NAMES.search(passage.plain, max(0, passage[number].start - FAR), passage[number].start)
    noun = passage[number].unit.removeprefix("个") + passage.tails[number]
    if match is None or not noun or noun[0] not in KINDS_OF_PLACES:
        return False
    names = match["list"].split("、")
    return all(name[-1] == noun[0] for name in names) and _plain_names(passage, number, counts)


def _relation(passage: Passage, number: int, counts: set[int], holds: bool) -> Relation:
    return list_relation(passage, number, int(passage[number].value) if holds else min(counts), holds)


def _of_names_and_counts(passage: Passage, whole: int) -> Iterator[Relation]:
    """Members in brackets behind, of which some bear no number."""
    figure = passage[whole]
    match = LIST.match(passage.plain, figure.end)
    inside = [n for n in passage.behind(whole, MOST_INSIDE) if match and passage[n].end <= match.end()]
    if match is None or not inside or NOT_ALL.search(match["list"]):
        return
    alike = all(passage[n].family == figure.family and passage[n].kind == "count" for n in inside)
    named = sum(1 for item in PARTED.split(match["list"]) if item and not re.search(r"\d", item))
    if alike and named and sum(passage[n].amount for n in inside) + named == figure.amount:
        shown = "＋".join(passage.written(n) for n in inside)
        working = f"{shown}及所列{named}项共{figure.text}"
        yield Relation("sum", whole, tuple(inside), figure.value, figure.value, True, working)
