"""汉字后面留着注音。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, HINT, Finding
from weijian.proof.normalise.reading_aids import find_reading_aids
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC122",
    ERROR,
    "汉字后面留着注音",
    "括号里的拼音、注音是网页转换字形时加在难字后面的，不是公文的内容，应当全部删除；首处说明共有多少，其余逐处列为提示。",
    "GB/T 9704-2012 公文应当完整、规范",
)
flagged = [
    "加強基層衛(wèi)生服務體系建設，改善就醫(yī)環(huán)境。",
    "全县卫（wei4）生健康工作稳步推进。",
    "开展新生儿窒（zhì）息复苏培训12期。",
    "醫(yī)療機構檢查36家。",
]
silent = [
    "加強基層衛生服務體系建設，改善就醫環境。",
    "配备CT(64排)1台，开展核酸(RNA)检测。",
    "推行“1+n”模式，设甲(a)、乙(b)两组。",
    "使用HIS系统（his）管理处方。",
    "引进医（师）18人，其中博士（PhD）1人。",
]


def check(document: Document) -> Iterator[Finding]:
    notes = list(find_reading_aids(document.text))
    for number, (start, end) in enumerate(notes):
        shown = document.text[start - 1 : end]
        many = f"（共{len(notes)}处，均应删除）" if number == 0 and len(notes) > 1 else ""
        message = f"“{shown}”的括号里是注音{many}"
        severity = HINT if number else ERROR
        yield RULE.at(start - 1, end, message, severity=severity, put=shown[0], in_source=True)
