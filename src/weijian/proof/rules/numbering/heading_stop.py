"""单独成行的标题末尾用了句号。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.heading import Heading
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "NUM108",
    WARNING,
    "单独成行的标题末尾用了句号",
    "单独成行的小标题末尾不用句号；标题与正文接排时才用。",
    "GB/T 15834-2011 附录A 标题末尾一般不用标点",
)
flagged = [
    "一、加强疾病防控工作。\n全年报告传染病120例，较上年减少。\n二、医疗服务\n正文。",
    "（一）推进公立医院改革。\n县人民医院开展试点。\n（二）推进药品采购。\n全县统一采购。",
    "三、工作打算；\n继续抓好落实，补齐短板。",
    "一、工作成效\n（一）基层服务能力提升。\n全县建成中医馆14个。",
]
silent = [
    "一、加强疾病防控工作\n全年报告传染病120例，较上年减少。",
    "（一）推进公立医院改革。县人民医院开展试点。\n（二）推进药品采购。全县统一采购。",
    "（一）加强组织领导。\n（二）强化督导检查。\n（三）严肃追责问责。",
    "1.加强人才培养。\n2.加强设备配置。",
    "二、存在的问题\n一是人才短缺。",
]
LONGEST = 40
INSIDE = "。；！？"


def check(document: Document) -> Iterator[Finding]:
    for number, heading in enumerate(document.headings):
        following = document.headings[number + 1] if number + 1 < len(document.headings) else None
        if heading.level <= 2 and _stands_alone(heading) and _has_body(document, heading, following):
            place = document.paragraph_at(heading.start).end - 1
            severity = WARNING if heading.level == 1 else HINT
            message = f"标题单独成行，末尾不用“{heading.text[-1]}”"
            yield RULE.at(place, place + 1, message, severity=severity, put="")


def _stands_alone(heading: Heading) -> bool:
    text = heading.text
    return 2 < len(text) <= LONGEST and text[-1] in "。；" and not any(sign in text[:-1] for sign in INSIDE)


def _has_body(document: Document, heading: Heading, following: Heading | None) -> bool:
    """Sentences or a deeper heading come next, so this is neither an item of a list nor the last words."""
    end = following.start if following else len(document.plain)
    between = document.plain[document.paragraph_at(heading.start).end : end].strip()
    return any(sign in between for sign in "，。；") or (
        following is not None and following.level > heading.level
    )
