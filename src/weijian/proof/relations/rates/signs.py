"""What words and places say of whether a rate is of two counts, as logarithms of odds.

Each sign is asked of rate, part and whole; its answer weighs for or against that they are one tie. The signs of one
matter stand together; their sizes are judged from what reports write, as none is proof alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from weijian.proof.figures.model import PER
from weijian.proof.naming import GROUP, words_of_kind
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.definitions import EVERYBODY, base_of, everybody
from weijian.proof.relations.rates.said_base import COUNTING, LONGEST_NAME, NAMED_BASE, base_said, is_set
from weijian.proof.relations.rates.signs_by_context import (
    all_of_the_whole,
    compared_with,
    deed_of_another,
    goes_on_of_the_whole,
    left_over,
    no_other_whole,
)
from weijian.proof.relations.rates.three import Three
from weijian.proof.relations.rates.words.named_bases import AROUND
from weijian.proof.relations.rates.words.tie import (
    bears_the_deed,
    found_by,
    off,
    same_people,
)
from weijian.proof.relations.wording import (
    COMPLETION,
    GENERIC_RATES,
    LIVE_BIRTHS,
    TASK_SAID,
    shared_run,
    stem_of,
)
from weijian.proof.subjects import LEADING

OTHER_BASE = re.compile(r"平均|其中|政策|合规|满意|知晓|同比|去年|上一?年|同期|以上|自然增长|较|之和")
TASK = re.compile(r"任务|目标|计划|指标")
SHOULD = re.compile(r"应|任务|目标|计划|总")
EXAMINED = re.compile(r"[检筛采抽监][查测验样]|完成")
ALL = re.compile(
    r"在册|登记|现有|共|总|辖区|应|发现|检查|检测|监测|抽查|筛查|管理|参加|任务|目标|计划|排查|建立|人数|受理"
)
BARE = re.compile(r"^[，、（]?占(?:比)?(?:为|达|达到|总数的?)?$")
NO_DEED_SAID = re.compile(r"(?:覆盖率|进[展度])(?:为|达到?|已达)*$|完成(?:全年|年度)?任务[数量]?的?$")
IN_BRACKETS = re.compile(r"^（$")
SHARED = 2
A_YEAR_APART = 0.03


def _beside(one: Three) -> bool:
    words = one.passage.between(*sorted((one.part, one.rate)))
    return abs(one.part - one.rate) == 1 and words.count("，") <= 1 and "；" not in words


def bears_its_word(passage: Passage, rate: int, part: int) -> bool:
    """规范管理13886人 of 规范管理率; 东海县发病1048例 of 占全市发病总数的."""
    if named := NAMED_BASE.search(passage.labels[rate]):
        return shared_run(named["what"], passage.named(part)) >= SHARED
    return not BARE.match(passage.labels[rate]) and bears_the_deed(passage, rate, part)


def _named_or_bare(one: Three) -> bool:
    """Of 覆盖率 and 救治进展 no deed is said: 孕产妇建卡480人，保健覆盖率."""
    three = one.passage, one.rate, one.part
    return (
        bears_its_word(*three)
        or bears_the_deed(*three)
        or NO_DEED_SAID.search(one.label) is not None
        or NAMED_BASE.search(one.label) is not None
        or IN_BRACKETS.match(one.label) is not None
    )  # fmt: skip


def _of_another_base(one: Three) -> bool:
    return OTHER_BASE.search(one.label) is not None


def _of_a_task_not_told(one: Three) -> bool:
    return TASK_SAID.search(one.label) is not None and not is_set(one.passage, one.whole)


def _task_of_no_such_rate(one: Three) -> bool:
    """Those who should (应参加) are all there are; but what is done of a 任务 is 完成."""
    said = TASK_SAID.search(one.label) or COMPLETION.search(one.label) or stem_of(one.label) in GENERIC_RATES
    return TASK.search(one.passage.named(one.whole)) is not None and not said


def _base_said(one: Three) -> bool:
    return base_said(one.passage, one.rate, one.whole)


def _of_all_by_definition(one: Three) -> bool:
    """报告传染病412例，发病率270.14/10万, of 常住人口19.89万人 elsewhere; of the mean of a year it may be off a little."""
    apart = one.passage.paragraphs[one.whole] != one.passage.paragraphs[one.rate]
    everyone = apart and one.whole in everybody(one.passage) and base_of(one.passage, one.rate) == EVERYBODY
    return everyone and off(one.passage, one.rate, one.part, one.whole) > A_YEAR_APART


def _base_alike(one: Three) -> bool:
    named = NAMED_BASE.search(one.label)
    shared = named is not None and shared_run(named["what"], one.passage.named(one.whole)) >= SHARED
    return shared and not _base_said(one)


def _another_named(one: Three) -> bool:
    return NAMED_BASE.search(one.label) is not None and not _base_said(one) and not _base_alike(one)


def _neighbours(one: Three) -> bool:
    return one.whole == one.part - 1


def _one_sentence(one: Three) -> bool:
    apart = "；" in one.passage.between(one.whole, one.part)
    return one.passage.same_sentence(one.whole, one.part) and not apart


def _all_there_are(one: Three) -> bool:
    return ALL.search(one.passage.labels[one.whole]) is not None


def _whole_of_others(one: Three) -> bool:
    return one.whole in one.told.wholes


def _one_unit(one: Three) -> bool:
    return one.passage[one.whole].unit == one.passage[one.part].unit


def _of_another_kind(one: Three) -> bool:
    return one.passage[one.whole].family != one.passage[one.part].family


def _namesakes(one: Three) -> bool:
    return shared_run(one.passage.named(one.whole), one.passage.named(one.part)) >= SHARED


def _whole_named(one: Three) -> bool:
    """孕产妇建卡480人 of 孕产妇数484人: nothing is said of the whole but who they are."""
    if LIVE_BIRTHS.search(one.passage.named(one.whole)):
        return True
    name = COUNTING.sub("", AROUND.sub("", LEADING.sub("", one.passage.labels[one.whole])))
    return 2 <= len(name) <= LONGEST_NAME and name in one.passage.named(one.part)


def _has_its_own_share(one: Three) -> bool:
    """自来水供应12.46万人，占总人口的41.27%；井水供应9.31万人，占30.83%: one beside the other."""
    behind = one.whole + 1
    share = "占" in one.label and behind < one.part and one.passage[behind].kind == "percent"
    words = one.passage.between(one.whole, one.part)
    return share and "占" in one.passage.labels[behind] and "其中" not in words


def _done_to_the_whole(one: Three) -> bool:
    """签约21.5万人，其中重点人群9.8万人，签约率78.5%: of which of the two, nobody can say."""
    stem, name = stem_of(one.label), one.passage.named(one.whole)
    return len(stem) >= SHARED and stem[-2:] in name and not SHOULD.search(name)


def _set_apart(one: Three) -> bool:
    words = one.passage.between(one.whole, one.part)
    return "；" in words or "\n" in words


def _of_another_matter(one: Three) -> bool:
    """全年门诊86.41万人次；老年人体检7.61万人，体检率88.07%."""
    alike = one.passage[one.whole].unit == one.passage[one.part].unit
    return _set_apart(one) and _of_others(one) and not alike


def _of_others(one: Three) -> bool:
    """Cases that are found among those examined are of them, whatever they are called: 牧民B超筛查17145人，检出包虫病130例."""
    found = _found_among(one) and one.passage[one.part].unit == "例" and one.whole == one.part - 1
    return not found and not same_people(one.passage, one.part, one.whole)


def _rate_of_others(one: Three) -> bool:
    """孕产妇死亡1例……婴儿死亡率3.52‰."""
    groups = words_of_kind(one.label, GROUP)
    names = one.passage.named(one.part) + one.passage.named(one.whole)
    return not set(groups) <= set(words_of_kind(names, GROUP))


def _found_among(one: Three) -> bool:
    """筛查2394人……确诊2例，检出率."""
    found = found_by(stem_of(one.label), one.passage.named(one.part))
    return found and EXAMINED.search(one.passage.named(one.whole)) is not None


def _of_another_time(one: Three) -> bool:
    periods = {one.passage[one.part].period, one.passage[one.whole].period}
    return len(periods - {""}) > 1


def _beyond(one: Three) -> bool:
    return one.passage[one.part].amount > one.passage[one.whole].amount and (
        one.passage[one.rate].value <= PER[one.passage[one.rate].kind]
    )  # fmt: skip


# What is asked, and what it weighs if so and if not.
SIGNS: tuple[tuple[Callable[[Three], bool], float, float], ...] = (
    (_beside, 1.0, -1.0),
    (_named_or_bare, 1.5, -0.5),
    (deed_of_another, -2.0, 0.0),
    (no_other_whole, 1.5, 0.0),
    (all_of_the_whole, 1.0, 0.0),
    (goes_on_of_the_whole, 2.0, 0.0),
    (_of_another_base, -3.0, 0.0),
    (_of_a_task_not_told, -3.0, 0.0),
    (_task_of_no_such_rate, -2.0, 0.0),
    (_base_said, 3.0, 0.0),
    (_of_all_by_definition, 3.0, 0.0),
    (_base_alike, 2.0, 0.0),
    (_another_named, -2.0, 0.0),
    (lambda one: BARE.match(one.label) is not None, 0.5, 0.0),
    (_neighbours, 1.0, 0.0),
    (_one_sentence, 1.0, -0.5),
    (_all_there_are, 1.0, 0.0),
    (_whole_of_others, 1.5, 0.0),
    (_one_unit, 0.5, 0.0),
    (_of_another_kind, -0.5, 0.0),
    (_namesakes, 0.5, -0.5),
    (_whole_named, 1.5, 0.0),
    (_has_its_own_share, -3.0, 0.0),
    (_done_to_the_whole, -1.5, 0.0),
    (_set_apart, -1.0, 0.0),
    (_of_another_matter, -2.5, 0.0),
    (_of_others, -2.0, 0.0),
    (_rate_of_others, -2.0, 0.0),
    (_found_among, 1.5, 0.0),
    (_of_another_time, -1.0, 0.0),
    (left_over, -2.5, 0.0),
    (compared_with, -3.0, 0.0),
    (_beyond, -3.0, 0.0),
)


def said_of(passage: Passage, rate: int, part: int, whole: int, told: Told) -> float:
    one = Three(passage, told, rate, part, whole)
    return sum(then if asked(one) else otherwise for asked, then, otherwise in SIGNS)
