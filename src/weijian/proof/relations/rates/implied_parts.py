"""What a rate and the base told for it imply of the other side: so many deaths, so many under standard management.

活产3419人，婴儿死亡率3.51‰ implies 12 deaths; the live births may themselves be implied (新生儿访视3350人，访视率
97.98%). 总人口33305人，出生率10‰ implies 330 to 366 births. Which base a rate is of, its name says (`definitions`), so
that the base may be told in another section; else it is a sample drawn right before it (抽取37份档案核实，真实率91.2%),
or what the sentence before counts (救治4965例，救治进展100%。定点医院专项救治率99.50%). The implied numbers are noted
for the reader and for those rules that compare them; where no whole number fits, the two cannot both be right (the
GRIM test).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.figures.model import PER, Figure
from weijian.proof.judgement import Range, parts_of, rate_value, whole_numbers_fit
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.accounts import accounts
from weijian.proof.relations.rates.definitions import (
    BIRTHS,
    EVERYBODY,
    OF_SOME,
    base_of,
    everybody,
    told_base,
)
from weijian.proof.relations.rates.implied import implied_relation, written_range
from weijian.proof.relations.rates.quotients import explaining_pair, quotient_relation
from weijian.proof.relations.wording import CHANGE, VITAL, shared_run, stem_of

OF_ALL = re.compile(r"(?:出生率|死亡率|发病率|患病率|检出率)(?:为|达|是|到|降至|约)*$")
BIRTH_RATE = re.compile(r"出生率(?:为|达|是|约)*$")
BORN = re.compile(r"(?:活产|出生人口|出生)(?:儿|婴儿)?(?:人?数|总数)?(?:为|达|共|有)*$")
# Done for the newborn or their mothers, all but a few: their number and rate tell the births.
FOR_BIRTHS = re.compile(r"新生儿访视|产后访视|系统管理|住院分娩|新法接生")
OF_MOTHERS = re.compile(r"(?<![围])(?:孕产妇|产妇)死亡")
TELLS_BIRTHS = {"percent": FOR_BIRTHS, "per100k": OF_MOTHERS}
TELLING = 5  # one rate in so many is of a whole number by accident
SMALL_RATES = {"permille", "per100k"}
REACH, FAR = 14, 60
MOST_BIRTHS = 3
OTHER_BIRTHS = Decimal("1.1")
NEAR = 4
DONE = re.compile(r"合格|达标|阳性|检出|符合|超标|正常")
A_RATE = re.compile(r"率(?:仅|均|为|达到?|是)*$")
DRAWN = re.compile(r"抽取|抽查|抽检|抽样|抽访|抽调|随机|抽测|抽中|暗访|回访")
# What was tested, right before the rate at which it passed.
TESTED = re.compile(r"采样|采集|送检|检验|检测|监测|化验|样品|样本|标本|水样|食品")
# 对46间教室的采光照明进行了抽检，照度合格率; 对43家托幼机构逐家进行消毒质量评估，达标率: one verdict for each
TAKEN = re.compile(
    r"[^，。；\d]{1,18}(?:进行|开展|实施)了?(?:抽检|抽查|抽样|检测|监测|检验)[^，。；\d]{0,4}，"
    r"|[^，。；\d]{1,14}逐[一家所户个村校镇乡站院店]{1,2}(?:进行|开展|实施|组织)?[^，。；\d]{0,10}"
    r"(?:评估|评价|检查|核查|验收|考核|评审|核验)[^，。；\d]{0,2}，"
)
OPENED = re.compile(r"(?:立案|受理(?:投诉|举报|案件|信访)?)(?:查处|调查)?(?:共|了)*$")
CLOSED = re.compile(r"(?:按时|按期|及时)?(?:结案|办结)")
PASSED = re.compile(r"(?:合格|达标|超标|阳性|检出|符合|正常)$")
SAMPLES = {"份", "件", "批", "批次", "people"}
ANOTHER_BASE = re.compile(r"平均|同比|去年|上一?年|同期|全县|全区|全市|总体|综合|其中|累计|分别")
# 15家卫生院全部达到基本标准，其中达到推荐标准的占68.5%; 16家成员单位中，达到推荐标准的占53.8%: of those just counted.
OF_THOSE = re.compile(r"(?:[，,]其中|^[^，。；\d]{1,12}中，?)[^，。；\d率]{2,24}的占(?:比|到|了|总数的)?$")
TOLD_BEHIND = re.compile(r"[（(，][^，。；]{0,6}\d")
FEWEST, MOST, LONGEST = 5, 999, 30
CARRIED = {"people", "份"}
LARGE, FEW, LEAST_SHARED = 100, 8, 2


def find(passage: Passage) -> Iterator[Relation]:
    people = everybody(passage)
    on_births = list(_on_births_told(passage))
    yield from on_births
    done, counted = {relation.result for relation in on_births}, accounts(passage).counted
    for rate, figure in enumerate(passage.figures):
        if not figure.is_rate or figure.value <= 0 or figure.bound != "exact" or figure.value == 100:
            continue
        if _is_of_a_sample(passage, rate, rate - 1):
            yield from _of_the_count(passage, rate, rate - 1)
        if explaining_pair(passage, rate):
            continue
        base = base_of(passage, rate)
        if rate in done:
            continue
        if base is not None and base != EVERYBODY and not figure.modality:
            yield from _on_the_base(passage, rate, base)
        elif figure.kind in SMALL_RATES and OF_ALL.search(passage.labels[rate]) and rate not in counted:
            if OF_SOME.search(passage.labels[rate]):
                continue  # 非脊灰AFP报告发病率: of the children
            yield from _on_everybody(passage, rate, people)
        if figure.kind == "percent" and figure.value < 100:
            yield from _of_the_sentence_before(passage, rate)


def part_told(passage: Passage, rate: int) -> bool:
    """Whether the count right before the rate is of the rate's own deed: 系统管理10236人，系统管理率; 在管1702人，管理率."""
    part, stem = rate - 1, stem_of(passage.labels[rate])
    if part < 0 or not passage.same_sentence(part, rate) or passage[part].is_rate:
        return False
    return bool(stem) and bool(set(stem[-2:]) & set(passage.named(part)))


def implied_on_its_base(passage: Passage, rate: int) -> bool:
    """Whether the rate says of its own base, told anywhere, how many they are."""
    base = base_of(passage, rate)
    if base is None or base == EVERYBODY or passage[rate].modality or part_told(passage, rate):
        return False
    return told_base(passage, rate, base) is not None


def _on_the_base(passage: Passage, rate: int, base: str) -> Iterator[Relation]:
    if part_told(passage, rate):
        return
    count = told_base(passage, rate, base)
    if count is not None:
        yield from _of_the_count(passage, rate, count)
    elif base == BIRTHS and passage[rate].kind in SMALL_RATES:
        yield from _on_births_implied(passage, rate)


def _on_births_told(passage: Passage) -> Iterator[Relation]:
    """Small rates of births told in another sentence. Where some are of a whole number of them, to more digits than an
    accident has, the births are the right ones, and one that is not is broken.
    """
    found: list[Relation] = []
    for rate, figure in enumerate(passage.figures):
        if figure.kind not in SMALL_RATES or figure.bound != "exact" or figure.value <= 0 or figure.modality:
            continue
        if base_of(passage, rate) != BIRTHS or part_told(passage, rate) or explaining_pair(passage, rate):
            continue
        count = told_base(passage, rate, BIRTHS)
        if count is None or passage.same_sentence(count, rate) or passage[count].factor != 1:
            continue
        births = int(passage[count].amount)
        steps = figure.high - figure.low, PER[figure.kind] / births
        if steps[0].is_finite() and steps[0] * TELLING < steps[1]:
            fit = parts_of(figure, (births, births))
            told = implied_relation(passage, rate, (count,), fit) if fit else _no_number(passage, rate, count)
            found.append(told)
    kept = {relation.operands for relation in found if relation.holds}
    yield from (relation for relation in found if relation.operands in kept)


def _no_number(passage: Passage, rate: int, count: int) -> Relation:
    working = f"{passage.written(count)}与{passage.written(rate)}所对应的数不是整数"
    return Relation("population", rate, (count,), None, passage[rate].value, False, working)


def _on_births_implied(passage: Passage, rate: int) -> Iterator[Relation]:
    """新生儿访视3350人，访视率97.98%: of 3419 live births; 孕产妇死亡1例，死亡率55.5/10万: of about 1800."""
    for share in [*reversed(passage.before(rate, REACH)), *passage.behind(rate, NEAR)]:
        count = share - 1
        named = passage[share].kind in TELLS_BIRTHS and count >= 0 and part_told(passage, share)
        told = TELLS_BIRTHS[passage[share].kind].search(passage.named(count)) if named else None
        if told is None or not _counts_cases(passage[count]):
            continue
        births = whole_numbers_fit(passage[share], passage[count], only_part=True)
        if births is not None:
            yield from _implied(passage, rate, (count, share), births, f"所对应的活产{written_range(births)}")
            return


def _on_everybody(passage: Passage, rate: int, people: list[int]) -> Iterator[Relation]:
    """The nearest number of all the people, in the same paragraph; births against those told anywhere."""
    named = [n for n in passage.before(rate, REACH) if n in people]
    if not named or passage[named[-1]].bound != "exact":
        return
    births = _told_births(passage, rate) if BIRTH_RATE.search(passage.labels[rate]) else []
    if births and all(_far_from(passage, rate, number, named[-1]) for number in births):
        yield quotient_relation(passage, "rate_per", rate, births[0], named[-1], holds=False, firm=False)
        return
    low, high = passage[named[-1]].interval
    yield from _implied(
        passage, rate, (named[-1],), (int(low), int(high)), f"人口{written_range((int(low), int(high)))}"
    )


def _told_births(passage: Passage, rate: int) -> list[int]:
    """The births of the same place and year, the nearest first."""
    stated = passage[rate]
    found = [
        n for n in range(max(0, rate - FAR), min(len(passage), rate + FAR))
        if BORN.search(passage.labels[n]) and _counts_cases(passage[n]) and not passage[n].modality
        and (passage[n].area, passage[n].period) == (stated.area, stated.period)
    ]  # fmt: skip
    return sorted(found, key=lambda n: abs(n - rate))[:MOST_BIRTHS]


def _far_from(passage: Passage, rate: int, births: int, people: int) -> bool:
    """Births in the hospitals of a county are not just those of its people: a tenth more or less proves nothing."""
    value = rate_value(passage[births], passage[people], PER[passage[rate].kind])
    low, high = passage[rate].low, passage[rate].high
    return value * OTHER_BIRTHS < low or value > high * OTHER_BIRTHS


def _is_of_a_sample(passage: Passage, rate: int, drawn: int) -> bool:
    """What was drawn is surely what the rate is of."""
    if drawn < 0 or passage[rate].kind != "percent" or not passage.same_sentence(drawn, rate):
        return False
    count, words = passage[drawn], passage.between(drawn, rate)
    plain = count.kind == "count" and count.factor == 1 and FEWEST <= count.value <= MOST
    exact = count.bound == "exact" and passage[rate].value < 100
    tested = TESTED.search(passage.named(drawn)) and PASSED.search(stem_of(passage.labels[rate]))
    sampled = tested and {count.unit, count.family} & SAMPLES and not DONE.search(passage.named(drawn))
    drawn_first = DRAWN.search(passage.labels[drawn]) or (
        PASSED.search(stem_of(passage.labels[rate])) and TAKEN.match(words)
    )
    said = A_RATE.search(words) and (drawn_first or sampled or _is_of_what_was_opened(passage, rate, drawn))
    if OF_THOSE.search(words) and not TOLD_BEHIND.match(passage.plain, passage[rate].end):
        return bool(plain and exact and not CHANGE.search(words))
    other = ANOTHER_BASE.search(words) or CHANGE.search(words) or "；" in words or len(words) > LONGEST
    return bool(plain and exact and said and not other)


def _is_of_what_was_opened(passage: Passage, rate: int, count: int) -> bool:
    """立案37件，……，结案率93.2%: of the cases that were opened."""
    return (
        OPENED.search(passage.labels[count]) is not None
        and CLOSED.fullmatch(stem_of(passage.labels[rate])) is not None
    )


def _of_the_sentence_before(passage: Passage, rate: int) -> Iterator[Relation]:
    """The rate has no count of its own, and what it is of is what the last count before counts."""
    count = _count_in_the_sentence_before(passage, rate)
    if count is None:
        return
    if passage[count].family != "份":
        yield from _of_the_count(passage, rate, count)
    elif (fit := whole_numbers_fit(passage[rate], passage[count], only_part=True)) is not None:
        yield implied_relation(passage, rate, (count,), fit)


def _count_in_the_sentence_before(passage: Passage, rate: int) -> int | None:
    """The count of the sentence before that speaks most of the rate's own work, the last of those that do so alike."""
    label = passage.labels[rate]
    stem = stem_of(label)
    if not stem or CHANGE.search(label) or VITAL.search(label):
        return None
    best, most = None, LEAST_SHARED - 1
    for number in reversed(passage.before(rate, FEW)):
        figure = passage[number]
        if passage.same_sentence(number, rate):
            if not figure.is_rate and figure.family in CARRIED:
                return None
            continue
        if figure.is_rate or passage.points[number] != passage.points[rate]:
            continue
        if best is not None and not passage.same_sentence(number, best):
            break
        shared = shared_run(stem, passage.labels[number])
        if shared > most and figure.family in CARRIED and figure.bound == "exact" and figure.amount >= LARGE:
            best, most = number, shared
        elif best is None and (
            figure.family == "people" or passage.sentences[rate] - passage.sentences[number] > 1
        ):
            return None  # what was counted last is of another matter
    return None if best is None else passage.first_told(best)


def _of_the_count(passage: Passage, rate: int, count: int) -> Iterator[Relation]:
    whole = int(passage[count].amount)
    yield from _implied(passage, rate, (count,), (whole, whole), passage.written(count))


def _counts_cases(figure: Figure) -> bool:
    return figure.family == "people" and figure.bound == "exact" and figure.factor == 1 and figure.amount > 0


def _implied(
    passage: Passage, rate: int, operands: tuple[int, ...], base: Range, said: str
) -> Iterator[Relation]:
    """How many there were: every whole number that the base and the rate allow."""
    stated = passage[rate]
    fit = parts_of(stated, base)
    if fit is not None:
        yield implied_relation(passage, rate, operands, fit, said)
    elif passage.same_sentence(operands[0], rate) and len(operands) == 1:
        value = format_number(round_half_up(stated.value * base[0] / PER[stated.kind], 2))
        working = f"{said}按{stated.text}计算为{value}，不是整数"
        yield Relation("population", rate, operands, None, stated.value, False, working)
