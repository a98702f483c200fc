"""Shares whose base the sentence names and does not count: 在册育龄妇女中，参加普查的18240人，占60.8%，采取措施的9120人，占38.0%.

The words leave but one base for all of them, and the two imply 30,000 and 24,000. So here two that disagree are enough;
without such words three others must agree first (`agreement`). A base named anew, parts of a part (其中) and other times
open a group of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from weijian.proof.judgement import whole_numbers_fit
from weijian.proof.naming import GROUP, words_of_kind
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.implied import implied_relation
from weijian.proof.relations.rates.odd_one import with_the_odd_one_broken_of
from weijian.proof.relations.wording import CHANGE

BASE = re.compile(
    r"(?:[人者员民女童象生众户妇口医工]|患儿|老师|病例|对象|居民|群体)(?:当中|之中|中间|中|里面)(?![小青医央西]|老年|年级|心)"
)
PLAIN_SHARE = re.compile(
    r"^，?(?:均|也|又|同样)?占(?:全员|全体|全部|总数|总人数|总量|同一基数|比|比例|比重|的|到|了|达|为|约)*$"
)
DIGIT = re.compile(r"\d")
OF_ANOTHER = re.compile(r"其中|上一?年|去年|同期|这些|上述|[，；](?:另|另外|此外)")
AROUND, MOST_BETWEEN, MOST_TOLD, HUNDRED = 80, 3, 6, 100
# 两项均以全县常住人口为基数; 以同一农户总数计占; 以全县应筛查的中小学生为基数，……
ON_A_BASE = r"(?:以|按)[^，。；\d]{2,16}(?:为(?:计算)?(?:基数|分母)|(?:来)?(?:计算|测算|统计|折算))"
NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4}
SAID_BEHIND = re.compile(
    rf"[，；（]?(?:以上|上述|这)?(?P<number>[两二三四])[项者个类]?(?:比?率|比例|指标|占比)?(?:均|都|同)?{ON_A_BASE}"
)
SAID_HERE = re.compile(r"(?:以|按)(?:同一|同样|相同)的?[^，。；\d]{0,12}(?:计|算|基数|分母)[^，。；\d]{0,8}$")
SAID_IN_FRONT = re.compile(rf"(?:^|，){ON_A_BASE}，[^，。；]{{2,16}}$")


def of_one_base(passage: Passage, shares: list[Relation]) -> Iterator[list[Relation]]:
    """Those that are said to be of one base, sentence by sentence."""
    group: list[Relation] = []
    for share in shares:
        rate, count = share.result, share.operands[0]
        if rate is None or not PLAIN_SHARE.search(passage.labels[rate]):
            continue
        if group and not _goes_on(passage, group[-1].operands[0], count):
            yield from [group] if len(group) > 1 else []
            group = []
        if group or _base_said(passage, count):
            group.append(share)
    if len(group) > 1:
        yield group


def of_a_base_said(passage: Passage) -> Iterator[list[Relation]]:
    """签约率35.27%，两项均以常住人口为基数: what counts and rates imply that are said in so many words to be of one base."""
    for rates in _rates_of_a_base_said(passage):
        group = [_implied(passage, rate) for rate in rates]
        if all(group) and len(group) > 1:
            yield [relation for relation in group if relation is not None]


def _rates_of_a_base_said(passage: Passage) -> Iterator[list[int]]:
    for rate, figure in enumerate(passage.figures):
        if figure.kind != "percent":
            continue
        told = [n for n in passage.in_front(rate, MOST_TOLD) if passage[n].kind == "percent"][::-1]
        behind = SAID_BEHIND.match(passage.plain, figure.end)
        if behind and len(told) >= NUMBERS[behind["number"]] - 1:
            yield [*told[1 - NUMBERS[behind["number"]] :], rate]
        elif told and SAID_HERE.search(passage.labels[rate]):
            yield [told[-1], rate]
        elif rate and not told and SAID_IN_FRONT.search(passage.said_before(rate - 1, AROUND)):
            rest = [n for n in passage.behind(rate, MOST_TOLD) if passage[n].kind == "percent"]
            yield [rate, *rest]


def _implied(passage: Passage, rate: int) -> Relation | None:
    """Of the count right before the rate."""
    count, figure = rate - 1, passage[rate]
    told = count >= 0 and passage.together(count, rate)
    plain = told and passage[count].kind == "count" and passage[count].bound == figure.bound == "exact"
    apart = OF_ANOTHER.search(passage.labels[rate]) or CHANGE.search(
        passage.labels[rate] + passage.labels[count]
    )
    if not plain or apart or not 0 < figure.value < HUNDRED or passage[count].amount <= 0:
        return None
    fit = whole_numbers_fit(figure, passage[count], only_part=True)
    return None if fit is None else implied_relation(passage, rate, (count,), fit)


def judged(passage: Passage, group: list[Relation]) -> Iterator[Relation]:
    """The one that disagrees is broken, and either of the two may be wrong: the tie is of all their figures."""
    for place, relation in enumerate(with_the_odd_one_broken_of(passage, group, fewest_agreeing=1)):
        if relation.holds:
            yield relation
            continue
        other = group[0 if place else 1]
        yield replace(relation, operands=(*relation.operands, *_figures(other)))


def _figures(relation: Relation) -> Iterator[int]:
    yield from () if relation.result is None else (relation.result,)
    yield from relation.operands


def _base_said(passage: Passage, count: int) -> bool:
    said = passage.said_before(count, AROUND)
    bases = list(BASE.finditer(said))
    return bool(bases) and not OF_ANOTHER.search(said) and not DIGIT.search(said, bases[-1].end())


def _goes_on(passage: Passage, last: int, count: int) -> bool:
    """Unless another group is named between: 老年人中体检的14206人，占71.03%；糖尿病患者规范管理的3118人，占62.46%."""
    if not passage.same_sentence(last, count) or count - last > MOST_BETWEEN:
        return False
    words = passage.between(last, count)
    told = words_of_kind(passage.said_before(last, AROUND), GROUP)
    another = set(words_of_kind(words, GROUP)) - set(told)
    return not another and not BASE.search(words) and not OF_ANOTHER.search(words)
