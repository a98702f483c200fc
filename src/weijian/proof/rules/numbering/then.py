"""“其次”之前没有“首先”。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "NUM114",
    HINT,
    "“其次”之前没有“首先”",
    "“首先、其次、再次、最后”依次配套使用，前面缺了一个，层次就断了。",
    "《现代汉语词典》（第7版）首先、其次",
)
flagged = [
    "各单位要加强领导。其次，要落实经费保障。",
    "全县医疗资源分布不均。其次，人才总量不足，结构不合理。",
    "做好隔离点管理。再次，要抓好物资储备。",
    "加快项目建设。其次，争取资金支持。最后，严格验收。",
]
silent = [
    "首先，要加强领导。其次，要落实经费保障。",
    "第一，完善制度。其次，强化培训。",
    "最主要的是人才不足，其次是设备陈旧。",
    "疫情以散发为主，居首位的是流感，其次为手足口病。",
    "再次荣获全国先进，连续三年达标。",
]
THEN = re.compile(r"(?:^|(?<=[。；\n]))(?P<at>其次|再次)，", re.MULTILINE)
FIRST = ("首先", "第一", "一是", "一要", "主要", "首位", "首要", "最", "其一", "一方面", "第1")
FAR = 800


def check(document: Document) -> Iterator[Finding]:
    for match in THEN.finditer(document.plain):
        before = document.plain[max(0, match.start() - FAR) : match.start()]
        opened = (*FIRST, "其次") if match["at"] == "再次" else FIRST
        if not any(word in before for word in opened):
            yield RULE.at(*match.span("at"), f"“{match['at']}”之前没有“首先”与它呼应")
