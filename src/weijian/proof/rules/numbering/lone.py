"""只有一个分项。"""

from bisect import bisect_right
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.numbering.points import rows_of_points
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "NUM112",
    HINT,
    "有“一”没有“二”",
    "分项至少有两项；只有“一是”而没有“二是”的，后面的分项漏写、漏编了号，或不必编号。",
    "GB/T 9704-2012 7.3.3",
)
flagged = [
    "（一）人才短缺。一是招不来。待遇偏低，位置偏远。\n（二）设备陈旧。正文。",
    "下步打算：一要加强培训，提高水平。同时争取资金，改善条件。",
    "存在的问题：第一，基层薄弱。此外经费不足，设备老化。",
    "原因有：①人手少。另外培训不够。",
]
silent = [
    "（一）人才短缺。一是招不来，二是留不住。\n（二）设备陈旧。正文。",
    "当前的工作重点之一是加强培训。",
    "第一，基层薄弱。第二，经费不足。",
    "一是招聘人员。其次培训人员。",
    "首要的一要务实。",
]
INSTEAD = ("二是", "二要", "其次", "第二", "其二", "另一", "（二）", "2.", "再次", "②", "三是")
FAR = 1500


def check(document: Document) -> Iterator[Finding]:
    starts = [heading.start for heading in document.headings]
    for row in rows_of_points(document):
        point = row[0]
        number = bisect_right(starts, point.start)
        end = starts[number] if number < len(starts) else len(document.plain)
        after = document.plain[point.end : min(end, point.end + FAR)]
        if len(row) == 1 and point.number == 1 and not any(words in after for words in INSTEAD):
            shown = document.plain[point.start : point.end].rstrip("，、：")
            yield RULE.at(point.start, point.end, f"有“{shown}”，后面没有第二点")
