"""任务、完成数与完成率三者不符。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.relations import broken, object_to
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG101",
    ERROR,
    "完成率与任务数、完成数不符",
    "按文中的任务数和完成数计算，四舍五入或截断都得不到所写的完成率，三个数中至少有一个有误。",
    "《统计法》第七条 统计资料真实、准确",
)
flagged = [
    "全年任务4000人，截至目前共完成2600人，完成率为66.5%。",
    "下达筛查任务1200例，实际完成1146例，任务完成率97.5%。",
    "完成检查105人，同比下降9.5%，年度任务104人，完成率110.96%。",
    "全年任务104人，完成105人，同比下降9.5%，完成率110.96%，高于目标10.96个百分点。",
]
silent = [
    "全年任务4000人，截至目前共完成2600人，完成率为65%。",
    "全年任务6000人，上半年任务3000人，完成2700人，完成率90%。",
    "全年任务700人，完成469人，完成率67%。",
    "任务数3000人，已完成2000人，第二批完成500人，完成率83.3%。",
    "下达筛查任务1200例，实际完成1146例，任务完成率95.5%。",
]


def check(document: Document) -> Iterator[Finding]:
    for relation in broken(document, "completion"):
        stated = document.figures[relation.result or 0].text
        yield object_to(RULE, document, relation, f"完成率{stated}与任务数、完成数不符：{relation.working}")
