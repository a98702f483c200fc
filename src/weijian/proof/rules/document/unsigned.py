"""文末没有署名和日期。"""

import re
from collections.abc import Iterator
from itertools import islice

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.document.title_period import title_period
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC121",
    HINT,
    "文末没有署名和成文日期",
    "公文末尾应当有发文机关署名和成文日期。",
    "GB/T 9704-2012 7.3.5；《党政机关公文处理工作条例》第九条",
)
SECTION = "全县卫生健康系统认真落实各项要求，签约21万人，管理老年人4万人，工作取得成效。" * 12
TITLE = "平川县卫生健康局2021年工作总结"
flagged = [
    f"{TITLE}\n一、主要工作\n{SECTION}\n二、工作打算\n继续抓好落实。",
    f"{TITLE}\n一、主要工作\n{SECTION}\n努力实现既定目标任务！",
    f"关于2021年上半年工作情况的报告\n一、主要工作\n{SECTION}\n特此报告。",
    f"{TITLE}\n{SECTION}\n继续抓好落实。\n附件\n各乡镇完成情况表\n白岩镇 95%",
    f"白岩镇卫生院2022年工作总结\n{SECTION}\n我们将再接再厉。\n   ",
]
silent = [
    f"{TITLE}\n一、主要工作\n{SECTION}\n平川县卫生健康局\n2022年1月5日",
    f"{TITLE}\n一、主要工作\n正文。",
    f"{SECTION}\n继续抓好落实。",
    f"平川县卫生健康局\n（2022年1月5日）\n2021年工作总结\n{SECTION}\n继续抓好落实。",
    f"{TITLE}\n{SECTION}\n平川县卫健局\n二〇二二年一月五日",
    f"{TITLE}\n{SECTION}\n附件：各乡镇完成情况表\n平川县卫健局\n2022年1月5日\n附件\n各乡镇完成情况表\n{'白岩镇完成。' * 40}",
    f"{TITLE}\n{SECTION}\n平川县卫健局\n2022年1月5日\n附件1 任务分解表\n{'一季度完成。' * 40}\n附件2\n{'城关镇。' * 60}",
]
DATE = re.compile(
    r"(?:20\d{2}|二[〇○零一二三四五六七八九Oo0]{3}) {0,8}年[^，。；\n]{0,12}月|20\d{2}[-./]\d{1,2}[-./]\d{1,2}"
)
# Attachments stand behind the signature (GB/T 9704-2012 7.3.5, 7.3.6).
ATTACHMENT = re.compile(r"^ {0,10}附[件表录][^，。；\n]{0,40}$", re.MULTILINE)
MOST_ATTACHMENTS = 20
ENOUGH = 400
FULL_DATE = re.compile(r"20\d{2}年\d{1,2}月\d{1,2}日")
LAST_PART, HEAD, SIGNATURE = 160, 120, 40


def check(document: Document) -> Iterator[Finding]:
    plain = document.plain.rstrip()
    if len(plain) < ENOUGH or title_period(document) is None:
        return
    heads = islice(ATTACHMENT.finditer(plain), MOST_ATTACHMENTS)
    ends = [*(head.start() for head in heads), len(plain)]
    if not any(_is_signed(document, end) for end in ends) and not FULL_DATE.search(plain[:HEAD]):
        place = plain.rfind("\n") + 1
        place = max(place, len(plain) - 20)
        yield RULE.at(place, len(plain), "文末没有发文机关署名和成文日期")


def _is_signed(document: Document, end: int) -> bool:
    """Whether a line of the last part before `end` is hardly more than a date."""
    last = [one for one in document.paragraphs if max(0, end - LAST_PART) < one.start < end]
    lines = (document.plain[one.start : min(one.end, end)] for one in last)
    return any(DATE.search(line) and len(line.strip()) < SIGNATURE for line in lines)
