"""A sample and the rate found in it: 随机抽取37份档案核实，真实率91.2%, which no whole number of 37 is.

What was drawn is surely what the rate is of, so only its parts are sought (the GRIM test).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import parts_of
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE

DRAWN = re.compile(r"抽取|抽查|抽检|抽样|抽访|抽调|随机|抽测|抽中|暗访|回访")
RATE = re.compile(r"率(?:仅|均|为|达到?|是)*$")
ANOTHER_BASE = re.compile(r"平均|同比|去年|上年|同期|全县|全区|全市|总体|综合|其中|累计|分别")
FEWEST, MOST, LONGEST = 5, 999, 30


def find(passage: Passage) -> Iterator[Relation]:
    for rate in range(1, len(passage)):
        if passage[rate].kind == "percent" and _is_of_the_sample(passage, rate, rate - 1):
            yield _relation(passage, rate, rate - 1)


def _is_of_the_sample(passage: Passage, rate: int, drawn: int) -> bool:
    stated, count = passage[rate], passage[drawn]
    words = passage.between(drawn, rate)
    plain = count.kind == "count" and count.factor == 1 and FEWEST <= count.value <= MOST
    exact = stated.bound == count.bound == "exact" and 0 < stated.value < 100
    said = RATE.search(words) and DRAWN.search(passage.labels[drawn])
    other = ANOTHER_BASE.search(words) or CHANGE.search(words) or "；" in words or len(words) > LONGEST
    return bool(plain and exact and said and not other and passage.same_sentence(drawn, rate))


def _relation(passage: Passage, rate: int, drawn: int) -> Relation:
    stated, count = passage[rate], passage[drawn]
    size = int(count.amount)
    parts = parts_of(stated, (size, size))
    if parts is None:
        working = f"{count.text}中没有整数能得出{stated.text}"
        return Relation("population", rate, (drawn,), None, stated.value, False, working)
    working = f"{count.text}的{stated.text}为{parts[0]}" + (f"至{parts[1]}" if parts[1] > parts[0] else "")
    return Relation("population", rate, (drawn,), parts, stated.value, True, working)
