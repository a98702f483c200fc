"""不可能超过百分之百的比率超过了百分之百。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.subjects import label_of

RULE = Rule(
    "FIG301",
    WARNING,
    "比率超过100%",
    "参保率、覆盖率、合格率之类以全体为分母的比率不会超过100%，应写明分母或核对数据；完成率、增长率不在此列。",
    "《统计法》第七条 统计资料真实、准确",
)
flagged = [
    "全县健康码注册率达到108.3%。",
    "建档率为102.4%，居全市前列。",
    "儿童系统管理率达101.6%。",
    "群众满意度达到103%。",
    "公共场所监督覆盖率115%。",
    "完成农村改厕4316座，占任务数4200座的102.8%。",
    "全年签约3.2万人，占应签约人数的104.6%。",
]
silent = [
    "完成全年任务的108.3%，完成率居全市第一。",
    "业务收入增长率102.4%。",
    "建档率为98.4%，接种率100%。",
    "病床使用率108.6%。",
    "完成农村改厕4316座，为任务数4200座的102.8%。",
    "占任务数的98.2%，比去年增加120%，相当于全年任务的104%。",
    "占地面积扩大到原来的150%，占用经费为预算的103%。",
    "目标任务1200人，实际签约1224人，签约率102%。",
]
# Rates whose part is some of their whole by what they mean.
BOUNDED = re.compile(
    r"(?:注册|参保|覆盖|合格|建档|建卡|建证|接种|签约|管理|体检|服药|治疗|检测|达标|救治|就诊|满意|知晓|面访|随访|访视|分娩|筛查"
    r"|治愈|到位|处置|报告|直报|上报|申报|办结|整改|及时|准确|普及|阳性|检出|公开|兑现|培训|抽检|配备|建成|住院|报销)率[^，。；]{0,4}$"
    r"|满意度[^，。；]{0,4}$|(?:占比|构成比|报销比例)[^，。；]{0,4}$"
)

# 占 is for a part; what is more than its whole is 为, 相当于 or 完成 so much of it.
PART_OF = re.compile(
    r"占(?![地用领道据有])(?P<whole>[^，。；：、（）\d%\n]{0,12}(?:\d[\d,.]{0,9}[\u4e00-\u9fff]{0,3})?)的?(?:比例|比重)?[为达到的]{0,2}$"
)
# 占年度计划的107% is often said and always understood.
PLANNED = re.compile(r"计划|任务|目标|预算|指标")
LOOK_BACK = 32


def check(document: Document) -> Iterator[Finding]:
    # Of a task more may be done than was asked; of all there are, never more than all.
    explained = {relation.result for relation in document.relations if relation.type == "completion"}
    for number, figure in enumerate(document.figures):
        if number in explained:
            continue
        if figure.kind == "percent" and figure.value > 100 and BOUNDED.search(label_of(document, number)):
            yield RULE.at(
                figure.start, figure.end, f"{figure.text}：以全体为分母的比率不会超过100%，请写明分母或核对"
            )
    for number, figure in enumerate(document.figures):
        if figure.kind == "percent" and figure.value > 100:
            before = PART_OF.search(document.plain, max(0, figure.start - LOOK_BACK), figure.start)
            if before:
                message = f"部分不会占全体的{figure.text}；超过全体的，写“为”“相当于”或“完成”"
                planned = number in explained or PLANNED.search(before["whole"])
                severity = HINT if planned else WARNING
                yield RULE.at(before.start(), figure.end, message, severity=severity)
