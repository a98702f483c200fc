"""Shares that are all there is and do not come to 100: 本科及以上占42.2%，大专占36.7%，中专占30.0%，高中及以下占1.1%; A占45.8%，
B占23.7%，其他占40.5%; 男性1203人，占52.3%，女性1097人，占48.7%.

They stand right behind one another and are called shares, each of them or the list. Their names leave nobody out
(see `partitions`), or 其他 closes the list; where they only exclude one another, they may be less than all, never more.
One slip of the pen must explain what is wrong. Never firm: the base may be of another year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.judgement import last_digit, meets, one_slip_from
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.partitions import are_all_there_are, exclude_one_another, one_within_another
from weijian.proof.relations.wording import CHANGE, REST

# 呼吸道传染病占传染病报告总数的, 大专占: what has the share, and what it is of.
SHARE = re.compile(
    r"^[，；、：（]?(?:其中|分别)?[，：]?(?P<name>[^，。；：、\d]{0,18}?)的?(?:构成比|所占比例|所占比重|占比|占)(?P<of>[^，。；：\d]{0,14}?)的?"
    r"(?:比例|比重)?(?:为|达|约)*$"
)
# 县内、市内、省外医疗机构支出占比分别为: of the whole list.
CALLED_SHARES = re.compile(r"(?:占比|构成比|比重|比例|占)[^，。；\d]{0,10}(?:分别|依次)(?:为|是|占)?$")
# 男性1203人，占52.3%: the count has the name.
SHARE_OF_THE_COUNT = re.compile(
    r"^[，（]?(?:约|所)?(?:占比|占)(?P<of>[^，。；：\d]{0,14}?)的?(?:比例|比重)?(?:为|达|约)*$"
)
RATE_OF_A_KIND = re.compile(r"率(?:为|达|是)*$")
LEADS = re.compile(r"^(?:其中|，|；|：|、|和|及|与)+")
ALL_OF_IT, TWO, FEWEST, MOST = 100, 2, 3, 8
HALF = Decimal("0.5")


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    wrong = told.wrong
    number = 0
    while number < len(passage):
        run = _run(passage, number)
        if len(run) >= TWO and not wrong & set(run) and (tie := _tie(passage, run)) is not None:
            yield tie
        number = run[-1] + 1 if run else number + 1
    for number in range(1, len(passage)):
        run = _run_beside_counts(passage, number)
        if len(run) >= TWO and not wrong & set(run) and _one_is_of_their_sum(passage, run):
            tie = _tie_of(passage, run, [LEADS.sub("", passage.labels[share - 1]) for share in run])
            if tie is not None:
                yield tie


def _run(passage: Passage, first: int) -> list[int]:
    """This share and those right behind it in the sentence."""
    run: list[int] = []
    for number in range(first, min(first + MOST, len(passage))):
        figure = passage[number]
        share = (
            figure.kind == "percent" and figure.bound == "exact" and not CHANGE.search(passage.labels[number])
        )
        beside = number == first or (
            passage.same_sentence(first, number) and passage.depths[number] == passage.depths[first]
        )
        words = passage.between(number - 1, number) if run else ""
        # 学历结构：本科占42.2%，大专占57.8%；职称结构：高级占9.0%……: of another whole
        if not share or not beside or "。" in words or ("；" in words and "：" in words):
            break
        run.append(number)
    return run


def _run_beside_counts(passage: Passage, first: int) -> list[int]:
    """Shares that each stand right behind their count, and nothing else between them; of one whole, where it is named."""
    run: list[int] = []
    of = ""
    for number in range(first, min(first + MOST * 2, len(passage)), 2):
        share, count = passage[number], passage[number - 1]
        said = SHARE_OF_THE_COUNT.match(passage.labels[number])
        told = share.kind == "percent" and share.bound == "exact" and count.is_count
        if (
            said is None
            or not told
            or not passage.same_sentence(first - 1, number)
            or (run and said["of"] not in {"", of})
        ):
            break
        of = of or said["of"]
        run.append(number)
    return run


def _one_is_of_their_sum(passage: Passage, run: list[int]) -> bool:
    """建制卫生院12个，占42.86%，非建制卫生院2个，占7.14% are both of some more."""
    whole = sum(passage[share - 1].amount for share in run)
    parts = ((passage[share], passage[share - 1].amount) for share in run)
    return any(meets(share, (part * ALL_OF_IT / whole, part * ALL_OF_IT / whole)) for share, part in parts)


def _tie(passage: Passage, run: list[int]) -> Relation | None:
    return _tie_of(passage, run, _names(passage, run))


def _tie_of(passage: Passage, run: list[int], names: list[str]) -> Relation | None:
    shares = [passage[number].value for number in run]
    over = sum(shares, Decimal(0)) - ALL_OF_IT
    unit = max(last_digit(share) for share in shares)
    if abs(over) <= len(run) * unit * HALF or not _one_slip_makes_all(shares, over, unit):
        return None
    told = [name for name in names if name]  # EV71占45.79%: none that ends in digits
    if not names or one_within_another(told) or len(set(told)) < len(told):
        return None
    closed = are_all_there_are(names) or (len(run) >= FEWEST and REST.match(names[-1]) is not None)
    if not closed and not (len(run) >= FEWEST and over > 0 and exclude_one_another(names)):
        return None
    total = sum(shares, Decimal(0))
    working = "＋".join(passage.written(number) for number in run) + f"＝{total.normalize():f}%，应为100%"
    return Relation("sum", run[-1], tuple(run[:-1]), total, Decimal(ALL_OF_IT), False, working)


def _one_slip_makes_all(shares: list[Decimal], over: Decimal, unit: Decimal) -> bool:
    """Where all are as finely printed, what the others leave is to the last digit or next to it what should stand there."""
    return any(
        share - over + near * unit > 0 and one_slip_from(share, share - over + near * unit)
        for share in shares
        for near in (0, -1, 1)
    )


def _names(passage: Passage, run: list[int]) -> list[str]:
    """What has each share; none where some figure is not called one."""
    if all(number in passage.in_turn for number in run):
        called = CALLED_SHARES.search(passage.labels[run[0]])
        return [passage.in_turn[number] for number in run] if called else []
    said = [SHARE.search(passage.labels[number]) for number in run]
    if all(said):
        of = [match["of"] for match in said if match]
        return [match["name"] for match in said if match] if set(of[1:]) <= {"", of[0]} else []
    kinds = [LEADS.sub("", passage.labels[number]) for number in run]
    rates = all(RATE_OF_A_KIND.search(name) for name in kinds)
    return kinds if rates and are_all_there_are(kinds) else []
