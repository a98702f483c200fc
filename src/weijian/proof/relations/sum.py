"""Sum: a whole and all of its parts (共707人，其中A30人、B90人……), or parts and their total (……共计N).

Parts after 其中 need not be all of them, so a sum is broken only where the parts are more than the whole
though they exclude one another, or where 其他 closes the list and the sum still differs.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.judgement import meets, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.parts import (
    ANOTHER,
    TOTAL,
    introduces,
    parts_before,
    parts_behind,
    prefix_that_adds_up,
    suffix_that_adds_up,
    written_sum,
)
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import REST

# Names that exclude one another: whoever is one is not the other.
PARTITIONS = [
    re.compile(pattern)
    for pattern in (
        r"高级|副高|正高|中级|初级",
        r"男|女",
        r"红码|黄码|绿码",
        r"城镇|城市|农村|乡村",
        r"博士|硕士|本科|大专|中专",
        r"轻度|中度|重度",
        r"县级|乡镇|村级|村卫生",
        r"一级|二级|三级|四级",
        r"公立|民营|私立",
        r"在编|编外|聘用",
    )
]
LARGE = 100
BORNE = re.compile(r"补贴|承担|负担|解决|出资|自筹|配套|自付|资助")


def find(passage: Passage) -> Iterator[Relation]:
    for whole, figure in enumerate(passage.figures):
        if figure.value <= 0 or (figure.is_rate and figure.kind != "percent"):
            continue
        yield from _parts_follow(passage, whole)
        yield from _total_follows(passage, whole)
        yield from _shares_of_all(passage, whole)


def _parts_follow(passage: Passage, whole: int) -> Iterator[Relation]:
    parts = parts_behind(passage, whole)
    if len(parts) < 2:
        return
    introduced = introduces(passage, whole, parts[0])
    plain = passage[whole].kind != "percent" and passage[whole].bound == "exact"
    if not introduced and not (plain and passage[whole].amount >= LARGE):
        return
    found = prefix_that_adds_up(passage, whole, parts)
    if found:
        yield _relation(passage, whole, found, holds=True)
    elif introduced:
        yield from _broken(passage, whole, parts)


def _broken(passage: Passage, whole: int, parts: list[int]) -> Iterator[Relation]:
    every = len(parts)
    parts = _one_list(passage, whole, parts)
    if len(parts) < 2 or any(passage[n].bound != "exact" for n in [whole, *parts]):
        return
    if any(passage[part].unit != passage[whole].unit for part in parts):
        return
    low = total(passage[part] for part in parts)[0]
    too_many = low > passage[whole].interval[1] and _exclude_one_another(passage, parts)
    closed = len(parts) == every and bool(REST.match(_name(passage, parts[-1])))
    if too_many or (closed and not meets(passage[whole], total(passage[part] for part in parts))):
        yield _relation(passage, whole, parts, holds=False)


def _one_list(passage: Passage, whole: int, parts: list[int]) -> list[int]:
    """The parts up to the first word that begins something else, or to the item that closes the list."""
    kept: list[int] = []
    for part in parts:
        if kept and ANOTHER.search(passage.between(kept[-1], part)):
            break
        if ANOTHER.search(passage.labels[part]):
            break
        kept.append(part)
        if REST.match(_name(passage, part)):
            break
    return kept


def _name(passage: Passage, part: int) -> str:
    return re.sub(r"^(?:[、，和及]|其中)+", "", passage.labels[part])


def _exclude_one_another(passage: Passage, parts: list[int]) -> bool:
    for pattern in PARTITIONS:
        names = [pattern.search(passage.labels[part] + passage.tails[part]) for part in parts]
        if all(names) and len({name.group() for name in names if name}) == len(parts):
            return True
    return False


def _total_follows(passage: Passage, whole: int) -> Iterator[Relation]:
    if not TOTAL.search(passage.labels[whole]) or passage[whole].kind == "percent":
        return
    parts = parts_before(passage, whole)
    found = suffix_that_adds_up(passage, whole, parts)
    if found:
        yield _relation(passage, whole, found, holds=True)


def _shares_of_all(passage: Passage, first: int) -> Iterator[Relation]:
    """县财政补贴90%，个人负担10%: two shares of a cost that are all of it."""
    second = first + 1
    if second >= len(passage) or not passage.same_sentence(first, second):
        return
    one, other = passage[first], passage[second]
    if (
        one.kind == other.kind == "percent"
        and one.value + other.value == 100
        and one.bound == other.bound == "exact"
    ):
        words = passage.between(first, second) + passage.labels[first]
        if BORNE.search(words) and other.value > 0:
            yield Relation(
                "sum", None, (first, second), Decimal(100), None, True, f"{one.text}＋{other.text}＝100%"
            )


def _relation(passage: Passage, whole: int, parts: list[int], holds: bool) -> Relation:
    value = sum(passage[part].amount for part in parts) / passage[whole].factor
    working = written_sum(passage, parts)
    return Relation("sum", whole, tuple(parts), value, passage[whole].value, holds, working, firm=True)
