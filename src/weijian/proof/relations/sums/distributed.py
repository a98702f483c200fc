"""How many things a number counts, by what the words behind it tell of each: 四批医疗队分别派出86人、74人、92人和60人;
前三位的是甲病412例、乙病198例、丙病175例; 甲率4.26‰，乙率2.74‰，丙率1.52‰，三项指标……; 分3次接种，第一次……，第三次…….

What is said of each (分别, 依次) is said as often as there are of them, so that another number breaks the tie where
nothing else is counted between; elsewhere only what fits is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.items import KINDS, list_beginning_with
from weijian.proof.relations.sums.parts import TOTAL

FEWEST, MOST = 2, 12
COUNTS = {
    *KINDS,
    "批",
    "次",
    "轮",
    "期",
    "位",
    "名",
    "人",
    "例",
    "院",
    "县",
    "镇",
    "组",
    "队",
    "点",
    "站",
    "层",
    "栋",
    "场",
    "名次",
}
EACH = re.compile(r"(?:分别|依次|各自)[^，。；：\d]{0,24}$")
NAMED = re.compile(r"(?:是|为|：|有|包括)[^，。；：\d]{1,20}$")
# 四批医疗队分别……: nothing but the noun between, and one thing said of it.
AT_ONCE = re.compile(r"^[^，。；：、和与及同\d]{0,12}(?:分别|依次)[^，。；：、和与及年月\d]{0,8}$")
INDICATORS = re.compile(r"^(?:主要|核心|重点|关键|重要)?(?:指标|比率|数据|比例|率)")
ORDINALS = re.compile(r"第(?P<number>[一二三四五六七八九十])(?P<what>[批次轮期组针剂阶])")
DIGITS = "一二三四五六七八九十"
FAR, LONGEST = 4, 300
RATES = {"percent", "permille", "per100k"}
# One name in brackets behind one thing: 新增1个省级专科（县医院骨科）.
ONE_NAME = re.compile(r"(?P<noun>[一-龥]{2,14})（(?P<name>[一-龥]{3,24})）")
NO_NAME = re.compile(r"[为占较比按含其由从见详除达未已指]|以上|以下|上年|同期|合计")


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        counts = figure.kind in {"count", "rank"} and figure.unit in COUNTS and figure.factor == 1
        if not counts or figure.bound != "exact":
            continue
        if figure.value == 1 and _named_in_brackets(passage, number):
            yield _relation(passage, number, 1)
        if not FEWEST <= figure.value <= MOST:
            continue
        told = _told_of_each(passage, number)
        value = int(figure.value)
        if told == value or value in (_indicators_before(passage, number), _ordinals_behind(passage, number)):
            yield _relation(passage, number, value)
        elif told > 1 and AT_ONCE.match(passage.between(number, number + 1)):
            yield _relation(passage, number, told)


def _relation(passage: Passage, number: int, listed: int) -> Relation:
    value = passage[number].value
    return Relation("sum", number, (), Decimal(listed), value, value == listed, f"所列共{listed}项")


def _told_of_each(passage: Passage, number: int) -> int:
    """How many figures follow the first that is told of each of them."""
    for first in passage.behind(number, FAR):
        words = passage.between(first - 1, first)
        at_once = first == number + 1 and NAMED.search(passage.labels[first])
        if EACH.search(words) or at_once:
            items = _up_to_their_total(passage, list_beginning_with(passage, first))
            return len(items) if not _goes_on_otherwise(passage, items[-1]) else 0
        if passage[first].unit in COUNTS and passage[first].value <= MOST:
            return 0
    return 0


def _up_to_their_total(passage: Passage, items: list[int]) -> list[int]:
    more = takewhile(lambda number: not TOTAL.search(passage.labels[number]), items[1:])
    return [items[0], *more]


def _goes_on_otherwise(passage: Passage, last: int) -> bool:
    """86人、74人等: the list is not told to its end."""
    return passage.plain.startswith(("等", "、", "和", "以及"), passage[last].end) or passage.tails[
        last
    ].endswith("等")


def _indicators_before(passage: Passage, number: int) -> int:
    """How many rates of one kind the clauses right before tell: 三项指标均低于控制线."""
    if passage.labels[number] not in {"", "，", "以上", "上述", "这"} or not INDICATORS.match(
        passage.tails[number]
    ):
        return 0
    rates = [
        n
        for n in passage.before(number, MOST)
        if passage[n].kind in RATES and passage.same_sentence(n, number)
    ]
    alike = [n for n in rates if passage[n].kind == passage[rates[-1]].kind]
    return len(alike) if all("率" in passage.labels[n] for n in alike) else 0


def _ordinals_behind(passage: Passage, number: int) -> int:
    """分3次……。第一次9468人，第二次7440人，第三次6754人: the last of them in a row, from the first on."""
    end = passage[number].end
    place = 0
    unit = passage[number].unit
    limit = min(end + LONGEST, passage.document.paragraph_at(end).end)
    for match in ORDINALS.finditer(passage.plain, end, limit):
        if match["what"] == unit and DIGITS.index(match["number"]) == place:
            place += 1
    return place


def _named_in_brackets(passage: Passage, number: int) -> bool:
    match = ONE_NAME.match(passage.plain, passage[number].end)
    return match is not None and NO_NAME.search(match["name"]) is None
