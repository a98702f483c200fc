"""不可能超过百分之百的比率超过了百分之百。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
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
]
silent = [
    "完成全年任务的108.3%，完成率居全市第一。",
    "业务收入增长率102.4%。",
    "建档率为98.4%，接种率100%。",
    "病床使用率108.6%。",
    "目标任务1200人，实际签约1224人，签约率102%。",
]
# Rates whose part is some of their whole by what they mean.
BOUNDED = re.compile(
    r"(?:注册|参保|覆盖|合格|建档|建卡|建证|接种|签约|管理|体检|服药|治疗|检测|达标|救治|就诊|满意|知晓|面访|随访|访视|分娩|筛查"
    r"|治愈|到位|处置|报告|直报|上报|申报|办结|整改|及时|准确|普及|阳性|检出|公开|兑现|培训|抽检|配备|建成|住院|报销)率[^，。；]{0,4}$"
    r"|满意度[^，。；]{0,4}$|(?:占比|构成比|报销比例)[^，。；]{0,4}$"
)


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
