"""Sentences whose figures agree must pass in silence; with one digit changed, what arithmetic can prove must be found."""

from pathlib import Path

import pytest

from weijian.proof.api import proofread

SENTENCES = [
    line
    for line in Path(__file__).with_name("sound_sentences.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PROVABLE = {"ratio", "completion", "sum", "difference", "growth", "rate_per", "unit_price"}
LEAST_FOUND = 0.88


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence[:12])
def test_proofread_sound_sentence_is_passed_in_silence(sentence):
    report = proofread(sentence)
    assert [finding for finding in report.findings if finding.severity != "hint"] == []
    assert all(relation.holds for relation in report.relations)


def with_wrong_result(sentence):
    """The sentence with the second digit of one provable result changed, once for each such result."""
    report = proofread(sentence)
    for relation in report.relations:
        if relation.type in PROVABLE and relation.result is not None and relation.operands:
            figure = report.figures[relation.result]
            digits = [n for n in range(figure.number_start, figure.number_end) if sentence[n].isdigit()]
            place = digits[min(1, len(digits) - 1)]
            yield sentence[:place] + str((int(sentence[place]) + 3) % 10) + sentence[place + 1 :]


def test_proofread_one_digit_changed_is_found():
    changed = [wrong for sentence in SENTENCES for wrong in with_wrong_result(sentence)]
    missed = [wrong for wrong in changed if all(relation.holds for relation in proofread(wrong).relations)]
    assert len(changed) > 40
    assert len(missed) <= (1 - LEAST_FOUND) * len(changed), missed
