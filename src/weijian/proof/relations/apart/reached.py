"""What was done of a whole, and how the words say so: 9间……，已有5间完工; 到年底查了20648名 of those 应查."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from weijian.proof.relations.passage import Passage

# Deeds that are done when they are said to be so, in whichever of these words.
ENDED = r"完成|[办做建改弄查验]完|[办改建修装]好|办妥|[办了审]结|结掉|结案|销号|整改|解决|完工|竣工|建成|创成|交工|验收|投用"
ANY_ENDED = re.compile(ENDED)
DONE_OF_IT = re.compile(
    rf"^[，、；（]?(?:目前|现|截至目前|上半年|全年|年内|今年)?(?:已|实际|累计完成|{ENDED})"
)
# 查到, 查了: the deed itself, whatever says that it is done.
BARE_DEED = re.compile(r"^(?P<deed>[查打种做办建管改交领签治验评])[到了过完上好成]?$")
BESIDE = 4


@dataclass(frozen=True, slots=True)
class Reached:
    """What was reached of a whole; without a rate the part stands for it."""

    rate: int
    part: int
    whole: int


def done_of_it(passage: Passage) -> Iterator[Reached]:
    """9间……，已有5间完工: a whole and what was done of it, without a rate."""
    for part, figure in enumerate(passage.figures):
        if figure.kind not in {"count", "money"} or not DONE_OF_IT.search(passage.labels[part]):
            continue
        for whole in reversed(passage.before(part, BESIDE)):
            alike = passage[whole].unit == figure.unit and passage[whole].amount > figure.amount
            if alike and passage.same_sentence(whole, part):
                yield Reached(part, part, whole)
                break


def done_barely(passage: Passage, deed: str, part: int) -> bool:
    """查了20648名, and then 17788名老人没有查到."""
    bare = BARE_DEED.match(deed)
    return bool(
        bare and re.search(rf"[实已又]?{bare['deed']}[到了过完上好成的]{{0,2}}$", passage.labels[part])
    )
