"""What comes with the ties that all finders gave: told where another tie holds, and never broken.

Of several parts each is within the whole as well; where 65岁以上108726人，占16.20% is within 60岁以上147717人，占22.00%, so
are the shares; a number grew by no more than it is now (医疗机构787间，增加66间), and is no less than 逾8000例.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import permutations

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage

# 占16.20%; 比去年同期2715人增加1284人: what is told of a number right behind it.
SHARE = re.compile(r"^[，、（]?(?:占|占比)[^，。；\d]{0,12}$")
STEP = re.compile(r"增[加长]?了?$")
DEED = re.compile(
    r"^[，、（]?(?:已|实际?|完成)*(接种|[签履]约|管理|规范管理|体检|随访|[筛检]查|建[档册]|救治|治疗|服药|发放|兑现)[^，。；\d率]{0,8}$"
)
THEN = re.compile(
    r"^[，、（]?(?:较|比|与|而)?(?:上年|去年|上年度|\d{4}年|上月|去年同期|上年同期|同期)[^，。；\d]{0,6}$"
)


def with_each_part(passage: Passage, relations: Iterable[Relation]) -> Iterator[Relation]:
    """Of several parts, all together are within the whole, and so is each: a reader who asks for one part is told."""
    for relation in relations:
        result, parts = relation.result, relation.operands
        if relation.type == "order" and relation.holds and result is not None and len(parts) > 1:
            for part in parts:
                if passage[part].interval[0] <= passage[result].interval[1]:
                    yield order_relation(passage, result, (part,), holds=True)


def with_companions(passage: Passage, relations: Iterable[Relation]) -> Iterator[Relation]:
    """60岁以上147717人，占22.00%，其中65岁以上108726人，占16.20%; 出生9017人，较去年同期7005人增加……其中二孩3999人，比去年同期
    2715人增加……: where a part is within its whole, so are their shares of one number, and what they were the year before.
    """
    for relation in relations:
        result, parts = relation.result, relation.operands
        if relation.type != "order" or not relation.holds or result is None or len(parts) != 1:
            continue
        part, whole = sorted((result, parts[0]), key=lambda number: passage[number].amount)
        if max(part, whole) + 1 >= len(passage) or abs(part - whole) < 2:
            continue
        smaller, larger = part + 1, whole + 1
        if passage[part].is_rate:
            alike = _both_of_then(passage, smaller, larger) or _both_counted(passage, smaller, larger)
        else:
            alike = _shares_of_one_number(passage, smaller, larger) or _both_of_then(passage, smaller, larger)
            alike = alike or _of_one_deed(passage, smaller, larger)
        if alike and passage[smaller].amount <= passage[larger].amount:
            of_rates = passage[smaller].is_rate  # of these the smaller is the result
            ends = (smaller, (larger,)) if of_rates else (larger, (smaller,))
            yield order_relation(passage, *ends, holds=True)


def with_steps(passage: Passage, relations: Iterable[Relation]) -> Iterator[Relation]:
    """共有医疗机构787间，相比2021年末增加66间: a number grew by no more than it is now."""
    for relation in relations:
        step, now = relation.result, relation.operands
        if relation.type != "population" or not relation.holds or step is None or len(now) != 1:
            continue
        alike = passage[step].is_count and passage[step].unit == passage[now[0]].unit
        if alike and STEP.search(passage.labels[step]) and passage[step].amount <= passage[now[0]].amount:
            yield order_relation(passage, now[0], (step,), holds=True)


def with_floors(passage: Passage, relations: Iterable[Relation]) -> Iterator[Relation]:
    """报告手足口病逾8000例 in the title, 8001例 in the text: the same number, and no more than it."""
    for relation in relations:
        if relation.type != "duplicate" or not relation.holds or relation.result is None:
            continue
        for floor, exact in permutations((relation.result, *relation.operands[:1]), 2):
            over = passage[floor].bound == "over" and passage[exact].bound == "exact"
            if over and passage[floor].amount < passage[exact].amount:
                yield order_relation(passage, exact, (floor,), holds=True)


def _shares_of_one_number(passage: Passage, smaller: int, larger: int) -> bool:
    """What the two shares are of, by the counts before them, may be one number."""
    if not all(SHARE.match(passage.labels[n]) and passage[n].kind == "percent" for n in (smaller, larger)):
        return False
    if not all(passage[n].low > 0 for n in (smaller, larger)):
        return False
    (least, most), (fewest, largest) = (
        (passage[n - 1].interval[0] / passage[n].high, passage[n - 1].interval[1] / passage[n].low)
        for n in (smaller, larger)
    )
    return least <= largest and fewest <= most


def _of_one_deed(passage: Passage, smaller: int, larger: int) -> bool:
    """60岁以上应接种31864人，已接种第一剂29106人；80岁以上5147人，已接种3912人: what was done with both."""
    deeds = [DEED.match(passage.labels[number]) for number in (smaller, larger)]
    units = {passage[n].unit for n in (smaller - 1, larger - 1, smaller, larger)}
    one_paragraph = passage.paragraphs[smaller] == passage.paragraphs[larger]
    return all(deeds) and len({deed[1] for deed in deeds if deed}) == 1 and len(units) == 1 and one_paragraph


def _both_counted(passage: Passage, smaller: int, larger: int) -> bool:
    """婴儿死亡率1.95‰（3例），5岁以下儿童死亡率3.25‰（5例）: rates of one number, each with its count in brackets."""
    bracketed = all(passage.labels[n] == "（" and passage[n].is_count for n in (smaller, larger))
    return bracketed and passage[smaller].unit == passage[larger].unit


def _both_of_then(passage: Passage, smaller: int, larger: int) -> bool:
    of_then = all(THEN.match(passage.labels[n]) for n in (smaller, larger))
    units = {passage[n].unit for n in (smaller - 1, larger - 1, smaller, larger)}
    return of_then and len(units) == 1
