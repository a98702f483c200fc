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
    "营养包、药品以“盒”计，单位以“家”计，人员以“名”计；同音字“合”“加”“明”“坐”不是量词。",
    "《现代汉语词典》（第7版）",
    safe_fix=True,
)
flagged = [
    "全年共发放营养包3634合，受益儿童600人。",
    "督导民营医院12加，下达意见书10份。",
    "招聘护士20明，培训30明医生。",
    "新建卫生公厕6坐，改造18坐卫生室。",
]
silent = [
    "全年共发放营养包3634盒，受益儿童600人。",
    "全县12合作医疗点已撤并。",
    "12加强班次，5明确责任。",
    "会议室共100坐席，12合一检测。",
    "检查民营医院12家，招聘护士20名，合计32项。",
]
WRONG = re.compile(
    r"(?<=\d)(?P<word>(?:[合加](?=[，。；、（]|人数)|明(?=[，。；、（]|医|护|患|学|村|党|干|专|志)|坐(?=[，。；、（]|医|卫|厕|楼)))"
)
RIGHT = {"合": "盒", "加": "家", "明": "名", "坐": "座"}


def check(document: Document) -> Iterator[Finding]:
    for match in WRONG.finditer(document.plain):
        good = RIGHT[match["word"]]
        yield RULE.at(*match.span(), f"量词“{match['word']}”应为“{good}”", put=good)
