"""介词用错。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
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
    "出生率与去年同期下降0.3个千分点。",
    "成立了由分管副县长为组长的领导小组。",
    "患病17032人次，患病率占51.37%。",
]
silent = [
    "现将全年工作总结如下：",
    "现就有关事项通知如下：",
    "家庭医生签约自6月份开始推进。",
    "由6个乡镇卫生院承担，由县疾控中心指导。",
    "从10月起开展专项整治。",
    "出生率与去年同期相比下降0.3个千分点，与去年同期持平。",
    "由分管副县长任组长，以局长为副组长，由其作为组长牵头。",
    "患病率为51.37%，其中发病率高的占51.37%。",
]
WRONG = [
    wrong(
        r"(?P<at>现就)(?=[^，。；]{0,24}(?:总结|汇报|报告)如下)",
        "“现就……通知如下”，总结、汇报用“现将”",
        "现将",
    ),
    wrong(
        r"[与和同跟](?=(?:去年|上年|前年)(?:同期|度|全年)?(?:下降|上升|增长|增加|减少|提高|降低|多|少)了?\d)",
        "同去年相差多少用“比”",
        "比",
        WARNING,
    ),
    wrong(
        r"由(?=[\u4e00-\u9fff、]{2,24}(?<![作成])为(?:组长|主任|队长|团长|总指挥|召集人))",
        "“以……为组长”或“由……任组长”，两种说法混在一起",
        severity=WARNING,
    ),
    wrong(
        r"(?<=[\u4e00-\u9fff]率)占(?=\d{1,3}(?:\.\d{1,3})?[%％‰])",
        "率已经是比值，用“为”不用“占”",
        "为",
        WARNING,
    ),
    wrong(r"由(?=\d{1,2}月份?(?:开始|起|开展|启动))", "起始的时间用“自”“从”", "自"),
]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, WRONG)
