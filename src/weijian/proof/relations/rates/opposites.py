"""Rates of the opposite of what is told: 抽查6676张，不合理1764张，合理率73.6%; 应种3200人，未种96人，接种率97%;
出院308例，……。有11例未实现一站式结报，结报率96.4%.

The count right before the rate is called not so by the rate's own word, in front of it or behind. Of the whole right before it
the rate is broken or kept; of one told farther off it is only kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets, meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.other_forms import LACKS, left_of, share_of_the_others
from weijian.proof.relations.rates.words.tie import NOT_SO, alike
from weijian.proof.relations.wording import stem_of

# 11例未实现“一站式”结报
NOT_SO_BEHIND = re.compile(r"[^，。；：\d未没不]{0,6}(?:不|未能?|没有?)(?P<deed>[^，。；：\d]{1,16})[，。；]")
# 未种96人，及时接种率94%: some of those who were done with were late.
STRICTER = re.compile(r"及时|按[时期]|规范|规律|全程|系统|有效|早|优良|达标|一次")
SHOULD = re.compile(r"应(?!急|用|对|诊)")
REACH = 6


def find(passage: Passage) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        opposite = rate - 1
        if figure.kind != "percent" or figure.bound != "exact" or not is_opposite(passage, rate, opposite):
            continue
        wholes = list(_wholes(passage, opposite))
        if not wholes:
            continue
        fitting = [n for n in wholes if meets(figure, left_of(passage, n, opposite))]
        if fitting:
            yield share_of_the_others(passage, rate, opposite, fitting[0], holds=True)
        elif _surely_of(passage, rate, opposite, wholes[0]):
            yield share_of_the_others(passage, rate, opposite, wholes[0], holds=False)


def is_opposite(passage: Passage, rate: int, count: int) -> bool:
    """Whether the count is of those of whom the word of the rate is not true."""
    stem = stem_of(passage.labels[rate])
    if count < 0 or not stem or LACKS.search(stem) or "不" in stem or not passage.together(count, rate):
        return False
    before = NOT_SO.search(passage.labels[count])
    if before is not None:
        return before["deed"] in stem
    behind = NOT_SO_BEHIND.match(passage.plain, passage[count].end, passage[rate].start)
    return behind is not None and (stem in behind["deed"] or behind["deed"] in stem)


def _wholes(passage: Passage, opposite: int) -> Iterator[int]:
    """Counts of its kind before it that are more, the nearest first; what was done (合格302份) is none."""
    stem = NOT_SO.search(passage.labels[opposite])
    for number in reversed(passage.before(opposite, REACH)):
        figure = passage[number]
        plain = figure.kind == "count" and figure.bound == "exact" and alike(passage, opposite, number)
        done = stem is not None and stem["deed"] in passage.named(number)
        more = figure.amount > passage[opposite].amount > 0
        if plain and more and (not done or SHOULD.search(passage.labels[number])):
            yield number


def _surely_of(passage: Passage, rate: int, opposite: int, whole: int) -> bool:
    """抽查100份，合格90份，不合格10份，合格率……: told of what is so as well, and asked of that."""
    stated = passage[rate]
    stricter = STRICTER.findall(stem_of(passage.labels[rate]))
    if any(word not in passage.named(opposite) for word in stricter):
        return False
    if whole != opposite - 1 or meets_rate(stated, passage[opposite], passage[whole]):
        return False
    return passage.together(whole, rate)
