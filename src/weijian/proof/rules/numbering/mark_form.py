"""编号后面的标点。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "NUM106",
    WARNING,
    "编号后面的标点用错",
    "“一”后面用顿号；带括号的编号和带圈的编号后面不再加标点；“第一”“其一”后面用逗号。",
    "GB/T 9704-2012 7.3.3；GB/T 15834-2011 4.5、4.9",
)
flagged = [
    "一.工作开展情况\n二.存在的问题",
    "（一）、加强组织领导。\n（二）、强化督导检查。",
    "（1）、签约服务。\n（2）、随访管理。",
    "四，下一步工作打算\n继续推进医共体建设。",
    "第一、完善制度。第二、强化培训。",
    "①、摸清底数。②、建立台账。",
]
silent = [
    "一、工作开展情况\n二、存在的问题",
    "（一）加强组织领导。\n（二）强化督导检查。",
    "第一、第二中心卫生院完成改造，第一、二季度督导两次。",
    "一、二级医院全部达标。\n三，四月份完成两轮检测。",
    "第一，完善制度。第二，强化培训。",
]
WORDS = "一二三四五六七八九十"
WRONG = [
    wrong(
        rf"^ {{0,20}}(?P<at>(?P<word>[{WORDS}]{{1,3}})[.．,，])(?! ?[{WORDS}\d])",
        "“{at}”应为“{word}、”",
        "{word}、",
    ),
    wrong(
        rf"(?:^ {{0,20}}|(?<=[。；：]))(?P<at>(?P<word>（(?:[{WORDS}]{{1,3}}|\d{{1,2}})）|[①-⑳])[、.，])",
        "“{word}”后面不加标点",
        "{word}",
    ),
    wrong(
        rf"(?:^ {{0,20}}|(?<=[。；：]))(?P<at>(?P<word>[第其][{WORDS}])、)(?![第其{WORDS}])",
        "“{word}”后面应当用逗号",
        "{word}，",
        HINT,
    ),
]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, WRONG)
