"""Time of the proof-reader: a 20-page report, growing text, and texts made to be slow.

Repeat: .venv/bin/python benchmarks/proof_speed.py
Expected on one core of a 2-core machine: under 0.3 s for 20 pages, time per KB level from 30 KB to 1 MB.
"""

import time
from pathlib import Path

from weijian.proof.api import proofread

SENTENCES = Path(__file__).parents[1] / "tests" / "proof" / "sound_sentences.txt"
PAGE = 700  # characters on a page of GB/T 9704: 22 lines of 28
HOSTILE = ("1%", "由1人", "其中1人", "（1人", "A", "管理率1%，", "1人，2人，", "《", "1.")


def seconds(text: str) -> float:
    started = time.perf_counter()
    proofread(text)
    return time.perf_counter() - started


def main() -> None:
    lines = [line for line in SENTENCES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    text = "\n".join(lines)
    proofread(text)  # compiles the expressions
    pages = (text * 20)[: 20 * PAGE]
    print(f"20 pages ({len(pages)} characters): {seconds(pages):.3f} s")
    for size in (30_000, 120_000, 480_000):
        grown = (text * (size // len(text) + 1))[:size]
        print(f"{size:>8} characters: {seconds(grown) / size * 1000 * 1000:.2f} ms per 1000 characters")
    for unit in HOSTILE:
        print(f"  20000 characters of {unit!r}: {seconds(unit * (20_000 // len(unit))):.2f} s")


if __name__ == "__main__":
    main()
