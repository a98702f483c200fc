"""所列项数与所写的数不符。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.relations import broken, object_to
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG108",
    WARNING,
    "所列项数与所写的数不符",
    "数字后的括号或数字前的顿号逐一列出了名称，列出的项数与数字不同。",
    "GB/T 15834-2011 4.5 顿号",
)
flagged = [
    "确定4个试点乡镇（河口镇、石桥镇、杨柳镇）。",
    "设立5个监测点（东门、西门、南门、北门）。",
    "新增6家托育机构（东关、西关、河口、石桥）。",
    "在东山、西河、北岭、南坪5个乡镇开展试点。",
]
silent = [
    "确定3个试点乡镇（河口镇、石桥镇、杨柳镇）。",
    "确定4个试点乡镇（河口镇、石桥镇等）。",
    "对五类人群（老年人、孕产妇、儿童、残疾人和低保户）开展服务。",
    "新增2家托育机构（含社区、园区）。",
    "设立4个监测点（东门、西门、南门、北门）。",
    "在东山、西河、北岭等5个乡镇开展试点。",
]


def check(document: Document) -> Iterator[Finding]:
    for relation in broken(document, "sum"):
        if not relation.operands:
            stated = document.figures[relation.result or 0].text
            yield object_to(RULE, document, relation, f"写明{stated}，{relation.working}")
