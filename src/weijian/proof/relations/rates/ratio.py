"""Ratio: a part, its whole and the share or rate stated for them (共206个村，达标197个，达标率95.63%).

Of a task it is called completion (任务8900人，完成10100人，完成率113.5%); rates per thousand and per hundred thousand are found
here too, and named rate_per; shares of change, growth. Nothing happened and the rate is nought
(未发生孕产妇死亡，死亡率为0/10万) holds for any base.

活产数4121人，住院分娩4126人，住院分娩率99.88%: 4121 of 4126 is 99.88%, so that part and whole are changed about, and what the
rate is named after is more than there are. That is asked first, for any pair that fits would do.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.combined import with_those_before
from weijian.proof.relations.rates.population import what_it_implies
from weijian.proof.relations.rates.quotients import (
    farther_pair,
    quotient_relation,
    read_rates,
    tied_quotient,
    with_the_base_that_fits,
)
from weijian.proof.relations.rates.words.tie import BARE_SHARE
from weijian.proof.relations.wording import LIVE_BIRTHS, shared_run, stem_of

SHARE_OF_PEOPLE = re.compile(
    r"占(?:全[县区市州旗])?(?:常住|户籍|总)?人口(?:总数)?的?(?:比例|比重)?(?:为|达)?$"
)
# What there is, of which something may be done.
ALL = re.compile(
    r"在册|登记|在管|现有|共有|辖区|应(?:管|检|种|查|报|参|建|安排|接受|做)|(?:人|户|总)数(?:为|达|有)?$|确诊|目标|任务|产妇|儿童|老年人"
)
SHOULD = re.compile(r"(?<![反响供相适效感])应(?!急|用|对|诊|届)")
DONE_MORE = re.compile(r"任务|目标|计划|完成|超")
REACH, LEAST_DIGITS = 4, 3
NONE_HAPPENED = re.compile(r"(?:未发生|无|没有|未出现|零)[^，。；]{0,12}(?:死亡|病例|发生|感染)")


def find(passage: Passage) -> Iterator[Relation]:
    changed_about = list(_changed_about(passage))
    yield from changed_about
    yield from _read(passage, {relation.result for relation in changed_about})
    for number, figure in enumerate(passage.figures):
        nought = figure.kind in {"per100k", "permille"} and figure.value == 0
        if nought and NONE_HAPPENED.search(passage.said_before(number)):
            yield Relation("rate_per", number, (), Decimal(0), figure.value, True, "未发生，比率为0")


def _read(passage: Passage, judged: set[int | None]) -> Iterator[Relation]:
    for rate, kind, tie, explained in read_rates(passage):
        if rate in judged:
            continue
        if explained:
            yield quotient_relation(passage, kind, rate, tie.part, tie.whole, holds=True, firm=True)
        elif with_those_before(passage, rate, tie) is not None:
            continue  # see `combined`
        elif kind == "completion":
            yield tied_quotient(passage, kind, rate, tie)
        elif _of_its_own_people(passage, rate, tie.part, tie.whole):
            implied = what_it_implies(passage, rate, tie.part)
            yield from [implied] if implied is not None else []
        elif kind in {"ratio", "rate_per"}:
            relation = tied_quotient(passage, kind, rate, tie)
            farther = None if relation.holds else farther_pair(passage, rate)
            if farther is not None:
                relation = with_the_base_that_fits(passage, relation, farther[1:])
            yield relation
            if not relation.holds:
                yield from _stated_before(passage, rate, tie.part, tie.whole)
                if passage[tie.part].amount > passage[tie.whole].amount and passage[rate].value <= 100:
                    yield order_relation(passage, tie.whole, (tie.part,), holds=False)


def _of_its_own_people(passage: Passage, rate: int, part: int, whole: int) -> bool:
    """老年人口84.77万人，占总人口的14.7%，其中市区24.24万人，占15.93%: as the whole is of all, so the part of those of its own
    place.
    """
    beside = whole + 1
    told = beside < part and passage[beside].kind == "percent"
    said = told and SHARE_OF_PEOPLE.search(passage.labels[beside])
    return bool(said) and BARE_SHARE.match(passage.labels[rate]) is not None and part == rate - 1


def _stated_before(passage: Passage, rate: int, part: int, whole: int) -> Iterator[Relation]:
    """The same wrong rate given a sentence earlier in the same paragraph is wrong for the same reason."""
    stem = stem_of(passage.labels[rate])
    for earlier in passage.before(rate, 6):
        same = passage[earlier].value == passage[rate].value and passage[earlier].kind == passage[rate].kind
        if same and stem and stem in passage.said_around(earlier):
            yield quotient_relation(passage, "ratio", earlier, part, whole, holds=False, firm=False)


def _changed_about(passage: Passage) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        if figure.kind != "percent" or figure.bound != "exact" or figure.printed_digits < LEAST_DIGITS:
            continue
        whole = _that_is_less(passage, rate) if figure.value < 100 else None
        if whole is not None:
            yield quotient_relation(passage, "ratio", rate, rate - 1, whole, holds=False, firm=False)
            working = f"{passage.written(rate - 1)}不应大于{passage.written(whole)}"
            yield order_relation(passage, rate - 1, (whole,), holds=False, working=working)


def _that_is_less(passage: Passage, rate: int) -> int | None:
    """What the count right before the rate is said to be of, where that count is more."""
    part, stem = rate - 1, stem_of(passage.labels[rate])
    if part < 1 or len(stem) < 2 or not passage.together(part, rate):
        return None
    if (whole := _that_should_be(passage, rate, part, stem)) is not None:
        return whole
    if DONE_MORE.search(passage.labels[rate] + passage.named(part)):
        return None
    for whole in passage.in_front(part, REACH):
        other = passage[whole]
        if not passage.together(whole, part):
            return None
        same = other.unit == passage[part].unit and other.bound == passage[part].bound == "exact"
        if not same or passage[part].amount <= other.amount:
            continue
        of_the_whole = shared_run(stem, passage.named(whole)) == len(stem)  # 应体检4863人，实际体检4936人
        named = stem in passage.named(part) and (not of_the_whole or SHOULD.search(passage.labels[whole]))
        label = passage.labels[whole]
        of_all = ALL.search(label) or SHOULD.search(label) or LIVE_BIRTHS.search(passage.named(whole))
        if named and of_all and meets_rate(passage[rate], other, passage[part]):
            return whole
    return None


def _that_should_be(passage: Passage, rate: int, part: int, stem: str) -> int | None:
    """应接种1956人，完成首针2013人，接种率97.17%: nobody is vaccinated who should not be."""
    should = part - 1
    if should < 0 or not passage.together(should, part) or f"应{stem}" not in passage.labels[should]:
        return None
    same = passage[should].unit == passage[part].unit and passage[part].amount > passage[should].amount
    return should if same and meets_rate(passage[rate], passage[should], passage[part]) else None
