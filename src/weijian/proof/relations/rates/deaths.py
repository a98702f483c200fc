"""Deaths of children and mothers on live births, where the rate bears no name of its own: 5岁以下儿童死亡23人，死亡率
5.6‰, with the live births anywhere before in the paragraph. Only what holds is noted.
"""

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import explaining_pair, quotient_relation
from weijian.proof.relations.wording import LIVE_BIRTHS

RATE = re.compile(r"^[，、（]?死亡率(?:为|达|是|约)?$")
DEATHS = re.compile(r"(?:新生儿|婴儿|儿童|孕产妇|产妇|围产儿)死亡")
KINDS = {"permille", "per100k"}
REACH = 20


def find(passage: Passage) -> Iterator[Relation]:
    for rate in range(1, len(passage)):
        part = rate - 1
        named = passage[rate].kind in KINDS and RATE.search(passage.labels[rate])
        if not named or not DEATHS.search(passage.named(part)) or not passage.same_sentence(part, rate):
            continue
        births = next((n for n in reversed(passage.before(part, REACH)) if _are_births(passage, n)), None)
        if births is None or explaining_pair(passage, rate):
            continue
        if meets_rate(passage[rate], passage[part], passage[births]):
            yield quotient_relation(passage, "rate_per", rate, part, births, holds=True, firm=False)


def _are_births(passage: Passage, number: int) -> bool:
    figure = passage[number]
    counted = figure.family == "people" and figure.bound == "exact" and figure.amount > 0
    return counted and LIVE_BIRTHS.search(passage.named(number)) is not None
