"""两数之差与所写的差不符。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.relations import broken, object_to
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG104",
    ERROR,
    "两率之差与所写的百分点不符",
    "同一句中写明了两个比率和相差的百分点，两率相减得不到所写的差；由甲数增加到乙数的增加数应等于两数之差；自然增长率应等于出生率减死亡率。",
    "《统计法》第七条 统计资料真实、准确",
)
flagged = [
    "县域内就诊率达93.2%，超过省定标准（省定85%）9.2个百分点。",
    "出生率9.8‰，死亡率6.1‰，自然增长率4.7‰。",
    "开放床位由480张增加到600张，增加110张。",
    "全年出生3215人，死亡2104人，净增1211人。",
    "满意度由90.2%提高到95.4%，提高了3.2%。",
]
silent = [
    "县域内就诊率达93.2%，超过省定标准（省定85%）8个百分点。",
    "出生率9.8‰，死亡率6.1‰，自然增长率3.7‰。",
    "县域内就诊率91%，住院率比目标（85%）高4个百分点。",
    "规范管理率92%，满意率96%，较去年提高3个百分点。",
    "开放床位由480张增加到600张，增加120张。",
    "床位由480张增加到600张，新增护士110名。",
    "满意度由90.2%提高到95.4%，提高了5.2%。",
    "收入8600万元，支出8210万元，年末结余512万元（含上年结转）。",
]


def check(document: Document) -> Iterator[Finding]:
    for relation in broken(document, "difference"):
        stated = document.figures[relation.result or 0].text
        yield object_to(RULE, document, relation, f"所写的差{stated}与两数不符：{relation.working}")
