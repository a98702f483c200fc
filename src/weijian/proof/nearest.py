"""Helps someone who mistyped a name."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a message that a name is unknown: the known name that is most like it, if any is."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"，是否为“{near[0]}”？" if near else ""
