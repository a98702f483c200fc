"""Ties over sentences, paragraphs and sections: recognised where they hold, found where they are broken, and
near misses that must stay silent.
"""

from pathlib import Path

import pytest

from weijian.proof.api import analyse

ROWS = [
    line.split(" => ")
    for path in sorted(Path(__file__).parent.glob("passages*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
SILENT = [text for text, tie in ROWS if tie == "silent"]
NOT_TIED = [(text, tie.removeprefix("not ")) for text, tie in ROWS if tie.startswith("not ")]
TIED = [(text, tie) for text, tie in ROWS if tie != "silent" and not tie.startswith("not ")]


def key(kind, result, operands):
    if kind == "order":
        return kind, tuple(sorted([result, *operands]))
    return "ratio" if kind == "completion" else kind, result, tuple(sorted(operands))


def wanted(ties):
    """`x` in front of a tie says that it is broken."""
    for tie in ties.split(" ; "):
        broken = tie.startswith("x ")
        kind, result, *operands = tie.removeprefix("x ").split()
        yield key(kind, result, operands), not broken


def found(text):
    document = analyse(text.replace("⏎", "\n"))

    def written(number):
        return "None" if number is None else document.figures[number].text

    return {
        (
            key(relation.type, written(relation.result), [written(n) for n in relation.operands]),
            relation.holds,
        )
        for relation in document.relations
    }


@pytest.mark.parametrize(("text", "ties"), TIED, ids=range(len(TIED)))
def test_figures_far_apart_are_tied(text, ties):
    assert set(wanted(ties)) <= found(text)


@pytest.mark.parametrize(("text", "ties"), NOT_TIED, ids=range(len(NOT_TIED)))
def test_figures_of_other_things_are_not_tied(text, ties):
    assert not set(wanted(ties)) & found(text)


@pytest.mark.parametrize("text", SILENT, ids=range(len(SILENT)))
def test_nothing_is_broken_where_a_reading_holds(text):
    assert all(holds for _, holds in found(text))
