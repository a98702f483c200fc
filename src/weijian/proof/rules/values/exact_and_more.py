"""精确到个位的数后面又加“余”。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG303",
    WARNING,
    "精确的数后面又用“余”“多”",
    "“余”“多”只用在整十、整百、整千之类的约数之后，精确到末位的数不是约数。",
    "GB/T 15835-2011 概数",
)
flagged = [
    "共发放宣传资料20348余份。",
    "筹措资金1048.44万余元。",
    "接种疫苗35617余剂次。",
]
silent = [
    "共发放宣传资料20000余份。",
    "筹措资金1300余万元。",
    "开展培训15余次。",
    "出动人员1500多人次。",
    "接种疫苗35000余剂次。",
]


def check(document: Document) -> Iterator[Finding]:
    for figure in document.figures:
        sign = next((sign for sign in "余多" if sign in figure.text), None)
        if sign and figure.significant_digits >= 4:
            place = figure.start + figure.text.index(sign)
            message = f"{figure.text}已精确到末位，不应再用“{sign}”"
            yield RULE.at(figure.start, figure.end, message, fix=RULE.at(place, place + 1, "", put="").fix)
