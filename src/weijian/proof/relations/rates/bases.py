"""Bases named elsewhere in the report: 常住人口26.18万人 in one section, 报告发病率398.01/10万 in another.

A rate that nothing near it explains is tried on the people it is by definition a rate of: everybody, the live
births, the old, the children, the patients of its disease, wherever the report counts them. Dates may differ, so
only what fits to the last of at least three digits is a tie; broken is only what no other date explains. The same goes for
the part of a rate of patients: 在管严重精神障碍患者N人 in one section, 登记M人……管理率P% in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.figures.model import OPEN_RATE, PER
from weijian.proof.judgement import last_digit, meets_rate, rate_value
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.accounts import accounts
from weijian.proof.relations.rates.definitions import EVERYBODY, OF_SOME, bases, people_meant, told
from weijian.proof.relations.rates.quotients import (
    explaining_pair,
    kind_of_quotient,
    quotient_relation,
)
from weijian.proof.relations.wording import CHANGE, TASK_SAID, stem_of
from weijian.proof.relations.worked import SIGNS

SHARE_OF = re.compile(
    r"占(?:全[县市省区州旗]|全部|同期)(?P<what>[^，。；占]{2,10}?)(?:总数|总量|总额|总?人数)?的$"
)
# Those who are managed by their disease, as `bases.tsv` names them.
DISEASES = ("mental", "hypertension", "diabetes", "tuberculosis")
MANAGEMENT = frozenset({"管理", "健康管理", "在管"})
MANAGED = re.compile(r"在管|管理")
REGISTERED = re.compile(r"建档|登记|录入|检出|报告|患者数|病人数|患病")
PATIENTS = frozenset({"人", "名", "例"})
FAR = 200
OF_EVERYBODY = re.compile(r"(?:发病|患病|出生)率(?:为|达|是|约)*$")
# Resident and registered people of one county differ by no more than this.
FAR_OFF = Decimal("1.5")
# 上半年出生1986人，出生率10.29‰: made so many of a year.
PARTS_OF_A_YEAR, NEARLY = (Decimal(2), Decimal(4), Decimal(4) / 3), 100
# What is done with people of every age, once for each.
OF_PEOPLE = re.compile(r"建档|签约|参保|注册")
# Of everybody by definition, unless it is the death rate of children.
OF_ALL = re.compile(r"(?<![婴幼产])(?<!儿童)(?:出生|死亡|发病|患病|检出)率[^，。；]{0,4}$")
LEAST_DIGITS, FEW_DIGITS = 3, 2
FEWEST_COUNTED = 10
# Heads and what is done once for each of them.
HEADS = {"people", "bare", "份", "剂次", "剂", "针次", "针"}
NEAR = 8


def find(passage: Passage) -> Iterator[Relation]:
    yield from _under_management(passage)
    yield from _of_bases_told(passage)


def _of_bases_told(passage: Passage) -> Iterator[Relation]:
    told_of = told(passage)
    people = told_of[EVERYBODY]
    for rate, figure in enumerate(passage.figures):
        if figure.base == OPEN_RATE and figure.bound == "exact" and figure.value > 0:
            yield from _without_sign(passage, rate, people)
        if not figure.is_rate or figure.bound != "exact" or explaining_pair(passage, rate):
            continue
        a_change = CHANGE.search(passage.labels[rate]) and rate not in accounts(passage).counted
        if a_change or TASK_SAID.search(passage.labels[rate]):
            continue
        if share := SHARE_OF.search(passage.labels[rate]):
            yield from _share(passage, rate, share["what"])
            continue
        digits, by_definition = figure.printed_digits, (OF_ALL, OF_PEOPLE)
        few = any(words.search(passage.labels[rate]) for words in by_definition)
        if digits >= (FEW_DIGITS if few else LEAST_DIGITS):
            found = list(_tie(passage, rate, told_of)) or list(_other_sign(passage, rate, people))
            if not found and digits >= LEAST_DIGITS:
                found = list(_far_off(passage, rate, people))
            yield from found
        yield from _more_than_people(passage, rate, people)


def _share(passage: Passage, rate: int, what: str) -> Iterator[Relation]:
    """中医类床位4860张，占全市床位的17.00%, the beds of all counted in another section."""
    part = rate - 1
    if part < 0 or not passage.same_sentence(part, rate) or passage[part].bound != "exact":
        return
    for base in range(rate - 1, max(-1, rate - FAR), -1):
        figure = passage[base]
        same = base != part and figure.unit == passage[part].unit
        sentence = passage.said_before(base, 40) + passage.tails[base] if same else ""
        if same and what in sentence and _fits(passage, rate, part, base):
            yield quotient_relation(passage, "ratio", rate, part, base, holds=True, firm=False)
            return


def _tie(passage: Passage, rate: int, told_of: dict[str, list[int]]) -> Iterator[Relation]:
    for part in _parts(passage, rate):
        about = passage.labels[rate] + passage.named(part)
        for group, names in bases().items():
            if not names.tried.search(about):
                continue
            for base in told_of[group]:
                if base != part and _fits(passage, rate, part, base):
                    if (named := people_meant(passage, rate, base)) is not None:
                        yield from _of_people_not_meant(passage, rate, part, named)
                        return
                    kind = "ratio" if passage[rate].kind == "percent" else "rate_per"
                    yield quotient_relation(passage, kind, rate, part, base, True, firm=False)
                    return


def _of_people_not_meant(passage: Passage, rate: int, part: int, people: int) -> Iterator[Relation]:
    """户籍人口出生率7.92‰, which is that of the residents: 户籍人口68.52万人 are told, too."""
    if people != part and not _fits(passage, rate, part, people):
        kind = kind_of_quotient(passage, rate, people)
        yield quotient_relation(passage, kind, rate, part, people, holds=False, firm=False)


def _other_sign(passage: Passage, rate: int, people: list[int]) -> Iterator[Relation]:
    """在册2184人，检出率5.29%, of 41.26万人: 5.29‰. To the last digit, so that no other base is meant."""
    stated, part = passage[rate], _counted_for(passage, rate)
    if part is None or not OF_ALL.search(passage.labels[rate]) or stated.modality:
        return
    for base in (n for n in people if n != part and passage[n].amount > passage[part].amount):
        signs = (replace(stated, kind=kind) for kind in PER if kind != stated.kind)
        if any(meets_rate(meant, passage[part], passage[base]) for meant in signs):
            kind = kind_of_quotient(passage, rate, base)
            firm = stated.printed_digits >= LEAST_DIGITS
            yield quotient_relation(passage, kind, rate, part, base, holds=False, firm=firm)
            return


def _without_sign(passage: Passage, rate: int, people: list[int]) -> Iterator[Relation]:
    """总人口414244人，出生6875人，出生率为16.59: the sign that makes it true is the one left out."""
    stated, part = passage[rate], _counted_for(passage, rate)
    telling = stated.printed_digits >= LEAST_DIGITS
    if part is None or not telling or not OF_ALL.search(passage.labels[rate]):
        return
    for base in (n for n in people if n != part):
        for kind, sign in SIGNS.items():
            meant = replace(stated, kind=kind)
            if meets_rate(meant, passage[part], passage[base]):
                value = rate_value(passage[part], passage[base], PER[kind])
                shown = format_number(round_half_up(value, 4))
                working = f"{passage.written(part)}÷{passage.written(base)}＝{shown}{sign}"
                yield Relation("rate_per", rate, (part, base), round(value, 4), stated.value, True, working)
                return


def _counted_for(passage: Passage, rate: int) -> int | None:
    """The people right before the rate; other rates of theirs may stand between."""
    for part in passage.in_front(rate, NEAR):
        if not passage.together(part, rate):
            return None
        if not passage[part].is_rate:
            counted = passage[part].family == "people" and passage[part].bound == "exact"
            return part if counted and passage[part].amount >= FEWEST_COUNTED else None
    return None


def _far_off(passage: Passage, rate: int, people: list[int]) -> Iterator[Relation]:
    """报告32例，报告发病率1.50/10万, of 21.35万人: beyond any other count of the people. Never firm."""
    part = accounts(passage).counted.get(rate, rate - 1)
    people = [base for base in people if base != part]
    named = passage[rate].kind != "percent" and OF_EVERYBODY.search(passage.labels[rate])
    counted = part in _parts(passage, rate) and passage[part].family in HEADS
    if not people or not named or not counted or "其中" in passage.said_before(rate):
        return
    if OF_SOME.search(passage.labels[rate] + passage.named(part)):
        return  # AFP病例4例，非脊灰AFP报告发病率2.18/10万: of the children
    values = [rate_value(passage[part], passage[base], PER[passage[rate].kind]) for base in people]
    stated = passage[rate].value
    of_a_year = [value * times for value in values for times in PARTS_OF_A_YEAR]
    if all(value > stated * FAR_OFF or value * FAR_OFF < stated for value in values) and not any(
        abs(value - stated) * NEARLY <= stated for value in of_a_year
    ):
        yield quotient_relation(passage, "rate_per", rate, part, people[0], holds=False, firm=False)


def _more_than_people(passage: Passage, rate: int, people: list[int]) -> Iterator[Relation]:
    """建档33480人，建档率93%, of 33305人 in all: less than all cannot be more than there are. Never firm."""
    part = rate - 1
    less_than_all = passage[rate].kind == "percent" and passage[rate].value < 100
    if not less_than_all or part not in _parts(passage, rate)[:1]:
        return
    if not people or not OF_PEOPLE.search(passage.labels[rate]) or passage[part].modality:
        return
    known, nearest = passage[part], min(people, key=lambda base: abs(base - rate))
    alike = known.area == passage[nearest].area and known.family in {"people", "份"}
    beyond = all(known.amount > passage[base].interval[1] for base in people if base != part)
    if alike and part not in people and beyond and known.amount < passage[nearest].amount * FAR_OFF:
        working = f"{known.text}、{passage.written(rate)}，而全部人口只有{passage.written(nearest)}"
        yield order_relation(passage, part, (nearest,), holds=False, working=working)


def _parts(passage: Passage, rate: int) -> list[int]:
    """The counts before the rate in its sentence, the nearest first; the one that by its name is its own, if any is told."""
    if (own := accounts(passage).counted.get(rate)) is not None:
        return [own]
    if not stem_of(passage.labels[rate]):
        return []
    return [
        part for part in passage.in_front(rate, NEAR)
        if passage[part].kind == "count" and passage[part].bound == "exact" and passage[part].amount > 0
    ]  # fmt: skip


def _fits(passage: Passage, rate: int, part: int, base: int) -> bool:
    """To the printed digits, with a population in 万 taken as it is printed."""
    families = {passage[part].family, passage[base].family}
    if len(families) > 1 and not families <= HEADS:
        return False
    if passage[rate].value == 100 and not (
        families <= HEADS and passage[part].amount == passage[base].amount
    ):
        return False
    if not meets_rate(passage[rate], passage[part], passage[base]):
        return False
    value = rate_value(passage[part], passage[base], PER[passage[rate].kind])
    step = last_digit(passage[rate].value)
    return abs(value - passage[rate].value) <= step


def _under_management(passage: Passage) -> Iterator[Relation]:
    """The two may have other dates, so a broken tie is never firm."""
    managed = _managed(passage)
    for rate, figure in enumerate(passage.figures) if managed else ():
        stem = stem_of(passage.labels[rate]).lstrip("患者的")
        base = _registered(passage, rate) if figure.kind == "percent" and stem in MANAGEMENT else None
        if base is None:
            continue
        for part, names in managed:
            elsewhere = passage.paragraphs[part] != passage.paragraphs[base]
            fewer = passage[part].amount <= passage[base].amount
            if elsewhere and fewer and names.search(passage.said_around(base)):
                holds = meets_rate(figure, passage[part], passage[base])
                yield quotient_relation(passage, "ratio", rate, part, base, holds, firm=False)
                yield order_relation(passage, part, (base,), holds=True)


def _managed(passage: Passage) -> list[tuple[int, re.Pattern[str]]]:
    """The first count of those under management for each disease, and how the disease is called."""
    counts = [
        n for n, figure in enumerate(passage.figures)
        if figure.unit in PATIENTS and figure.bound == "exact" and "规范" not in passage.labels[n]
        and MANAGED.search(passage.labels[n]) and not REGISTERED.search(passage.labels[n])
    ]  # fmt: skip
    named = [names for group in DISEASES if (names := bases()[group].told) is not None]
    first = [(next((n for n in counts if names.search(passage.labels[n])), None), names) for names in named]
    return [(n, names) for n, names in first if n is not None]


def _registered(passage: Passage, rate: int) -> int | None:
    """The registered people of the rate's sentence; only rates may stand between."""
    number = next((n for n in passage.in_front(rate, 4) if not passage[n].is_rate), None)
    if number is None or passage[number].unit not in PATIENTS:
        return None
    return number if REGISTERED.search(passage.labels[number]) else None
