"""By how much something rose or fell, told in another section than what it is and what it was: 登记患者比上年减少45例, where
登记341例……2022年登记376例; 出生人口一年减少353人; 药占比降低3.7个百分点.

Words name the matter and say which way it went; a slip of the pen in the three numbers explains where they do not agree.
One pair only may be of that name. Never firm: told in another place it may be of another time.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from weijian.proof.judgement import is_distance
from weijian.proof.relations.apart.readings import (
    FAR,
    Reading,
    asking,
    is_step_of,
    last_clause,
    the_likeliest,
)
from weijian.proof.relations.changes.difference import difference_relation
from weijian.proof.relations.matters import of_others, own_words, place_of, shared_signs, told_of
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.wording import FROM, TO, shared_run

MORE = r"增加|净增长?|增长|上升|提高|提升|扩大|新增|多|增|涨"
LESS = r"减少|净减|下降|降低|缩短|压缩|减|少|降"
DEED = r"(?:了|出|出了|(?:出生|[生报发查收治做办看招])了?)?"
STEP = re.compile(rf"(?P<way>{MORE}|{LESS}){DEED}(?P<noun>[^，。；、\d]{{0,6}})$")
FALLS = re.compile(LESS)
# Said of a change in time, or the word itself says that it is one.
IN_TIME = re.compile(r"上年|去年|同比|同期|年初|一年|半年|净[增减]|又|继续|\d{4}年")
PLAINLY_NEW = re.compile(r"新增")
WHEN = r"(?:上年|去年|前年|同期|年初|[年月]末|年底|\d{4}年)"
THEN = re.compile(
    rf"(?:较|比|与|同|由|从|[，；（。]|^){WHEN}(?:同期|年?底|年?末|全年)?[^，。；、\d中]{{0,5}}$|{WHEN}(?:同期|底|末)?(?:的|为|是|有)?$"
)
# 去年是52.2%，今年为65.8%
NOW = re.compile(
    r"(?:今年|本年|当年|目前|现在|眼下|如今|年末|年底|\d{4}年)(?:的|底|末|全年)?(?:为|是|达到?|到|有|[升降增减]到)?$"
)
LAST_YEAR = re.compile(r"去年|上年|同比")
# The words of every change; what is left of the names when they are gone tells one from the other.
ANY_CHANGE = re.compile(rf"{WHEN}|{MORE}|{LESS}|比|较|同|又|一年|半年|人数|个百分点|率|下半年|数量?|县级")
WHOEVER = re.compile(r"患者|病人|病例|人员|群众|居民|人口|人次|人群|者|数")
KINDS = {"count", "money", "percentage_points", "duration"}
BESIDE, OWN, REACH, SHORT, TELLING, NAMED = 4, 3, 30, 2, 2, 6


@dataclass(frozen=True, slots=True)
class Change:
    now: int
    then: int


def _now(change: Change) -> int:
    return change.now


@dataclass(frozen=True, slots=True)
class Step:
    """`words`: those of its clause and the one before; `subject`: what has changed by its clause; `noun`: what is new, in
    新增养老床位150张.
    """

    falls: bool
    words: str
    clause: str
    subject: str
    noun: str


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    steps = [(n, step) for n in asking(passage, told, KINDS) if (step := _step(passage, n))]
    changes = sorted(_changes(passage, told), key=_now) if steps else []
    for number, step in steps:
        first, last = (bisect_left(changes, number + far, key=_now) for far in (-FAR, FAR))
        readings = (_reading(passage, number, step, change) for change in changes[first:last])
        telling = passage[number].printed_digits >= TELLING
        yield from the_likeliest(passage, (one for one in readings if one and (telling or one.tie.holds)))


def _step(passage: Passage, number: int) -> Step | None:
    said = passage.said_before(number, REACH)
    clause = last_clause(said)
    match = STEP.search(clause)
    if match is None or not (IN_TIME.search(clause) or PLAINLY_NEW.search(clause)):
        return None
    tail = re.match(r"[^，。；\d]{0,8}", passage.plain[passage[number].end : passage[number].end + 8])
    words = said + "，" + (tail[0] if tail else "")
    noun = match["noun"] if PLAINLY_NEW.match(match["way"]) else ""
    subject = WHOEVER.sub("", _named(clause[: match.start()]).replace("，", ""))
    return Step(FALLS.match(match["way"]) is not None, _named(words), clause, subject, noun)


def _named(text: str) -> str:
    return ANY_CHANGE.sub("，", own_words(text))


def _changes(passage: Passage, told: Told) -> Iterator[Change]:
    """What is and what was: where a growth is told of both, or where the words say of one that it was."""
    known = {tie.operands for tie in told.holding if tie.type == "growth" and len(tie.operands) == 2}
    for now, then in sorted(known):
        if not STEP.search(passage.labels[now]):  # 增加218张，增长8.0%: of a step and what it came to
            yield Change(now, then)
    for then, figure in enumerate(passage.figures):
        if figure.bound != "exact" or not THEN.search(passage.labels[then]):
            continue
        if then + 1 < len(passage) and (
            _from_to(passage, then, then + 1) or _then_now(passage, then, then + 1)
        ):
            yield Change(then + 1, then)
            continue
        for now in reversed(passage.before(then, BESIDE)):
            alike = passage[now].unit == figure.unit and passage[now].bound == "exact"
            if alike and not STEP.search(passage.labels[now]):
                if (now, then) not in known:
                    yield Change(now, then)
                break


def _from_to(passage: Passage, then: int, now: int) -> bool:
    """药占比由上年的32.6%降到29.8%."""
    alike = passage[now].base == passage[then].base and passage.same_sentence(then, now)
    return alike and bool(FROM.search(passage.labels[then]) and TO.search(passage.labels[now]))


def _then_now(passage: Passage, then: int, now: int) -> bool:
    """达标率去年是52.2%，今年为65.8%."""
    alike = passage[now].base == passage[then].base and passage[now].bound == "exact"
    return alike and passage.same_sentence(then, now) and NOW.search(passage.labels[now]) is not None


def _reading(passage: Passage, number: int, step: Step, change: Change) -> Reading | None:
    if not _may_be(passage, number, step, change):
        return None
    told = told_of(passage, change.now, change.then)
    shared = shared_signs(step.words, _named(told).replace("，", "；"))
    # 贫困患者住院 is not 住院.
    whole = shared_signs(step.subject, told) * 2 > len(step.subject) or not step.subject
    if shared < SHORT or not whole or of_others(step.clause, told) or step.noun not in told:
        return None
    beside = shared_signs(step.words, passage.named(change.now))
    tie = step_relation(passage, number, step.falls, change.now, change.then)
    return Reading(tie, shared + beside, _is_sure(passage, step, change))


def _is_sure(passage: Passage, step: Step, change: Change) -> bool:
    """The whole name is told again, of last year's number and this year's right behind it."""
    told = LAST_YEAR.search(passage.labels[change.then]) and LAST_YEAR.search(step.clause)
    beside = change.now == change.then + 1 and _then_now(passage, change.then, change.now)
    return bool(told) and beside and shared_run(step.subject, passage.labels[change.then]) >= NAMED


def _may_be(passage: Passage, number: int, step: Step, change: Change) -> bool:
    now, then = passage[change.now], passage[change.then]
    alike = now.kind == then.kind and is_step_of(passage, number, change.now)
    apart = number not in {change.now, change.then} and not passage.same_sentence(change.then, number)
    own = _own_now(passage, number)
    if own is not None and passage[own].amount != now.amount:
        return False
    return alike and apart and place_of(passage, number, step.clause) in {"", place_of(passage, change.now)}


def _own_now(passage: Passage, number: int) -> int | None:
    """二孩6.44万人，同比增加4.05万人: what has changed stands right before; 诊疗人次1400万，比上年增加120万人次 as well."""
    before = number - 1
    bare = before >= 0 and passage[before].is_count and not passage[before].unit
    if bare and passage.same_sentence(before, number) and passage.labels[number].startswith(("，比", "，较")):
        return before
    near = reversed(passage.before(number, OWN))
    return next(
        (n for n in near if passage.same_sentence(n, number) and is_step_of(passage, number, n)), None
    )


def step_relation(passage: Passage, step: int, falls: bool, now: int, then: int) -> Relation:
    """What fell was more before, as it is told."""
    high, low = (then, now) if falls else (now, then)
    holds = is_distance(passage[step], passage[high], passage[low])
    points = passage[step].kind == "percentage_points"
    tie = difference_relation if points else distance_relation
    return tie(passage, step, high, low, holds, firm=False)
