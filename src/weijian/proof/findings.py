"""A finding: what a rule objects to, where, why, and what to put instead."""

from __future__ import annotations

from dataclasses import dataclass

ERROR, WARNING, HINT = "error", "warning", "hint"
SEVERITIES = (HINT, WARNING, ERROR)


@dataclass(frozen=True, slots=True)
class Fix:
    """`safe`: mechanical and with exactly one right reading, so that `--fix` may make it unasked."""

    start: int
    end: int
    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Positions are indexes into the document's plain text until the report leads them back to the source."""

    rule: str
    severity: str
    start: int
    end: int
    message: str
    related: tuple[tuple[int, int], ...] = ()
    fix: Fix | None = None
    # Set where the finding lies in signs that the plain text does not have; then the positions are source
    # offsets.
    in_source: bool = False


def at_least(severity: str, threshold: str) -> bool:
    return SEVERITIES.index(severity) >= SEVERITIES.index(threshold)
