"""What holds the other, told side by side: 18家工厂28个铅作业点, 10个单位的15处高温作业点, 109个行政村共设村卫生室112个,
18236户68457人, 102人共组成6个接生站和44个接生组, 7个单位11人参加.

Every one of the first has one of the second at least, or the writer would not count them so; where it is not so,
nothing is said, but of households and of teams made up of those counted: none of these is without people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation, reached_count
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import HEADS, shared_run

UNITS = {"个", "家", "所", "间", "处", "座", "村"}
# The name of the first, and no more than a verb of having; nothing that begins another matter.
SIDE_BY_SIDE = re.compile(r"^(?P<noun>[一-龥（）]{1,14})$")
SIDE_BY_SIDE_SIGNS = {"", "、", "，"}
APART = re.compile(
    r"中|内有|[、和及与或]|其|另|新|增|达|创|建成|未|每|均|合格|评|完成|开展|抽|检查|涉及|等$|占|名列|荣获|通过"
)


# 1295户，贫困人口4746人: those who live in the households, by a plain name.
OF_THE_HOUSEHOLDS = re.compile(
    r"^[，、（]?(?:其中)?(?:涉及|惠及|共|计|合计|有)*(?:贫困|脱贫|监测|农业|低保|建档立卡)*(?:人口|人数|群众|对象|总人口)?(?:为|有|达|共)?$"
)
# 51539人，144357人次: the same people, and how often they came.
OFTEN = re.compile(r"^[，、（]?(?:共|计|累计|合计|达|为)*$")
VISITS = {"人次", "剂次", "针次", "剂", "例次"}
# 个体医疗机构188个，从业人员192人: in each of them somebody works.
THEIR_STAFF = re.compile(
    r"^，?(?:共|现|有|拥有|在岗|在职|在册|其)*(?:从业人员|职工|卫生人员|工作人员|医[务护]人员|卫生技术人员|卫技人员|乡村医生|村医|人员|执业人员)(?:总数|数)?(?:为|有|达|共)?$"
)
BODY = re.compile(
    r"(?:机构|医院|卫生院|卫生室|诊所|服务中心|服务站|单位|企业|药店|幼儿园)(?:总数|数)?(?:为|有|达|共)?$"
)
# Bodies made up of people, or sending them.
TEAM = r"[^，。；、\d]{0,10}(?:队|组|站|团|小分队|专班)"
MADE_UP_OF = re.compile(r"[^。；、\d]{0,16}(?:组成|组建|成立|编成|编为|分成|分为)(?:了)?$")
OF_NOBODY_ELSE = re.compile(r"[，、]?(?:共|分别)?(?:组成|编成|编为|分成|分为)(?:了)?$")
NAMED_TEAM = re.compile(TEAM)
TEAMS_UNITS = {"个", "支", "队", "组"}
OF_THE_TEAMS = re.compile(rf"(?:{TEAM})?，?(?:共|有|参加|参与|出动|队员|成员|组员|人员|人数|计|为|达)*$")
SENT = re.compile(r"[^，。；、\d]{0,10}(?:单位|机构|医院|卫生院|科室|部门|企业|学校)(?:的|共|派出|选派)*$")
TOOK_PART = re.compile(r"(?:职工|人员|医务人员|代表|骨干|队员)?(?:参加|参与|参赛|参训)")
# One kind of settlement is not in another of its level: 3个社区7个行政村.
LEVELS = (
    re.compile(r"(?:社区|居委会|居民委员会|村委会|[一-龥]{0,2}村|居民小组|屯)"),
    re.compile(r"(?:街道|乡镇|[一-龥]{0,2}[乡镇])"),
)


def find(passage: Passage) -> Iterator[Relation]:
    for inner in range(1, len(passage)):
        outer = inner - 1
        if _household(passage, outer, inner):
            beside = not passage.between(outer, inner)
            holds = passage[outer].amount <= passage[inner].amount
            yield order_relation(passage, inner, (outer,), holds, firm=beside)
        elif _no_more_than(passage, outer, inner):
            holds = passage[outer].amount <= passage[inner].amount
            if holds or OFTEN.match(passage.between(outer, inner)):
                yield order_relation(passage, inner, (outer,), holds)
        yield from _of_teams(passage, outer, inner)
        if not all(_counts_places(passage, number) for number in (outer, inner)):
            continue
        words = SIDE_BY_SIDE.match(passage.between(outer, inner))
        if words is None or APART.search(words["noun"]) or not passage.same_sentence(outer, inner):
            continue
        if _of_one_level(words["noun"], passage.tails[inner]):
            continue
        if passage[outer].amount <= passage[inner].amount:
            yield order_relation(passage, inner, (outer,), holds=True)


def _household(passage: Passage, outer: int, inner: int) -> bool:
    if passage[outer].base != "户" or passage[inner].base not in HEADS:
        return False
    exact = passage[outer].bound == passage[inner].bound == "exact"
    return exact and OF_THE_HOUSEHOLDS.match(passage.between(outer, inner)) is not None


def _no_more_than(passage: Passage, outer: int, inner: int) -> bool:
    """People and their visits, institutions and their staff."""
    one, other = passage[outer], passage[inner]
    if not all(reached_count(passage, number) for number in (outer, inner)):
        return False
    between = passage.between(outer, inner)
    if one.base in HEADS and other.unit.lstrip("万") in VISITS:
        one_deed = shared_run(passage.labels[outer], passage.labels[inner]) > 1
        return passage.same_sentence(outer, inner) and (one_deed or OFTEN.match(between) is not None)
    staff = one.unit in UNITS and other.base in HEADS and THEIR_STAFF.match(between)
    return bool(staff) and BODY.search(passage.labels[outer] + passage.tails[outer]) is not None


def _of_teams(passage: Passage, one: int, other: int) -> Iterator[Relation]:
    if not (passage.same_sentence(one, other) and all(reached_count(passage, n) for n in (one, other))):
        return
    between = passage.between(one, other)
    if passage[one].unit in HEADS and _counts_teams(passage, other) and MADE_UP_OF.match(between):
        joined = [
            n for n in passage.behind(other, 1) if passage.labels[n] and _joined_team(passage, other, n)
        ]
        teams = (other, *joined)
        holds = sum(passage[n].amount for n in teams) <= passage[one].amount
        if holds or (OF_NOBODY_ELSE.match(between) and not _last_of_a_list(passage, one)):
            yield order_relation(passage, one, teams, holds)
    elif passage[other].base in {*HEADS, "人次"} and passage[one].unit in {*TEAMS_UNITS, *UNITS}:
        teams_told = _counts_teams(passage, one) or passage.labels[one].endswith(("队", "组"))
        of_them = teams_told and OF_THE_TEAMS.match(between)
        sent = SENT.match(between) and TOOK_PART.match(passage.tails[other])
        if (of_them or sent) and passage[one].amount <= passage[other].amount:
            yield order_relation(passage, other, (one,), holds=True)


def _last_of_a_list(passage: Passage, number: int) -> bool:
    """抽调医生110人，护士38人，志愿者14人，编成16个小组: of all of them."""
    before = number - 1
    alike = before >= 0 and passage[before].base == passage[number].base
    return alike and passage.same_sentence(before, number)


def _joined_team(passage: Passage, one: int, other: int) -> bool:
    joined = re.fullmatch(rf"{TEAM}[和、及与]", passage.between(one, other))
    return joined is not None and _counts_teams(passage, other)


def _counts_teams(passage: Passage, number: int) -> bool:
    named = NAMED_TEAM.match(passage.tails[number]) is not None
    return passage[number].unit in TEAMS_UNITS and named and reached_count(passage, number)


def _of_one_level(noun: str, tail: str) -> bool:
    return any(level.fullmatch(noun) and level.match(tail) for level in LEVELS)


def _counts_places(passage: Passage, number: int) -> bool:
    return passage[number].unit in UNITS and reached_count(passage, number)
