"""The same number in two sections, told in other words: 放空206次，其余2545次送到医院 there, 急救送达2545人次 at the head;
确诊1137例 there, 查出的1137例结核患者 among the plans; 合计46217人次 there, 核酸检测4.62万人次 at the head.

Its words stand before it, in its clause and the one before, or at the head of the paragraph. What speaks for one number and
against it is weighed in digits, as in `mistold`: those printed, how rare the shared words are, what parts the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from weijian.proof.context.modality import PLANNED
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.echoes import counted_in
from weijian.proof.relations.repeats.parted import apart
from weijian.proof.relations.repeats.prints import prints_of
from weijian.proof.relations.repeats.rare_words import pairs_of, rarity
from weijian.proof.relations.repeats.restated import agree, duplicate_relation

KINDS = {"count", "money", "volume", "area", "percent", "permille", "per100k", "score", "other", "duration"}
MOST_ALIKE, FEWEST_DIGITS, SURE_DIGITS = 6, 2, 3
MOST_OF_DIGITS, MOST_OF_WORDS, LEAST_OF_WORDS, ENOUGH = 4.0, 3.5, 0.6, 3.6
FEW_DIGITS = 1.0
REACH, HEAD = 30, 24  # signs of the sentence before a figure, and of its paragraph


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    index: dict[tuple[object, ...], list[int]] = defaultdict(list)
    prints = [set(prints_of(passage, n)) if _may_be(passage, n) else set() for n in range(len(passage))]
    for number, figure in enumerate(passage.figures):
        keys = [(counted_in(figure), figure.is_rate, *key) for key in sorted(prints[number])]
        alike = {other for key in keys for other in index[key]}
        weighed = [(_weighed(passage, other, number), other) for other in sorted(alike)]
        proof, first = max(weighed, default=(0.0, number))
        if proof >= ENOUGH and not any(told.ties(other, number) for other in alike):
            yield duplicate_relation(passage, number, (first,), holds=True)
        for key in keys:
            if len(index[key]) < MOST_ALIKE:
                index[key].append(number)


def _may_be(passage: Passage, number: int) -> bool:
    figure = passage[number]
    planned = figure.modality == PLANNED and figure.significant_digits >= SURE_DIGITS
    plain = (figure.bound == "exact" and figure.modality != PLANNED) or planned
    telling = figure.kind in KINDS and figure.significant_digits >= FEWEST_DIGITS
    return telling and plain and not passage.document.in_table(figure.start)


def _weighed(passage: Passage, one: int, other: int) -> float:
    if passage.points[one] == passage.points[other] or not agree(passage[one], passage[other]):
        return 0.0
    against = apart(passage, one, other)
    direct, around = (
        [passage.name_pairs[n] for n in (one, other)],
        [_around(passage, n) for n in (one, other)],
    )
    words = rarity(passage, (direct[0] & around[1]) | (direct[1] & around[0]))
    if against is None or words < LEAST_OF_WORDS:
        return 0.0
    digits = min(passage[one].significant_digits, passage[other].significant_digits)
    few = FEW_DIGITS if digits < SURE_DIGITS else 0.0
    return min(digits, MOST_OF_DIGITS) + min(words, MOST_OF_WORDS) - against - few


def _around(passage: Passage, number: int) -> frozenset[str]:
    """What may name it: its sentence, and the head of its paragraph."""
    start = passage.paragraphs[number]
    head = passage.plain[start : min(start + HEAD, passage[number].start)]
    return passage.name_pairs[number] | pairs_of(passage.said_before(number, REACH)) | pairs_of(head)
