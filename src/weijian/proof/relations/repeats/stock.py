"""How many there are of one kind, told twice and not alike: 累计建成中心村卫生室126处 here, 现有112处中心村卫生室 there.

Both must be said to stand there in all, under the same whole noun, and be near enough to be of one place. Counts of an
earlier year, of some of them or of new ones are other things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.nouns import noun_behind
from weijian.proof.relations.repeats.restated import close, duplicate_relation

STANDS = re.compile(
    r"^(?:在|已|目前|截至目前|到目前|[全我][县区市州旗省](?:域内)?|辖区内?){0,3}"
    r"(?:现有|现共有|共有|拥有|累计建成|累计建有|已建成|共建成|建有|设有|共设有?)(?P<noun>[一-龥]{0,20})$"
)
OTHER_TIME = re.compile(r"上年|去年|前年|年初|原有|同期|末|其中|每|新|平均|比|较")
LONG_NOUN, FEWEST = 4, 10
MOST_ALIKE = 4


def find(passage: Passage) -> Iterator[Relation]:
    seen: dict[str, list[int]] = defaultdict(list)
    for number in range(len(passage)):
        noun = _noun(passage, number)
        if not noun:
            continue
        for earlier in seen[noun]:
            one, other = passage[earlier], passage[number]
            apart = passage.paragraphs[earlier] != passage.paragraphs[number]
            if apart and one.amount != other.amount and close(one, other):
                yield duplicate_relation(passage, number, (earlier,), holds=False)
                break
        if len(seen[noun]) < MOST_ALIKE:
            seen[noun].append(number)


def _noun(passage: Passage, number: int) -> str:
    """The whole noun of what stands there in all; nothing for other counts."""
    figure, label = passage[number], passage.labels[number]
    match = STANDS.search(label)
    plain = figure.family == "places" and figure.bound == "exact" and figure.amount >= FEWEST
    if match is None or not plain or OTHER_TIME.search(label):
        return ""
    noun = (match["noun"] or noun_behind(passage, number)).partition("的")[0]
    return noun if len(noun) >= LONG_NOUN else ""
