"""约数的说法前后重复或矛盾。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT116",
    WARNING,
    "约数的说法重复或矛盾",
    "“近”“约”“余”“左右”“以上”只用一个；“近”是不足，“余”“多”是超过，放在一起自相矛盾。",
    "GB/T 15835-2011 概数；《现代汉语八百词》",
)
flagged = [
    "全年共接待群众近300余人次。",
    "投入资金约500万元左右。",
    "服务人口超过10万人以上，最少不低于2次以上。",
    "培训村医至少200人以上，大约50余人获证。",
    "平均缴费不超过120元以内。",
]
silent = [
    "全年共接待群众300余人次，近200人参加体检。",
    "投入资金约500万元，服务半径3公里左右。",
    "超过10万人受益，60岁以上老年人约3万人。",
    "近5年来投入300余万元，近3个月发病100余例。",
    "至少为65岁以上老年人体检一次，不低于80%的村医持证以上岗。",
    "与近两年1000余人的规模相当。",
]
NUMBER = r"\d[\d,.]{0,10}[十百千万亿]{0,2}"
UNIT = (
    r"(?:人次|人|名|户|例|家|个|所|台|份|元|次|场|张|公里|平方米|㎡|%|万元|亿元|岁|天|小时|米|吨|件|条|部|期)"
)
AGE = r"(?![^，。；]{0,2}(?:老|妇|儿|人群|者))"
WRONG = [
    wrong(rf"近(?P<n>{NUMBER})[余多](?!年)", "“近”是不足，“余”“多”是超过，二者自相矛盾"),
    wrong(rf"(?<![合条公预节制契履签特])约(?:为|有|达)?{NUMBER}[余多来]", "“约”与“余”“多”重复"),
    wrong(rf"(?<![合条公预节制契履签特])约(?:为|有|达)?{NUMBER}{UNIT}{{0,2}}左右", "“约”与“左右”重复"),
    wrong(rf"(?:大约|大概){NUMBER}{UNIT}{{0,2}}(?:左右|上下)", "“大约”与“左右”重复"),
    wrong(rf"近{NUMBER}{UNIT}{{0,2}}左右", "“近”与“左右”重复"),
    wrong(rf"{NUMBER}[余多]{UNIT}{{1,2}}(?:左右|以上)(?!的?老)", "“余”“多”与“左右”“以上”重复"),
    wrong(rf"(?:超过|高于|多于|突破){NUMBER}(?!岁){UNIT}{{0,2}}以上{AGE}", "“超过”与“以上”重复"),
    wrong(
        rf"(?:至少|最少|不少于|不低于|不小于|≥){NUMBER}(?!岁){UNIT}{{0,2}}以上{AGE}",
        "“至少”“不低于”与“以上”重复",
        severity=WARNING,
    ),
    wrong(
        rf"(?:至多|最多|不超过|不高于|不多于|≤){NUMBER}(?!岁){UNIT}{{0,2}}(?:以内|以下|之内)",
        "“不超过”与“以内”重复",
    ),
    wrong(rf"(?:低于|少于|不足|不到){NUMBER}(?!岁){UNIT}{{0,2}}(?:以下|以内)", "“低于”“不足”与“以下”重复"),
    wrong(rf"达到?{NUMBER}[余多]{UNIT}{{1,2}}(?:以上|之多)", "“余”“多”与“以上”“之多”重复", severity=HINT),
]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, WRONG)
