"""What a sentence says itself of two of its numbers: 呈逐年上升趋势，2019年为48.6%，2021年为52.3%; 上转1863人次，下转2247人次，
下转多于上转; 任务1450对，实际检查1512对，超额完成了任务; 死亡率5.04‰，较上年的5.61‰有所下降.

That a trend has an exception is no contradiction, so of it only the kept order is noted, but where each step is said to
have risen (逐年, 逐月) and all are listed. Which of two is more, that a task is more than done, or that something is less than
it was, is said outright: one of the numbers is wrong, or the words are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import in_one_unit, order_relation, reached_count
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE, DOWN, FROM, UP, called_task, shared_run

YEAR = r"(?:\d{4}年|[今去前当上]年|上年度?|同期|到|至|又|再|则|已|进一步|继续)"
# Nothing but the year, and what it is or became: no other thing is named.
YEAR_ONLY = re.compile(rf"^[，、]?{YEAR}*[^，。；\d]{{0,8}}?{YEAR}[底末]?(?:为|是|达到?|有)?$")
BECAME = re.compile(
    rf"^[，、]?[^，。；\d]{{0,4}}{YEAR}*[^，。；\d]{{0,6}}(?:(?P<up>{UP})|{DOWN})(?:到|至|为)(?:了)?$"
    rf"|^[，、]?\d{{4}}年[底末]?(?P<reached>已?达到)(?:了)?$"
)
TREND = re.compile(
    rf"(?:(?P<each>逐[年月季日周]|连年)|逐步|逐渐|连续|持续|不断|稳步|明显|快速|迅速|大幅|急剧|开始|呈)"
    rf"[^，。；\d]{{0,8}}?(?:(?P<up>{UP}|好转)|{DOWN})"
)
# 这两个月分别报告了967例和4074例: one thing, at one time after the other.
ONE_AFTER_THE_OTHER = re.compile(
    r"(?:年|月|季度?|周|天|日|年度)[^。；\d]{0,14}(?:分别|依次)[^，。；\d]{0,8}$"
)
NEXT = {"、", "和", "及", "以及", "，"}
THEN = r"(?:\d{4}年|上年度?|去年|前年|上年同期|去年同期|同期|年初|上年末|去年底|上月|上季度?)"
SET_BESIDE_THEN = re.compile(rf"，?(?:较|比|与|同){THEN}的?|[，（；]{THEN}(?:为|是|的)?")
HAS_CHANGED = re.compile(
    r"(?:相比|比)?，?(?:同比|有所|继续|进一步|稳步|明显|持续|又有|又|略有|略|大幅|逐步|显著|小幅)*"
    r"(?P<word>(?P<up>提高|上升|增加|增长|回升|提升|上涨)|下降|降低|减少|回落|缩短|下滑)(?=[，。；、）\n]|$)"
)
CHANGED_BY = re.compile(rf"(?:{UP}|{DOWN})(?:了|幅|率|长)?(?:为|约|达)?$")
REACH = 200
OTHER_WORDS = re.compile(rf"{YEAR}|{UP}|{DOWN}|[，、为了底末]")
# 下转多于上转, 出院人次略少于入院人次: no number stands in the comparison.
COMPARED = re.compile(
    r"(?<![一-龥])(?P<one>[一-龥]{2,10}?)(?:数量?|人次)?(?:已|均|都|略|远|明显|首次|仍|大大)?(?P<than>多于|大于|高于|少于|小于|低于)"
    r"(?P<other>[一-龥]{2,8})(?=[，。；、的]|$)"
)
QUALITY = re.compile(r"率|比[例重]|占比|水平|程度|幅|速|年龄|均|难度|风险|标准")
OWN_NAME = 2
COMPARED_REACH = 6
MORE = {"多于", "大于", "高于"}
# 提前超额完成计划任务数; 超额部分 and 超额3% are something else.
OVERDONE = re.compile(r"超额(?:提前|圆满|全面)?(?:完成|实现)")
DONE_REACH = 5


def find(passage: Passage) -> Iterator[Relation]:
    for now in range(1, len(passage)):
        yield from _step_of_a_trend(passage, now)
        yield from _said_to_have_changed(passage, now - 1, now)
    starts = [figure.start for figure in passage.figures]
    for match in COMPARED.finditer(passage.plain):
        yield from _said_to_be_more(passage, match, bisect_left(starts, match.start()))
    for match in OVERDONE.finditer(passage.plain):
        yield from _more_than_the_task(passage, bisect_left(starts, match.start()), match.start())


def _step_of_a_trend(passage: Passage, now: int) -> Iterator[Relation]:
    then = now - 1
    if not _alike(passage, then, now):
        return
    became = BECAME.match(passage.labels[now])
    listed = _listed_in_time(passage, now)
    trend = became or (
        TREND.search(passage.said_before(then, REACH))
        if listed or YEAR_ONLY.match(passage.labels[now])
        else None
    )
    if trend is None:
        return
    then_and_now = became and YEAR_ONLY.match(passage.labels[now]) and not became["reached"]
    rose = trend["up"] or (became and became["reached"])
    less, more = (then, now) if rose else (now, then)
    if passage[less].amount <= passage[more].amount:
        yield order_relation(passage, more, (less,), holds=True)
    elif (became and then_and_now and _of_the_same(passage, then, became)) or (
        listed and not became and trend["each"]
    ):
        working = f"写的是{trend.group()}，而{passage.written(now)}不是这样"
        yield order_relation(passage, less, (more,), holds=False, working=working)


def _said_to_have_changed(passage: Passage, now: int, then: int) -> Iterator[Relation]:
    """死亡率5.04‰，较上年的5.61‰有所下降: by how much is not told, but that it is less is."""
    changed = HAS_CHANGED.match(passage.plain, passage[then].end)
    if changed is None or not SET_BESIDE_THEN.fullmatch(passage.between(now, then)):
        return
    one, other = passage[now], passage[then]
    told = one.kind == other.kind and one.unit == other.unit and one.bound == other.bound == "exact"
    if not told or one.kind == "percentage_points" or CHANGE.search(passage.labels[now]):
        return
    less, more = (then, now) if changed["up"] else (now, then)
    if passage[less].amount < passage[more].amount:
        yield order_relation(passage, more, (less,), holds=True)
    else:
        working = f"写的是{changed['word']}，而{passage.written(now)}与{passage.written(then)}不是这样"
        yield order_relation(passage, less, (more,), holds=False, firm=True, working=working)


def _of_the_same(passage: Passage, then: int, became: re.Match[str]) -> bool:
    """三年还掉1328.47万元，债务余额降到2416.68万元: what has fallen is not what was paid."""
    own = OTHER_WORDS.sub("", became.group())
    return len(own) < OWN_NAME or shared_run(own, passage.named(then)) >= OWN_NAME


def _listed_in_time(passage: Passage, now: int) -> bool:
    first = now
    while first and passage.labels[first].strip() in NEXT and now - first < COMPARED_REACH:
        first -= 1
    return first < now and ONE_AFTER_THE_OTHER.search(passage.said_before(first, 30)) is not None


def _alike(passage: Passage, then: int, now: int) -> bool:
    one, other = passage[then], passage[now]
    if FROM.search(passage.labels[then]):
        return False  # see `changes`
    if CHANGED_BY.search(passage.labels[then]) or "其中" in passage.labels[now]:
        return False  # 手术量增长15.2%，其中三四级手术占比提升至68.5%
    told = one.kind != "percentage_points" and not one.modality and not other.modality
    return told and one.kind == other.kind and one.unit == other.unit and passage.same_sentence(then, now)


def _said_to_be_more(passage: Passage, said: re.Match[str], behind: int) -> Iterator[Relation]:
    """The last number before the words that bears the one name, and the last that bears the other."""
    names = said["one"], said["other"]
    found: list[int | None] = [None, None]
    for number in reversed(range(max(0, behind - COMPARED_REACH), behind)):
        if passage.paragraphs[number] != passage.document.paragraph_at(said.start()).start:
            break
        runs = [shared_run(name, passage.labels[number]) for name in names]
        mine = 0 if runs[0] > runs[1] else 1
        if runs[0] != runs[1] and max(runs) >= OWN_NAME and found[mine] is None and _level(passage, number):
            found[mine] = number
    one, other = found
    if one is None or other is None or passage[one].unit != passage[other].unit:
        return
    if QUALITY.search(said["one"] + said["other"]) and not passage[one].is_rate:
        return  # 男生120人，女生180人，男生患病率高于女生
    more, less = (one, other) if said["than"] in MORE else (other, one)
    if passage[more].amount > passage[less].amount:
        yield order_relation(passage, more, (less,), holds=True)
    elif passage.same_sentence(one, other):
        working = f"写的是{said.group()}，而{passage.written(one)}与{passage.written(other)}不是这样"
        yield order_relation(passage, less, (more,), holds=False, working=working)


def _level(passage: Passage, number: int) -> bool:
    figure = passage[number]
    plain = figure.is_count or figure.is_rate or figure.kind == "money"
    return plain and figure.bound == "exact" and not CHANGE.search(passage.labels[number])


def _more_than_the_task(passage: Passage, behind: int, said: int) -> Iterator[Relation]:
    """The last count before the words, and the task in its unit before that."""
    paragraph = passage.document.paragraph_at(said).start
    near = [n for n in range(max(0, behind - DONE_REACH), behind) if passage.paragraphs[n] == paragraph]
    done = next((n for n in reversed(near) if reached_count(passage, n)), None)
    if done is None:
        return
    if behind < len(passage) and "超额" in passage.labels[behind]:
        near.append(behind)  # 筛查5126人，超额完成年度任务5000人
    for task in reversed(near):
        if task == done or not in_one_unit(passage, task, done):
            continue
        if called_task(passage.labels[task], passage.tails[task]) or passage[task].modality:
            more = passage[done].amount >= passage[task].amount
            if more:
                yield order_relation(passage, done, (task,), holds=True)
            elif task < done and passage.same_sentence(task, done) and passage[task].bound == "exact":
                working = f"写的是超额完成，而{passage.written(done)}少于{passage.written(task)}"
                yield order_relation(passage, task, (done,), holds=False, working=working)
        return
