"""Hunts for runaway expressions: every regular expression of the proof-reader against texts pumped from itself.

Repeat: .venv/bin/python benchmarks/proof_expressions.py
For each expression strings that it matches are drawn, cut, and repeated; the time to search the repeated text
once and twice as long is taken. A linear expression takes twice as long, a quadratic one four times.
Then the whole proof-reader reads texts pumped from the pieces of all expressions. Expected: nothing GROWING.
"""

import argparse
import contextlib
import importlib
import pkgutil
import random
import re
import time
import warnings
from collections.abc import Iterator

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import weijian.proof
from weijian.proof.api import proofread

LENGTH = 10_000
SAMPLES = 12
MEASURABLE = 0.005  # seconds; below it a ratio of two times is noise
GROWING = 3.0  # times, at twice the length: linear is 2, quadratic 4


def expressions() -> dict[re.Pattern[str], str]:
    """Every compiled expression that a module of the proof-reader holds, by where it stands."""
    found: dict[re.Pattern[str], str] = {}
    for entry in pkgutil.walk_packages(weijian.proof.__path__, "weijian.proof."):
        module = importlib.import_module(entry.name)
        for name, value in vars(module).items():
            for pattern in _patterns_in(value):
                found.setdefault(pattern, f"{entry.name}.{name}")
    return found


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _patterns_in(item)
    elif isinstance(value, dict):
        yield from _patterns_in(tuple(value.values()))


def matching_texts(pattern: re.Pattern[str]) -> list[str]:
    """A few texts that hold a match; none where the expression cannot be drawn from."""
    texts: list[str] = []

    @settings(
        max_examples=SAMPLES,
        database=None,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.from_regex(pattern))
    def collect(text: str) -> None:
        texts.append(text)

    with contextlib.suppress(Exception):  # an expression with look-around may match nothing that can be drawn
        collect()
    return texts


def pumps(texts: list[str], chooser: random.Random) -> set[str]:
    """Whole matches, their beginnings, their middles: what may be repeated to lead an expression astray."""
    pieces = set()
    for text in texts:
        if not text:
            continue
        cut = chooser.randrange(1, len(text) + 1)
        start = chooser.randrange(len(text))
        pieces |= {text, text[:cut], text[:-1], text[start : start + 2], text[start]}
    return {piece for piece in pieces if piece}


def seconds(pattern: re.Pattern[str], text: str) -> float:
    started = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - started


def alone(drawn: dict[re.Pattern[str], set[str]], names: dict[re.Pattern[str], str]) -> None:
    """Each expression on texts pumped from itself: its worst text."""
    worst = []
    for pattern, pieces in drawn.items():
        rows = [(seconds(pattern, pumped(piece, LENGTH)), piece) for piece in pieces]
        if not rows:
            continue
        taken, piece = max(rows)
        growth = seconds(pattern, pumped(piece, 2 * LENGTH)) / taken if taken > MEASURABLE else 0.0
        worst.append((taken * 1e6 / LENGTH, growth, names[pattern], piece[:30]))
    show(f"{len(drawn)} expressions, each alone", worst)


def together(drawn: dict[re.Pattern[str], set[str]], chooser: random.Random, texts: int) -> None:
    """The whole proof-reader on texts pumped from the pieces of all expressions and of sound sentences."""
    pieces = sorted(set().union(*drawn.values()))
    worst = []
    for _ in range(texts):
        piece = "".join(chooser.choice(pieces) for _ in range(chooser.choice([1, 1, 2, 3])))
        taken = whole_seconds(pumped(piece, LENGTH))
        worst.append((taken * 1e6 / LENGTH, 0.0, "proofread", piece[:60]))
    worst.sort(reverse=True)
    grown = [
        (rate, whole_seconds(pumped(piece, 2 * LENGTH)) * 1e6 / LENGTH / rate, where, piece)
        for rate, _, where, piece in worst[:10]
    ]
    show(f"{texts} texts of {LENGTH} characters through the whole proof-reader", grown)


def pumped(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def whole_seconds(text: str) -> float:
    started = time.process_time()
    proofread(text)
    return time.process_time() - started


def show(title: str, rows: list[tuple[float, float, str, str]]) -> None:
    print(title)
    for rate, growth, where, piece in sorted(rows, reverse=True)[:12]:
        mark = "  GROWING" if growth > GROWING else ""
        print(
            f"{rate:9.3f} ms/1000 characters, x{growth:.1f} at twice the length: {where} on {piece!r}{mark}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--texts", type=int, default=300, help="texts for the whole proof-reader")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    chooser = random.Random(arguments.seed)
    names = expressions()
    drawn = {pattern: pumps(matching_texts(pattern), chooser) for pattern in names}
    alone(drawn, names)
    together(drawn, chooser, arguments.texts)


if __name__ == "__main__":
    main()
