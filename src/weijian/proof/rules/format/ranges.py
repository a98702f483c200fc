"""数值范围里省略了前一个百分号或“万”。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT113",
    HINT,
    "数值范围里省略了前一个符号",
    "表示范围的两个数，单位相同的可以省略前一个，但百分号、“万”“亿”一般不能省，否则前一个数会读成另一个数；"
    "范围的前一个数应当比后一个数小。",
    "GB/T 15835-2011 5.1 数值范围（63%～68%；9亿～16亿）",
)
flagged = [
    "住院费用报销比例提高5～10%。",
    "基层门诊量占比由60-65%的区间继续上升。",
    "每个卫生室投入3—5万元用于改造。",
    "年内新增托位500至1000万元以内的项目不少于两个。",
    "血压控制率稳定在80%～75%之间。",
]
silent = [
    "住院费用报销比例提高5%～10%。",
    "每个卫生室投入3万～5万元用于改造。",
    "0～6岁儿童管理率90%以上。",
    "由80%下降到75%，2019—2021年逐年下降。",
    "1—5月投入20万元，第3—5批次合格率100%。",
]
DASH = r"(?:[-~～—－–至]|——)"
WRONG = [
    wrong(
        rf"(?<![\d.%‰月年日/第-])(?P<at>(?P<n>\d{{1,3}}(?:\.\d{{1,2}})?))(?={DASH}\d{{1,3}}(?:\.\d{{1,2}})?%)",
        "范围里的前一个百分号不能省略，应为“{n}%”",
        "{n}%",
    ),
    wrong(
        rf"(?<![\d.%‰月年日/第-])(?P<at>(?P<n>\d{{1,4}}))(?={DASH}\d{{1,4}}万)",
        "范围里的前一个“万”不能省略，应为“{n}万”",
        "{n}万",
    ),
]
BACKWARDS = wrong(
    r"(?<![\d.由从])(?P<one>\d{1,3}(?:\.\d{1,2})?)%[~～](?P<other>\d{1,3}(?:\.\d{1,2})?)%",
    "范围的前一个数比后一个数大",
)


def check(document: Document) -> Iterator[Finding]:
    yield from objections(RULE, document, WRONG)
    for match in BACKWARDS.pattern.finditer(document.plain):
        if float(match["one"]) > float(match["other"]):
            yield RULE.at(*match.span(), BACKWARDS.say, severity=WARNING)
