"""Whether two figures of one number in different places are one quantity told again.

A summary at the head tells what the sections tell: 家庭医生签约30.88万人 and 签约居民308764人. Many digits are not alike
by chance; with a word of the trade in both sentences they are one quantity. The fewer the digits, the more of the
words right before and behind must be the same; or the figure beside it is told again with it (采样队伍6支94人).
"""

from __future__ import annotations

import re
from itertools import pairwise

from weijian.proof.figures.model import Figure
from weijian.proof.naming import GROUP, kind_of, name_of, words_of_kind
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.neighbours import (
    signs_around,
    three_in_a_row,
    told_with_its_mate,
)
from weijian.proof.relations.repeats.nouns import shared_noun
from weijian.proof.relations.repeats.places import bear_one_noun, of_one_level, one_for_each
from weijian.proof.relations.repeats.quantities import quantity
from weijian.proof.relations.wording import shared_run

SURE_DIGITS, MANY_DIGITS, SOME_DIGITS = 5, 4, 3
AROUND = 60  # signs before a figure that may name it
LONG_RUN = 4
ALIKE_AROUND = 2  # so many signs right around figures of three digits
FEWEST_ROUGHLY, ROUGHLY_ALIKE = 20, 2  # 培训30余次 is rarer than 培训30次
FEWEST_PLACES = 10
# So many signs of the noun of figures of so many digits; of numbers up to ten first.
NOUN_OF_DIGITS = {-1: 5, 0: 4, 1: 3}
KINDS = {"count", "percent", "permille", "per100k", "duration", "volume", "area"}
PEOPLE = {"人", "名", "位", "例"}
# Doses are told as people who had them.
LIKE_PEOPLE = {"people", "剂次", "剂", "份"}
# 312例病例中：……
TAKEN_UP = re.compile(r"^[^，。；：\d]{0,8}中(?:[，：]|$)|^(?:中(?!医|心)|均|都|全部)")
BY_ITS_VERB = re.compile(r"(?P<verb>[一-龥]{2})的$")
# 新增托位218个, and then 其中今年新增218个.
NEW_AGAIN = re.compile(r"^[，、]?(?:其中|今年|本年度?|年内)+(?P<verb>新[增建招设])$")
# 42家被行政处罚, and 对42家被监督单位作出行政处罚: what befell so many.
BEFELL = re.compile(r"处罚|整改|立案|停业|通报|吊销|取缔|约谈|问责")
LISTED_KINDS = {"类", "种", "项"}
BETWEEN = 12
# So many pairs of neighbouring signs in front of both are one matter.
FEWEST_PAIRS, TWO_SIGNS = 3, re.compile(r"[一-龥]{2}")
WHOLE_NAME = 6
AGED = re.compile(r"\d{1,2}(?:周?岁|个?月)[^，。；：\d]{0,14}")
# 连续6年无孕产妇死亡: years in a row are told of one thing.
IN_A_ROW_FOR = re.compile(r"连续|持续")
COUNTED = re.compile(r"(?:总?数|人次|量)$")


def counted_in(figure: Figure) -> str:
    """What two figures must agree in to be one quantity: people by any word, places by any word, else the unit."""
    if figure.base in PEOPLE or figure.family == "places":
        return figure.family
    return figure.base or figure.unit


def counted_alike(one: Figure, other: Figure) -> bool:
    """Whether both may count one thing; a cell of a table says nothing of that."""
    return counted_in(one) == counted_in(other) or "bare" in {one.family, other.family}


def told_again(passage: Passage, one: int, other: int) -> bool:
    """Two figures of the same value and counted alike, under different points; or taken up by the next sentence."""
    if _one_noun(passage, one, other) or three_in_a_row(passage, one, other):
        return True
    first, second = passage[one], passage[other]
    if first.kind in KINDS and _of_sure_digits(passage, one, other):
        return True
    if passage.points[one] == passage.points[other]:
        return _taken_up(passage, one, other)
    if _taken_up_by_its_verb(passage, one, other) or _of_one_rate(passage, one, other):
        return True
    if _befell(passage, one, other) or _of_as_many_kinds(passage, one, other):
        return True
    if first.kind == "money" and first.significant_digits >= SOME_DIGITS:
        return _share_pairs(passage, one, other)
    if first.kind not in KINDS or first.modality or second.modality:
        return False
    if first.kind == "duration":
        return _for_so_long(passage, one, other)
    if told_with_its_mate(passage, one, other) or _of_a_column(passage, one, other):
        return True
    told_as = quantity(passage, one) if first.amount > FEWEST_PLACES else ""
    if told_as and told_as == quantity(passage, other):
        return True
    digits = min(first.significant_digits, second.significant_digits)
    if first.family == "places" and first.amount > FEWEST_PLACES:
        return bear_one_noun(passage, one, other) or one_for_each(passage, one, other)
    if digits >= (SOME_DIGITS if first.is_rate or first.factor > 1 else MANY_DIGITS):
        if share_a_word(passage, one, other) or signs_around(passage, one, other) >= ALIKE_AROUND:
            return True
        return not first.is_rate and first.unit == second.unit and _share_pairs(passage, one, other)
    return not first.is_rate and _told_alike(passage, one, other, digits)


def _of_sure_digits(passage: Passage, one: int, other: int) -> bool:
    """贫困人口28764人 here, 28764名脱贫人口 among the plans there: five digits, none of them a nought at the end."""
    first, second = passage[one], passage[other]
    alike = first.unit == second.unit or first.family == second.family == "people"
    return alike and first.significant_digits >= SURE_DIGITS and not passage.same_sentence(one, other)


def _one_noun(passage: Passage, one: int, other: int) -> bool:
    """46个卡点 after 边境卡点46个: the fewer the digits, the longer the noun that both bear."""
    first, second = passage[one], passage[other]
    if first.kind not in {"count", "money", "area", "volume"} or passage.same_sentence(one, other):
        return False
    if first.bound != second.bound or first.unit in {"次", "场次", "期"}:
        return False
    digits = first.significant_digits if first.amount > FEWEST_PLACES else 0
    if passage.points[one] == passage.points[other] and not digits:
        digits = -1
    aimed = bool(first.modality) != bool(second.modality) and first.value % 100 == 0
    least = NOUN_OF_DIGITS.get(digits, 2) + (2 if aimed else 0)
    if first.amount > FEWEST_PLACES and of_one_level(passage, one, other):
        return True
    return shared_noun(passage, one, other) >= (WHOLE_NAME if first.value <= 2 else least)


def _for_so_long(passage: Passage, one: int, other: int) -> bool:
    so_long = all(IN_A_ROW_FOR.search(passage.labels[number]) for number in (one, other))
    return so_long and shared_run(passage.named(one), passage.named(other)) >= SOME_DIGITS


def _of_a_column(passage: Passage, one: int, other: int) -> bool:
    """36 at the foot of 项目数（个）, and 36个项目 in the text."""
    for cell, told in ((one, other), (other, one)):
        name = COUNTED.sub("", passage[cell].subject)
        bare = passage[cell].text[-1:].isdigit() and passage[cell].amount > FEWEST_PLACES and len(name) > 1
        said = passage.said_before(told, AROUND) + passage.tails[told]
        if bare and (name in said or any(name in word for word in name_of(said).words)):
            return True
    return False


def _taken_up(passage: Passage, one: int, other: int) -> bool:
    """报告病例312例……。312例病例中：……"""
    near = 0 <= passage.sentences[other] - passage.sentences[one] <= 2
    begins = passage.plain[passage[other].start - 1] in "，。；\n" and passage[other].kind == "count"
    between = range(one + 1, other) if other - one <= BETWEEN else ()
    nearest = not any(
        passage[n].family == passage[other].family and passage[n].value == passage[other].value
        for n in between
    )
    return begins and near and nearest and TAKEN_UP.match(passage.tails[other]) is not None


def _taken_up_by_its_verb(passage: Passage, one: int, other: int) -> bool:
    """新招聘医务人员68人, and far on 今年招聘的68人中，……"""
    new = NEW_AGAIN.match(passage.labels[other]) if not passage.tails[other] else None
    verb = new or BY_ITS_VERB.search(passage.labels[other])
    if verb is None or not (new or TAKEN_UP.match(passage.tails[other])):
        return False
    return passage[one].amount > FEWEST_PLACES and verb["verb"] in passage.labels[one]


def _befell(passage: Passage, one: int, other: int) -> bool:
    deeds = [set(BEFELL.findall(passage.tails[number])) for number in (one, other)]
    return passage[one].amount > FEWEST_PLACES and bool(deeds[0] & deeds[1])


def _of_as_many_kinds(passage: Passage, one: int, other: int) -> bool:
    """12类项目, and then 12类基本公共卫生服务项目: named in short and in full."""
    first, second = passage[one], passage[other]
    alike = first.unit == second.unit and first.unit in LISTED_KINDS and first.amount > FEWEST_PLACES
    short, whole = sorted((passage.tails[one], passage.tails[other]), key=len)
    return alike and len(short) > 1 and short in whole


def _of_one_rate(passage: Passage, one: int, other: int) -> bool:
    """医疗服务收入占比39%, and 医疗服务收入占比由36.8%提高到39%: the whole name of a rate."""
    first, second = passage[one], passage[other]
    plain = first.kind == "percent" and first.bound == second.bound == "exact"
    return plain and first.significant_digits > 1 and shared_noun(passage, one, other) >= WHOLE_NAME


def _share_pairs(passage: Passage, one: int, other: int) -> bool:
    """卫生重点项目完成投资2.61亿元, and 列入重点的卫生项目6个，计划投资4.85亿元，已完成2.61亿元."""
    if of_other_people(passage.named(one), passage.named(other)):
        return False
    said = []
    for number in (one, other):
        start = max(passage.paragraphs[number], passage[number].start - AROUND)
        said.append(passage.plain[start : passage[number].start] + passage.tails[number])
    pairs = [{pair for pair in map("".join, pairwise(text)) if TWO_SIGNS.match(pair)} for text in said]
    return len(pairs[0] & pairs[1]) >= FEWEST_PAIRS


def _told_alike(passage: Passage, one: int, other: int, digits: int) -> bool:
    """Few digits, but the words right around are the same."""
    first, second = passage[one], passage[other]
    if first.bound != second.bound:
        return False
    if first.bound != "exact" and first.value >= FEWEST_ROUGHLY:
        return signs_around(passage, one, other) >= ROUGHLY_ALIKE
    return digits > 1 and shared_run(passage.named(one), passage.named(other)) >= LONG_RUN


def share_a_word(passage: Passage, one: int, other: int) -> bool:
    first, second = _said(passage, one), _said(passage, other)
    if of_other_people(passage.named(one), passage.named(other)):
        return False
    known = {word for word in name_of(first).words & name_of(second).words if kind_of(word)}
    return bool(known) or shared_run(first, second) >= LONG_RUN


def of_other_people(one: str, other: str) -> bool:
    """筛查肺结核1286人 is not 高血压筛查1286人: each names whom it counts, and they are others."""
    groups = [set(words_of_kind(named, GROUP)) for named in (one, other)]
    return all(groups) and not groups[0] & groups[1]


def _said(passage: Passage, number: int) -> str:
    aged = AGED.match(passage.plain, passage[number].end)  # 2.31万名80岁及以上老年人
    return passage.said_before(number, AROUND) + (aged.group() if aged else passage.tails[number])
