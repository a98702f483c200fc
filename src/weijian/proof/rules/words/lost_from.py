"""Which words of the field a lone character may be left of, one of theirs being lost, and how much likelier each is.

The character alone (拉网式检), or with the whole words beside it (领小组, 责书, 感者). How much likelier a word must make
the text depends on how seldom official prose uses the character by itself at such a place: alone.tsv.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from weijian.kernel import kept
from weijian.proof.rules.words.confusable import rows
from weijian.proof.rules.words.dictionary import Word, common_words, cut, is_word, stands_alone
from weijian.proof.rules.words.language_model import LanguageModel, words_of_the_field
from weijian.proof.rules.words.neighbours import may_stand

THREE, FOUR = 3, 4
# How many characters on either side are read with it.
AROUND = 8
# Where a run of characters is as short as this there is little to read it with; what more is asked there.
SHORT, MORE_IN_SHORT = 5, 0.9
# What more is asked where the character makes a word with the one before or behind it: 施工图|审.
MORE_BESIDE = 0.7
# What more is asked of a word of three, whose first and last character a short form may keep: 妇病 of 妇科病.
MORE_OF_THREE = 1.6
# What less is asked of a word that is known to stand beside its neighbours.
LESS_WHERE_KNOWN = 0.5
# Another single character beside it may be the other half of a name, but not these.
BEFORE, BEHIND = frozenset("的和与及或等"), frozenset("的和与及或对到在了等由向从将为以把被是不也")


class Lost(NamedTuple):
    """What was meant by the words from first to last, and how much likelier it makes the text than is asked."""

    beyond: float
    first: int
    last: int
    word: str


@kept.value
def _asked() -> dict[tuple[str, str], float]:
    """What a word must make the text likelier by (decimal logarithm), by the place and the character left of it."""
    return {
        (place, character): float(asked)
        for place, asked, characters, _ in rows("alone.tsv")
        for character in characters
    }


@kept.value
def _by_what_is_left() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for word in words_of_the_field():
        for at in range(len(word) if 2 <= len(word) <= FOUR else 0):
            if at == 0 or word[at] != word[at - 1]:
                found.setdefault(word[:at] + word[at + 1 :], set()).add(word)
    return {left: tuple(sorted(words)) for left, words in found.items()}


def lost(model: LanguageModel, words: list[Word], number: int) -> Lost | None:
    """The word that makes the text likeliest beyond what is asked; `words` are all those of a run."""
    place = "start" if number == 0 else "end" if number == len(words) - 1 else "mid"
    asked = _asked().get((place, words[number].text))
    if asked is None:
        return None
    if sum(len(word.text) for word in words) <= SHORT:
        asked += MORE_IN_SHORT
    found = (
        Lost(_likelier(model, words, first, last, word) - asked - more, first, last, word)
        for first, last, word, more in _candidates(words, number)
    )
    return max(found, default=None)


def _candidates(words: list[Word], number: int) -> Iterator[tuple[int, int, str, float]]:
    """Words that hold the character and, of its neighbours, whole ones, and what more is asked of each."""
    for first in range(max(0, number - 2), number + 1):
        for last in range(number, min(len(words), number + THREE)):
            left = "".join(word.text for word in words[first : last + 1])
            parted = first < last and (is_word(left) or _parts_otherwise(left, len(words[first].text)))
            if len(left) < FOUR and not parted and _is_free(words, first, last):
                for word in _by_what_is_left().get(left, ()):
                    if len(word) != THREE or word[0] + word[-1] == left:
                        yield first, last, word, _more(words, first, last, word)


def _parts_otherwise(left: str, at: int) -> bool:
    """泳|池水 is as well 泳池|水, of which nothing is lost."""
    place = THREE - at
    halves = left[:place], left[place:]
    return len(left) == THREE and all(
        is_word(half) if len(half) > 1 else stands_alone(half) for half in halves
    )


def _is_free(words: list[Word], first: int, last: int) -> bool:
    """Whether no single character stands beside them that may be of a name with them."""
    before, behind = words[max(0, first - 1) : first], words[last + 1 : last + 2]
    return all(len(word.text) > 1 or word.text in BEFORE for word in before) and all(
        len(word.text) > 1 or word.text in BEHIND for word in behind
    )


def _more(words: list[Word], first: int, last: int, word: str) -> float:
    before = words[first - 1].text if first else ""
    behind = words[last + 1].text if last + 1 < len(words) else ""
    more = MORE_OF_THREE if len(word) == THREE else 0.0
    if first == last and _goes_on(before, words[first].text, behind):
        more += MORE_BESIDE
    return more - LESS_WHERE_KNOWN if may_stand(before, word, behind) else more


def _goes_on(before: str, sign: str, behind: str) -> bool:
    return bool(behind and is_word(sign + behind[0])) or bool(before and before[-1] + sign in common_words())


def _likelier(model: LanguageModel, words: list[Word], first: int, last: int, word: str) -> float:
    """How much likelier the text around is with the word there."""
    low, high = first, last
    while low > 0 and words[first].start - words[low].start < AROUND:
        low -= 1
    while high + 1 < len(words) and words[high].start - words[last].start < AROUND:
        high += 1
    before = "".join(other.text for other in words[low:first])
    behind = "".join(other.text for other in words[last + 1 : high + 1])
    meant = tuple(cut(before + word + behind))
    if not _holds(meant, len(before), len(before) + len(word)):
        return float("-inf")
    return model.likelihood(meant) - model.likelihood(tuple(other.text for other in words[low : high + 1]))


def _holds(words: tuple[str, ...], start: int, end: int) -> bool:
    """Whether what stands from start to end is words of these, or of one of them."""
    at, bounds = 0, {0}
    for word in words:
        if at <= start and end <= at + len(word):
            return True
        at += len(word)
        bounds.add(at)
    return bounds >= {start, end}
