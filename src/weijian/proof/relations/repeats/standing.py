"""What stands in a county in one number at a time, by the words of `standing.tsv`: 苏木镇卫生院14所 and 41所卫生院.

Of it a report tells all, or some; a number is said of all where nothing but empty words stands before it and the noun
opens what follows. Those that are new, or had something done to them, are some of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from weijian.kernel.tables import rows_of
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.nouns import GOES_ON, noun_before
from weijian.proof.relations.repeats.places import REACHED
from weijian.proof.relations.repeats.prints import NO_SLIP, changed_about, slip_between
from weijian.proof.relations.repeats.restated import duplicate_relation

LONGEST = 12
# What may stand between the number and the noun: 29种国家确定的大病, 14个乡镇卫生院.
OPENS = re.compile(r"^(?:国家|确定|规定|集中|专项|救治|罹患|的|苏木|嘎查|乡镇|镇街|街道)+")
# 15家卫生院和社区卫生服务中心 are of both kinds.
JOINED = re.compile(r"[和及与、（][^，。；\d]{0,8}(?:卫生|医院|中心|站)")
CLOSED = re.compile(r"(?:[共现为有达到]|增加|扩充)*$")
LED = re.compile(
    r"^.*(?:[，、：；（）\s]|现有|共有|拥有|设有|建有|建成|[辖设有及和与为建]|全[县区市州旗镇乡]|疫情|防控|新农合|大病|报销)"
)
# 30家定点医院 are not 30家医院; 3个卫生院院长.
SOME = re.compile(
    r"新|改|扩(?!充到)|培训|创建|示范|达标|其余|其他|剩余|另|部分|个别|中有|已有|第[一二三]批|增加|减少|由|从|原|上年|去年|每|各"
    r"|中心卫生院|选|试点|牵头|等|至少|争取|完成对?$|先后|涉及|验收|通过|达到|不达|(?<![共现设建辖])有$"
)
# 白果、岩口、洞口5所卫生院改扩建项目: those that are named.
NAMED = re.compile(r"[一-龥]{2,4}、[一-龥]{2,4}(?:、|[和及与])?[一-龥]{0,4}$")
# All of them.
ALL = re.compile(r"^[^，。；：、\d]{0,12}?(?:全部|均|都(?!市)|一律|全面|全覆盖)")
NO_AREA = re.compile(r"院|中心|站|[监保]所|局|委|^[全我本]|^(?:苏木镇|嘎查村|乡镇)$")
# Of these there are others only where the report says that they grew.
KINDS = {"种", "类", "元"}
GREW = re.compile(r"扩大|扩展|增加|新增|增至|纳入|拓展|扩充")
MOST_OF_A_KIND = 12
CLOSES = {"", "和", "及", "与"}


def find(passage: Passage) -> Iterator[Relation]:
    told: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number in range(len(passage)):
        if not passage.document.in_table(passage[number].start) and (what := standing(passage, number)):
            told[what, _area(passage, number)].append(number)
    for tellings in told.values():
        yield from _contradicted(passage, tellings[:MOST_OF_A_KIND])


def _area(passage: Passage, number: int) -> str:
    """A house named beside, or the level of the places counted, is no area of theirs."""
    return "" if NO_AREA.search(passage[number].area) else passage[number].area


def _contradicted(passage: Passage, tellings: list[int]) -> Iterator[Relation]:
    amounts = [passage[number].amount for number in tellings]
    if len(set(amounts)) == 1:
        return
    right = next((n for n in tellings if amounts.count(passage[n].amount) > 1), tellings[0])
    if any(GREW.search(passage.labels[n]) for n in tellings) and passage[right].unit in KINDS:
        return
    for number in tellings:
        other = passage[number].amount != passage[right].amount
        apart = other and not passage.same_sentence(number, right)
        if apart and _contradicts(passage, right, number):
            first, last = sorted((right, number))
            yield duplicate_relation(passage, last, (first,), holds=False)
            return


def _contradicts(passage: Passage, right: int, number: int) -> bool:
    if changed_about(passage, right, number):
        return True
    slip = slip_between(passage, right, number) > NO_SLIP
    return slip and (passage[number].unit in KINDS or passage[number].amount > passage[right].amount)


@cache
def words() -> dict[str, tuple[str, str]]:
    return {word: (what, units) for word, what, units, _ in rows_of(Path(__file__).with_suffix(".tsv"))}


def standing(passage: Passage, number: int) -> str:
    """Which of them a figure tells; nothing for any other, and for some of them."""
    figure = passage[number]
    if figure.kind not in {"count", "money"} or figure.factor != 1:
        return ""
    before = _before(passage, number) if passage.tails[number] in CLOSES else ""
    told = _behind(passage, number) or before
    label = passage.labels[number]
    return told if told and not (SOME.search(label) or NAMED.search(label)) else ""


def _behind(passage: Passage, number: int) -> str:
    unit, tail = passage[number].unit, passage.tails[number]
    bare = OPENS.sub("", tail)
    for text in (tail, bare):
        for size in range(min(LONGEST, len(text)), 1, -1):
            what, units = words().get(text[:size], ("", ""))
            if what and unit[:1] in units and not GOES_ON.match(text[size:]):
                if JOINED.match(text[size:]):
                    return ""
                some = REACHED.match(text[size:]) and not ALL.match(text[size:])
                return "" if some else what
    return ""


def _before(passage: Passage, number: int) -> str:
    if passage.labels[number].endswith("、"):
        return ""
    noun = CLOSED.sub("", noun_before(passage, number), count=1)
    for size in range(min(LONGEST, len(noun)), 1, -1):
        what, units = words().get(noun[-size:], ("", ""))
        if what:
            rest = noun[:-size]
            return what if passage[number].unit[:1] in units and not LED.sub("", rest) else ""
    return ""
