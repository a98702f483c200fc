"""Rules that are lists of patterns: what is wrong, what to say and what to put instead.

A pattern sees the plain text unless its rule asks for the text as it stands. Group "at", where there is one,
is the part that is marked; `say` and `put` may name groups as in str.format. Patterns must be linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from weijian.proof.document import Document
from weijian.proof.findings import Finding
from weijian.proof.rules.rule import Rule

CLAUSE = re.compile(r"[^，。；：！？\n]+")
BEHIND = 12


@dataclass(frozen=True)
class Wrong:
    pattern: re.Pattern[str]
    say: str
    put: str | None = None
    severity: str | None = None
    # Not where this is met, in the match or in what follows it in its clause.
    unless: re.Pattern[str] | None = None


def wrong(pattern: str, say: str, put: str | None = None, severity: str | None = None) -> Wrong:
    return Wrong(re.compile(pattern, re.MULTILINE), say, put, severity)


def any_of(words: Iterable[str]) -> str:
    """An expression for the longest of the words at a place; those of one first character are tried together."""
    by_head: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_head.setdefault(word[0], []).append(word[1:])
    return "|".join(
        f"{re.escape(head)}(?:{'|'.join(map(re.escape, rest))})" for head, rest in by_head.items()
    )


def objections(
    rule: Rule, document: Document, wrongs: Iterable[Wrong], in_source: bool = False
) -> Iterator[Finding]:
    """One finding for every place where one of the patterns is met."""
    text = document.text if in_source else document.plain
    for entry in wrongs:
        for match in entry.pattern.finditer(text):
            if entry.unless is None or not entry.unless.search(_with_the_rest(match)):
                yield objection(rule, entry, match, in_source)


def _with_the_rest(match: re.Match[str]) -> str:
    rest = CLAUSE.match(match.string, match.end(), match.end() + BEHIND)
    return match.group() + (rest.group() if rest else "")


def objection(rule: Rule, entry: Wrong, match: re.Match[str], in_source: bool = False) -> Finding:
    groups = match.groupdict("")
    start, end = match.span("at") if match.groupdict().get("at") is not None else match.span()
    shown = groups | {"at": match.string[start:end]}
    put = None if entry.put is None else entry.put.format(**shown)
    return rule.at(
        start, end, entry.say.format(**shown), severity=entry.severity, put=put, in_source=in_source
    )
