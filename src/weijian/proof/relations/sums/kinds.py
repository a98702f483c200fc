"""Kinds that are all there are, of a whole told before: 实施重点项目10个……。目前竣工3个，在建5个，前期2个; 疑似事件4起，排除3起，
确认1起; 辖5区8县……13县区.

The names say so (`partitions`), or each is the other's opposite. Opposites that are no whole's are told of something else, so
there only what adds up is a tie.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import one_slip_off
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.echoes import counted_alike
from weijian.proof.relations.sums.partitions import are_all_there_are, are_opposites
from weijian.proof.relations.sums.parts import OF_WHICH, TOTAL, beside, is_quantity, sum_relation
from weijian.proof.relations.wording import called_task

OTHER_TIME = re.compile(r"[去上前]年|同期")
BRACKET = re.compile(r"（[^（）]{0,30}）")
# 一孩, 二孩: of what number among those of the mother's a birth is, so they are kinds of births and of nothing else.
BY_ORDER_OF_BIRTH, BORN = re.compile(r"[一二三多]孩|孩次"), re.compile(r"出生|活产|分娩|生育|新生儿|婴儿")
CLAUSE = re.compile(r"[^，。；：、\n\d]{0,12}")
AROUND = 40
BETWEEN, FAR, BEHIND = 5, 16, 6
MOST_KINDS, REACH = 6, 24
# 常住人口54.8万人。出生人口中，一孩1694人……: kinds that come to less than half are of something else.
MOST_OF_IT = 2
# 5区8县; 10个镇、3个街道
PLACES = re.compile(r"(?P<noun>[县市区旗乡镇村]{1,3}街?|街)(?:道|办事处){0,2}(?![级属办直委域里内外卫]|医)")
JOINED = re.compile(r"[县市区旗乡镇村街道]{0,2}[、，和及]?")
# There is one in every town and township.
HEALTH_CENTRES = re.compile(r"^(?:其中)?[、，；]?(?:乡镇?|镇乡?)(?:中心)?卫生院$")
BRANCHES = re.compile(r"（含$")


def find(passage: Passage) -> Iterator[Relation]:
    for first in range(1, len(passage)):
        yield from _all_kinds_of_what_was_told(passage, first)
        yield from _opposites(passage, first)
        yield from _districts_and_counties(passage, first)


def _all_kinds_of_what_was_told(passage: Passage, first: int) -> Iterator[Relation]:
    """实施重点项目10个，总投资8.64亿元。目前竣工3个，在建5个，前期2个: names that are all there are, of the last number of
    their unit, told in a sentence before. More than there are, or one slip off, they are broken.
    """
    parts = [first]
    for number in passage.behind(first, MOST_KINDS):
        if TOTAL.search(passage.labels[number]) and not beside(passage, number):
            break  # 另聘编外635人，在编、编外合计2762人: of both together
        if passage[number].unit == passage[first].unit and not passage[number].is_rate:
            parts.append(number)
    listed = parts
    parts = next((some for size in range(len(parts), 1, -1) if _are_all(passage, some := parts[:size])), [])
    whole = _last_before(passage, first) if parts else None
    if whole is None or any(passage[n].bound != "exact" or beside(passage, n) for n in [whole, *parts]):
        return
    together = total(passage[number] for number in parts)
    if meets(passage[whole], together):
        yield sum_relation(passage, whole, parts, holds=True)
    elif _all_of_another(passage, whole, listed):
        return
    elif (
        together[0] > passage[whole].interval[1]
        or (len(parts) > 2 and together[1] * MOST_OF_IT > passage[whole].interval[0])
        or one_slip_off(passage, whole, parts)
    ):
        yield sum_relation(passage, whole, parts, holds=False)


def _all_of_another(passage: Passage, whole: int, listed: list[int]) -> bool:
    """评估673人，其余173人撤回。评估结果：重度118人、中度23人、轻度97人，能力完好435人: of those before the rest."""
    together = sum(passage[number].amount for number in listed)
    return any(passage[n].amount == together for n in passage.before(whole, REACH))


def _last_before(passage: Passage, first: int) -> int | None:
    """The last number of the unit in the sentence before, where none stands in the sentence itself; of a list its whole
    (1968人，其中医师742人、护士807人).
    """
    alike = [n for n in reversed(passage.before(first, REACH)) if passage[n].unit == passage[first].unit]
    # 业务收入全年22286万元，同比（上年21101万元）增长5.62%。住院……，门诊……: of this year's.
    alike = [n for n in alike if not _of_another_time(passage, n)] or alike
    near = [n for n in alike if passage.sentences[first] - passage.sentences[n] == 1]
    if near and BY_ORDER_OF_BIRTH.search(passage.named(first)):
        near = [n for n in near if BORN.search(passage.named(n))]
        alike = near
    if not near or near[0] != alike[0]:
        return None
    if len(near) > 1 and are_all_there_are([passage.named(n) for n in (near[1], near[0])]):
        return None  # 男孩806人、女孩720人。按孩次分，一孩612人……: of both together
    of_a_list = len(near) > 1 and all(OF_WHICH.search(passage.between(near[-1], n)) for n in near[:-1])
    whole = near[-1] if of_a_list else near[0]
    larger = passage[whole].amount > passage[first].amount and is_quantity(passage[whole])
    return whole if larger else None


def _of_another_time(passage: Passage, number: int) -> bool:
    """上年度10662人; 下达5700人次的计划."""
    return OTHER_TIME.search(passage.labels[number]) is not None or called_task(
        passage.labels[number], passage.tails[number]
    )


def _opposites(passage: Passage, second: int) -> Iterator[Relation]:
    if passage[second].kind != "count" or passage[second].bound != "exact":
        return
    for first in range(second - 1, max(-1, second - 1 - BETWEEN), -1):
        alike = passage[first].base == passage[second].base and passage[first].kind == "count"
        near = passage.paragraphs[first] == passage.paragraphs[second] and passage[first].bound == "exact"
        if alike and near and are_opposites(_said_of(passage, first), _said_of(passage, second)):
            yield from _of_a_whole(passage, first, second)
            return


def _said_of(passage: Passage, number: int) -> str:
    """Its name, with what follows a bracket: 7个省（自治区）增加."""
    end = passage[number].end
    behind = CLAUSE.match(BRACKET.sub("", passage.plain[end : end + AROUND]))
    return passage.labels[number] + (behind.group() if behind else "")


def _of_a_whole(passage: Passage, first: int, second: int) -> Iterator[Relation]:
    together = total((passage[first], passage[second]))
    behind = range(second + 1, min(len(passage), second + 1 + BEHIND))
    for whole in (*range(first - 1, max(-1, first - 1 - FAR), -1), *behind):
        figure = passage[whole]
        alike = figure.unit == passage[first].unit or passage.same_sentence(whole, first)
        counted = figure.base and figure.bound == "exact" and counted_alike(passage[first], figure)
        larger = figure.amount > max(passage[first].amount, passage[second].amount)
        surely = whole < first or (TOTAL.search(passage.labels[whole]) and not beside(passage, whole))
        if alike and counted and larger and surely and meets(figure, together):
            yield sum_relation(passage, whole, (first, second), holds=True)
            return


def _districts_and_counties(passage: Passage, second: int) -> Iterator[Relation]:
    """辖5区8县，……。全市13县区中: a number of things called by the names of both right before."""
    first = second - 1
    if first and _noun(passage, first - 1) and JOINED.fullmatch(passage.between(first - 1, first)):
        return  # 2个街道、9个镇、3个乡共14个乡镇
    one, other = (_noun(passage, number) for number in (first, second))
    if not one or not other or one == other or not JOINED.fullmatch(passage.between(first, second)):
        return
    for whole in range(second + 1, min(second + REACH, len(passage))):
        if passage.sentences[whole] - passage.sentences[second] > 1:
            return
        if {*_noun(passage, whole)} == {*one, *other} and passage[whole].bound == "exact":
            holds = passage[whole].amount == passage[first].amount + passage[second].amount
            yield sum_relation(passage, whole, (first, second), holds=holds)
            return
        if HEALTH_CENTRES.match(passage.labels[whole]) and {one, other} == {"镇", "乡"}:
            yield from _one_in_each(passage, whole, (first, second))
            return


def _one_in_each(passage: Passage, whole: int, places: tuple[int, ...]) -> Iterator[Relation]:
    """辖9镇5乡……，乡镇卫生院14个; 14家（含1家分院）."""
    branch = whole + 1
    for parts in (places, (*places, branch)):
        beside = branch < len(passage) and BRANCHES.search(passage.between(whole, branch))
        if len(parts) > len(places) and not beside:
            return
        if sum(passage[part].amount for part in parts) == passage[whole].amount:
            yield sum_relation(passage, whole, parts, holds=True)
            return


def _noun(passage: Passage, number: int) -> str:
    """What places are counted: 县, 镇, 街道, 县区."""
    figure = passage[number]
    match = PLACES.match(figure.unit.removeprefix("个") + passage.tails[number])
    return match["noun"] if match and figure.kind == "count" and figure.factor == 1 else ""


def _are_all(passage: Passage, parts: list[int]) -> bool:
    return are_all_there_are([passage.named(number) for number in parts])
