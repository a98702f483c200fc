"""专名的引号和写法前后不一。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT127",
    WARNING,
    "专名的引号、写法前后不一",
    "带特殊含义的专名用引号；同一个专名，有的地方加引号有的不加，或者中间的标点不同，应当统一。",
    "GB/T 15834-2011 4.8.3.2",
)
flagged = [
    "开展敬老爱老情暖夕阳活动。全县深入开展“敬老爱老、情暖夕阳”活动。",
    "落实“先诊疗后付费”政策。贫困患者住院先诊疗后付费全部执行到位。",
    "推进优质服务基层行，创建示范乡镇卫生院。",
    "加强打击两非力度，严查两非案件。",
    "落实“先诊疗、后付费”，推行“先诊疗后付费”结算。",
]
silent = [
    "全县深入开展“敬老爱老、情暖夕阳”活动。",
    "落实“先诊疗后付费”政策，“先诊疗后付费”全部执行到位。",
    "推进“优质服务基层行”活动，创建示范乡镇卫生院。",
    "“健康教育”课程开讲，健康教育工作有序推进。",
    "落实“一站式”结算，两非之间没有争议。",
]
QUOTED = re.compile(r"“([^“”\n]{4,24})”")
MARKS = str.maketrans("", "", "、，·；")
# Names that are quoted in the documents that set them up.
PROGRAMMES = re.compile(
    r"(?<!“)(?P<at>优质服务基层行|(?<=打击)两非|两非(?=案件|行为|专项)|(?<=[妇性])两癌(?=筛查|免费|检查)|四早(?=要求|措施)|五病共管|最后一公里|降消(?=项目))(?!”)"
)
MOST = 300


def check(document: Document) -> Iterator[Finding]:
    plain = document.plain
    quoted: dict[str, tuple[int, int]] = {}
    for match in QUOTED.finditer(plain):
        words = match[1].translate(MARKS)
        first = quoted.setdefault(words, match.span(1))
        if plain[slice(*first)] != match[1]:
            message = f"“{match[1]}”前文写作“{plain[slice(*first)]}”，应当统一"
            yield RULE.at(*match.span(1), message, severity=HINT, related=(first,))
    yield from _unquoted(plain, quoted)
    for match in list(PROGRAMMES.finditer(plain)):
        if plain[match.end() : match.end() + 1] != "”":
            yield RULE.at(*match.span("at"), f"专名“{match['at']}”一般加引号", severity=HINT)


def _unquoted(plain: str, quoted: dict[str, tuple[int, int]]) -> Iterator[Finding]:
    """The same words elsewhere without marks: a slogan of two halves run together, or a name without quotes."""
    slogans = [words for words, span in quoted.items() if _is_name(words, plain[slice(*span)])][:MOST]
    if not slogans:
        return
    told: set[str] = set()
    for match in re.finditer("|".join(map(re.escape, slogans)), plain):
        words, span = match.group(), quoted[match.group()]
        around = plain[match.start() - 1 : match.start()] + plain[match.end() : match.end() + 1]
        if words not in told and not set(around) & set("“”《》"):
            told.add(words)
            run_together = words != plain[slice(*span)]
            severity = WARNING if run_together else HINT
            message = f"“{words}”别处写作“{plain[slice(*span)]}”并加引号，应当统一"
            yield RULE.at(*match.span(), message, severity=severity, related=(span,))


def _is_name(words: str, written: str) -> bool:
    """A slogan in two halves, or a name too long to be an ordinary word."""
    return len(words) >= 8 if written != words else len(words) >= 6
