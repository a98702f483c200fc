"""Shares told by name after the counts: 一孩1408人，二孩965人，多孩52人。……一孩率58.06%，二孩率39.79%，多孩率2.14%; 循环系统疾病
1502例、肿瘤698例……从死因构成看，循环系统疾病占48.05%，肿瘤占22.33%.

Each share bears the name of a part that was counted before, in this paragraph or the last, and all are of the total that
the parts were told of. No share is near its counts, so those that fit carry the others: where half of a list fit, or one
does and the rest nearly, the one that does not is broken. So it is where each share stands right behind its count and only
the total was told before (常住人口671326人。……0-14岁76761人，占11.43%；15-59岁446848人，占66.56%), or where the rates of one name
stand in a row right behind their whole (应种58930人，首剂56402人、接种率95.71%，第二剂49317人、接种率83.69%).
A rate that has another name for its deed (管理率 of 登记患者) is not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, takewhile

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import explaining_pair, quotient_relation
from weijian.proof.relations.rates.words.tie import BARE_SHARE, QUANTITIES, off
from weijian.proof.relations.sums.parts import beside
from weijian.proof.relations.wording import CHANGE

# 其中一孩率, 执业（助理）医师占, 男孩占比为; or the bare name behind 构成比：
NAME = re.compile(
    r"^[、，（和及与]*(?:其中|而)?(?P<name>[^，。；：、\d]{2,16}?)(?:所)?(?:占比例|占比重|占比|占|比例|比重|构成比|率)(?:为|达|是)*$"
)
BARE = re.compile(r"^[、，和及与]*(?P<name>[^，。；：、\d占率]{2,16})$")
COMPOSED = re.compile(r"(?:构成比?|占比|比例|比重|百分比)[^，。；：\d]{0,8}[：，]")
# What a part is called besides its name: 其中：一孩出生, 注册护士数.
AROUND = re.compile(r"^[、，：（和及与]*(?:其中|包括)?[：，]?|(?:病例|人数|总数|数)?(?:为|有|共|达)*$")
SAME_RATE = re.compile(r"^[、，（]|(?:为|达到?|是|有)+$")
REACH, FAR = 30, 8
FEWEST = 2
NEARLY = 20  # one part in so many


@dataclass(frozen=True, slots=True)
class Share:
    rate: int
    part: int


def find(passage: Passage) -> Iterator[Relation]:
    percents = (n for n, figure in enumerate(passage.figures) if figure.kind == "percent")
    for _, of_sentence in groupby(percents, key=passage.sentences.__getitem__):
        rates = list(of_sentence)
        if len(rates) >= FEWEST:
            yield from _of_one_total(passage, _shares(passage, rates))
            yield from _of_one_total(passage, _behind_their_counts(passage, rates), own=True)
            yield from _in_rows(passage, rates)


def _shares(passage: Passage, rates: list[int]) -> list[Share]:
    """The rates of a sentence that are named after parts counted before the first of them."""
    counted = _counts_before(passage, rates[0])
    if not counted:
        return []
    found = []
    for rate in rates:
        name = _name(passage, rate)
        part = _called(passage, counted, name) if name else None
        if part is not None:
            found.append(Share(rate, part))
    return found


def _behind_their_counts(passage: Passage, rates: list[int]) -> list[Share]:
    found = []
    for rate in rates:
        part = rate - 1
        plain = part >= 0 and passage[part].kind in QUANTITIES and passage[part].bound == "exact"
        bare = BARE_SHARE.match(passage.labels[rate]) and passage[rate].bound == "exact"
        if plain and bare and passage.same_sentence(part, rate):
            found.append(Share(rate, part))
    return found


def _in_rows(passage: Passage, rates: list[int]) -> Iterator[Relation]:
    """应种58930人，首剂56402人、接种率95.71%，第二剂49317人、接种率83.69%: right behind their whole one count and its rate
    after the other, each rate of one name.
    """
    row: list[Share] = []
    for rate, following in zip(rates, [*rates[1:], None], strict=True):
        row.append(Share(rate, rate - 1))
        if following is None or not _goes_on(passage, rate, following):
            whole = row[0].part - 1
            if len(row) >= FEWEST and whole >= 0 and passage.together(whole, rate):
                yield from _of_that_whole(passage, row, whole)
            row = []


def _goes_on(passage: Passage, rate: int, following: int) -> bool:
    names = {SAME_RATE.sub("", passage.labels[number]) for number in (rate, following)}
    name = names.pop()
    plain = all(passage[number].bound == "exact" for number in (rate, following))
    return following == rate + 2 and not names and name.endswith("率") and plain and not CHANGE.search(name)


def _of_that_whole(passage: Passage, row: list[Share], whole: int) -> Iterator[Relation]:
    parts = [passage[share.part] for share in row]
    alike = all(
        part.unit == passage[whole].unit and part.bound == "exact" and part.amount <= passage[whole].amount
        for part in parts
    )
    fits = _fits(passage, row, whole) if alike and passage[whole].kind in QUANTITIES else []
    nearly = all(off(passage, share.rate, share.part, whole) * NEARLY <= 1 for share in row)
    untold = [share for share in row if explaining_pair(passage, share.rate) is None]
    if any(fits) and nearly:
        yield from _each(passage, untold, whole, _fits(passage, untold, whole))


def _counts_before(passage: Passage, rate: int) -> list[int]:
    paragraphs = {passage.paragraphs[rate], _last_paragraph(passage, rate)}
    near = range(rate - 1, max(-1, rate - 1 - REACH), -1)
    return [
        n for n in takewhile(lambda n: passage.paragraphs[n] in paragraphs, near)
        if passage[n].kind in QUANTITIES and passage[n].bound == "exact" and not beside(passage, n)
    ]  # fmt: skip


def _last_paragraph(passage: Passage, rate: int) -> int:
    """The paragraph of the last figure before this paragraph's."""
    before = passage.before(rate, REACH)
    return passage.paragraphs[before.start - 1] if before.start else -1


def _name(passage: Passage, rate: int) -> str:
    label = passage.labels[rate]
    if passage[rate].bound != "exact" or CHANGE.search(label):
        return ""
    match = NAME.match(label)
    if match is None and COMPOSED.search(passage.said_before(rate, 200)):
        match = BARE.match(label)
    return match["name"] if match else ""


def _called(passage: Passage, counted: list[int], name: str) -> int | None:
    """The nearest count of that very name; else the only one that bears it."""
    for number in counted:
        told = AROUND.sub("", passage.labels[number])
        if told == name or passage.tails[number].startswith(name):
            return number
    bearing = [number for number in counted if name in passage.labels[number]]
    return bearing[0] if len(bearing) == 1 else None


def _of_one_total(passage: Passage, shares: list[Share], own: bool = False) -> Iterator[Relation]:
    if len(shares) < FEWEST or len({passage[share.part].unit for share in shares}) > 1:
        return
    parts = {share.part for share in shares}
    if len(parts) < len(shares):
        return
    least = max(passage[part].amount for part in parts)
    if not own:
        least = sum((passage[part].amount for part in parts), Decimal(0))
    wholes = [n for n in _before(passage, min(parts)) if passage[n].amount >= least]
    fitting = {whole: _fits(passage, shares, whole) for whole in wholes}
    whole = max(fitting, key=lambda n: sum(fitting[n]), default=None)
    if whole is None:
        return
    fits = fitting[whole]
    carried = sum(fits) >= FEWEST and sum(fits) * 2 >= len(shares)
    nearly = all(off(passage, share.rate, share.part, whole) * NEARLY <= 1 for share in shares)
    if carried or (any(fits) and nearly):
        yield from _each(passage, shares, whole, fits)


def _before(passage: Passage, first: int) -> list[int]:
    """What may be the total of the parts: the nearest exact numbers of their unit before them."""
    near = range(first - 1, max(-1, first - 1 - FAR), -1)
    return [n for n in near if passage[n].unit == passage[first].unit and passage[n].bound == "exact"]


def _fits(passage: Passage, shares: list[Share], whole: int) -> list[bool]:
    return [meets_rate(passage[share.rate], passage[share.part], passage[whole]) for share in shares]


def _each(passage: Passage, shares: list[Share], whole: int, fits: list[bool]) -> Iterator[Relation]:
    for share, holds in zip(shares, fits, strict=True):
        inner = "其中" in passage.labels[share.part] and share.part == share.rate - 1
        if holds or (not inner and explaining_pair(passage, share.rate) is None):
            yield quotient_relation(passage, "ratio", share.rate, share.part, whole, holds, firm=False)
