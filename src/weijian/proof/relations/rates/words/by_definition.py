"""Rates whose base a definition gives: 婴儿死亡9例，婴儿死亡率3.2‰ of the live births; 访视3207人，活产4507人，访视率72.27%.

The whole is all of a base that `definitions` knows by its name; it may stand behind its part, or in another section.
"""

from __future__ import annotations

import re
from dataclasses import replace

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.definitions import BIRTHS, all_of_it, is_base_of, told
from weijian.proof.relations.rates.words.tie import IN_BRACKETS, Tie, alike, bears_the_deed, one_breath
from weijian.proof.relations.wording import CHANGE, LIVE_BIRTHS, stem_of

CHILD_DEATHS = re.compile(r"(?:新生儿|婴儿|儿童|孕产妇|产妇|围产儿)死亡")
# By definition on more than the live births, or on other children.
OTHER_DEATHS = re.compile(r"围产|1[-—～~]4岁|伤害|溺水|交通")
SINCE = re.compile("连续")
# What the whole report may be about.
THIS_TIME = {"全年", "上半年", "1-6月", "1—6月", "1至6月", "前三季度"}
FAR_BACK, FAR_BEFORE = 6, 20


def deaths_of_births(passage: Passage, rate: int) -> Tie | None:
    """婴儿死亡M例，婴儿死亡率P（活产数N）: by definition of the live births of the year, wherever the report tells them; an
    error where it is that with ‰ for %.
    """
    part, stem = rate - 1, stem_of(passage.labels[rate])
    name = passage.named(part) if part >= 0 else ""
    if not stem.endswith("死亡") or not (stem in name or CHILD_DEATHS.search(name)):
        return None
    for whole in (
        [*reversed(passage.before(part, FAR_BACK)), *passage.behind(rate, 4)] if stem in name else ()
    ):
        if LIVE_BIRTHS.search(passage.named(whole)):
            return Tie(part, whole, _sign_wrong(passage, rate, part, whole))
    if not CHILD_DEATHS.search(name) or not _may_be_of_those_born(passage, rate, part):
        return None
    near = [n for n in reversed(passage.before(part, FAR_BEFORE)) if LIVE_BIRTHS.search(passage.named(n))]
    everyone = [n for n in told(passage)[BIRTHS] if all_of_it(passage, n, BIRTHS)]
    births = [n for n in near or everyone if _born_with(passage, n, part)]
    births.sort(key=lambda number: "活产" not in passage.labels[number])
    return Tie(part, births[0], _sign_wrong(passage, rate, part, births[0])) if births else None


def _may_be_of_those_born(passage: Passage, rate: int, part: int) -> bool:
    """Stated as reached, and of nobody but those born."""
    stated, words = passage[rate], passage.labels[rate] + passage.named(part)
    plain = stated.text[-1:] in "%‰万" and not stated.modality and passage[part].family == "people"
    others = OTHER_DEATHS.search(words) or CHANGE.search(words) or "分别" in passage.labels[rate]
    return plain and passage.same_sentence(part, rate) and not others


def _born_with(passage: Passage, births: int, part: int) -> bool:
    """Of the year and the place of the deaths."""
    born, deaths = passage[births], passage[part]
    own = {deaths.period} if not SINCE.search(deaths.period) else set()  # 连续6年无孕产妇死亡；婴儿死亡2例
    counted = born.family == "people" and born.bound == "exact" and births < part
    now = not deaths.period and born.period in THIS_TIME  # 上半年活产1286人……儿童死亡6人
    return counted and (now or own <= {born.period}) and born.area == deaths.area


def _sign_wrong(passage: Passage, rate: int, part: int, births: int) -> bool:
    """死亡率4.68%, where it is 4.68‰."""
    meant = replace(passage[rate], kind="permille")
    return passage[rate].kind == "percent" and meets_rate(meant, passage[part], passage[births])


def of_the_base_behind(passage: Passage, rate: int) -> Tie | None:
    """新生儿访视3207人，活产4507人，访视率72.27%; 筛查率81.57%（筛查6808人，孕产妇8395人）: all of a base, behind its part."""
    before, inside = (rate - 2, rate - 1), (rate + 1, rate + 2)
    bracket = inside[0] < len(passage) and IN_BRACKETS.match(passage.between(rate, inside[0]))
    if bracket and _of_the_bracketed(passage, rate):
        return Tie(rate - 1, rate + 1, False)
    bracket = bracket if inside[1] < len(passage) else None
    for part, whole in (before, inside) if bracket else (before,):
        if part < 0 or not one_breath(passage, part, max(whole, part)) or not alike(passage, part, whole):
            continue
        near = whole > rate or one_breath(passage, whole, rate)
        if near and bears_the_deed(passage, rate, part) and is_base_of(passage, rate, whole):
            return Tie(part, whole, False)
    return None


def _of_the_bracketed(passage: Passage, rate: int) -> bool:
    """死亡2636人，死亡率6.19‰（常住人口42.6万人）."""
    part, whole = rate - 1, rate + 1
    if part < 0 or not one_breath(passage, part, rate) or not passage.same_sentence(rate, whole):
        return False
    told = alike(passage, part, whole) and passage[part].amount < passage[whole].amount
    return told and bears_the_deed(passage, rate, part) and is_base_of(passage, rate, whole)
