"""What is left of a matter, told in its section and again among the problems: 没有救治的39例 there, 尚有49例没有救治到位 here.

Both say that the same is not done yet, or is still going on (仍在观察83人), of the same matter; where nothing else in the report
is left so, the two are one number. Unequal numbers are one only where a slip of the pen explains it. What is left may have
become less since, so no such tie is firm.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from weijian.proof.relations.matters import of_a_time
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.echoes import counted_in, of_other_people
from weijian.proof.relations.repeats.prints import NO_SLIP, changed_about, slip_between
from weijian.proof.relations.repeats.rare_words import pairs_of, rarity
from weijian.proof.relations.repeats.restated import duplicate_relation

NOT_YET = re.compile(r"(?:[暂尚还仍]未|没有|[未没])(?:能|得到|进行|参加|接受)*(?P<deed>[一-龥]{2})")
STILL = re.compile(r"[仍还]在(?:进行|接受|继续|集中|定点|居家|住院)*(?P<deed>[一-龥]{2})")
REMAINING = re.compile(r"(?:剩余|剩下|余下|(?:还|尚|仍)?差|[还仍尚](?:有|余|剩))的?$")
LEFT = "剩"
# Nothing is left of these.
NO_DEED = {"发生", "发现", "出现", "报告", "一例", "任何", "来得", "及时"}
STOP = re.compile(r"[，。；：、\n]")
NEAR, FAR = 10, 24  # signs before a figure and behind
REACH = 60
FEWEST, SURE_DIGITS, MOST_ALIKE = 10, 3, 4
LEAST_OF_WORDS = 1.2


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    left: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        plain = figure.kind == "count" and figure.bound == "exact" and figure.amount > FEWEST
        for deed in sorted(_left(passage, number)) if plain else ():
            left[counted_in(figure), deed].append(number)
    tied: set[tuple[int, int]] = set()
    for (_, deed), numbers in left.items():
        for one, other in _pairs(passage, numbers):
            if (one, other) not in tied and _of_one_matter(passage, one, other, deed):
                tied.add((one, other))
                equal = passage[one].amount == passage[other].amount
                turned = changed_about(passage, one, other)
                if not (equal or turned) and any(of_a_time(passage, number) for number in (one, other)):
                    continue
                if not told.ties(one, other) or not equal:
                    yield duplicate_relation(passage, other, (one,), holds=equal)


def _pairs(passage: Passage, numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Those of two paragraphs; unequal ones only where no third is left."""
    if len(numbers) > MOST_ALIKE:
        return
    for place, one in enumerate(numbers):
        for other in numbers[place + 1 :]:
            equal = passage[one].amount == passage[other].amount
            if passage.paragraphs[one] != passage.paragraphs[other] and (equal or len(numbers) == 2):
                yield one, other


def _left(passage: Passage, number: int) -> set[str]:
    """What is not done yet of those a figure counts; `LEFT` where it is not said."""
    label, end = passage.labels[number], passage[number].end
    behind = STOP.split(passage.plain[end : end + FAR])[0]
    said = {match["deed"] for words in (NOT_YET, STILL) for match in words.finditer(label[-NEAR:])}
    said |= {match["deed"] for match in NOT_YET.finditer(behind)}
    return (said - NO_DEED) | ({LEFT} if REMAINING.search(label) else set())


def _of_one_matter(passage: Passage, one: int, other: int, deed: str) -> bool:
    if of_other_people(passage.named(one), passage.named(other)):
        return False
    if passage[one].amount == passage[other].amount and passage[one].significant_digits >= SURE_DIGITS:
        return True
    if deed != LEFT and changed_about(passage, one, other):
        return True
    slip = passage[one].amount == passage[other].amount or slip_between(passage, one, other) > NO_SLIP
    around = [_around(passage, number) for number in (one, other)]
    words = rarity(passage, (around[0] & around[1]) - {deed})
    return deed != LEFT and slip and words >= LEAST_OF_WORDS


def _around(passage: Passage, number: int) -> frozenset[str]:
    return pairs_of(passage.said_before(number, REACH)) | passage.name_pairs[number]
