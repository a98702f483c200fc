"""How many are in some state, told in its section and again among the problems: 有9个行政村由邻村医生兼管 there,
尚有11个行政村由邻村医生兼管 here; 具有执业资格的57人 there, 有执业资格的仅54人 here.

What was done may be done again (培训12期, 15期); a state is told of how many there are (尚有, 仅), and of one state a county
has one number. The words of the clause, wherever the number stands among them, must be the same or be told in the other's
sentence, so that nothing is left that could part the two. A share told so is that of the number among those before it.
Never firm: some may have left the state since.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from weijian.proof.context.problems import Problems
from weijian.proof.judgement import meets_rate
from weijian.proof.naming import GROUP, words_of_kind
from weijian.proof.relations.matters import of_a_time, of_others, own_words, shared_signs
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import quotient_relation
from weijian.proof.relations.repeats.echoes import counted_in
from weijian.proof.relations.repeats.nouns import OF_ANY_THING
from weijian.proof.relations.repeats.parted import apart
from weijian.proof.relations.repeats.prints import NO_SLIP, slip_between
from weijian.proof.relations.repeats.restated import agree, duplicate_relation

# So many there are still, or no more than so many.
STILL_SO = re.compile(r"(?:[还尚仍](?:然|旧)?(?:有|存在)|只有|仅有|仅|只)(?:为|占|达)?$")
SO_MANY = re.compile(
    r"(?:目前|现在|至今|现|全[县区市州旗]|我[县区市])*(?:依然|依旧|仍然|[还尚仍也共已均])*(?:占到|占比|比例|占|达到?|为|有|存在|是|只有|仅有|仅为|仅|只|共){0,3}$"
)
LEADS = re.compile(
    r"^(?:其中|目前|现在|截至目前|至今|但|且|而|还|全[县区市州旗]|我[县区市]|[一二三四五六七八九十]是|“|”|、|和|及|有)+"
)
# One word for each way of not having, none for each of having.
NOT = re.compile(r"没有|尚未|还未|仍未|未能|没能|没|无(?!障碍)")
HAS = re.compile(r"具有|具备|持有|取得|拥有|获得|[（）“”的者]|人员$")
BREAKS = re.compile(r"[，。；：、\n\d]")
NO_SIGN = re.compile(r"[^一-龥\d]")
COMMON = re.compile(rf"{OF_ANY_THING}|以上|以下|[县区市乡镇村岁级]")
LONGEST, GRAM, MOST_ALIKE, BEHIND, OPENING = 24, 3, 8, 60, 200
LEAST, LEAST_OWN, NEAR, LITTLE = 5, 2, 2, 2.0
NO_AREA = re.compile(r"^[全我本].*$")
SHARE = re.compile(r"(?:占|占到|占比|比例)(?:为|达到?|是|只有|仅有|仅|只|了)*$")
REACH, TELLING, TWO_WORDS = 6, 3, 3
MENDED = re.compile(r"补充|招聘|招录|选派|解决|消除|销号|化解|补齐|填补|配齐")
CHANGES = re.compile(r"增|减|提高|下降|上升|降低|同比|比上|较上|新|每|平均|人均|计划|任务|目标|应")


@dataclass(frozen=True, slots=True)
class State:
    """`own`: its words without the number; `still`: whether it is said to be so still, or of no more than these, or among
    the problems; `who`: whether they say who is in it.
    """

    own: str
    still: bool
    who: bool


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    index: dict[str, list[int]] = defaultdict(list)
    states: dict[int, State] = {}
    problems = Problems(passage.document)
    for number in range(len(passage)):
        state = _state(passage, number, problems)
        if state is None:
            continue
        states[number] = state
        grams = {state.own[place : place + GRAM] for place in range(len(state.own) - GRAM + 1)}
        if state.still:
            alike = sorted({other for gram in grams for other in index.get(gram, ())}, reverse=True)
            yield from _told_before(
                passage, number, [n for n in alike if _one_state(passage, n, number, states)], told
            )
        for gram in grams if passage[number].kind != "percent" else ():
            if len(index[gram]) < MOST_ALIKE:
                index[gram].append(number)


def _state(passage: Passage, number: int, problems: Problems) -> State | None:
    figure = passage[number]
    if (
        figure.kind not in {"count", "percent"}
        or figure.bound != "exact"
        or figure.modality
        or passage.document.in_table(figure.start)
    ):
        return None
    label = passage.labels[number]
    behind, stop = _behind(passage, number)
    before = number and passage[number - 1].is_rate and passage[number - 1].end + len(label) == figure.start
    if before or stop.isdigit():
        return None  # 使用率低于50%的有8家: another number is part of the state
    if CHANGES.search(label + behind) or of_a_time(passage, number):
        return None
    own = _own(label) + _own(behind)
    if len(own) < LEAST:
        return None
    still = STILL_SO.search(label) is not None or problems.at(figure.start)
    people = figure.family == "people"  # 35人具有本科学历: of whom is not told behind
    return State(own, still, bool(words_of_kind(behind, GROUP) if people else _own(behind)))


def _behind(passage: Passage, number: int) -> tuple[str, str]:
    """The words of the clause behind a number, and the sign that ends them."""
    text = passage.plain[passage[number].end : passage[number].end + LONGEST]
    stop = BREAKS.search(text)
    return (text[: stop.start()], stop[0]) if stop else (text, "")


@lru_cache(maxsize=4096)
def _own(words: str) -> str:
    return HAS.sub("", NOT.sub("未", LEADS.sub("", SO_MANY.sub("", words))))


def _one_state(passage: Passage, one: int, other: int, states: dict[int, State]) -> bool:
    if passage.points[one] == passage.points[other]:
        return False
    first, second = states[one].own, states[other].own
    shared = _shared(first, second)
    if len(shared) < LEAST or len(COMMON.sub("", shared)) < LEAST_OWN:
        return False
    around = [passage.said_around(n) for n in (one, other)]
    rests = [first.replace(shared, "，", 1), second.replace(shared, "，", 1)]
    if not (_told_in(rests[0], around[1]) and _told_in(rests[1], around[0])):
        return False
    who = [states[one].who, states[other].who]
    if all(who) or (any(who) and (rests[0] + rests[1]).strip("，")):
        return True
    return _of_the_same(passage, one, other, around)


def _of_the_same(passage: Passage, one: int, other: int, around: list[str]) -> bool:
    """护理队伍薄弱，本科学历的仅35人: not those of the doctors."""
    before = [passage.said_before(n).replace("基层", "") for n in (one, other)]
    wider = [around[0] + _opens(passage, one), around[1]]
    if of_others(before[0], wider[1]) or of_others(before[1], wider[0]):
        return False
    groups = [set(words_of_kind(text, GROUP)) for text in (before[1], wider[0])]
    matter = shared_signs(own_words(before[1].rpartition("，")[0]), own_words(wider[0]))
    return groups[0] <= groups[1] and bool(groups[0] or matter >= TWO_WORDS)


def _opens(passage: Passage, number: int) -> str:
    start = passage[number].start
    return passage.plain[max(passage.points[number], start - OPENING) : start]


def _shared(one: str, other: str) -> str:
    """The longest run of signs of both."""
    best = ""
    for start in range(len(one)):
        while one[start : start + len(best) + 1] in other and start + len(best) < len(one):
            best = one[start : start + len(best) + 1]
    return best


def _told_in(rest: str, around: str) -> bool:
    """Whether what the one has beyond the shared words is told in the sentence of the other: 村卫生室, 村医 for 乡村医生."""
    words = [word for word in NO_SIGN.split(rest.replace("中，", "，")) if word]
    known = set(words_of_kind(around, GROUP))
    return all(
        word in around or ((found := set(words_of_kind(word, GROUP))) and found <= known) for word in words
    )


def _told_before(passage: Passage, number: int, alike: list[int], told: Told) -> Iterator[Relation]:
    figure = passage[number]
    if figure.kind == "percent":
        yield from _share(passage, number, alike, told)
        return
    same = [n for n in alike if counted_in(passage[n]) == counted_in(figure)]
    if kept := next((n for n in same if agree(passage[n], figure)), None):
        if not told.ties(kept, number):
            yield duplicate_relation(passage, number, (kept,), holds=True)
    elif len({passage[n].amount for n in same}) == 1 and _one_number(passage, same[0], number, told):
        yield duplicate_relation(passage, number, (same[0],), holds=False)


def _mended(passage: Passage, number: int) -> bool:
    """9个由邻村医生兼管，通过招聘补充4个: it is told what became of them."""
    end = passage[number].end
    return MENDED.search(re.split("[。\n]", passage.plain[end : end + BEHIND])[0]) is not None


def _one_number(passage: Passage, one: int, other: int, told: Told) -> bool:
    less, more = sorted((passage[one].amount, passage[other].amount))
    against = apart(passage, one, other)
    if (
        any(NO_AREA.sub("", passage[n].area) for n in (one, other))
        and passage[one].area != passage[other].area
    ):
        return False
    near = more <= less * NEAR or slip_between(passage, one, other) > NO_SLIP
    proven = {one, other} <= told.proven or other in told.contradicted
    return near and not (proven or _mended(passage, one)) and against is not None and against < LITTLE


def _share(passage: Passage, rate: int, alike: list[int], told: Told) -> Iterator[Relation]:
    """60岁以上的占12.5% of 村医268人，其中60岁以上34人."""
    if rate in told.results or not SHARE.search(passage.labels[rate]):
        return
    ties = [(part, whole) for part in alike if (whole := _of_which(passage, part)) is not None]
    for part, whole in ties:
        if meets_rate(passage[rate], passage[part], passage[whole]):
            yield quotient_relation(passage, "ratio", rate, part, whole, holds=True, firm=False)
            return
    if len(ties) == 1 and passage[rate].significant_digits >= TELLING:
        yield quotient_relation(passage, "ratio", rate, *ties[0], holds=False, firm=False)


def _of_which(passage: Passage, part: int) -> int | None:
    """The number before it that it is said to be of."""
    for whole in passage.in_front(part, REACH):
        of_it = "其中" in passage.between(whole, part) and passage[whole].amount > passage[part].amount
        if of_it and passage[whole].family == passage[part].family and passage[whole].bound == "exact":
            return whole
    return None
