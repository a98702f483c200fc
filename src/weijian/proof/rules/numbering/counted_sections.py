"""写明的项数与下面所列的不符。"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from weijian.kernel.quantities import parse_number
from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.sections import Point, run_in_points

RULE = Rule(
    "NUM115",
    WARNING,
    "写明的项数与下面所列的不符",
    "“重点抓好以下五个方面的工作：”下面列了（一）至（六），或者一是至六是，多为增删以后没有改前面的数。只核对紧接着的同一级编号。",
    "GB/T 9704-2012 7.3.3",
)
LISTED = "（一）抓医改\n正文。\n（二）抓公卫\n正文。\n（三）抓妇幼\n正文。\n"
flagged = [
    f"三、下半年打算\n重点抓好以下四个方面的工作：\n{LISTED}",
    f"三、下半年打算\n着力做好2项工作。\n{LISTED}四、其他\n正文。",
    "二、存在的问题\n主要有以下五个方面：\n1.人才短缺。\n2.设备老化。\n3.投入不足。\n4.宣传不够。",
    "三、下半年打算\n重点抓好以下五方面工作：一是抓医改。二是抓公卫。三是抓妇幼。四是抓项目。\n四、其他\n正文。",
    "二、存在的问题\n主要有以下三个问题：\n一是人才短缺。\n二是设备老化。\n三、其他\n一是宣传不够。",
]
silent = [
    f"三、下半年打算\n重点抓好以下三个方面的工作：\n{LISTED}",
    f"三、下半年打算\n重点抓好以下四个方面的工作：\n正文。\n{LISTED}",
    f"三、下半年打算\n突出重点，狠抓落实。\n{LISTED}",
    f"三、下半年打算\n全面完成四项重点任务，患者满意。\n{LISTED}",
    f"三、下半年打算\n重点抓好以下三个方面的工作：\n{LISTED}四、其他\n（一）加强宣传\n正文。",
    "三、下半年打算\n重点抓好以下三方面工作：一是抓医改。二是抓公卫。三是抓妇幼。\n四、其他\n一是宣传。二是培训。",
    "三、下半年打算\n重点抓好以下三方面工作：一是抓医改。三是抓妇幼。",
    "三、下半年打算\n重点抓好以下三项工作：医改方面，一是抓药品，二是抓价格。公卫方面，一是抓档案。",
]
LEADS_ON = r"(?:以下|如下|下列|下面|重点(?:抓好|做好|做|抓)|着力(?:抓好|做好)?|突出|主要(?:做|抓))"
KIND = r"(?:个(?:方面|重点|环节)|方面|大项?|项|件|点|条|个)"
TOLD = re.compile(
    rf"{LEADS_ON}[^，。；：\n\d]{{0,8}}?(?P<at>(?P<many>[二三四五六七八九十两]{{1,2}}|\d{{1,2}}){KIND})"
    r"[^，。；：\n]{0,16}[：。]?[ 　]*(?:$|(?=\n?[ 　]*一(?:是|要)))",
    re.MULTILINE,
)


def check(document: Document) -> Iterator[Finding]:
    starts = [heading.start for heading in document.headings]
    told = list(TOLD.finditer(document.plain))
    points = list(run_in_points(document)) if told else []
    for match in told:
        many, listed = int(parse_number(match["many"])), _row_behind(document, match.end(), starts)
        listed = listed or _points_behind(document, match.end(), points, starts)
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


def _points_behind(document: Document, end: int, points: list[Point], starts: list[int]) -> int:
    """How many points (一是, 二是) follow at once up to the next heading; 0 where they are not in order."""
    first = bisect_left(points, end, key=lambda point: point.start)
    if first == len(points) or document.plain[end : points[first].start].strip():
        return 0
    heading = bisect_left(starts, end)
    past = starts[heading] if heading < len(starts) else len(document.plain)
    behind = bisect_left(points, past, key=lambda point: point.start)
    numbers = [point.number for point in points[first:behind]]
    last = next((n for n, number in enumerate(numbers) if number != n + 1), len(numbers))
    in_order = not numbers[last:] or (numbers[last] <= last and last + 1 not in numbers[last:])
    return last if in_order else 0
