"""介词用错。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT139",
    HINT,
    "介词用错",
    "总结、汇报用“现将……报告如下”，“现就”引出的是通知、要求的事项；起始的时间用“自”“从”，不用“由”。",
    "《现代汉语八百词》将、就、由、自；《党政机关公文处理工作条例》",
)
flagged = [
    "现就全年工作总结如下：",
    "现就有关情况汇报如下：",
    "家庭医生签约由6月份开始推进。",
    "由10月起开展专项整治。",
]
silent = [
    "现将全年工作总结如下：",
    "现就有关事项通知如下：",
    "家庭医生签约自6月份开始推进。",
    "由6个乡镇卫生院承担，由县疾控中心指导。",
    "从10月起开展专项整治。",
]
WRONG = [
    wrong(
        r"(?P<at>现就)(?=[^，。；]{0,24}(?:总结|汇报|报告)如下)",
        "“现就……通知如下”，总结、汇报用“现将”",
        "现将",
    ),
    wrong(r"由(?=\d{1,2}月份?(?:开始|起|开展|启动))", "起始的时间用“自”“从”", "自"),
]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, WRONG)
