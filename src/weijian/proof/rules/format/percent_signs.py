"""百分号写法不一。"""

from collections import Counter
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT105",
    HINT,
    "百分号写法不一",
    "同一份材料里百分号只用一种写法，一般用“%”。",
    "GB/T 15835-2011 数字形式统一",
    safe_fix=True,
)
flagged = [
    "参保率100%，签约率98%，处置率100％。",
    "接种率95﹪以上，建证率100%，建卡率100%。",
    "完成率91.2％，满意率95%，知晓率98%。",
]
silent = [
    "参保率100%，签约率98%，处置率100%。",
    "接种率95％以上，建证率100％，建卡率100％。",
    "参保率100%，死亡率3.2‰。",
    "完成率91.2%，满意率95%，知晓率98%。",
    "孕产妇死亡率12.3/10万，建册率95%。",
]
SIGNS = "%％﹪"


def check(document: Document) -> Iterator[Finding]:
    counts = Counter(sign for sign in document.text if sign in SIGNS)
    if len(counts) < 2:
        return
    usual = max(counts, key=lambda sign: (counts[sign], sign == "%"))
    for offset, sign in enumerate(document.text):
        if sign in SIGNS and sign != usual:
            yield RULE.at(offset, offset + 1, f"“{sign}”与全文的“{usual}”不一致", put=usual, in_source=True)
