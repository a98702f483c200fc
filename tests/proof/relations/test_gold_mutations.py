"""Blindness measured on whole reports: one digit of an annotated rate changed must be found by a FIG rule.

A sample of the ties that hold in the annotated reports of this folder's `gold`; what is left are bases told in other
sections, where no words and too few digits tie them.
"""

import json
from pathlib import Path

from weijian.proof.api import proofread

GOLD = Path(__file__).parents[1] / "gold"
QUOTIENTS = {"ratio", "completion", "rate_per"}
ONE_IN = 3
LEAST_FOUND = 0.8


def figures_of_rates(rows, relations):
    """The figures of a sample of the rates that hold, each figure once."""
    spans = {row["id"]: (row["start"], row["end"]) for row in rows}
    kept = [row for row in relations if row["type"] in QUOTIENTS and row["holds"] and row["operands"]]
    return sorted({spans[name] for row in kept[::ONE_IN] for name in (row["result"], *row["operands"])})


def changed(text, start, end):
    """The text with the second digit of a figure changed: far enough off for every tie of it to break."""
    digits = [place for place in range(start, end) if text[place].isdigit() and text[place].isascii()]
    place = digits[min(1, len(digits) - 1)]
    return text[:place] + str((int(text[place]) + 4) % 10) + text[place + 1 :]


def findings(text):
    return {
        (finding.rule, finding.start, finding.message)
        for finding in proofread(text).findings
        if finding.rule.startswith("FIG")
    }


def test_proofread_one_digit_of_an_annotated_rate_changed_is_found():
    missed, tried = [], 0
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        known = findings(text)
        for start, end in figures_of_rates(gold["figures"], gold["relations"]):
            tried += 1
            if not findings(changed(text, start, end)) - known:
                missed.append(text[max(0, start - 40) : end])
    assert tried > 30
    assert len(missed) <= (1 - LEAST_FOUND) * tried, missed
