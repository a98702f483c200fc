"""What is named more narrowly is no more than what is named plainly: 党员468名……新发展党员11名,
总诊疗683452人次……基层总诊疗量376406人次, wherever the report tells them. (Places: see `places`.)

The name settles it: one ends in the other's whole name. The two may be of other dates or counted otherwise, so only
the kept order is noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.naming import vocabulary
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import level_name, of_one_time, within
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE, FROM, called_task

FAMILIES = {"people", "cases", "份", "户", "张"}
ENDS = re.compile(r"(?:总?人?次?数量?|总?人次|总?量|人员|总计)$")
OPENS = re.compile(
    r"^(?:全年|年内|今年|上半年|(?:全|我|本)[县区市州旗省国盟]|辖区内?|全?系统内?|现|共|有|在|设|辖|拥有|各级各类|的|医疗(?:卫生)?机构(?=(?:全年|共)*总))+"
)
IN_ALL = re.compile(r"^总(?!医院|支|队|站|局|院|工|务|书)")
# Names of nobody and nothing in particular.
PLAIN = re.compile(
    r"^(?:人员|人|人次|对象|患者|病人|病例|群众|居民|项目|问题|资金|单位|机构|工作|服务|检查|培训|宣传|任务|目标|发放|监督|检测|监测|管理|随访|体检|筛查"
    r"|名|家|个|[应实]种|[应实]检|完成|报告|开展|举办|建立|建成|接种|采样|参加|参与|覆盖|死亡|处理|医院|床位|编制床位|卫生院|会议|活动|累计|确诊|健康管理|规范管理|系统管理)$"
)
ADDED = re.compile(
    r"新[增建]|增[设加]|改扩?建|年度|次均|人均|平均|每|占|的$|以上|以下|任务|计划|目标|未|不|非|无|除|较|比"
)
# Words that pick some of those named out.
PICKED = re.compile(r"发展|新|女|优秀|先进|表彰|在职|退休|青年")
OF_A_TOTAL = re.compile(r"^[，、]?占")
CLAUSE_ENDS = re.compile(r"[，；。]")
LEAST, LONGEST = 2, 12


def find(passage: Passage) -> Iterator[Relation]:
    counted = [number for number in range(len(passage)) if _counts(passage, number)]
    wholes: dict[tuple[str, str], int] = {}
    for number in counted:
        name = _plain_name(passage, number)
        if name:
            wholes.setdefault((_counted_in(passage, number), _one_form(name)), number)
    for number in counted:
        whole = _whole_of(passage, number, wholes)
        if whole is not None:
            holds = passage[number].amount < passage[whole].amount
            yield within(passage, whole, number, holds)


def _counts(passage: Passage, number: int) -> bool:
    """A count of people or matters that is reached, neither a change nor a task."""
    figure, label = passage[number], passage.labels[number]
    plain = figure.kind == "count" and figure.family in FAMILIES and figure.bound == "exact"
    changed = CHANGE.search(level_name(passage, number)) or FROM.search(label)
    reached = not figure.modality and figure.amount >= 1 and not changed
    return plain and reached and not called_task(label, passage.tails[number])


def _counted_in(passage: Passage, number: int) -> str:
    """People and visits of people are not the same thing."""
    figure = passage[number]
    return "人次" if figure.unit.endswith("人次") else figure.family


def _whole_of(passage: Passage, number: int, wholes: dict[tuple[str, str], int]) -> int | None:
    """The plain name that the name of this figure ends in, with something before it that narrows it down."""
    kind = _counted_in(passage, number)
    for name, cut in _narrower_names(passage, number):
        whole = wholes.get((kind, _one_form(name[cut:])))
        if whole is None:
            continue
        picked = PICKED.search(passage.labels[number]) and passage[number].unit == passage[whole].unit
        if _may_contain(passage, whole, number) or (picked and _beside(passage, whole, number)):
            return whole
    return None


def _narrower_names(passage: Passage, number: int) -> Iterator[tuple[str, int]]:
    """Each end of the name told before the figure."""
    label, tail = level_name(passage, number), passage.tails[number]
    name = _bare(label)
    # 占基层总诊疗量376406人次的30%: the total of the share is a number of all there are.
    if not ADDED.search(OF_A_TOTAL.sub("", label) if tail.startswith("的") else label):
        # 孕产妇 is a word; it is not 产妇 with something before it.
        cuts = (cut for cut in range(1, len(name) - LEAST + 1) if name[cut - 1 :] not in vocabulary())
        yield from ((name, cut) for cut in cuts)


def _may_contain(passage: Passage, whole: int, part: int) -> bool:
    one, other = passage[whole], passage[part]
    between = passage.between(*sorted((whole, part)))
    within, _, behind = between.rpartition("其中")
    told_as_part = passage.same_sentence(whole, part) and (
        ("；" not in behind) if within else not CLAUSE_ENDS.search(between)
    )
    return one.amount > other.amount and of_one_time(one, other) and not told_as_part


def _beside(passage: Passage, whole: int, part: int) -> bool:
    """党员842名，今年新发展党员951名: told in one paragraph, those picked out are of these."""
    one, other = passage[whole], passage[part]
    together = passage.paragraphs[whole] == passage.paragraphs[part]
    return whole < part and together and of_one_time(one, other)


def _plain_name(passage: Passage, number: int) -> str:
    """党员468名: the name of all there are, with nothing done to them; else empty."""
    label, tail = passage.labels[number], passage.tails[number]
    name = "" if tail and passage[number].unit != "人次" else _bare(label)
    known = LEAST <= len(name) <= LONGEST and not PLAIN.match(name) and not ADDED.search(name)
    return name if known else ""


def _bare(label: str) -> str:
    return IN_ALL.sub("", ENDS.sub("", OPENS.sub("", label.strip("，、；（）“” "))))[-LONGEST:]


def _one_form(name: str) -> str:
    """乡村医生 are 村医."""
    return vocabulary().get(name, (name, ""))[0]
