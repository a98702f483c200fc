"""点号用成了另一种：句子断在不该断的地方，并列的几项用了两种点号。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.pattern import any_of
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import rows

RULE = Rule(
    "TXT174",
    WARNING,
    "点号用错",
    "“用于……”接着前面的话说，前面不用句号；“共为……”另起分句，前面不用顿号；并列的几项用同一种点号；“等”前面不用顿号。",
    "GB/T 15834-2011 4.1、4.4、4.5、4.6",
)
flagged = [
    "共争取资金两千万元。用于县医院住院大楼建设。",
    "落实“两癌”免费检查、共为三千六百名妇女提供筛查。",
    "县医院。县中医院、县妇幼保健院均已开展预约诊疗。",
    "坚持每周一调度；每月一通报、每季一考核，推动落实。",
    "坚持早发现、早报告。早隔离、早治疗，防止疫情扩散。",
    "储备口罩、防护服、等物资。",
]
silent = [
    "共争取资金两千万元，用于县医院住院大楼建设。用于购置设备的资金是专款。",
    "落实“两癌”免费检查，共为三千六百名妇女提供筛查；共同呼吸、共建共享。",
    "县医院、县中医院、县妇幼保健院均已开展预约诊疗。牵头单位：县医院。县中医院、县妇幼保健院配合。",
    "坚持每周一调度、每月一通报、每季一考核；县级抓统筹、县级抓落实。",
    "坚持早发现、早报告、早隔离、早治疗。早晚消毒、早晚通风。",
    "储备口罩、防护服等物资，进展、等级、等候区。",
]
NUMBER = "[\\d一二三四五六七八九十]"
# 用于 after a full stop has no subject, unless it is one itself: 用于送礼的钱是……
GOES_ON = re.compile(
    r"(?<=[\u4e00-\u9fff\d％%])(?P<at>。)(?=(?:用于|以便于?|以确保)[^，。；的]{2,30}[，。；])"
)
NEW_CLAUSE = re.compile(
    r"(?P<at>、)(?=(?:共|累计)(?:为|计|投入|完成|开展|举办|组织|发放|培训|接种|建成|争取|落实|检查|派出|有)"
    rf"[^，。；、“”]{{0,16}}{NUMBER})"
)
BEFORE_AND_SO_ON = re.compile(r"(?P<at>、)(?=等(?![级待次离式同高额价候比结报通]))")
SHORT = "医院|中医院|疾控|妇幼保健院|卫生监督所"
# Three items that begin alike; their marks tell whether they are one list.
ITEM = r"[^，。；、：\n]{2,7}"
ALIKE = re.compile(
    rf"(?P<head>[\u4e00-\u9fff])(?P<a>{ITEM})(?P<one>[；。、])(?P=head)(?P<b>{ITEM})(?P<two>[；。、])(?P=head)(?P<c>{ITEM})(?=[，。；、])"
)


def check(document: Document) -> Iterator[Finding]:
    plain = document.plain
    for match in GOES_ON.finditer(plain):
        yield RULE.at(*match.span("at"), "后面的话没有主语，接着前面说，不用句号", put="，")
    for match in NEW_CLAUSE.finditer(plain):
        yield RULE.at(*match.span("at"), "后面另起分句，不用顿号", put="，")
    for match in BEFORE_AND_SO_ON.finditer(plain):
        yield RULE.at(*match.span("at"), "“等”前面不用顿号", put="")
    yield from _lone_organs(plain)
    for match in ALIKE.finditer(plain):
        lengths = {len(match["a"]), len(match["b"]), len(match["c"])}
        wrong = "two" if match["one"] == "、" else "one"
        # A sentence may begin as the last one did; that its second item does, too, is one list cut in two.
        goes_on = plain.startswith("、" + match["head"], match.end())
        if (
            len(lengths) == 1
            and match["one"] != match["two"]
            and "、" in (match["one"], match["two"])
            and (match[wrong] == "；" or (wrong == "two" and goes_on))
        ):
            yield RULE.at(*match.span(wrong), "并列的几项用了两种点号", put="、")


def _lone_organs(plain: str) -> Iterator[Finding]:
    """县医院。县中医院、县妇幼保健院: a sentence of nothing but an organ before others of its kind."""
    organs = any_of(organ for organ, *_ in rows("organs.tsv"))
    lone = re.compile(
        rf"(?:^|(?<=[。\n]))[县市区州](?:{organs}|{SHORT})(?P<at>。)(?=[县市区州](?:{organs}|{SHORT})、)",
        re.MULTILINE,
    )
    for match in lone.finditer(plain):
        yield RULE.at(*match.span("at"), "只有一个名称，不成句；与后面的单位并列，用顿号", put="、")
