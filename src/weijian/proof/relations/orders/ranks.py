"""A rank is not beyond the number of those ranked: 在全省57个县（市）中排名第16位."""

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage

RANKED = re.compile(
    r"^(?:个|家|所)?(?:县|市|区|州|旗|乡镇|镇|街道|单位|医院|参评|监测)?[^，。；]{0,12}?(?:中|里|内)"
)
PLACES = "places"


def find(passage: Passage) -> Iterator[Relation]:
    for rank in range(1, len(passage)):
        of = rank - 1
        if passage[rank].kind != "rank" or passage[of].family != PLACES or passage[of].bound != "exact":
            continue
        words = passage.between(of, rank)
        if not passage.same_sentence(of, rank) or not RANKED.match(words) or len(words) > 24:
            continue
        holds = passage[rank].value <= passage[of].value
        yield order_relation(passage, of, (rank,), holds, firm=True)
