"""A rate that names a part of a sum told before it: 接诊1270人次，其中城区416人次、乡镇818人次、外县36人次；乡镇占64.4%.

The sum says what the parts are of, so that the share of one that the rate names can only be of their whole. The same of
what is done and what is left of a task: 已完工1461户，在建395户，完工率78.72%. What a share is said to be of (占支出的) is its
whole by name, or the whole year, or no word at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, a_slip_explains
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.evidence import by_slip_in_the_rate
from weijian.proof.relations.rates.quotients import quotient_relation
from weijian.proof.relations.sums.left_of_known import LEFT
from weijian.proof.relations.wording import shared_run

# 民办占, 四季度一个季度就占了全年的, 感染性废物所占比重为, 村级贡献.
SHARE = re.compile(
    r"^(?:其中|而|且|仅|[、“”（]){0,3}(?P<who>[^，。；：\d]{1,14}?)(?:的|者|就|所|仅|则|约|已|”){0,3}"
    r"(?:占?比重|占?比例|占比|占到|占了|占|贡献|份额)(?:率|了)?(?P<of>[^，。；：\d]{0,12}?)(?:的|为|达|是|到|有|约){0,3}$"
)
# 空返率, 竣工率: in two or three signs that the name of its part has.
RATE = re.compile(r"^(?:[、“”（])?(?P<who>[一-龥]{2,5})率(?:为|达|达到|是|约)?$")
# Of what was done, where the sum is of that and of what is left: 进度为, 占任务的.
OF_WHAT_IS_DONE = re.compile(
    r"^[，（]?(?:总体|整体|任务)?(?:进度|完成率|占(?:总)?任务的?|为(?:年度)?任务的)(?:为|达|达到)?$"
)
# 60岁以上者占到, 45至59岁的占.
AGES = re.compile(r"\d+(?:[至~～—－-]\d+)?周?岁(?:及?以[上下])?")
# Right behind its part: （48.0%）, ，占48.0%.
BESIDE = re.compile(r"^[（，、](?:约?占|占比)?$")
ALL_OF_IT = re.compile(r"^(?:全年|全部|总数|总量|总体|其|当年|当月|全[县市区])?(?:总?[数量]|的)?$")
FORMER, LATTER = re.compile(r"^[（、]?(?:前者|前一?种)"), re.compile(r"^[（、]?(?:后者|后一?种)")
# Another time, another place, what was wanted: of no part told here.
ELSEWHERE = re.compile(r"上年|去年|同期|全省|全国|全市|目标|标准|要求|计划|平均|增|降|升|减|分别|各")
# 医院中，公立医院占: of the hospitals, whatever those are a part of.
OF_THOSE = re.compile(
    r"(?:^|[。；\n])[ 　]{0,4}(?P<of>[^，。；：\d\s]{2,12}?)(?:总?[数量])?(?:当|之)?中[，：]"
)
# 人均住院补助比例, 次均费用报销比例: of what was spent, and not of those who got it.
OF_MONEY = re.compile(r"(?:补[助偿贴]|报[销付补]|自[付费负]|支付|负担|赔付)[^，。；\d]{0,4}$")
EDGES = "、，和及与（）“”的"
REACH, FAR, FEWEST, MOST = 6, 26, 2, 9
FARTHEST = 120


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    sums = _sums_by_end(passage, told)
    for rate, figure in enumerate(passage.figures):
        label = passage.labels[rate]
        if (
            figure.kind != "percent"
            or figure.bound != "exact"
            or rate in told.results
            or ELSEWHERE.search(label)
        ):
            continue
        for whole, parts in sums.get(passage.paragraphs[rate], ()):
            if not (parts[0] < rate <= parts[-1] + REACH) or rate in parts or rate - parts[0] > FAR:
                continue
            part = _named(passage, rate, whole, parts)
            if part is not None and not _of_another(passage, rate, whole, parts):
                holds = meets_rate(figure, passage[part], passage[whole])
                tie = quotient_relation(passage, "ratio", rate, part, whole, holds=holds, firm=False)
                if holds or _surely(passage, tie, rate, part):
                    yield tie
                break


def _of_another(passage: Passage, rate: int, whole: int, parts: list[int]) -> bool:
    """医院14376张，基层机构3535张。医院中，公立占78.1%; 补助比例33.4% behind people: neither is of the whole of the sum."""
    said = [match["of"] for match in OF_THOSE.finditer(passage.said_before(rate, FARTHEST))]
    among_a_part = bool(said) and any(said[-1] in passage.named(part) for part in parts)
    if among_a_part and said[-1] not in passage.named(whole):
        return True
    share = SHARE.search(passage.labels[rate])
    return bool(share and OF_MONEY.search(share["who"])) and passage[whole].kind != "money"


def _surely(passage: Passage, tie: Relation, rate: int, part: int) -> bool:
    """In the same sentence, or by the whole name; a rate may be of something else (救治率), unless one slip explains it."""
    share = SHARE.search(AGES.sub("", passage.labels[rate]))
    if share is None:
        return passage.same_sentence(part, rate) and a_slip_explains(passage, tie)
    name, who = passage.named(part).strip(EDGES), share["who"]
    of_income = who.endswith(("药", "耗"))  # 县级公立医院药占比
    three = passage[rate], passage[part], passage[tie.operands[-1]]
    return (
        passage.same_sentence(part, rate)
        or who in name
        or bool(name and name in who)
        or bool(AGES.search(name))
        or (not of_income and by_slip_in_the_rate(*three, few=False) is not None)
    )


def _sums_by_end(passage: Passage, told: Told) -> dict[int, list[tuple[int, list[int]]]]:
    """Wholes and their parts, by the paragraph; those that end last first."""
    found: dict[int, list[tuple[int, list[int]]]] = {}
    for tie in told.holding:
        if tie.result is None or not tie.operands:
            continue
        if tie.type == "sum" and FEWEST <= len(tie.operands) <= MOST:
            whole, parts = tie.result, sorted(tie.operands)
        elif tie.type == "difference" and len(tie.operands) == FEWEST:
            whole, parts = tie.operands[0], sorted([tie.operands[1], tie.result])
        else:
            continue
        plain = all(passage[n].bound == "exact" and not passage[n].is_rate for n in [whole, *parts])
        if plain and passage[whole].amount == sum(passage[n].amount for n in parts):
            found.setdefault(passage.paragraphs[parts[-1]], []).append((whole, parts))
    for several in found.values():
        several.sort(key=lambda one: -one[1][-1])
    return found


def _named(passage: Passage, rate: int, whole: int, parts: list[int]) -> int | None:
    """The one part whose name the rate bears."""
    label = AGES.sub("", passage.labels[rate])
    ages = AGES.findall(passage.labels[rate])
    if ages and SHARE.search(label):
        of_age = [part for part in parts if AGES.findall(passage.labels[part]) == ages]
        return of_age[0] if len(of_age) == 1 else None
    if rate - 1 in parts and BESIDE.match(label) and _others_have_theirs(passage, rate, whole, parts):
        return rate - 1
    if OF_WHAT_IS_DONE.search(label):
        return parts[0] if len(parts) == FEWEST and LEFT.search(passage.labels[parts[1]]) else None
    if (match := SHARE.search(label)) is not None:
        if not _of_the_whole(passage, whole, match["of"]):
            return None
    elif (match := RATE.search(label)) is None:
        return None
    who = match["who"]
    if len(parts) == FEWEST and (FORMER.match(label) or LATTER.match(label)):
        return parts[0] if FORMER.match(label) else parts[1]
    who = _own(who, passage.named(whole))
    scores = {
        part: _likeness(who, passage.labels[part], passage.tails[part], "of" in match.groupdict())
        for part in parts
    }
    best = max(scores.values())
    bearing = [part for part in parts if scores[part] == best]
    return bearing[0] if best and len(bearing) == 1 else None


def _others_have_theirs(passage: Passage, rate: int, whole: int, parts: list[int]) -> bool:
    """高中400例（48.0%），初中259例（31.1%），小学174例（20.9%）: each of the others its share."""
    others = [part + 1 for part in parts if part + 1 not in {rate, len(passage)}]
    return len(others) == len(parts) - 1 and all(
        passage[n].kind == "percent" and meets_rate(passage[n], passage[n - 1], passage[whole])
        for n in others
    )


def _likeness(who: str, label: str, tail: str, share: bool) -> int:
    """乡镇 in 乡镇卫生院; 女 in 女党员; 空返 by its signs in 空车返回."""
    name = label.strip(EDGES) + tail
    run = shared_run(who, name)
    if share:
        bare = label.strip(EDGES)
        if run >= FEWEST or (bare and bare in who):
            return run
        return len(who) if len(who) >= FEWEST and _shortened(who, bare) else 0
    return len(who) if set(who) <= set(name) else 0


def _shortened(short: str, name: str) -> bool:
    """首签 of 首次签发: its signs in their order."""
    signs = iter(name)
    return all(sign in signs for sign in short)


def _own(who: str, whole: str) -> str:
    """What a name says beside that of the whole: 普惠托位 is as little 空余托位 as any other."""
    size = shared_run(who, whole)
    if size < FEWEST:
        return who
    shared = next(who[n : n + size] for n in range(len(who)) if who[n : n + size] in whole)
    return who.replace(shared, "", 1) or who


def _of_the_whole(passage: Passage, whole: int, of: str) -> bool:
    """占户数的, of 四类561户, says what there are so many of."""
    counted = bool(passage[whole].unit) and of.removesuffix("的") in {
        f"{passage[whole].unit}数",
        f"总{passage[whole].unit}数",
    }
    return counted or ALL_OF_IT.match(of) is not None or shared_run(of, passage.named(whole)) >= FEWEST
