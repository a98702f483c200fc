"""What is left of a matter, told among the plans or problems, against the two numbers told of it before: 共37所，已完工31所,
and then 完成剩余8所村卫生室.

The matter must be named, and but one such pair told of it. With three digits and more one slip of the pen must explain the
difference; fewer digits prove nothing, so that there the words alone must tie them: a longer name, and a task or a deed done
of it. Never firm: some may have been done since.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from weijian.proof.judgement import one_slip
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.wording import shared_run

LEFT = re.compile(
    r"(?:剩余|剩下|余下|[仍尚还](?:有|剩|余|差)|未(?:签约|完成|完工|体检|整改|救治|达标)的?|再完成|[还尚仍]需完成|还需)[^，。；\d]{0,12}$"
)
# Without the digits the words must say more: of 158 there may be 23 still that are another matter's.
PLAINLY_LEFT = re.compile(
    r"(?:剩余|剩下|余下|[还尚]差|未(?:签约|完成|完工|体检|整改|救治|达标)的?)[^，。；\d]{0,8}$"
)
NEXT = re.compile(r"^(?:、|和|及|以及)[^，。；、\d]{1,12}$")
DONE_OF_IT = re.compile(r"^[，、；（]?(?:目前|现|截至目前|上半年|全年|年内|今年)?(?:已|实际|累计完成|完成)")
DONE = re.compile(r"完成|完工|建成|整改|办结|签约|救治|接种|检查|筛查|拨付|支付|到位|支出")
TASK = re.compile(r"任务|计划|目标|应|共|需|核准")
ANY_MATTER = re.compile(
    r"完成|全年|全[县市区州旗]|目标|任务|工作|项目|人口|剩余|剩下|[仍尚还]有|年底|部分|资金|投资"
)
CLAUSE = re.compile(r"[^，。；\d\n]{0,16}")
BESIDE, SHORT, LONG, TELLING = 4, 2, 4, 3


@dataclass(frozen=True, slots=True)
class Reached:
    """What was reached of a whole; without a rate the part stands for it."""

    rate: int
    part: int
    whole: int


def done_of_it(passage: Passage) -> Iterator[Reached]:
    """9间……，已有5间完工: a whole and what was done of it, without a rate."""
    for part, figure in enumerate(passage.figures):
        if figure.kind not in {"count", "money"} or not DONE_OF_IT.search(passage.labels[part]):
            continue
        for whole in reversed(passage.before(part, BESIDE)):
            alike = passage[whole].unit == figure.unit and passage[whole].amount > figure.amount
            if alike and passage.same_sentence(whole, part):
                yield Reached(part, part, whole)
                break


def wrongly_left(passage: Passage, number: int, pairs: list[Reached]) -> Iterator[Relation]:
    figure = passage[number]
    few = figure.printed_digits < TELLING
    if figure.bound != "exact" or not _said_left(passage, number, PLAINLY_LEFT if few else LEFT):
        return
    behind = CLAUSE.match(passage.plain, figure.end)
    said = ANY_MATTER.sub("，", passage.said_before(number, 16) + (behind[0] if behind else ""))
    named: dict[tuple[int, int], int] = {}
    for one in pairs:
        if one.whole < number and one.part < number and _may_be(passage, number, one):
            shared = shared_run(said, _told_of(passage, one))
            if shared >= (LONG if few else SHORT):
                named[one.whole, one.part] = shared
    kept = [pair for pair in named if _left(passage, *pair) == figure.amount]
    best = [pair for pair, shared in named.items() if shared == max(named.values())]
    if not few:
        best = [pair for pair in named if _one_slip_from(passage, number, *pair)]
    if kept or len(best) == 1:
        yield distance_relation(passage, number, *(kept or best)[0], holds=bool(kept), firm=False)


def _said_left(passage: Passage, number: int, words: re.Pattern[str]) -> bool:
    """再完成宫颈癌筛查5173人、乳腺癌筛查5488人: the second is left as the first."""
    if words.search(passage.said_before(number, 20)):
        return True
    also = number > 0 and NEXT.match(passage.between(number - 1, number))
    return bool(also) and words.search(passage.said_before(number - 1, 20)) is not None


def _may_be(passage: Passage, number: int, one: Reached) -> bool:
    whole, part = passage[one.whole], passage[one.part]
    alike = whole.unit == part.unit == passage[number].unit and whole.bound == part.bound == "exact"
    apart = not passage.same_sentence(one.part, number)
    of_it = DONE.search(passage.named(one.part)) and (
        TASK.search(passage.labels[one.whole]) or one.rate > one.part
    )
    return alike and apart and bool(of_it) and whole.amount > part.amount


def _told_of(passage: Passage, one: Reached) -> str:
    first, last = sorted((one.whole, one.part))
    return passage.said_before(first, 24) + passage.plain[passage[first].start : passage[last].end + 12]


def _left(passage: Passage, whole: int, part: int) -> Decimal:
    return passage[whole].amount - passage[part].amount


def _one_slip_from(passage: Passage, number: int, whole: int, part: int) -> bool:
    figure = passage[number]
    unit = figure.factor.scaleb(int(figure.value.as_tuple().exponent))
    left = _left(passage, whole, part) / unit
    return left == int(left) and one_slip(str(int(figure.amount / unit)), str(int(left)))
