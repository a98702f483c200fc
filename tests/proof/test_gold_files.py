"""The annotated reports of our own must fit their texts, or they would measure nothing."""

import json
from pathlib import Path

import pytest

GOLD = sorted((Path(__file__).parent / "gold").glob("*.json"))


def test_gold_reports_are_there():
    assert len(GOLD) >= 2


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_positions_are_those_of_the_text(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_name(gold["source"]).read_text(encoding="utf-8")
    for row in gold["figures"] + gold["defects"]:
        assert text[row["start"] : row["end"]] == row["text"], row["id"]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_relations_speak_of_figures_that_are_listed(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    known = {row["id"] for row in gold["figures"]}
    for row in gold["relations"]:
        assert {*row["operands"], *([row["result"]] if row["result"] else [])} <= known, row["id"]
