"""What a rule is: a code, how grave a breach is, and on whose authority."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from weijian.proof.findings import Finding, Fix


@dataclass(frozen=True)
class Rule:
    """`severity` is the gravest the rule gives; a check may give less where it is less sure.

    `safe_fix`: what the rule puts instead is mechanical and has exactly one right reading; a check whose
    repairs are only partly so passes `fix=Fix(..., safe=...)` itself.
    `yields`: it speaks only where no other rule has warned.
    `missing` says what this machine lacks to check it; nothing if it lacks nothing.
    """

    code: str
    severity: str
    title: str
    explanation: str
    source: str
    safe_fix: bool = False
    yields: bool = False
    missing: Callable[[], str] = str

    def at(
        self,
        start: int,
        end: int,
        message: str,
        *,
        severity: str | None = None,
        related: tuple[tuple[int, int], ...] = (),
        put: str | None = None,
        fix: Fix | None = None,
        in_source: bool = False,
    ) -> Finding:
        """`put` is what should stand in the place of the finding."""
        if put is not None:
            fix = Fix(start, end, put, self.safe_fix)
        return Finding(self.code, severity or self.severity, start, end, message, related, fix, in_source)
