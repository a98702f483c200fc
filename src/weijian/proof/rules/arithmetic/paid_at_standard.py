"""发放金额按国家标准倒算的人数，与所写人数差一个数字。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG111",
    WARNING,
    "发放金额与人数不符（按国家标准倒算）",
    "农村部分计划生育家庭奖励扶助按人按年定额发放（2012年起每人每年960元）；金额恰为标准的整数倍，而所写人数与倍数只差一个数字。",
    "《关于调整全国农村部分计划生育家庭奖励扶助和计划生育家庭特别扶助标准的通知》（财教〔2011〕623号）",
)
flagged = [
    "农村计划生育家庭奖励扶助4218人，发放资金414.528万元。",
    "兑现农村奖扶对象1358人131.328万元。",
    "2021年农村部分计划生育家庭奖励扶助完成627人59.232万元的发放。",
]
silent = [
    "农村计划生育家庭奖励扶助4318人，发放资金414.528万元。",
    "农村计划生育家庭奖励扶助1200人，发放资金172.8万元。",
    "兑现农村奖扶对象1368人131.328万元。",
    "特别扶助218人，发放资金78.528万元。",
    "慰问一线职工218人，发放慰问金78.528万元。",
]


def check(document: Document) -> Iterator[Finding]:
    for relation in document.relations:
        if relation.type == "unit_price" and relation.result is None and not relation.holds:
            money, heads = (document.figures[number] for number in relation.operands)
            yield RULE.at(
                heads.start,
                heads.end,
                f"按每人每年{relation.stated:f}元计，{relation.working}，与所写{heads.text}只差一个数字，请核对",
                related=((money.start, money.end),),
            )
