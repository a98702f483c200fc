"""Which words stand beside which in reports of the field, and so which of two words that sound or look alike is meant.

Pairs: word_pairs.tsv, and the halves of set terms and of the names of indicators. official_pairs.tsv says what official
prose of any line of work puts together: a word of it may well stand elsewhere, so that no slip is told by it alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from weijian.kernel import kept
from weijian.proof.rules.words.confusable import rows, sounds, taken_for
from weijian.proof.rules.words.dictionary import NAMES, common_words, cut, frequency

RUN = re.compile(r"[\u4e00-\u9fff]{3,200}")
NUMERALS = frozenset("一二三四五六七八九十几两")
KNOWN = 1 << 14


@kept.value
def _pairs() -> frozenset[tuple[str, str]]:
    return frozenset((word, other) for word, others, _ in rows("word_pairs.tsv") for other in others.split())


@kept.value
def _official_pairs() -> frozenset[tuple[str, str]]:
    listed = ((words.split(), others.split()) for words, others, _ in rows("official_pairs.tsv"))
    return frozenset((word, other) for words, others in listed for word in words for other in others)


@kept.value
def _in_terms() -> frozenset[str]:
    """Every four characters of terms: two words of two characters may meet in them."""
    return frozenset(
        term[at : at + 4]
        for name in ("terms.tsv", "idioms.tsv", NAMES)
        for term, *_ in rows(name)
        for at in range(len(term) - 3)
    )


@kept.value
def phrases_of_the_field() -> frozenset[str]:
    return frozenset(
        row[0] for name in ("idioms.tsv", "terms.tsv", "diseases.tsv", NAMES) for row in rows(name)
    )


def fits(before: str, word: str, behind: str) -> int:
    """How many of its two neighbours it is known to stand beside."""
    return _met(before, word) + _met(word, behind)


def meets(word: str, other: str) -> bool:
    """Whether one is known to stand before the other, in reports of the field or in official prose at large."""
    return _met(word, other) or (word, other) in _official_pairs()


def may_stand(before: str, word: str, behind: str) -> int:
    """The same, in official prose at large."""
    return meets(before, word) + meets(word, behind)


def _met(word: str, other: str) -> bool:
    of_a_term = len(word) == len(other) == 2 and word + other in _in_terms()
    return (of_a_term and common_words().issuperset((word, other))) or (word, other) in _pairs()


def mistaken(plain: str) -> Iterator[tuple[int, str, str]]:
    """(place, word, the word meant): words of two characters that only a word like them would fit here."""
    for run in RUN.finditer(plain):
        words = ["", *cut(run.group()), ""]
        place = run.start()
        for before, word, behind in zip(words, words[1:], words[2:], strict=False):
            likes = alike(word) if len(word) == 2 else ()
            meant = _meant(before, word, behind, likes) if likes else ""
            if meant:
                yield place, word, meant
            place += len(word)


def _meant(before: str, word: str, behind: str, likes: tuple[str, ...]) -> str:
    if may_stand(before, word, behind):
        return ""
    usual = word in common_words()
    for like in likes:
        doubts = usual or frequency(word) > frequency(like)
        if fits(before, like, behind) > doubts:
            return like
    return ""


@lru_cache(maxsize=KNOWN)
def alike(word: str) -> tuple[str, ...]:
    """Words of reports that it may have been written for: by ear or by eye."""
    if word[0] in NUMERALS or word[0] == word[1] or word in phrases_of_the_field():
        return ()
    heard = sounds()
    found = set(_by_sound().get((heard.get(word[0], ""), heard.get(word[1], "")), ()))
    found |= {other + word[1] for other in taken_for(word[0])} | {
        word[0] + other for other in taken_for(word[1])
    }
    return tuple(sorted((found & common_words()) - {word}, key=frequency, reverse=True))


@kept.value
def _by_sound() -> dict[tuple[str, str], list[str]]:
    heard = sounds()
    found: dict[tuple[str, str], list[str]] = {}
    for word in common_words():
        if len(word) == 2 and word[0] in heard and word[1] in heard:
            found.setdefault((heard[word[0]], heard[word[1]]), []).append(word)
    return found
