"""Births, deaths and growth, which their definitions tie wherever a paragraph tells them (see `accounts`).

出生1676人，出生率4.49‰。死亡1126人，死亡率3.02‰……自然增长率1.48‰: the growth is what the one rate is above the other, and
never above the rate of births; each rate and its number imply the mean population of the year, which is one for all and
need not be that of any day. Those born within the policy and beyond it, the first, second and further children, the boys
and the girls are all that were born; a share of them without its number implies one (the GRIM test).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from math import ceil, floor

from weijian.kernel.quantities import format_number, interval, round_half_up
from weijian.proof.figures.model import Figure
from weijian.proof.judgement import Range, less, meets, meets_rate, one_slip, parts_of
from weijian.proof.relations.changes.difference import difference_relation
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.accounts import RATES_OF_PEOPLE, Account, accounts
from weijian.proof.relations.rates.agreement import with_the_odd_one_broken_of
from weijian.proof.relations.rates.definitions import everybody
from weijian.proof.relations.rates.quotients import quotient_relation
from weijian.proof.relations.slips import digits_like
from weijian.proof.relations.sums.parts import adds_up, sum_relation
from weijian.proof.relations.sums.remainder import distance_relation

SHARES = (
    ("planned_rate", "planned"), ("unplanned_rate", "unplanned"),
    ("first_rate", "first"), ("second_rate", "second"), ("further_rate", "further"),
)  # fmt: skip
# What the parts of a whole are; that they are all of it.
WHOLES = (
    ("births", ("planned", "unplanned")),
    ("births", ("boys", "girls")),
    ("births", ("first", "second_up")),
    ("births", ("first", "second", "further")),
    ("planned", ("planned_first", "planned_second", "planned_further")),
)
# Only all of it where no more are born, or where they happen to be.
BUT_FOR_FURTHER = (("births", ("first", "second")), ("planned", ("planned_first", "planned_second")))
NO_FURTHER = re.compile(
    r"(?:无|没有|未有|杜绝了?)(?:出现|发生)?(?:政策外)?[多三][孩胎]|[多三][孩胎](?:出生|生育)?(?:为)?(?:无|零|没有)"
)
RESIDENT, REGISTERED = re.compile("常住"), re.compile("户籍|总人口")
APART = Decimal("1.05")
PARTS_OF_A_YEAR = (Decimal(1), Decimal("0.75"), Decimal("0.5"), Decimal("0.25"))
PER_MILLE, HUNDRED = Decimal(1000), Decimal(100)
BOYS, GIRLS = (re.compile(rf"{sex}(?:性|职工|医生|学生|孩|婴|生)?(?:有|为|共)?$") for sex in "男女")
HEADS = {"人", "名", "位", "例"}
LEAST_RATIO, MOST_RATIO = 50, 250
LONGEST = 60
TELLING = 3  # digits
FEWEST = 20  # of fewer births a share is told by heart, and one untold birth makes it another


def find(passage: Passage) -> Iterator[Relation]:
    yield from _of_both_sexes(passage)
    for account in accounts(passage).all:
        yield from _people(passage, account)
        yield from _growth(passage, account)
        yield from _shares(passage, account)
        yield from _parts(passage, account)
        yield from _sexes(passage, account)


def _people(passage: Passage, account: Account) -> Iterator[Relation]:
    """The population that each rate and its number imply; the one that lies apart from the others is broken."""
    implied: list[Relation] = []
    for rate, counted in RATES_OF_PEOPLE:
        if known := account.get(rate, counted):
            implied += _implied(passage, known[0], known[1:])
    agreeing = list(with_the_odd_one_broken_of(passage, implied, fewest_agreeing=1))
    grown = account.get("growth_rate", "grown") or account.get("growth_rate", "births", "deaths")
    if grown and all(relation.holds for relation in agreeing):
        agreeing += _implied(passage, grown[0], grown[1:])
    several = len(agreeing) > 1
    for relation in agreeing:
        yield replace(relation, firm=several and relation.holds)
        yield from _of_those_told(passage, relation)
    for rate, counted in RATES_OF_PEOPLE:
        if rate in account.then and counted in account.then:
            yield from _implied(passage, account.then[rate], [account.then[counted]])


def _of_those_told(passage: Passage, implied: Relation) -> Iterator[Relation]:
    """Of the people that the paragraph tells; broken where both residents and those registered are told, and neither are
    near, not even for the births of some months made those of a year.
    """
    rate, low_high = implied.result, implied.computed
    assert rate is not None and isinstance(low_high, tuple)
    low, high = low_high
    here = [
        n for n in everybody(passage)
        if n < rate and passage.paragraphs[n] == passage.paragraphs[rate] and passage[n].bound == "exact"
    ]  # fmt: skip
    fitting = [n for n in here if passage[n].interval[1] >= low and passage[n].interval[0] <= high]
    if fitting and len(implied.operands) > 1:
        yield _per_mille(passage, rate, implied.operands, fitting[-1], holds=True)
    kinds = [[n for n in here if kind.search(passage.named(n))] for kind in (REGISTERED, RESIDENT)]
    near = (
        low <= passage[n].amount * of * APART and passage[n].amount * of <= high * APART
        for n in here
        for of in PARTS_OF_A_YEAR
    )
    if all(kinds) and implied.holds and not any(near):
        yield _per_mille(passage, rate, implied.operands, kinds[0][-1], holds=False)
    elif here and implied.holds and not any(near) and len({passage[n].amount for n in here}) == 1:
        broken = _per_mille(passage, rate, implied.operands, here[-1], holds=False)
        if _one_slip_off(passage[rate], broken.computed):
            yield broken


def _one_slip_off(rate: Figure, computed: Decimal | tuple[int, int] | None) -> bool:
    """常住人口42.6万人，出生2812人，死亡2636人，自然增长率0.14‰: 0.41, with two digits changed about."""
    if not isinstance(computed, Decimal):
        return False
    stated, meant = digits_like(rate, rate.value), digits_like(rate, computed)
    return len(stated) >= TELLING and one_slip(stated, meant)


def _per_mille(passage: Passage, rate: int, counts: tuple[int, ...], people: int, holds: bool) -> Relation:
    count = passage[counts[0]].amount - sum(passage[n].amount for n in counts[1:])
    value = count * PER_MILLE / passage[people].amount
    told = "－".join(passage.written(n) for n in counts)
    told = f"（{told}）" if len(counts) > 1 else told
    working = f"{told}÷{passage.written(people)}＝{format_number(round_half_up(value, 2))}‰"
    stated = passage[rate].value
    return Relation("rate_per", rate, (*counts, people), round(value, 4), stated, holds, working)


def _implied(passage: Passage, rate: int, counts: Sequence[int]) -> Iterator[Relation]:
    count = passage[counts[0]].amount - sum(passage[n].amount for n in counts[1:])
    low, high = passage[rate].interval
    if count < 0:
        count, low, high = -count, -high, -low
    if low <= 0 or count <= 0 or not high.is_finite():
        return
    people = floor(count * PER_MILLE / high), ceil(count * PER_MILLE / low)
    told = "－".join(passage.written(n) for n in counts)
    working = f"由{told}、{passage.written(rate)}推算的平均人口为{people[0]}至{people[1]}"
    yield Relation("population", rate, tuple(counts), people, passage[rate].value, True, working)


def _growth(passage: Passage, account: Account) -> Iterator[Relation]:
    rates, counts = (
        account.get("growth_rate", "birth_rate", "death_rate"),
        account.get("grown", "births", "deaths"),
    )
    if rates:
        growth, births, deaths = rates
        holds = meets(passage[growth], less(passage[births], passage[deaths]))
        if not holds and len({passage[n].period for n in rates} - {""}) > 1:
            return
        yield difference_relation(passage, growth, births, deaths, holds=holds, firm=True)
    if counts:
        grown, births, deaths = counts
        if passage[births].amount > passage[deaths].amount:
            holds = meets(passage[grown], less(passage[births], passage[deaths]))
            yield distance_relation(passage, grown, births, deaths, holds, firm=_beside(passage, counts))
    for told in (account.told, account.then):
        if "growth_rate" in told and "birth_rate" in told:
            growth, births = told["growth_rate"], told["birth_rate"]
            holds = passage[growth].interval[0] <= passage[births].interval[1]
            if holds or not rates:
                yield order_relation(passage, growth, (births,), holds, firm=True)


def _beside(passage: Passage, numbers: Sequence[int]) -> bool:
    return passage.sentences[max(numbers)] - passage.sentences[min(numbers)] <= 1


def _shares(passage: Passage, account: Account) -> Iterator[Relation]:
    for rate, part in SHARES:
        for told in (account.told, account.then):
            if rate in told and "births" in told:
                yield from _share(passage, told[rate], told.get(part), told["births"])


def _share(passage: Passage, rate: int, part: int | None, births: int) -> Iterator[Relation]:
    """Of those born; where other figures of the paragraph are nearer, they may be of these."""
    figure, born = passage[rate], passage[births]
    if part is not None and born.amount > 0:
        holds = meets_rate(figure, passage[part], born)
        yield quotient_relation(passage, "ratio", rate, part, births, holds, firm=False)
    elif part is None and figure.value not in {0, 100} and born.amount >= FEWEST and born.factor == 1:
        whole = int(born.amount)
        fit = parts_of(figure, (whole, whole))
        if fit is None and not passage.same_sentence(births, rate):
            return
        said = f"{born.text}的{figure.text}"
        working = f"{said}为{_written(fit)}" if fit else f"{born.text}中没有整数能得出{figure.text}"
        yield Relation("population", rate, (births,), fit, figure.value, fit is not None, working)


def _parts(passage: Passage, account: Account) -> Iterator[Relation]:
    for whole, roles in (*WHOLES, *BUT_FOR_FURTHER):
        known = account.get(whole, *roles)
        if known is None or ("second_up" in roles and "further" in account.told):
            continue
        total, *parts = known
        holds = adds_up(passage, total, parts)
        all_told = (whole, roles) not in BUT_FOR_FURTHER or _no_further(passage, parts[-1])
        if (holds or (all_told and not _of_another(passage, total, parts))) and _of_it(passage, total, parts):
            yield sum_relation(passage, total, parts, holds, firm=False)


def _of_it(passage: Passage, whole: int, parts: Sequence[int]) -> bool:
    """Behind the whole, or right before it."""
    return min(parts) > whole or passage.same_sentence(whole, min(parts))


def _of_another(passage: Passage, whole: int, parts: Sequence[int]) -> bool:
    """出生612人……办理生育登记598例，其中一孩341例、二孩226例、三孩31例: what is told right before the parts."""
    nearer = min(parts) - 1
    return nearer > whole and passage.same_sentence(nearer, min(parts)) and adds_up(passage, nearer, [*parts])


def _no_further(passage: Passage, last: int) -> bool:
    """二孩出生29人，……无多孩出生."""
    end = passage[last].end
    sentence = passage.document.sentence_at(end)
    return NO_FURTHER.search(passage.plain, end, min(sentence.end, end + LONGEST)) is not None


def _of_both_sexes(passage: Passage) -> Iterator[Relation]:
    """列前10位的老人中，男性1人、女性9人: whoever they are, wherever the two come to what is told right before."""
    for girls in range(2, len(passage)):
        boys, whole = girls - 1, girls - 2
        both = BOYS.search(passage.labels[boys]) and GIRLS.search(passage.labels[girls])
        if not both or not passage.same_sentence(whole, girls) or passage[girls].base not in HEADS:
            continue
        counted = passage[whole].base in HEADS or passage[whole].unit in HEADS
        if counted and passage[whole].amount == passage[boys].amount + passage[girls].amount:
            yield sum_relation(passage, whole, [boys, girls], holds=True)


def _sexes(passage: Passage, account: Account) -> Iterator[Relation]:
    """出生人口性别比106.8, of the boys to a hundred girls; without their numbers, of some that were born."""
    known = account.get("sex_ratio")
    if known is None:
        return
    ratio, boys_and_girls = known[0], account.get("boys", "girls")
    if not LEAST_RATIO <= passage[ratio].value <= MOST_RATIO:
        return
    low, high = interval(passage[ratio].value, False)
    if boys_and_girls and passage[boys_and_girls[1]].amount > 0:
        boys, girls = boys_and_girls
        value = passage[boys].amount * HUNDRED / passage[girls].amount
        shown = format_number(round_half_up(value, 2))
        working = f"{passage.written(boys)}÷{passage.written(girls)}×100＝{shown}"
        stated, holds = passage[ratio].value, low <= value < high
        yield Relation("ratio", ratio, (boys, girls), round(value, 4), stated, holds, working)
    elif not boys_and_girls and (births := account.get("births")):
        yield from _implied_boys(passage, ratio, births[0], (low, high))


def _implied_boys(
    passage: Passage, ratio: int, births: int, stated: tuple[Decimal, Decimal]
) -> Iterator[Relation]:
    born, (low, high) = passage[births].amount, stated
    if passage[births].factor != 1 or born < FEWEST:
        return
    fewest, most = ceil(born * low / (HUNDRED + low)), ceil(born * high / (HUNDRED + high)) - 1
    holds = fewest <= most
    told = f"{passage.written(births)}按性别比{passage.written(ratio)}"
    working = f"{told}，男孩为{_written((fewest, most))}" if holds else f"{told}，男孩不是整数"
    fit = (fewest, most) if holds else None
    yield Relation("population", ratio, (births,), fit, passage[ratio].value, holds, working)


def _written(ends: Range) -> str:
    return f"{ends[0]}" if ends[0] == ends[1] else f"{ends[0]}至{ends[1]}"
