"""金额的单位少了“万”或者多了“亿”。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT130",
    ERROR,
    "金额的单位不对",
    "人民币到分为止，“206.016元”不是金额，漏了“万”；一县的基金收支不会只有几万元，卫生健康一项支出不会上千亿元。单价、人均之类由计算得来的不论。",
    "《人民币管理条例》（2000）第四条：人民币的单位为元，辅币单位为角、分",
)
flagged = [
    "奖励扶助对象2146人，发放206.016元。",
    "按每人每年960元的标准发放206.016元，资金到位。",
    "为1126人发放独生子女保健费13.512元。",
    "共筹集新农合基金47016.72元，略有结余。",
    "药品集中采购节约费用4216.8亿元。",
    "落实扶助资金共计1,204.3525元，全部打卡发放。",
    "城乡居民医保基金支出38216元，结余良好。",
]
silent = [
    "发放206.016万元，单价0.125元，人均筹资62.375元。",
    "每袋成本1.125元，平均每人次药费38.206元，次均费用198.025元。",
    "救助基金收入38216元，工会爱心基金支出2000元。",
    "全省卫生总费用4216.8亿元，县域生产总值1204.5亿元。",
    "1美元兑6.3757元，按每立方米2.225元收费。",
    "按人均基金支出600元、每人筹集基金900元测算。",
]
# An amount that was worked out, not paid.
WORKED_OUT = re.compile("均|每|单价|价格|售价|定价|成本|标准|汇率|兑|折合|[/／]|人头|系数|测算|补贴率")
# What was paid by such a standard is an amount again.
PAID = re.compile("发放|支付|拨付|下拨|兑现|补偿|报销|投入|筹集|征收|落实|到位|发给|领取|合计|共计|节约|减免")
FINE = re.compile(r"(?<![\d.,])\d[\d,]{0,11}\.\d{3,6}元(?!/)")
FUND = re.compile(
    r"(?P<whole>[^，。；：\n]{0,12}基金(?:总额|总量|收入|支出|总收入|总支出|累计结余|结余|结存)?(?:共|共计|约|为|达|达到|合计)?)"
    r"(?<![\d.,])(?P<at>\d{1,3}(?:,?\d{3}){0,1}(?:\.\d{1,2})?元)"
)
RAISED = re.compile("筹集|筹措|归集|总额|总量|收入|支出|结余|结存")
SMALL_FUNDS = re.compile("救助|爱心|慈善|互助|党|风险|奖励|帮扶|扶贫|工会|助学|教育|红十字|关爱")
SHORT = 4
HUGE = re.compile(r"(?<![\d.,])(?:\d{4,7}|\d{1,3},\d{3})(?:\.\d{1,4})?亿元")
OF_MANY = re.compile(
    "全国|全省|我国|我省|中央|全球|世界|全区(?=卫生总费用)|生产总值|GDP|产业|规模|市值|卫生总费用|总产值|贷款"
)


def check(document: Document) -> Iterator[Finding]:
    plain = document.plain
    for match in FINE.finditer(plain):
        if not WORKED_OUT.search(_clause(document, match.start())):
            yield RULE.at(
                *match.span(), f"金额到分为止，“{match.group()}”漏了“万”", put=match.group()[:-1] + "万元"
            )
    for match in FUND.finditer(plain):
        before = match["whole"]
        if RAISED.search(before) and not SMALL_FUNDS.search(before) and not WORKED_OUT.search(before):
            message = f"基金总共只有“{match['at']}”，疑漏“万”"
            yield RULE.at(*match.span("at"), message, severity=WARNING)
    for match in HUGE.finditer(plain):
        if not OF_MANY.search(_clause(document, match.start())):
            message = f"“{match.group()}”超出一县一市的财力，疑为“万元”"
            yield RULE.at(*match.span(), message, severity=WARNING)


def _clause(document: Document, place: int) -> str:
    """From the last stop, or the verb of paying, to the amount."""
    sentence = document.sentence_at(place)
    start = max(sentence.start, place - 60)
    clauses = re.split("[，；]", document.plain[start:place])
    told = "，".join(clauses[-2:]) if len(clauses[-1]) < SHORT else clauses[-1]
    return PAID.split(told)[-1]
