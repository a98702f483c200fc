"""部分、总数与比率三者不符。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.relations import broken, in_two_places, object_to
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG102",
    ERROR,
    "比率与分子、分母不符",
    "同一句中写明了总数、其中的一部分和两者的比率，按前两个数计算，四舍五入或截断都得不到所写的比率。",
    "《统计法》第七条 统计资料真实、准确",
)
flagged = [
    "全县共有行政村180个，建成标准化村卫生室的行政村171个，达标率90.5%。",
    "完成健康体检912人，其中老年人710人，完整率92.3%。发现异常505人，占健康体检人数的65.4%。",
    "65岁及以上老年人20000人，老年人体检人数13000人，体检率68.2%。",
]
silent = [
    "全县共有行政村180个，建成标准化村卫生室的行政村171个，达标率95%。",
    "65岁及以上老年人20000人，老年人体检人数13000人，规范管理率68.2%。",
    "完成健康体检912人，其中老年人710人，完整率92.3%。发现异常505人，占健康体检人数的55.4%。",
    "登记在册患者900人，其中男性500人，服药率91.2%。",
    "高血压患者健康管理5000人，糖尿病患者健康管理2000人，糖尿病患者健康管理率61.2%。",
    "0-6岁儿童数5000人，3岁以下儿童系统管理1200人，3岁以下儿童系统管理率92%。",
    "全县共206家单位，参加体检8家，职业病危害申报率82.3%。",
]


def check(document: Document) -> Iterator[Finding]:
    for relation in broken(document, "ratio", "rate_per"):
        if in_two_places(document, relation):  # FIG202's
            continue
        stated = document.figures[relation.result or 0].text
        yield object_to(RULE, document, relation, f"{stated}与文中的分子、分母不符：{relation.working}")
