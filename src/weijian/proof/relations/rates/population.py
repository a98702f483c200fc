"""Population: a count with a rate whose base (or part) is not stated; what whole numbers they imply.

管理155人，管理率98.73% implies a base of 157. Where no whole number on either side gives the stated rate,
the two cannot both be right (the GRIM test).
"""

import re
from collections.abc import Iterator

from weijian.proof.figures.model import PER
from weijian.proof.judgement import parts_of, whole_numbers_fit
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.agreement import contradictions
from weijian.proof.relations.rates.implied import implied_relation
from weijian.proof.relations.rates.implied_parts import implied_on_its_base
from weijian.proof.relations.rates.lists import first_of_list, label_of, listed_counts
from weijian.proof.relations.rates.odd_one import with_the_odd_one_broken
from weijian.proof.relations.rates.of_one_base import judged, of_a_base_said, of_one_base
from weijian.proof.relations.rates.one_matter import (
    AMONG_EVERYBODY,
    of_one_matter,
    stated_together,
    surely_the_base,
    surely_the_part,
)
from weijian.proof.relations.rates.opposites import is_opposite
from weijian.proof.relations.rates.quotients import explaining_pair, rates
from weijian.proof.relations.rates.words import tie_of
from weijian.proof.relations.sums import sum
from weijian.proof.relations.wording import (
    CHANGE,
    COMPLETION,
    TASK_SAID,
    VITAL,
    shared_run,
)

DOSES = {"剂次", "剂", "针次", "针", "人份"}
COUNTED = {"people", "places", "cases", "户", "份", "对", "张", "元", "bare", *DOSES}
OF_SOME_SIZE = re.compile(r"(?:死亡|出生|增长|发病|患病|检出)率[^，。；]{0,4}$")
# 发病1626例，死亡60例，发病率55.6/10万: of the cases.
OF_CASES, DIED = re.compile(r"(?:发病|患病|罹患)率"), re.compile(r"死(?!角|档)[^，。；]{0,4}$")
# Those looked at, of whom a part had it: 监测儿童4908名，甲状腺肿大率.
LOOKED_AT = re.compile(r"监测|检测|检查|筛查|体检|调查|普查")
A_CASE = re.compile(r"阳性|检出|发现|查出|确诊|病例|死亡|感染者")
HAD = re.compile(r"(?:肿大|发病|患病|感染|阳性|检出|异常|患龋|带虫|携带|贫血)率[^，。；]{0,4}$")
CONFIRMED = re.compile(r"确[诊认][^，。；]{0,4}$")
HEADS = {"人", "名"}
REACH, A_NAME = 8, 4


def find(passage: Passage) -> Iterator[Relation]:
    implied = list(_beside_counts(passage))
    shares = [relation for relation in implied if _is_share(passage, relation)]
    of_one = [*of_a_base_said(passage), *of_one_base(passage, shares)]
    for group in of_one:
        yield from judged(passage, group)
    told = {relation.result for group in of_one for relation in group}
    others = [relation for relation in shares if relation.result not in told]
    yield from with_the_odd_one_broken(passage, others, fewest_agreeing=3)
    yield from (r for r in implied if r not in shares and r.result not in told)
    yield from contradictions(passage, implied)


def _is_share(passage: Passage, implied: Relation) -> bool:
    """饮用河水的2.72万人，占6.34%: of the whole that all shares of the sentence are of."""
    rate, count = implied.result, implied.operands[0]
    told = rate is not None and implied.holds and count == rate - 1 and passage[count].family == "people"
    return rate is not None and told and passage.labels[rate].startswith("占")


def _beside_counts(passage: Passage) -> Iterator[Relation]:
    parts = {part for relation in sum.find(passage) for part in relation.operands if relation.holds}
    for rate in rates(passage):
        if (
            passage[rate].value == 100
            or _without_sign(passage, rate)
            or explaining_pair(passage, rate)
            or tie_of(passage, rate)
            or implied_on_its_base(passage, rate)
        ):
            continue
        count = _count_before(passage, rate, parts)
        if count is not None:
            relation = what_it_implies(passage, rate, count)
            if relation is not None:
                yield relation


def _without_sign(passage: Passage, rate: int) -> bool:
    """死亡率为15.08: per thousand or per hundred, nobody can say."""
    return passage[rate].text[-1:].isdigit() and OF_SOME_SIZE.search(passage.labels[rate]) is not None


def _count_before(passage: Passage, rate: int, parts: set[int]) -> int | None:
    """The nearest count of the same sentence, only rates and the parts of a sum may stand between; in lists that answer
    one another the one of its place.
    """
    answering = listed_counts(passage, first_of_list(passage, rate))
    if rate in answering:
        return answering[rate]
    for number in passage.in_front(rate, REACH):
        figure = passage[number]
        label = passage.labels[number]
        if figure.is_rate and (AMONG_EVERYBODY.search(label) or not VITAL.search(label)):
            continue
        if OF_CASES.search(label_of(passage, rate)) and DIED.search(label):
            continue
        if figure.family in DOSES and _told_by_heads(passage, number):
            continue
        if is_opposite(passage, rate, number):
            return None  # 未种96人，接种率97%: see `opposites`
        if figure.unit == "种":
            continue  # 报告267例，病种9种，发病率740.99/10万
        # 疑似103例，排除99例，确诊4例，发病率0.58/10万: of those who had it
        own = number == rate - 1 and CONFIRMED.search(label)
        named = shared_run(label, passage.labels[rate]) >= A_NAME  # 甲、乙类412例、丙类1774例，甲、乙类发病率
        if (
            number in parts
            and not own
            and not named
            and not passage.labels[rate].lstrip("，").startswith("占")
        ):
            continue
        fits = figure.family in COUNTED and figure.kind in {"count", "money"} and figure.bound == "exact"
        # Nobody was done with, and the task is overfulfilled.
        worth = figure.amount > 0 or (number == rate - 1 and TASK_SAID.search(passage.labels[rate]))
        return number if fits and worth else None
    return None


def _told_by_heads(passage: Passage, doses: int) -> bool:
    """接种110.62万人，251.18万剂次，接种率93.44%: the rate is of people, not of doses."""
    heads = doses - 1
    told = heads >= 0 and passage[heads].family == "people" and passage.same_sentence(heads, doses)
    return told and len(passage.between(heads, doses)) <= 1


def what_it_implies(passage: Passage, rate: int, count: int) -> Relation | None:
    stated, known = passage[rate], passage[count]
    examined = _examined_for(passage, rate, count)
    if stated.bound == "at_most" or (examined is None and not of_one_matter(passage, rate, count)):
        return None
    task = COMPLETION.search(passage.labels[rate])  # may be more than was set
    if not stated.high.is_finite() and (task or not stated_together(passage, rate, count)):
        return None
    if known.factor != 1 and known.kind == "count":
        return _roughly(passage, rate, count)
    fit = None
    if examined is not None:
        known, count = passage[examined], examined
        fit = parts_of(stated, (int(known.amount), int(known.amount)))
    elif surely_the_base(passage, rate, count):
        fit = parts_of(stated, (int(known.amount), int(known.amount)))
    if fit is None and examined is None:
        fit = whole_numbers_fit(stated, known, only_part=surely_the_part(passage, rate, count))
    if (
        fit is None
        and examined is None
        and (base := _base_of_the_rates_before(passage, rate, count)) is not None
    ):
        whole = int(passage[base].amount)
        fit, known, count = parts_of(stated, (whole, whole)), passage[base], base
    if fit is None:
        if examined is None and not stated_together(passage, rate, count):
            return None
        working = f"没有整数能与{known.text}得出{stated.text}"
        firm = known.family == "people" and stated.kind == "percent"
        return Relation("population", rate, (count,), None, stated.value, False, working, firm)
    return implied_relation(passage, rate, (count,), fit)


def _examined_for(passage: Passage, rate: int, count: int) -> int | None:
    """监测儿童4908名，甲状腺肿大率为5.85/10万: of those examined, so that less than one had it. Of several groups the one
    that the rate names.
    """
    label = label_of(passage, rate)
    if passage[rate].kind != "per100k" or not HAD.search(label):
        return None
    groups = [
        n for n in [count, *passage.in_front(count, 3)]
        if passage[n].base in HEADS and passage[n].bound == "exact" and passage[n].factor == 1
        and LOOKED_AT.search(passage.labels[n]) and not A_CASE.search(passage.named(n))
    ]  # fmt: skip
    if count not in groups:
        return None
    return max(groups, key=lambda n: shared_run(label, passage.labels[n]))


def _base_of_the_rates_before(passage: Passage, rate: int, count: int) -> int | None:
    """在册1198人，在管1153人，管理率96.24%，服药率90.82%，规律服药率70.28%: the rates behind are of what the first is of."""
    for before in range(rate - 1, count, -1):
        if not passage[before].is_rate or CHANGE.search(passage.labels[before]):
            return None
        pair = explaining_pair(passage, before)
        if pair is not None:
            return pair[1] if pair[0] == count and passage[pair[1]].factor == 1 else None
    return None


def _roughly(passage: Passage, rate: int, count: int) -> Relation | None:
    """参保10.83万人，参保率96.2%: between the bases that the two ends of the count give."""
    (low, high), (least, most) = passage[count].interval, passage[rate].interval
    if least <= 0 or not (high.is_finite() and most.is_finite()):
        return None
    per = PER[passage[rate].kind]
    fit = int(low * per / most) + 1, int(high * per / least)
    return implied_relation(passage, rate, (count,), fit)
