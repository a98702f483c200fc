"""One finding for one thing, where several rules saw it.

Two findings are of one thing where they mark the same stretch, or where their repairs make the same text; the graver
stays, of two as grave the one that repairs. What repairs nothing within a stretch that another rule puts right, or
takes away, says nothing more, either. What rules of arithmetic say stays: each names other figures.
"""

from __future__ import annotations

from collections.abc import Iterable

from weijian.proof.findings import SEVERITIES, Finding

ARITHMETIC, FORM = "FIG", "DOC"
# What is said of the whole text, at the first of its places, is said of no other place.
THROUGHOUT = "全文"


def told_once(findings: Iterable[Finding], text: str) -> list[Finding]:
    """In the order of their places. Offsets are those of the text."""
    findings = sorted(findings, key=lambda finding: (finding.start, finding.end, finding.rule))
    dropped: set[int] = set()
    open_ones: list[int] = []
    for number, finding in enumerate(findings):
        if finding.rule.startswith(ARITHMETIC) or finding.message.startswith(THROUGHOUT):
            continue
        open_ones = [
            one for one in open_ones if findings[one].end > finding.start or _at(findings[one], finding)
        ]
        for one in open_ones:
            if (
                one not in dropped
                and findings[one].rule != finding.rule
                and _of_one_thing(findings[one], finding, text)
            ):
                lesser = min(one, number, key=lambda at: (_weight(findings[at]), -at))
                dropped.add(lesser)
                if lesser == number:
                    break
        open_ones.append(number)
    return [finding for number, finding in enumerate(findings) if number not in dropped]


def _at(one: Finding, other: Finding) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _weight(finding: Finding) -> tuple[int, bool]:
    return SEVERITIES.index(finding.severity), finding.fix is not None


def _of_one_thing(one: Finding, other: Finding, text: str) -> bool:
    if one.fix and other.fix:
        made = _made(one, other, text), _made(other, one, text)
        return made[0] == made[1] or _says_no_more(one, other)
    return _at(one, other) or _says_no_more(one, other) or _is_of_its_first_sign(one, other)


def _is_of_its_first_sign(one: Finding, other: Finding) -> bool:
    """Of a mark that is misplaced one rule tells the place, as gravely as the other what it leaves open behind it."""
    lesser, graver = sorted((one, other), key=_weight)
    return (
        one.start == other.start
        and one.severity == other.severity
        and graver.fix is not None
        and graver.end - graver.start == 1
        and lesser.rule[:3] == graver.rule[:3]
    )


def _made(finding: Finding, beside: Finding, text: str) -> str:
    """What the repair makes of the stretch that both repairs touch."""
    assert finding.fix and beside.fix
    start, end = min(finding.fix.start, beside.fix.start), max(finding.fix.end, beside.fix.end)
    return text[start : finding.fix.start] + finding.fix.text + text[finding.fix.end : end]


def _says_no_more(one: Finding, other: Finding) -> bool:
    """Whether the lesser is about signs that the graver takes away, or repairs nothing of what the graver puts right.
    Where the text is only read again in another form (mojibake, readings), what is wrong in it remains.
    """
    lesser, graver = sorted((one, other), key=_weight)
    if graver.fix is None or (graver.fix.text and (lesser.fix is not None or graver.rule.startswith(FORM))):
        return False
    return graver.fix.start <= lesser.start and lesser.end <= graver.fix.end
