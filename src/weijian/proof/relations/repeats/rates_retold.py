"""A rate that its section worked out, told again under a name that says of what: 老年人60372人，免费体检42563人，体检率70.5%
there, 老年人体检率只有65.2% among the problems, 老年人体检率由65.2%提高到75% in the plan.

All of that name must be told in the part of the sentence that worked the rate out, and nothing of the rate's own name
may be left over; then a county has one such rate, and another number of it is an old one. Never firm: it may be of
another day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from weijian.proof.naming import GROUP, name_of, words_of_kind
from weijian.proof.relations.matters import of_others
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repair import QUOTIENTS
from weijian.proof.relations.repeats.duplicate import COMMON_WORDS
from weijian.proof.relations.repeats.from_today import starts_a_plan
from weijian.proof.relations.repeats.prints import NO_SLIP, slip_between
from weijian.proof.relations.repeats.restated import agree, duplicate_relation
from weijian.proof.relations.wording import CHANGE, FROM, TO, made_of, shared_run

# 老年人体检率只有; 60岁以上老年人占比已达; 家庭医生签约率由.
NAMED = re.compile(
    r"(?:^|[，。；：、\s])(?:[一二三四五六七八九十]是|但|且|而|其中)?(?P<whose>[^，。；：]{2,18}?)?"
    r"(?P<rate>[药耗]占比|[一-龥]{2}率|占比|占)(?:目前|还|仍|也|却|已|尚|就)*(?:只|仅|才|由|从|高|低)?(?:达到?|为|有|是|至)?(?:到|了|仅|只)?$"
)
# 高级职称仅占卫生技术人员的15.6%: of whom is told behind the word.
SHARE_OF = re.compile(
    r"(?:^|[，。；：、\s])(?:[一二三四五六七八九十]是|但|且|而|其中)?(?P<whose>[^，。；：]{2,12}?)(?:还|也|仍)?(?:只|仅|才)?占(?P<of>[一-龥]{2,12}?)(?:总[数量])?的$"
)
OWN = re.compile(
    r"(?P<own>[^，。；：、\d（）]*?)(?P<rate>[药耗]占比|[一-龥]{2}率|占比|占)(?:了|到|为|达到?|仅为|只有)?$"
)
# Of some of them, of another time, set beside others.
SOME = re.compile(
    r"个别|部分|有的|少数|一些|最[高低]|平均|全[省国]|[省市]里|低于|高于|超过|目标|任务数|上年|去年|同期|前年|年初|原来?|约束|争取|确保|力争|要求|标准|每"
)
EMPTY = re.compile(
    r"[“”\"（）]|全[县区市州旗镇乡]|我[县区市州旗]|在?(?:目前|现在|现有)|今年|本年度?|全年|上半年|总体|整体|人群|人口|居民|群众|任务|的"
)
# A rate that needs nobody's name.
OF_ITS_OWN = re.compile(r"[药耗]占比")
NUMBERED = re.compile(r"^\d{1,2}[、.]")
AGE, OLD = re.compile(r"\d{2}周?岁(?:及以上|以上)?"), "老年人"
REACH, LEAST_OWN = 90, 2
OF_ONE = Decimal("1.7")
MOST = 12  # rates of one word that are looked at; keeps the work linear


class _Given(NamedTuple):
    """A rate, its own name without the last word, and what is said of it and of the numbers that give it."""

    rate: int
    own: str
    said: str


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    given = _worked_out(passage, told)
    for number in range(len(passage)) if given else ():
        named = _named(passage, number) if number not in told.results else None
        if named is None:
            continue
        whose, rate = named
        same = [one for one in given.get(rate, ()) if _of_that_name(passage, one, number, whose)]
        equal = [one for one in same if agree(passage[one.rate], passage[number])]
        if equal:
            if not told.ties(equal[0].rate, number):
                yield _twice(passage, equal[0].rate, number, holds=True)
        elif len({passage[one.rate].amount for one in same}) == 1 and _near(passage, same[0].rate, number):
            yield _twice(passage, same[0].rate, number, holds=False)


def _twice(passage: Passage, one: int, other: int, holds: bool) -> Relation:
    first, last = sorted((one, other))
    return duplicate_relation(passage, last, (first,), holds)


def _worked_out(passage: Passage, told: Told) -> dict[str, list[_Given]]:
    """The rates that two numbers of their sentence give, and those that a change led to, by their last word."""
    found: dict[str, list[_Given]] = defaultdict(list)
    for relation in told.holding:
        if relation.type == "difference" and len(relation.operands) == 2:
            _led_to(passage, relation, found)
        rate = relation.result
        if rate is None or relation.type not in QUOTIENTS or len(relation.operands) != 2:
            continue
        own = OWN.search(passage.labels[rate]) if _plain(passage, rate) else None
        near = [number for number in relation.operands if passage.same_sentence(number, rate)]
        alike = found[_word(own["rate"])] if own else []
        if own and near and len(alike) < MOST and all(one.rate != rate for one in alike):
            said = "".join(passage.labels[number] + "，" for number in near)
            alike.append(_Given(rate, EMPTY.sub("", own["own"]), said + own["own"]))
    return found


def _led_to(passage: Passage, relation: Relation, found: dict[str, list[_Given]]) -> None:
    """药占比由上年的42.6%下降到37.9%，下降了4.7个百分点: the name stands before the rate of then."""
    then, now = sorted(relation.operands)
    name = OWN.search(FROM.sub("", passage.labels[then]))
    told = now == then + 1 and FROM.search(passage.labels[then]) and TO.search(passage.labels[now])
    if name and told and _plain(passage, then) and _plain(passage, now) and passage.same_sentence(then, now):
        alike = found[_word(name["rate"])]
        if len(alike) < MOST:
            alike.append(_Given(now, EMPTY.sub("", name["own"]), name.group()))


def _word(rate: str) -> str:
    return "占" if rate == "占比" else rate


def _plain(passage: Passage, number: int) -> bool:
    figure = passage[number]
    rate = figure.kind in {"percent", "permille"} and figure.bound == "exact" and not figure.modality
    return rate and not passage.document.in_table(figure.start)


def _named(passage: Passage, number: int) -> tuple[str, str] | None:
    """Of what a rate is, by its own words, and which rate; None of those that may be of some, or of another time."""
    label = passage.labels[number]
    if not _plain(passage, number):
        return None
    if (share := SHARE_OF.search(label)) is not None and not SOME.search(label):
        return EMPTY.sub("", NUMBERED.sub("", share["whose"] + share["of"])), "占"
    match = NAMED.search(label)
    if match is None or SOME.search(label) or CHANGE.search(label.removesuffix("提高到")):
        return None
    raised = label.endswith(("由", "从"))
    if raised and not starts_a_plan(passage, number):
        return None
    whose = EMPTY.sub("", NUMBERED.sub("", match["whose"] or ""))
    own = whose or (
        match["rate"] if OF_ITS_OWN.search(match["rate"]) else COMMON_WORDS.sub("", match["rate"])
    )
    # 出生率12.53‰，死亡率6.81‰ are of everybody, and no group's.
    nobodys = not whose and match["rate"] == "死亡率"
    return (whose, _word(match["rate"])) if len(own) >= LEAST_OWN and not nobodys else None


def _of_that_name(passage: Passage, one: _Given, other: int, whose: str) -> bool:
    """Whether what the later name says is all told where the rate was worked out, and nothing of the rate's own is left."""
    rate = one.rate
    if passage.paragraphs[rate] == passage.paragraphs[other] or passage[rate].kind != passage[other].kind:
        return False
    said = passage.said_before(rate, REACH).rpartition("；")[2]
    if SOME.search(one.said) or of_others(one.said, whose) or not made_of(one.own, whose):
        return False
    _, of_which, part = one.said.rpartition("其中")
    if of_which and not passage.labels[rate].endswith("占") and shared_run(part, whose) < LEAST_OWN:
        return False  # 其中重点人群应签7153人，签约4692人，签约率65.59%
    asked, there = (words_of_kind(words, GROUP) for words in (whose, one.said))
    return _is_covered(whose, said) and (there[-1] in asked if there else True)


def _is_covered(whose: str, said: str) -> bool:
    """Whether the words are told there, in these words or in others: 老人 for 老年人; of an age nobody says who they are."""
    known = name_of(said).words
    age = AGE.search(whose)
    aged = age is not None and age.group() in said
    words = (word for word in name_of(whose).words if not (aged and word.startswith(OLD)))
    return all(word in known or word in said or made_of(word, said) for word in words)


def _near(passage: Passage, one: int, other: int) -> bool:
    less, more = sorted((passage[one].amount, passage[other].amount))
    return more <= less * OF_ONE or slip_between(passage, one, other) > NO_SLIP
