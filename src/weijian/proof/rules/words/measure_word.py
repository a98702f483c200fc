"""同音的量词写错。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT102",
    ERROR,
    "同音的量词写错",
    "营养包、药品以“盒”计，单位以“家”计，人员以“名”计；同音字“合”“加”“明”不是量词。",
    "《现代汉语词典》（第7版）",
    safe_fix=True,
)
flagged = [
    "全年共发放营养包3634合，受益儿童600人。",
    "督导民营医院12加，下达意见书10份。",
]
silent = [
    "全年共发放营养包3634盒，受益儿童600人。",
    "全县12合作医疗点已撤并。",
    "12加强班次，5明确责任。",
]
WRONG = re.compile(r"(?<=\d)(?P<word>[合加])(?=[，。；、（]|人数|，)")
RIGHT = {"合": "盒", "加": "家"}


def check(document: Document) -> Iterator[Finding]:
    for match in WRONG.finditer(document.plain):
        good = RIGHT[match["word"]]
        yield RULE.at(*match.span(), f"量词“{match['word']}”应为“{good}”", put=good)
