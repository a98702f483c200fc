"""Which two numbers told before a step it lies between (see `two_before`)."""

from __future__ import annotations

import re
from typing import NamedTuple

from weijian.proof.relations.apart.readings import is_step_of
from weijian.proof.relations.changes.roles import AIM, CAME_TO, bases_of, kind_named
from weijian.proof.relations.changes.stepped import Said, step_in
from weijian.proof.relations.changes.times import (
    AGO,
    TIME,
    YEAR,
    Time,
    then_and_now,
    time_of,
    times_in,
    words_of,
)
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import shared_run

NEAR, REACH = 260, 14
HEADING = re.compile(r"\n[ 　]*(?:[（(]?[一二三四五六七八九十]+[）)、]|\d+[.．、])")
# So much for each is no number of all; the best and the worst of several are not one in time.
FOR_EACH = re.compile(r"平均|[人户次例件场床日月]均|每")
NO_NAME = re.compile(
    r"^(?:也就是|也即|即|那么|这|其中|而|但|且|要|则|就|只|仅|共|为|有|是|比|较|与|相比|[一-龥]{1,3}(?:之[内间后]|[里内间来]))+|(?:为|有|是|达到?|已|仅|只|共|完成|了)+$"
)
AGAINST = re.compile(r"(?:比|较|与|和|同|离|距)[^，。；]{0,4}$")
IT_WAS = re.compile(r"(?:也就是说|也就是|即|那么|意味着)?(?:去年|上年|年初|此前)的?(?:是|为|有|只有|才)*$")
NAMED_BEHIND = re.compile(r"的(?P<name>[一-龥]{2,10}?)(?:相比)?(?:$|[，。；])")
ANY_NAME = re.compile(r"占比|比[例重]|人[数次]|总[数量额]|数量|率")
LEAST_NAME = 2


class Change(NamedTuple):
    now: int
    then: int


def pair_of(passage: Passage, step: int, said: Said, steps: dict[int, Change]) -> Change | None:
    near = _alike_before(passage, step)
    if not near:
        return None
    if said.way == "all":
        return _of_all_steps(passage, step, steps)
    if (goal := _from_a_goal(passage, step, said, near)) is not None:
        return goal
    if (was := _was_told_behind(passage, step, said, near)) is not None:
        return was
    named = times_in(words_of(passage, step))
    change = _by_times(passage, near, named) if named else None
    change = change or _of_two(passage, near)
    if change is None or not _named_alike(passage, *change) or not _of_one_matter(passage, said, change):
        return None
    return None if _of_several(passage, said, near, change) else change


def _of_several(passage: Passage, said: Said, near: list[int], change: Change) -> bool:
    """2021年门诊41200人次、住院2100人次，2023年……: a step that names neither may be of both together."""
    if len(NO_NAME.sub("", said.own.replace("那时", ""))) >= LEAST_NAME:
        return False
    behind = (n for n in near if n - 1 in change and n not in change)
    return any(
        passage.together(n - 1, n) and time_of(passage, n) is None and not _named_alike(passage, n - 1, n)
        for n in behind
    )


def _alike_before(passage: Passage, step: int) -> list[int]:
    """What the step may be of, in the text right before it, the first first."""
    like = step
    if passage[step].kind == "percent":
        before = (n for n in range(step - 1, max(-1, step - REACH), -1) if not passage[n].is_rate)
        like = next((n for n in before if passage[n].kind != "percentage_points"), step)
    found = []
    for number in range(step - 1, max(-1, step - 1 - REACH), -1):
        between = passage.plain[passage[number].end : passage[step].start]
        if len(between) > NEAR or HEADING.search(between):
            break
        alike = (
            passage[number].base == passage[like].base if like != step else is_step_of(passage, step, number)
        )
        if alike and passage[number].amount > 0 and not _is_step(passage, number):
            found.append(number)
    whole = [n for n in found if not FOR_EACH.search(passage.labels[n])]
    return (whole if len(whole) > 1 else found)[::-1]


def _is_step(passage: Passage, number: int) -> bool:
    label = TIME.sub("那时", passage.labels[number])
    return CAME_TO.search(label) is None and step_in(label) is not None


def _by_times(passage: Passage, near: list[int], named: list[tuple[re.Match[str], Time]]) -> Change | None:
    """2023年比2021年下降; 比2022年下降; 2022年升了."""
    told = {n: time_of(passage, n) for n in near}
    match, last = named[-1]
    against = AGAINST.search(match.string[: match.start()]) is not None
    if against:
        then = _told_of(told, last)
        first = named[-2][1] if len(named) > 1 else None
        now = _told_of(told, first) if first else _latest(told)
    else:
        now = _told_of(told, last)
        then = _told_of(told, Time(last.kind, last.rank - 1)) if last.kind in {YEAR, AGO} else None
    if now is None or then is None or now == then:
        return None
    return Change(now, then) if then_and_now(told[then], told[now]) else None


def _told_of(told: dict[int, Time | None], time: Time) -> int | None:
    """The only number of that time; of today, the only one of no time."""
    found = [n for n in told if told[n] == time]
    if not found and (time.kind, time.rank) == (AGO, 0):
        found = [n for n in told if told[n] is None]
    return found[0] if len(found) == 1 else None


def _latest(told: dict[int, Time | None]) -> int | None:
    """The latest where all are of times of one kind; of two, the other one."""
    times = [time for time in told.values() if time is not None]
    if len(times) == len(told) and len({time.kind for time in times}) == 1:
        return _told_of(told, max(times, key=lambda time: time.rank))
    return _told_of(told, Time(AGO, 0))


def _of_two(passage: Passage, near: list[int]) -> Change | None:
    """The last two, where they are told of two times."""
    if len(near) < 2:
        return None
    then, now = near[-2:]
    ordered = then_and_now(time_of(passage, then), time_of(passage, now))
    if ordered is None:
        return None
    alone = all(not _named_alike(passage, n, now) for n in near[:-2])
    change = Change(now, then) if ordered else Change(then, now)
    return change if alone else None


def _named_alike(passage: Passage, one: int, other: int) -> bool:
    """2023年4.88亿元 is of what the one before is; 门诊 and 住院 are two matters."""
    names = [ANY_NAME.sub("", name_of(passage, n)) for n in (one, other)]
    return not all(names) or min(map(len, names)) < LEAST_NAME or shared_run(*names) >= LEAST_NAME


def name_of(passage: Passage, number: int) -> str:
    """What is told in front of a number, or behind it: 去年38.2%的药占比."""
    if behind := NAMED_BEHIND.match(passage.tails[number]):
        return behind["name"]
    return NO_NAME.sub("", TIME.sub("", passage.labels[number]))


def _of_one_matter(passage: Passage, said: Said, change: Change) -> bool:
    """Where the step names what has changed, the two are called so."""
    own = NO_NAME.sub("", said.own.replace("那时", ""))
    if len(own) < LEAST_NAME:
        return True
    told = passage.plain[max(0, passage[min(change)].start - 40) : passage[max(change)].end]
    return shared_run(own, told) >= LEAST_NAME


def _from_a_goal(passage: Passage, step: int, said: Said, near: list[int]) -> Change | None:
    """任务定在1952人。……做了2471人，比定数多519人; 要求满意度不低于90%，我县高出4.66个百分点."""
    goals = [n for n in near if AIM in bases_of(passage, n)]
    beside = goals[-1:] == [step - 1] and passage.same_sentence(step - 1, step)
    if not goals or not (kind_named(said.named) == AIM or said.way in {"over", "lack"} or beside):
        return None
    goal = goals[-1]
    others = [
        n for n in near if n not in goals and passage[n].bound == "exact" and time_of(passage, n) is None
    ]
    if beside:
        name = name_of(passage, goal)
        others = [n for n in others if shared_run(name, passage.labels[n]) > LEAST_NAME]
    return Change(others[-1], goal) if others and (beside or others[-1] > goal) else None


def _was_told_behind(passage: Passage, step: int, said: Said, near: list[int]) -> Change | None:
    """护士增加520名，也就是说去年是1398名."""
    then = step + 1
    if then >= len(passage) or not passage.same_sentence(step, then) or not is_step_of(passage, step, then):
        return None
    own = NO_NAME.sub("", said.own)
    nows = [n for n in near if passage[n].bound == "exact" and (not own or own in passage.labels[n])]
    plain = IT_WAS.fullmatch(passage.labels[then]) is not None and (own or len(nows) == 1)
    return Change(nows[-1], then) if plain and nows else None


def _of_all_steps(passage: Passage, step: int, steps: dict[int, Change]) -> Change | None:
    before = [change for number, change in steps.items() if passage.same_sentence(number, step)]
    return Change(before[-1].now, before[0].then) if len(before) > 1 else None
