"""The share of several parts together: 手足口病486例、流感217例、肺结核92例，三者合计占65.2%; 4家达到推荐标准、7家达到基本
标准，两者合计占中心总数的91.7%.

The parts are the last of one unit before the share; the whole is told before them in the paragraph, or anywhere by
the name that the share gives it. Only what holds is noted.

11家达到基本标准，2家达到推荐标准，占全部14家的92.86%: the words tie the last part alone, which does not give the share; but
with those listed before it, it does.

这两个月分别报告967例和4074例，占今年发病总数的七成: a list that its words hold together; the whole is the total of that
unit told before. A share in words is right to the nearest tenth.

检测460人，抗原阳性30人，抗体阳性18人，感染率10.43%: two findings of one test, the rate of both together. Where the next
school's rate is counted so and this one's is a little off, this one is broken.

任务20507件，完成17447件（另有3060件关闭），完结率100%: what was closed is over as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from weijian.proof.figures.model import PER
from weijian.proof.judgement import meets, meets_rate, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.words import said_tie, tie_of
from weijian.proof.relations.rates.words.tie import TOGETHER, Tie
from weijian.proof.relations.sums.parts import adds_up, beside, sum_relation
from weijian.proof.relations.sums.together import written_sum
from weijian.proof.relations.wording import shared_run, stem_of
from weijian.proof.relations.worked import worked_out

NAMED = re.compile(
    r"占(?:全[县市省区州旗]|同期|全部)?(?P<what>[^，。；占]{2,10}?)(?:总数|总量|总额|总?人数|总?人次)的$"
)
REACH, FAR = 12, 200
LEAST_DIGITS = 3
MOST_PARTS = 5
RATE = re.compile(r"(?:感染|检出|阳性|患病|异常|发生|超标|不合格)率(?:为|达|是)*$")
SHARED = 2
# 967例和4074例，占今年发病总数的; 812人和640人，占全县出生总数的
OF_THE_TOTAL = re.compile(
    r"^[^，。；：、]{0,8}[，,]?(?:合计|共|两者|两类)?(?:约)?占(?P<what>[^，。；占]{0,12}?)(?:总|例|人|起|件)(?:[人例件起户次]?数|量|额|病例数?|人次)的?(?:比例为|比重为)?$"
)
LISTED = re.compile(r"分别|依次|这[两二三四五][个类种]|前[两二三四五]位")
JOINED = re.compile(r"^[^，。；：、\d]{0,6}(?:和|、|及|与|以及)[^，。；：、\d]{0,12}$")
WORDED = re.compile(r"成")
TENTH = Decimal(5)
HOW_MANY_PARTS = re.compile(r"[两二三四五][类项者种个地]")
# Of a task: inspected, or found to be closed.
FINISHED = re.compile(r"(?:完结|办结|完成)率(?:为|达到?|均|是)*$")
CLOSED = re.compile(r"关闭|注销|停业|歇业|停办|撤销")
NEAR = 50  # one part in so many


def find(passage: Passage) -> Iterator[Relation]:
    findings: list[Relation] = []
    for rate, figure in enumerate(passage.figures):
        label = passage.labels[rate]
        if figure.kind == "percent" and (of_total := OF_THE_TOTAL.search(label)) is not None:
            in_turn = "分别" in label  # 分别占总数的11.25%、23.99%: each of them, see `respectively`
            together = None if in_turn else _listed_share(passage, rate, of_total["what"])
            if together is not None:
                yield together
                continue
        if figure.kind == "percent" and FINISHED.search(label):
            yield from _with_those_closed(passage, rate)
        told = figure.kind == "percent" and figure.bound == "exact" and 0 < figure.value < 100
        if told and figure.printed_digits >= LEAST_DIGITS and TOGETHER.search(label):
            yield from _tie(passage, rate, NAMED.search(label))
        elif told and (relation := _of_two_findings(passage, rate)) is not None:
            findings.append(relation)
        elif told and (tie := tie_of(passage, rate) or said_tie(passage, rate)) is not None:
            listed = with_those_before(passage, rate, tie)
            if listed is not None:
                yield listed
    yield from _of_findings(passage, findings)


def _listed_share(passage: Passage, rate: int, what: str) -> Relation | None:
    """The share of all that a list right before it counts, where the last of the list alone does not give it."""
    parts = _parts(passage, rate)
    joined = len(parts)
    while joined > 1 and JOINED.match(passage.between(parts[joined - 2], parts[joined - 1])):
        joined -= 1
    parts = parts[joined - 1 :]
    if len(parts) < 2 or not LISTED.search(passage.said_before(parts[0], 40)):
        return None
    whole = _total_of(passage, parts, what)
    if whole is None or meets_rate(passage[rate], passage[parts[-1]], passage[whole]):
        return None
    holds = _share_is(passage, rate, parts, whole)
    return replace(share_of_parts(passage, rate, parts, whole), holds=holds)


def _share_is(passage: Passage, rate: int, parts: list[int], whole: int) -> bool:
    if passage[rate].bound != "about" or not WORDED.search(passage[rate].text):
        return gives_share(passage, rate, parts, whole)
    value = sum(passage[n].amount for n in parts) * PER["percent"] / passage[whole].amount
    return abs(value - passage[rate].value) <= TENTH


def _total_of(passage: Passage, parts: list[int], what: str) -> int | None:
    """The largest number of the unit in this paragraph or the last, one of that name before others."""
    together = sum(passage[n].amount for n in parts)
    paragraphs = {passage.paragraphs[parts[0]]}
    found: list[int] = []
    for number in range(parts[0] - 1, max(-1, parts[0] - 1 - REACH * 2), -1):
        if passage.paragraphs[number] not in paragraphs and len(paragraphs) > 1:
            break
        paragraphs.add(passage.paragraphs[number])
        figure = passage[number]
        plain = figure.bound == "exact" and not figure.modality and not beside(passage, number)
        if plain and figure.base == passage[parts[0]].base and figure.amount >= together:
            found.append(number)
    named: list[int] = []
    kind = what.removesuffix(passage[parts[0]].unit)  # 尘肺病例 names 尘肺病1082例
    what = kind if len(kind) > SHARED and any(kind in passage.named(n) for n in found) else what
    for size in range(len(what), 1, -1):  # 未缴费 rather than 缴费
        named = named or [n for n in found if what[-size:] in passage.named(n)]
    return max(named or found, key=lambda n: passage[n].amount, default=None)


def with_those_before(passage: Passage, rate: int, tie: Tie) -> Relation | None:
    """The share of the part and of those of its unit right before it, where they give it and the part alone does not."""
    few = passage[rate].printed_digits < LEAST_DIGITS
    if few or meets_rate(passage[rate], passage[tie.part], passage[tie.whole]):
        return None
    parts = together_with_those_before(passage, rate, tie.part, tie.whole)
    return share_of_parts(passage, rate, parts, tie.whole) if parts else None


def together_with_those_before(passage: Passage, rate: int, part: int, whole: int) -> list[int]:
    """已完成2000人，第二批完成500人，完成率83.3%: the parts that give the rate together, the last of them this one."""
    if part > rate:
        return []  # 签约率78.4%，签约33.4万人: nothing goes together that stands behind
    parts = _parts(passage, part + 1)
    runs = (parts[-many:] for many in range(2, len(parts) + 1))
    return next((run for run in runs if whole not in run and gives_share(passage, rate, run, whole)), [])


def _with_those_closed(passage: Passage, rate: int) -> Iterator[Relation]:
    """The task, what was done of it and what of it was closed, in any order of the last two."""
    told = passage.in_front(rate, MOST_PARTS)[::-1]
    closed = next((n for n in reversed(told) if CLOSED.search(passage.named(n))), None)
    alike = [n for n in told if closed is not None and passage[n].base == passage[closed].base]
    if closed is None or len(alike) != 3 or any(passage[n].bound != "exact" for n in alike):
        return
    whole, done = sorted((n for n in alike if n != closed), key=lambda n: -passage[n].amount)
    within = done < closed and "其中" in passage.between(done, closed)
    if closed < whole or within or meets_rate(passage[rate], passage[done], passage[whole]):
        return
    parts = [done, closed]
    if adds_up(passage, whole, parts):
        yield sum_relation(passage, whole, parts, holds=True)
    holds = gives_share(passage, rate, parts, whole)
    yield replace(share_of_parts(passage, rate, parts, whole), holds=holds)


def _of_two_findings(passage: Passage, rate: int) -> Relation | None:
    """The whole, two parts that are named alike, and the rate, one behind the other in a sentence."""
    whole, one, other = rate - 3, rate - 2, rate - 1
    told = rate >= 3 and passage.together(whole, rate)
    if not told or RATE.search(passage.labels[rate]) is None or passage.pairs.get(rate):
        return None
    alike = len({passage[n].family for n in (whole, one, other)}) == 1 and shared_run(
        passage.labels[one], passage.labels[other]
    )
    exact = all(passage[n].kind == "count" and passage[n].bound == "exact" for n in (whole, one, other))
    if not alike or alike < SHARED or not exact or passage[whole].amount <= passage[one].amount:
        return None
    relation = share_of_parts(passage, rate, [one, other], whole)
    return replace(relation, holds=gives_share(passage, rate, [one, other], whole))


def _of_findings(passage: Passage, found: list[Relation]) -> Iterator[Relation]:
    """Those that hold, and beside one of the same paragraph and wording what is nearly so."""
    kept = {_wording(passage, relation) for relation in found if relation.holds}
    for relation in found:
        stated, computed = passage[relation.result or 0].value, relation.computed
        near = isinstance(computed, Decimal) and abs(computed - stated) * NEAR <= stated
        if relation.holds or (near and _wording(passage, relation) in kept):
            yield relation


def _wording(passage: Passage, relation: Relation) -> tuple[int, str]:
    assert relation.result is not None
    return passage.paragraphs[relation.result], stem_of(passage.labels[relation.result])


def _tie(passage: Passage, rate: int, named: re.Match[str] | None) -> Iterator[Relation]:
    parts = _parts(passage, rate)
    for many in range(2, len(parts) + 1):
        chosen = parts[-many:]
        for whole in _wholes(passage, chosen[0], named):
            if gives_share(passage, rate, chosen, whole):
                yield share_of_parts(passage, rate, chosen, whole)
                return


def gives_share(passage: Passage, rate: int, parts: list[int], whole: int) -> bool:
    """Whether the parts together are the stated share of the whole."""
    low, high = total(passage[n] for n in parts)
    (fewest, most), per = passage[whole].interval, PER["percent"]
    return fewest > 0 and meets(passage[rate], (low * per / most, high * per / fewest))


def _parts(passage: Passage, rate: int) -> list[int]:
    """The counts of one unit that end right before the share."""
    parts: list[int] = []
    for number in passage.in_front(rate, MOST_PARTS):
        figure = passage[number]
        if number == rate - 1 and HOW_MANY_PARTS.fullmatch(figure.text):
            continue  # 两类合计占
        alike = not parts or figure.unit == passage[parts[0]].unit
        if figure.kind != "count" or figure.bound != "exact" or not alike:
            break
        parts.insert(0, number)
    return parts


def _wholes(passage: Passage, first: int, named: re.Match[str] | None) -> Iterator[int]:
    def alike(number: int) -> bool:
        one, other = passage[number], passage[first]
        return one.family == other.family and one.bound == "exact" and one.amount > other.amount

    if named is None:
        yield from (n for n in reversed(passage.before(first, REACH)) if alike(n))
        return
    for number in range(first - 1, max(-1, first - FAR), -1):
        name = passage.labels[number] + passage.tails[number][: len(named["what"]) + 6]
        # 占尘肺病例总数的, of 尘肺病1082例
        core = named["what"].removesuffix(passage[number].unit)
        if alike(number) and (named["what"] in name or (len(core) > SHARED and core in name)):
            yield number


def share_of_parts(passage: Passage, rate: int, parts: list[int], whole: int) -> Relation:
    """That the parts together are the stated share of the whole, written out."""
    value = sum(passage[n].amount for n in parts) * PER["percent"] / passage[whole].amount
    formula = f"（{written_sum(passage, parts)}）÷{passage.written(whole)}"
    return worked_out(passage, "ratio", rate, (*parts, whole), value, formula, holds=True)
