"""Rates whose words name what they are of: 占总投资4200万元的78%; 按全部常住老年人计算，体检率72.49%;
173家……，占全区村卫生室的95.05%.

The whole is the number that the words stand around, or what bears the name that they give, be it told once in another
section; the part stands right before them. Where a sentence names the base, no other pair of counts is the reading, fit
as it may.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from weijian.proof.figures.model import PER
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.words.tie import (
    BARE_SHARE,
    COUNTING,
    IN_BRACKETS,
    MOST_COMMAS,
    NOT_FAR,
    QUANTITIES,
    STRICTER,
    TOGETHER,
    Tie,
    alike,
    bears_the_deed,
    called_so,
    off,
    outside,
)
from weijian.proof.relations.wording import stem_of

BY = re.compile(
    r"(?:按照?|以)(?P<who>[^，。；、\d]{2,16}?)(?P<size>\d[\d.]{0,12}[万亿]?[人名户例份])?(?:计算|测算|统计|[计算](?=[，,])|为(?:分母|基数))"
)
# Words about a group that do not name it.
AROUND = re.compile(
    r"全部|所有|全体|实际|年[末初底]|辖区内?|全[县市区州旗镇乡]|现有|当年|本年|总?人?数$|总人口$|的|，"
)
FAR, LONGEST = 120, 70
LEAST_SHARED, LEAST_RUN = 2, 3
SHARE_OF = re.compile(
    r"占(?:全[县市省区州旗]|同期|全部|我[县市区州旗])?(?P<what>[^，。；占]{2,12}?)(?:总数|总量|总额|总?人数|总?人次)?的(?:比例为|比重为|比例达)?$"
)
OF_THE_LAST = re.compile(
    r"^[）]?(?:（[^（）]{0,30}）)?[^，。；：、（）\d的]{0,8}(?:的?(?:任务|目标|计划)[数量]?)?的(?:比例为|比重为|比例达)?$"
)
OF = re.compile(
    r"(?:(?:占|达到?|完成|相当于)了?(?:\d{4}年)?|(?:^|，)(?:已|仅|只|约)?为)(?:[^，。；占\d]|\d{1,3}(?:周?岁|[-~～—–至](?=\d))){0,24}$"
)
OF_THE_NEXT = re.compile(r"(?:占|完成)[^，。；]{0,12}(?:任务|目标|计划|总[^，。；]{1,6})的$")
WHOLE_BEHIND = re.compile(r"任务|目标|计划|总|共")
OF_THOSE = re.compile(
    r"^(?:其中|所有|这些|已建|在管)?(?P<what>[^，。；\d中其]{2,8}?)当?中(?:有|已|共)?(?:\d{2}周?岁)?[^，。；\d]{2,24}$"
)
OF_THE_NAMED = re.compile(
    r"占(?:全部|全[县市省区州旗]|所有|同期)*(?P<what>[^，。；占\d]{2,12}?)(?:总数|总量|总额|总?人数|总?人次)?的?(?:比例|比重)?(?:为|达)?$"
)
STEP = re.compile(r"新增|新建|新设|新改建|增加|净增")
ABOUT_AS_MANY = Decimal("1.1")  # 208 villages of the year before, 206 now
IN_ALL, COUNTED = re.compile(r"总|全部|[人例]?数$"), re.compile(r"(?:为|是|达到?|有|共)+$")
ALL = re.compile(r"总|共|全[县区市州旗镇乡]|应|现有")
REACH, FEW_BEFORE, FAR_BACK = 6, 12, 200


def base_said(passage: Passage, rate: int) -> int | None:
    """The figure that the words in front of the rate call what it is counted on."""
    end = passage[rate].start
    said = passage.said_before(rate, LONGEST)
    match = next(reversed(list(BY.finditer(said))), None)
    if match is None or "；" in said[match.end() :]:
        return None
    start = end - len(said)
    place = start + match.start()
    if match["size"]:
        inside = [n for n in passage.before(rate, FAR) if place < passage[n].start < start + match.end()]
        return inside[0] if len(inside) == 1 else None
    core = AROUND.sub("", match["who"])
    for number in range(rate - 1, max(-1, rate - FAR), -1):
        figure = passage[number]
        counted = figure.family == "people" and figure.bound == "exact" and figure.amount > 0
        if counted and figure.start < place and len(core) >= LEAST_SHARED and _named(passage, number, core):
            return number
    return None


def on_the_base_said(passage: Passage, rate: int) -> Tie | None:
    """The part right before the rate, on the base that the words give."""
    part = rate - 1
    whole = base_said(passage, rate) if part >= 0 and passage[part].family == "people" else None
    if whole is None or whole == part or not passage.same_sentence(part, rate):
        return None
    stem = stem_of(passage.labels[rate])
    named = stem and stem[-2:] in passage.named(part)
    return Tie(part, whole, passage.same_sentence(whole, rate), only=True) if named else None


def _named(passage: Passage, number: int, core: str) -> bool:
    """常住老年人 names 65岁及以上常住老年人28163人, and 28163名常住老年人."""
    label = COUNTING.sub("", passage.labels[number])
    return label.endswith(core) or passage.tails[number].startswith(core) or (
        len(core) > LEAST_RUN and core in passage.tails[number]
    )  # fmt: skip


def share_of_named(passage: Passage, rate: int) -> Tie | None:
    """总投资N，已完成M，占总投资的P; the base may also follow in brackets."""
    match = SHARE_OF.search(passage.labels[rate])
    if match is None or TOGETHER.search(passage.labels[rate]):
        return None
    what = match["what"]
    for whole in [*reversed(passage.before(rate, REACH)), *passage.behind(rate, 2)]:
        name = passage.labels[whole] + passage[whole].subject
        # What stands right before the rate is what has the share, though its name may bear that of the whole.
        own = whole == rate - 1 and passage.depths[whole] <= passage.depths[rate]
        told = what in name or called_so(passage, whole, what) or _are_their_households(passage, whole, what)
        apart = passage.sentences[rate] - passage.sentences[whole] > (what not in name)
        if own or not told or apart or _has_a_share_of_it(passage, whole, rate, what):
            continue
        if whole > rate and not passage.together(rate, whole):
            continue
        if not _may_be_of(passage, rate, whole, what):
            continue
        if STEP.search(passage.labels[whole]) and not name.endswith(what):
            continue  # 新建村卫生站“中医阁”32个，累计建成78个，占村卫生站总数的: what was added is no whole
        for part in reversed(passage.before(rate, 3)):
            if part != whole and passage[part].family == passage[whole].family and part > whole - 4:
                beyond = passage[part].amount > passage[whole].amount
                alone = part == rate - 1 and passage.same_sentence(part, rate)
                if beyond and not ALL.search(passage.labels[whole]):
                    # 县级医院诊疗27.15万人次……乡村两级35.68万人次，占诊疗总量的: one beside the other;
                    # 初治856例，复治80例，合起来936例，占全部的: no other part than what stands right before.
                    if alone:
                        break
                    continue
                by_deed = what not in name
                return Tie(part, whole, alone and not by_deed, only=alone and by_deed)
    return None


def _are_their_households(passage: Passage, whole: int, what: str) -> bool:
    """占贫困户总数的, of 16238户52147人建档立卡贫困人口."""
    people = whole + 1
    beside = (
        passage[whole].unit == "户" and people < len(passage) and passage.between(whole, people) in {"", "、"}
    )
    return bool(beside) and what.endswith("户") and what[:-1] in passage.labels[whole] + passage.tails[people]


def _has_a_share_of_it(passage: Passage, number: int, rate: int, what: str) -> bool:
    """公立医院355.86万人次（占医院总数的59.9%），民营医院……（占医院总数的: one beside the other, of what both are shares of."""
    share = number + 1
    if share >= len(passage) or share == rate or passage[share].kind != "percent":
        return False
    said = SHARE_OF.search(passage.labels[share])
    return said is not None and said["what"] == what


def _may_be_of(passage: Passage, rate: int, whole: int, what: str) -> bool:
    """入组病例发生总费用25302万元，……费用极高病例690份，占入组病例的: what is counted otherwise than that which has the share
    must be told by the whole name.
    """
    part = outside(passage, rate)
    if part is None or part == whole or passage[part].kind == passage[whole].kind:
        return True
    return not passage.together(part, rate) or COUNTING.sub("", passage.labels[whole]).endswith(what)


def of_the_last(passage: Passage, rate: int) -> Tie | None:
    """占总投资4200万元的78%; 完成州下达任务（95万毫升）的109.58%; 占全年应补助资金2533万元（人均89元）的60.1%."""
    for whole in (rate - 1, rate - 2):
        if whole < 1 or not passage.same_sentence(whole, rate):
            return None
        if not OF_THE_LAST.match(passage.between(whole, rate)):
            continue
        said = passage.said_before(whole, 30)
        if OF.search(said) and not TOGETHER.search(said):
            return _before(passage, whole, whole)
    return None


def of_the_next(passage: Passage, rate: int) -> Tie | None:
    """完成全年任务的54.5%（全年任务800对）."""
    whole = rate + 1
    if whole >= len(passage) or not OF_THE_NEXT.search(passage.said_before(rate, 24)):
        return None
    near = passage.same_sentence(whole, rate) and IN_BRACKETS.match(passage.between(rate, whole))
    return _before(passage, rate, whole) if near and WHOLE_BEHIND.search(passage.labels[whole]) else None


def _before(passage: Passage, number: int, whole: int) -> Tie | None:
    """The part right before the words that speak of the whole: no other reading is left."""
    part = outside(passage, number)
    before = None if part is None else outside(passage, part)
    if before is not None and passage[before].unit == passage[whole].unit != passage[part or 0].unit:
        part = before  # 献血3358人次，献血总量100余万毫升，完成任务3200人次的
    if part is None or part == whole or not alike(passage, part, whole):
        return None
    near = passage.between(part, number).count("，") <= MOST_COMMAS and passage.together(part, number)
    return Tie(part, whole, True) if near else None


def of_the_named(passage: Passage, rate: int) -> Tie | None:
    """173家村卫生室能提供中医药服务，占全区村卫生室的95.05%: the one number of them told before, however far."""
    part, match = rate - 1, OF_THE_NAMED.search(passage.labels[rate])
    if part < 0 or match is None or not passage.same_sentence(part, rate) or TOGETHER.search(match[0]):
        return None
    what = match["what"].removesuffix(passage[part].unit)
    if not what:
        return None
    return only_one(passage, part, lambda number: _ends_or_begins(passage, number, what), ABOUT_AS_MANY)


def of_those(passage: Passage, rate: int) -> Tie | None:
    """建立档案22052份，建档率84.5%。档案中有动态记录的档案120222份，动态使用率55.8%: of those told before."""
    part = rate - 1
    match = OF_THOSE.match(passage.labels[part]) if part >= 1 and passage.same_sentence(part, rate) else None
    if match is None or passage[rate].value > PER["percent"]:
        return None
    stem, name = stem_of(passage.labels[rate]), passage.named(part)
    same = any(word in name for word in STRICTER.findall(stem))
    share = BARE_SHARE.match(passage.labels[rate]) is not None
    who = match["what"].removesuffix("人口") or match["what"]
    if not same and not bears_the_deed(passage, rate, part):
        return None
    for whole in reversed(passage.before(part, FEW_BEFORE)):
        named = any(what[-2:] in passage.named(whole) for what in (who, match["what"]))
        told = named and "其中" not in passage.labels[whole]
        if told and passage[whole].unit == passage[part].unit and alike(passage, part, whole):
            beyond = passage[part].amount > passage[whole].amount
            near = off(passage, rate, part, whole) * NOT_FAR <= 1
            by_name = share and passage.labels[whole].endswith(match["what"])
            return Tie(part, whole, False) if beyond or near or by_name else None
    return only_one(passage, part, lambda n: _ends_or_begins(passage, n, match["what"])) if share else None


def only_one(
    passage: Passage, part: int, named: Callable[[int], bool], alike_to: Decimal = Decimal(1)
) -> Tie | None:
    """The only number of its unit told before that is so named and not less than the part; or the last of several that
    differ no more than this.
    """
    if passage[part].kind not in QUANTITIES:
        return None
    found = [
        n for n in range(max(0, part - FAR_BACK), part)
        if passage[n].unit == passage[part].unit and passage[n].amount > passage[part].amount
        and alike(passage, part, n) and passage[n].period == passage[part].period
        and not passage[n].modality and not _has_its_share(passage, n, part) and named(n)
    ]  # fmt: skip
    amounts = [passage[n].amount for n in found]
    return Tie(part, found[-1], False) if found and max(amounts) <= min(amounts) * alike_to else None


def _has_its_share(passage: Passage, number: int, part: int) -> bool:
    """建制卫生院12个，占42.86%，非建制卫生院2个，占7.14%: one beside the other."""
    return number + 1 < part and BARE_SHARE.match(passage.labels[number + 1]) is not None


def _ends_or_begins(passage: Passage, number: int, what: str) -> bool:
    """传染病总发病数 is 传染病……发病总数, too."""
    name, label = IN_ALL.sub("", what), COUNTED.sub("", passage.labels[number])
    plain = what in label[-len(what) - 2 :] or passage.tails[number].startswith(what)
    return plain or (name != what and name in IN_ALL.sub("", label)[-len(name) - 2 :])
