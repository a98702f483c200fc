"""指标名称不完整。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT134",
    WARNING,
    "指标名称不完整",
    "带数值的指标要写全称：儿童死亡率是“5岁以下儿童死亡率”，老年人健康管理以“65岁及以上”为准；缺了限定，无从核对。",
    "《中国妇女发展纲要》《中国儿童发展纲要》；《国家基本公共卫生服务规范（第三版）》",
)
flagged = [
    "儿童死亡率4.97‰，婴儿死亡率3.5‰。",
    "全县儿童死亡率为5.2‰，低于全省平均。",
    "儿童系统管理率达93.1%。",
    "低于5岁儿童死亡率6.1‰。",
    "3岁以下儿童系统管理1014人，系统率93.11%。",
]
silent = [
    "5岁以下儿童死亡率4.97‰，婴儿死亡率3.5‰。",
    "降低孕产妇和儿童死亡率。",
    "3岁以下儿童系统管理率达93.1%，7岁以下儿童健康管理率95%。",
    "0～6岁儿童死亡率6.1‰。",
    "孕产妇系统管理率93.11%，住院分娩率100%，系统率先上线的有3家。",
    "五岁以下儿童死亡率控制在5‰以内。",
]
AGE = r"(?<!岁)(?<!岁以下)(?<!岁及以下)(?<!岁以内)(?<!婴幼儿和)(?<![婴幼新])"
WRONG = [
    wrong(
        rf"{AGE}(?P<at>儿童死亡率)(?=[为是达：]{{0,2}} ?\d)",
        "指标名称不完整，应写作“5岁以下儿童死亡率”",
        "5岁以下{at}",
    ),
    wrong(
        r"(?<=低于5岁)(?P<at>儿童死亡率)(?=\d)|(?:低于|小于)5岁(?=儿童死亡率)",
        "指标名称应写作“5岁以下儿童死亡率”",
    ),
    wrong(
        rf"{AGE}(?P<at>儿童系统管理率)(?=[为是达：]{{0,2}}到? ?\d)",
        "指标名称不完整，应写作“3岁以下儿童系统管理率”",
        "3岁以下{at}",
        HINT,
    ),
    wrong(
        r"(?<=[，；、。）\d人])(?P<at>系统率)(?=[为是达：]{0,2}到? ?\d)",
        "指标名称不完整，应写作“系统管理率”",
        "系统管理率",
    ),
    wrong(
        r"(?<=[，；、。）\d人例])(?P<at>分娩率)(?=[为是达：]{0,2}到? ?\d)",
        "指标名称不完整，应写作“住院分娩率”",
        "住院分娩率",
        HINT,
    ),
]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, WRONG)
