"""看不见的控制字符。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC119",
    HINT,
    "看不见的控制字符",
    "零宽字符、方向标记、控制字符看不见，却会使检索、统计和排版出错，应当删除。",
    "GB 18030-2022；GB/T 13000-2010",
)
flagged = [
    "全县签约\u200b21万人。",
    "加强\x07队伍建设。",
    "县医院\u202e新楼启用。",
    "完成率\u00ad95%，排名第一。",
]
silent = [
    "全县签约21万人。",
    "\ufeff平川县卫生健康局2021年工作总结",
    "第一行\r\n第二行\t第三列",
    "签约率95%\u3000建档率90%",
    "（一）党建　　（二）业务\r\n正文。",
]
INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\u00ad\x00-\x08\x0b\x0e-\x1f]{1,80}")
MANY = 6


def check(document: Document) -> Iterator[Finding]:
    found = list(INVISIBLE.finditer(document.text))
    told = f"（共{len(found)}处）" if len(found) > MANY else ""
    for match in found[:1] if told else found:
        yield RULE.at(
            *match.span(), f"此处有看不见的字符U+{ord(match.group()[0]):04X}{told}", put="", in_source=True
        )
