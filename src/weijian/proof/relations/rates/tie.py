"""Two counts that a sentence ties to a rate: what the modules that read the wording share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from weijian.proof.naming import GROUP, kind_of, name_of
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import LIVE_BIRTHS

OF_BIRTHS = re.compile(r"新生儿|产妇|早孕|产后|产前|分娩|母乳|婴儿")
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


def same_people(passage: Passage, part: int, whole: int) -> bool:
    """Whether the part names no group that the whole is not of; women and newborns go with the live births."""
    if LIVE_BIRTHS.search(passage.named(whole)):
        return OF_BIRTHS.search(passage.named(part)) is not None or not _groups(passage, part)
    return _groups(passage, part) <= _groups(passage, whole)


def _groups(passage: Passage, number: int) -> set[str]:
    return {word for word in name_of(passage.named(number)).words if kind_of(word) == GROUP}
