"""Errors nobody annotated: ties of the annotated reports broken by one slip each must be seen."""

import json
import random
from pathlib import Path

import pytest

from weijian.proof.blindness import blindness, with_a_slip
from weijian.proof.score import Share

GOLD = Path(__file__).parent / "gold"
BROKEN, SEED = 40, 4
# What is left are sums of few small numbers that need not be all there is, and bases told in other sections.
LEAST_SEEN = 0.8
TEXT = "全年任务4000人，共完成2600人，完成率65%。全县另有村卫生室31个。"


def row(name, words, value):
    start = TEXT.index(words)
    return {"id": name, "text": words, "start": start, "end": start + len(words), "value": value}


def gold(kind, result, *operands):
    relation = {"type": kind, "result": result, "operands": list(operands), "holds": True}
    figures = [
        row("f1", "4000人", 4000),
        row("f2", "2600人", 2600),
        row("f3", "65%", 65),
        row("f4", "31个", 31),
    ]
    return {"figures": figures, "relations": [relation]}


def test_blindness_broken_rate_is_seen_and_a_number_tied_to_nothing_is_not():
    assert blindness(TEXT, gold("completion", "f3", "f2", "f1"), most=5) == [Share("completion", 1, 1)]
    (unseen,) = blindness(TEXT, gold("duplicate", "f4", "f1"), most=5)
    assert (unseen.found, unseen.of) == (0, 1)
    assert "村卫生室" in unseen.missed[0]


def test_blindness_orders_and_broken_ties_are_left_out():
    assert blindness(TEXT, gold("order", "f2", "f1"), most=5) == []
    broken = gold("completion", "f3", "f2", "f1")
    broken["relations"][0]["holds"] = False
    assert blindness(TEXT, broken, most=5) == []


@pytest.mark.parametrize("figure", ["4000人", "92.31%", "3.5万元", "7个", "10.05‰", "99"])
def test_with_a_slip_prints_another_number_as_long(figure):
    for seed in range(50):
        slipped = with_a_slip(figure, random.Random(seed))
        assert slipped != figure
        assert len(slipped) == len(figure)
        assert slipped[0] != "0"


def test_with_a_slip_words_without_digits_have_none():
    assert with_a_slip("七家", random.Random(1)) is None


def test_proofread_most_slips_in_annotated_reports_are_seen():
    shares = []
    for path in sorted(GOLD.glob("*.json")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        shares += blindness(text, json.loads(path.read_text(encoding="utf-8")), BROKEN, SEED)
    tried, seen = sum(share.of for share in shares), sum(share.found for share in shares)
    assert tried > 60
    assert seen >= LEAST_SEEN * tried, [missed for share in shares for missed in share.missed]
