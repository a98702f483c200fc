"""Some of a sum that the words name again: 支出基金9356.28万元……。在基金支出中，住院补偿28614人次、7214.36万元;
还有788.48万元没有到位……在尚未到位的资金中，应由县级配套的有236.54万元，占30%.

The sum is the last one told before in those words, of what has not come the last that is said not to have come. Only what
holds is noted, with the share that stands right behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import within
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import quotient_relation
from weijian.proof.relations.wording import PER_EACH, shared_run

IN_IT = re.compile(
    r"(?:^|[。；，\n])[ 　]*在?(?P<what>[^，。；：、\d\s在]{3,12})(?:当|之)?中，[^。；]{0,30}$"
)
NOT_YET = re.compile(r"尚未|没有|还未|未")
EMPTY = re.compile(r"尚未|没有|还未|未|已|的|资金|经费|总|全部|这些|上述")
SHARE = re.compile(r"^，?占(?:比)?(?:为|达)?$")
# 其中住院补偿26418人次，补偿金额: who got it, and then how much
OF_WHICH_PAID = re.compile(
    r"其中，?[^，。；：、\d]{2,10}\d+(?:\.\d+)?万?人?次?[，、](?:共|累计)?(?:补偿|报销|支付|补助|救助)?(?:金额|资金|费用|基金)?$"
)
PAID = re.compile(r"支付|补偿|报销|支出|补助|救助|发放")
SAID, FAR, LEAST, REACH = 48, 200, 2, 6


def find(passage: Passage) -> Iterator[Relation]:
    for part, figure in enumerate(passage.figures):
        if (
            figure.kind != "money"
            or figure.bound != "exact"
            or figure.modality
            or PER_EACH.search(passage.labels[part])
        ):
            continue
        said = passage.said_before(part, SAID)
        named = IN_IT.search(said)
        whole = _told(passage, part, named["what"]) if named else None
        if whole is None and OF_WHICH_PAID.search(said):
            whole = _paid_in_all(passage, part)
        if whole is None:
            continue
        yield within(passage, whole, part, holds=True)
        share = part + 1
        beside = (
            share < len(passage) and passage.same_sentence(part, share) and passage[share].kind == "percent"
        )
        if (
            beside
            and SHARE.match(passage.labels[share])
            and meets_rate(passage[share], figure, passage[whole])
        ):
            yield quotient_relation(passage, "ratio", share, part, whole, holds=True, firm=False)


def _paid_in_all(passage: Passage, part: int) -> int | None:
    """支付补偿资金7986.4万元，……，结余569.95万元；其中住院补偿26418人次，补偿金额6498.8万元: the nearest of which it can be."""
    for whole in passage.in_front(part, REACH):
        figure = passage[whole]
        money = figure.kind == "money" and figure.bound == "exact" and PAID.search(passage.labels[whole])
        if money and figure.amount >= passage[part].amount:
            return whole
    return None


def _told(passage: Passage, part: int, what: str) -> int | None:
    words, lacking = EMPTY.sub("", what), NOT_YET.search(what) is not None
    if len(words) < LEAST:
        return None
    for whole in range(part - 1, max(-1, part - FAR), -1):
        figure, name = passage[whole], passage.named(whole)
        money = figure.kind == "money" and figure.bound == "exact" and figure.amount >= passage[part].amount
        if not money or lacking != (NOT_YET.search(name) is not None):
            continue
        # 基金支出 and 支出基金 are one
        shared = shared_run(words, name) >= len(words) or set(words) <= set(name)
        if shared:
            return whole
    return None
