"""The rules, one module each under a folder for its theme.

A rule module holds RULE (code, severity, title, explanation, source), `flagged` and `silent` (texts that
must and must not be flagged, written for that rule) and `check(document)`, which yields findings. Codes are
permanent: a code that was given out never changes its meaning, and a withdrawn one is not used again.
"""

from __future__ import annotations

import importlib
import pkgutil
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from weijian.proof.document import Document
from weijian.proof.facts import Facts
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

# Themes whose rules read nothing but words: no relation, no ledger.
OF_WORDS = ("personal", "words")
# Rules over several documents, which stand in `weijian.proof.batch` and see more than one document.
ACROSS_DOCUMENTS = ("FIG204", "FIG205")


@dataclass(frozen=True)
class RuleModule:
    """What one rule module declares, checked when it is loaded."""

    rule: Rule
    theme: str
    name: str
    flagged: list[str]
    silent: list[str]
    check: Callable[[Document], Iterable[Finding]]
    facts: Facts | None = None  # in whose light its examples stand


@cache
def rule_modules() -> tuple[RuleModule, ...]:
    """Every rule, in the order of its code."""
    found = []
    for theme in pkgutil.iter_modules(__path__):
        if not theme.ispkg:
            continue
        package = importlib.import_module(f"{__name__}.{theme.name}")
        for entry in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{entry.name}")
            if hasattr(module, "RULE"):
                found.append(
                    RuleModule(
                        module.RULE,
                        theme.name,
                        entry.name,
                        module.flagged,
                        module.silent,
                        module.check,
                        getattr(module, "facts", None),
                    )
                )
    return tuple(sorted(found, key=lambda module: module.rule.code))


def example_text() -> str:
    """A text of ours in which every rule has something to say, a line each, under a title with a year."""
    return "\n".join(["2021年卫生健康工作总结", *(module.flagged[0] for module in rule_modules())])


@cache
def known_codes() -> tuple[str, ...]:
    return tuple(sorted([*(module.rule.code for module in rule_modules()), *ACROSS_DOCUMENTS]))


def is_code(code: str) -> bool:
    """Whether it names a rule, or all rules whose codes begin so."""
    return bool(code) and any(known.startswith(code) for known in known_codes())


def _nobody(rule: Rule, share: float) -> None:
    pass


def of_the_words(document: Document) -> dict[str, list[Finding]]:
    """What the rules of these themes find, by their codes."""
    modules = [module for module in rule_modules() if module.theme in OF_WORDS]
    return {module.rule.code: list(module.check(document)) for module in modules}


def run_rules(
    document: Document,
    besides: str = "",
    begins: Callable[[Rule, float], None] = _nobody,
    words: Callable[[], dict[str, list[Finding]]] = dict,
) -> Iterator[Finding]:
    """What all rules find, or all but one: a rule may be about what the others found. `begins` is told each rule
    and the share of them behind it (0 to 1). `words` is asked, last, for what `of_the_words` found already.
    """
    modules = [module for module in rule_modules() if module.rule.code != besides]
    modules.sort(key=lambda module: (module.rule.yields, module.theme in OF_WORDS))
    warned: list[tuple[int, int]] = []
    already: dict[str, list[Finding]] | None = None
    for number, module in enumerate(modules):
        begins(module.rule, number / len(modules))
        if already is None and module.theme in OF_WORDS:
            already = words()
        found = (
            already[module.rule.code]
            if already and module.theme in OF_WORDS
            else list(module.check(document))
        )
        yield from _not_spoken_of(found, warned) if module.rule.yields else found
        warned += [(finding.start, finding.end) for finding in found if finding.severity != HINT]


def _not_spoken_of(found: list[Finding], spans: list[tuple[int, int]]) -> Iterator[Finding]:
    """The findings that none of the spans touches."""
    spans = sorted(spans)
    starts = [start for start, _ in spans]
    ends = list(accumulate((end for _, end in spans), max))
    for finding in found:
        before = bisect_left(starts, finding.end)
        if not before or ends[before - 1] <= finding.start:
            yield finding
