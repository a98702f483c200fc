"""Shares of one of a list that is told again by its name, or by a short form of it: 总投资11117.01万元：中央预算内2694.46万元，
……。中央资金占24.24%，债券占58.77%; 首次签发4296份，换发、补发1598份，首签占72.9%.

The list adds up, so that its whole is what the share is of; one slip in the share must explain what does not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.evidence import by_slip_in_the_rate
from weijian.proof.relations.rates.quotients import quotient_relation

SHARE_OF_ONE = re.compile(
    r"^[，、；。]?(?P<who>[一-龥]{2,8}?)(?:资金|投资|收入|支出|人数|例数|仍|只|就|约)*占(?:比|总?[人户件例个份]?[次]?数的|总额的|总量的|全部的)?(?:为|达|了|到)?$"
)
REACH = 12


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    lists = [tie for tie in told.holding if tie.type == "sum" and tie.operands]
    for rate, figure in enumerate(passage.figures):
        named = SHARE_OF_ONE.match(passage.labels[rate]) if figure.kind == "percent" else None
        if named is None or figure.bound != "exact" or rate in told.results:
            continue
        near = passage.before(rate, REACH)
        if any(_gives(passage, rate, part, near) for part in near):
            continue
        for tie in lists:
            part = _the_one(passage, tie, named["who"]) if max(tie.operands) in near else None
            if part is None or tie.result is None or tie.result not in near:
                continue
            if by_slip_in_the_rate(figure, passage[part], passage[tie.result], few=False) is not None:
                yield quotient_relation(passage, "ratio", rate, part, tie.result, holds=False, firm=False)
                break


def _gives(passage: Passage, rate: int, part: int, near: range) -> bool:
    return any(
        passage[whole].kind == passage[part].kind
        and passage[whole].amount > 0
        and not (passage[whole].is_rate or passage[part].is_rate)
        and meets_rate(passage[rate], passage[part], passage[whole])
        for whole in near
        if whole != part
    )


def _the_one(passage: Passage, tie: Relation, who: str) -> int | None:
    """The one part whose name holds the signs of the short form in their order: 首签 of 首次签发."""
    bears = [part for part in tie.operands if _shortened(who, passage.named(part))]
    return bears[0] if len(bears) == 1 and tie.result is not None else None


def _shortened(short: str, name: str) -> bool:
    signs = iter(name)
    return all(sign in signs for sign in short)
