"""Binding alone, for where no database is at hand: which indicator a figure states, and nothing of what is counted."""

from collections.abc import Mapping
from functools import cache

from weijian.proof.document import Document
from weijian.proof.facts import Binding, Counted
from weijian.proof.figures.model import Figure
from weijian.review.binding import Binder
from weijian.review.when import head, told_time
from weijian.review.words import from_table


@cache
def binder() -> Binder:
    return Binder(from_table())


class CatalogueFacts:
    """Implements `proof.facts.Facts` without any ledger."""

    def bindings(self, document: Document) -> Mapping[int, Binding]:
        return binder().bind(document, told_time(head(document)))

    def counted(self, binding: Binding) -> Counted | None:
        return None

    def rows(self, binding: Binding) -> int | None:
        return None

    def elsewhere(self, binding: Binding, figure: Figure) -> Counted | None:
        return None
