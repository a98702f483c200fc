"""What the other counts of a paragraph say of whether a rate is of two of them, beside what is said of the two (see `signs`).

对全县75家卫生室评审，合格66家，合格率88.0%: where no third count might be the whole, and none bears the deed of the rate better,
there is hardly another reading.
"""

from __future__ import annotations

import re

from weijian.proof.relations.rates.definitions import EVERYBODY, base_of
from weijian.proof.relations.rates.three import Three
from weijian.proof.relations.rates.words.tie import (
    BARE_SHARE,
    CASES,
    DEFINED,
    FOUND,
    STRICTER,
    alike,
    bears_the_deed,
    deed_of,
    off,
    same_people,
)
from weijian.proof.relations.sums.parts import beside
from weijian.proof.relations.wording import GENERIC_RATES, shared_run, stem_of

# 现存活者中, 有效问卷中, 转办件: who goes on to be spoken of.
OF_THESE = re.compile(r"^[，；、。]?(?:在)?(?P<who>[^，。；：\d]{2,10}?)(?:者|件)?(?:当中|之中|中|里|者|件)")
# Those of whom a deed is not told.
LEFT_OUT = re.compile(r"排除|其余|其他|未|没有|剩|余下|另有|另外|拒|退出|注销|关闭")
# What should be done to all bears the deed as well.
SHOULD = re.compile(r"应|任务|目标|计划|总|要")
PATIENTS = {"病例", "患者", "病人"}
SHARED, REACH = 2, 20
A_YEAR_APART = 0.03


def deed_of_another(one: Three) -> bool:
    """The part does not bear the deed of the rate, and another count of the paragraph does; 规范管理率 is of no other deed."""
    if bears_the_deed(one.passage, one.rate, one.part):
        return False
    if DEFINED.search(stem_of(one.label)) or STRICTER.search(stem_of(one.label)):
        return True
    passage, rate = one.passage, one.rate
    deed = deed_of(stem_of(one.label))
    others = [
        n for n in passage.before(rate, REACH)
        if n != one.part and not (n == one.whole and SHOULD.search(passage.labels[n]))
    ]  # fmt: skip
    return any(not passage[n].is_rate and shared_run(deed, passage.named(n)) >= SHARED for n in others)


def _others_alike(one: Three) -> list[int]:
    """What else of the paragraph before the rate might be the whole."""
    passage = one.passage
    return [
        n for n in passage.before(one.rate, REACH)
        if n not in {one.part, one.whole} and alike(passage, one.part, n)
        and passage[n].amount >= passage[one.part].amount and passage[n].amount != passage[one.whole].amount
    ]  # fmt: skip


def no_other_whole(one: Three) -> bool:
    """Two counts of one kind in the paragraph, and no third that might be the whole; what is fixed by a definition, or was done
    to the whole, may be of others.
    """
    stem = stem_of(one.label)
    if (
        DEFINED.search(stem)
        or STRICTER.search(stem)
        or (len(stem) > 1 and stem[-2:] in one.passage.named(one.whole))
    ):
        return False
    if stem in GENERIC_RATES and not one.passage.same_sentence(one.whole, one.rate):
        return False  # 孕产妇数484人。儿童建卡480人，覆盖率
    return _are_of_one_kind(one) and not _has_another_base(one) and not _others_alike(one)


def _are_of_one_kind(one: Three) -> bool:
    passage = one.passage
    together = passage.paragraphs[one.whole] == passage.paragraphs[one.part]
    few = passage[one.rate].kind != "percent"
    cases = few and (FOUND.search(passage.named(one.whole)) or CASES.search(passage.named(one.whole)))
    people = passage[one.whole].family == passage[one.part].family == "people"
    units = passage[one.whole].unit == passage[one.part].unit or (people and one.part - one.whole == 1)
    return together and not cases and units and same_people(passage, one.part, one.whole)


def _has_another_base(one: Three) -> bool:
    """The whole bears a share of its own; or the rate is of the mean of a year, which may be off a little."""
    passage, behind = one.passage, one.whole + 1
    if BARE_SHARE.match(one.label) and behind < one.part and passage[behind].kind == "percent":
        return True
    everyone = base_of(passage, one.rate) == EVERYBODY
    return everyone and off(passage, one.rate, one.part, one.whole) <= A_YEAR_APART


def all_of_the_whole(one: Three) -> bool:
    """产权公有228所，公有率90.5%……不足60平方米的40所: what is told between is of the same whole."""
    others, most = _others_alike(one), one.passage[one.whole].amount
    return bool(others) and all(one.passage[n].amount < most and one.told.ties(n, one.whole) for n in others)


def goes_on_of_the_whole(one: Three) -> bool:
    """确诊者里同意纳管748人; 有效问卷中判定具备健康素养的; 阳性者中转诊: the part says whose it is."""
    opened = OF_THESE.match(one.passage.labels[one.part])
    if opened and opened["who"] in PATIENTS and one.passage[one.whole].unit == "例":
        return True  # 报告手足口病1326例……。病例中散居儿童1183例
    return opened is not None and shared_run(opened["who"], one.passage.named(one.whole)) >= SHARED


def left_over(one: Three) -> bool:
    """复查确诊9339人次、排除2278人次，确诊后纳入管理率: of those left out nothing was done."""
    return LEFT_OUT.search(one.passage.labels[one.part]) is not None and not LEFT_OUT.search(one.label)


def compared_with(one: Three) -> bool:
    """住院31207人次，较上年的28916人次增长7.34%，县域内就诊率90.6%."""
    return any(beside(one.passage, n) for n in (one.part, one.whole))
