"""What the readings of rates told apart from their counts share (see `told_apart`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.words.tie import alike
from weijian.proof.relations.sums.parts import beside

COUNTED = re.compile(r"(?:总?人数|总?人次|总?数|的|者|人员)+$")
LEADING = re.compile(
    r"^[，、；。：（]?(?:其中|全年|今年|本年|共|20\d{2}年|安排|下达|批复|核定|[^，。；：]{0,10}[：，])*"
)
REACH, FAR, SENTENCES = 12, 16, 2


@dataclass(frozen=True, slots=True)
class Apart:
    """Part and whole; `sure` where their names are told in full, so that no slip need explain what is broken."""

    part: int
    whole: int
    sure: bool = False


def told_before(passage: Passage, number: int) -> list[int]:
    """The figures of the paragraph before it, and of the few sentences before where these are paragraphs of their own."""
    return [
        n for n in range(max(0, number - FAR), number)
        if passage.paragraphs[n] == passage.paragraphs[number]
        or passage.sentences[number] - passage.sentences[n] <= SENTENCES
    ]  # fmt: skip


def may_be_whole(passage: Passage, part: int, whole: int) -> bool:
    larger = passage[whole].amount >= passage[part].amount and not beside(passage, whole)
    periods = {passage[part].period, passage[whole].period} - {""}
    return larger and alike(passage, part, whole) and len(periods) <= 1


def bears(passage: Passage, number: int, what: str) -> bool:
    label = COUNTED.sub("", passage.labels[number])
    return (
        label.endswith(what)
        or LEADING.sub("", label).startswith(what)
        or passage.tails[number].startswith(what)
    )
