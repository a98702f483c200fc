"""Scores of an evaluation: what may be got, what was got, and what was taken off.

总分100分，其中投入15分、过程25分…… and 投入得14.5分: nobody gets more than there is to get under a name, and what was taken off
(预算调整幅度偏大扣0.5分, ……) is what is left of the full marks. 决策指标20分，得19分，扣1分 is told in one breath. Marks given
on top (加分) end all that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import SCORES
from weijian.proof.relations.sums.remainder import distance_relation

GOT = re.compile(
    r"^[，、；（]?(?:其中)?(?P<name>[^，。；、\d]{0,12}?)(?:实际|自评|评价|考核|本次|实)?得(?:分|了)?(?:为|是)?$"
)
FULL = re.compile(
    r"^[，、；（：]?(?:其中|包括)?(?P<name>[^，。；、\d得扣]{2,12}?)(?:指标|部分|类)?(?:满分|分值|权重|总分)?(?:为|是|共|占|设)?$"
)
FULL_MARKS = re.compile(r"(?:总分|满分|总分值|分值)(?:为|是|共|合计)?$")
TOTAL_GOT = re.compile(
    r"(?:综合|总体?|合计|最终|自评|评价|总评|实际)(?:得分|评分|得)(?:为|是|达|共计?)*$|(?:合计|共计|总计)得?分?(?:为)?$"
)
TAKEN_OFF = re.compile(r"扣(?:减|除|掉|了|分)?(?:为)?$")
TAKEN_RIGHT_BEHIND = re.compile(r"^[，、；）]?(?:共|合计)?扣(?:减|除|掉|了|分)?(?:为)?$")
GIVEN = re.compile(r"加分|附加|奖励|倒扣|奖惩")
NOT_ALL = re.compile(r"主要|等(?:原因|因素)?[，。扣]")
OF_NAMES = re.compile(r"指标|部分|类|方面|情况|自评|经")
RULE = re.compile(r"每|一次|最多|不得|以下|未按")  # 每少一项扣1分
REACH, FEWEST, MOST, FAR = 24, 2, 12, 5


def find(passage: Passage) -> Iterator[Relation]:
    scores = [n for n, figure in enumerate(passage.figures) if figure.base == SCORES and _plain(passage, n)]
    paragraphs = {passage.document.paragraph_at(passage[n].start) for n in scores}
    given = any(GIVEN.search(passage.plain, span.start, span.end) for span in paragraphs)
    if len(scores) < FEWEST or given:
        return
    full = _full_of_names(passage)
    for number in scores:
        if got := GOT.search(passage.labels[number]):
            yield from _within(passage, number, _full_marks(passage, number, got["name"], full))
        elif TAKEN_RIGHT_BEHIND.match(passage.labels[number]):
            yield from _one_breath(passage, number) or _in_all(passage, number)
    yield from _all_taken_off(passage, scores)


def _full_of_names(passage: Passage) -> dict[str, int]:
    """总分100分，其中投入15分、……: what all the marks are made of."""
    sums = [
        known for known in passage.sums or []
        if known.holds and known.result is not None and FULL_MARKS.search(passage.labels[known.result])
    ]  # fmt: skip
    return {name: part for known in sums for part in known.operands if (name := _full_name(passage, part))}


def _plain(passage: Passage, number: int) -> bool:
    figure = passage[number]
    return figure.bound == "exact" and not figure.modality and not passage.document.in_table(figure.start)


def _full_name(passage: Passage, number: int) -> str:
    match = FULL.search(passage.labels[number])
    return OF_NAMES.sub("", match["name"]) if match else ""


def _full_marks(passage: Passage, number: int, name: str, full: dict[str, int]) -> int | None:
    """What may be got: under the same name, or told right before 得."""
    own = OF_NAMES.sub("", name)
    if own:
        return full.get(own)
    before = number - 1
    beside = before >= 0 and passage[before].base == SCORES and passage.same_sentence(before, number)
    return before if beside and _full_name(passage, before) else None


def _within(passage: Passage, got: int, full: int | None) -> Iterator[Relation]:
    if full is not None and _near(full, got):
        holds = passage[got].value <= passage[full].value
        result, operand = (full, got) if holds else (got, full)
        yield order_relation(passage, result, (operand,), holds, firm=False)


def _near(one: int, other: int) -> bool:
    return other - one <= REACH


def _one_breath(passage: Passage, off: int) -> list[Relation]:
    """20分，得19分，扣1分."""
    full, got = off - 2, off - 1
    if full < 0 or not passage.together(full, off) or not GOT.search(passage.labels[got]):
        return []
    further = off + 1 < len(passage) and passage.same_sentence(off, off + 1)
    if further and TAKEN_OFF.search(passage.labels[off + 1]):
        return []  # 扣1分，……扣1分: the one of several
    if passage[full].base == passage[got].base == SCORES and _full_name(passage, full):
        holds = passage[full].amount - passage[got].amount == passage[off].amount  # marks are not rounded
        return [distance_relation(passage, off, full, got, holds=holds, firm=holds)]
    return []


def _in_all(passage: Passage, off: int) -> list[Relation]:
    """满分100分，得96.4分。其中，……，合计扣3.6分: what a sentence before tells to be all."""
    before = [n for n in passage.before(off, FAR + FAR) if passage[n].base == SCORES]
    full = next((n for n in before if FULL_MARKS.search(passage.labels[n])), None)
    if full is None:
        return []
    for got in before:
        left = passage[full].amount - passage[got].amount == passage[off].amount
        if got > full and left and GOT.search(passage.labels[got]):
            return [distance_relation(passage, off, full, got, holds=True, firm=False)]
    return []


def _all_taken_off(passage: Passage, scores: list[int]) -> Iterator[Relation]:
    """扣0.5分，……扣2分，……扣2.4分，……扣1.6分 of 100分: the score that the report gives."""
    off = [n for n in scores if TAKEN_OFF.search(passage.labels[n])][:MOST]
    whole = [n for n in scores if FULL_MARKS.search(passage.labels[n])]
    got = [n for n in scores if TOTAL_GOT.search(passage.labels[n]) and n not in whole]
    one_place = len({passage.paragraphs[n] for n in off}) == 1 and not any(
        RULE.search(passage.labels[n]) for n in off
    )
    if len(off) < FEWEST or not one_place or not got:
        return
    if len({passage[n].amount for n in whole}) != 1:
        return
    taken = sum((passage[n].amount for n in off), Decimal(0))
    left = passage[whole[0]].amount - taken
    shown = "－".join(passage.written(n) for n in [whole[0], *off])
    fitting = [n for n in got if passage[n].amount == left]
    told = fitting or (
        [got[-1]] if len({passage[n].amount for n in got}) == 1 and _all_told(passage, off) else []
    )
    for number in told:
        holds, stated = bool(fitting), passage[number].value
        working = f"{shown}＝{left.normalize():f}分"
        yield Relation("difference", number, (whole[0], *off), left, stated, holds, working)


def _all_told(passage: Passage, off: list[int]) -> bool:
    return not NOT_ALL.search(passage.plain[passage.paragraph_start(off[0]) : passage[off[-1]].end])
