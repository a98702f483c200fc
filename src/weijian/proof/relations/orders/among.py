"""Some among those just told: 86.73万常住人口中有69.85万人接种; 在这318名阳性者当中，已做检查的有306人; 劳动者1793人，
这些人里体检的有1664人; 初筛阳性4136人，阳性老人中接受复筛3861人.

What stands before 中 or 里 is the number right before, those that 这些 points at, or the last told under that name. More
than they are is told where both are counted alike and what is counted has no other name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.of_those_before import VERB_BEHIND
from weijian.proof.relations.orders.ordered import (
    all_before,
    in_one_unit,
    of_one_family,
    order_relation,
    reached_count,
    within,
)
from weijian.proof.relations.passage import Passage

# 中 and 里 as postpositions, not in 中医, 中级, 县里.
IN = (
    r"(?:之中|当中|中(?![级医学心枢小央药部西草国期旬等专毒老青年])|(?<![这那哪县乡村镇市家城院])里头?)的?，?"
)
SOME = r"(?:已|累计|共|现|仅|还|尚|目前|发现|查出|检出|筛出|确诊)*有?近?$"
# 按标准建起哨点诊室的有19家: those who did so.
WHO_DID = r"(?:[^，。；：\d]{2,24}|[^，。；：\d]{0,4}\d{2}周?岁[^，。；：\d]{0,8})的(?:有|为|达|共)?近?$"
AMONG = re.compile(rf"[^，。；（）\d]{{0,20}}(?:（[^（）\d]{{0,20}}）)?{IN}(?:{SOME}|(?P<who>{WHO_DID}))")
# 26家卫生院有21家建成污水处理设施
HAVE = re.compile(r"[^，。；（）\d]{2,14}(?:已|现)?有$")
THESE = re.compile(
    rf"[，。；](?:而?在)?(?:这些|这批|这部分|上述|以上)[^，。；：\d]{{0,12}}?(?:之中|当中|中|里)的?，?(?:{SOME}|{WHO_DID})"
)
NAMED_AMONG = re.compile(r"^(?:其中)?(?:以上|上述|所有|全部)?(?P<noun>[一-龥]{2,6})中(?:，)?(?:有|已|含)")
# 阳性老人中到县医院接受复筛4361人: called by what was found.
CALLED_SO = re.compile(rf"^(?:在|其中|所有|全部)*(?P<noun>[一-龥]{{2,8}}?){IN}[^，。；：\d]{{2,24}}$")
# 村医731人，参加轮训的有748人: those of them who did, for the clause has no subject of its own.
# 确诊患者均与三甲医院对接，已有17人做完手术: the sentence opens with those found.
SPOKEN_OF = re.compile(
    r"[。；](?P<noun>(?:确诊|阳性|疑似|高危|可疑|异常)(?:患者|病例|病人|人员|人群|对象|者))(?:均|都|全部|已)[^。；\d]{2,30}，(?:其中)?(?:已|现|目前|累计)*有$"
)
WHO = re.compile(
    r"，(?:已经?|现|目前|实际)?(?:[^，。；：、\d]{2,14}|[^，。；：、\d]{0,4}\d{2}周?岁[^，。；：、\d]{0,8})的(?:有|为|达|共)?$"
)
NOT_OF_THEM = re.compile(
    r"其中|新|其他|其余|另|剩余|任务|计划|应|需|未|没|不|平均|每|率|外|来自|累计|以往|既往|上年|去年|[较比]|共"
)
HAVING = re.compile(r"(?:有|为|达|共)+$")
SHORT, REACH, NEAR = 2, 12, 5
# A slip makes them a little more; who is much more is somebody else, and so is what happens once more often.
MOST_BEYOND = Decimal("1.2")
EVENTS = {"次", "场", "场次", "期", "人次"}


def find(passage: Passage) -> Iterator[Relation]:
    for part in range(1, len(passage)):
        yield from _right_before(passage, part)
        yield from _these(passage, part)
        yield from _of_that_name(passage, part)
        yield from _who_did(passage, part)
        yield from _spoken_of(passage, part)


def _right_before(passage: Passage, part: int) -> Iterator[Relation]:
    """86.73万常住人口中有69.85万人接种; 18个乡镇中，有4个未设门诊; 17家卫生院当中，建起诊室的有16家."""
    whole = part - 1
    if not of_one_family(passage, whole, part) or passage[part].bound not in {
        "exact",
        "under",
        "about",
        "over",
    }:
        return
    words = passage.between(whole, part)
    some = passage[part].unit == passage[whole].unit and VERB_BEHIND.match(passage.tails[part])
    among = AMONG.match(words)
    counted = (
        passage[whole].kind == "count"
        and passage[part].amount >= 1
        and (among or (some and HAVE.match(words)))
    )
    holds = passage[part].interval[0] <= passage[whole].interval[1]
    of_one_kind = in_one_unit(passage, whole, part) and passage.same_sentence(whole, part)
    something_else = among and among["who"] and passage.tails[part]
    if counted and (holds or (of_one_kind and not something_else)):
        yield order_relation(passage, whole, (part,), holds)


def _these(passage: Passage, part: int) -> Iterator[Relation]:
    """劳动者17930人，这些人里做了体检的有16642人; 合计22家。……，这些分院里已有15家达标."""
    said = THESE.search(passage.between(part - 1, part))
    whole = _last_counted(passage, part) if said and reached_count(passage, part) else None
    if whole is None:
        return
    if passage[whole].amount < passage[part].amount:
        whole = all_before(passage, whole, part)
    yield within(passage, whole, part)


def _last_counted(passage: Passage, part: int) -> int | None:
    """The last number counted alike in its sentence or the one before it."""
    for whole in reversed(passage.before(part, NEAR)):
        if passage.sentences[part] - passage.sentences[whole] > 1:
            return None
        if in_one_unit(passage, whole, part):
            return whole if reached_count(passage, whole) else None
    return None


def _of_that_name(passage: Passage, part: int) -> Iterator[Relation]:
    """建立档案220529份。……档案中有动态记录的档案118615份: what the sentence counts among those told before by that name."""
    label = passage.labels[part]
    opened = NAMED_AMONG.match(label) or CALLED_SO.match(label)
    if opened is None or passage[part].bound != "exact":
        return
    by_name = opened.re is NAMED_AMONG
    for whole in reversed(passage.before(part, REACH)):
        if not (passage[whole].unit == passage[part].unit and passage[whole].bound == "exact"):
            continue
        name = HAVING.sub("", passage.labels[whole])
        if by_name and passage.labels[whole].endswith(opened["noun"]):
            holds = passage[part].amount <= passage[whole].amount
            if holds or not _fits_between(passage, whole, part):
                yield within(passage, whole, part, holds)
            return
        if not by_name:
            if re.search(f"[非不未无]{opened['noun'][:SHORT]}", name):
                continue  # 碘盐286份，非碘盐14份，碘盐中合格的205份
            called = passage.same_sentence(whole, part) and opened["noun"][:SHORT] in name
            plain = reached_count(passage, whole) and reached_count(passage, part)
            if called and plain and not passage.tails[part]:
                yield within(passage, whole, part)
            return


def _who_did(passage: Passage, part: int) -> Iterator[Relation]:
    """村医731人，参加轮训的有748人: more than there are, where nobody else is counted before them."""
    whole = _before(passage, part)
    while whole > 0 and WHO.fullmatch(_words(passage, whole)) and in_one_unit(passage, whole, part):
        whole = _before(passage, whole)  # 村医13人，有执照的5人，年满55岁的9人: of all of them
    if whole < 0 or not (passage.same_sentence(whole, part) and in_one_unit(passage, whole, part)):
        return
    if passage.labels[whole].endswith("的"):
        return  # 签家庭医生的369户，办就医绿卡的371户
    words = _words(passage, part)
    plain = all(reached_count(passage, n) and not passage.tails[n] for n in (whole, part))
    own = WHO.fullmatch(words) and not NOT_OF_THEM.search(words)
    alone = not any(
        in_one_unit(passage, n, part) and passage.same_sentence(n, part) for n in passage.before(whole, NEAR)
    )
    if plain and own and alone and passage.depths[whole] == passage.depths[part]:
        holds = passage[part].amount <= passage[whole].amount
        near = passage[part].amount <= MOST_BEYOND * passage[whole].amount
        near = near and passage[part].unit not in EVENTS
        if holds or (near and passage[part].period == passage[whole].period):
            yield within(passage, whole, part, holds)


def _spoken_of(passage: Passage, part: int) -> Iterator[Relation]:
    opened = SPOKEN_OF.search(passage.plain, passage[part - 1].end, passage[part].start)
    if opened is None or not reached_count(passage, part):
        return
    for whole in reversed(passage.before(part, NEAR)):
        if passage.sentences[part] - passage.sentences[whole] > 1:
            return
        found = opened["noun"][:SHORT] in passage.labels[whole] and reached_count(passage, whole)
        if found and in_one_unit(passage, whole, part):
            yield within(passage, whole, part)
            return


def _before(passage: Passage, part: int) -> int:
    """The last figure before it but for rates and the ages in its name."""
    last = part - 1
    while last >= 0 and (passage[last].is_rate or passage[last].base == "岁"):
        last -= 1
    return last


def _words(passage: Passage, part: int) -> str:
    """The clause that tells who they are: ，年满55岁的."""
    last = part - 1 if passage[part - 1].is_rate else _before(passage, part)
    return passage.plain[passage[last].end if last >= 0 else 0 : passage[part].start]


def _fits_between(passage: Passage, whole: int, part: int) -> bool:
    """接生员102人，……。1957年，接生技术人员350人，……。接生员中已掌握检查技术的147人: of what is told since."""
    between = range(whole + 1, part)
    return any(
        passage[n].unit == passage[part].unit and passage[n].amount >= passage[part].amount for n in between
    )
