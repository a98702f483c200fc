"""混入正文的页码和页眉。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.leftovers import PAGE
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC118",
    HINT,
    "页码、页眉混入正文",
    "单独成行的页码和每页重复的页眉，是版面转成文字时混进来的，会把句子断开。",
    "GB/T 9704-2012 7.5 页码",
)
flagged = [
    "加强队伍建设，提高服务\n— 3 —\n能力和水平。",
    "继续抓好落实。\n第 2 页 共 10 页\n二、存在的问题",
    "加强培训。\n- 12 -\n加强考核。",
    "1、"
    + "全县各乡镇卫生院认真落实各项要求，扎实做好服务，" * 8
    + "全年共签约2\n\n2、1.3万人，规范管理率98.5%。",
    "第1页共3页平川县疾控中心年终总结今年以来，各项工作取得成效。",
    "平川县卫健局工作总结第1页\n正文。\n继续抓好落实。\n第2页\n再创佳绩。",
]
silent = [
    "全县3个乡镇达标。\n12\n24\n36",
    "第2页有误，已更正，全文共3页。",
    "温度为-3-5℃。",
    "1、"
    + "全县各乡镇卫生院认真落实各项要求，扎实做好服务，" * 8
    + "全年签约2.1万人。\n2、规范管理率98.5%。",
    "1、加强领导\n2、落实责任\n3、强化督导",
    "— 平川县卫生健康局 —",
    "一、工作情况\n- 加强培训，提高能力\n- 严格考核，落实责任",
]
MANY = 6


def check(document: Document) -> Iterator[Finding]:
    numbers = [one for one in document.leftovers if one.kind == "segment"]
    for start, end, _ in numbers[:1]:
        message = f"“{document.text[start:end]}”等是网页分段显示的序号（共{len(numbers)}处），会把句子断开"
        yield RULE.at(start, end, message, put="", in_source=True)
    run_in = {(one.start, one.end) for one in document.leftovers if one.kind == "number"}
    found = sorted({match.span() for match in PAGE.finditer(document.text)} | run_in)
    told = f"（共{len(found)}处）" if len(found) > MANY else ""
    for start, end in found[:1] if told else found:
        shown = document.text[start:end].strip()
        yield RULE.at(start, end, f"“{shown}”是混入正文的页码{told}", put="", in_source=True)
