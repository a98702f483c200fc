"""Into which words the likeliest reading parts what stands at a place, and whether it is a run of words by itself."""

from __future__ import annotations

from weijian.proof.rules.words.dictionary import Word, frequency, is_word, split

# How far the reading looks to either side.
AROUND = 6
# What is no word, but of which as much is met by chance, may be words side by side.
BY_CHANCE = 1


def words_of(plain: str, start: int, end: int) -> list[str]:
    """The words from start to end; none if one of them begins before or goes on behind."""
    words = touching(plain, start, end)
    if not words or words[0].start < start or words[-1].start + len(words[-1].text) > end:
        return []
    return [word.text for word in words]


def touching(plain: str, start: int, end: int) -> list[Word]:
    """The words that have a character from start to end."""
    first = next(
        (at + 1 for at in range(start - 1, start - AROUND - 1, -1) if not is_han(plain, at)), start - AROUND
    )
    last = next((at for at in range(end, end + AROUND) if not is_han(plain, at)), end + AROUND)
    return [
        word
        for word in split(plain[first:last], first)
        if word.start < end and word.start + len(word.text) > start
    ]


def hardly_meets(written: str) -> bool:
    """Whether it is no word and its parts would hardly stand side by side by chance."""
    return not is_word(written) and frequency(written) <= BY_CHANCE


def is_han(plain: str, at: int) -> bool:
    return 0 <= at < len(plain) and "\u4e00" <= plain[at] <= "\u9fff"
