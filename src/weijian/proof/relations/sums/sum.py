"""Sum: a whole and all of its parts (共707人，其中A30人、B90人……), or parts and their total (……共计N).

Parts after 其中 need not be all of them, so a sum is broken only where the parts are more than the whole
though they exclude one another, or where 其他 closes the list and the sum still differs.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

from weijian.proof.judgement import meets, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.partitions import are_all_there_are, exclude_one_another
from weijian.proof.relations.sums.parts import (
    ANOTHER,
    TOTAL,
    introduces,
    parts_before,
    parts_behind,
    parts_in_the_sentence_before,
    prefix_that_adds_up,
    suffix_that_adds_up,
    written_sum,
)
from weijian.proof.relations.wording import CHANGE, REST

LARGE = 100
GRAND_TOTAL = re.compile(r"(?:合计|总计|共计|总共)[^，。；\d]{0,4}$|^[，、]?(?:全年)?共$")
# What is finished was begun: 开工8个、竣工6个.
STEP = re.compile(r"开工|竣工|完工|启动|验收|通过|投入使用|立项|招标|封顶|整改|办结|立案|结案")
AND_OTHERS = re.compile(r"[及和]其[他它余]|等其[他它]")  # 基层及其他机构399家
# One place by its name, not a level of places.
AT_A_PLACE = re.compile(
    r"(?:县|市|区|旗|第[一二三四五])(?!级|直|域|内|外|属|办|公立|民营|私立|各)[一-龥]{1,8}(?:医院|保健院|院|中心)$"
)
SURE_TOTAL = re.compile(r"(?:合计|总计)$")

A_RATE = re.compile(r"(?:(?<![比])率|度|水平)(?:为|达到?|是)?$")
# The standard by which a scheme raises its money, and who pays a part of it.
RAISED = re.compile(
    r"(?:筹资|缴费|保费|参保)(?:总?标准|总额|水平)?(?:每人|人均)?(?:每年)?(?:为|达到?|共|合计)*$|(?:人均|每人)(?:共|合计|总)?(?:筹资|筹集)(?:为|达到?|共)*$"
)
PERSON = re.compile(r"个人|农民|群众|居民|自缴|自付|本人|参保人")
GOVERNMENT = re.compile(r"财政|政府|中央|各级|省级|市级|县级|县里|补助|补贴|集体|单位")
MOST_PAYERS = 5


def find(passage: Passage) -> Iterator[Relation]:
    """Asked twice, for `population` leaves the parts of sums out: found once."""
    if passage.sums is None:
        passage.sums = list(_find(passage))
    yield from passage.sums


def _find(passage: Passage) -> Iterator[Relation]:
    for whole, figure in enumerate(passage.figures):
        if figure.value <= 0 or (figure.is_rate and figure.kind != "percent"):
            continue
        yield from _parts_follow(passage, whole)
        yield from _total_follows(passage, whole)
        yield from _paid_for_each(passage, whole)


def _parts_follow(passage: Passage, whole: int) -> Iterator[Relation]:
    parts = parts_behind(passage, whole)
    if len(parts) < 2:
        return
    introduced = introduces(passage, whole, parts[0])
    item = passage.between(whole, parts[0]).startswith(("、", "和", "及"))  # of one list with the parts
    plain = passage[whole].kind != "percent" and passage[whole].bound == "exact" and not item
    if not introduced and not (plain and passage[whole].amount >= LARGE):
        return
    found = prefix_that_adds_up(passage, whole, parts)
    if found and not introduced and len({passage[part].modality for part in found}) > 1:
        return  # 总投资3.47亿元，年度计划投资1.9亿元，实际完成1.56亿元: what is planned and what is reached of it
    if found:
        yield _relation(passage, whole, found, holds=True)
    elif introduced:
        yield from _broken(passage, whole, parts)


def _broken(passage: Passage, whole: int, parts: list[int]) -> Iterator[Relation]:
    every = len(parts)
    parts = _one_list(passage, whole, parts)
    if len(parts) < 2 or any(passage[n].bound != "exact" for n in [whole, *parts]):
        return
    if any(passage[part].base != passage[whole].base for part in parts):
        return
    if passage.labels[whole].endswith(("、", "和", "及")):
        return  # an item of another list
    if passage[whole].is_rate and A_RATE.search(passage.labels[whole]):
        return  # 建档率86.4%，其中城镇82.1%、农村88.7%: rates do not add up, only shares do
    low = total(passage[part] for part in parts)[0]
    names = [passage.labels[part] + passage.tails[part] for part in parts]
    apart = exclude_one_another(names) or _places_apart(passage, parts)
    too_many = low > passage[whole].interval[1] and apart
    closed = len(parts) == every and bool(REST.match(_name(passage, parts[-1])))
    if meets(passage[whole], total(passage[part] for part in parts)):
        return
    if too_many or closed:
        yield _relation(passage, whole, parts, holds=False)
    elif (
        are_all_there_are(names)
        or _closed_by_others(passage, parts, every)
        or _cannot_overlap(passage, whole, parts, low)
    ):
        yield _relation(passage, whole, parts, holds=False, firm=False)


def _closed_by_others(passage: Passage, parts: list[int], every: int) -> bool:
    return len(parts) == every and AND_OTHERS.search(_name(passage, parts[-1])) is not None


def _places_apart(passage: Passage, parts: list[int]) -> bool:
    """县人民医院18.6万人次、县中医医院5.4万人次: what one place did, the other did not."""
    names = [AT_A_PLACE.search(passage.labels[part]) for part in parts]
    return all(names) and len({match.group() for match in names if match}) == len(parts)


def _cannot_overlap(passage: Passage, whole: int, parts: list[int], low: Decimal) -> bool:
    """Sums of money, places and meetings beyond their whole; people may be counted in several groups."""
    counted = passage[whole].kind in {"count", "money"} and passage[whole].family not in {
        "people",
        "份",
        "户",
    }
    if low <= passage[whole].interval[1] or not counted:
        return False
    steps = sum(STEP.search(passage.labels[part]) is not None for part in parts)
    return steps < 2 and all(passage.labels[part] for part in parts)


def _one_list(passage: Passage, whole: int, parts: list[int]) -> list[int]:
    """The parts up to the first word that begins something else, or to the item that closes the list."""
    kept: list[int] = []
    for part in parts:
        if kept and ANOTHER.search(passage.between(kept[-1], part)):
            break
        if len(kept) > 1 and "；" in passage.between(kept[-1], part) and "；" not in _joints(passage, kept):
            break
        if ANOTHER.search(passage.labels[part]) or (kept and TOTAL.search(passage.labels[part])):
            break
        kept.append(part)
        if REST.match(_name(passage, part)):
            break
    return kept


def _joints(passage: Passage, parts: list[int]) -> str:
    """What stands between the parts of a list so far."""
    return passage.between(parts[0], parts[-1])


def _name(passage: Passage, part: int) -> str:
    return re.sub(r"^(?:[、，和及]|其中)+", "", passage.labels[part])


def _total_follows(passage: Passage, whole: int) -> Iterator[Relation]:
    if not TOTAL.search(passage.labels[whole]) or passage[whole].kind == "percent":
        return
    parts = parts_before(passage, whole) or parts_in_the_sentence_before(passage, whole)
    found = suffix_that_adds_up(passage, whole, parts)
    if found:
        yield _relation(passage, whole, found, holds=True)
    elif parts and GRAND_TOTAL.search(passage.labels[whole]):
        parts = _right_before(passage, whole, parts)
        if _one_list_before(passage, whole, parts):
            yield _relation(passage, whole, parts, holds=False, firm=False)


def _right_before(passage: Passage, whole: int, parts: list[int]) -> list[int]:
    """Those of its unit that follow one another right up to the total."""
    first = whole
    while first - 1 in parts and passage[first - 1].unit == passage[whole].unit:
        first -= 1
    return list(range(first, whole))


def _one_list_before(passage: Passage, whole: int, parts: list[int]) -> bool:
    """Parts that follow one another in one unit right up to the total, and none larger than it."""
    if len(parts) < 2 or parts != list(range(whole - len(parts), whole)):
        return False
    same = all(passage[part].unit == passage[whole].unit for part in parts)
    exact = all(passage[number].bound == "exact" for number in [whole, *parts])
    surely = SURE_TOTAL.search(passage.labels[whole]) is not None
    fits = surely or max(passage[part].amount for part in parts) <= passage[whole].amount
    together = passage.same_sentence(parts[0], whole) and "；" not in passage.between(parts[0], whole)
    return same and exact and fits and together


def _paid_for_each(passage: Passage, whole: int) -> Iterator[Relation]:
    """个人缴费每人150元、各级财政每人补助450元，人均筹资600元: who pays what for each head, and what it comes to."""
    figure = passage[whole]
    if figure.kind != "money" or figure.bound != "exact" or not RAISED.search(passage.labels[whole]):
        return
    before, behind = list(passage.before(whole, MOST_PAYERS))[::-1], list(passage.behind(whole, MOST_PAYERS))
    for numbers in (before, behind):
        parts = list(takewhile(lambda number: _pays(passage, number, whole), numbers))
        found = prefix_that_adds_up(passage, whole, parts)
        if found and all(passage[part].amount < figure.amount for part in found):
            yield _relation(passage, whole, sorted(found), holds=True)
            return
        names = "".join(passage.labels[part] for part in parts)
        if len(parts) > 1 and PERSON.search(names) and GOVERNMENT.search(names) and "其中" not in names:
            yield _relation(passage, whole, sorted(parts), holds=False, firm=False)


def _pays(passage: Passage, number: int, whole: int) -> bool:
    figure, label = passage[number], passage.labels[number]
    alike = figure.base == passage[whole].base and figure.kind == "money" and figure.bound == "exact"
    payer = PERSON.search(label) or GOVERNMENT.search(label)
    return bool(alike and payer and passage.same_sentence(number, whole) and not CHANGE.search(label))


def _relation(passage: Passage, whole: int, parts: list[int], holds: bool, firm: bool = True) -> Relation:
    value = sum(passage[part].amount for part in parts) / passage[whole].factor
    working = written_sum(passage, parts)
    return Relation("sum", whole, tuple(parts), value, passage[whole].value, holds, working, firm)
