"""Groups told side by side, and all of them together later in the sentence, though no word sums them up: 脱贫人口10874人、
监测对象613人，参加基本医保11487人. With four digits and more what comes out exactly does not do so by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import written_sum

JOINT = re.compile(r"^(?:、|和|及|与|以及)[^，。；、\d]{0,14}$")
LEAST_DIGITS = 4
REACH, MOST_PARTS = 8, 4


def find(passage: Passage) -> Iterator[Relation]:
    for whole, figure in enumerate(passage.figures):
        telling = len(figure.value.normalize().as_tuple().digits) >= LEAST_DIGITS
        if figure.kind != "count" or figure.bound != "exact" or not telling:
            continue
        for last in reversed(passage.before(whole, REACH)):
            parts = _list_ending_in(passage, last, whole)
            if len(parts) > 1 and sum(passage[n].amount for n in parts) == figure.amount:
                value = figure.value
                yield Relation("sum", whole, tuple(parts), value, value, True, written_sum(passage, parts))
                break


def _list_ending_in(passage: Passage, last: int, whole: int) -> list[int]:
    """The counts of the whole's unit that are joined up to this one, in one sentence with the whole."""
    parts: list[int] = []
    number = last
    while number >= 0 and len(parts) < MOST_PARTS and _alike(passage, number, whole):
        parts.insert(0, number)
        if number == 0 or not JOINT.match(passage.between(number - 1, number)):
            break
        number -= 1
    return parts


def _alike(passage: Passage, part: int, whole: int) -> bool:
    one, other = passage[part], passage[whole]
    return one.unit == other.unit and one.bound == "exact" and passage.same_sentence(part, whole)
