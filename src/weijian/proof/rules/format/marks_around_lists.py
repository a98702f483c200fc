"""顿号与“等”“和”。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT122",
    WARNING,
    "“等”“和”前面多了标点",
    "并列词语用“和”“及”“与”连接最后一项，或用“等”收尾，前面不再用顿号；“等”之后不再用省略号。",
    "GB/T 15834-2011 4.5.3、4.11.3.2",
)
flagged = [
    "开展高血压、糖尿病、等慢性病筛查。",
    "协调公安、教育、和民政部门联合督查。",
    "宣传烟草危害、合理膳食、适量运动等等……。",
    "组织医生、护士、及公卫人员参加培训。",
    "发放口罩、手套，等防护用品。",
]
silent = [
    "开展高血压、糖尿病等慢性病筛查。",
    "协调公安、教育和民政部门联合督查。",
    "涉及一、二、三等医院，一等、二等奖各一名。",
    "完成体检、建档，等待复查结果，和平县、及第乡先行先试。",
    "患者来回跑、等结果、等通知的问题得到缓解。",
    "做好监测、预警，等级评审同步推进，克服懒、等靠要思想。",
]
WRONG = [
    wrong(
        r"(?<=[\u4e00-\u9fff”》）])、(?=等(?![级待候结报通着于量次份效同额温差到离闲靠要第一二三]))",
        "“等”前面不用顿号",
        "",
    ),
    wrong(
        r"(?<=[\u4e00-\u9fff”》）])，(?=等(?:防护|慢性|各类|重点|工作|疾病|方面|传染|形式|活动|多种|相关|部门))",
        "“等”前面不用逗号",
        "",
    ),
    wrong(
        r"(?<=[\u4e00-\u9fff”》）])、(?=和(?![平谐政县田顺龙硕布静睦风解市林乡镇村])[\u4e00-\u9fff])",
        "“和”前面不用顿号",
        "",
    ),
    wrong(
        r"(?<=[\u4e00-\u9fff”》）])、(?=(?:及(?![第格时早])|与(?!时俱))[\u4e00-\u9fff])",
        "“及”“与”前面不用顿号",
        "",
        HINT,
    ),
    wrong(r"等(?:等)?…{1,2}", "“等”与省略号重复"),
    wrong(r"等等(?=[\u4e00-\u9fff])", "“等等”后面还有话时只用一个“等”", "等", HINT),
]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, WRONG)
