"""部分大于总数。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.relations import broken, object_to
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG106",
    ERROR,
    "部分大于总数",
    "“其中”之后的一部分比总数还多；新生儿死亡率高于婴儿死亡率；总的比率高于其中最高的或低于最低的；服务的儿童比全县同龄儿童还多；写明高于（低于）标准而实际低于（高于）标准；写明甲多于乙、超额完成而数字不是这样；名次超出参加排名的个数。",
    "《统计法》第七条 统计资料真实、准确",
)
flagged = [
    "全县登记患者320人，其中规律服药的患者352人。",
    "登记患者93人，较去年同期增加9人，其中规律服药的患者95人。",
    "新生儿死亡率4.2‰，婴儿死亡率3.5‰，5岁以下儿童死亡率5.1‰。",
    "规范管理率85.2%，其中河口镇最高、为83.1%，石桥乡最低、为61.2%。",
    "居民健康档案建档率达到86.4%，高于国家90%的标准。",
    "婴儿死亡率5.6‰，低于省定指标5‰。",
    "综合考核在全市12个县（区）中排名第13位。",
    "上转病人2863人次，下转2247人次，下转多于上转。",
    "免费孕检任务1450对，实际检查1312对，超额完成了任务。",
    "5岁以下儿童死亡9人，婴儿死亡11人。",
]
silent = [
    "全县登记患者320人，其中规律服药的患者302人。",
    "培训村医210人，全县医务人员1500人，其中村医300人。",
    "患者管理率91.2%，规范管理率93.5%，满意率97%。",
    "新生儿死亡率2.2‰，婴儿死亡率3.5‰，5岁以下儿童死亡率5.1‰。",
    "规范管理率75.2%，其中河口镇最高、为83.1%，石桥乡等4个乡镇最低、均为61.2%。",
    "登记患者93人，较去年同期增加9人，其中规律服药的患者81人。",
    "开展讲座30场，其中村级讲座26场，参加1200人。",
    "居民健康档案建档率达到92.6%，高于国家90%的标准。",
    "药占比降至25.3%，耗占比控制在18.7%。",
    "规范管理率86.4%，满意度95%，高于全省平均水平90%。",
    "综合考核在全市12个县（区）中排名第3位。",
    "上转病人1863人次，下转2247人次，下转多于上转。",
    "免费孕检任务1450对，实际检查1512对，超额完成了任务。",
    "5岁以下儿童死亡9人，婴儿死亡7人。",
]

CLAIMED = "写的是"  # what the sentence says itself, and its figures deny


def check(document: Document) -> Iterator[Finding]:
    for relation in broken(document, "order"):
        figures = document.figures
        names = "、".join(figures[n].text for n in relation.operands)
        stated = figures[relation.result or 0]
        if stated.is_rate or relation.working.startswith(CLAIMED):
            message = relation.working
        elif figures[relation.operands[0]].kind == "rank":
            message = f"名次{names}超出参加排名的{stated.text}"
        elif stated.amount > figures[relation.operands[0]].amount:
            message = f"{stated.text}大于应当包含它的{names}"
        else:
            message = f"其中的{names}大于总数{stated.text}"
        yield object_to(RULE, document, relation, message)
