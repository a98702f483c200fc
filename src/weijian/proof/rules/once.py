"""What several rules look for in a document is looked for once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from weijian.proof.document import Document

T = TypeVar("T")


def once(find: Callable[[Document], T]) -> Callable[[Document], T]:
    """Keeps the answer with the document; it must not be a generator."""

    @wraps(find)
    def found(document: Document) -> T:
        if find not in document.found:
            document.found[find] = find(document)
        return cast(T, document.found[find])

    return found
