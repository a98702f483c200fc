"""What some characters of a run may have been written for, and what it costs to write the one for the other.

Look-alikes and words that sound alike of words of the field, two characters turned round, idioms with one character exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from weijian.proof.rules.words.confusable import rows, sounds, taken_for
from weijian.proof.rules.words.dictionary import by_the_rest, is_word
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
        for other in taken_for(run[start]):
            if any(is_word(around[:at] + other + around[at + 1 :]) for at, around in _fours(run, start)):
                yield start, end, other, ONE_FOR_ANOTHER
    for at in range(max(0, start - 1), min(end, len(run) - 1)):
        if run[at] != run[at + 1] and _is_a_word_turned(run, at):
            yield at, at + 2, run[at + 1] + run[at], ONE_FOR_ANOTHER
    if end - start == 2:
        for word in _sounding_like(run[start:end]):
            yield start, end, word, WORD_FOR_WORD


def _is_a_word_turned(run: str, at: int) -> bool:
    """Whether the two characters from the place on, exchanged, stand in a word."""
    turned = run[max(0, at - 2) : at] + run[at + 1] + run[at] + run[at + 2 : at + FOUR]
    place = min(2, at)
    return any(
        is_word(turned[first:last])
        for first in range(place + 1)
        for last in range(place + 2, min(len(turned), first + FOUR) + 1)
    )


def _fours(run: str, at: int) -> Iterator[tuple[int, str]]:
    """The four characters in which the place is the first, second, third or last, and which it is."""
    for place in range(FOUR):
        if at >= place and at - place + FOUR <= len(run):
            yield place, run[at - place : at - place + FOUR]


def _in_words_of_the_field(run: str, at: int) -> set[str]:
    """What the character may have been written for, if its neighbours make a word of the field of it."""
    alike = taken_for(run[at])
    found: set[str] = set()
    for size in (2, 3, FOUR):
        for first in range(max(0, at - size + 1), min(at, len(run) - size) + 1):
            place = at - first
            rest = run[first:at] + run[at + 1 : first + size]
            found.update(other for other in _of_the_field().get((place, rest), "") if other in alike)
    return found


@cache
def _of_the_field() -> dict[tuple[int, str], str]:
    return by_the_rest(word for word in words_of_the_field() if len(word) <= FOUR)


@cache
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
def _idioms() -> dict[tuple[int, str], str]:
    return by_the_rest(row[0] for row in rows("idioms.tsv") if len(row[0]) == FOUR)


def _idioms_at(run: str, at: int) -> Iterator[str]:
    for place, around in _fours(run, at):
        meant = _idioms().get((place, around[:place] + around[place + 1 :]), "")
        if run[at] not in meant and not _is_said_otherwise(around, meant, run[at]):
            yield from meant


def _is_said_otherwise(around: str, meant: str, written: str) -> bool:
    """提速增效 beside 提质增效: both halves are words, and the character is not taken for the one of the idiom."""
    return is_word(around[:2]) and is_word(around[2:]) and set(taken_for(written)).isdisjoint(meant)
