"""Which groups of the field a figure counts, by the words around it and the table of groups (`groups.tsv`).

A figure is of a group where its name ends in the group's words, or they name it right behind the number; it is of all the
group where nothing else narrows it down: 在管高血压患者29874人 is, 贫困高血压患者412人 is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from weijian.kernel.tables import rows_of
from weijian.proof.naming import GROUP, words_of_kind
from weijian.proof.relations.orders.course_steps import said_behind
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE, called_task

SENTENCE, PARAGRAPH, SECTION, REPORT, AILMENT = "句", "段", "章", "文", "病"
# What counts a group, by the names that the table uses.
UNITS = {
    "人": r"万?[人名位例]?",
    "例": r"万?[例人名]",
    "例数": r"例",
    "人次": r"[万亿]?(?:人次?)?",
    "%": r"[%％﹪]",
    "‰": r"[‰%％]?",
    "/10万": r"/10万",
    "元": r"[十百千万亿]*元",
    "面积": r"㎡|(?:万|公)?平方米|平米|m²|亩",
    "车": r"万?(?:辆次?|台次?|车次)",
    "台次": r"万?台次?",
    "剂": r"万?(?:剂次?|针次)",
    "份": r"万?份",
    "个": r"万?个",
    "张": r"万?张",
    "种": r"种",
    "类": r"大?类",
    "项": r"小?项",
    "户": r"万?户",
    "起": r"[起件]",
    "血": r"万?(?:个?单位|毫升|ml|mL|ML|升|[Uu])",
    "户次": r"万?(?:[户家间所]次?|户·次|单位次)",
}
BARE_RATE, BARE = (
    "率",
    "bare",
)  # 人口自然增长率为2.8, 62.5万参合农民: the sign, or what is counted, is left out
WITHIN_PLAN = re.compile(r"计划(?=[内外])|增长率|自然增[长加]")  # neither a task nor a change
NUMBER = (
    r"(?:[由从][一-龥]{0,6}的)?(?:总?人次?数|总?例数|总数|总量|数量?|人员|人群|总额|金额)?"
    r"(?:为|达到?|有|合计|总计|共计|共|约|近|是|了)*"
)
# 局机关共结对贫困户212户: those whom somebody looks after.
CHOSEN = re.compile(r"结对|联系|帮扶|慰问|走访|包联|认领")
SERVED = re.compile(r"发放|补助|兑现|补贴|资助|减免")
# Words before a name that leave nobody out.
EVERYBODY = re.compile(
    r"^(?:[，、；：（“”\s]|其中|(?:全|我|本|该)[县区市州旗镇乡省国盟院](?:区)?|辖区内?|\d{1,8}(?!\d)年?[底末度]?|[今当本]年|年[底末初]|期末|上半年|全年|年内|计生|统计|按照?|以|县域内|全?系统|现|共|有|在|设|将|为"
    r"|(?:(?:严重|重性)?精神(?:障碍|病)|高血压|(?:[2二]型)?糖尿病|肺?结核病?|艾滋病|慢性?病)(?:患者|病人)?"
    r"|月份|[-~—–月日至]|个?(?:家庭医生)?(?:签约)?(?:服务)?团队|精准识别|识别|建卡|建[档挡]立卡|组建(?:由[^，。；]{0,40}组成的)?|统计年度|[一二三四五六七八九十]是|（[^（）]{0,30}）|由|各级各类|所有|全部|人口|的|拥有|可?提供|截至目前|目前|累计|已|常住|户籍|农村|城乡|居民|实有|登记|报告|参合(?:农民|群众)|核准|已婚|对|和|及|与)*$"
)
OF_WHICH, NEAR = re.compile(r"[，、；]?其中"), 3
# People of one lot: who came and went, who is poor, who is insured.
SOME_PEOPLE = re.compile(
    r"(?:流[入出动]|外来|外出|务工|迁[入出]|返乡|移民|留守|贫困|脱贫|低保|特困|五保|残疾|参[合保]|农业|农村|城镇|独生|双女|两女|失独|退[休役]|签约|在校|在园|住院|就诊|体检)[^，。；\d]{0,8}$"
)
BRACKETED = re.compile(r"（[^（）]{0,12}）$")
# What was done for those counted right before.
SERVICE = re.compile(
    r"^[、]?(?:其中|当?中)?(?:已|完成|实际?)*(?:(?:健康|系统|规范)*管理|签约?|新增|体检|接种|加强|建(?!档立卡)立?(?:居民)?(?:电子)?(?:健康)?档案?)[^，。；\d]{0,8}$"
)
SHARE = re.compile(r"^[，、（]?占")
NAME = 28
ADJECTIVES = r"(?:农村|已|的|常住|户籍|名|个|[两三四五六]类)*"
OPENS = re.compile(r"(?<!\[)\^")  # words that must open a label do not stand behind a number
SAID, SAID_APART = 120, 400
LIST = re.compile(
    r"[一-龥](?:[、和与]|(?<![惠涉普以])及)$"
)  # 高血压、糖尿病、肺结核患者6745人: of none of them alone
# What one person or one day cost is no part of what all did.
EACH = re.compile(r"[人次日件均]均|平均|每")
PER_HEADS = re.compile(r"每(?:百|千|万|十万)")  # 每千人口托位3.27个
IN_PARAGRAPH = "段："
STOP = re.compile(
    r"全[部面]|再次|逐[一户人个]|实行|每|家庭医生|应[签治管享检种]|均|都|已|由|被|进行|参[加保]|纳入|为|是|的|并|正在|未|达|和|与|及(?!以[上下])|在|按|中|接种|完成|实现|享受|发放"
)


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    words: re.Pattern[str]
    behind: re.Pattern[str] | None
    said: re.Pattern[str] | None
    said_apart: bool
    within: tuple[tuple[str, ...], ...]
    equal: str
    strict: bool
    apart: bool
    firm: bool
    led: bool
    any: bool
    reach: str


@dataclass(frozen=True, slots=True)
class Member:
    """A figure of a group; `all` where nothing narrows the group down."""

    number: int
    group: Group
    all: bool


def members_of(passage: Passage, number: int) -> Iterator[Member]:
    figure, label = passage[number], _whole_label(passage, number)
    measured = figure.is_count or figure.is_rate or figure.kind in {"money", "area", "volume"}
    bare = figure.family == BARE_RATE or (figure.family == BARE and passage.tails[number] != "")
    each = figure.in_halves and figure.family in {"people", "places"}  # 每千人口医师2.76人、注册护士3.01人
    if figure.amount <= 0 or each or PER_HEADS.search(label) or not (measured or bare):
        return
    # 78426名65岁及以上老年人: what stands behind it may begin with an age.
    tail = passage.tails[number] or said_behind(passage, number)
    for name, start in _named(figure.unit, label[-NAME:], tail):
        group = groups()[name]
        before = label[: max(0, len(label) - NAME) + start] if start >= 0 else ""
        if LIST.search(before) or not _said(passage, number, group):
            continue
        if _told(passage, number, group):
            everybody = EVERYBODY.match(before) is not None and not _of_fewer(passage, number)
            chosen = CHOSEN.search(before or passage.labels[number]) or _served(passage, number)
            yield Member(number, group, (everybody or group.any) and not chosen)


def _served(passage: Passage, number: int) -> bool:
    """为708名农村产妇发放补助35.40万元: those who had something, and nobody says that all had."""
    to_them = passage.labels[number].endswith(("为", "给", "向"))
    return to_them and SERVED.search(passage.tails[number]) is not None


def _of_fewer(passage: Passage, number: int) -> bool:
    """流入人口3161人，其中育龄妇女182人: of those who came, and of nobody else."""
    if not OF_WHICH.match(passage.labels[number]):
        return False
    wholes = (n for n in passage.in_front(number, NEAR) if passage[n].family == passage[number].family)
    whole = next(wholes, None)
    return whole is not None and SOME_PEOPLE.search(passage.labels[whole]) is not None


def _said(passage: Passage, number: int, group: Group) -> bool:
    """Whether the words before it, of its sentence or of its paragraph, name what the group is of."""
    if group.said is None:
        return True
    if not group.said_apart:
        return group.said.search(passage.said_before(number, SAID)) is not None
    end = passage[number].start
    told = passage.plain[max(passage.paragraphs[number], end - SAID_APART) : end]
    return group.said.search(told) is not None


def _whole_label(passage: Passage, number: int) -> str:
    """The words before a figure, and the name before them that they speak of: 贫困户812户2906人, 老年人962人，健康管理731人."""
    label = BRACKETED.sub("", passage.labels[number])
    if not number or not passage.same_sentence(number - 1, number):
        return label
    before = number - 1
    if number > 1 and SHARE.match(passage.labels[before]) and passage.same_sentence(number - 2, number):
        before -= 1  # 老年人15.27万人，占20.27%，已接种第一剂13.84万人
    kinds = passage[before].base, passage[number].base
    people_of = kinds in {("户", "人"), ("种", "例")} and label in {"", "、", "，"}  # 传染病14种，1259例
    # 体检率43.96%；管理高血压患者24618人 begins anew.
    anew = passage[before].is_rate and words_of_kind(label, GROUP)
    if people_of or (SERVICE.match(label) and not anew):
        return BRACKETED.sub("", passage.labels[before]) + label.strip("，、")
    return label


def _told(passage: Passage, number: int, group: Group) -> bool:
    """What there is or was done; of what is told before its part, planned is enough."""
    figure, label = passage[number], WITHIN_PLAN.sub("", passage.labels[number])
    plain = figure.bound in {"exact", "over"} and (not CHANGE.search(label) or "类" in figure.unit)
    reached = group.led or (not figure.modality and not called_task(label, passage.tails[number]))
    return plain and reached and not (figure.kind == "money" and EACH.search(label))


@lru_cache(maxsize=4096)
def _named(unit: str, label: str, tail: str) -> tuple[tuple[str, int], ...]:
    """The groups that the words around a number name, and where in the label the name begins (-1: behind)."""
    found = []
    said = STOP.split(tail, maxsplit=1)[0]
    for group in _counted_in(unit):
        if match := group.words.search(label):
            found.append((group.name, match.start()))
        elif said and group.behind is not None and group.behind.fullmatch(said):
            found.append((group.name, -1))
    return tuple(found)


@lru_cache(maxsize=256)
def _counted_in(unit: str) -> tuple[Group, ...]:
    return tuple(groups()[name] for name, units in _units().items() if units.fullmatch(unit))


@cache
def groups() -> dict[str, Group]:
    return {name: _group(name, *rest) for name, _, *rest, _ in _rows()}


@cache
def _units() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile("|".join(f"(?:{UNITS[unit]})" for unit in units.split("|")))
        for name, units, *_ in _rows()
    }


def _group(name: str, words: str, said: str, within: str, reach: str) -> Group:
    parts = within.split()
    equal = next((part[1:] for part in parts if part.startswith("=")), "")
    wider = tuple(
        tuple(part.strip("~!<").split("/")) for part in parts if part.strip("~!") and part[0] not in "=*"
    )
    return Group(
        name,
        re.compile(f"(?:{words}){NUMBER}$"),
        None if OPENS.search(words) else re.compile(f"{ADJECTIVES}(?:{words})"),
        re.compile(said.removeprefix(IN_PARAGRAPH)) if said else None,
        said.startswith(IN_PARAGRAPH),
        wider,
        equal,
        "~" in within or "!" in within,
        "!" in within,
        "!!" in within,
        "<" in within,
        "*" in within or reach == SENTENCE,
        reach,
    )


def _put_in(words: str, pieces: dict[str, str]) -> str:
    return re.sub(r"\{([一-龥]+)\}", lambda piece: pieces[piece[1]], words)


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    """The rows of the table with its named pieces put in."""
    cells = rows_of(Path(__file__).with_name("groups.tsv"))
    pieces = {name[1:]: words for name, words, *_ in cells if name.startswith("$")}
    rows = [cell for cell in cells if not cell[0].startswith("$")]
    return tuple(
        (name, unit, _put_in(words, pieces), _put_in(said, pieces), *rest)
        for name, unit, words, said, *rest in rows
    )
