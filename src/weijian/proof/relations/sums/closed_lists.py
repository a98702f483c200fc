"""Lists that words close, and that come near their whole without coming to it: 狂犬病暴露者3392人次，Ⅰ级109人次，Ⅱ级1541人次，
剩下Ⅲ级1530人次; 第一剂424446剂次，第二剂407398剂次，第三剂65018剂次，累计825730剂次.

The rest closes a list that its whole opens; a total closes one itself. Where no row of the figures in front adds up, and
just one comes within a seventh of the whole, that row is the list and the whole is wrong. What other ties explain is
left alone; never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, parts_come_near
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import (
    ALL,
    NO_PARTS,
    adds_up,
    beside,
    is_quantity,
    sum_relation,
    without_nested,
)
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.sums.rows import listed_with
from weijian.proof.relations.wording import HEADS, OF_OTHER_TIMES, called_task

OPENS, NOUN = r"(?:^|[，、；。：（])[^，。；：、\d]{0,4}?", r"的?[^，。；：、\d]{0,10}$"
THE_REST = re.compile(OPENS + r"(?:其余|余下|剩下|剩余|剩|(?<![结盈节])余(?![额料热震年])|居中|其他)" + NOUN)
# What was not done, not paid or not so, of which there may be kinds: told of numbers of three digits.
UNDONE = re.compile(
    OPENS
    + r"(?:[欠差缺](?![评错异口勤席])|结余|节余|差额|缺额|空[置余房闲]|漏[一-龥]|未[一-龥]|没有?[一-龥]|拒|在[点办治])"
    + NOUN
)
TOTAL = re.compile(
    rf"(?:^|[，；。（：])[^，。；：、（）\d]{{0,12}}(?:合计|小计|总计|共计|累计|总共|相加|总[数分]|{ALL})[^，。；：、（）\d]{{0,6}}$"
)
OTHERS = re.compile(r"其余|其他")
# 收入……，支出……，结余……; 两数之差……; 调入…….
AN_ACCOUNT = re.compile(r"[调转]入|收入|两数|[之相]差")
# 合计 and its like sum up two already.
SURELY = re.compile(r"合计|小计|总计|共计|总共|相加|总[数分]|[^，]共|两")
LONGEST, TELLING, MORE_TELLING = 10, 2, 3


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        label = passage.labels[number]
        if not is_quantity(figure) or figure.bound != "exact" or beside(passage, number):
            continue
        if THE_REST.search(label) or (UNDONE.search(label) and not TOTAL.search(label)):
            yield from _closed_by_the_rest(passage, told, number)
        elif TOTAL.search(label) and number not in told.explained:
            yield from _closed_by_a_total(passage, number)


def _closed_by_the_rest(passage: Passage, told: Told, rest: int) -> Iterator[Relation]:
    alike = _alike_before(passage, rest)
    if len(alike) < 2:
        alike = _alike_before(passage, rest, sentences=1)
    telling = TELLING if THE_REST.search(passage.labels[rest]) else MORE_TELLING
    near = []
    for place, whole in enumerate(alike[:-1]):
        parts = [*alike[place + 1 :], rest]
        if any(adds_up(passage, whole, parts[start:]) for start in range(len(parts) - 1)):
            return
        if _overlapping(passage, rest, whole, parts) or listed_with(passage, whole, parts[0]):
            continue
        if whole not in told.explained and _comes_near(passage, whole, parts, telling):
            near.append((whole, parts))
    if len(near) != 1:
        return
    whole, (*done, _) = near[0]
    words = passage.labels[whole] + passage.between(whole, rest)
    if AN_ACCOUNT.search(words) or OF_OTHER_TIMES.search(words):
        return
    if len(done) == 1 and not OTHERS.search(passage.labels[rest]):
        yield distance_relation(passage, rest, whole, done[0], holds=False, firm=False)
    else:
        yield sum_relation(passage, whole, [*done, rest], holds=False)


def _overlapping(passage: Passage, rest: int, whole: int, parts: list[int]) -> bool:
    """3526人……，高血压2460人、糖尿病942人、冠心病318人及其他疾病127人: who has one illness may have another."""
    too_many = sum(passage[part].amount for part in parts) > passage[whole].amount
    return too_many and passage[whole].base in HEADS and "其他" in passage.labels[rest]


def _closed_by_a_total(passage: Passage, whole: int) -> Iterator[Relation]:
    alike = _alike_before(passage, whole)
    rows = [alike[start:] for start in range(len(alike) - 1)]
    tops = without_nested(passage, alike)
    if len(tops) > 1 and tops not in rows:
        rows.append(tops)
    if any(adds_up(passage, whole, row) for row in rows) or called_task(passage.labels[whole], ""):
        return
    surely = SURELY.search(passage.labels[whole]) is not None
    near = [
        row for row in rows if _comes_near(passage, whole, row) and (surely or _within(passage, whole, row))
    ]
    if len(near) == 1 and (len(near[0]) > 2 or surely):
        yield sum_relation(passage, whole, near[0], holds=False)


def _alike_before(passage: Passage, number: int, sentences: int = 0) -> list[int]:
    """Exact figures of its unit in the sentence or so many before, as deep as it stands; a total in brackets is of those
    in front of them.
    """
    depth = passage.depths[number] - passage.labels[number].startswith("（")
    return [
        n for n in passage.before(number, LONGEST)
        if passage.sentences[number] - passage.sentences[n] <= sentences and passage[n].unit == passage[number].unit
        and passage[n].bound == "exact" and passage.depths[n] == depth
        and not beside(passage, n) and not NO_PARTS.search(passage.labels[n])
    ]  # fmt: skip


def _comes_near(passage: Passage, whole: int, parts: list[int], telling: int = TELLING) -> bool:
    return passage[whole].printed_digits >= telling and parts_come_near(passage, whole, parts)


def _within(passage: Passage, whole: int, parts: list[int]) -> bool:
    return all(passage[part].amount < passage[whole].amount for part in parts)
