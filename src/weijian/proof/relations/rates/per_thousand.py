"""Beds, doctors and nurses per thousand people: 床位1584张……每千常住人口拥有床位4张.

With the population stated nearby the rate can be checked; without it, it implies one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import interval
from weijian.proof.judgement import Interval, Range, one_slip_from
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.definitions import everybody
from weijian.proof.relations.rates.lists import listed_counts
from weijian.proof.relations.rates.odd_one import with_the_odd_one_broken
from weijian.proof.relations.sums.sum import find as sums
from weijian.proof.relations.wording import shared_run
from weijian.proof.relations.worked import worked_out

PER_PEOPLE = re.compile(
    r"(?:每|平均每|^)(?P<per>10万|十万|千|万)名?(?:农业|常住|户籍|服务|城镇|农村)*(?:人口?|居民|老年人)均?(?P<what>(?:[^，。；\d]|\d{1,2}(?:岁|[-~～—–至]\d)){0,40})$"
)
GOES_ON = re.compile(r"^[、和及与，](?:拥有)?(?P<what>[^，。；、\d]{0,20})$")
SIZES = {"千": Decimal(1000), "万": Decimal(10000), **dict.fromkeys(("10万", "十万"), Decimal(10**5))}
# Words around the things counted that name nothing.
FILLING = re.compile(
    r"拥有|仅|只有|只|才|不过|达到?|分别|医疗卫生机构|医疗机构|已?为|数|的|有|提高到|增至|增加到|共"
)
OF_SOME = re.compile(r"农业|户籍|城镇|农村|老年|儿童|托位|婴")
# 床位1017万张，比上年增加42万张: of all that there are. 再新增托位350个，每千人口托位数达到4.5个: of what is not told.
ADDED, MORE = re.compile(r"[新净]增|新建|增加(?!到)"), re.compile(r"再(?:新增|增加|新建)")
# 床位较上年末增加149张（上年末为2844张）
THEN = re.compile(r"(?:上年|去年|前年|上一年|年初)末?底?(?:时|的)?(?:仅|只|还)?(?:有|为|是)[^，。；\d]{0,4}$")
RESIDENT, BED = "常住", "张"
# 286台，比上年末的222台增加64台
OF_THEN = re.compile(r"[比较](?:上年|去年|前年|\d{4}年)(?:同期|[年末底]{0,2})的?$")
STEP = re.compile(r"(?:增加|减少|增长|新增)了?$")
TRADE = "专业技术人员"  # 卫生专业技术人员 and 卫生技术人员 are one
WHOSE = re.compile("常住|户籍")
ALL_OF_IT = re.compile(r"[、，（]?(?:其中|全[县区市州旗]|我[县区市]|年末|年底|现|开放|实|编制|各类|各级)*")
BEDS = re.compile(r"(?:开放|实有|编制|医疗|卫生)*(?:机构)?(?:病床|床位|床)(?:数|总数|总)?")
# 对应的床位2108张, 折合医师893人
ANSWERS_SAID = re.compile(r"对应|相应|分别(?:有|为|是|折合|按)|折合|即|总量|总数|实有")
ANSWERS = re.compile(
    r"^[，、；：（和及与即]*(?:其?对应|相应|分别|折合|总量|总数|实有|实际|共|合计|有|为|是|的)*"
)
REACH = 8
HEADS = {"人", "名", "位"}
LEAST_DIGITS = 3
LEAST_COUNTED = 100
FAR = 200


def find(passage: Passage) -> Iterator[Relation]:
    told = list(_ties_of_all(passage))
    found = [_of_the_others_people(passage, tie, told) for tie in told]
    of_all = [relation for relation in found if _of_all_the_same(passage, relation)]
    yield from with_the_odd_one_broken(passage, of_all, fewest_agreeing=1)
    yield from (relation for relation in found if relation not in of_all)


def _of_the_others_people(passage: Passage, relation: Relation, found: list[Relation]) -> Relation:
    """医师1025人，每千人2.63名，护士1379人，每千人3.45名: the people who give the one rate are those of the other."""
    rate = relation.result
    match = None if rate is None else PER_PEOPLE.search(passage.labels[rate])
    if rate is None or match is None or not _of_all_the_same(passage, relation):
        return relation
    bases = {
        tie.operands[1] for tie in found
        if tie.type == "rate_per" and tie.holds and tie.result is not None and tie.operands[0] == tie.result - 1
        and passage.same_sentence(tie.result, rate) and passage[tie.result].family == passage[rate].family
        and not OF_SOME.search(passage.labels[tie.result])
    }  # fmt: skip
    if len(bases) != 1:
        return relation
    return _rate(passage, rate, rate - 1, bases.pop(), SIZES[match["per"]], holds=False)


def _of_all_the_same(passage: Passage, relation: Relation) -> bool:
    """Of what stands right before it, as it is, and of everybody: two such rates are of the same people."""
    rate = relation.result
    if relation.type != "population" or rate is None or relation.operands != (rate - 1,):
        return False
    return not passage[rate].modality and not OF_SOME.search(passage.labels[rate])


def _ties_of_all(passage: Passage) -> Iterator[Relation]:
    carried: Decimal | None = None
    people = everybody(passage)
    lists: dict[int, int] = {}
    for rate, figure in enumerate(passage.figures):
        match = PER_PEOPLE.search(passage.labels[rate])
        if match is None and carried is not None and passage.same_sentence(rate - 1, rate):
            match, per = _goes_on(passage, rate), carried
        elif match is not None:
            per = SIZES[match["per"]]
        carried = per if match is not None else None
        if match is not None and "per" in match.re.groupindex:
            lists = listed_counts(passage, rate)
        if match is not None and figure.kind == "count" and figure.bound == "exact" and figure.value > 0:
            yield from _tie(passage, rate, per, match["what"], people, lists)


def _goes_on(passage: Passage, rate: int) -> re.Match[str] | None:
    """每千人口拥有医师1.30人，护士1.90人: behind a comma only what has decimals, for numbers of whole people follow as well."""
    words = passage.between(rate - 1, rate)
    if words.startswith("，"):
        decimals = int(passage[rate].value.as_tuple().exponent) < 0
        return GOES_ON.search(words) if decimals else None
    return GOES_ON.search(passage.labels[rate])


def _tie(
    passage: Passage, rate: int, per: Decimal, what: str, people: list[int], lists: dict[int, int]
) -> Iterator[Relation]:
    what = FILLING.sub("", what)
    named = lists.get(rate) if lists.get(rate) is not None else _counted(passage, rate, what)
    # A rate is rounded or cut off, even where it is printed without decimals.
    stated = interval(passage[rate].value, False)
    for counted in _candidates(passage, rate, named, what):
        for base in sorted(people, key=lambda number: abs(number - rate)):
            if _meets(passage, counted, base, per, stated):
                first = next(n for n in people if passage[n].amount == passage[base].amount)
                yield _rate(passage, rate, counted, first, per, holds=True)
                return
    if named is not None and not passage[rate].modality:
        yield from _without_people(passage, rate, per, named, stated, people)
    elif not passage[rate].modality:
        yield from _slipped(passage, rate, per, what, people)


def _candidates(passage: Passage, rate: int, named: int | None, what: str) -> list[int]:
    """What bears the name first; with three digits printed, whatever is counted in the unit, and what bears the name in
    another section.
    """
    if passage[rate].printed_digits < LEAST_DIGITS:
        return [] if named is None else [named]
    alike = [
        number for number in reversed(passage.before(rate, REACH))
        if _in_one_unit(passage, number, rate) and passage[number].bound == "exact" and number != named
        and not OF_THEN.search(passage.labels[number]) and passage[number].amount > passage[rate].amount
    ]  # fmt: skip
    if named is not None:
        return [named, *alike]
    return [*alike, *_far(passage, rate, what)] if len(what) > 1 else alike


def _far(passage: Passage, rate: int, what: str) -> Iterator[int]:
    for number in range(rate - 1, max(-1, rate - FAR), -1):
        figure = passage[number]
        alike = (
            figure.base == passage[rate].base and figure.bound == "exact" and figure.amount > LEAST_COUNTED
        )
        if alike and what in passage.labels[number].replace(TRADE, "技术人员"):
            yield number


def _slipped(passage: Passage, rate: int, per: Decimal, what: str, people: list[int]) -> Iterator[Relation]:
    """床位1286张 at the head, 每千常住人口床位只有4.72张 among the problems: what bears that very name, on the people named."""
    whose = WHOSE.search(passage.said_before(rate)) if len(what) > 1 else None
    if whose is None or passage[rate].printed_digits < LEAST_DIGITS:
        return
    counted = [n for n in _far(passage, rate, what) if ALL_OF_IT.fullmatch(_bare(passage.labels[n], what))]
    bases = [base for base in people if whose[0] in passage.named(base) and passage[base].bound == "exact"]
    if any(len({passage[n].amount for n in numbers}) != 1 for numbers in (counted, bases)):
        return
    value = passage[counted[0]].amount * per / passage[bases[0]].amount
    if one_slip_from(passage[rate].value, value):
        yield _rate(passage, rate, counted[0], bases[0], per, holds=False)


def _bare(label: str, what: str) -> str:
    """What a label says of a count besides that name."""
    name = FILLING.sub("", label)
    return name.removesuffix(what) if name.endswith(what) else what


def _without_people(
    passage: Passage, rate: int, per: Decimal, counted: int, stated: Interval, people: list[int]
) -> Iterator[Relation]:
    near = [base for base in people if passage.same_sentence(base, rate) and passage[base].bound == "exact"]
    if near and near[-1] < counted == rate - 1:
        yield _rate(passage, rate, counted, near[-1], per, holds=False)
        return
    residents = [base for base in people if RESIDENT in passage.named(base)]
    one_number = len({passage[base].amount for base in residents}) == 1  # told once or over again
    if one_number and RESIDENT in passage.said_before(rate):
        yield _rate(passage, rate, counted, residents[0], per, holds=False)
        return
    implied = _implied(passage[counted].amount, per, stated)
    working = f"{passage.written(counted)}与每{per}人{passage.written(rate)}所对应的人口为{implied[0]}至{implied[1]}"
    yield Relation("population", rate, (counted,), implied, passage[rate].value, True, working)


def _rate(passage: Passage, rate: int, counted: int, base: int, per: Decimal, holds: bool) -> Relation:
    """Never firm: the people may be those on the register, or of another date."""
    value = passage[counted].amount * per / passage[base].amount
    formula = f"{passage.written(counted)}÷{passage.written(base)}×{per}"
    return worked_out(passage, "rate_per", rate, (counted, base), value, formula, holds)


def _counted(passage: Passage, rate: int, what: str) -> int | None:
    """The count before that bears the name of what is had per thousand, and its unit; without a name the last."""
    if not what and _in_one_unit(passage, rate - 1, rate) and passage.same_sentence(rate - 1, rate):
        last = rate - 1
        while (
            last
            and (STEP.search(passage.labels[last]) or OF_THEN.search(passage.labels[last]))
            and (_in_one_unit(passage, last - 1, rate) and passage.same_sentence(last - 1, rate))
        ):
            last -= 1
        return last if passage[last].bound == "exact" and passage[last].amount > LEAST_COUNTED else None
    for number in reversed(passage.before(rate, REACH)):
        figure = passage[number]
        fits = figure.kind == "count" and figure.bound == "exact" and figure.amount > passage[rate].amount
        if MORE.search(passage.labels[number]) and passage.same_sentence(number, rate):
            return None
        if ADDED.search(passage.labels[number]) or THEN.search(passage.labels[number]):
            continue
        alike = figure.family == passage[rate].family and not PER_PEOPLE.search(passage.labels[number])
        least = min(2, len(what))
        named = shared_run(what, passage.labels[number] + figure.subject) >= least
        beds = "床" in what and figure.base == BED
        if beds and of_other_beds(what, passage.labels[number]):
            continue
        if fits and alike and least and (named or beds):
            return all_of_them(passage, number, what)
    return _answering(passage, rate, what)


def _answering(passage: Passage, rate: int, what: str) -> int | None:
    """每千人口床位6.70张、医师2.84人，对应的床位2108张、医师893人: counts told behind the rates, by the same names."""
    own = [
        number for number in passage.behind(rate, REACH)
        if what and ANSWERS.sub("", passage.labels[number]) == what and passage[number].bound == "exact"
        and passage[number].family == passage[rate].family and passage[number].amount > LEAST_COUNTED
    ]  # fmt: skip
    said = own and ANSWERS_SAID.search(passage.between(rate, own[0]))
    return own[0] if said and len(own) == 1 else None


def _in_one_unit(passage: Passage, counted: int, rate: int) -> bool:
    """卫生技术人员2836人，平均每千人7.2名: people are people."""
    bases = {passage[counted].base, passage[rate].base}
    return len(bases) == 1 or bases <= HEADS


def of_other_beds(what: str, label: str) -> bool:
    """每千人口公立医院床位 are not of all beds, nor of 民营204张."""
    whose = BEDS.sub("", FILLING.sub("", what)) if "床" in what else ""
    return whose != "" and whose not in label


def all_of_them(passage: Passage, number: int, what: str) -> int:
    """床位1892张，其中县级医院1126张、民营医院204张，每千人口床位……: the whole, where no part bears the name better."""
    own = shared_run(what, passage.labels[number])
    before = number - 1
    of_which = "其中" in passage.labels[number] and passage[before].base == passage[number].base
    if of_which and passage.same_sentence(before, number) and shared_run(what, passage.labels[before]) >= own:
        return before  # 托位1238个，其中普惠托位786个，每千人口托位3.0个
    wholes = (tie.result for tie in sums(passage) if tie.holds and number in tie.operands)
    better = (
        whole for whole in wholes
        if whole is not None and whole < number and shared_run(what, passage.labels[whole]) >= own
        and passage[whole].base == passage[number].base
    )  # fmt: skip
    return next(better, number)


def _meets(passage: Passage, counted: int, people: int, per: Decimal, stated: Interval) -> bool:
    (low, high), (fewest, most) = passage[counted].interval, passage[people].interval
    return low * per / most < stated[1] and high * per / fewest >= stated[0]


def _implied(counted: Decimal, per: Decimal, stated: Interval) -> Range:
    return int(counted * per / stated[1]) + 1, int(counted * per / stated[0])
