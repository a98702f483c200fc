"""Rates that no counts give, tied all the same: by their words (`words`), by the base of the rates around them, or by
one slip that explains everything.

在册1768人，报告患病率4.88‰，在管1702人，管理率94.27%: 1702 of 1768 is 96.27 %, one digit of the rate. 孕产妇484人……
孕产妇建卡480人，覆盖率99.38%: 480 of 484 is 99.17 %, as near as a base of that name can be. 常住人口214386人……
建档201436份，建档率93.69%: two digits changed about. Taken for proof: the sign or the point of the rate; two of its
digits changed about; one digit of a rate of four, or of three where the whole stands right before the part. What is
found so is worth a warning; an error only where the words leave no other reading. 活产3286人……听力筛查3239人，筛查率89.57% is
of a base by definition, of which other rates show that it is the one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, digits
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.definitions import EVERYBODY, base_of, everybody, told_base
from weijian.proof.relations.rates.implied_parts import part_told
from weijian.proof.relations.rates.quotients import kind_of_quotient, quotient_relation
from weijian.proof.relations.rates.words import said_tie
from weijian.proof.relations.rates.words.named_bases import AROUND
from weijian.proof.relations.rates.words.tie import (
    NOT_FAR,
    QUANTITIES,
    alike,
    bears_the_deed,
    is_task,
    off,
    same_people,
)
from weijian.proof.relations.repair import Repair, by_other_digits, by_the_digits_printed
from weijian.proof.relations.wording import CHANGE, LIVE_BIRTHS, TASK_SAID
from weijian.proof.subjects import LEADING

REACH, FAR, LEAST_DIGITS, MANY_DIGITS = 6, 20, 3, 4
AS_NEAR, VERY_NEAR = 0.03, 0.005
OTHER_BASE = re.compile(r"平均|其中|政策|合规|满意|知晓|累计|同比|去年|上年|同期")
MOST_PEOPLE = 2
OF_EVERYBODY = re.compile(r"建档|签约|参保|注册|接种|出生|发病|患病|检出|献血")
REACHED = re.compile(r"(?:血压|血糖)[^，。；]{0,4}(?:达标|控制)[^，。；]{0,4}$")
LEAST_OF_IT = 4
COUNTING = re.compile(r"(?:总|人|户|例|份)*数?(?:为|达|有|共|约)*$")


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    yield from _told_or_nearly(passage, told)
    for rate, figure in enumerate(passage.figures):
        if _to_be_explained(figure) and rate not in told.results:
            yield from _on_its_base(passage, rate, told)


def _told_or_nearly(passage: Passage, told: Told) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        if not _to_be_explained(figure) or rate in told.results or CHANGE.search(passage.labels[rate]):
            continue
        tie = said_tie(passage, rate)
        if tie is not None:
            holds = meets_rate(figure, passage[tie.part], passage[tie.whole])
            kind = kind_of_quotient(passage, rate, tie.whole)
            yield quotient_relation(passage, kind, rate, tie.part, tie.whole, holds, tie.firm)
            if passage[tie.part].amount > passage[tie.whole].amount and kind == "ratio":
                yield order_relation(passage, tie.whole, (tie.part,), holds=False)
            continue
        label = passage.labels[rate]
        part = _part(passage, rate)
        if part is not None and not TASK_SAID.search(label) and not OTHER_BASE.search(label):
            yield from _nearly(passage, rate, part, told)


def _on_its_base(passage: Passage, rate: int, told: Told) -> Iterator[Relation]:
    """活产3286人……听力筛查3239人，筛查率89.57%: of a base by definition, of which other rates show that it is the one."""
    base = base_of(passage, rate)
    part = _done_beside(passage, rate) if base not in {None, EVERYBODY} else None
    whole = told_base(passage, rate, base) if base is not None and part is not None else None
    if part is None or whole is None or whole == part or whole not in told.wholes:
        return
    one, other = passage[part], passage[whole]
    units = one.unit == other.unit or {one.family, other.family} == {"people"}
    alike = units and one.period == other.period and one.area == other.area
    many = passage[rate].kind != "percent" or one.amount * LEAST_OF_IT > other.amount
    if alike and one.bound == "exact" and many:
        holds = meets_rate(passage[rate], one, other)
        kind = kind_of_quotient(passage, rate, whole)
        yield quotient_relation(passage, kind, rate, part, whole, holds=holds, firm=False)


def _done_beside(passage: Passage, rate: int) -> int | None:
    """The count of the rate's own deed, right before it or in brackets right behind."""
    if part_told(passage, rate) or (rate and REACHED.search(passage.labels[rate - 1])):
        beside = passage.same_sentence(rate - 1, rate) and not passage[rate - 1].is_rate
        return rate - 1 if beside and passage.between(rate - 1, rate).count("，") <= 1 else None
    behind = rate + 1
    bracket = behind < len(passage) and passage.between(rate, behind) == "（"
    return behind if bracket and passage[behind].kind == "count" else None


def _to_be_explained(figure: Figure) -> bool:
    return figure.is_rate and figure.bound == "exact" and figure.value > 0 and not figure.modality


def _part(passage: Passage, rate: int) -> int | None:
    """The count right before the rate."""
    part = rate - 1
    if part < 1 or passage[part].kind not in QUANTITIES or passage[part].bound != "exact":
        return None
    words = passage.between(part, rate)
    if not passage.same_sentence(part, rate) or "；" in words or words.count("，") > 1:
        return None
    return part if digits(passage[rate]) >= LEAST_DIGITS else None


def _nearly(passage: Passage, rate: int, part: int, told: Told) -> Iterator[Relation]:
    named = bears_the_deed(passage, rate, part)
    base = _by_a_slip(passage, rate, part) if named else None
    if base is None:
        base = _as_near(passage, rate, part, told, AS_NEAR if named else VERY_NEAR)
    of_all = named and digits(passage[rate]) >= MANY_DIGITS and OF_EVERYBODY.search(passage.labels[rate])
    if base is None and of_all:
        base = _by_any_slip(passage, rate, part, everybody(passage)[:MOST_PEOPLE])
    if base is not None:
        yield _broken(passage, rate, part, base)


def _broken(passage: Passage, rate: int, part: int, whole: int) -> Relation:
    kind = kind_of_quotient(passage, rate, whole)
    return quotient_relation(passage, kind, rate, part, whole, holds=False, firm=False)


def _by_a_slip(passage: Passage, rate: int, part: int) -> int | None:
    for whole in reversed(passage.before(part, REACH)):
        if not passage.same_sentence(whole, part):
            return None
        fits = alike(passage, part, whole) and passage[whole].amount >= passage[part].amount
        if "；" in passage.between(whole, part):  # what is set apart may speak of others
            fits = (
                fits and passage[whole].family == passage[part].family and same_people(passage, part, whole)
            )
        if fits and not is_task(passage, whole) and _proves(passage, rate, part, whole):
            return whole
    return None


def _by_any_slip(passage: Passage, rate: int, part: int, wholes: Iterable[int]) -> int | None:
    """The people of the place are told far off: many digits, one slip of any of the three."""
    for whole in wholes:
        if whole != part and alike(passage, part, whole):
            broken = _broken(passage, rate, part, whole)
            near = off(passage, rate, part, whole) * NOT_FAR <= 1
            if by_the_digits_printed(passage.figures, broken) or (
                near and by_other_digits(passage.figures, broken)
            ):
                return whole
    return None


def _proves(passage: Passage, rate: int, part: int, whole: int) -> bool:
    stated, broken = passage[rate], _broken(passage, rate, part, whole)
    printed = by_the_digits_printed(passage.figures, broken)
    if _puts_right(printed, stated):
        return True
    if off(passage, rate, part, whole) * NOT_FAR > 1:
        return False
    together, many = whole == part - 1, digits(stated) >= MANY_DIGITS
    if printed and many and together:
        return True
    others = by_other_digits(passage.figures, broken)
    if others and many and same_people(passage, part, whole):
        return True
    return (together or many) and _puts_right(others, stated)


def _puts_right(repairs: set[Repair], figure: Figure) -> bool:
    """Whether the figure itself is what the slip is in."""
    return any(repair.fix is not None and repair.fix.start == figure.start for repair in repairs)


def _as_near(passage: Passage, rate: int, part: int, told: Told, near: float) -> int | None:
    """The nearest of the bases in the paragraph that the rates around it are of, or whose name the part bears."""
    found: list[tuple[float, int]] = []
    for whole in reversed(passage.before(part, FAR)):
        fits = alike(passage, part, whole) and passage[whole].amount >= passage[part].amount
        if fits and not is_task(passage, whole) and same_people(passage, part, whole):
            here = passage.same_sentence(whole, part)
            of_it = (here and (whole in told.wholes or _alone(passage, part, whole))) or _named_after(
                passage, part, whole
            )
            how_far = off(passage, rate, part, whole)
            if of_it and how_far <= near:
                found.append((how_far, whole))
    return min(found)[1] if found else None


def _alone(passage: Passage, part: int, whole: int) -> bool:
    """建立档案782305份，建档率90.2%，开放查询421660份: nothing else is counted so in the sentence."""
    same = [n for n in passage.before(part, FAR) if passage[n].unit == passage[part].unit]
    return [n for n in same if passage.same_sentence(n, part)] == [whole]


def _named_after(passage: Passage, part: int, whole: int) -> bool:
    """孕产妇建卡480人 of 孕产妇数484人: nothing is said of the whole but who they are."""
    if LIVE_BIRTHS.search(passage.named(whole)):
        return True
    name = COUNTING.sub("", AROUND.sub("", LEADING.sub("", passage.labels[whole])))
    return 2 <= len(name) <= 12 and name in passage.named(part)
