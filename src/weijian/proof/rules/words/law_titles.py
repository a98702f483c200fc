"""法律、法规、规章的名称写错。"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import rows

RULE = Rule(
    "TXT135",
    WARNING,
    "法律、法规的名称写错",
    "书名号里的名称与 laws.tsv 里的某一部只差一两个字，又不是其中任何一部，多为漏字或写错；地方法规、文件不在此列。",
    "laws.tsv 各条所注；《党政机关公文处理工作条例》第十九条",
)
flagged = [
    "根据《公共场所管理条例》，对住宿场所进行检查。",
    "宣传《中华人民共和国传染病防制法》《疫苗管理法》。",
    "贯彻《突发公共卫生应急条例》，完善预案。",
    "严格执行《医疗废弃物管理条例》和《消毒管理办法》。",
    "学习《基本医疗卫生和健康促进法》12次。",
    "落实《中华人民共和国妇幼保健法》要求。",
]
silent = [
    "根据《公共场所卫生管理条例》及其实施细则，对住宿场所进行检查。",
    "宣传《中华人民共和国传染病防治法（2013年修正）》《疫苗管理法》。",
    "制定《平川县医疗废物管理办法》，修订《湖南省血吸虫病防治条例》。",
    "印发《医疗机构管理规定》，学习《传染病防治知识》。",
    "贯彻《〈医疗事故处理条例〉实施意见》，执行《护士管理办法》《民法》。",
]
PREFIX = re.compile(r"^中华人民共和国")
SUFFIX = re.compile(r"[（(〔][^（）()〔〕]{0,20}[）)〕]$")
QUOTED = re.compile(r"《(?P<title>[^《》\n]{4,44})》")
KINDS = (
    "条例",
    "办法",
    "细则",
    "规定",
    "规范",
    "准则",
    "法",
)  # of two titles that are near, both are of one kind
LAW_OR_REGULATION = {"全国人大及其常委会", "国务院"}
SHORT = 6  # shorter titles may differ by one character, unless the name of the state stands before them


class Law(NamedTuple):
    title: str
    made_by: str
    source: str


@cache
def laws() -> dict[str, Law]:
    return {row[0]: Law(*row) for row in rows("laws.tsv")}


def check(document: Document) -> Iterator[Finding]:
    for match in QUOTED.finditer(document.plain):
        written = SUFFIX.sub("", match["title"])
        title = PREFIX.sub("", written)
        if title in laws():
            continue
        near = [law for law in laws().values() if _is_near(title, law, national=title != written)]
        if len(near) == 1:
            start = match.start("title") + len(written) - len(title)
            message = f"“{title}”应为“{near[0].title}”（{near[0].source}）"
            yield RULE.at(start, start + len(title), message, put=near[0].title)


def _is_near(title: str, law: Law, national: bool) -> bool:
    """A clerk's slip in this title, and no title of its own: of the same kind, and as near as its length allows."""
    kind = _kind(title)
    if not kind or kind != _kind(law.title) or min(len(title), len(law.title)) < 4:
        return False
    most = 2 if law.made_by in LAW_OR_REGULATION and (len(title) >= SHORT or national) else 1
    return abs(len(title) - len(law.title)) <= most and _distance(title, law.title, most) <= most


def _kind(title: str) -> str:
    return next((kind for kind in KINDS if title.endswith(kind)), "")


def _distance(one: str, other: str, most: int) -> int:
    """Levenshtein's; of titles that share neither end it is not worked out."""
    if one[:1] != other[:1] and one[-3:] != other[-3:]:
        return most + 1
    above = list(range(len(other) + 1))
    for row, sign in enumerate(one, start=1):
        here = [row]
        for column, against in enumerate(other, start=1):
            here.append(min(above[column] + 1, here[-1] + 1, above[column - 1] + (sign != against)))
        above = here
    return above[-1]
