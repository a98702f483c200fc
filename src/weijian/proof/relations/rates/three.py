"""A rate and the two counts that it may be of: what the signs that speak for or against it are asked about."""

from __future__ import annotations

from dataclasses import dataclass

from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage


@dataclass(frozen=True, slots=True)
class Three:
    """The rate, and the two counts that it may be of."""

    passage: Passage
    told: Told
    rate: int
    part: int
    whole: int

    @property
    def label(self) -> str:
        return self.passage.labels[self.rate]
