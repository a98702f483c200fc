"""中文里的半角标点。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.normalise.substitutions import substitute
from weijian.proof.rules.document.leftover import is_leftover
from weijian.proof.rules.document.mojibake import is_repaired
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT106",
    HINT,
    "中文里用了半角标点",
    "中文文本用全角标点；个别半角标点多为输入法切换所致。全文都用半角的，每种标点只在首处提示一次。",
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
    "邮箱是a,b@pingchuan.cn，口令为“x;y”。",
]
HALF = re.compile(
    r"(?<=[\u4e00-\u9fff%％﹪‰）)”》])(?:[,;:!?](?= ?[\u4e00-\u9fff\d“《（])"
    r"|(?<![的和与及对把被从向由于或一二三四五六七八九十])[.](?=[\u4e00-\u9fff]))"
)
# Where the whole text is so, a sign at the end of a line counts as well.
AT_END = re.compile(r"(?<=[\u4e00-\u9fff%％﹪‰）)”》\d])[,;:](?=[ \u3000]{0,9}$)", re.MULTILINE)
FULL = re.compile(r"[，；：！？。]")
FORMS = dict(zip(",;:!?.", "，；：！？。", strict=True))
COMMON, FEW, MANY = 0.5, 3, 20


def check(document: Document) -> Iterator[Finding]:
    damaged = [repair for repair in document.repairs if repair.kind == "encoding"]
    found = [match for match in HALF.finditer(document.text) if not is_repaired(damaged, match.start())]
    if len(found) > COMMON * len(FULL.findall(document.text)) and len(found) > FEW:
        yield from _throughout(document, found)
        return
    for sign, good in FORMS.items():
        places = [match for match in found if match.group() == sign]
        many = f"（共{len(places)}处）" if len(places) > MANY else ""
        for match in places[:1] if many else places:
            yield RULE.at(*match.span(), f"半角“{sign}”应为全角“{good}”{many}", put=good, in_source=True)


def _throughout(document: Document, found: list[re.Match[str]]) -> Iterator[Finding]:
    """The first of each sign stands for all; what a site has put in is deleted, not mended."""
    told: dict[str, list[re.Match[str]]] = {}
    for match in sorted([*found, *AT_END.finditer(document.text)], key=lambda match: match.start()):
        if not is_leftover(_line(document.text, match.start())):
            told.setdefault(match.group(), []).append(match)
    for number, (sign, places) in enumerate(sorted(told.items(), key=lambda item: -len(item[1]))):
        severity = HINT if number else WARNING
        message = f"全文的“{sign}”多用半角（共{len(places)}处），应统一为全角“{FORMS[sign]}”"
        yield RULE.at(*places[0].span(), message, severity=severity, in_source=True)


def _line(text: str, place: int) -> str:
    start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    return substitute(text[start : end if end >= 0 else len(text)])
