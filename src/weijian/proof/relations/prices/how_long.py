"""For how long so much a month was paid: as told (每人每月1100元，6个月共发放271.92万元), or as it may have been."""

from __future__ import annotations

import re
from decimal import Decimal

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.unit_price import MONTHLY, price_label

REACH = 4
OF_A_YEAR = re.compile(r"全年|年度")
# 每块每两个月更换1次
EVERY_SO_OFTEN = re.compile(r"每(?:两|2)个?月|每(?:个?季度?|三个月)|每半年")
TIMES_A_YEAR = {
    **dict.fromkeys(("每两个月", "每两月", "每2个月", "每2月"), Decimal(6)),
    **dict.fromkeys(("每季", "每季度", "每个季度", "每个季", "每三个月"), Decimal(4)),
    "每半年": Decimal(2),
}
# 每人每月1100元，6个月共发放……: how long it was paid; 每人每天50元、30天.
HOW_LONG = {
    **dict.fromkeys(("个月", "月"), re.compile(r"每个?月|/月")),
    **dict.fromkeys(("天", "日"), re.compile(r"每[天日]|/[天日]")),
    **dict.fromkeys(("个季度", "季度"), re.compile(r"每个?季度?")),
}
SHARES_OF_A_YEAR = [Decimal(1), Decimal("0.5"), Decimal("0.25")]


def how_long(passage: Passage, each: int) -> int | None:
    """The 6个月 of 每人每月1100元发放，上半年6个月共发放271.92万元, for which all got it."""
    near = [*passage.in_front(each, REACH), *passage.behind(each, REACH)]
    return next((n for n in near if is_time_of(passage, n, each)), None)


def is_time_of(passage: Passage, time: int, each: int) -> bool:
    figure, per = passage[time], HOW_LONG.get(passage[time].unit)
    told = figure.kind == "duration" and figure.bound == "exact" and per is not None
    first, last = sorted((time, each))
    return bool(told and passage.together(first, last) and per and per.search(price_label(passage, each)))


def times_paid(passage: Passage, each: int, whole: int) -> list[Decimal]:
    """How many months, or how much of a year, the sum may be paid for."""
    monthly = MONTHLY.search(price_label(passage, each))
    often = EVERY_SO_OFTEN.search(passage.labels[each])
    if (told := how_long(passage, each)) is not None:
        return [passage[told].amount]
    if often:
        return [TIMES_A_YEAR[often[0]]]
    if monthly:
        fewest = 12 if OF_A_YEAR.search(passage.labels[whole]) else 1
        return [Decimal(month) for month in range(fewest, 13)]
    return SHARES_OF_A_YEAR if "年" in price_label(passage, each) else SHARES_OF_A_YEAR[:1]
