"""What comes with the sums that all finders gave: how many parts they have, and what each part did.

项目3个，总投资4860万元，其中甲2600万元、乙1480万元、丙780万元; 甲29.95万元；乙40.32万元，两项合计70.27万元. 派车2751次……。9个急救
站中，城区2个站派车1123次，农村7个站派车1628次: where the parts are all there are, what each of them did is all that was
done, by numbers of one unit and one name right behind every part, and the last of that name told before in the paragraph. 甲772户
850人，乙969户1171人，两项共1741户2021人: what stands right behind every part and right behind the total adds up as they do.
"""

from __future__ import annotations

from collections.abc import Iterator

from weijian.proof.judgement import meets, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.divisions import comes_near
from weijian.proof.relations.sums.listed_figures import FEWEST, KINDS, SUMS_UP
from weijian.proof.relations.sums.parts import beside, is_quantity, list_relation, sum_relation

# What the parts of a sum may be counted as.
THINGS = {"个", "处", "家", "所", "项", "类", "种", "支", "座", "镇", "乡", "村"}
NEAR, REACH, LEAST_SIGNS = 4, 14, 2
JOINTS = {"", "、", "，", "（"}


def with_counted_parts(passage: Passage, ties: list[Relation]) -> Iterator[Relation]:
    for tie in ties:
        whole, many = tie.result, len(tie.operands)
        if tie.type != "sum" or whole is None or not tie.operands:
            continue
        if max(tie.operands) < whole and _counts_them(passage, whole, many):
            yield list_relation(passage, whole - 1, many)
        if many <= FEWEST or min(tie.operands) < whole:
            continue
        for number in reversed(passage.before(whole, NEAR)):
            figure = passage[number]
            counts = figure.kind == "count" and figure.unit in THINGS and figure.bound == "exact"
            if counts and figure.value == many and passage.same_sentence(number, whole):
                if figure.unit != passage[whole].unit:
                    yield list_relation(passage, number, many)
                break


def _counts_them(passage: Passage, total: int, many: int) -> bool:
    """…，以上三项共计172.02万元: how many parts a sum has, right before it."""
    number = total - 1
    counts = passage[number].unit in KINDS and passage[number].value == many and many >= FEWEST
    counts = counts and passage[number].bound == "exact" and passage.same_sentence(number, total)
    return bool(counts and SUMS_UP.match(passage.between(number, total)))


def with_what_parts_did(passage: Passage, ties: list[Relation]) -> Iterator[Relation]:
    for tie in ties:
        if tie.type != "sum" or not tie.holds or tie.result is None or len(tie.operands) < LEAST_SIGNS:
            continue
        did = [number + 1 for number in tie.operands]
        whole = _whole(passage, tie, did) if _of_one_name(passage, did, tie.operands) else None
        if whole is None:
            continue
        holds = meets(passage[whole], total(passage[number] for number in did))
        together = sum(passage[number].amount for number in did)
        # A whole that the parts come near is theirs; another may be of something else.
        if holds or comes_near(passage[whole].amount, together):
            yield sum_relation(passage, whole, did, holds)


def with_totals_beside(passage: Passage, ties: list[Relation]) -> Iterator[Relation]:
    for tie in ties:
        if tie.type != "sum" or tie.result is None or len(tie.operands) < LEAST_SIGNS:
            continue
        total_beside, beside_parts = tie.result + 1, [part + 1 for part in tie.operands]
        pairs = [*zip(tie.operands, beside_parts, strict=True), (tie.result, total_beside)]
        if _in_pairs(passage, pairs):
            holds = meets(passage[total_beside], total(passage[part] for part in beside_parts))
            yield sum_relation(passage, total_beside, beside_parts, holds)


def _in_pairs(passage: Passage, pairs: list[tuple[int, int]]) -> bool:
    """772户850人, 969户1171人 and 1741户2021人: each in one breath, all joined alike."""
    told = {number for pair in pairs for number in pair}
    if len(told) < 2 * len(pairs) or max(told) >= len(passage):
        return False
    joints = {passage.between(*pair) for pair in pairs}
    seconds = [passage[second] for _, second in pairs]
    alike = len({figure.base for figure in seconds}) == 1 and seconds[0].base != passage[pairs[0][0]].base
    exact = all(is_quantity(figure) and figure.bound == "exact" for figure in seconds)
    return alike and exact and len(joints) == 1 and joints <= JOINTS


def _of_one_name(passage: Passage, did: list[int], parts: tuple[int, ...]) -> bool:
    """站派车1213次, 站派车1628次: right behind the parts, and the verb is one."""
    if did[-1] >= len(passage) or set(did) & set(parts):
        return False
    names = {passage.labels[number] for number in did}
    units = {passage[number].base for number in did}
    plain = all(
        is_quantity(passage[number]) and passage[number].bound == "exact" and not beside(passage, number)
        and passage.same_sentence(number - 1, number) and "，" not in passage.between(number - 1, number)
        for number in did
    )  # fmt: skip
    return plain and len(names) == len(units) == 1 and len(min(names)) >= LEAST_SIGNS


def _whole(passage: Passage, tie: Relation, did: list[int]) -> int | None:
    """The last of that name told in the paragraph before the parts."""
    name, first = passage.labels[did[0]][-LEAST_SIGNS:], min(tie.operands)
    for number in reversed(passage.before(first, REACH)):
        figure = passage[number]
        named = passage.labels[number].endswith(name) and figure.base == passage[did[0]].base
        if named and figure.bound == "exact" and not beside(passage, number):
            return number
    return None
