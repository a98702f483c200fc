"""Which two counts a sentence's own words tie to a rate, whatever their values.

Asked before any pair near the rate is tried (see `quotients`). Where the words tie two counts that do not give the
rate and no other pair does, the tie is broken: an error where it is firm, that is where no other reading is left
(占总投资的P% after 总投资 and one sum), else worth a warning at most. The wordings are tried in order, the plainest
first.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from weijian.proof.figures.model import Figure
from weijian.proof.relations.orders.nesting import under_age
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.base_said import on_the_base_said
from weijian.proof.relations.rates.settled import settled_of_taken_in, spent_of_the_budget
from weijian.proof.relations.rates.shares import (
    among,
    share_of_named,
    share_of_the_bracketed,
    share_of_the_last,
    share_of_which,
)
from weijian.proof.relations.rates.tie import QUANTITIES, Tie, one_breath, same_people
from weijian.proof.relations.wording import (
    CHANGE,
    GENERIC_RATES,
    LIVE_BIRTHS,
    PER_EACH,
    TASK,
    TASK_RATE,
    VITAL,
    shared_run,
    stem_of,
)

# What does not belong to the name of the things counted: ages, areas, 数.
AGES = r"[\d\-~～—–]+(?:周?岁)?(?:及|以)?(?:以上|以下)?(?:的)?"
CORE = re.compile(
    rf"{AGES}|^(?:全[县区市州]|我[县区市州]|辖区内?|现有|登记在册|常住)+|(?:总?人?数|总数|总人口)$"
)
DEFINED_RATES = re.compile(r"管理|控制|规范|系统")
OF_THE_TASK = re.compile(
    r"(?:完成|占|达到?)(?:了)?(?:全年|年度|目标|计划|下达|省定|市定|县定|年初)*(?:任务|目标|计划)(?:数|量)?(?:的)?$"
)
TOTAL_NAMED = re.compile(r"总|共|应|投入|争取|现有|编制|预算|常住|计划|排查|发现|安排|下达")
OTHER_BASE = re.compile(r"政策范围|合规|满意|知晓|同比|平均|其中|优良|控制")
# Parts that a rate is of under another name.
NAMED_OTHERWISE = {
    "建档": "档案",
    "电子建档": "档案",
    "执行": "支出",
    "缺编": "空编",
    "空编": "缺编",
    "到位": "到位",
    "结案": "办结",
}
# Words before the deed that name nobody in particular.
WHOSE = {"预算", "资金", "任务", "健康", "年度", "项目", "投资", "目标任务", "健康管理"}
REGISTERED = re.compile(r"在册|登记|建档立卡|现有|共有|辖区|确诊|应(?:管|检|种|查|报|参|建)")
DONE = re.compile(r"完成|实际|实(?=[检种查到管建签发收参接])|已|建成|执行")
SHOULD = re.compile(r"应(?!急|对|用|届|诊|答|邀)|目标人群|计划|任务|下达|预算|核定|指标")
LEFT = re.compile(r"其余|其他|其它|另有|另外|剩余|尚有|还有")
FAR_RATE = re.compile(r"累计|三年|五年|平均|其中|满意|合规|同比|环比|较")
# An item of what makes up the number before it.
OF_A_LIST = re.compile(r"^(?:[、和及]|，?其中)")
# 共, 合计: of what stands before it.
TOGETHER = re.compile(r"(?:^|，)(?:共计?|合计|总计)(?:完成)?$")
FEWEST_OF_A_TOTAL = 4
REACH = 6


def tie_of(passage: Passage, rate: int) -> Tie | None:
    return words_tie(passage, rate) if passage[rate].bound == "exact" else None


def words_tie(passage: Passage, rate: int) -> Tie | None:
    """The same for a rate that is itself a bound: 占七成以上."""
    for wording in WORDINGS:
        tie = wording(passage, rate)
        if tie is not None and _can_be_judged(passage, tie):
            return tie
    return None


def _can_be_judged(passage: Passage, tie: Tie) -> bool:
    part, whole = passage[tie.part], passage[tie.whole]
    if any(PER_EACH.search(passage.labels[number]) for number in (tie.part, tie.whole)):
        return False
    exact = part.bound == whole.bound == "exact"
    kinds = part.kind in QUANTITIES and whole.kind in QUANTITIES
    return exact and kinds and tie.part != tie.whole and whole.amount > 1 and _alike(part, whole)


def _alike(part: Figure, whole: Figure) -> bool:
    return part.comparable(whole) or {part.family, whole.family} == {"people", "份"}


def _task_done_rate(passage: Passage, rate: int) -> Tie | None:
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
        if len(counts) < 2 or "；" in passage.between(counts[-1], rate):
            return None
        done, task = labels[counts[part]], labels[counts[whole]]
        if DONE.search(done) and TASK.search(task) and passage.same_sentence(counts[-1], rate):
            return Tie(counts[part], counts[whole], True)
    return None


def _added_up_in_the_last(passage: Passage, counts: list[int]) -> list[int]:
    """任务6000人，完成宫颈癌检查3086人、乳腺癌检查3062人，共6148人，完成率102.47%: what was done is told in parts before."""
    if len(counts) < FEWEST_OF_A_TOTAL or not TOGETHER.search(passage.labels[counts[-1]]):
        return []
    for size in range(2, len(counts) - 1):
        parts = counts[-1 - size : -1]
        if sum(passage[n].amount for n in parts) == passage[counts[-1]].amount:
            return parts
    return []


def _should_and_did(passage: Passage, rate: int) -> Tie | None:
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
        if (
            said
            and _same_deed(passage, stem, one, other)
            and passage[one].unit == passage[other].unit
            and one_breath(passage, whole, rate)
        ):
            return Tie(one, other, not DEFINED_RATES.search(stem))
    return None


def _same_deed(passage: Passage, stem: str, done: int, should: int) -> bool:
    """体检率 of 实检, 签约率 of 实际签约; but 重点人群签约率 is of others, and 资金到位率 of other deeds."""
    deed, whose = stem[-2:], stem[:-2]
    names = passage.named(done) + passage.named(should)
    same = deed in passage.named(done) or deed in {"完成", "建成"} or f"实{deed[-1]}" in passage.named(done)
    return same and (not whose or whose in names or whose in WHOSE)


def _of_the_task(passage: Passage, rate: int) -> Tie | None:
    """M……完成年度任务N的P."""
    whole = rate - 1
    if whole < 1 or passage.labels[rate].strip() != "的" or not OF_THE_TASK.search(passage.labels[whole]):
        return None
    for part in reversed(passage.before(whole, REACH)):
        if passage.same_sentence(part, rate) and passage[part].unit == passage[whole].unit:
            return Tie(part, whole, True)
    return None


def _whole_part_rate(passage: Passage, rate: int) -> Tie | None:
    """共N个村，达标M个，达标率P: the rate's own word names the part, or the part is named after the whole."""
    part, whole = rate - 1, rate - 2
    if whole < 0 or not passage.same_sentence(whole, rate):
        return None
    # More than there are: then something is wrong, but it may be the reading.
    beyond = passage[part].amount > passage[whole].amount
    stem = stem_of(passage.labels[rate])
    if beyond and passage[rate].value > 100:
        return None
    unlike = passage[part].unit != passage[whole].unit or passage[part].period != passage[whole].period
    unlike = unlike or VITAL.search(passage.labels[rate]) is not None
    if not stem or unlike or any(sign in passage.between(whole, rate) for sign in "；（"):
        return None
    name = passage[part].subject + passage.labels[part] + passage.tails[part]
    if stem not in GENERIC_RATES and stem not in name:
        return None
    ages = under_age(passage.labels[whole]), under_age(passage.labels[part])
    if all(ages) and ages[0] != ages[1]:
        return None
    core = CORE.sub("", passage[whole].subject)
    bare = len(stem) <= 4 and CORE.sub("", passage[part].subject) == stem
    if (len(core) >= 2 and core in name) or bare:
        # The base of 管理率 is fixed by a definition and need not be the one in the sentence.
        return Tie(part, whole, not DEFINED_RATES.search(stem) and not beyond)
    return None


def _beyond_the_register(passage: Passage, rate: int) -> Tie | None:
    """在册患者64人，规范管理66人，规范管理率96.88%: more than there are, though the rate says fewer."""
    part, whole = rate - 1, rate - 2
    if whole < 0 or not passage.same_sentence(whole, rate) or passage[rate].value > 100:
        return None
    stem = stem_of(passage.labels[rate])
    named = stem and stem in passage.named(part) and REGISTERED.search(passage.labels[whole])
    same = passage[part].unit == passage[whole].unit and passage[part].amount > passage[whole].amount
    plain = "；" not in passage.between(whole, rate) and "。" not in passage.between(whole, rate)
    return Tie(part, whole, False) if named and same and plain else None


def _named_alike(passage: Passage, rate: int) -> Tie | None:
    """总费用N，报销M，实际报销比例P: part and rate share a word, and the whole is named as one."""
    label = passage.labels[rate]
    stem = stem_of(label)
    if (
        passage[rate].kind != "percent"
        or not stem
        or OTHER_BASE.search(label)
        or VITAL.search(label)
        or DEFINED_RATES.search(stem)
    ):
        return None
    for part in reversed(passage.before(rate, 3)):
        name = passage.labels[part] + passage.tails[part]
        same = shared_run(stem, name) >= 2 or NAMED_OTHERWISE.get(stem, "\n") in name
        other = passage[part].is_rate or LEFT.search(passage.labels[part])
        if not same or other or not passage.same_sentence(part, rate):
            continue
        for whole in reversed(passage.before(part, REACH)):
            larger = passage[whole].amount >= passage[part].amount and passage.same_sentence(whole, rate)
            clean = "；" not in passage.between(whole, rate).replace("；其中", "") and _alike(
                passage[part], passage[whole]
            )
            named = TOTAL_NAMED.search(passage.labels[whole]) and same_people(passage, part, whole)
            if larger and clean and named:
                return Tie(part, whole, False)
    return None


def _deaths_of_births(passage: Passage, rate: int) -> Tie | None:
    """婴儿死亡M例，婴儿死亡率P（活产数N）."""
    part, stem = rate - 1, stem_of(passage.labels[rate])
    if part < 0 or not stem.endswith("死亡") or stem not in passage.labels[part] + passage.tails[part]:
        return None
    for whole in [*reversed(passage.before(part, REACH)), *passage.behind(rate, 4)]:
        if LIVE_BIRTHS.search(passage.named(whole)):
            return Tie(part, whole, False)
    return None


WORDINGS: tuple[Callable[[Passage, int], Tie | None], ...] = (
    on_the_base_said,
    settled_of_taken_in,
    spent_of_the_budget,
    _task_done_rate,
    _should_and_did,
    _of_the_task,
    among,
    share_of_the_bracketed,
    share_of_named,
    share_of_which,
    share_of_the_last,
    _whole_part_rate,
    _beyond_the_register,
    _named_alike,
    _deaths_of_births,
)
