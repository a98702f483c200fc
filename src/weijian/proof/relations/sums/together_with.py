"""What is new and what was there before, come to what there is now: 新设毒饵站472个，连同原有的2216个，现有2688个.

The three follow one another, of one unit. Worth a warning where they do not agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import adds_up, beside, is_quantity, sum_relation

WITH = re.compile(
    r"^[，、（]?(?:连同|加上|算上|连带|再加)(?:原有|原来|原先|现有|已有|以前|此前|上年|去年|前期|历年|往年)[^，。；：、\d]{0,8}$"
)
NOW = re.compile(
    r"^[，、）；]{0,2}(?:现|目前|现在|至此|全[县区市镇乡州旗院]|总|累计|已|合计|共计|一共|总数)*(?:共?有|共|达到?|合计|共计|为)?[^，。；：、\d]{0,6}$"
)
REST = re.compile(r"其中|另|剩|余|未|每|均|占|比|较")


def find(passage: Passage) -> Iterator[Relation]:
    for before in range(1, len(passage) - 1):
        new, now = before - 1, before + 1
        if not WITH.match(passage.labels[before]) or not passage.same_sentence(new, now):
            continue
        three = [passage[number] for number in (new, before, now)]
        alike = len({figure.base for figure in three}) == 1 and all(
            is_quantity(figure) and figure.bound == "exact" for figure in three
        )
        told = NOW.match(passage.labels[now]) and not REST.search(passage.labels[now])
        if alike and told and not beside(passage, new):
            yield sum_relation(passage, now, [new, before], adds_up(passage, now, [new, before]))
