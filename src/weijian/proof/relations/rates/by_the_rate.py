"""What is paid by a rate of what was told before: 减少药品收入358万元，县财政按80%的比例补助286.4万元.

The rate and the sum are told one behind the other, and what it is of right before them. It is broken only where one slip would
make it right, for the rate may be of more than one sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import a_slip_explains
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import quotient_relation

BY = re.compile(r"(?:按照?|以)[^，。；\d]{0,10}$")
PAID = re.compile(
    r"^的(?:比例|标准|额度)?(?:，)?(?:给予|进行|予以|由[^，。；\d]{0,8})?[^，。；\d]{0,4}(?:补[助偿贴]|配套|报销|拨付|预拨|补|奖励|承担|提取|计提|返还|资助)[^，。；\d]{0,6}$"
)


def find(passage: Passage) -> Iterator[Relation]:
    for rate in range(1, len(passage) - 1):
        whole, part = rate - 1, rate + 1
        if passage[rate].kind != "percent" or not BY.search(passage.labels[rate]):
            continue
        money = all(passage[n].kind == "money" and passage[n].bound == "exact" for n in (whole, part))
        if not money or not passage.together(whole, part) or not PAID.match(passage.between(rate, part)):
            continue
        holds = meets_rate(passage[rate], passage[part], passage[whole])
        tie = quotient_relation(passage, "ratio", rate, part, whole, holds=holds, firm=False)
        if holds or a_slip_explains(passage, tie):
            yield tie
