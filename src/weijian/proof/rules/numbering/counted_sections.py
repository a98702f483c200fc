"""写明的项数与下面所列的不符。"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from weijian.kernel.quantities import parse_number
from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "NUM115",
    WARNING,
    "写明的项数与下面所列的不符",
    "“重点抓好以下五个方面的工作：”下面列了（一）至（六），多为增删以后没有改前面的数。只核对紧接着的同一级编号。",
    "GB/T 9704-2012 7.3.3",
)
LISTED = "（一）抓医改\n正文。\n（二）抓公卫\n正文。\n（三）抓妇幼\n正文。\n"
flagged = [
    f"三、下半年打算\n重点抓好以下四个方面的工作：\n{LISTED}",
    f"三、下半年打算\n着力做好2项工作。\n{LISTED}四、其他\n正文。",
    "二、存在的问题\n主要有以下五个方面：\n1.人才短缺。\n2.设备老化。\n3.投入不足。\n4.宣传不够。",
]
silent = [
    f"三、下半年打算\n重点抓好以下三个方面的工作：\n{LISTED}",
    f"三、下半年打算\n重点抓好以下四个方面的工作：\n正文。\n{LISTED}",
    f"三、下半年打算\n突出重点，狠抓落实。\n{LISTED}",
    f"三、下半年打算\n全面完成四项重点任务，患者满意。\n{LISTED}",
    f"三、下半年打算\n重点抓好以下三个方面的工作：\n{LISTED}四、其他\n（一）加强宣传\n正文。",
]
LEADS_ON = r"(?:以下|如下|下列|下面|重点(?:抓好|做好|做|抓)|着力(?:抓好|做好)?|突出|主要(?:做|抓))"
KIND = r"(?:个(?:方面|重点|环节)|方面|大项?|项|件|点|条|个)"
TOLD = re.compile(
    rf"{LEADS_ON}[^，。；：\n\d]{{0,8}}?(?P<at>(?P<many>[二三四五六七八九十两]{{1,2}}|\d{{1,2}}){KIND})"
    r"[^，。；\n]{0,16}[：。]?[ 　]*$",
    re.MULTILINE,
)


def check(document: Document) -> Iterator[Finding]:
    starts = [heading.start for heading in document.headings]
    for match in TOLD.finditer(document.plain):
        many, listed = int(parse_number(match["many"])), _row_behind(document, match.end(), starts)
        if listed > 1 and listed != many:
            yield RULE.at(*match.span("at"), f"写的是“{match['at']}”，下面列了{listed}项")


def _row_behind(document: Document, end: int, starts: list[int]) -> int:
    """How many headings of one level follow at once, numbered from one; 0 where they are not in order."""
    first, last = bisect_left(starts, end), 0
    rows = document.headings[first:]
    if not rows or document.plain[end : rows[0].start].strip():
        return 0
    for heading in rows:
        if heading.level < rows[0].level or (heading.level == rows[0].level and heading.number <= last):
            break
        if heading.level == rows[0].level and heading.form == rows[0].form:
            if heading.number != last + 1:
                return 0
            last = heading.number
    return last
