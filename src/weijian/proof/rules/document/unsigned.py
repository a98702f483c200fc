"""文末没有署名和日期。"""

import re
from collections.abc import Iterator

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
    f"白岩镇卫生院2022年工作总结\n{SECTION}\n我们将再接再厉。\n   ",
]
silent = [
    f"{TITLE}\n一、主要工作\n{SECTION}\n平川县卫生健康局\n2022年1月5日",
    f"{TITLE}\n一、主要工作\n正文。",
    f"{SECTION}\n继续抓好落实。",
    f"平川县卫生健康局\n（2022年1月5日）\n2021年工作总结\n{SECTION}\n继续抓好落实。",
    f"{TITLE}\n{SECTION}\n平川县卫健局\n二〇二二年一月五日",
]
DATE = re.compile(
    r"(?:20\d{2}|二[〇○零一二三四五六七八九Oo0]{3}) {0,8}年[^，。；\n]{0,12}月|20\d{2}[-./]\d{1,2}[-./]\d{1,2}"
)
ENOUGH = 400
LAST_PART, HEAD = 160, 120


def check(document: Document) -> Iterator[Finding]:
    plain = document.plain.rstrip()
    if len(plain) < ENOUGH or title_period(document) is None:
        return
    lines = plain[-LAST_PART:].split("\n")[1:]
    signed = any(DATE.search(line) and len(line.strip()) < 40 for line in lines)
    if not signed and not re.search(r"20\d{2}年\d{1,2}月\d{1,2}日", plain[:HEAD]):
        place = plain.rfind("\n") + 1
        place = max(place, len(plain) - 20)
        yield RULE.at(place, len(plain), "文末没有发文机关署名和成文日期")
