"""计量单位的名称和符号。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT114",
    WARNING,
    "计量单位不规范",
    "计量单位用法定计量单位；“平方”“立方”后面要有“米”；符号分大小写，千克写作kg，平方米写作m²。",
    "《国务院关于在我国统一实行法定计量单位的命令》（1984）；GB 3100-1993",
)
flagged = [
    "新建业务用房2400平方，绿化800平方。",
    "处置医疗废物35KG，日均消毒面积120M2。",
    "发放消毒药品300市斤，水深2公尺。",
    "献血量达53.6ML，建筑面积1500m2。",
    "冷链储存温度2—8度，库容30立方。",
]
silent = [
    "新建业务用房2400平方米，服务半径3平方公里。",
    "处置医疗废物35kg，日均消毒面积120m²。",
    "献血量53.6mL，采样管5ml，库容30立方米。",
    "冷链储存温度2～8℃，纵深360度宣传，N95口罩10个。",
    "第三方公司、平方根，2020年度3月。",
]
NUMBER = r"(?<=[\d万余多])"
WRONG = [
    wrong(rf"{NUMBER}(?P<unit>平方|立方)(?![米公千厘毫分英寸根])", "“{unit}”后面缺“米”", "{unit}米"),
    wrong(rf"{NUMBER}(?:KG|Kg)(?![A-Za-z])", "“{at}”应为“kg”（千克）", "kg"),
    wrong(r"(?<=[mμnk]g/)(?:KG|Kg)(?![A-Za-z])", "“{at}”应为“kg”（千克）", "kg"),
    wrong(r"(?<=\d)(?:KM|Km)(?![A-Za-z])", "“{at}”应为“km”（千米）", "km"),
    wrong(r"(?<=\d)(?:ML|Ml)(?![A-Za-z])", "“{at}”应为“mL”（毫升）", "mL"),
    wrong(
        r"(?<=\d)(?:M|m)(?P<power>[23])(?![\d.A-Za-z])", "“{at}”应为“m”的上标（平方米写作m²，立方米写作m³）"
    ),
    wrong(rf"{NUMBER}(?:市斤|公斤力|公尺|英寸|英尺|公分|市尺|加仑)", "“{at}”不是法定计量单位"),
    wrong(rf"{NUMBER}(?:斤)(?![斤])", "“斤”不是法定计量单位，应折成千克（公斤）", severity=HINT),
    wrong(
        r"(?:温度|体温|室温|低于|高于)[^，。；\d]{0,4}\d{1,2}(?:[-～~—至]\d{1,2})?(?P<at>度)(?![^，。；]{0,2}角)",
        "温度的单位应为“℃”（摄氏度）",
        "℃",
    ),
    wrong(r"(?<=\d)[cC][cC](?![A-Za-z])", "“{at}”应为“mL”（毫升）", "mL"),
]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, WRONG)
