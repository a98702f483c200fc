"""Every sentence of sentences/*.tsv (all invented) has exactly the figures that stand beside it."""

from decimal import Decimal
from pathlib import Path

import pytest

from weijian.proof.figures import find_figures
from weijian.proof.normalise import normalise


def rows():
    found = []
    for path in sorted((Path(__file__).parent / "sentences").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                sentence, _, expected = line.replace("\\n", "\n").partition("\t")
                found.append(pytest.param(sentence, expected, id=f"{path.stem}: {sentence}"))
    return found


def expected_figures(column):
    for item in filter(None, column.split("; ")):
        head, *rest = item.split("|")
        text, _, value = head.rpartition("=")
        unit, kind, bound = [*rest, "", "", ""][:3]
        yield text, Decimal(value), unit, kind or "count", bound or "exact"


def found_figures(sentence):
    plain, origin = normalise(sentence)[:2]
    for figure in find_figures(plain):
        text = sentence[origin[figure.start] : origin[figure.end - 1] + 1]
        yield text, figure.value, figure.unit, figure.kind, figure.bound


@pytest.mark.parametrize(("sentence", "expected"), rows())
def test_find_figures_sentence_has_these_figures_and_no_more(sentence, expected):
    assert list(found_figures(sentence)) == list(expected_figures(expected))
