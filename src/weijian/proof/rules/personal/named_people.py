"""点名列出了多个人的姓名。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.personal.surnames import NAME
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "PII106",
    HINT,
    "列出了多个人的姓名",
    "涉及编制、处理、慰问、疾病的人员名单，公开前应当核对有无必要、是否同意。",
    "《个人信息保护法》第六条、第十三条；《政府信息公开条例》第十五条",
)
flagged = [
    "解决3名医务人员（王小明、李红、张建国）的事业编制。",
    "派出陈志强、周玉兰、何斌等3名同志驻村。",
    "慰问困难职工刘芳、吴桂英、郑大伟。",
    "对迟到的黄磊、徐静、孙涛给予通报批评，三人作出检讨。",
]
silent = [
    "解决3名医务人员的事业编制。",
    "服务覆盖石桥、白岩、金沟、龙潭四个乡镇。",
    "派出王某某、李某、张某某等3名同志驻村。",
    "开展高血压、糖尿病、肺结核等疾病筛查，何时、何地、何人均有记录。",
    "在黄岩、石门、江口等3个村建点。",
]
NAMES = re.compile(rf"(?P<at>{NAME}(?:（[^（）\n]{{1,10}}）)?(?:、{NAME}){{2,12}}(?:和{NAME})?)")
BEFORE = re.compile(
    r"(?:人员|医生|护士|医师|同志|职工|队员|学员|党员|干部|患者|专家|家庭|派出|派驻|选派|慰问|对[^，。；]{0,8}的)（?$"
)
AFTER = re.compile(
    r"^(?:等\d{0,3}[名位]?(?:同志|人|医|护|干部|队员|党员)|[\d一二三四五六七八九十两]{1,2}[名位](?:同志|医|护|干部|队员)|同志)"
)
MASKED = re.compile("[某×X]")


def check(document: Document) -> Iterator[Finding]:
    for match in NAMES.finditer(document.plain):
        before = document.plain[max(0, match.start() - 12) : match.start()]
        after = document.plain[match.end() : match.end() + 12]
        if not MASKED.search(match["at"]) and (BEFORE.search(before) or AFTER.match(after)):
            yield RULE.at(*match.span("at"), "列出了多个人的姓名，公开前请核对有无必要")
