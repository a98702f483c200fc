"""两处的人数与比率合不上。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.relations import broken, in_two_places, object_to
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG202",
    WARNING,
    "两处的人数与比率不符",
    "一处写在管人数，另一处写登记人数和管理率，三者合不上；两处时点不同的应当写明。",
    "《统计法》第七条 统计资料真实、准确",
)
flagged = [
    "在管高血压患者4300人。\n高血压登记患者数5000人，管理率91.2%。",
    "全区常住人口86.73万人。\n全区实有床位6284张，每千常住人口72.5张。",
    "全县常住人口284600人。\n全年报告法定传染病862例，报告发病率30.29/10万。",
    "在管严重精神障碍患者801人。\n录入系统的重性精神疾病病人数900人，检出率4.1‰，管理率92.1%。",
]
silent = [
    "村卫生室\t应检人数\t实检人数\t体检率\n白杨村\t1310\t1205\t91.98%\n双井村\t1206\t1098\t94.01%",
    "在管高血压患者4300人。\n高血压登记患者数5000人，管理率86%。",
    "全区常住人口86.73万人。\n全区实有床位6284张，每千常住人口7.25张。",
    "在管高血压患者4300人。\n糖尿病登记患者数5000人，管理率91.2%。",
    "在管高血压患者4300人。\n高血压登记患者数5000人，规范管理率71.2%。",
]


def check(document: Document) -> Iterator[Finding]:
    for relation in broken(document, "ratio", "rate_per"):
        if in_two_places(document, relation):
            stated = document.figures[relation.result or 0].text
            yield object_to(RULE, document, relation, f"{stated}与另一处的人数不符：{relation.working}")
