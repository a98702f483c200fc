"""The content words of a figure's name, so that one thing said in other words is known again.

It does not understand names. Words of `naming.tsv` are brought to one form, words without meaning for the name
are dropped, and what is left over counts as it stands; the order of words does not count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from weijian.kernel.tables import rows_of

GROUP, THING, PROGRAMME, DEED = "group", "thing", "programme", "deed"
EMPTY = re.compile(
    r"[全我本该](?:[县区市州旗省国])|辖区内?|县域内|其中|目前|今年以来|今年|本年度?|年内|全年|上半年|截[至止]|累计|合计|共计|总计|总共|全部|一共|现有|共有|现|均"
    r"|总人数|人数|总数|数量|总量|总额|人次数?|已经|已|共|总|达到了?|完成了?|实现了?|分别|约|近|为|达|的|了|是|有|全|数|各|名|人员|对象|人群|群众|居民|人口|患者|病人|工作|服务|情况|建立|到位"
    r"|实际|免费|积极|认真|扎实|深入|广泛|持续|大力|全面|进一步|一是|二是|三是|四是|五是|六是|[^一-龥\dA-Za-z]"
)


@dataclass(frozen=True, slots=True)
class Name:
    """`words` in their one form, with what was left over; `kinds` of those that are known."""

    words: frozenset[str]
    kinds: frozenset[str]

    def has(self, *kinds: str) -> bool:
        return any(kind in self.kinds for kind in kinds)


@lru_cache(maxsize=4096)
def name_of(text: str) -> Name:
    """The content words of a stretch of text."""
    words, kinds, place = set(), set(), 0
    left = []
    for match in _pattern().finditer(text):
        left.append(text[place : match.start()])
        canonical, kind = vocabulary()[match.group()]
        words.add(canonical)
        kinds.add(kind)
        place = match.end()
    left.append(text[place:])
    for rest in left:
        words.update(word for word in EMPTY.split(rest) if word)
    return Name(frozenset(words), frozenset(kinds))


def words_of_kind(text: str, kind: str) -> list[str]:
    """The words of one kind in the order in which they stand."""
    return [canonical for canonical, its_kind in _known_words(text) if its_kind == kind]


@lru_cache(maxsize=4096)
def _known_words(text: str) -> list[tuple[str, str]]:
    return [vocabulary()[match.group()] for match in _pattern().finditer(text)]


def kind_of(canonical: str) -> str:
    """The kind of a word in its one form; nothing for words that were left over."""
    return _kinds().get(canonical, "")


@cache
def _kinds() -> dict[str, str]:
    return dict(vocabulary().values())


@cache
def vocabulary() -> dict[str, tuple[str, str]]:
    """Word to its one form and its kind."""
    return {
        word: (canonical, kind) for word, canonical, kind, _ in rows_of(Path(__file__).with_suffix(".tsv"))
    }


@cache
def _pattern() -> re.Pattern[str]:
    """Every word, the longest first; gathered by first sign, so that most places of a text are passed over."""
    by_sign: dict[str, list[str]] = defaultdict(list)
    for word in sorted(vocabulary(), key=len, reverse=True):
        by_sign[word[0]].append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(sign)}(?:{'|'.join(rest)})" for sign, rest in by_sign.items()))
