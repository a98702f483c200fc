"""How many slips of the pen in passages of reports are told, and how many agreeing passages are spoken of wrongly.

Repeat: .venv/bin/python benchmarks/proof_passages.py [passages/a.tsv …]

The passages are templates as `tests/proof/test_plain_sentences.py` has them, by authors who had not seen the program; each
figure that the words give by a formula is broken three times. What is told of them is measured, not asserted.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests" / "proof"))

from test_plain_sentences import Template, spoken  # noqa: E402

FILLINGS = 3


def measured(template: Template) -> Counter[str]:
    """`slips` and those `told`; `loud` where an agreeing passage is spoken of."""
    found = Counter(templates=1)
    for n in range(FILLINGS):
        agreeing = template.sentence(template.filled(random.Random(f"{template.line} {n}")))
        found["loud"] |= bool(spoken(agreeing))
    for place in template.results:
        for n in range(FILLINGS):
            _, wrong = template.slip(place, random.Random(f"{template.line} {place} {n}"))
            found["slips"] += 1
            found["told"] += bool(spoken(template.sentence(wrong)))
    return found


def main() -> None:
    for path in map(Path, sys.argv[1:] or sorted((HERE / "passages").glob("*.tsv"))):
        total: Counter[str] = Counter()
        for row in path.read_text(encoding="utf-8").splitlines()[1:]:
            _, sizes, line = row.split("\t")
            for size in sizes.split():
                total += measured(Template(line, size))
        print(
            f"{path.name}: {total['templates']} templates, {total['told']} of {total['slips']} slips told, "
            f"{total['loud']} agreeing passages spoken of wrongly"
        )


if __name__ == "__main__":
    main()
