"""Two counts that a sentence ties to a rate: what the modules that read the wording share."""

from __future__ import annotations

from dataclasses import dataclass

from weijian.proof.relations.passage import Passage

QUANTITIES = {"count", "money", "area", "volume"}


@dataclass(frozen=True)
class Tie:
    """Part and whole of a rate; `firm` where no other reading is left, `only` where no other pair may explain it."""

    part: int
    whole: int
    firm: bool
    only: bool = False


def one_breath(passage: Passage, first: int, last: int) -> bool:
    """In one sentence, with nothing set apart between."""
    text = passage.between(first, last)
    return passage.same_sentence(first, last) and not any(sign in text for sign in "；。（")
