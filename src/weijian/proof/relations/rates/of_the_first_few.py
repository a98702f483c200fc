"""The share of those that come first: 报告2264例……。发病数居前5位的病种为：流感312例、手足口病263例、肺结核128例、梅毒71例、
乙肝59例，共占报告总数的36.79%.

As many are listed as the words say that come first, so that the share is of all of them, and of what was reported in all.
One slip in the share must explain what is broken; never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from weijian.proof.judgement import one_slip_from
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.combined import gives_share, share_of_parts
from weijian.proof.relations.rates.words.tie import TOGETHER
from weijian.proof.relations.sums.parts import beside

SHARE = re.compile(
    r"^[，；]?(?:以上|合计|共计?|累计|[两三四五]者)?(?:合计|共)?占(?P<what>[^，。；\d]{0,14}?)(?:的|的比例为|的比重为)?$"
)
ALL_OF_IT = re.compile(r"总|全部|合计")
FIRST_FEW = re.compile(r"前(?P<many>[二三四五六七八九十]|\d{1,2})[位名种个]")
IN_ALL = re.compile(r"报告|发病|病例|共|总|发生|死亡|检出|登记")
CLASS = re.compile(r"甲[、和]?乙类|甲类|乙类|丙类")
JOINT = re.compile(r"^[，、]?[和及与]?[^，。；：\d]{1,16}$")
NUMERALS = {sign: place for place, sign in enumerate("二三四五六七八九十", 2)}
REACH, FAR = 20, 60


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        asked = figure.kind == "percent" and figure.bound == "exact" and rate not in told.results
        said = SHARE.match(passage.labels[rate]) if asked else None
        together = said is not None and TOGETHER.search(said[0]) is not None
        if said is None or not (ALL_OF_IT.search(said["what"]) or (together and not said["what"])):
            continue
        parts = _first_few(passage, rate)
        if parts:
            yield from _tie(passage, rate, parts, said["what"])


def _first_few(passage: Passage, rate: int) -> list[int]:
    """The list right before the share, where it is as long as is said."""
    parts: list[int] = []
    for number in passage.in_front(rate, REACH):
        plain = passage[number].kind == "count" and passage[number].bound == "exact"
        alike = plain and (not parts or passage[number].unit == passage[parts[0]].unit)
        if not alike or (parts and not JOINT.match(passage.between(number, parts[0]))):
            break
        parts.insert(0, number)
        few = FIRST_FEW.search(passage.said_before(number, FAR))
        if few and len(parts) == (NUMERALS.get(few["many"]) or int(few["many"])):
            return parts
    return []


def _tie(passage: Passage, rate: int, parts: list[int], what: str) -> Iterator[Relation]:
    together = sum(passage[part].amount for part in parts)
    named = CLASS.search(what)
    wholes = [
        n for n in reversed(passage.before(parts[0], REACH))
        if passage[n].unit == passage[parts[0]].unit and passage[n].bound == "exact" and passage[n].amount > together
        and not passage.depths[n] and not beside(passage, n)
        and (named is None or named[0] in passage.labels[n])
    ]  # fmt: skip
    fits = [n for n in wholes if gives_share(passage, rate, parts, n)]
    if fits:
        yield share_of_parts(passage, rate, parts, fits[0])
        return
    in_all = [n for n in wholes if IN_ALL.search(passage.labels[n]) or n == wholes[-1]]
    if named is None and in_all:
        in_all = [max(in_all, key=lambda n: passage[n].amount)]
    if len(in_all) == 1:
        value = together * 100 / passage[in_all[0]].amount
        if one_slip_from(passage[rate].value, value):
            yield replace(share_of_parts(passage, rate, parts, in_all[0]), holds=False)
