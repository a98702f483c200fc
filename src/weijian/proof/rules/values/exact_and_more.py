"""精确到个位的数又用“余”“多”“约”。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.figures.model import Figure
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG303",
    WARNING,
    "精确的数又用“余”“多”“约”",
    "“余”“多”只用在整十、整百、整千之类的约数之后，“约”用在估计的数之前；精确到末位的数不是约数。平均数除不尽，可以用“约”。",
    "GB/T 15835-2011 概数",
)
flagged = [
    "共发放宣传资料20348余份。",
    "筹措资金1048.44万余元。",
    "接种疫苗35617余剂次。",
    "共有约3264人次参加无偿献血。",
]
silent = [
    "共发放宣传资料20000余份。",
    "筹措资金1300余万元。",
    "开展培训15余次。",
    "出动人员1500多人次。",
    "接种疫苗35000余剂次。",
    "共有约3260人次参加无偿献血，平均每天约1285人次。",
    "常住人口约41.26万人，占地约3264平方米。",
]
AVERAGE = re.compile(r"均|每|折合|相当于|大")
AROUND = 24


def check(document: Document) -> Iterator[Finding]:
    for figure in document.figures:
        if figure.significant_digits < 4:
            continue
        sign = next((sign for sign in "余多" if sign in figure.text), None)
        if sign:
            place = figure.start + figure.text.index(sign)
            message = f"{figure.text}已精确到末位，不应再用“{sign}”"
            yield RULE.at(figure.start, figure.end, message, fix=RULE.at(place, place + 1, "", put="").fix)
        elif figure.bound == "about" and (about := _about(document, figure)) is not None:
            message = f"{figure.text}已精确到末位，前面不应再用“约”"
            yield RULE.at(about, figure.end, message, fix=RULE.at(about, about + 1, "", put="").fix)


def _about(document: Document, figure: Figure) -> int | None:
    """Where 约 stands before a whole number of people or things that is no average."""
    place = document.plain.rfind("约", max(0, figure.start - 2), figure.number_start)
    counted = figure.kind == "count" and figure.factor == 1 and figure.value == int(figure.value)
    before = document.plain[max(document.sentence_at(figure.start).start, place - AROUND) : max(place, 0)]
    clause = re.split("[，；：]", before)[-1]
    return place if place >= 0 and counted and not AVERAGE.search(clause) else None
