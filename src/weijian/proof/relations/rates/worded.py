"""Shares in words: 省级卫生乡镇9个，占全县14个乡镇的六成以上; 65岁以上8214人，独居5102人，占六成多; 追加的预算超过年初预算的一半.

Such a share is a bound or a number of tenths. Its counts are what the words tie, as for any rate; else the whole and the
part right before it; or, where it compares two things by their names, the counts that bear them, told anywhere before.
六成以上 holds from 60 % on, 七成 is right from 65 to 75 %. What does not hold is worth a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.judgement import rate_value
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import quotient_relation
from weijian.proof.relations.rates.said import alike, said_tie
from weijian.proof.relations.rates.tie import one_breath
from weijian.proof.relations.rates.ties import words_tie
from weijian.proof.relations.wording import CHANGE, shared_run

WORDED = re.compile(r"[一二两三四五六七八九]成|一半|半数")
# Nothing but the share is said of the last count.
BARE = re.compile(
    r"^[，、（]?(?:已|仅|也|只)?(?:占比?|比例)?(?:为|达到?|已?近|超了?|过了?|大?约|不到|不足|接|将)*(?:总数的?)?$"
)
COMPARES = re.compile(
    r"^[，、]?(?:仅|全年|其中)*(?P<part>[^，。；：\d]{2,14}?)(?:的(?:预算|资金|人数|数量))?(?:已|只|就)?(?:超过|不到|不足|达到?|占|接近)了?(?P<whole>[^，。；：\d占]{3,12}?)的(?:近|约)?$"
)
OTHER = re.compile(r"同比|较|比(?!例|重)|满意|参与|覆盖")
FAR = 120
HUNDRED, TENTH, NEAR = Decimal(100), Decimal(5), Decimal(15)


def find(passage: Passage) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        if figure.kind != "percent" or WORDED.search(figure.text) is None or figure.value >= HUNDRED:
            continue
        label = passage.labels[rate]
        if CHANGE.search(label) or OTHER.search(label):
            continue
        tie = words_tie(passage, rate) or said_tie(passage, rate)
        said = (tie.part, tie.whole) if tie is not None else _by_names(passage, rate)
        pair = said or _right_before(passage, rate)
        if pair is not None and (_holds(passage, rate, *pair) or said or _near(passage, rate, *pair)):
            holds = _holds(passage, rate, *pair)
            yield quotient_relation(passage, "ratio", rate, *pair, holds, firm=False)


def _right_before(passage: Passage, rate: int) -> tuple[int, int] | None:
    whole, part = rate - 2, rate - 1
    if whole < 0 or not BARE.match(passage.labels[rate]) or not one_breath(passage, whole, rate):
        return None
    ordered = passage[part].amount < passage[whole].amount and alike(passage, part, whole)
    return (part, whole) if ordered else None


def _by_names(passage: Passage, rate: int) -> tuple[int, int] | None:
    """追加的预算超过年初预算的一半: the two as they were told before, in one paragraph."""
    names = COMPARES.match(passage.labels[rate])
    if names is None:
        return None
    for whole in range(rate - 1, max(-1, rate - FAR), -1):
        if names["whole"] not in passage.labels[whole]:
            continue
        near = [n for n in (*passage.behind(whole, 6), whole + 1, whole - 1) if 0 <= n < rate and n != whole]
        for part in near:
            same = passage.paragraphs[part] == passage.paragraphs[whole] and alike(passage, part, whole)
            if (
                same
                and shared_run(names["part"], passage.named(part)) > 1
                and names["whole"] not in passage.labels[part]
            ):
                return part, whole
        return None
    return None


def _near(passage: Passage, rate: int, part: int, whole: int) -> bool:
    """What merely stands side by side may be of other things, if the share is far from it."""
    return abs(rate_value(passage[part], passage[whole], HUNDRED) - passage[rate].value) <= NEAR


def _holds(passage: Passage, rate: int, part: int, whole: int) -> bool:
    stated, value = passage[rate], rate_value(passage[part], passage[whole], HUNDRED)
    if stated.bound in {"over", "at_least"}:
        return value >= stated.value
    if stated.bound in {"under", "at_most"}:
        return value <= stated.value
    return abs(value - stated.value) <= TENTH
