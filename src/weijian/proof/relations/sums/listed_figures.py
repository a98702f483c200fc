"""A number and the figures that tell of each thing it counts: 甲2987万元、乙356万元、丙412万元，三项合计3755万元; 实验室3个，其中
县人民医院1500管、县疾控中心1000管、县中医医院500管; 四批医疗队分别派出86人、74人、92人和60人; 七类服务。其中，……；……；…….

A sum whose parts are the items themselves (names alone are in `listed_names`). Lists may leave things out, so only a number
that fits is a tie. What is said of each (分别, 依次) is said as often as there are of them, so that another number breaks
the tie where nothing else is counted between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.by_years import SPAN
from weijian.proof.relations.sums.parts import TOTAL, list_relation
from weijian.proof.relations.sums.rows import joined, row_from, row_up_to

FEWEST, MOST = 2, 12
# What counts kinds of things, and so may count the items of a list.
KINDS = {"项", "种", "类", "个", "家", "所", "者", "方面", "大类", "支", "条"}
SUMS_UP = re.compile(r"^[^，。；\d]{0,10}(?:共计?|合计|总计|总共|计)[^，。；\d]{0,6}$")
THEIR_TOTAL = re.compile(rf"{TOTAL.pattern}|{SUMS_UP.pattern}")
ANEW = re.compile(r"分别|包括")
A_PLACE = re.compile(
    r"^[、，]?(?:其中)?(?P<place>(?:全?[县市区旗州省]|第|[一-龥]{1,3}[镇乡])[一-龥]{0,8}?(?:医院|保健院|卫生院|院|中心|站|公司|学校))"
)
SCHEMES = re.compile(r"^(?:制度|资金|奖励|补助|补贴|救助|扶助|保障|政策|待遇|经费|行动|工程)")
OTHERS = re.compile(r"^[，；]?(?:其余|其他|另外|另有|剩余)的?$")
FAR_BACK = 24
LONGEST = 600
COUNTS = {*KINDS, *"批次轮期位名人例院县镇组队点站层栋场", "名次", "件"}
EACH = re.compile(r"(?:分别|依次|各自)[^，。；：\d]{0,24}$")
EACH_NAMED = re.compile(r"(?:是|为|：|有|包括)[^，。；：\d]{1,20}$")
# 四批医疗队分别……: nothing but the noun between, and one thing said of it.
AT_ONCE = re.compile(r"^[^，。；：、和与及同\d]{0,12}(?:分别|依次)[^，。；：、和与及年月\d]{0,8}$")
INDICATORS = re.compile(r"^(?:主要|核心|重点|关键|重要)?(?:指标|比率|数据|比例|率)")
ORDINALS = re.compile(r"第(?P<number>[一二三四五六七八九十])(?P<what>[批次轮期组针剂阶])")
DIGITS = "一二三四五六七八九十"
AHEAD, NEAR = 4, 300
RATES = {"percent", "permille", "per100k"}
OPENS = re.compile(r"[ 　]{0,4}(?:其中|一是|包括|分别)|[^。；]{0,20}：")
SO_LONG = re.compile(r"[）》”]{0,2}[^。；\d]{0,8}")
CALLED_SO = re.compile(r"(?:期间)?的?(?:连续|这)?")
AROUND = 40


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        if figure.base == "年" and figure.kind == "duration" and figure.bound == "exact":
            yield from _years(passage, number)
        counts = figure.kind in {"count", "rank"} and figure.unit in COUNTS and figure.factor == 1
        if not counts or figure.bound != "exact" or not FEWEST <= figure.value <= MOST:
            continue
        value = int(figure.value)
        if any(listed(passage, number) == value for listed in LISTED):
            yield list_relation(passage, number, value)
        elif (told := _told_of_each(passage, number)) > 1 and AT_ONCE.match(
            passage.between(number, number + 1)
        ):
            yield list_relation(passage, number, told, holds=False)
        if OTHERS.search(passage.labels[number]):
            yield from _named_and_the_others(passage, number)


def _years(passage: Passage, number: int) -> Iterator[Relation]:
    """2007-2008年连续两年; right behind its span another number breaks the tie."""
    figure = passage[number]
    spans = list(SPAN.finditer(passage.plain, max(0, figure.start - AROUND), figure.start))
    words = passage.plain[spans[-1].end() : figure.start] if spans else ""
    if not spans or not SO_LONG.fullmatch(words):
        return
    years = int(spans[-1]["last"]) - int(spans[-1]["first"]) + 1
    if years == figure.value or (years > 1 and CALLED_SO.fullmatch(words)):
        yield list_relation(passage, number, years, holds=years == figure.value)


def _summed_up(passage: Passage, number: int) -> int:
    """甲2987万元、乙356万元、丙412万元，三项合计3755万元."""
    total = number + 1
    if total >= len(passage) or not passage.same_sentence(number, total):
        return 0
    if not SUMS_UP.match(passage.between(number, total)) or number == 0:
        return 0
    last = number - 1
    alike = passage[last].base == passage[total].base
    return len(row_up_to(passage, last, MOST + 1, _goes_on)) if alike else 0


def _goes_on(passage: Passage, number: int) -> bool:
    return joined(passage, number) and not ANEW.search(passage.between(number - 1, number))


def _places_behind(passage: Passage, number: int) -> int:
    """建成实验室3个……，其中县人民医院1500管、县疾控中心1000管、县中医医院500管: one for each place that is named."""
    if passage[number].family != "places":
        return 0
    for first in passage.behind(number, AHEAD):
        if not A_PLACE.match(passage.labels[first]):
            if passage[first].family == "places":
                return 0
            continue
        items = row_from(passage, first, MOST + 1, _goes_on)
        named = list(takewhile(lambda n: A_PLACE.match(passage.labels[n]), items))
        others = items[len(named) :]
        goes_on = others and not passage.between(named[-1], others[0]).startswith(("，", "；"))
        names = {match["place"] for n in named if (match := A_PLACE.match(passage.labels[n]))}
        return len(named) if len(names) == len(named) and not goes_on else 0
    return 0


def _clauses_before(passage: Passage, number: int) -> int:
    """完成甲177人53万元；乙218人78万元；丙70人1万元，三项制度资金全部发放: the clauses of the point up to it."""
    if not SCHEMES.match(passage.tails[number]) or passage.labels[number]:
        return 0
    end = passage[number].start
    start = max(passage.points[number], end - LONGEST)
    clauses = passage.plain[start:end].rpartition("。")[2].split("；")
    return len(clauses) if all(re.search(r"\d", clause) for clause in clauses) else 0


def _clauses_behind(passage: Passage, number: int) -> int:
    """共实施七类服务。其中，……；……；……: the clauses of the next sentence."""
    end, first = passage[number].end, number + 1
    if first >= len(passage):
        return 0
    sentence = passage.document.sentence_at(passage[first].start)
    follows = sentence.start >= end and passage.plain.count("。", end, sentence.start) <= 1
    if not follows or not OPENS.match(passage.plain, sentence.start):
        return 0
    return passage.plain.count("；", sentence.start, sentence.end) + 1


def _named_and_the_others(passage: Passage, others: int) -> Iterator[Relation]:
    """4个项目……。其中甲院主体封顶；乙中心已开工；其余2个项目正在推进: a clause for each that is named."""
    end = passage[others].start
    floor = max(passage.points[others], end - LONGEST)
    start = passage.plain.rfind("其中", floor, end)
    named = passage.plain.count("；", start, end)
    if start < 0 or not named or "。" in passage.plain[start:end]:
        return
    for whole in reversed(passage.before(others, FAR_BACK)):
        figure = passage[whole]
        counts = figure.unit == passage[others].unit and figure.bound == "exact" and figure.start < start
        if counts and figure.amount == passage[others].amount + named:
            yield list_relation(passage, whole, int(passage[whole].value), counted=(others,))
            return


def _told_of_each(passage: Passage, number: int) -> int:
    """How many figures follow the first that is told of each of them."""
    for first in passage.behind(number, AHEAD):
        words = passage.between(first - 1, first)
        at_once = first == number + 1 and EACH_NAMED.search(passage.labels[first])
        if EACH.search(words) or at_once:
            items = _up_to_their_total(passage, row_from(passage, first, MOST + 1, _goes_on))
            return len(items) if not _goes_on_otherwise(passage, items[-1]) else 0
        if passage[first].unit in COUNTS and passage[first].value <= MOST:
            return 0
    return 0


def _up_to_their_total(passage: Passage, items: list[int]) -> list[int]:
    more = takewhile(lambda number: not THEIR_TOTAL.search(passage.labels[number]), items[1:])
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
    limit = min(end + NEAR, passage.document.paragraph_at(end).end)
    for match in ORDINALS.finditer(passage.plain, end, limit):
        if match["what"] == unit and DIGITS.index(match["number"]) == place:
            place += 1
    return place


# How many items are listed, as each way of listing them has it.
LISTED = (
    _summed_up,
    _places_behind,
    _clauses_before,
    _clauses_behind,
    _told_of_each,
    _indicators_before,
    _ordinals_behind,
)
