"""Stated figures beside what is counted for them: what the rules of this theme share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from weijian.proof.document import Document
from weijian.proof.facts import Binding, Counted, Facts
from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure, the indicator it states, and what is counted."""

    figure: Figure
    binding: Binding
    counted: Counted
    facts: Facts

    @property
    def agrees(self) -> bool:
        """Whether the stated figure may be the counted one, rounded or cut off at its last digit."""
        return self.counted.interval is not None and meets(self.figure, self.counted.interval)

    @property
    def told(self) -> str:
        """What was stated and what is counted, in a sentence."""
        counted = self.counted
        return f"文中为{self.figure.text}，台账中{counted.where}“{counted.name}”为{counted.text}"


def comparisons(document: Document) -> Iterator[Comparison]:
    """Every bound figure for which the ledgers may be asked."""
    facts = document.facts
    if facts is None:
        return
    for number, binding in document.bindings.items():
        counted = facts.counted(binding)
        if counted is not None:
            yield Comparison(document.figures[number], binding, counted, facts)
