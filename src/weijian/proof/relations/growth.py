"""Growth: 由N增加到M，增长P%, or M，比上年N增长P%."""

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.judgement import meets, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

RISES = re.compile(r"(?:增长|增加|上升|提高|提升|增幅|增速)(?:了|率|为|达|约)*$")
FALLS = re.compile(r"(?:下降|减少|降低|减幅|降幅)(?:了|率|为|达|约)*$")
FROM_TO = re.compile(r"(?:由|从)[^，。；\d]{0,30}$")
TO = re.compile(r"(?:增加|增长|上升|提高|提升|扩大|下降|减少|降低|降|增)(?:到|至)[^，。；\d]{0,10}$")


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        if figure.kind != "percent":
            continue
        rises, falls = RISES.search(passage.labels[number]), FALLS.search(passage.labels[number])
        if rises or falls:
            yield from _growth(passage, number, bool(falls))


def _growth(passage: Passage, rate: int, falls: bool) -> Iterator[Relation]:
    numbers = [
        n for n in passage.before(rate, 3)
        if passage.same_sentence(n, rate) and not passage[n].is_rate and passage[n].amount > 0
    ]  # fmt: skip
    for now in reversed(numbers):
        for then in numbers:
            if (
                now != then
                and passage[now].family == passage[then].family
                and _fits(passage, rate, now, then, falls)
            ):
                yield _relation(passage, rate, now, then, falls, holds=True)
                return
    if len(numbers) >= 2 and numbers[-2:] == [rate - 2, rate - 1] and _from_to(passage, rate):
        now, then = rate - 1, rate - 2
        if passage[now].family == passage[then].family and passage[rate].bound == "exact":
            yield _relation(passage, rate, now, then, falls, holds=False)


def _from_to(passage: Passage, rate: int) -> bool:
    return bool(FROM_TO.search(passage.labels[rate - 2]) and TO.search(passage.labels[rate - 1]))


def _fits(passage: Passage, rate: int, now: int, then: int, falls: bool) -> bool:
    share = quotient(passage[now], passage[then], Decimal(100))
    if share is None:
        return False
    low, high = share[0] - 100, share[1] - 100
    return meets(passage[rate], (-high, -low) if falls else (low, high))


def _relation(passage: Passage, rate: int, now: int, then: int, falls: bool, holds: bool) -> Relation:
    value = (passage[now].amount - passage[then].amount) * 100 / passage[then].amount * (-1 if falls else 1)
    shown = format_number(round_half_up(value, 2))
    one, other = passage.written(now), passage.written(then)
    working = f"（{other}－{one}）÷{other}＝{shown}%" if falls else f"（{one}－{other}）÷{other}＝{shown}%"
    return Relation(
        "growth", rate, (now, then), round_half_up(value, 4), passage[rate].value, holds, working, firm=True
    )
