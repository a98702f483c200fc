"""标点重复。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT108",
    ERROR,
    "两个标点连在一起",
    "句号、逗号、分号、冒号、顿号不能与点号连用，多为增删词句时留下的；省略号、破折号、连用的叹号和问号不在此列。注释的括号紧跟所注的词语，前面不用点号。",
    "GB/T 15834-2011 4、4.9",
    safe_fix=True,
)
flagged = [
    "现将有关情况报告如下。。",
    "加强组织领导，、落实工作责任。",
    "完成体检912人，，发现异常505人。",
    "深入贯彻落实.，认真宣传贯彻.、省委决定精神。",
    "全县达标；。下一步继续巩固。",
    "共报告传染病24例；（见表1）。其中肺结核4例，（均已住院），占16.67%。",
]
silent = [
    "健康证办理、体检等……",
    "怎么办？！要问群众。",
    "做到“应检尽检”、“愿检尽检”。",
    "此处转换有误。。。。",
    "一是抓管理：（1）定人；（2）定责。",
    "一是抓管理，（一）定人；（二）定责。报告24例（见表1）。（以下从略）",
    "婴儿死亡率2.83permil；；新生儿死亡率1.42permil；；",
]
MARKS = re.compile(r"(?<!permil)(?<![。，；：、！？])([。，；：、])([。，；：、！？])(?![。，；：、！？])")

# A note in brackets that is parted from what it explains: 24例；（见表1）。
BEFORE_NOTE = re.compile(r"(?<=[\u4e00-\u9fff\d%‰])(?P<at>[，；、])（[^（）\n]{2,40}）(?=[，。；])")


# What was cut out left its dot: 贯彻落实.，
CUT = re.compile(r"(?<=[\u4e00-\u9fff])[.．](?=[，、；])")


def check(document: Document) -> Iterator[Finding]:
    for match in CUT.finditer(document.text):
        yield RULE.at(*match.span(), "标点前多了一个点，或者删去了词语", in_source=True)
    for match in MARKS.finditer(document.plain):
        message = f"“{match.group()}”中有一个标点是多余的"
        put = match[1] if match[1] == match[2] else None
        yield RULE.at(match.start(), match.end(), message, put=put)
    for match in BEFORE_NOTE.finditer(document.plain):
        yield RULE.at(*match.span("at"), "注释的括号前面不用点号", severity=WARNING, put="")
