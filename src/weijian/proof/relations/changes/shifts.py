"""From one number to another: 由110个减少至89个, 从56.3%上升到64.8%，上升8.5%.

What is said to rise must not fall; a change that is not stated is noted for the reader, and one that is stated in
percent may be meant in points (8.5% for 8.5个百分点), so that only what fits neither is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.figures.model import Figure
from weijian.proof.judgement import is_distance, meets, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import DOWN_TO, FROM, UP_TO

CHANGE_ONLY = re.compile(r"^[，、]?(?:提高|提升|上升|增长|增加|下降|降低|减少)了?$")
STATED = re.compile(
    r"(?:增长|增加|新增|增幅|上升|提高|提升|净增|扩大|下降|减少|降低|净减|降幅|减幅)[^，。；\d]{0,6}$"
)
# Whether what is aimed at is the least or the most.
LIMITS = {"at_least": True, "over": True, "at_most": False, "under": False}
KINDS = {
    "count",
    "money",
    "area",
    "volume",
    "duration",
    "distance",
    "percent",
    "permille",
    "per100k",
    "other",
}


def find(passage: Passage) -> Iterator[Relation]:
    for then in range(len(passage) - 1):
        now = then + 1
        if not _from_to(passage, then, now):
            continue
        if passage[now].bound != "exact":
            yield from _to_a_limit(passage, then, now)
            continue
        up = UP_TO.search(passage.labels[now])
        down = DOWN_TO.search(passage.labels[now])
        if (up and _smaller(passage, now, then)) or (down and _smaller(passage, then, now)):
            yield _wrong_way(passage, then, now, bool(up))
        elif (up or down) and not _change_stated(passage, now):
            yield _unstated(passage, then, now)
            yield order_relation(passage, *((now, (then,)) if up else (then, (now,))), holds=True)
        elif up or down:
            yield from _percent_for_points(passage, then, now)


def _from_to(passage: Passage, then: int, now: int) -> bool:
    one, other = passage[then], passage[now]
    alike = one.kind == other.kind in KINDS and one.family == other.family and _counted(one, other)
    exact = one.bound == "exact" and other.bound in {"exact", *LIMITS} and one.amount > 0
    return (
        alike and exact and passage.same_sentence(then, now) and FROM.search(passage.labels[then]) is not None
    )


def _to_a_limit(passage: Passage, then: int, now: int) -> Iterator[Relation]:
    """由42.0%提高到45%以上, 由3.1%降到3%以下: what is aimed at lies beyond what there is."""
    up = UP_TO.search(passage.labels[now])
    down = DOWN_TO.search(passage.labels[now])
    if (up or down) and LIMITS[passage[now].bound] is bool(up):
        greater, smaller = (now, then) if up else (then, now)
        holds = passage[greater].amount >= passage[smaller].amount
        yield order_relation(passage, greater, (smaller,), holds)


def _counted(one: Figure, other: Figure) -> bool:
    """由3.3万减少到0.56万: without what they count only where both are told to be so many."""
    return one.family != "bare" or one.factor == other.factor > 1


def _smaller(passage: Passage, one: int, other: int) -> bool:
    return passage[one].interval[1] < passage[other].interval[0]


def _change_stated(passage: Passage, now: int) -> bool:
    behind = now + 1
    return behind < len(passage) and passage.same_sentence(now, behind) and (
        STATED.search(passage.labels[behind]) is not None
    )  # fmt: skip


def _wrong_way(passage: Passage, then: int, now: int, up: bool) -> Relation:
    sign = "小于" if up else "大于"
    working = f"写的是{'增加' if up else '减少'}，而{passage.written(now)}{sign}{passage.written(then)}"
    return Relation("growth", now, (then,), None, passage[now].value, False, working, firm=True)


def _unstated(passage: Passage, then: int, now: int) -> Relation:
    value = (passage[now].amount - passage[then].amount) * 100 / passage[then].amount
    shown = format_number(round_half_up(value, 2))
    working = f"{passage.written(then)}至{passage.written(now)}，变化{shown}%"
    return Relation("growth", None, (then, now), round_half_up(value, 4), None, True, working)


def _percent_for_points(passage: Passage, then: int, now: int) -> Iterator[Relation]:
    change = now + 1
    kinds = {passage[n].kind for n in (then, now, change)}
    if kinds != {"percent"} or passage[change].bound != "exact":
        return
    high, low = sorted((then, now), key=lambda n: -passage[n].value)
    points = passage[high].value - passage[low].value
    working = f"{passage.written(high)}－{passage.written(low)}＝{points.normalize():f}个百分点"
    share = quotient(passage[now], passage[then], Decimal(100))
    grown = share and tuple(sorted((abs(share[0] - 100), abs(share[1] - 100))))
    if grown and meets(passage[change], (grown[0], grown[1])):
        value = abs(passage[now].value - passage[then].value) * 100 / passage[then].value
        yield Relation(
            "growth", change, (now, then), round_half_up(value, 4), passage[change].value, True, working, True
        )
        return
    holds = is_distance(passage[change], passage[high], passage[low])
    if holds or CHANGE_ONLY.search(passage.labels[change]):
        value = passage[change].value
        yield Relation("difference", change, (high, low), points, value, holds, working, True)
