"""省略号、破折号的形式。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT123",
    WARNING,
    "省略号、破折号的形式不对",
    "省略号是六个点“……”，不用句号、顿号或三个点代替；破折号是“——”，不用短横线代替。",
    "GB/T 15834-2011 4.10.2、4.11.2",
)
flagged = [
    "走访慰问一线人员、困难职工。。。",
    "签约、随访、转诊...各项工作有序推进。",
    "筑牢健康防线--疫情防控纪实。",
    "义诊、讲座、咨询、、、形式多样。",
    "邀请李某某、王某某……等专家授课。",
    "公示时间为12月4日---12月11日。",
]
silent = [
    "走访慰问一线人员、困难职工……",
    "筑牢健康防线——疫情防控纪实。",
    "目录\n一、工作情况......................3",
    "编号A--12已作废。",
    "平川—白岩公路沿线设监测点6个，时间为1—6月。",
]
HAN = r"[\u4e00-\u9fff”》）]"
WRONG = [
    wrong(rf"(?<={HAN})。{{2,12}}(?![。\d])(?<=。。。)", "省略号应为“……”，句号只用一个", severity=WARNING),
    wrong(rf"(?<={HAN})(?:\.{{3,6}}|·{{3,6}})(?=[\u4e00-\u9fff，。；\n]|$)", "省略号应为“……”", "……", HINT),
    wrong(rf"(?<={HAN})、{{3,6}}", "省略号应为“……”", "……"),
    wrong(r"(?<=…)等(?!到|待|级|于|候|一)", "省略号与“等”不并用", ""),
    wrong(r"(?<=[日月年])-{2,4}(?=\d{1,4}[年月日])", "起止时间用一字线“—”或“至”", "—"),
    wrong(rf"(?<={HAN})-{{2,4}}(?=[\u4e00-\u9fff“《])", "破折号应为“——”", "——", HINT),
]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, WRONG)
