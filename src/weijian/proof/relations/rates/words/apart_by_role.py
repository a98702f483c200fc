"""Rates told apart from their counts, whose words say what each count is: the task and what was done, those examined and those
found, the seats and who takes them.
"""

from __future__ import annotations

import re

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.words.apart import REACH, Apart, may_be_whole, told_before
from weijian.proof.relations.rates.words.tie import FOUND, SHOULD_GET, alike, bears_the_deed, is_task
from weijian.proof.relations.sums.parts import TOTAL, beside
from weijian.proof.relations.wording import REST, TASK_SAID, shared_run, stem_of

EXAMINED = re.compile(r"[采抽送检测筛查监][^，。；\d]{0,10}$")
# 全年检出阳性52份 are of more than what was examined last.
OF_MORE = re.compile(r"全年|累计|另|其中|合计|共")
SEATS = re.compile(r"(?P<noun>托位|学位|岗位|车位)(?:使用|利用|入托|满员|到岗|满岗|聘用|填补)$")
# 药占比, 耗材收入占比
OF_INCOME = re.compile(
    r"^[，、]?(?P<of>药|耗材|耗|检查|化验|卫生材料)(?:品|械)?(?:收入|费用?)?占比(?:为|达|降至)?$"
)
ALL_INCOME = re.compile(r"(?:总收入|收入总[额计]|收入(?:合计|共计)|总费用|费用总额)(?:为|达|共)?$")
NOT_DONE = re.compile(r"[未没漏缺拒空逃]|不(?![足少断同])|失访|脱落|其余|剩|余下")
HAPPENED = re.compile(r"(?:发病|患病|发生|报告|死亡|检出)$")
BASE = re.compile(r"(?:人口|居民|常住|接种|注射|住院|分娩|活产)[^，。；\d]{0,4}$")
CASES = {"例", "人", "名", "起", "例次"}
TELLING, SHARED = 3, 2


def found_among_the_last(passage: Passage, rate: int) -> Apart | None:
    """计划采样305份，实际采387份，完成率126.9%。检出阳性35份，阳性检出率9.0%: of what the sentence before tells as examined."""
    part, stem = rate - 1, stem_of(passage.labels[rate])
    own = [n for n in passage.in_front(rate, REACH) if not passage[n].is_rate]
    if own != [part] or not FOUND.search(stem) or not bears_the_deed(passage, rate, part):
        return None
    wholes = [
        n for n in passage.before(part, REACH)
        if passage.sentences[part] - passage.sentences[n] == 1 and may_be_whole(passage, part, n)
        and not is_task(passage, n) and not REST.search(passage.labels[n])
    ]  # fmt: skip
    if len(wholes) != 1 or passage[wholes[0]].unit != passage[part].unit:
        return None
    of_these = EXAMINED.search(passage.labels[wholes[0]]) and not OF_MORE.search(passage.labels[part])
    return Apart(part, wholes[0]) if of_these else None


def of_all_who_should(passage: Passage, rate: int) -> Apart | None:
    """两类人群合计42066人。两类人群应服务总数为48736人，管理率86.3%: what was done in all, and those who should get it."""
    part, whole = rate - 2, rate - 1
    if part < 0 or not passage.same_sentence(whole, rate) or not stem_of(passage.labels[rate]):
        return None
    said = TOTAL.search(passage.labels[part]) and SHOULD_GET.search(passage.labels[whole])
    near = (
        passage.sentences[whole] - passage.sentences[part] <= 1
        and passage.paragraphs[part] == passage.paragraphs[rate]
    )
    should = SHOULD_GET.search(passage.labels[part]) or TASK_SAID.search(passage.labels[rate])
    return Apart(part, whole) if said and near and not should and alike(passage, part, whole) else None


def seats_taken(passage: Passage, rate: int) -> Apart | None:
    """托位1716个，收托1154人，托位使用率67.2%: so many people on so many seats."""
    part, whole = rate - 1, rate - 2
    seats = SEATS.search(stem_of(passage.labels[rate]))
    if seats is None or whole < 0 or not passage.same_sentence(whole, rate):
        return None
    taken = passage[part].family == "people" and seats["noun"] in passage.named(whole)
    exact = passage[part].bound == passage[whole].bound == "exact"
    return Apart(part, whole) if taken and exact and passage[whole].kind == "count" else None


def of_all_income(passage: Passage, rate: int) -> Apart | None:
    """药品收入8316万元，检查化验收入6891万元，……，医疗总收入31881万元，药占比26.08%: of all that came in."""
    said = OF_INCOME.search(passage.labels[rate])
    whole = next((n for n in passage.in_front(rate, REACH) if not passage[n].is_rate), None)
    if said is None or whole is None or not ALL_INCOME.search(passage.labels[whole]):
        return None
    parts = [
        n for n in passage.in_front(whole, REACH)
        if said["of"] in passage.labels[n] and not ALL_INCOME.search(passage.labels[n]) and may_be_whole(passage, n, whole)
    ]  # fmt: skip
    return Apart(parts[0], whole, sure=True) if len(parts) == 1 else None


def done_and_left(passage: Passage, rate: int) -> Apart | None:
    """未通过518人……来了429人，没来89人，复筛到诊率82.82%: what came and what did not are all that the rate is of."""
    part, left = rate - 2, rate - 1
    if part < 1 or not passage.same_sentence(part, rate) or not stem_of(passage.labels[rate]):
        return None
    if (
        not NOT_DONE.search(passage.labels[left])
        or NOT_DONE.search(passage.labels[part])
        or not alike(passage, left, part)
    ):
        return None
    together = passage[part].amount + passage[left].amount
    wholes = [
        n for n in told_before(passage, part) if passage[n].amount == together and alike(passage, part, n)
    ]
    if not wholes or passage[wholes[-1]].printed_digits < TELLING:
        return None
    of_the_left = NOT_DONE.search(passage.labels[rate]) is not None
    return Apart(left if of_the_left else part, wholes[-1])


def cases_of_the_base_beside(passage: Passage, rate: int) -> Apart | None:
    """男女共947例；覆盖人口57.38万人，粗发病率165.04/10万: of the base told right before the rate, all that happened."""
    whole, stem = rate - 1, stem_of(passage.labels[rate])
    if whole < 1 or not HAPPENED.search(stem) or not passage.same_sentence(whole, rate):
        return None
    if not BASE.search(passage.labels[whole]) or passage[whole].bound != "exact" or beside(passage, whole):
        return None
    near = [
        n for n in told_before(passage, whole)
        if passage[n].unit in CASES and passage.sentences[whole] - passage.sentences[n] <= 1
        and passage[n].bound == "exact" and not beside(passage, n) and passage[n].amount < passage[whole].amount
    ]  # fmt: skip
    own = [n for n in near if passage.same_sentence(n, whole)] or near
    if not own or ("死亡" in stem and not all("死亡" in passage.named(n) for n in own)):
        return None
    part = max(own, key=lambda n: (passage[n].amount, n))
    all_of_it = len(own) == 1 or TOTAL.search(passage.labels[part]) or part == own[0]
    return Apart(part, whole) if all_of_it else None


def of_the_only_task(passage: Passage, rate: int) -> Apart | None:
    """下达任务33343人。……至10月底全部结束。实际体检40162人，为年度任务的120.5%: the only task of its unit told before."""
    part = _without_what_they_had(passage, rate)
    if (
        part < 1
        or not TASK_SAID.search(passage.labels[rate].rstrip("的"))
        or not passage.same_sentence(part, rate)
    ):
        return None
    if passage[part].is_rate or is_task(passage, part) or beside(passage, part):
        return None
    told = [n for n in range(max(0, part - REACH), part) if is_task(passage, n) and alike(passage, part, n)]
    if len(told) != 1 or passage.points[told[0]] > passage.points[part]:
        return None
    whole = told[0]
    named = whole == part - 1 or shared_run(passage.named(whole), passage.named(part)) >= SHARED
    return Apart(part, whole) if named and not _another_heading(passage, whole, part) else None


def _without_what_they_had(passage: Passage, rate: int) -> int:
    """任务4500人，已检查2694人，其中宫颈癌1782人、乳腺癌867人，完成任务的59.87%: the part is told before 其中."""
    for number in passage.in_front(rate, REACH):
        if "其中" in passage.between(number, number + 1) and passage[number].kind == "count":
            return number
    return rate - 1


def _another_heading(passage: Passage, whole: int, part: int) -> bool:
    """Whether other matters were told between: a count of the part's unit that is no task."""
    return any(
        passage[n].unit == passage[part].unit and passage[n].amount > passage[whole].amount
        for n in range(whole + 1, part)
    )
