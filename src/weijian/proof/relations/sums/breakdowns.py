"""A whole told before, divided once or in several ways: 医院112个……。医院中，公立医院41个、民营医院71个；
按等级分，三级医院14个、二级医院38个、其他60个.

Each division is a clause of its own, opened by what is divided or by how; where it names what is divided, the whole
may stand a paragraph or two before. Kinds that do not add up need not be all there are.
"""

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.broken import one_slip_off
from weijian.proof.relations.sums.parts import sum_relation

# 医院中，……; 按等级分，……; 医院按等级分：……
OPENS = re.compile(
    r"(?:^|[。；，：\n])\s{0,8}(?:(?P<what>[^，。；：\d\s]{2,10})中[，：]|(?P<divided>[^，。；：\d\s按]{2,10})?"
    r"按[^，。；：\d]{2,8}?(?:划分|分类|分|看)[，：])(?:[\d至～~—-]{1,9}张(?:及?以[上下])?)?[^，。；：\d]{0,14}$"
)
# Words in front of what is divided that do not belong to its name.
LEADING = re.compile(r"^(?:在|其中|全[县市区省国]|我[县市区])+")
ENDS = re.compile(r"[；。]")
NAMES_A_CLASS = re.compile(r"(?:及)?以[上下]|[-~～—–至]\d")
REACH = 24
PARAGRAPHS_BACK = 2
MOST = 16


def find(passage: Passage) -> Iterator[Relation]:
    what = ""
    for first in range(1, len(passage)):
        match = OPENS.search(passage.plain, max(0, passage[first].start - 34), passage[first].start)
        if match is None:
            continue
        named = match["what"] or match["divided"]
        what = LEADING.sub("", named) if named else what
        parts = _clause(passage, first)
        if len(parts) > 1:
            yield from _whole(passage, parts, what, bool(match["what"]))


def _clause(passage: Passage, first: int) -> list[int]:
    """The figures of one kind up to the end of the clause; what stands in a name is no item (100张以下的医院203个)."""
    parts = [] if _in_a_name(passage, first) else [first]
    nested = False  # 基本支出50万元，其中……；项目支出30万元
    for number in passage.behind(first, MOST):
        words = passage.between(number - 1, number)
        if ENDS.search(words) and not nested:
            break
        nested = (nested and ENDS.search(words) is None) or "其中" in words
        if nested or passage.depths[number] != passage.depths[first] or _in_a_name(passage, number):
            continue
        if parts and passage[number].unit != passage[parts[0]].unit:
            break
        parts.append(number)
    return parts


def _in_a_name(passage: Passage, number: int) -> bool:
    """100张以下, or 100－199张床位的医院: it opens an item, and another figure counts that."""
    if NAMES_A_CLASS.match(passage.plain, passage[number].end):
        return True
    opens = passage.labels[number] in {"", "、", "和"} and number + 1 < len(passage)
    counted = opens and passage[number + 1].unit != passage[number].unit
    return counted and len(passage.tails[number]) > 1 and passage.same_sentence(number, number + 1)


def _whole(passage: Passage, parts: list[int], what: str, kinds: bool) -> Iterator[Relation]:
    """The nearest whole of that name that the parts add up to; else, of named kinds, one that holds them all."""
    together = total(passage[number] for number in parts)
    for whole in _named_before(passage, parts[0], what):
        if meets(passage[whole], together):
            yield sum_relation(passage, whole, parts, holds=True, firm=True)
            return
    for whole in _named_before(passage, parts[0], what):
        if passage.paragraphs[whole] == passage.paragraphs[parts[0]] and one_slip_off(passage, whole, parts):
            yield sum_relation(passage, whole, parts, holds=False)
            return
    for whole in _named_before(passage, parts[0], what):
        if kinds and what and together[1] < passage[whole].interval[0]:
            yield order_relation(passage, whole, tuple(parts), holds=True)
            return


def _named_before(passage: Passage, first: int, what: str) -> Iterator[int]:
    """Figures of the kind in front, the nearest first; without a name only those of the same paragraph."""
    left, paragraph = PARAGRAPHS_BACK, passage.paragraphs[first]
    for whole in range(first - 1, max(-1, first - 1 - REACH), -1):
        if passage.paragraphs[whole] != paragraph:
            paragraph, left = passage.paragraphs[whole], left - 1
            if left < 0 or not what:
                return
        figure = passage[whole]
        alike = figure.family == passage[first].family and figure.kind == passage[first].kind
        if alike and figure.bound == "exact" and (not what or what in passage.named(whole)):
            yield whole
