"""数字写残了：小数点、千分位、多余的点。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, HINT, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT115",
    ERROR,
    "数字的写法有误",
    "纯小数要写出小数点前的0；一个数里只有一个小数点；千分位从右起三位一节；百分号前面要有数。",
    "GB/T 15835-2011 5.1 阿拉伯数字的使用",
)
flagged = [
    "人口自然增长率为.58%，出生率10.2‰。",
    "规范管理率达95..6%，服药率96.2.5%。",
    "全县共管理老年人1,23,456人。",
    "参保率达%，完成率为100%。",
    "血压控制率61.%，发放补助12,5万元。",
    "接种率98.5%%，共接种2，386人。",
    "共完成12.3.5万人次，医疗费用下降了-3.2%。",
    "传染病发病率17.67/10，居全市第三。",
]
silent = [
    "人口自然增长率为0.58%，出生率10.2‰。",
    "全县共管理老年人123,456人，床位2,386张。",
    "1.5%的患者转诊，2.3.0版系统上线。",
    "第1,2,3批物资到位，2019、2020年均达标，%前不空格。",
    "参保率达到100%。接种率95%以上。",
    "物资分为第12，386人已经签收。",
]
UNIT = r"(?:[人名户例家个所台份元万亿%‰次]|个百分点)"
WRONG = [
    wrong(
        r"(?<=率)[为是达：]{0,2}(?P<n>\d{1,5}(?:\.\d{1,4})?)/10(?=[，。；、）])",
        "“{at}”的分母应为“10万”，漏了“万”",
    ),
    wrong(
        r"(?<![\d.A-Za-z）)、])\.(?P<n>\d{1,4})(?=个百分点|[%‰]|万元|万人)",
        "小数点前缺“0”，应为“0.{n}”",
        "0.{n}",
        WARNING,
    ),
    wrong(
        r"(?<![\d.])(?P<one>\d{1,6})\.{2,3}(?P<other>\d{1,4})(?=[%‰万元人])",
        "“{at}”中有多余的小数点",
        "{one}.{other}",
    ),
    wrong(
        r"(?<![\d.])\d{1,6}\.\d{1,4}\.\d{1,4}(?=[%‰]|个百分点|万[元人份剂例户吨张]|亿元|人次|元)",
        "“{at}”中有两个小数点",
    ),
    wrong(r"(?<![\d.])(?P<n>\d{1,6})\.(?=[%‰])", "“{at}”的小数点后面没有数字"),
    wrong(
        rf"(?<![\d.,])\d{{1,3}}(?:,\d{{1,3}}){{1,4}}(?<!,\d{{3}})(?={UNIT})",
        "“{at}”的千分位分节不对",
        severity=WARNING,
    ),
    wrong(
        rf"(?<![\d.,])\d{{1,3}}(?:,\d{{1,2}}),\d{{3}}(?={UNIT})", "“{at}”的千分位分节不对", severity=WARNING
    ),
    wrong(r"(?<=[率达为到占约比过])[%‰](?=[，。；、）])", "“{at}”前面没有数"),
    wrong(r"(?<=\d)(?:%%|‰‰|%‰|‰%)", "“{at}”重复"),
    wrong(r"(?<=\d)%(?P<at>25)(?!\d)(?=[，。；、）]|$)", "网址里的“%25”就是“%”，“{at}”应删除", ""),
    wrong(r"(?<=\d)(?P<at>%)(?=个百分点)", "“%”与“个百分点”只留一个", ""),
    wrong(r"(?:下降|减少|降低|减幅为?|降幅为?)了?(?P<at>[-－])(?=\d)", "“下降”“减少”后面不用负号", ""),
    wrong(r"(?<=\d)(?P<at>[万亿])元[万亿](?!元|人)", "单位“{at}元”写乱了"),
]
# A comma of full width between digits that a Chinese comma cannot part (2，386人).
PARTED = wrong(
    r"(?<![第\d.，,、])[1-9]\d{0,2}，\d{3}(?=[人名户例家个台份元万])", "千分位不用全角逗号", severity=HINT
)


def check(document: Document) -> Iterator[Finding]:
    yield from objections(RULE, document, WRONG)
    yield from objections(RULE, document, [PARTED])
