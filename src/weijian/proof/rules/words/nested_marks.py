"""引号、书名号、括号的套用，句号在引号内外重复。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT129",
    WARNING,
    "标号套用不当",
    "引号里再用引号，里层用单引号；书名号里再用书名号，里层用单书名号；引文末尾的句号不在引号内外各用一次。",
    "GB/T 15834-2011 4.8.3.3、4.15.3.3、附录B",
)
flagged = [
    "他说：“要落实“应检尽检”的要求。”",
    "转发《关于印发《防控方案》的通知》。",
    "口号是“人人享有健康。”。",
    "提出“早发现、早报告，”，要求落实到位。",
]
silent = [
    "他说：“要落实‘应检尽检’的要求。”",
    "转发《关于印发〈防控方案〉的通知》。",
    "口号是“人人享有健康”。",
    "落实“应检尽检”“愿检尽检”，做到“早发现”。",
    "学习《中共中央关于党的百年奋斗重大成就和历史经验的决议》。",
]
WRONG = [
    wrong(r"“[^“”\n]{0,60}(?P<at>“[^“”\n]{1,40}”)[^“”\n]{0,60}”", "引号里的引号应当用单引号", severity=HINT),
    wrong(
        r"《[^《》\n]{0,60}(?P<at>《[^《》\n]{1,60}》)[^《》\n]{0,40}》",
        "书名号里的书名号应当用单书名号",
        severity=HINT,
    ),
    wrong(r"(?<=[。！？])”(?P<at>[。])", "引号里外都有句末点号，只留一个", ""),
    wrong(r"(?P<at>[，、；])”(?=[，。；])", "引号里的“{at}”多余", ""),
]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, WRONG)
