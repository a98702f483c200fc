"""Those born, of whom a paragraph tells parts and shares (see `accounts`): 出生1676人，其中男868人、女808人，出生人口性别比107.4.

Those born within the policy and beyond it, the first, second and further children, the boys and the girls are all that were
born; a share of them without its number implies one (the GRIM test).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import ceil

from weijian.kernel.quantities import interval
from weijian.proof.judgement import meets_rate, parts_of
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.accounts import Account, accounts
from weijian.proof.relations.rates.implied import written_range
from weijian.proof.relations.rates.quotients import quotient_relation
from weijian.proof.relations.sums.parts import adds_up, sum_relation
from weijian.proof.relations.worked import worked_out

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
BOYS, GIRLS = (re.compile(rf"{sex}(?:性|职工|医生|学生|孩|婴|生)?(?:有|为|共)?$") for sex in "男女")
HEADS = {"人", "名", "位", "例"}
LEAST_RATIO, MOST_RATIO = 50, 250
LONGEST = 60
FEWEST = 20  # of fewer births a share is told by heart, and one untold birth makes it another
HUNDRED = Decimal(100)


def find(passage: Passage) -> Iterator[Relation]:
    yield from _of_both_sexes(passage)
    for account in accounts(passage).all:
        yield from _shares(passage, account)
        yield from _parts(passage, account)
        yield from _sexes(passage, account)


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
        working = f"{said}为{written_range(fit)}" if fit else f"{born.text}中没有整数能得出{figure.text}"
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
        formula = f"{passage.written(boys)}÷{passage.written(girls)}×100"
        yield worked_out(passage, "ratio", ratio, (boys, girls), value, formula, holds=low <= value < high)
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
    working = f"{told}，男孩为{written_range((fewest, most))}" if holds else f"{told}，男孩不是整数"
    fit = (fewest, most) if holds else None
    yield Relation("population", ratio, (births,), fit, passage[ratio].value, holds, working)
