"""“截止”与“截至”。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT103",
    HINT,
    "“截止”后面不能带时间",
    "“截止”是到期停止，不带时间宾语；后面有时点的应当用“截至”，时点要到年底、月底或某日，只写年份不是时点。",
    "《现代汉语词典》（第7版）截至、截止",
)
flagged = [
    "截止目前，共完成检查300人。",
    "截止6月27日，管理老年人5804人。",
    "截止2021年底，全县建档38万份。",
    "截至2021年，全县共建成村卫生室206个。",
]
silent = [
    "截至目前，共完成检查300人。",
    "报名工作已于6月27日截止。",
    "截止时间为6月27日。",
    "截至2021年底，全县建档38万份；截至2022年6月、2022年一季度末。",
    "申报材料截止日期另行通知。",
]
UNTIL = re.compile(r"截止(?:到)?(?=目前|现在|今年|本月|上月|当前|年底|\d)")

YEAR_ONLY = re.compile(
    r"截[至止](?P<at>(?:19|20)\d{2}年)(?=[，在，共全累已]|[\u4e00-\u9fff]{1,2}[共已]|$)(?!末|底)"
)


def check(document: Document) -> Iterator[Finding]:
    for match in UNTIL.finditer(document.plain):
        yield RULE.at(*match.span(), "后面有时点，“截止”应为“截至”", put="截至")
    for match in YEAR_ONLY.finditer(document.plain):
        yield RULE.at(*match.span("at"), "只写年份不是时点，是年底、年中还是某日")
