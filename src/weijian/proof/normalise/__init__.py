"""Turns text as it stands into plain text for analysis, and remembers where every character came from.

It never changes the text itself and never adds a character. Substitutions are one for one (traditional
characters, full-width digits, half-width punctuation among Chinese); deletions take out pinyin notes, blanks
inside sentences and invisible marks. `normalise` joins the steps.
"""

from weijian.proof.normalise.deletions import deletions
from weijian.proof.normalise.substitutions import substitute


def normalise(text: str) -> tuple[str, list[int]]:
    """The plain text, and for each of its characters the offset in `text`."""
    even = substitute(text)
    pieces: list[str] = []
    origin: list[int] = []
    start = 0
    for first, last in deletions(even):
        pieces.append(even[start:first])
        origin.extend(range(start, first))
        start = last
    pieces.append(even[start:])
    origin.extend(range(start, len(even)))
    return "".join(pieces), origin


__all__ = ["normalise"]
