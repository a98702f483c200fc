"""对本地的称呼前后不一。"""

import re
from collections import Counter
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT140",
    WARNING,
    "对本地的称呼前后不一",
    "一地不是镇就是乡，不是县就是区；全文称“全镇”“我县”，个别地方写成“全乡”“我区”，多为套用别处的稿子没有改全。",
    "GB/T 9704-2012 7.3.1；《党政机关公文处理工作条例》第十九条",
)
flagged = [
    "我镇有3个社区，全镇人口28754人。全乡育龄妇女3581人，全镇宣传40期，我镇达标。",
    "全县签约21万人，我县达标，全县义诊36场。我区组织培训12期，全县参训800人。",
    "全区签约21万人，我区达标，全区义诊36场，全区参训800人。全县组织培训12期。",
]
silent = [
    "我镇有3个社区，全镇人口28754人，全县第一，全镇宣传40期，我镇达标。",
    "全县签约21万人，我县达标，居全区前列；自治区人民政府通报，全县义诊36场，我县满意率高。",
    "全县签约21万人，我县达标，全市第一，全县义诊36场，我市领先。",
    "全县18个乡镇，我乡、我镇分别汇报；全乡达标3项，全镇达标4项。",
    "全县签约21万人，我县达标，全县义诊36场，全区、全市通报表扬2次，位居全区第三。",
]
OWN = re.compile(r"(?<![\u4e00-\u9fff]安)[全我](?P<kind>[县区镇乡])(?![域际内外第前首唯居级域划属间块])")
# What another place's name may stand for: the region, the whole of the prefecture's districts.
ABOVE = re.compile(
    r"自治区|开发区|示范区|[全我]区(?:第|前|首|唯|各县|通报|排名|平均|先进|率先)|居[全我]区|在[全我]区|全国"
)
PAIRS = (("镇", "乡"), ("县", "区"))
OFTEN, SELDOM = 4, 2


def check(document: Document) -> Iterator[Finding]:
    found = list(OWN.finditer(document.plain))
    times = Counter(match["kind"] for match in found)
    for pair in PAIRS:
        usual, other = sorted(pair, key=lambda kind: -times[kind])
        if times[usual] < OFTEN or not 0 < times[other] <= SELDOM or times[usual] < OFTEN * times[other]:
            continue
        if "区" in pair and ABOVE.search(document.plain):
            continue
        for match in found:
            if match["kind"] == other:
                right = match.group()[0] + usual
                message = f"“{match.group()}”别处都写作“{right}”（{times[usual]}处）"
                yield RULE.at(*match.span(), message, put=right)
