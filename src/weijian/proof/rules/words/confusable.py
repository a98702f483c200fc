"""Characters that are taken for one another: by ear (typing by sound) or by eye (handwriting, scanning).

Readings: Unihan, kMandarin, for the first level of GB/T 2312 and what medicine uses of the second. Likenesses: shapes.tsv.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from weijian.kernel.tables import rows_of

HERE = Path(__file__)
# Southern speech and typing by sound keep neither zh, ch, sh from z, c, s nor -ng from -n.
ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))


@cache  # several rules read the same lists
def rows(name: str) -> list[list[str]]:
    """The rows of a word list beside this module."""
    return rows_of(HERE.parent / name)


@cache
def sounds() -> dict[str, str]:
    """How a character sounds to an ear that does not keep similar syllables apart."""
    heard = {}
    for syllable, characters in rows("homophones.tsv"):
        for full, short in ALIKE:
            syllable = syllable.replace(full, short)
        heard.update(dict.fromkeys(characters, syllable))
    return heard


@cache
def _of_sound() -> dict[str, str]:
    found: dict[str, str] = {}
    for character, syllable in sounds().items():
        found[syllable] = found.get(syllable, "") + character
    return found


@cache
def _of_shape() -> dict[str, str]:
    found: dict[str, str] = {}
    for group, _ in rows("shapes.tsv"):
        for character in group:
            found[character] = found.get(character, "") + group
    return found


def sound_alike(one: str, other: str) -> bool:
    heard = sounds().get(one)
    return heard is not None and heard == sounds().get(other)


def look_alike(one: str, other: str) -> bool:
    return other in _of_shape().get(one, "")


@cache
def taken_for(character: str) -> str:
    """Every character that this one may have been written for."""
    alike = _of_sound().get(sounds().get(character, ""), "") + _of_shape().get(character, "")
    return "".join(sorted(set(alike) - {character}))
