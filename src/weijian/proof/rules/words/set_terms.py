"""The set terms and phrases of the field, and where to look one up of which a slip left only some characters whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from weijian.kernel import kept
from weijian.proof.rules.words.confusable import rows
from weijian.proof.rules.words.dictionary import common_words

FOUR = 4
COMMON = "《现代汉语词典》（第7版）"


@cache
def terms() -> dict[str, str]:
    """Set terms of four characters and more, with their source."""
    return dict(rows("terms.tsv"))


@cache
def phrases() -> dict[str, str]:
    """Set terms, set phrases and common words of four characters."""
    common = {word: COMMON for word in common_words() if len(word) == FOUR}
    return common | {row[0]: row[-1] for row in rows("idioms.tsv")} | terms()


TermsBy = dict[str, tuple[str, ...]]


class Index(NamedTuple):
    """Terms by two characters that a slip left whole, and by one more that it left whole beside them."""

    near: TermsBy
    far: TermsBy


@cache
def heads() -> Index:
    """By the first two characters with the third (the slip comes later) or the fourth (it is the third)."""
    return Index(*_begun_so())


@cache
def tails() -> Index:
    """By the third and fourth character with the second (the slip is the first) or the first."""
    return Index(*_ended_so())


@kept.value
def _begun_so() -> tuple[TermsBy, TermsBy]:
    return _by(lambda term: term[:3]), _by(lambda term: term[:2] + term[3])


@kept.value
def _ended_so() -> tuple[TermsBy, TermsBy]:
    return _by(lambda term: term[1:4]), _by(lambda term: term[0] + term[2:4])


def _by(key: Callable[[str], str]) -> TermsBy:
    found: dict[str, list[str]] = {}
    for term in phrases():
        found.setdefault(key(term), []).append(term)
    return {part: tuple(terms) for part, terms in found.items()}


@cache
def short_forms() -> frozenset[str]:
    """What a term is called for short, or another word: no character is lost in them."""
    return frozenset(row[0] for row in rows("short_forms.tsv"))


@kept.value
def words_at_ends() -> frozenset[str]:
    """Words of two characters, as they stand at the ends of terms of an even length."""
    return frozenset(word for term in phrases() if len(term) % 2 == 0 for word in (term[:2], term[-2:]))


@kept.value
def pairs() -> frozenset[str]:
    """The first two and the next two characters of each: where neither stands, no slip of it does."""
    return frozenset(pair for term in phrases() for pair in (term[:2], term[2:4]))
