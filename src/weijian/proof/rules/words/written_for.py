"""What some characters of a run may have been written for, and what it costs to write the one for the other.

Look-alikes and words that sound alike of words of the field, two characters turned round, idioms with one character exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from weijian.kernel import kept
from weijian.proof.rules.words.confusable import rows, sounds, taken_for
from weijian.proof.rules.words.dictionary import GAP, by_the_rest, is_word
from weijian.proof.rules.words.language_model import words_of_the_field

ONE_FOR_ANOTHER, WORD_FOR_WORD = 1.0, 1.5
FOUR = 4


def written_for(run: str, start: int, end: int) -> Iterator[tuple[int, int, str, float]]:
    """What may stand for some of these characters, and what it costs to write the one for the other."""
    for at in range(start, end):
        for other in sorted(_in_words_of_the_field(run, at)):
            yield at, at + 1, other, ONE_FOR_ANOTHER
        for other in _idioms_at(run, at):
            yield at, at + 1, other, WORD_FOR_WORD
    if end - start == 1:
        rests = [(around[:place], around[place + 1 :]) for place, around in _fours(run, start)]
        for other in taken_for(run[start]):
            if any(is_word(before + other + behind) for before, behind in rests):
                yield start, end, other, ONE_FOR_ANOTHER
    for at in range(max(0, start - 1), min(end, len(run) - 1)):
        if run[at] != run[at + 1] and _is_a_word_turned(run, at):
            yield at, at + 2, run[at + 1] + run[at], ONE_FOR_ANOTHER
    if end - start == 2:
        for word in _sounding_like(run[start:end]):
            yield start, end, word, WORD_FOR_WORD


def _is_a_word_turned(run: str, at: int) -> bool:
    """Whether the two characters from the place on, exchanged, stand in a word."""
    turned = run[at + 1] + run[at]
    befores = [run[first:at] for first in range(max(0, at - 2), at + 1)]
    behinds = [run[at + 2 : last] for last in range(at + 2, min(len(run), at + FOUR) + 1)]
    return any(
        is_word(before + turned + behind)
        for before in befores
        for behind in behinds
        if len(before) + len(behind) <= FOUR - 2
    )


def _fours(run: str, at: int) -> list[tuple[int, str]]:
    """The four characters in which the place is the first, second, third or last, and which it is."""
    places = range(max(0, at + FOUR - len(run)), min(at, FOUR - 1) + 1)
    return [(place, run[at - place : at - place + FOUR]) for place in places]


def _in_words_of_the_field(run: str, at: int) -> set[str]:
    """What the character may have been written for, if its neighbours make a word of the field of it."""
    meant = _of_the_field().get
    gapped = run[max(0, at - FOUR + 1) : at] + GAP + run[at + 1 : at + FOUR]
    gap = min(at, FOUR - 1)
    found = "".join(
        meant(gapped[first:last], "")
        for first in range(gap + 1)
        for last in range(gap + 1, min(len(gapped), first + FOUR) + 1)
    )
    return set(found).intersection(taken_for(run[at])) if found else set()


@kept.value
def _of_the_field() -> dict[str, str]:
    return by_the_rest(word for word in words_of_the_field() if 1 < len(word) <= FOUR)


@kept.value
def _by_sound() -> dict[tuple[str | None, str | None], list[str]]:
    found: dict[tuple[str | None, str | None], list[str]] = {}
    for word in words_of_the_field():
        if len(word) == 2:
            found.setdefault((sounds().get(word[0]), sounds().get(word[1])), []).append(word)
    return found


def _sounding_like(word: str) -> Iterator[str]:
    """Words of two characters that sound like it and share neither."""
    for other in _by_sound().get((sounds().get(word[0]), sounds().get(word[1])), ()):
        if other[0] != word[0] and other[1] != word[1] and None not in (sounds().get(c) for c in word):
            yield other


@cache
def _idioms() -> dict[str, str]:
    return by_the_rest(row[0] for row in rows("idioms.tsv") if len(row[0]) == FOUR)


def _idioms_at(run: str, at: int) -> Iterator[str]:
    for place, around in _fours(run, at):
        meant = _idioms().get(around[:place] + GAP + around[place + 1 :])
        if meant and run[at] not in meant and not _is_said_otherwise(around, meant, run[at]):
            yield from meant


def _is_said_otherwise(around: str, meant: str, written: str) -> bool:
    """提速增效 beside 提质增效: both halves are words, and the character is not taken for the one of the idiom."""
    return is_word(around[:2]) and is_word(around[2:]) and set(taken_for(written)).isdisjoint(meant)
