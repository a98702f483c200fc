"""How a number is said to be left: 完成剩余8所村卫生室, 还有9家没有达到推荐标准, 尚未打第一针的11.78万名成年人.

Either plain words say so (剩余), or a deed is told that was not done (没有达到推荐标准). The deed tells which number was done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from weijian.proof.relations.apart.readings import last_clause
from weijian.proof.relations.passage import Passage

# Whoever reads these looks for what was to be done and what was done of it.
PLAINLY = re.compile(
    r"(?:剩|余下|结余|结存|扫尾|收尾|尾款|结转|尚待|欠拨|待(?:完成|拨付|建|改造|整改|查)|缺口|空缺|空编|缺编|[还尚仍](?:剩|余|差|缺|欠)|(?:空着|闲置|空置|空余)的(?:[^，。；\d]{0,8}有|$)|(?:距|离)[^，。；\d]{0,10}(?:目标|任务|计划|要求|指标)[^，。；\d]{0,4}(?:差|少|缺)|遗留|[还尚仍]短|补齐|再完成|(?:完成|改造|建成|整改)其余|[还尚仍]需完成|还需)[^，。；\d]{0,12}$"
)
STILL = re.compile(r"(?:[还尚仍]有|有$|[还尚仍]存在|至今|其中|里|中|[还尚仍])[^，。；\d]{0,12}$")
EMPTY = re.compile(
    r"^[^，。；\d]{0,8}(?:空着|空缺|空置|趴在|沉淀|滞留|闲置|没有着落|缺口|未到位|待完成|没完成|待(?:建|查|改造|整改|拨付|消化))"
)
# 还有11564人的任务要在10月底前做完
TO_DO = re.compile(
    r"^的[^，。；\d]{0,8}(?:任务|指标)|^[^，。；\d]{0,8}(?:要|需|须|待)[^，。；]{0,12}(?:完|到位|落实)"
)
# 剩余708对孕前优生健康检查和7222人“两癌”检查任务: the second is left as the first.
NEXT = re.compile(r"^[^，。；、\d]{0,12}(?:、|和|及|以及)[^，。；、\d]{0,14}$")
STILL_HAS = re.compile(r"[还尚仍]有$")
NOT = (
    r"(?:没有|尚未|还未|仍未|未能|还没有?|从未|没能|迟迟不|一直没有?|没|未|漏|不(?=达标|合格|到位)|达不到|不具备|不符合)"
    r"(?!来|满|成年|婚|必|足|少|收|一|发生|出现)"
)
# 没有治疗的239人; 未达标9所
NOT_BEFORE = re.compile(rf"{NOT}(?P<deed>[^，。；、\d]{{1,10}}?)的?(?:为|共)?$")
# 未备案的托育机构还有9家
NOT_OF = re.compile(
    rf"{NOT}(?P<deed>[^，。；、\d]{{1,8}}?)的[^，。；、\d]{{0,10}}?(?:[还尚仍]?有|共|达|为|[还尚仍]剩)$"
)
# 239名感染者没有上药; 13例因拒绝治疗、外出失联等原因没有住院治疗; 3406人至今一针未打
NOT_BEHIND = re.compile(rf"^[^，。；\d]{{0,12}}?(?:因[^，。；\d]{{1,14}})?{NOT}(?P<deed>[^，。；\d]{{1,12}})")
# 有4485名高血压患者、1253名糖尿病患者未达到规范要求: each of those told together was not done; but 5个项目在建、8个
# 村卫生室未建成 tell of each its own.
MORE_BEHIND = re.compile(
    r"^(?P<own>[^，。；、\d]{2,12}(?<!在建)(?<!施工))(?:(?:、|和|及)[\d.]+万?[^，。；、\d]{2,12}?)(?=还|仍|至今|尚未|没|未)"
)
MORE_IN_FRONT = re.compile(r"[\d.]+万?[^，。；、\d]{2,12}(?:、|和|及)$")
NOUN = re.compile(rf"(?P<noun>[^，。；\d]{{2,12}}?)(?:还|仍|至今)?{NOT}")
# 还有24家没检测的企业
NOUN_LAST = re.compile(rf"[^，。；\d的]?{NOT}(?P<deed>[^，。；\d的]{{1,8}})的(?P<noun>[^，。；\d]{{2,8}})")
JUST_STILL = re.compile(r"(?:全[县市区州旗])?(?:目前)?[还尚仍]有")
NEVER_BEHIND = re.compile(r"^[^，。；\d]{0,8}至今(?P<deed>[^，。；\d]{1,4})[未没]")
CLAUSE = re.compile(r"[^，。；\n]{0,24}")
# 16344名60周岁以上老年人未接种疫苗
OF_AN_AGE = re.compile(r"^的?\d{1,2}(?:[-—~～至]\d{1,2})?(?:周?岁|月龄)(?:及?以[上下])?(?:的|人群)?")
FINE = re.compile(r"罚款$|所得|没收|罚没")
REACH, WHOLE_NOUN = 24, 3


@dataclass(frozen=True, slots=True)
class SaidLeft:
    """`plainly`: words like 剩余 say it; `deed`: what was not done, empty where that is not told; `of_all`: the noun of
    还有28所村卫生室没有完成 where nothing else narrows it.
    """

    plainly: bool
    deed: str
    words: str
    clause: str
    of_all: str


def said_left(passage: Passage, number: int) -> SaidLeft | None:
    before = passage.said_before(number, REACH)
    if FINE.search(before):
        return None
    behind = MORE_BEHIND.sub(r"\g<own>", _behind(passage, number))
    clause = MORE_IN_FRONT.sub("", last_clause(before))
    if _next_of_what_is_left(passage, number):
        own = passage.named(number)
        return SaidLeft(True, "", own, own, "")
    deed = _not_done(clause, behind)
    plainly = bool(
        PLAINLY.search(clause) or EMPTY.match(behind) or (STILL_HAS.search(clause) and TO_DO.match(behind))
    )
    opens = not clause or NOT_BEFORE.search(clause) or NOT_OF.search(clause) or "至今" in behind
    if not plainly and not (deed and (opens or STILL.search(clause))):
        return None
    just = JUST_STILL.fullmatch(clause)
    noun = (NOUN.match(behind) or NOUN_LAST.match(behind)) if just else None
    if len(passage.tails[number]) >= WHOLE_NOUN:
        before = before.rpartition("；")[2]  # ……累计达到1.65亿元；剩余65所村卫生室: says itself of what it is
    return SaidLeft(plainly, deed, before + "，" + behind, clause + behind, noun["noun"] if noun else "")


def _behind(passage: Passage, number: int) -> str:
    match = CLAUSE.match(passage.plain, passage[number].end)
    return OF_AN_AGE.sub("", match[0]) if match else ""


def _next_of_what_is_left(passage: Passage, number: int) -> bool:
    if not number or not NEXT.match(passage.between(number - 1, number)):
        return False
    return PLAINLY.search(last_clause(passage.said_before(number - 1, REACH))) is not None


def _not_done(clause: str, behind: str) -> str:
    for said in (
        NOT_OF.search(clause),
        NOT_BEFORE.search(clause),
        NEVER_BEHIND.match(behind),
        NOUN_LAST.match(behind),
        NOT_BEHIND.match(behind),
    ):
        if said:
            return said["deed"]
    return ""
