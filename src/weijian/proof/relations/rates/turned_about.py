"""Rates whose words say which counts they are of, told in another order than whole, part, rate.

手术做到4216台，在全部9873台手术中占42.7%; 报销比例90.3%，在5324.6万元的总费用中，共支付4808.1万元; 96.55%的用人单位完成
申报（应申报174家，已申报168家）; 接种63820剂次，其中……，应种64398剂次，接种率99.1%; 基本支出11264.38万元，占47.75%，……；
项目支出12324.78万元，占52.25%, of what the share before is of. Asked, as `said` is, for what no pair of counts explains.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import explaining_pair, is_task_rate
from weijian.proof.relations.rates.said import (
    DONE,
    NOT_FAR,
    SHARE,
    SHOULD_GET,
    alike,
    deed_of,
    off,
)
from weijian.proof.relations.rates.tie import Tie
from weijian.proof.relations.wording import stem_of

AMONG_ALL = re.compile(r"^[^，。；\d]{0,10}[中里内][，,]?(?:仅|只|约)?占(?:比)?(?:为|达到?|了)?$")
OUT_OF = re.compile(r"在[^，。；\d]{0,8}$")
OF_ALL_OF_THEM = re.compile(r"^的?[^，。；\d]{2,8}[中里内]，")
PAID = re.compile(r"报销|补偿|支付|减免|救助")
NO_PAUSE = re.compile(r"^[^，。；、（）]{0,30}（[^，。；（）]{0,8}$")
SHOULD = re.compile(r"^[，、]?(?:全年|全县|年内|本年)?应[^，。；\d]{1,8}$")
REACH, FAR = 6, 12


def turned_tie(passage: Passage, rate: int) -> Tie | None:
    """Part and whole of a rate in per cent by words that turn them about."""
    if passage[rate].kind != "percent" or is_task_rate(passage, rate):
        return None
    for reading in READINGS:
        tie = reading(passage, rate)
        if tie is not None and alike(passage, tie.part, tie.whole):
            return tie
    return None


def _among_all(passage: Passage, rate: int) -> Tie | None:
    """手术做到4216台，在全部9873台手术中占42.7%."""
    whole, part = rate - 1, rate - 2
    if part < 0 or not passage.same_sentence(part, rate) or not AMONG_ALL.match(passage.labels[rate]):
        return None
    said = OUT_OF.search(passage.labels[whole]) and "；" not in passage.between(part, rate)
    return Tie(part, whole, False) if said else None


def _paid_of_all(passage: Passage, rate: int) -> Tie | None:
    """实际报销比例保持在90.3%，在5324.6万元的总费用中，基本医保、大病保险等共支付4808.1万元."""
    whole, part = rate + 1, rate + 2
    if part >= len(passage) or not passage.same_sentence(rate, part) or not PAID.search(passage.labels[rate]):
        return None
    said = OUT_OF.search(passage.labels[whole]) and OF_ALL_OF_THEM.match(passage.between(whole, part))
    paid = PAID.search(passage.labels[part]) and "；" not in passage.between(rate, part)
    return Tie(part, whole, False) if said and paid else None


def _in_brackets(passage: Passage, rate: int) -> Tie | None:
    """96.55%的用人单位完成申报（应申报174家，已申报168家）."""
    one, other = rate + 1, rate + 2
    if other >= len(passage) or not passage.same_sentence(rate, other):
        return None
    deep = passage.depths[rate] + 1
    if (passage.depths[one], passage.depths[other]) != (deep, deep):
        return None
    if not NO_PAUSE.match(passage.between(rate, one)):
        return None
    for whole, part in ((one, other), (other, one)):
        should, done = passage.labels[whole], passage.labels[part]
        if SHOULD_GET.search(should) and DONE.search(done) and not SHOULD_GET.search(done):
            return Tie(part, whole, False)
    return None


def _of_those_due(passage: Passage, rate: int) -> Tie | None:
    """接种63820剂次，其中卡介苗3198剂次……，应种64398剂次，接种率99.1%."""
    whole, stem = rate - 1, stem_of(passage.labels[rate])
    told = whole > 0 and passage.same_sentence(whole, rate) and SHOULD.match(passage.labels[whole])
    if not told or not stem or stem[-1] not in passage.labels[whole]:
        return None
    found = []
    for part in reversed(passage.before(whole, FAR)):
        if not passage.same_sentence(part, rate) or "；" in passage.between(part, rate):
            break
        if passage[part].unit == passage[whole].unit and deed_of(stem)[-2:] in passage.named(part):
            found.append(part)
    parts = [n for n in found if "其中" not in passage.labels[n]]
    return (
        Tie(parts[-1], whole, False)
        if parts and off(passage, rate, parts[-1], whole) * NOT_FAR <= 1
        else None
    )


def _as_the_share_before(passage: Passage, rate: int) -> Tie | None:
    """基本支出11264.38万元，占47.75%，其中……；项目支出12324.78万元，占52.25%: what the share before is of."""
    part = rate - 1
    if part < 1 or not SHARE.match(passage.labels[rate]) or not passage.same_sentence(part, rate):
        return None
    if "其中" in passage.labels[part] or passage.depths[part] != passage.depths[rate]:
        return None
    for before in reversed(passage.before(part, REACH)):
        if not passage.same_sentence(before, rate):
            return None
        share = passage[before].kind == "percent" and SHARE.match(passage.labels[before])
        pair = explaining_pair(passage, before) if share else None
        if pair is None or pair[0] != before - 1 or passage.depths[before] != passage.depths[rate]:
            continue
        one, whole = pair
        beside = passage[one].unit == passage[part].unit and "其中" not in passage.labels[one]
        within = passage[one].amount + passage[part].amount <= passage[whole].amount
        return Tie(part, whole, False) if beside and within and whole != part else None
    return None


READINGS: tuple[Callable[[Passage, int], Tie | None], ...] = (
    _among_all,
    _paid_of_all,
    _in_brackets,
    _of_those_due,
    _as_the_share_before,
)
