"""Rates of what was set or taken in: 年度任务8000人，完成4832人，完成率60.4%; 预算7632万元，已拨付6106万元，拨付进度80%;
受理46起……办结39起，其中调解33起，办结率84.78%.

The whole is called a task, a budget or what came in, and may stand a clause or more before its part; the part is what was
done of it by the name of the rate, whatever changes and parts are told between.
"""

from __future__ import annotations

import re

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.words.tie import (
    BARE_SHARE,
    DEFINED,
    DONE,
    LEFT,
    QUANTITIES,
    Tie,
    alike,
    nearly_one_breath,
    off,
    one_breath,
    outside,
)
from weijian.proof.relations.sums.parts import beside
from weijian.proof.relations.wording import (
    CHANGE,
    COMPLETION,
    TASK,
    TASK_RATE,
    VITAL,
    stem_of,
)

ITS_RATE = re.compile(r"^[^；]{0,2}；(?:任务)?完成(?:率|比例)(?:为|达)?$")
# Words before the deed that name nobody in particular.
WHOSE = {"预算", "资金", "任务", "健康", "年度", "项目", "投资", "目标任务", "健康管理"}
SHOULD = re.compile(r"应(?!急|对|用|届|诊|答|邀)|目标人群|计划|任务|下达|预算|核定|指标")
FAR_RATE = re.compile(r"合并|合计|合起来|两者|累计|三年|五年|平均|其中|满意|合规|同比|环比|较")
# An item of what makes up the number before it.
OF_A_LIST = re.compile(r"^(?:[、和及]|，?其中)")
# 共, 合计: of what stands before it.
SUMMED_UP = re.compile(r"(?:^|，)(?:共计?|合计|总计)(?:完成)?$")
FEWEST_OF_A_TOTAL = 4
SETTLED = re.compile(r"办结|结案|化解|答复|回复|整改|处置|调处|调结|处理|反馈|销号|结[掉清]|审结|了结")
TAKEN_IN = re.compile(
    r"受理|接[到收报转]|收到|立案|承办|交办|转办|发现|排查|查出|查处|登记|摸排|收集|征集|接待|办理(?!结)"
)
SPENT = re.compile(r"支出|执行|拨付|使用|支付|完成(?!率)")
SPENDING = re.compile(r"(?:执行|支出|支付|拨付|使用|预算完成)(?:率|进度)[^，。；\d]{0,4}$")
LAST_YEAR = re.compile(r"上一?年|去年|同期")
THIS_YEAR = re.compile(r"^[，、]?(?:今年|本年|当年)(?:上半年|前\w季度)?(?:为|是|有|共)?$")
GREW = re.compile(r"[比较增减多少余]")
LEFT_OVER = re.compile(r"(?:结余|结转|剩余|余)[^，。；\d]{0,4}$")
BUDGET = re.compile(
    r"预算(?:[数额内]|总[数额]|资金|安排|指标|批复|下达|收入)*[^，。；\d率]{0,4}$|到位[^，。；\d率]{0,4}资金$"
    r"|应(?:落实|到位|拨付|安排|补助)(?:资金|经费)?$"
)
ADJUSTED = re.compile(r"(?:调整|变更|追加|调[增减])后|全年预算|预算总[数额]|最终")
MEANS = re.compile(
    r"(?:总投资|应(?:筹|拨|到位|安排)(?:资金|经费)|概算|预算(?!内)|计划(?:总?投资)?|总额)[^，。；]{0,4}$"
)
PAID_OUT = re.compile(r"完成|拨付|支出|到位|执行|投入|使用")
REACH, FAR, FAR_BACK, FURTHEST = 6, 12, 20, 2  # the last in sentences
NEAR = 10  # one part in so many


def task_done_rate(passage: Passage, rate: int) -> Tie | None:
    """任务N……完成M……完成率P, or the other way about; what M grew by may stand between."""
    if not TASK_RATE.search(passage.labels[rate]):
        return None
    near = [n for n in passage.before(rate, REACH) if passage.sentences[rate] - passage.sentences[n] <= 1]
    counts = [
        n for n in near if passage[n].kind in QUANTITIES
        and not CHANGE.search(passage.labels[n]) and not LEFT.search(passage.labels[n])
        and not OF_A_LIST.match(passage.labels[n])
    ]  # fmt: skip
    labels = {n: passage.labels[n] for n in counts}
    if parts := _added_up_in_the_last(passage, [n for n in near if passage[n].kind in QUANTITIES]):
        labels[counts[-1]] = passage.labels[parts[0]] + labels[counts[-1]]
        counts = [n for n in counts if n not in parts]
    for part, whole in ((-1, -2), (-2, -1)):
        if len(counts) < 2 or _set_apart(passage, counts[-1], rate) or _told_already(passage, counts, rate):
            return None
        done, task = labels[counts[part]], labels[counts[whole]]
        said = DONE.search(done) or _right_behind(passage, counts, rate)
        if said and TASK.search(task) and passage.same_sentence(counts[-1], rate):
            return Tie(counts[part], counts[whole], True)
    return None


def _told_already(passage: Passage, counts: list[int], rate: int) -> bool:
    """完成7126人，完成率89.08%，其中城区3012人，完成率91.20%: the second is of those in the city, whose task is not told."""
    between = range(counts[-1] + 1, rate)
    rated = any(passage[n].is_rate and TASK_RATE.search(passage.labels[n]) for n in between)
    return rated and any(OF_A_LIST.match(passage.labels[n]) for n in between)


def _right_behind(passage: Passage, counts: list[int], rate: int) -> bool:
    """检测2618人次，全年指标5200人次，进度50.3%: three in a row, and nothing else between."""
    row = counts[-2:] == [rate - 2, rate - 1] and one_breath(passage, rate - 2, rate)
    alike = (
        row and passage[rate - 2].unit == passage[rate - 1].unit and not GREW.search(passage.labels[rate - 2])
    )
    return alike and TASK.search(passage.labels[rate - 1]) is not None


def _set_apart(passage: Passage, last: int, rate: int) -> bool:
    """任务5561人；已完成2593人；完成率46.71%: a list of nothing but the three sets nothing apart."""
    words = passage.between(last, rate)
    return "；" in words and (last != rate - 1 or ITS_RATE.search(words) is None)


def _added_up_in_the_last(passage: Passage, counts: list[int]) -> list[int]:
    """任务6000人，完成宫颈癌检查3086人、乳腺癌检查3062人，共6148人，完成率102.47%: what was done is told in parts before."""
    if len(counts) < FEWEST_OF_A_TOTAL or not SUMMED_UP.search(passage.labels[counts[-1]]):
        return []
    for size in range(2, len(counts) - 1):
        parts = counts[-1 - size : -1]
        if sum(passage[n].amount for n in parts) == passage[counts[-1]].amount:
            return parts
    return []


def should_and_did(passage: Passage, rate: int) -> Tie | None:
    """应种1342剂次，实种1329剂次，接种率99.03%; 目标人群5600人，实际签约4760人，签约率85%."""
    part, whole, label = rate - 1, rate - 2, passage.labels[rate]
    stem = stem_of(label)
    if whole < 0 or not stem or FAR_RATE.search(label) or VITAL.search(label) or CHANGE.search(label):
        return None
    if OF_A_LIST.match(passage.labels[min(whole, part)]):
        return None
    for one, other in ((part, whole), (whole, part)):
        done, should = passage.labels[one], passage.labels[other]
        said = DONE.search(done) and SHOULD.search(should) and not SHOULD.search(done)
        alike = passage[one].unit == passage[other].unit and one_breath(passage, whole, rate)
        if said and alike and _same_deed(passage, stem, one, other):
            return Tie(one, other, not DEFINED.search(stem))
    return None


def _same_deed(passage: Passage, stem: str, done: int, should: int) -> bool:
    """体检率 of 实检, 签约率 of 实际签约; but 重点人群签约率 is of others, and 资金到位率 of other deeds."""
    deed, whose = stem[-2:], stem[:-2]
    names = passage.named(done) + passage.named(should)
    same = deed in passage.named(done) or deed in {"完成", "建成"} or f"实{deed[-1]}" in passage.named(done)
    return same and (not whose or whose in names or whose in WHOSE)


def settled_of_taken_in(passage: Passage, rate: int) -> Tie | None:
    stem = stem_of(passage.labels[rate])
    deed = SETTLED.search(stem)
    if deed is None or passage[rate].kind != "percent" or CHANGE.search(passage.labels[rate]):
        return None
    near = passage.in_front(rate, REACH + 2)
    done = next((n for n in near if _deed_done(passage, n, deed[0])), None)
    part = done if done is not None else _settled_right_before(passage, rate)
    if part is None:
        return None
    for whole in reversed(passage.before(part, FAR)):
        far = passage.sentences[part] - passage.sentences[whole] > FURTHEST
        if far or passage[whole].unit != passage[part].unit:
            continue
        larger = passage[whole].amount >= passage[part].amount  # else an order is broken, too
        plain = larger and not beside(passage, whole) and not SETTLED.search(passage.labels[whole])
        if plain and _taken_in(passage, whole) and passage[whole].bound == "exact":
            return Tie(part, whole, False)
    return None


def _taken_in(passage: Passage, number: int) -> bool:
    """Of this year: 立案187件, and 上年立案156件，今年187件."""
    label, before = passage.labels[number], passage.labels[number - 1] if number else ""
    if THIS_YEAR.match(label):
        return TAKEN_IN.search(before) is not None and LAST_YEAR.search(before) is not None
    return TAKEN_IN.search(label) is not None and not LAST_YEAR.search(label)


def _settled_right_before(passage: Passage, rate: int) -> int | None:
    """年底结掉174件，结案率93.0%: the deed in another word."""
    return next((part for part in passage.in_front(rate, 1) if _deed_done(passage, part, "结")), None)


def _deed_done(passage: Passage, number: int, deed: str) -> bool:
    label = passage.labels[number]
    plain = passage[number].kind == "count" and not beside(passage, number) and "其中" not in label
    return plain and deed in label


def spent_of_the_budget(passage: Passage, rate: int) -> Tie | None:
    if passage[rate].kind != "percent" or SPENDING.search(passage.labels[rate]) is None:
        return None
    part = next((n for n in reversed(passage.before(rate, 2)) if not LEFT_OVER.search(passage.labels[n])), -1)
    if part < 0 or passage[part].kind != "money" or not passage.same_sentence(part, rate):
        return None
    if not SPENT.search(passage.labels[part]):
        return None
    wholes = [n for n in range(part - 1, max(-1, part - FAR_BACK), -1) if _is_budget(passage, n)]
    wholes.sort(key=lambda n: ADJUSTED.search(passage.labels[n]) is None)
    fits = [n for n in wholes if meets_rate(passage[rate], passage[part], passage[n])]
    near = [n for n in wholes if off(passage, rate, part, n) * NEAR <= 1]
    whole = next(iter(fits or near), None)
    return None if whole is None else Tie(part, whole, False)


def _is_budget(passage: Passage, number: int) -> bool:
    figure = passage[number]
    told = figure.kind == "money" and figure.bound == "exact" and figure.amount > 0
    return told and not beside(passage, number) and BUDGET.search(passage.labels[number]) is not None


def of_the_means(passage: Passage, rate: int) -> Tie | None:
    """总投资2.35亿元，其中……，已完成投资9870万元，完成42%; 年度预算7632万元，已拨付6106万元，拨付进度80%."""
    part = outside(passage, rate)
    if part is None or passage[part].kind != "money" or not PAID_OUT.search(passage.labels[part]):
        return None
    reached = COMPLETION.search(passage.labels[rate]) or BARE_SHARE.match(passage.labels[rate])
    if not reached or not nearly_one_breath(passage, part, rate):
        return None
    for whole in passage.in_front(part, FAR):
        if not passage.together(whole, part) and whole != part - 1:
            return None
        means = MEANS.search(passage.labels[whole]) and "其中" not in passage.labels[whole]
        if means and alike(passage, part, whole):
            return Tie(part, whole, False)
    return None
