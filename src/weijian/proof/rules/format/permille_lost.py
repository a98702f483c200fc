"""千分号残缺。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT103",
    ERROR,
    "千分号残缺",
    "“/000”“0/00”“%o”“permil;”是千分号在转换中散开的样子，应为“‰”。",
    "GB/T 15835-2011；GB 3102.11-1993",
)
flagged = [
    "5岁以下儿童死亡率为6.21/000。",
    "婴儿死亡率3.2 0/00，低于全省平均。",
    "5岁以下儿童死亡率6.4permil；；婴儿死亡4例。",
    "出生率10.2&permil;，自然增长率3.1o/oo。",
    "新生儿破伤风发病率0.19%o。",
    "婴儿死亡率4.2%0，较上年下降。",
]
silent = [
    "婴儿死亡率3.2‰，低于全省平均。",
    "孕产妇死亡率为0/10万。",
    "完成率95%，0例死亡；合格率95%0.5个百分点。",
    "1/1000地形图已完成测绘。",
    "孕产妇死亡率12.3/10万，体积0.00升。",
    "新生儿死亡率2.1‰，库存比例1/4。",
]
LOST = re.compile(r"(?<=\d)(?: ?0/00(?!\d)|/000(?!\d)| ?o/oo|&?permil[；;]?|%[oO0](?![\dA-Za-z.%]))")


def check(document: Document) -> Iterator[Finding]:
    for match in LOST.finditer(document.plain):
        yield RULE.at(*match.span(), f"“{match.group()}”应为“‰”", put="‰")
