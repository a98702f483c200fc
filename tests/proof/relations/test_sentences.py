"""Every kind of tie in the sentences that reports write: recognised, kept, and broken by one digit."""

from pathlib import Path

import pytest

from weijian.proof.api import analyse, proofread

LINES = [
    line.split(" => ")
    for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def key(kind, result, operands):
    if kind == "order":
        return kind, tuple(sorted([result, *operands]))
    return "ratio" if kind == "completion" else kind, result, tuple(sorted(operands))


def wanted(ties):
    return {
        key(kind, result, operands) for kind, result, *operands in (tie.split() for tie in ties.split(" ; "))
    }


def recognised(text):
    document = analyse(text)

    def written(number):
        return "None" if number is None else document.figures[number].text

    return {
        key(relation.type, written(relation.result), [written(n) for n in relation.operands])
        for relation in document.relations
        if relation.holds
    }


@pytest.mark.parametrize(("sentence", "ties"), LINES, ids=[line[0][:12] for line in LINES])
def test_find_relations_sentence_ties_are_recognised(sentence, ties):
    assert wanted(ties) <= recognised(sentence)


@pytest.mark.parametrize("sentence", [line[0] for line in LINES], ids=lambda sentence: sentence[:12])
def test_proofread_sentence_of_ties_that_hold_is_passed_in_silence(sentence):
    assert [finding for finding in proofread(sentence).findings if finding.rule.startswith("FIG")] == []
