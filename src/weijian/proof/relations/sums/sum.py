"""Sum: a whole and all of its parts (共707人，其中A30人、B90人……), or parts and their total (……共计N).

What makes a list behind its whole a broken one, `broken` says; totals behind their list are in `summed_up`.
"""

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.broken import broken_beyond, broken_list
from weijian.proof.relations.sums.divisions import divides_another, opens_a_division
from weijian.proof.relations.sums.for_each import made_of, paid_for_each
from weijian.proof.relations.sums.lists import goes_on
from weijian.proof.relations.sums.partitions import are_all_there_are, exclude_one_another
from weijian.proof.relations.sums.parts import (
    FALLS,
    THINGS,
    adds_up,
    counts_things,
    introduces,
    parts_behind,
    prefix_that_adds_up,
    sum_relation,
    without_nested,
)
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.sums.summed_up import total_behind
from weijian.proof.relations.wording import REST, called_task

LARGE, FAR = 100, 6
DONE = re.compile(r"已|完成|实际")
# 总费用……，报销……，个人自付……: what is left of it.
BORNE = re.compile(r"自付|自费|个人(?:负担|支付|承担)")
# 提案157件（含7月交办5件。其中，……）
HOLDS = re.compile(r"（(?:含|包括)[^（）。]{0,16}$")

NEVER_CLOSED = re.compile(r"（(?:其中|含|包括|包含)[^（）]{0,20}$")

# 学历为硕士6名、本科58名: by what a whole is divided once more.
BY_WHAT = re.compile(
    r"^(?:按|从|就|论|其)?(?:学历|学位|文化程度|职称|年龄|性别|专业|层次|岗位|来源|身份|编制|户籍|民族)(?:结构|层次|构成|类别|性质)?"
    r"(?:上|来?看|分)?[：，]?(?:分别)?(?:为|是|有)?"
)
CHANGE_SAID = re.compile(rf"(?:增加|增长|上升|增|提高)了?$|{FALLS.pattern}")


def find(passage: Passage) -> Iterator[Relation]:
    """Asked twice, for `population` leaves the parts of sums out: found once."""
    if passage.sums is None:
        passage.sums = list(_find(passage))
    yield from passage.sums


def _find(passage: Passage) -> Iterator[Relation]:
    for whole, figure in enumerate(passage.figures):
        if figure.value <= 0 or figure.bound == "at_most" or (figure.is_rate and figure.kind != "percent"):
            continue
        yield from _parts_follow(passage, whole)
        yield from total_behind(passage, whole)
        yield from paid_for_each(passage, whole)
        yield from made_of(passage, whole)


def _parts_follow(passage: Passage, whole: int) -> Iterator[Relation]:
    parts = _without_what_is_held(passage, whole, parts_behind(passage, whole))
    if passage[whole].base in THINGS and (things := _things_that_add_up(passage, whole, parts)):
        yield sum_relation(passage, whole, things, holds=True)
        return
    if len(parts) < 2:
        return
    introduced = introduces(passage, whole, parts[0])
    item = passage.between(whole, parts[0]).startswith(("、", "和", "及"))  # of one list with the parts
    item = item or (not introduced and _beside_its_parts(passage, whole, parts))
    item = item or opens_a_division(passage, whole)
    plain = passage[whole].kind != "percent" and passage[whole].bound == "exact" and not item
    if not introduced and not plain:
        return
    found = prefix_that_adds_up(passage, whole, parts)
    if found and not introduced and passage[whole].amount < LARGE:
        return
    tops = without_nested(passage, parts)
    if 1 < len(tops) < len(parts) and (of_tops := prefix_that_adds_up(passage, whole, tops)):
        found = of_tops
    if found and not introduced and len({passage[part].modality for part in found}) > 1:
        return  # 总投资3.47亿元，年度计划投资1.9亿元，实际完成1.56亿元: what is planned and what is reached of it
    if found and introduced and (beyond := _beyond_though_some_add_up(passage, whole, found, tops)):
        yield beyond
    elif found:
        yield sum_relation(passage, whole, found, holds=True, firm=True)
        if len(found) == 2 and BORNE.search(passage.labels[found[1]]):
            yield distance_relation(passage, found[1], whole, found[0], holds=True, firm=False)
        yield from _divided_again(passage, whole, parts[len(found) :])
    elif (opens := _open_bracket(passage, whole, parts)) is not None:
        # What the bracket holds ends nobody knows where: no list is broken.
        without = (parts[:opens] + parts[end:] for end in range(opens + 1, len(parts) + 1))
        if kept := next((some for some in without if opens and adds_up(passage, whole, some)), None):
            yield sum_relation(passage, whole, kept, holds=True)
    elif whole and HOLDS.search(passage.labels[whole]) and prefix_that_adds_up(passage, whole - 1, tops):
        return  # 157件（含交办5件。其中……: of the number before it
    elif _of_what_was_divided(passage, whole, parts) or _is_no_list(passage, whole, tops, introduced):
        return
    elif introduced and (told_before := _whole_told_before(passage, whole, tops)) is not None:
        yield sum_relation(passage, told_before, tops, holds=True)
    elif not (change_both_ways(passage, tops) or _done_of_a_task(passage, whole, tops)) and any(
        passage[part].amount <= passage[whole].amount for part in tops
    ):
        yield from broken_list(passage, whole, tops, introduced)


def _whole_told_before(passage: Passage, nearer: int, parts: list[int]) -> int | None:
    """立案50起，结案41起，罚没26.64万元。其中医疗卫生34起，公共场所12起，职业卫生4起: of all 50, to the last."""
    if (
        len(parts) < 3
        or passage.between(nearer, parts[0]).count("，") + passage.between(nearer, parts[0]).count("。") < 2
    ):
        return None
    return next(
        (
            n for n in passage.in_front(nearer, FAR)
            if passage[n].unit == passage[nearer].unit and not passage[n].is_rate and adds_up(passage, n, parts)
        ),
        None,
    )  # fmt: skip


def _beside_its_parts(passage: Passage, whole: int, parts: list[int]) -> bool:
    """一孩291人，二孩174人，三孩及以上47人: by its name one of them."""
    return exclude_one_another([passage.named(number) for number in [whole, *parts]])


def _beyond_though_some_add_up(
    passage: Passage, whole: int, found: list[int], parts: list[int]
) -> Relation | None:
    """68名，其中医师31名、护士37名、医技人员18名: the list goes on, and is more than its whole."""
    size = len(found)
    if found != parts[:size] or size == len(parts) or not goes_on(passage, whole, parts, size):
        return None
    while size < len(parts) and goes_on(passage, whole, parts, size):
        size += 1
    again = prefix_that_adds_up(passage, whole, parts[len(found) :])  # the same number by another division
    return None if again else broken_beyond(passage, whole, parts[:size], len(found))


def _without_what_is_held(passage: Passage, whole: int, parts: list[int]) -> list[int]:
    """157件（含交办5件。其中，建议50件……）: what is told by the way is none of the parts that follow."""
    held = len(parts) > 2 and HOLDS.search(passage.between(whole, parts[0]))
    return parts[1:] if held and "其中" in passage.between(parts[0], parts[1]) else parts


def _open_bracket(passage: Passage, whole: int, parts: list[int]) -> int | None:
    """医院14家、基层机构18家（含社区卫生服务中心5家、村卫生室312家: the first part in a bracket that is never closed."""
    told = (
        place for place, part in enumerate(parts)
        if NEVER_CLOSED.search(passage.labels[part]) and passage.depths[part] == passage.depths[whole]
    )  # fmt: skip
    return next(told, None)


def _divided_again(passage: Passage, whole: int, rest: list[int]) -> Iterator[Relation]:
    """其中建议50件、提案107件；主办75件，会办82件: the same number by another division, behind a semicolon; or behind a comma,
    where it says by what, or its kinds are of one division.
    """
    if len(rest) < 2:
        return
    anew = "；" in passage.plain[passage[rest[0] - 1].end : passage[rest[0]].start]
    by_what = BY_WHAT.match(passage.labels[rest[0]]) is not None
    found = prefix_that_adds_up(passage, whole, rest)
    if found and (anew or by_what or exclude_one_another([passage.labels[part] for part in found])):
        yield sum_relation(passage, whole, found, holds=True)
    elif by_what and not found:
        yield from broken_list(passage, whole, rest, introduced=True)


def _of_what_was_divided(passage: Passage, whole: int, parts: list[int]) -> bool:
    """112名，其中县级47名、乡镇65名，学历为硕士6名……: of all 112, and not of the last of its parts."""
    an_item = passage.labels[whole].startswith(("、", "和", "及"))
    return an_item and BY_WHAT.match(passage.labels[parts[0]]) is not None


def _is_no_list(passage: Passage, whole: int, parts: list[int], introduced: bool) -> bool:
    if divides_another(passage, whole, parts[0]):
        return True
    return _one_is_of_more(passage, whole, parts, introduced) or _the_rest_closes(passage, whole, parts)


def _one_is_of_more(passage: Passage, whole: int, parts: list[int], introduced: bool) -> bool:
    """计划招聘67名，报名207人，录用58名，落空9名: what is more than the whole is no part of it where the others come to it, or
    where there are several.
    """
    others = [part for part in parts if passage[part].amount <= passage[whole].amount]
    if introduced or len(others) == len(parts):
        return False
    return len(others) + 1 < len(parts) or bool(prefix_that_adds_up(passage, whole, others))


def _the_rest_closes(passage: Passage, whole: int, parts: list[int]) -> bool:
    """384名，60岁以上69名，占18%；有资格的77名，占20.1%，其余307名: what is left of the last, told behind another division."""
    closed = REST.search(passage.labels[parts[-1]]) is not None
    return closed and any(prefix_that_adds_up(passage, whole, parts[at:]) for at in range(1, len(parts) - 1))


def change_both_ways(passage: Passage, parts: list[int]) -> bool:
    """机构增加349家，其中医疗机构增加352家、其他机构减少3家: what `far_sums` adds up by signs."""
    ways = {
        bool(FALLS.search(passage.labels[part])) for part in parts if CHANGE_SAID.search(passage.labels[part])
    }
    return len(ways) > 1


def _things_that_add_up(passage: Passage, whole: int, alike: list[int]) -> list[int] | None:
    """633户，其中医疗机构246户、学校58所、供水单位17家: things of several units, where those of one do not add up."""
    things = parts_behind(passage, whole, counts_things)
    if len(things) < 2 or things == alike or not introduces(passage, whole, things[0]):
        return None
    return None if prefix_that_adds_up(passage, whole, alike) else prefix_that_adds_up(passage, whole, things)


def _done_of_a_task(passage: Passage, whole: int, parts: list[int]) -> bool:
    """任务210家，已完成180家，关闭20家: some of it may be left to do."""
    task = called_task(passage.labels[whole], passage.tails[whole])
    if len(parts) > 2 and are_all_there_are([passage.named(part) for part in parts]):
        return False  # 计划改建的卫生院18个，已完工14个，在建3个，未动工2个
    return bool(task and parts and DONE.search(passage.labels[parts[0]]))
