"""两句之间漏了标点。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding, Fix
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT107",
    WARNING,
    "两句之间漏了标点",
    "百分数之后直接接引号、量数的右括号之后直接接另一个主语，中间漏了句号、分号或逗号。",
    "GB/T 15834-2011 4.1 句号",
)
flagged = [
    "慢病签约服务率100%“一站式”结算全部执行到位。",
    "共发放中药2043人份（3880袋，2249瓶）县人民医院收治患者9例。",
]
silent = [
    "慢病签约服务率100%，“一站式”结算全部执行到位。",
    "共发放中药2043人份（3880袋，2249瓶）。县人民医院收治患者9例。",
    "全县25个乡镇（街道）卫生院均已达标。",
    "完成率达100%（“两癌”检查除外）。",
]
AFTER_PERCENT = re.compile(r"(?<=\d)[%‰](?=“)")
AFTER_BRACKET = re.compile(
    r"（[^（）\n]{0,20}\d[袋瓶盒份人名例次个家元][^（）\n]{0,20}）(?=(?:县|市|区|全|各|我|省)[^，。；\d]{2,12}(?:医院|中心|卫生院|局|单位|县|机构))"
)


def check(document: Document) -> Iterator[Finding]:
    for match in AFTER_PERCENT.finditer(document.plain):
        fix = Fix(match.end(), match.end(), "，")
        yield RULE.at(match.start(), match.end() + 1, "百分数与引号之间漏了标点", fix=fix)
    for match in AFTER_BRACKET.finditer(document.plain):
        fix = Fix(match.end(), match.end(), "。")
        yield RULE.at(match.end() - 1, match.end() + 1, "右括号之后另起一句，漏了句号", fix=fix)
