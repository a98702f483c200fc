"""Shares told in another form than as so many per cent.

In words: 省级卫生乡镇9个，占全县14个乡镇的六成以上. Such a share is a bound or a number of tenths; its counts are what the
words tie, as for any rate, else the whole and the part right before it. 六成以上 holds from 60 % on, 七成 is right from 65 to
75 %. What is said roughly, 高级职称612人，只占卫生技术人员的7%左右, is tied where it holds, of what it names as well.
As a proportion: 执业医师438人、注册护士402人，医护比1:0.92; which of the two is the one, their order says or the name.
Of what is lacking: 编制864名，在编731名，空编率15.4%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from weijian.kernel.quantities import format_number, interval, round_half_up
from weijian.proof.judgement import Interval, less, meets, meets_rate, rate_value
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import quotient_relation
from weijian.proof.relations.rates.words import said_tie, words_tie
from weijian.proof.relations.rates.words.tie import alike, one_breath
from weijian.proof.relations.wording import CHANGE, shared_run
from weijian.proof.relations.worked import worked_out

WORDED = re.compile(r"[一二两三四五六七八九]成|一半|半数")
# Nothing but the share is said of the last count.
BARE = re.compile(
    r"^[，、（]?(?:已|仅|也|只)?(?:占比?|比例)?(?:为|达到?|已?近|超了?|过了?|大?约|不到|不足|接|将)*(?:总数的?)?$"
)
OTHER = re.compile(r"同比|较|比(?!例|重)|满意|参与|覆盖")
SMALLEST, REACH, ROW = 10, 6, 4
SHARE = re.compile(r"占(?:全[县区市州旗])?(?:(?P<what>[^，。；占\d]{2,12}?)(?:总?人?数|总量|总额)?的)?$")
FAR = 200
HUNDRED, TENTH, NEAR = Decimal(100), Decimal(5), Decimal(15)


ONE_TO = re.compile(r"1 ?[：:∶] ?(?P<many>\d{1,4}(?:\.\d{1,3})?)")
TO_ONE = re.compile(r"(?P<many>\d{1,4}(?:\.\d{1,3})?) ?[：:∶] ?1")
# 医护比, 床护比, 男女比, 在职退休比; 医师与护士之比.
PROPORTION = re.compile(
    r"(?:(?P<one>[医床护男]|在职|城[镇市]|县内|门诊)(?:人员|职工)?(?:[与和、]|对)?(?P<other>[医护患女]|退休|农村|县外|住院)(?:人员|职工)?之?比|之比|比例|比)(?:例|值)?(?:为|达到?|是|约)*$"
)
# 实际开放848张 are beds without saying so.
UNIT_OF = {"床": "张"}


# 报名人数与岗位数之比, 医师与护士之比
NAMED_TWO = re.compile(
    r"(?P<first>[^，。；：、\d与和]{2,10}?)(?:总?人数|总数|数)?[与和同](?P<second>[^，。；：、\d与和]{2,10}?)(?:总?人数|总数|数)?(?:之比|的比例|的比值)(?:为|达到?|是|约)*$"
)
LACKING = re.compile(
    r"(?:空编|缺编|空缺|空岗|缺岗|缺员|空置|闲置|未完成|未整改|未办结|失访|脱落|流失)率(?:为|达|达到|约)?$"
)
LACKS = re.compile(r"缺[编员岗]?$|空[编缺岗置]|闲置|未|失访|脱落|流失")


def find(passage: Passage) -> Iterator[Relation]:
    yield from _told_in_words(passage)
    yield from _proportions(passage)
    yield from _of_what_isshare_of_the_others(passage)


def _told_in_words(passage: Passage) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        if figure.kind != "percent" or figure.value >= HUNDRED:
            continue
        label, pair = passage.labels[rate], None
        if WORDED.search(figure.text) and not CHANGE.search(label) and not OTHER.search(label):
            tie = words_tie(passage, rate) or said_tie(passage, rate)
            pair = (tie.part, tie.whole) if tie is not None else _right_before(passage, rate)
            holds = pair is not None and _holds(passage, rate, *pair)
            if pair is not None and (holds or tie is not None or _near(passage, rate, *pair)):
                yield quotient_relation(passage, "ratio", rate, *pair, holds, firm=False)
        if pair is None and figure.bound == "about" and (pair := _said_roughly(passage, rate)) is not None:
            yield quotient_relation(passage, "ratio", rate, *pair, holds=True, firm=False)


def _said_roughly(passage: Passage, rate: int) -> tuple[int, int] | None:
    """护理型床位246张，占三成; 高级职称612人，只占卫生技术人员的7%左右: of the count right before, or of what it names."""
    part, share = rate - 1, SHARE.search(passage.labels[rate])
    if part < 0 or share is None or not passage.same_sentence(part, rate):
        return None
    what = share["what"] or ""
    for whole in range(part - 1, max(-1, part - (FAR if what else 2)), -1):
        told = what in passage.named(whole) if what else passage.same_sentence(whole, rate)
        if told and alike(passage, part, whole):
            return (part, whole) if meets_rate(passage[rate], passage[part], passage[whole]) else None
    return None


def _right_before(passage: Passage, rate: int) -> tuple[int, int] | None:
    whole, part = rate - 2, rate - 1
    if whole < 0 or not BARE.match(passage.labels[rate]) or not one_breath(passage, whole, rate):
        return None
    ordered = passage[part].amount < passage[whole].amount and alike(passage, part, whole)
    return (part, whole) if ordered else None


def _near(passage: Passage, rate: int, part: int, whole: int) -> bool:
    """What merely stands side by side may be of other things, if the share is far from it."""
    return abs(rate_value(passage[part], passage[whole], HUNDRED) - passage[rate].value) <= NEAR


def _holds(passage: Passage, rate: int, part: int, whole: int) -> bool:
    stated, value = passage[rate], rate_value(passage[part], passage[whole], HUNDRED)
    if stated.bound in {"over", "at_least"}:
        return value >= stated.value
    if stated.bound in {"under", "at_most"}:
        return value <= stated.value
    return abs(value - stated.value) <= TENTH


def _proportions(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        one_to, to_one = ONE_TO.fullmatch(figure.text), TO_ONE.fullmatch(figure.text)
        told = one_to or to_one
        named = PROPORTION.search(passage.labels[number]) if told else None
        of_sexes = to_one is not None and named is not None and named["one"] == "男"  # see `sex_ratios`
        if told and named and not of_sexes:
            yield from _of_two(passage, number, Decimal(told["many"]), named, first_is_one=one_to is not None)


def _of_two(
    passage: Passage, number: int, stated: Decimal, named: re.Match[str], first_is_one: bool
) -> Iterator[Relation]:
    low, high = interval(stated, False)
    counts = [
        n for n in passage.in_front(number, REACH)
        if passage[n].kind == "count" and passage[n].bound == "exact" and passage[n].value >= SMALLEST
    ]  # fmt: skip
    words = NAMED_TWO.search(passage.labels[number])
    pairs = [
        (first, second) for first, second in permutations(counts, 2)
        if _may_be(passage, first, second, named) and (words is None or _are_called(passage, first, second, words))
    ]  # fmt: skip
    if not first_is_one:
        pairs = [(second, first) for first, second in pairs]
    for one, many in pairs:
        if low <= passage[many].amount / passage[one].amount < high:
            yield _proportion(passage, number, one, many, stated, holds=True)
            return
    # 编制床位755张，实际开放848张，……实际开放床护比: of those that the ratio itself names.
    said = [pair for pair in pairs if any(_says(passage, number, named, counted) for counted in pair)]
    if (named["one"] or words) and len(said or pairs) == 1:
        yield _proportion(passage, number, *(said or pairs)[0], stated, holds=False)


def _says(passage: Passage, number: int, named: re.Match[str], counted: int) -> bool:
    words = passage.labels[number][: named.start()]
    return shared_run(words, passage.named(counted)) > 1


def _may_be(passage: Passage, first: int, second: int, named: re.Match[str]) -> bool:
    if named["one"]:
        pair = (named["one"], first), (named["other"], second)
        return all(word in passage.named(n) or passage[n].unit == UNIT_OF.get(word) for word, n in pair)
    return passage[first].family == passage[second].family or NAMED_TWO.search(named.string) is not None


def _are_called(passage: Passage, first: int, second: int, words: re.Match[str]) -> bool:
    """报名人数与岗位数之比 of 报名1260人 and 招聘84个岗位."""
    return words["first"] in passage.named(first) and words["second"] in passage.named(second)


def _proportion(
    passage: Passage, number: int, one: int, other: int, stated: Decimal, holds: bool
) -> Relation:
    value = passage[other].amount / passage[one].amount
    shown = format_number(round_half_up(value, 2))
    working = f"{passage.written(other)}÷{passage.written(one)}＝{shown}"
    return Relation("ratio", number, (one, other), round(value, 4), stated, holds, working)


def _of_what_isshare_of_the_others(passage: Passage) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        if figure.kind != "percent" or figure.bound != "exact" or not LACKING.search(passage.labels[rate]):
            continue
        counts = [n for n in passage.in_front(rate, ROW) if _counts(passage, n)][::-1]
        if counts and LACKS.search(passage.labels[counts[-1]]):
            continue  # 缺编115人，空编率27%: a rate as any other
        if len(counts) > 1 and passage[counts[-2]].amount > passage[counts[-1]].amount:
            whole, there = counts[-2:]
            holds = meets(figure, left_of(passage, whole, there))
            row = [whole, there] == [rate - 2, rate - 1]
            if holds or (row and passage[whole].unit == passage[there].unit):
                yield share_of_the_others(passage, rate, there, whole, holds)


def _counts(passage: Passage, number: int) -> bool:
    return passage[number].kind == "count" and passage[number].bound == "exact" and passage[number].amount > 0


def left_of(passage: Passage, whole: int, there: int) -> Interval:
    low, high = less(passage[whole], passage[there])
    base = passage[whole].amount
    return low * 100 / base, high * 100 / base


def share_of_the_others(passage: Passage, rate: int, there: int, whole: int, holds: bool) -> Relation:
    one, other = passage[there], passage[whole]
    value = (other.amount - one.amount) * 100 / other.amount
    formula = f"（{other.text}－{one.text}）÷{other.text}"
    return worked_out(passage, "ratio", rate, (there, whole), value, formula, holds)
