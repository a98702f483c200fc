"""Turns text as it stands into plain text for analysis, and remembers where every character came from.

It never changes the text itself. The steps, in order:
    encoding       characters of another code page become the Chinese they were
    expansions     signs that stand for several: ㈠ for （一）
    substitutions  one for one: traditional characters, full-width digits, half-width punctuation among Chinese
    wrapping       line ends within paragraphs
    deletions      readings behind characters, blanks inside sentences and numbers, invisible marks
    recognition    characters that a scanner took for others like them
Outside `repairs` every character of the plain text is one of the text, or part of a sign that stands for more.
"""

from typing import NamedTuple

from weijian.proof.normalise.deletions import deletions
from weijian.proof.normalise.edits import (
    Origin,
    Repair,
    apply_edits,
    behind,
    in_source,
    joined,
    repaired,
    without,
)
from weijian.proof.normalise.encoding import damaged
from weijian.proof.normalise.expansions import expansions
from weijian.proof.normalise.recognition import corrected, corrections
from weijian.proof.normalise.substitutions import substitute
from weijian.proof.normalise.wrapping import unwrapped


class Plain(NamedTuple):
    """`origin` has for each character of `plain` its offset in the text; it never falls."""

    plain: str
    origin: Origin
    repairs: list[Repair]


def normalise(text: str) -> Plain:
    broken = damaged(text)
    whole, start = apply_edits(text, broken)
    signs = list(expansions(whole))
    longer, places = apply_edits(whole, signs)
    even = unwrapped(substitute(longer))
    plain, origin = without(even, behind(start, places), deletions(even))
    slips = corrections(plain)
    repairs = [
        *repaired(origin, broken, "encoding"),
        *repaired(origin, in_source(joined(signs), start), "sign"),
    ]
    repairs += [
        Repair("recognition", origin[slip.place], origin[slip.place] + 1, slip.place, slip.place + 1)
        for slip in slips
    ]
    return Plain(corrected(plain, slips), origin, sorted(repairs, key=lambda repair: repair.start))


__all__ = ["Plain", "Repair", "normalise"]
