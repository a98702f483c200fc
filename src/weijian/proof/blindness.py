"""How many errors the proof-reader would be blind to: the ties of an annotated report, broken one at a time.

A tie that holds is broken by one slip of the pen in its result (a digit, or two changed about); it counts as seen when
an error or a warning of arithmetic touches the figure, or points to it. Gold annotations hold few broken ties; so every
tie that holds measures how one would be found. Orders are left out: another digit seldom breaks them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from weijian.proof.api import proofread
from weijian.proof.findings import HINT, Finding
from weijian.proof.score import Share

TYPES = ("sum", "difference", "ratio", "completion", "rate_per", "growth", "unit_price", "duplicate")
ARITHMETIC = "FIG"
BEFORE, BEHIND = 40, 20


def blindness(text: str, gold: dict[str, Any], most: int, seed: int = 0) -> list[Share]:
    """Of every type of tie how many of at most so many broken ones are seen; the same ones for the same seed."""
    figures, chance = {row["id"]: row for row in gold["figures"]}, random.Random(seed)
    known = {_key(finding) for finding in _arithmetic(text)}
    shares = {name: Share(name, 0, 0) for name in TYPES}
    for row in _sample(gold["relations"], most, chance):
        figure = figures[row["result"]]
        slipped = with_a_slip(figure["text"], chance)
        if slipped is None:
            continue
        start, end = figure["start"], figure["end"]
        wrong = text[:start] + slipped + text[end:]
        share = shares[row["type"]]
        share.of += 1
        told = (finding for finding in _arithmetic(wrong) if _key(finding) not in known)
        if any(_touches(finding, start, end) for finding in told):
            share.found += 1
        else:
            around = wrong[max(0, start - BEFORE) : end + BEHIND].replace("\n", " ")
            share.missed.append(f"{figure['text']}→{slipped}：{around}")
    return [share for share in shares.values() if share.of]


def _sample(relations: list[dict[str, Any]], most: int, chance: random.Random) -> list[dict[str, Any]]:
    rows = [
        row for row in relations
        if row["holds"] and row["type"] in TYPES and row["result"] and row["operands"]
    ]  # fmt: skip
    return chance.sample(rows, min(most, len(rows)))


def with_a_slip(figure: str, chance: random.Random) -> str | None:
    """The figure as printed with another digit, or two neighbours changed about; never in the last of three and more,
    where rounding might explain it. None without digits.
    """
    places = [place for place, sign in enumerate(figure) if sign.isdigit()]
    if not places:
        return None
    changing = places[:-1] if len(places) > 2 else places
    pairs = [
        (one, other)
        for one, other in pairwise(changing)
        if other == one + 1
        and figure[one] != figure[other]
        and not (one == places[0] and figure[other] == "0")
    ]
    signs = list(figure)
    if pairs and chance.random() < 0.5:
        one, other = chance.choice(pairs)
        signs[one], signs[other] = signs[other], signs[one]
    else:
        place = chance.choice(changing)
        signs[place] = chance.choice([digit for digit in "123456789" if digit != figure[place]])
    return "".join(signs)


def _arithmetic(text: str) -> Iterator[Finding]:
    findings = proofread(text).findings
    return (one for one in findings if one.rule.startswith(ARITHMETIC) and one.severity != HINT)


def _key(finding: Finding) -> tuple[str, int, str]:
    return finding.rule, finding.start, finding.message


def _touches(finding: Finding, start: int, end: int) -> bool:
    spans = [(finding.start, finding.end), *finding.related]
    return any(first < end and start < last for first, last in spans)
