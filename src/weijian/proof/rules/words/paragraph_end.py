"""段落的开头和末尾。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document, Span
from weijian.proof.findings import ERROR, HINT, WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT124",
    ERROR,
    "段首或段末的标点不对",
    "一段话末尾应当有句末点号；以逗号、顿号断成两段的，是误按了回车；段首不能是点号或后一半括号、引号。"
    "逐行断开的文字（由版面转来）不判断。",
    "GB/T 15834-2011 4.1、5.1.1",
)
flagged = [
    "全县积极推进家庭医生签约服务，组建团队112个，签约居民21万人，服务满意率持续提升\n二、存在的问题",
    "加强医疗质量管理，组织处方点评12次，通报问题36个，\n整改完成率达到100%，患者满意度持续提升。",
    "全年开展健康讲座320场。健康素养水平达到21.6%，比上年上升2.7个百分点，\n（四）妇幼健康稳步推进",
    "全年开展健康讲座320场。\n，受益群众1.8万人次。",
    "规范建立健康档案。开展讲座151次；咨询活动135次、5068人次；\n发放资料18种、8125本；宣传栏52个。",
    "加强监测，按时报告。\n3\n、继续做好自查，做到早发现、早报告。",
    "脱贫攻坚会上的发言\n各位领导、同志们\n自健康扶贫工程启动以来，全县分类推进大病患者救治。",
    "全县安全生产形势总体平稳，未发生一起责任事故，",
    "5个在建项目全部竣工，新建标准化村卫生室40所，\n5、深入实施健康扶贫工程。",
    "各乡镇卫生院落实网格化管理。\n）县医院设置隔离病房12间。",
]
silent = [
    "全县积极推进家庭医生签约服务，组建团队112个，签约居民21万人，服务满意率持续提升。\n二、存在的问题",
    "关于加强基层医疗卫生机构能力建设，全面提升家庭医生签约服务质量的实施方案",
    "加强医疗质量管理，组织处方点评12次，通报问题36个；\n整改完成率达到100%，患者满意度持续提升。",
    "各位领导、同志们：\n自健康扶贫工程启动以来，全县分类推进大病患者救治。\n谢谢各位领导",
    "全年开展健康讲座320场。今年以来，\n（一）妇幼健康稳步推进",
    "主要做法有三条，现将具体情况、数据和下一步的工作打算一并报告如下：\n一、加强领导",
    "全县医疗机构432个，床位\n2386张，卫技人员2145人，千人口\n床位4.9张，较上年有所增\n加，服务能力明显增强。",
]
LONG = 36
CLAUSES = 16
CLOSED = "。！？；：…”）》】—"
POINT = re.compile(r"[一二三四五六七八九十第其][一二三四五六七八九十]?[是要，]|[①-⑳\d（(]")
WRAPPED = 0.5
NEXT_PART = re.compile(r"[（(]?(?:[二三四五六七八九]|十[一二三四五]?)(?:[）)]|、)")


# 新建标准化村卫生室40所，: a clause that is whole, with several in front of it.
TOLD_TO_ITS_END = re.compile(r"[，；。][^，。；\n]{6,40}\d[余多]?[万亿]?[\u4e00-\u9fff%]{1,3}，$")
# A number that a line end parted from its mark.
PARTED = re.compile(
    r"^ {0,20}(?P<at>(?:\d{1,2}|[一二三四五六七八九十]{1,3}) {0,9}\n{1,3} {0,9}、)", re.MULTILINE
)


# Those whom a speech addresses, alone on their line.
ADDRESS = re.compile(
    r"^[ \u3000]{0,8}(?=各位|尊敬的|同志们)[\u4e00-\u9fff、，]{0,24}"
    r"(?P<at>同志们|领导|代表|委员|来宾|主任|同仁|朋友们?)[ \u3000]{0,8}\n(?=[^\n]{20})",
    re.MULTILINE,
)


def check(document: Document) -> Iterator[Finding]:
    for match in PARTED.finditer(document.plain):
        yield RULE.at(*match.span("at"), "编号和后面的“、”断成了两行")
    for match in ADDRESS.finditer(document.plain):
        yield RULE.at(*match.span("at"), "称呼后面应有冒号", severity=WARNING, put=f"{match['at']}：")
    paragraphs = [span for span in document.paragraphs if document.slice(span).strip()]
    if _is_wrapped(document, paragraphs):
        return
    headings = {heading.start for heading in document.headings}
    for number, span in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        yield from _beginning(document, span)
        yield from _ending(document, span, following, headings)
    yield from _cut(document, paragraphs, headings)


def _is_wrapped(document: Document, paragraphs: list[Span]) -> bool:
    """Lines broken by a page layout: many end in the middle of a sentence, in a comma as often as in a word."""
    broken = [
        document.slice(span).rstrip()[-1] not in CLOSED for span in paragraphs if _is_prose(document, span)
    ]
    whole = max(1, len(paragraphs))
    lone = sum(document.slice(span).rstrip()[-1] not in CLOSED for span in paragraphs) / whole
    return (len(broken) > 2 and sum(broken) > WRAPPED * len(broken)) or (len(paragraphs) > 3 and lone > 0.7)


def _is_prose(document: Document, span: Span) -> bool:
    text = document.slice(span)
    return len(text.strip()) >= LONG and "，" in text


def _beginning(document: Document, span: Span) -> Iterator[Finding]:
    text = document.slice(span)
    start = span.start + len(text) - len(text.lstrip())
    if document.plain[start] in "，。；：、！？）”》】":
        yield RULE.at(start, start + 1, f"段首不能是“{document.plain[start]}”")


def _ending(document: Document, span: Span, following: Span | None, headings: set[int]) -> Iterator[Finding]:
    text = document.slice(span).rstrip()
    place = span.start + len(text) - 1
    goes_on = following is not None and (
        not _is_item(document, following, headings) or _begins_the_next_part(document, text, following)
    )
    if text[-1] in "，、" and following is None and _ends_the_text(text):
        yield RULE.at(place, place + 1, f"全文以“{text[-1]}”结束", severity=WARNING, put="。")
    elif text[-1] in "，、" and (goes_on or (following is not None and TOLD_TO_ITS_END.search(text))):
        yield RULE.at(place, place + 1, f"一段话以“{text[-1]}”结束，像是误断成了两段", severity=WARNING)
    elif _is_sentences(text) and following is not None:
        word = re.search(r"[\u4e00-\u9fff\d%％‰]$", text)
        if word:
            severity = WARNING if "。" in text else HINT
            yield RULE.at(place, place + 1, "段末缺少句号", severity=severity)


def _ends_the_text(text: str) -> bool:
    """More than the first clause of a sentence, so that the mark is not the end of a line cut short."""
    return len(text) >= CLAUSES and bool(set("，。；") & set(text[:-1]))


def _cut(document: Document, paragraphs: list[Span], headings: set[int]) -> Iterator[Finding]:
    """The one paragraph that ends with a semicolon though sentences end in it, before one that is no item."""
    closing = [span for span in paragraphs if document.slice(span).rstrip()[-1] == "；"]
    if len(closing) != 1 or closing[0] == paragraphs[-1]:
        return
    text = document.slice(closing[0]).rstrip()
    following = paragraphs[paragraphs.index(closing[0]) + 1]
    goes_on = document.slice(following).lstrip()
    if "。" in text[:-1] and not _is_item(document, following, headings) and not POINT.match(goes_on):
        place = closing[0].start + len(text) - 1
        yield RULE.at(place, place + 1, "一段话以“；”结束，像是误断成了两段", severity=WARNING)


def _is_sentences(text: str) -> bool:
    """Prose, not a title: several clauses or a full stop inside, and figures or verbs of telling."""
    return (
        len(text.strip()) >= LONG
        and (text.count("，") >= 2 or "。" in text)
        and bool(re.search(r"[\d了]|。", text))
    )


def _begins_the_next_part(document: Document, text: str, following: Span) -> bool:
    """A title with any number but the first: what stands before it led up to nothing."""
    title = document.slice(following).strip()
    return "。" in text and NEXT_PART.match(title) is not None and not set("，。；：") & set(title)


def _is_item(document: Document, span: Span, headings: set[int]) -> bool:
    text = document.slice(span)
    return span.start + len(text) - len(text.lstrip()) in headings
