"""Helps someone who mistyped a name."""

from collections.abc import Iterable
from difflib import get_close_matches
from operator import eq

LOOK_ALIKE = str.maketrans("OoIl", "0011")


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a message that a name is unknown: the known name that looks or is most like it, if any does."""
    names = {name.translate(LOOK_ALIKE): name for name in known}
    typed = word.translate(LOOK_ALIKE)
    near = get_close_matches(typed, list(names), n=5, cutoff=0.5)
    # Of names alike, the one of the very signs (two were only exchanged), then the one with most in place.
    near.sort(key=lambda name: (sorted(name) != sorted(typed), -sum(map(eq, name, typed))))
    return f"，是否为“{names[near[0]]}”？" if near else ""
