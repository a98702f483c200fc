"""Shares: 占… in all its wordings, and the counts that it is a share of.

总投资N，已完成M，占总投资的P; 18个乡镇中，16个……占P; 共N名，其中M名，占P.
"""

from __future__ import annotations

import re

from weijian.proof.judgement import whole_numbers_fit
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.tie import Tie, one_breath
from weijian.proof.relations.wording import GENERIC_RATES, shared_run, stem_of

SHARE_OF = re.compile(
    r"占(?:全[县市省区州旗]|同期|全部|我[县市区州旗])?(?P<what>[^，。；占]{2,12}?)(?:总数|总量|总额|总?人数|总?人次)?的(?:比例为|比重为|比例达)?$"
)
OWN_SHARE = re.compile(r"^[，、]?(?P<of>[药耗])占比(?:为|达)?$")
# 两者合计占: of several parts, see `combined`.
TOGETHER = re.compile(r"(?:合计|共计|总计|两者|三者|之和|一共|累计)[^，。；]{0,4}占")
AMONG = re.compile(r"[^，。；：\d]{1,14}中[，,]?(?:有|已有|其中|共有)?$")
OF_THE_BRACKETED = re.compile(r"(?<!分别)占[^，。；（）\d]{2,16}（[^（）]{0,20}）的(?:比例为|比重为)?$")
SHARE = re.compile(r"^[，、]?(?:占|占比|占比为|占比达|占比达到|占总数的?)$")
REACH = 6
FAR = 20


def among(passage: Passage, rate: int) -> Tie | None:
    """全县18个乡镇中，16个乡镇建成中医馆，占88.9%; 372个村卫生室中有355个达标，达标率95.43%."""
    part, whole = rate - 1, rate - 2
    if whole < 0 or not AMONG.match(passage.between(whole, part)) or not one_breath(passage, whole, rate):
        return None
    label = passage.labels[rate]
    stem = stem_of(label)
    said = SHARE.match(label) or (
        stem and (stem in GENERIC_RATES or shared_run(stem, passage.named(part)) >= min(4, len(stem)))
    )
    alike = passage[part].family == passage[whole].family and passage[part].amount != passage[whole].amount
    return Tie(part, whole, True) if said and alike else None


def share_of_the_last(passage: Passage, rate: int) -> Tie | None:
    """综合医院36家，设置老年医学科的39家，占91.67%."""
    part, whole = rate - 1, rate - 2
    if whole < 0 or not SHARE.match(passage.labels[rate]) or not passage.labels[part].endswith("的"):
        return None
    alike = passage[part].unit == passage[whole].unit and passage.between(whole, part).count("，") <= 1
    return Tie(part, whole, False) if alike and one_breath(passage, whole, rate) else None


def share_of_the_bracketed(passage: Passage, rate: int) -> Tie | None:
    """县域外住院3120人次，占住院总人次（19500人次）的16%."""
    part, whole = rate - 2, rate - 1
    if (
        part < 0
        or not passage.same_sentence(part, rate)
        or not OF_THE_BRACKETED.search(passage.said_before(rate))
    ):
        return None
    alike = (
        passage[part].family == passage[whole].family and passage.depths[whole] == passage.depths[rate] + 1
    )
    return Tie(part, whole, True) if alike else None


def share_of_named(passage: Passage, rate: int) -> Tie | None:
    """总投资N，已完成M，占总投资的P; the base may also follow in brackets."""
    match = SHARE_OF.search(passage.labels[rate])
    if match is None or TOGETHER.search(passage.labels[rate]):
        return None
    for whole in [*reversed(passage.before(rate, REACH)), *passage.behind(rate, 2)]:
        name = passage.labels[whole] + passage[whole].subject
        # What stands right before the rate is what has the share, though its name may bear that of the whole.
        own = whole == rate - 1 and passage.depths[whole] == passage.depths[rate]
        if own or match["what"] not in name or not passage.same_sentence(whole, rate):
            continue
        for part in reversed(passage.before(rate, 3)):
            if part != whole and passage[part].family == passage[whole].family and part > whole - 4:
                alone = part == rate - 1 and passage.same_sentence(part, rate)
                return Tie(part, whole, alone)
    return _share_of_far(passage, rate, match["what"])


def _share_of_far(passage: Passage, rate: int, what: str) -> Tie | None:
    """完成健康体检N人……发现异常M人，占健康体检人数的P: the base by its name, told once in the paragraph."""
    part = rate - 1
    if len(what) < 3 or part < 0 or not passage.same_sentence(part, rate):
        return None
    alike = [n for n in passage.before(part, FAR) if passage[n].family == passage[part].family]
    named = [n for n in alike if passage.labels[n].endswith(what) and passage[n].unit == passage[part].unit]
    return Tie(part, named[0], False) if len(named) == 1 else None


def share_of_which(passage: Passage, rate: int) -> Tie | None:
    """共N名，其中M名，占P: a share with no base named is of the whole before 其中."""
    part = rate - 1
    if not (SHARE.match(passage.labels[rate]) or _own_share(passage, rate)):
        return None
    if (whole := _of_the_share_before(passage, rate)) is not None:
        return Tie(part, whole, False)
    for whole in reversed(passage.before(part, REACH)):
        if not passage.same_sentence(whole, rate):
            return None
        alike = passage[whole].family == passage[part].family and passage[whole].amount > passage[part].amount
        if alike and "其中" in passage.between(whole, part):
            if (wider := _of_what_the_share_is(passage, whole, part)) is not None:
                return Tie(part, wider, False)
            return None if _another_base(passage, whole, rate) else Tie(part, whole, False)
    return None


def _of_what_the_share_is(passage: Passage, one: int, part: int) -> int | None:
    """基本支出5120.3万元，占59.26%，其中人员经费4800.1万元；项目支出3520.2万元，占40.74%: one beside the other."""
    known = passage.pairs.get(one + 1)
    apart = "；" in passage.between(one, part).rpartition("其中")[2]
    own = known is not None and known[0] == one and passage[known[1]].unit == passage[part].unit
    within = own and known and passage[one].amount + passage[part].amount <= passage[known[1]].amount
    return known[1] if known and apart and within else None


def _of_the_share_before(passage: Passage, rate: int) -> int | None:
    """一期310人，占85.16%；二期41人，占11.26%；三期13人，占3.58%: what the share of the item before is of."""
    before = rate - 2
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


def _another_base(passage: Passage, whole: int, rate: int) -> bool:
    """Two shares or more that agree on one base: it is not stated, but it is not the whole either."""
    low, high, pairs = 0, 10**12, 0
    for share in passage.behind(whole, 10):
        figure = passage[share]
        if figure.kind == "percent" and SHARE.match(passage.labels[share]) and share > 0:
            fit = whole_numbers_fit(figure, passage[share - 1])
            if fit is None:
                return False
            low, high, pairs = max(low, fit[0]), min(high, fit[1]), pairs + 1
    return pairs >= 2 and low <= high
