"""没有整数能得出所写的百分数。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.relations import broken, object_to
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG107",
    WARNING,
    "没有整数能得出所写的百分数",
    "写明了人数和比率而没有写另一个数；无论把这个人数当作分子还是分母，都没有整数能得出所写的百分数。",
    "Brown, Heathers: The GRIM Test (2017)",
)
flagged = [
    "肺结核患者健康管理46人，管理率90.21%。",
    "严重精神障碍患者管理23人，管理率91.44%。",
    "开展妇女病筛查78人，同比增长9.9%，检出率34.72%。",
    "组织应急献血10人，完成应急任务的180.00%。",
    "组织应急献血0人，完成应急任务的150.00%。",
]
silent = [
    "肺结核患者健康管理155人，管理率98.73%。",
    "严重精神障碍患者管理46人，管理率90.2%。",
    "组建签约服务团队46个，签约率71.3%。",
    "糖尿病患者健康管理3071人，管理率63.17%。",
    "开展妇女病筛查78人，同比增长9.9%，检出率34.62%。",
    "开展妇女病筛查78人，确诊23人，治疗率34.72%。",
    "组织应急献血9人，完成应急任务的180.00%。",
    "7月份献血10人，完成年度任务的180.00%。",
    "5岁以下儿童死亡6人，死亡率为15.08。",
    "肺结核患者健康管理46人，各乡镇平均管理率90.21%。",
    "肺结核患者健康管理46人，去年同期管理率90.21%。",
    "肺结核患者健康管理460余人，管理率90.21%。",
]


def check(document: Document) -> Iterator[Finding]:
    for relation in broken(document, "population"):
        if relation.computed is not None:  # a whole number fits, but not to another place: FIG203
            continue
        yield object_to(RULE, document, relation, f"{relation.working}，请核对人数和比率")
