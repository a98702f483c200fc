"""图表和附件的编号。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "NUM113",
    ERROR,
    "图、表、附件的编号重复或不连续",
    "图、表、附件各自从1起连续编号；正文提到的编号应当有相应的图、表、附件。",
    "GB/T 9704-2012 7.3.4、7.3.7；GB/T 7713.3-2014",
)
flagged = [
    "表1 疫苗接种情况\n各乡镇数据略。\n表3 孕产妇管理情况\n各乡镇数据略。",
    "图1 门诊人次\n说明。\n图1 住院人次\n说明。",
    "附件1：任务分解表\n附件2：考核细则\n附件2：评分标准",
    "报告传染病8种24例（见表1）。\n1 2010年第一季度传染病发病数\n各乡镇数据略。",
    "门诊量逐月上升（如图1）。\n1 门诊人次逐月变化情况\n各乡镇数据略。",
    "表1 体检情况\n数据略。\n表2 随访情况\n数据略。\n完成情况详见表5。",
]
silent = [
    "表1 疫苗接种情况\n各乡镇数据略。\n表2 孕产妇管理情况\n详见表1。",
    "表2-1 体检\n表2-2 随访\n表3-1 接种",
    "见附件3。",
    "报告传染病8种（见表1）。\n1.加强监测，落实报告。\n表1 发病数\n1 水痘\n2 流感",
    "附件1：任务分解表\n附件2：考核细则\n正文。\n附件1\n任务分解表\n附件2\n考核细则",
    "图1 门诊人次\n正文。\n表1 住院人次\n正文。",
]
CAPTION = re.compile(
    r"^ {0,20}(?P<kind>表|图|附件|附表|附图) ?(?P<number>\d{1,2})(?![\d.年月-])(?P<rest>[：:. 、]?[^\n。]{0,40})$",
    re.MULTILINE,
)
NAMED = re.compile(r"(?:见|如)(?P<kind>表|图|附件|附表|附图) ?(?P<number>\d{1,2})(?![\d.-])")


# A caption whose first character was lost; only where the text names a table of that number.
LOST = re.compile(
    r"^ {0,20}(?P<at>(?P<number>\d{1,2}) ?(?=(?:19|20)\d{2}年|[\u4e00-\u9fff]))[^\n，。；]{4,40}$",
    re.MULTILINE,
)
TOLD = re.compile(r"[（(见如](?P<kind>表|图) ?(?P<number>\d{1,2})(?![\d.-])")


def check(document: Document) -> Iterator[Finding]:
    last: dict[str, re.Match[str]] = {}
    most: dict[str, int] = {}
    for caption in CAPTION.finditer(document.plain):
        kind, number = caption["kind"], int(caption["number"])
        before = last.get(kind)
        last[kind] = caption
        most[kind] = max(number, most.get(kind, 0))
        if before is None or (number == 1 and int(before["number"]) > 1):
            continue  # the attachments themselves may follow the list of them
        earlier = int(before["number"])
        if number != earlier + 1 and _shown(caption) != _shown(before):
            severity = ERROR if number == earlier else WARNING
            message = f"“{kind}{earlier}”之后是“{kind}{number}”，编号重复或不连续"
            yield RULE.at(
                caption.start("kind"),
                caption.end("number"),
                message,
                severity=severity,
                related=((before.start("kind"), before.end("number")),),
            )
    yield from _lost(document, last)
    for named in NAMED.finditer(document.plain):
        kind, number = named["kind"], int(named["number"])
        if number > most.get(kind, number) > 1:
            message = f"文中只有{most[kind]}个“{kind}”，没有“{kind}{number}”"
            yield RULE.at(named.start("kind"), named.end("number"), message, severity=WARNING)


def _lost(document: Document, captions: dict[str, re.Match[str]]) -> Iterator[Finding]:
    kinds = {told["number"]: told["kind"] for told in TOLD.finditer(document.plain)}
    for line in LOST.finditer(document.plain):
        kind = kinds.get(line["number"])
        if kind and kind not in captions:
            message = f"图表标题缺“{kind}”字，应为“{kind}{line['number']}”"
            yield RULE.at(*line.span("at"), message, put=f"{kind}{line['number']} ")


def _shown(caption: re.Match[str]) -> str:
    return caption["number"] + caption["rest"].strip("：:. 、")
