"""Bodies and places told by their whole names, and their number: 县人民医院、县中医院2家公立医院; 机构3家，即甲、乙和丙.

Where every name is whole and of the kind that is counted, nothing else can be meant than so many; two names are enough,
where `listed_names` wants three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import list_relation

MOST, FAR = 40, 140
PARTED = re.compile(r"、|以及|[和与及](?!平区|田|谐)")
STOPS = re.compile(r"[，。；：！？\n\t（）\d]")
IN_BRACKETS = re.compile(r"[^，。；：（）\n、\d]{0,14}（(?P<list>[^（）\n。；，\d]{4,160})）")
NAMELY = re.compile(
    r"[^，。；：（）\n、\d]{0,10}，?(?:即|分别[为是]|具体[为是]|：)(?P<list>[^（）\n。；，：\d]{4,160})[。；，]"
)
BODY = re.compile(
    r"(?:医院|[总分]院|保健院|卫生院|福利院|防治院|中心|血站|[分防保监督务]站|[督健防制生]所|局|公司)$"
)
HOSPITAL, TOWN_HOSPITAL = re.compile(r"(?<!卫生)院$"), re.compile(r"卫生院$")
OFFICE = re.compile(r"(?:局|委|办|部|会|政府|法院|检察院|中心)$")
KINDS = (
    (
        re.compile(
            r"(?:[县市区州旗省]级|公立|民营|综合|二级|三级|[甲乙]等|定点|牵头|公办|直属|中医)*医院(?!专|病|科|药|职)"
        ),
        HOSPITAL,
    ),
    (re.compile(r"(?:中心|乡镇|镇)*卫生院(?!所|职|人|医)"), TOWN_HOSPITAL),
    (re.compile(r"(?:[一-龥]{0,6}?)(?:机构|单位)(?!职|人|工|负|内|之|间)"), BODY),
    (re.compile(r"(?:[一-龥]{0,2}?)部门"), OFFICE),
    (re.compile(r"(?:[一-龥]{0,4}?)村(?![卫医级民干委支]|党|小)"), re.compile(r"[一-龥]{2}村$")),
    (
        re.compile(r"(?:[一-龥]{0,4}?)(?:乡镇|镇|乡)(?![卫医级村]|街道|办)"),
        re.compile(r"[一-龥]{2}(?:镇|乡|街道)$"),
    ),
    (re.compile(r"(?:[一-龥]{0,4}?)社区(?![卫医])"), re.compile(r"[一-龥]{2}社区$")),
)
COUNTED = {"家", "所", "个", "间"}
SAID_BEFORE = re.compile(r"(?P<noun>医院|机构|单位|部门)(?:共|有|为|达|已|分别|现|累计)*$")
# 县人民医院牵头县中医院、县妇保院3家: itself may be counted with them.
NOT_ALL = re.compile(r"等|其[他它余中]|除|不?含|包括|另|每|各")


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        counted = (
            figure.kind == "count"
            and figure.bound == "exact"
            and figure.unit in COUNTED
            and figure.factor == 1
        )
        if not counted or not 1 <= figure.value <= MOST or figure.modality:
            continue
        listed = _before(passage, number) or _behind(passage, number)
        if listed:
            yield list_relation(passage, number, listed, holds=listed == figure.value)


def _before(passage: Passage, number: int) -> int:
    """甲医院、乙医院2家公立医院: the names stand right before their number and begin their clause."""
    end = passage[number].start
    start = max(passage[number - 1].end if number else 0, end - FAR)
    stops = list(STOPS.finditer(passage.plain, start, end))
    clause = passage.plain[stops[-1].end() if stops else start : end]
    kind = next((ends for noun, ends in KINDS if noun.match(passage.tails[number])), None)
    if kind is None or NOT_ALL.search(clause) or (not stops and start and start == end - FAR):
        return 0
    names = PARTED.split(clause.removesuffix("这").removesuffix("共"))
    return len(names) if _are_whole(names, kind) else 0


def _behind(passage: Passage, number: int) -> int:
    """2家公立医院（甲医院、乙医院）; 机构3家，即甲、乙、丙."""
    end = passage[number].end
    match = IN_BRACKETS.match(passage.plain, end) or NAMELY.match(passage.plain, end)
    if match is None or NOT_ALL.search(match.group()):
        return 0
    noun = passage.tails[number]
    if passage[number].unit == "家" or SAID_BEFORE.search(passage.labels[number]):
        noun = noun or "机构"
    kind = next((ends for counts, ends in KINDS if counts.match(noun)), None)
    names = PARTED.split(match["list"])
    return len(names) if kind is not None and _are_whole(names, kind) else 0


def _are_whole(names: list[str], kind: re.Pattern[str]) -> bool:
    """Whether there are several, each ends as such a name does, and none holds another: 县医院牵头县中医院."""
    several = len(names) > 1 and len(set(names)) == len(names) and all(kind.search(name) for name in names)
    return several and not any(BODY.search(name[:end]) for name in names for end in range(3, len(name) - 2))
