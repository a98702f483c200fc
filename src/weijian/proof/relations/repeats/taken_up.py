"""A number of the paragraph that is taken up a sentence later as known, with another digit: 因关闭终结80家。……86家终结的单位已
逐一上传材料; 未签约8018人……把未签约的8088人作为重点; 检出强阳性622人。……672名强阳性学生均已告知家长.

The words say that the reader knows the number already: a demonstrative (这532例, 同样7453块), a deed that a count before bears
(未签约的, 终结的单位), or its noun with 均 or 逐一. Where no count of the paragraph is of that number and just one is a slip away
from it, the two are one quantity told twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import one_slip
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.echoes import counted_in
from weijian.proof.relations.repeats.restated import duplicate_relation
from weijian.proof.relations.sums.parts import beside
from weijian.proof.relations.wording import called_task, shared_run

# 达到目标值的31项: some of those told
OF_OTHERS = re.compile(r"其中|另|新|上年|去年|同期|每|各|第|超过|不少于|至少|达到[^，。；\d]{0,6}的$|达标的$")
# 这532例患者, 上述120家, 布放同样7453块, 仍按312间调度
KNOWN = re.compile(r"(?:这|上述|以上|该|同样的?|[仍均都]按)$")
# 未签约的8088人, 剔除未检的97例, 盯住剩下的46195人
BY_ITS_DEED = re.compile(r"(?P<deed>[一-龥]{2,3}?)的$")
NOT_DONE = re.compile(r"未|没|剩|余|欠|[还尚]差")
LEFT = re.compile(r"(?:剩下|余下|剩余|其余)的?$")
# 86家终结的单位
DEED_BEHIND = re.compile(r"^(?P<deed>[一-龥]{2,6}?)的[一-龥]{2,4}")
# 672名强阳性学生均已, 19906户均已录入
ALL_OF_THEM = re.compile(r"^(?P<noun>[一-龥]{0,10}?)(?:均(?!值|数)|全部|都|逐[一个条户例人件家]|悉数|无一)")
OF_A_TASK = re.compile(r"^的(?:任务|目标|指标)")
ANYBODY = re.compile(
    r"患者|学生|单位|人员|机构|问题|对象|家庭|群众|居民|病例|儿童|老人|企业|场所|病人|职工|医务|医生|医院|卫生院|卫生室|卫生站|服务中心|服务站|门诊|诊所"
    r"|药店|乡镇|街道|社区|行政村|学校|幼儿园|点位|站点|科室|基层|医疗|项目|任务|工作"
)
# 由82个增加到101个: what it was.
BEFORE = re.compile(r"(?:由|从)[^，。；\d]{0,12}$")
NOT_SO = re.compile(r"[未没不无非]")
OPENS = re.compile(r"^(?:[，、；。]|对|给|为|已?将|把)?$")
CLAUSE = re.compile(r"[，。；]")
REACH, BEHIND, FEWEST_DIGITS, MANY_DIGITS, SHARED = 14, 24, 2, 3, 2
TASK, UNDONE = "task", "undone"


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        plain = figure.kind == "count" and figure.bound == "exact" and figure.factor == 1
        digits = figure.significant_digits >= FEWEST_DIGITS
        if not (plain and digits) or number in told.proven or OF_OTHERS.search(passage.labels[number]):
            continue
        named = _known_by(passage, number)
        before = _counts_before(passage, number) if named is not None else []
        if named is None or any(passage[n].amount == figure.amount for n in before):
            continue
        meant = [n for n in before if _is_one(passage, n, named)]
        apart = {passage[n].amount: n for n in meant if _a_slip_away(passage, n, number)}
        of_any = not named and figure.significant_digits >= MANY_DIGITS
        if len(apart) == 1 and (of_any or len({passage[n].amount for n in meant}) == 1):
            yield duplicate_relation(passage, number, tuple(apart.values()), holds=False)


def _known_by(passage: Passage, number: int) -> str | None:
    """The words that tell which of the counts before it is; empty where it is any; None where nothing says that it is known."""
    label = passage.labels[number]
    behind = passage.plain[passage[number].end : passage[number].end + BEHIND]
    if KNOWN.search(label):
        return ""
    if LEFT.search(label):
        return UNDONE if passage[number].significant_digits >= MANY_DIGITS else None
    if deed := BY_ITS_DEED.search(label):
        return _of_nobody(deed["deed"])
    if not OPENS.match(label):
        return None
    if OF_A_TASK.match(behind):
        return TASK
    if deed := DEED_BEHIND.match(behind):
        return _of_nobody(deed["deed"])
    every = ALL_OF_THEM.match(behind)
    return _of_nobody(ANYBODY.sub("", every["noun"])) if every else None


def _of_nobody(words: str) -> str | None:
    """Words that say nothing of which it is."""
    return words if len(words) >= SHARED else None


def _counts_before(passage: Passage, number: int) -> list[int]:
    """In another clause of the paragraph, so that the number is taken up and not compared."""
    return [
        n for n in passage.before(number, REACH)
        if passage[n].bound == "exact" and counted_in(passage[n]) == counted_in(passage[number])
        and CLAUSE.search(passage.between(n, number))
    ]  # fmt: skip


def _is_one(passage: Passage, number: int, named: str) -> bool:
    if beside(passage, number):
        return False
    if BEFORE.search(passage.labels[number]):
        return False
    if named == UNDONE:
        return NOT_DONE.search(passage.labels[number]) is not None
    if named == TASK:
        return called_task(passage.labels[number], passage.tails[number])
    if not named:
        return True
    # 未改水的22个 are none of 已改水村82个.
    one_way = bool(NOT_SO.search(named)) == bool(NOT_SO.search(passage.named(number)))
    return one_way and shared_run(named, passage.named(number)) >= SHARED


def _a_slip_away(passage: Passage, one: int, other: int) -> bool:
    first, second = (str(int(passage[n].amount)) for n in (one, other))
    return one_slip(first, second, left_out=False)
