"""Between which two figures of a sentence a step lies, by the parts they play (see `roles`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from weijian.proof.figures.model import Figure
from weijian.proof.relations.changes.roles import (
    AIM,
    CAME_TO,
    FLOW,
    OF_TWO_YEARS,
    THEN,
    TIME,
    TODAY,
    TWO_YEARS_AGO,
    bases_of,
    earlier,
)
from weijian.proof.relations.changes.stepped import Said, growth_said, step_said
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import shared_run

BEFORE, BEHIND = 8, 3
WAYS = {"rise", "fall"}
SAME_CLAUSE = re.compile(r"[^，。；\n]*")
SET_AGAINST = re.compile(
    r"(?:^|[，（])(?P<own>[^，。；\d]{0,10}?)(?:但|却|已|也|还|又|而|且){0,2}"
    r"(?:比|较|与|和|同|离|距|对照|[高低多少]于|超过|落后于?|领先)[^，。；\d]{0,16}$"
)
# Of all that came and went: 新设31家，注销9家，净增22家.
NET = re.compile(r"净[增减]")
NEW = re.compile(r"新增")
HALF = re.compile(r"[上下]半年|季度|\d月")
OPENS_THEN = re.compile(
    r"(?:上一?年|去年)(?:同期|全年)?(?P<what>[^，。；\d]{0,8}?)(?:了|为|是|有|才|仅|只|共){0,2}"
)
NAMES = 2
EACH = re.compile(r"每[^，。；]{0,14}$")
# 共计681189人次，折68.12万人次: one number told twice.
TOLD_AGAIN = re.compile(r"^[，（]?(?:即|折合?|折算|换算|合|约合|也就是)(?:成|为|约)*$")
# 第三轮比第一轮少: rounds, batches and the like are told by their number.
NUMBERED = re.compile(r"第[一二三四五六七八九十](?:[轮批次期季针剂阶]|季度|阶段)|[一二三四]季度")


@dataclass(frozen=True)
class Pair:
    """What is now, what it is told from, and whether the words leave no other reading."""

    now: int
    then: int
    plain: bool = True


def between_which(passage: Passage, step: int, said: Said, rate: str) -> Pair | None:
    """The two figures that a step or a growth lies between; `rate` is the kind of rates where points are told."""
    like = passage[step] if rate else _like(passage, step)
    if like is None:
        return None
    around = [*passage.before(step, BEFORE), *passage.behind(step, BEHIND)]
    found = [
        n for n in around
        if passage.same_sentence(n, step) and passage.points[n] == passage.points[step]
        and _alike(passage, n, like, rate) and not _is_step(passage, n) and not TOLD_AGAIN.match(passage.labels[n])
    ]  # fmt: skip
    if _right_before(passage, step, found):
        return _set_against_it(passage, step, found)
    if came_to := _came_to(passage, step, found):
        return came_to
    if _came_and_went(passage, step, said, around):
        return None
    part = [n for n in found if "；" not in passage.between(min(n, step), max(n, step))]
    own = [n for n in part if "。" not in passage.between(min(n, step), max(n, step))]
    scopes = (own, part, found) if own != part else (part, found)
    pair = next((pair for scope in scopes if (pair := _one_and_one(passage, step, said, scope))), None)
    if pair and said.wanted == THEN and pair.then not in part and not _called_alike(passage, pair):
        return None  # 签约率由42.1%提高到45%；规范管理率78.5%……再提高1个百分点
    return pair or _told_in_the_next(passage, step, said, found, like)


def _came_and_went(passage: Passage, step: int, said: Said, around: list[int]) -> bool:
    """年初在册1343人，新增265人，减少378人，年末1230人: neither of the two is what changed in all."""
    if said.way not in WAYS or NET.search(said.words):
        return False
    beside = [
        n
        for n in around
        if passage[n].family == passage[step].family
        and passage.together(min(n, step), max(n, step))
        and "。" not in passage.between(min(n, step), max(n, step))
    ]
    others = (step_said(passage, n) for n in beside)
    return any(
        other and {other.way, said.way} == WAYS and not other.named and not NET.search(other.words)
        for other in others
    )


def _like(passage: Passage, step: int) -> Figure | None:
    """What the two figures are to be like: the step itself; for a growth or a multiple, the figure before it."""
    figure = passage[step]
    if figure.kind != "percent" and figure.base != "倍":
        return figure
    before = (passage[n] for n in passage.in_front(step, BEFORE))
    return next((one for one in before if not one.is_rate and one.kind != "percentage_points"), None)


def _alike(passage: Passage, number: int, like: Figure, rate: str) -> bool:
    figure = passage[number]
    if figure.amount <= 0 or (not rate and _for_each(passage, number, like)):
        return False
    if figure.bound != "exact" and AIM not in bases_of(passage, number):
        return False
    if rate:
        return figure.kind == rate
    return figure.kind == like.kind and figure.family == like.family and figure.base != "倍"


def _for_each(passage: Passage, number: int, like: Figure) -> bool:
    """每3万人口配备1辆 is no number of all; 每千人口床位5.24张 is set against its like."""
    whole = any(one.amount == int(one.amount) for one in (passage[number], like))
    return whole and EACH.search(passage.said_before(number, 16)) is not None


def _is_step(passage: Passage, number: int) -> bool:
    said = growth_said if passage[number].kind == "percent" else step_said
    return said(passage, number) is not None


def _right_before(passage: Passage, step: int, found: list[int]) -> bool:
    """Whether a comparison names the number right before the step."""
    then = step - 1
    if then not in found or SET_AGAINST.search(passage.labels[then]) is None:
        return False
    return SAME_CLAUSE.fullmatch(passage.between(then, step)) is not None


def _set_against_it(passage: Passage, step: int, found: list[int]) -> Pair | None:
    """比全省平均水平（13.22/10万）低2.78个十万分点: what stands before and is no base itself."""
    then = step - 1
    against = SET_AGAINST.search(passage.labels[then])
    before = [n for n in found if n < then and passage.depths[n] <= passage.depths[step]]
    nows = [n for n in before if not bases_of(passage, n)]
    if against and len(against["own"]) > 1:
        nows = [n for n in nows if shared_run(against["own"], passage.named(n)) > 1]
    elif before and FLOW in bases_of(passage, before[-1]):
        return None
    return Pair(nows[-1], then, plain=len(nows) == 1 and _as_fine(passage, nows[-1], then)) if nows else None


def _as_fine(passage: Passage, now: int, then: int) -> bool:
    """医师459人，每千人2.15人，比全区的2.72人少0.57人: a number of people is not set against one for each."""
    whole = {passage[n].amount == int(passage[n].amount) for n in (now, then)}
    return len(whole) == 1 or passage[now].kind != "count"


def _came_to(passage: Passage, step: int, found: list[int]) -> Pair | None:
    """今年再提高3元，达到91元（上年88元）; 去年底74.01%，今年又提高4.21个百分点，达到78.22%."""
    now = step + 1
    if now not in found or not CAME_TO.search(passage.labels[now]) or "。" in passage.between(step, now):
        return None
    was = [n for n in found if n > now and THEN in bases_of(passage, n)]
    before = [n for n in found if n < step and FLOW not in bases_of(passage, n)]
    then = [*before[-1:], *was]
    return Pair(now, then[0]) if len(then) == 1 else None


def _one_and_one(passage: Passage, step: int, said: Said, scope: list[int]) -> Pair | None:
    """The only number that is now, and the only base of the kind that the step is told from."""
    kinds = {n: bases_of(passage, n) for n in scope}
    flows = [n for n in scope if FLOW in kinds[n]]
    if said.way == "apart" or not said.wanted:
        return _by_name(passage, step, said, [n for n in scope if n < step]) if not flows else None
    if flows and not NET.search(said.words):
        return None
    nows = [n for n in scope if not kinds[n]]
    thens = _those_meant(passage, said, [n for n in scope if said.wanted in kinds[n]])
    if not thens and said.wanted == THEN and not said.named:
        nows, thens = _without_words(passage, scope, nows, kinds)
    if len(nows) == 2 and (before := earlier(passage, *nows)) is not None:
        nows.remove(before)
    nows = _of_today(passage, said, nows)
    if len(nows) != 1 or len(thens) != 1 or not _of_these(passage, said, nows[0], thens[0]):
        return None
    # 村医每人每月由600元涨到1200元，434名一年多领312.48万元
    scaled = passage[step].kind in {"count", "money"} and passage[step].factor not in {
        passage[n].factor for n in (*nows, *thens)
    }
    return None if scaled else Pair(nows[0], thens[0])


def _those_meant(passage: Passage, said: Said, thens: list[int]) -> list[int]:
    if len(thens) > 1 and OF_TWO_YEARS.search(said.words):
        return [n for n in thens if TWO_YEARS_AGO.search(passage.labels[n])]
    exact = [n for n in thens if passage[n].bound == "exact"]
    return exact if len(thens) > 1 and exact else thens


def _told_in_the_next(passage: Passage, step: int, said: Said, found: list[int], like: Figure) -> Pair | None:
    """新办慢病证4775本，增长26.3%。上年办了3781本: what it was opens the next sentence."""
    now, then = step - 1, step + 1
    if said.wanted != THEN or now not in found or bases_of(passage, now) or then >= len(passage):
        return None
    next_one = passage.sentences[then] - passage.sentences[step] == 1
    opens = OPENS_THEN.fullmatch(passage.labels[then])
    if not next_one or opens is None or passage.paragraphs[then] != passage.paragraphs[step]:
        return None
    if not _alike(passage, then, like, "") or any(THEN in bases_of(passage, n) for n in found):
        return None
    told = len(opens["what"]) < NAMES or shared_run(opens["what"], passage.named(now)) >= NAMES
    return Pair(now, then) if told else None


def _called_alike(passage: Passage, pair: Pair) -> bool:
    """去年……，占41.7%；今年……，占62.2%，上升20.5个百分点."""
    return passage.labels[pair.now] == passage.labels[pair.then]


def _without_words(
    passage: Passage, scope: list[int], nows: list[int], kinds: dict[int, set[str]]
) -> tuple[list[int], list[int]]:
    """10月发苗18237支，11月发苗19419支: the earlier; 对照省里定的27.62%这一目标，高出: the one it is set against."""
    if len(nows) == 2 and (then := earlier(passage, *nows)) is not None:
        return [n for n in nows if n != then], [then]
    against = [n for n in scope if kinds[n] and SET_AGAINST.search(passage.labels[n])]
    return nows, against


def _of_today(passage: Passage, said: Said, nows: list[int]) -> list[int]:
    if len(nows) > 1 and len(said.own) > 1:
        named = [n for n in nows if shared_run(said.own, passage.named(n)) > 1]
        nows = named or nows
    today = [n for n in nows if TODAY.search(passage.labels[n])]
    if NET.search(said.words):
        return today
    if NEW.search(said.words):
        return [n for n in nows if "累计" in passage.labels[n]]
    return today if len(nows) > 1 and not HALF.search(said.words) else nows


def _of_these(passage: Passage, said: Said, now: int, then: int) -> bool:
    """一孩少119人 is no step of all births."""
    return len(said.own) < 2 or any(shared_run(said.own, passage.named(n)) > 1 for n in (now, then))


def _by_name(passage: Passage, step: int, said: Said, scope: list[int]) -> Pair | None:
    """三季度比一季度低4.29个百分点; of two figures alone, 城乡相差22.1个百分点."""
    number = NUMBERED.match(said.named)
    if number and not any(number[0] in passage.labels[n] for n in scope):
        return None
    if TIME.search(said.named) and not any(TIME.search(passage.labels[n]) for n in scope):
        return None  # 招聘20人，进修40人，比今年增加3人: those of this year are told elsewhere
    if len(scope) == 2 and "；" not in passage.between(scope[0], step):
        return Pair(scope[1], scope[0])
    thens = [n for n in scope if said.named and said.named in passage.labels[n]]
    others = [n for n in scope if n not in thens]
    if said.own:
        others = [n for n in others if said.own in passage.labels[n]]
    return Pair(others[-1], thens[0]) if len(thens) == 1 and others and others[-1] == scope[-1] else None
