"""Rates of a step: 任务1117人次，实际1223人次，超额106人次，超额比例9.5%; 核定编制1223名，在岗1117名，缺编106名，缺编率8.7%.

What is lacking, beyond or new is a share of what it is told from (see `changes.between`), and never of what there is.
"""

from __future__ import annotations

import re

from weijian.proof.relations.changes.between import between_which
from weijian.proof.relations.changes.stepped import step_said
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.words.tie import Tie
from weijian.proof.relations.wording import stem_of

STEP_RATE = re.compile(r"超|缺|空|欠|差|增|减|降|节|余|结")


def is_rate_of_a_step(passage: Passage, rate: int) -> bool:
    """Whether the figure right before is a step, and the rate is called after it: 缺编239名，缺编率10.1%."""
    part, stem = rate - 1, stem_of(passage.labels[rate])
    if part < 0 or not STEP_RATE.search(stem) or not passage.same_sentence(part, rate):
        return False
    named = any(word in passage.labels[part] for word in (stem, stem[:2], stem[-2:]))
    return named and step_said(passage, part) is not None


def step_of_its_base(passage: Passage, rate: int) -> Tie | None:
    said = step_said(passage, rate - 1) if is_rate_of_a_step(passage, rate) else None
    pair = None if said is None else between_which(passage, rate - 1, said, "")
    if pair is None or passage[pair.then].bound != "exact":
        return None
    return Tie(rate - 1, pair.then, False)
