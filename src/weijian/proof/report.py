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
    """Relations tell figures by their numbers in `figures`, and so do bindings."""

    text: str
    title: str
    figures: list[Figure]
    relations: list[Relation]
    findings: list[Finding]
    path: str = ""
    source: Source | None = None
    bindings: Mapping[int, Binding] = field(default_factory=dict)
    ignored: list[Ignored] = field(default_factory=list)
    settings: Settings = USUAL
