"""What proof-reading a text comes to: its figures, their relations, the findings. Positions are offsets into `text`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from weijian.proof.facts import Binding
from weijian.proof.figures import Figure
from weijian.proof.findings import Finding
from weijian.proof.ignores import Ignored
from weijian.proof.read import Source
from weijian.proof.relations import Relation
from weijian.proof.settings import Settings

USUAL = Settings()


@dataclass(frozen=True)
class Report:
    """Relations tell figures by their numbers in `figures`, and so do bindings.

    `implied` are orders that a stronger tie among `relations` says already (302 of 320, 94.38 %: that 302 is within 320);
    people are not shown them, programs are promised every tie.
    """

    text: str
    title: str
    figures: list[Figure]
    relations: list[Relation]
    findings: list[Finding]
    path: str = ""
    source: Source | None = None
    implied: list[Relation] = field(default_factory=list)
    bindings: Mapping[int, Binding] = field(default_factory=dict)
    ignored: list[Ignored] = field(default_factory=list)
    settings: Settings = USUAL

    @property
    def every_tie(self) -> list[Relation]:
        return [*self.relations, *self.implied]
