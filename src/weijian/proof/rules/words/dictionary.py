"""Which runs of characters are words, and how often they would meet by chance.

The general dictionary (with frequencies) comes with rjieba; common_words.tsv adds the words of county reports
that it lacks or holds for rare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType
from typing import NamedTuple

from weijian.kernel import kept
from weijian.proof.rules.words.confusable import rows

# The names of our indicators: words as any other.
NAMES = "../../naming.tsv"
# What a word of the field counts for at least, in the measure of the dictionary: 60 million words.
FIELD_WORD = 200
# Characters above this frequency are words of their own; so are these, in the language of reports.
LONE_WORD = 8000
# Above this one they are words of grammar, which stand before and behind any other: 不, 在, 用.
GRAMMAR = 40000
# Below this one reports of the field do not use a character at all, unless a word of theirs has it.
RARE = 100
LONE_IN_REPORTS = frozenset(
    "余十线七血治八实科化院含期代留抓件片表降员停单列感投岗值包冷保专支升甲份组室步精户持源局超工失基证社查床止奖扶联防"
    "卡案例校样品互馆采刷展拟零麻卫剂码健委优访苗签链技服盒康漏医援乙涉检癌危诊丙筛培门体个开标时总达构机务规进毒城摘版著"
)  # fmt: skip
GAP = "_"


class Word(NamedTuple):
    start: int
    text: str


@cache
def common_words() -> frozenset[str]:
    """Words that a report of a county's health work may use in any line."""
    return frozenset(word for _, words, _ in rows("common_words.tsv") for word in words.split())


@cache
def _dictionary() -> ModuleType:
    # It loads its words at once, and no command but the proof-reader's needs them: a second instance would do so again.
    import rjieba as dictionary

    for word in _words_it_lacks():
        dictionary.add_word(word, FIELD_WORD, "n")
    return dictionary


@kept.value
def _words_it_lacks() -> tuple[str, ...]:
    """Our words that it lacks or holds for rare, in the order in which they are added."""
    import rjieba as dictionary

    lists = ("idioms.tsv", "terms.tsv", "three_characters.tsv", "diseases.tsv", NAMES)
    phrases = {row[0] for name in lists for row in rows(name)}
    common = _added(dictionary, common_words())
    # A term that falls into words is read word by word, so that its words meet their neighbours.
    whole = {phrase for phrase in phrases if phrase.isalpha() and not _falls_into_words(dictionary, phrase)}
    return (*common, *_added(dictionary, whole))


def _added(dictionary: ModuleType, words: Iterable[str]) -> list[str]:
    lacking = [
        word
        for word in sorted(words)
        if not dictionary.has_word(word) or dictionary.suggest_freq(word) < FIELD_WORD
    ]
    for word in lacking:
        dictionary.add_word(word, FIELD_WORD, "n")
    return lacking


def _falls_into_words(dictionary: ModuleType, phrase: str) -> bool:
    return all(len(word) > 1 for word in dictionary.cut(phrase, hmm=False))


def cut(text: str) -> list[str]:
    """The likeliest words of a run of characters."""
    words: list[str] = _dictionary().cut(text, hmm=False)
    return words


def split(text: str, start: int = 0) -> Iterator[Word]:
    """The same with their places; `start` is where the run begins."""
    for word in cut(text):
        yield Word(start, word)
        start += len(word)


def is_word(text: str) -> bool:
    return bool(_dictionary().has_word(text))


def frequency(text: str) -> int:
    """How often a word is met; of what is no word, how often its parts meet by chance, at least once."""
    return int(_dictionary().suggest_freq(text))


def pairs_by_character(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words of two characters among these, by each of the two."""
    found: dict[str, list[str]] = {}
    for word in sorted(words):
        if len(word) == 2:
            for character in set(word):
                found.setdefault(character, []).append(word)
    return {character: tuple(words) for character, words in found.items()}


def by_the_rest(words: Iterable[str]) -> dict[str, str]:
    """Words with a gap for one of their characters, and what may stand there."""
    found: dict[str, str] = {}
    for word in words:
        for at, character in enumerate(word):
            gapped = word[:at] + GAP + word[at + 1 :]
            found[gapped] = found.get(gapped, "") + character
    return found


@cache
def bound_characters() -> frozenset[str]:
    """Characters that no report uses but in a word: 善, 置."""
    return frozenset("".join(row[0] for row in rows("bound_characters.tsv")))


@cache
def stands_alone(character: str) -> bool:
    """Whether reports use the character as a word of its own: 对, 县, 未."""
    return character in LONE_IN_REPORTS or frequency(character) >= LONE_WORD


@cache
def is_grammar(character: str) -> bool:
    return frequency(character) >= GRAMMAR


@cache
def _of_the_field() -> frozenset[str]:
    names = ("idioms.tsv", "terms.tsv", "three_characters.tsv", "diseases.tsv", "laws.tsv", NAMES)
    return frozenset("".join(row[0] for name in names for row in rows(name))).union(*common_words())


@cache
def is_rare(character: str) -> bool:
    """Whether no word of the field has the character and hardly any other: 倌, 缧."""
    return (
        "\u4e00" <= character <= "\u9fff" and character not in _of_the_field() and frequency(character) < RARE
    )
