"""A total to be reached by what is added, of what another section tells there is: 12家机构有5家达到推荐标准 there,
新增达到推荐标准的基层机构2家，使总数达到7家 here.

What is added stands right before its total; the words around it name what there is. Only what adds up is a tie.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import sum_relation
from weijian.proof.relations.wording import shared_run

ADDED = re.compile(r"(?:[新再净]增|增加|增设|[新再]建|再创|创建|改建|扩建|完成投资|再完成)[^，。；：]{0,16}$")
REACHED = re.compile(
    r"(?:总[数量]|累计|合计|全[县区市旗])?(?:将|均)?(?:达到|增至|增加到|达|扩大到|到)$|^，?(?:总[数量]|累计)$"
)
SO_FAR = re.compile(r"^，?(?:累计|总[数量])[^，。；：\d]{0,4}$")
AROUND, SHARED, WHOLE_NAME = 40, 3, 5
MOST = 30  # of one number; keeps the work linear


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    counted: dict[tuple[str, Decimal], list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        alike = counted[figure.base, figure.amount]
        if figure.kind in {"count", "money"} and figure.bound == "exact" and len(alike) < MOST:
            alike.append(number)
    for whole in range(1, len(passage)):
        added = whole - 1
        if whole in told.results or not _grows_to(passage, added, whole):
            continue
        was = counted[passage[whole].base, passage[whole].amount - passage[added].amount]
        words = _words(passage, added)
        named = [n for n in was if _apart(passage, n, whole) and _named_alike(passage, n, words)]
        if named:
            yield sum_relation(passage, whole, (named[0], added), holds=True)


def _grows_to(passage: Passage, added: int, whole: int) -> bool:
    one, other = passage[added], passage[whole]
    plain = one.kind == other.kind and one.bound == other.bound == "exact" and one.base == other.base
    said = ADDED.search(passage.labels[added]) and REACHED.search(passage.labels[whole])
    return plain and bool(said) and passage.same_sentence(added, whole) and one.amount < other.amount


def _apart(passage: Passage, number: int, whole: int) -> bool:
    return not passage.same_sentence(*sorted((number, whole)))


def _named_alike(passage: Passage, was: int, words: str) -> bool:
    """中医阁再建60家 of 已建中医阁86家; of 新增自动体外除颤器160台，累计682台 the clause before has the name."""
    if shared_run(_words(passage, was), words) >= SHARED:
        return True
    said = SO_FAR.match(passage.labels[was]) is not None
    return said and shared_run(passage.said_before(was, AROUND), words) >= WHOLE_NAME


def _words(passage: Passage, number: int) -> str:
    return passage.said_before(number, AROUND).rpartition("，")[2] + passage.tails[number]
