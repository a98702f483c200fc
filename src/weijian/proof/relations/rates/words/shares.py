"""Shares of which the words tell no base: 18个乡镇中，16个……占88.9%; 共500名，其中170名，占34%.

A bare 占 is of the whole that stands before its part: the one that 中 or 其中 follows, the one that the share before is
of, or the one number told by the name of the part.
"""

from __future__ import annotations

import re

from weijian.proof.judgement import whole_numbers_fit
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.words.named_bases import of_the_last, only_one
from weijian.proof.relations.rates.words.tie import BARE_SHARE, Tie, called_so, one_breath
from weijian.proof.relations.sums.parts import COMPARED_WITH

OWN_SHARE = re.compile(r"^[，、]?(?P<of>[药耗])占比(?:为|达)?$")
# 中级职称占
NAMED_AGAIN = re.compile(r"^[，、]?(?P<what>[^，。；：、\d占]{2,12})(?:占比|占|比例)(?:为|达|了)?$")
# 在已评单位里，A级占2.87%，B级占: the base of all the shares behind it, and what has one of them.
BASE_AROUND = re.compile(
    r"(?:在|^)(?P<who>[^，。；：\d]{2,10})(?:当中|之中|中|里)，(?=(?:[^，。；：、]{1,8}占\d[\d.]{0,5}%，)*[^，。；：、\d]{1,8}占$)"
)
SHARE_OF_ONE = re.compile(
    r"^[，、]?(?:[^，。；：\d]{2,12}(?:中|里)，)?(?P<what>[^，。；：、\d]{1,8})占(?:比|了)?$"
)
LONG_NAME = 4
REACH, LIST = 6, 10


def of_those_around(passage: Passage, rate: int) -> Tie | None:
    """已评627户……A级18户，B级213户；在已评单位里，A级占2.87%，B级占33.97%: each share named after its count, all of one base."""
    named = SHARE_OF_ONE.match(passage.labels[rate])
    bases = list(BASE_AROUND.finditer(passage.said_before(rate))) if named else []
    if named is None or not bases:
        return None
    near = list(reversed(passage.before(rate, LIST)))
    parts = [n for n in near if passage.labels[n].endswith(named["what"]) and passage[n].kind == "count"]
    wholes = [n for n in near if parts and n < parts[0] and called_so(passage, n, bases[-1]["who"])]
    if not wholes or passage[wholes[0]].unit != passage[parts[0]].unit:
        return None
    return Tie(parts[0], wholes[0], False, only=True)


def share_of_the_last(passage: Passage, rate: int) -> Tie | None:
    """综合医院36家，设置老年医学科的39家，占91.67%."""
    part, whole = rate - 1, rate - 2
    if whole < 0 or not BARE_SHARE.match(passage.labels[rate]) or not passage.labels[part].endswith("的"):
        return None
    alike = passage[part].unit == passage[whole].unit and passage.between(whole, part).count("，") <= 1
    return Tie(part, whole, False) if alike and one_breath(passage, whole, rate) else None


def share_of_which(passage: Passage, rate: int) -> Tie | None:
    """共N名，其中M名，占P: a share with no base named is of the whole before 其中."""
    part = rate - 1
    if not (
        BARE_SHARE.match(passage.labels[rate]) or _own_share(passage, rate) or _named_again(passage, rate)
    ):
        return None
    if (whole := _of_the_share_before(passage, rate)) is not None:
        return Tie(part, whole, False)
    for whole in passage.in_front(part, REACH):
        alike = passage[whole].family == passage[part].family and passage[whole].amount > passage[part].amount
        # 新增49例，较上年同期54例下降9.26%，其中……: of this year's
        if alike and COMPARED_WITH.search(passage.labels[whole]):
            continue
        if alike and "其中" in passage.between(whole, part):
            if (wider := _of_what_the_share_is(passage, whole, part)) is not None:
                return Tie(part, wider, False)
            return None if _another_base(passage, whole, rate) else Tie(part, whole, False)
    return None


def share_of_one_listed(passage: Passage, rate: int) -> Tie | None:
    """共2917人，其中高级职称236人，中级职称784人，初级及以下1897人，中级职称占26.88%: of one of the list, named again."""
    named = NAMED_AGAIN.match(passage.labels[rate])
    here = passage.in_front(rate, LIST)[::-1] if named else []
    if named is None or not here or "；" in passage.between(here[-1], rate):
        return None
    parts = [n for n in here if _ends_so(passage, n, named["what"])]
    wholes = [n for n in here if parts and n < parts[0] and "其中" in passage.between(n, parts[0])]
    if len(parts) != 1 or parts[0] == rate - 1 or not wholes:
        return None
    alike = passage[wholes[-1]].unit == passage[parts[0]].unit
    larger = passage[wholes[-1]].amount > passage[parts[0]].amount
    return Tie(parts[0], wholes[-1], False) if alike and larger else None


def _ends_so(passage: Passage, number: int, what: str) -> bool:
    return passage[number].kind == "count" and passage.labels[number].endswith(what)


def _of_what_the_share_is(passage: Passage, one: int, part: int) -> int | None:
    """基本支出5120.3万元，占59.26%，其中人员经费4800.1万元；项目支出3520.2万元，占40.74%: one beside the other."""
    known = passage.pairs.get(one + 1)
    apart = "；" in passage.between(one, part).rpartition("其中")[2]
    own = known is not None and known[0] == one and passage[known[1]].unit == passage[part].unit
    within = own and known and passage[one].amount + passage[part].amount <= passage[known[1]].amount
    return known[1] if known and apart and within else None


def _of_the_share_before(passage: Passage, rate: int) -> int | None:
    """一期310人，占85.16%；二期41人，占11.26%；三期13人，占3.58%: what the share of the item before is of; 甲13个，占28个的
    46.43%，乙6个，占21.43%: as it says.
    """
    before = rate - 2
    said = of_the_last(passage, before) if before > 1 and BARE_SHARE.match(passage.labels[rate]) else None
    if said is not None and said.part == before - 2 and passage.together(said.whole, rate):
        return said.whole if passage[said.whole].unit == passage[rate - 1].unit else None
    known = passage.pairs.get(before)
    if known is None or known[0] != before - 1 or not passage.same_sentence(known[1], rate):
        return None
    alike = passage.labels[before] == passage.labels[rate] and passage[before].kind == passage[rate].kind
    parts = passage[rate - 1], passage[known[1]]
    return known[1] if alike and parts[0].unit == parts[1].unit and known[1] < before else None


def _own_share(passage: Passage, rate: int) -> bool:
    """其中药品收入1356万元，药占比30%: the share bears the first sign of the part's name."""
    match = OWN_SHARE.match(passage.labels[rate])
    return match is not None and rate > 0 and match["of"] in passage.labels[rate - 1]


def _named_again(passage: Passage, rate: int) -> bool:
    """其中四级手术1284台，四级手术占11.1%: the share bears the name of the part right before it."""
    named = NAMED_AGAIN.match(passage.labels[rate])
    return named is not None and rate > 0 and _ends_so(passage, rate - 1, named["what"])


def _another_base(passage: Passage, whole: int, rate: int) -> bool:
    """Two shares or more that agree on one base: it is not stated, but it is not the whole either."""
    low, high, pairs = 0, 10**12, 0
    for share in passage.behind(whole, 10):
        figure = passage[share]
        if figure.kind == "percent" and BARE_SHARE.match(passage.labels[share]) and share > 0:
            fit = whole_numbers_fit(figure, passage[share - 1])
            if fit is None:
                return False
            low, high, pairs = max(low, fit[0]), min(high, fit[1]), pairs + 1
    return pairs >= 2 and low <= high


def of_its_like(passage: Passage, rate: int) -> Tie | None:
    """能提供适宜技术的社区卫生服务站47个，占81.03%, where the report has told of 社区卫生服务站58个 and of no others."""
    part = rate - 1
    if part < 0 or not BARE_SHARE.match(passage.labels[rate]) or not passage.same_sentence(part, rate):
        return None
    label, tail = passage.labels[part], passage.tails[part]

    def named_alike(number: int) -> bool:
        other = passage.labels[number]
        shared = next((n for n in range(1, len(label) + 1) if not other.endswith(label[-n:])), len(label) + 1)
        behind = max((n for n in range(1, 9) if len(tail) >= n and other.endswith(tail[:n])), default=0)
        return shared > LONG_NAME or behind >= LONG_NAME - 1

    return only_one(passage, part, named_alike)
