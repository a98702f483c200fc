"""Finds the ties between stated figures, kept or broken.

It does not decide what to report: a finder says which figures a sentence ties together, whether the tie holds
by interval arithmetic, and how firm the tie is; the rules speak.

`passage` shows the finders where figures stand; each finder is one module with `find(passage)`; `quotients`,
`parts` and `nesting` hold what several of them share.
"""

from weijian.proof.document import Document
from weijian.proof.relations import (
    completion,
    difference,
    duplicate,
    growth,
    listing,
    managed,
    order,
    population,
    rate_per,
    ratio,
    sum,
    unit_price,
)
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

FINDERS = (
    completion,
    ratio,
    growth,
    sum,
    listing,
    difference,
    duplicate,
    order,
    rate_per,
    unit_price,
    managed,
    population,
)


def find_relations(document: Document) -> list[Relation]:
    """Every tie once, in the order of the figures they end in."""
    passage = Passage(document)
    found: dict[object, Relation] = {}
    for finder in FINDERS:
        for relation in finder.find(passage):
            found.setdefault(relation.key, relation)
    return sorted(found.values(), key=lambda relation: _place(relation))


def _place(relation: Relation) -> int:
    return relation.result if relation.result is not None else max(relation.operands)


__all__ = ["Relation", "find_relations"]
