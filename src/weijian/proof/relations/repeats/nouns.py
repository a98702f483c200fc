"""The noun that a count counts, told before it or behind: 边境卡点46个 and 46个卡点 bear the same one.

It does not part sentences into words. Two figures share a noun where the words right around them meet: both end alike in
front, both begin alike behind, or the one begins behind as the other ends in front. What follows the shared signs must
not make another thing of it: 16个乡镇 are not 16家乡镇卫生院.
"""

from __future__ import annotations

import re
from functools import lru_cache

from weijian.proof.naming import GROUP, THING, vocabulary
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import TO, shared_beginning, shared_ending
from weijian.proof.subjects import LEADING, TAIL_STOP, TRAILING

LONGEST = 16
SAME_TEXT = 4
TEXT = re.compile(r"[一-龥]{1,3}（[一-龥]|[一-龥]{4}")
# Words for whoever is counted: 新发病例97例 and 97例新发患者.
WHOEVER = re.compile(r"(?:患者|病人|病例|对象|人员|群众|居民|人口|人群|者)$")
# What makes another thing of a noun that goes on with it.
GOES_ON = re.compile(
    r"卫生院|卫生室|卫生所|医院|保健院|中心|服务站|卫生站|机构|门诊|诊室|诊所|药店|药房|学校|幼儿园|医生|医师|护士|护理|药师|医护|专家"
    r"|团队|小组|家庭|队|组|户|村|镇|乡|学生|职工|干部|党|办|室|站|点|床位|项目|车|员|率|疾控|服务|任务"
)
FROM_WORD = re.compile(r"^(?:由|从|把|将)|(?:由|从)$")
WHAT_IT_WAS = re.compile(r"(?<=.)[由从](?:上年|去年|前年|同期|年初|年底|末|的|原来)*$")
# Verbs and words of place in front of a noun that do not belong to it.
IN_FRONT = re.compile(
    r"^.{0,12}?(?:共有|现有|设有|建有|拥有|配有|建成|建立|建设|设置|设立|新增|新建|共设|下辖|组建|成立|配备|发现|报告|全[县市区州旗省]|我[县市区州旗]|[有设建辖])(?=.{2})"
)
# Told with the people who live in them: 贫困人口16842户47316人.
HOUSEHOLDS = {"户", "家", "家庭", "万户"}
ALL_OF_THEM = re.compile(r"(?:占|的)?(?:全部|总共)$")
THEIR_HOUSEHOLD = re.compile(r"(?<=[困贫保测])户$")
NEAR = 3
OF = re.compile(r"^(?:的|余|多)")
AND = re.compile(r"、|和|及|与|（")


# Words that many names share: they say how things are counted, not what is counted.
OF_ANY_THING = (
    "健康|规范|系统|有效|及时|早期|全程|综合|总体|管理|控制|随访|体检|服药|治疗|达标|完成|覆盖|检测|检查|筛查|检出|发现"
    "|报告|接种|建档|合格|满意|知晓|抽检|考核|考试|检验|采样|监测|培训|整改|办结|回访|阳性|异常|优秀|良好"
    "|任务|目标|对象|人员|人群|重点|服务|项目|工作|比例|占比|率"
)


def shared_noun(passage: Passage, one: int, other: int) -> int:
    """How many signs of a noun both figures bear right beside them; nothing where they count other things."""
    before = [noun_before(passage, number) for number in (one, other)]
    behind = [noun_behind(passage, number) for number in (one, other)]
    return max(
        _ends_alike(*before),
        _begins_alike(*behind),
        _begins_as_ends(behind[0], before[1]),
        _begins_as_ends(behind[1], before[0]),
        _ends_alike(*behind)
        if all(passage.tails[n] != noun for n, noun in ((one, behind[0]), (other, behind[1])))
        else 0,
        _same_text_behind(passage, one, other),
        _known_by_another_word(passage, one, other, before, behind),
    )


def _same_text_behind(passage: Passage, one: int, other: int) -> int:
    """31个省（自治区、直辖市）: brackets and short nouns, to the sign."""
    plain = passage.plain
    shared = shared_beginning(
        *(plain[(end := passage[number].end) : end + LONGEST] for number in (one, other))
    )
    return shared if shared >= SAME_TEXT and TEXT.match(plain, passage[one].end) else 0


def noun_before(passage: Passage, number: int) -> str:
    """The words that lead up to a figure; of 起付线由5000元降到3000元 those before the first."""
    label = shared_label(passage, number)
    if TO.search(label) and number and passage.same_sentence(number - 1, number):
        label = WHAT_IT_WAS.sub("", passage.labels[number - 1]) if len(label) < 6 else label
    return _freed(label)


@lru_cache(maxsize=4096)
def _freed(label: str) -> str:
    return TRAILING.sub("", FROM_WORD.sub("", LEADING.sub("", label)))[-LONGEST:]


def shared_label(passage: Passage, number: int) -> str:
    """Its label; of 贫困人口16842户47316人 the label of both, and of 贫困户16842户、47316人 the people of those households."""
    label = passage.labels[number]
    beside = number and label in {"", "、", "，"} and passage.between(number - 1, number) == label
    if beside and passage[number - 1].unit in HOUSEHOLDS:
        people = passage[number].family == "people"
        return (
            THEIR_HOUSEHOLD.sub("人口", passage.labels[number - 1]) if people else passage.labels[number - 1]
        )
    return label


def noun_behind(passage: Passage, number: int) -> str:
    """Of 11家乡镇卫生院达标，占全部14家的…… that of what they are of."""
    if ALL_OF_THEM.search(passage.labels[number]) and passage.tails[number] in {"", "的"}:
        for before in passage.in_front(number, NEAR):
            if passage[before].unit == passage[number].unit:
                number = before
    return _up_to_its_end(passage.tails[number])


@lru_cache(maxsize=4096)
def _up_to_its_end(tail: str) -> str:
    tail = OF.sub("", tail)
    stop = TAIL_STOP.search(tail)
    return (tail[: stop.start()] if stop else tail)[:LONGEST]


def _ends_alike(one: str, other: str) -> int:
    shared = shared_ending(_without_whoever(one), _without_whoever(other))
    return shared if shared > 1 else 0


def _begins_alike(one: str, other: str) -> int:
    shared = shared_beginning(one, other)
    if shared < 2 or _goes_on(one[shared:]) or _goes_on(other[shared:]):
        return 0
    return shared


def _begins_as_ends(behind: str, before: str) -> int:
    """卡点 of 46个卡点 closes 设边境疫情防控卡点; or the whole noun is one of several: 镇街卫生院和社区中心21处."""
    before = _without_whoever(before)
    for size in range(min(len(behind), len(before)), 1, -1):
        if before.endswith(behind[:size]) and not _goes_on(behind[size:]):
            return size
    return len(behind) if len(behind) > 3 and behind in _several(before) else 0


@lru_cache(maxsize=4096)
def _without_whoever(noun: str) -> str:
    return WHOEVER.sub("", noun)


@lru_cache(maxsize=4096)
def _several(nouns: str) -> list[str]:
    return [IN_FRONT.sub("", noun) for noun in AND.split(nouns)]


def _goes_on(rest: str) -> bool:
    """Whether what follows the shared signs makes another noun of them."""
    return GOES_ON.match(rest) is not None


def _known_by_another_word(
    passage: Passage, one: int, other: int, before: list[str], behind: list[str]
) -> int:
    """村医 and 乡村医生: the words of the field right beside the figures."""
    first = _known(before[0], behind[0])
    return 3 if first and first & _known(before[1], behind[1]) else 0


@lru_cache(maxsize=4096)
def _known(before: str, behind: str) -> set[str]:
    found = set()
    for size in range(2, len(before) + 1):
        found.add(vocabulary().get(before[-size:], ("", "")))
    for size in range(2, len(behind) + 1):
        if not _goes_on(behind[size:]):
            found.add(vocabulary().get(behind[:size], ("", "")))
    return {canonical for canonical, kind in found if kind in {GROUP, THING}}
