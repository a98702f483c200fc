"""中文里的半角标点。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT106",
    HINT,
    "中文里用了半角标点",
    "中文文本用全角标点；个别半角标点多为输入法切换所致。全文都用半角的，只在首处提示一次。",
    "GB/T 15834-2011 5.1",
    safe_fix=True,
)
flagged = [
    "发热门诊累计就诊2872人,完成任务的一半。全县有医院三家，卫生院二十家，诊所九家。",
    "各单位要落实责任;任务完成情况按月通报。要加强领导，明确分工，抓好落实。",
    "面访率92.84％,服药率96.56％，血压控制率61％，建档率90％。",
    "主要做法如下:一是建机制，二是抓培训，三是严考核。工作成效明显.下步将继续推进，再上台阶。",
]
silent = [
    "发热门诊累计就诊2,872人，完成任务的一半。",
    "使用LIS, PACS等系统，运行平稳。",
    "网址为http://example.gov.cn，欢迎访问。",
    "比例为3:1，时间为8:30，得分98.5分，A.甲类，共三项。",
]
HALF = re.compile(
    r"(?<=[\u4e00-\u9fff%％﹪‰）)”》])(?:[,;:!?](?= ?[\u4e00-\u9fff\d“《（])|[.](?=[\u4e00-\u9fff]))"
)
FULL = re.compile(r"[，；：！？。]")
FORMS = dict(zip(",;:!?.", "，；：！？。", strict=True))
COMMON = 0.5


def check(document: Document) -> Iterator[Finding]:
    found = list(HALF.finditer(document.text))
    if len(found) > COMMON * len(FULL.findall(document.text)) and len(found) > 3:
        if found:
            first = found[0]
            message = f"全文标点多用半角（共{len(found)}处），应统一为全角"
            yield RULE.at(*first.span(), message, in_source=True)
        return
    for match in found:
        good = FORMS[match.group()]
        yield RULE.at(*match.span(), f"半角“{match.group()}”应为全角“{good}”", put=good, in_source=True)
