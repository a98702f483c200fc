"""Two kinds that leave no third, of a whole told before: 疑似事件4起，排除3起，确认1起; 31个省……有7个省增加，24个省下降.

The words say that who is of the one kind is not of the other; the whole is of the same noun. Nothing is ever broken here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.echoes import counted_alike
from weijian.proof.relations.sums.parts import TOTAL, beside, sum_relation

PAIRS = [
    (r"排除", r"确认|确诊|属实"),
    (r"(?<!不)合格|达标", r"不合格|不达标|未达标"),
    (r"增加|上升|增长|提高|升高", r"减少|下降|降低"),
    (r"阳性", r"阴性"),
    (r"(?<!未)完成|办结|整改|治愈|痊愈", r"未完成|未办结|在办|正在|未整改|死亡|未治愈"),
    (r"属实", r"不属实|不实"),
    (r"(?<!不)同意|批准|通过", r"不同意|驳回|未通过|不予"),
    (r"县内|域内|市内|省内|区内", r"县外|域外|市外|省外|区外"),
    (r"初次|首次|新办|新发", r"再次|重复|延续|换证|复发"),
    (r"门诊", r"住院"),
    (r"男", r"女"),
    (r"轻[型症]", r"重[型症]"),
]
COMPILED = [(re.compile(one), re.compile(other)) for one, other in PAIRS]
BRACKET = re.compile(r"（[^（）]{0,30}）")
CLAUSE = re.compile(r"[^，。；：、\n\d]{0,12}")
AROUND = 40
BETWEEN, FAR, BEHIND = 5, 16, 6


def find(passage: Passage) -> Iterator[Relation]:
    for second in range(1, len(passage)):
        if passage[second].kind != "count" or passage[second].bound != "exact":
            continue
        for first in range(second - 1, max(-1, second - 1 - BETWEEN), -1):
            if _opposite(passage, first, second):
                yield from _of_a_whole(passage, first, second)
                break


def _opposite(passage: Passage, first: int, second: int) -> bool:
    alike = passage[first].base == passage[second].base and passage[first].bound == "exact"
    near = passage.paragraphs[first] == passage.paragraphs[second]
    if not alike or not near or passage[first].kind != "count":
        return False
    names = _said_of(passage, first), _said_of(passage, second)
    return any(
        (one.search(names[0]) and other.search(names[1]) and not one.search(names[1]))
        or (one.search(names[1]) and other.search(names[0]) and not one.search(names[0]))
        for one, other in COMPILED
    )


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
