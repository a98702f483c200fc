"""党委、政府并称。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT128",
    WARNING,
    "党委、政府并称的写法",
    "“县委、县政府”用顿号分开，“县”字不省；不同级的党委并列，中间也要有顿号。",
    "GB/T 15834-2011 4.5.3.1；党政机关公文惯例",
)
flagged = [
    "落实市委县委主题教育文件精神。",
    "在县委县政府的坚强领导下，工作取得成效。",
    "按照省委省政府、市委市政府部署推进。",
    "感谢县委政府的关心支持。",
]
silent = [
    "落实市委、县委主题教育文件精神。",
    "在县委、县政府的坚强领导下，工作取得成效。",
    "省委书记调研，市委组织部、县委办公室牵头。",
    "市委省委托事项完成，受县委托政府代管。",
    "县委和县政府联合表彰，省、市两级专家到场。",
]
AREAS = "省市县区州旗"
WRONG = [
    wrong(
        rf"(?P<one>[{AREAS}]委)(?P<two>[{AREAS}]委)(?![托员派任书办宣组常会])",
        "“{at}”中间缺顿号",
        "{one}、{two}",
    ),
    wrong(
        rf"(?P<one>(?P<area>[{AREAS}])委)(?P<two>(?P=area)(?:人民)?政府)",
        "“{at}”中间宜用顿号",
        "{one}、{two}",
        HINT,
    ),
    wrong(
        rf"(?P<area>[{AREAS}])委政府(?![采购办公])",
        "“{at}”应写作“{area}委、{area}政府”",
        "{area}委、{area}政府",
        HINT,
    ),
    wrong(r"党中央国务院", "“党中央”“国务院”中间缺顿号", "党中央、国务院"),
]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, WRONG)
