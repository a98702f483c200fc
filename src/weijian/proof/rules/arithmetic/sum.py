"""各部分之和与总数不符。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.relations import broken, object_to
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG103",
    ERROR,
    "各部分之和与总数不符",
    "所列各部分互不重叠而其和超过总数，或以“其他”收尾的各部分相加不等于总数；各占一份、合起来应是全部的占比加起来不是100%。",
    "《统计法》第七条 统计资料真实、准确",
)
flagged = [
    "全系统在职专业技术人员500人，其中高级职称60人，中级职称190人，初级职称280人。",
    "共管控风险人员300人，其中红码20人、黄码80人、其他人员190人。",
    "总面访93人次，较去年同期增加90人次，其中老年人17人次、患者79人次、其他对象2人次。",
    "卫生技术人员中本科及以上占42.2%，大专占36.7%，中专占30.0%，高中及以下占1.1%。",
]
silent = [
    "全系统在职专业技术人员500人，其中高级职称60人，中级职称190人。",
    "共管控风险人员300人，其中红码20人、黄码80人、其他人员200人。",
    "总面访93人次，较去年同期增加90人次，其中老年人17人次、患者70人次、其他对象6人次。",
    "投入300万元，其中设备100万元、其他50万元，房屋改造150万元。",
    "管理慢性病患者1000人，其中高血压患者800人、糖尿病患者400人。",
    "共引进人才7人，其中县医院4人（本科1人，研究生3人）、中医院3人。",
    "卫生技术人员中本科占42.2%，大专占36.7%，高级职称占9.0%。",
]


def check(document: Document) -> Iterator[Finding]:
    for relation in broken(document, "sum"):
        if relation.operands:
            figure = document.figures[relation.result or 0]
            of_all = figure.value != relation.stated  # 占比 without a total, which is 100%
            words = "各部分的占比之和不是100%" if of_all else f"各部分之和与总数{figure.text}不符"
            yield object_to(RULE, document, relation, f"{words}：{relation.working}")
