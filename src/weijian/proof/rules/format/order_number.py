"""发文字号的顺序号和年份的写法。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT111",
    WARNING,
    "发文字号的写法不规范",
    "年份应标全称；发文顺序号不加“第”字，不编虚位（1不编为01），后面加“号”字。",
    "GB/T 9704-2012 7.2.5",
)
flagged = [
    "根据县卫健发〔2021〕08号文件要求抓好落实。",
    "按照市卫疾控〔2020〕第12号文件执行。",
    "依据省卫基层〔19〕25号文件开展考核。",
    "印发《关于加强管理的通知》（平卫发〔2022〕003号）。",
]
silent = [
    "根据县卫健发〔2021〕8号文件要求抓好落实。",
    "按照国务院令第680号执行。",
    "中标公告（2021）第3批已发布，共10号标段。",
    "第01号储备点已启用，患者编号2020-003。",
    "依据平政办函〔2022〕21号文件批复实施。",
]
NUMBER = r"[〔\[［【](?:19|20)\d{2}[〕\]］】]"
WRONG = [
    wrong(rf"{NUMBER}(?P<at>第(?P<n>\d{{1,4}}))号", "发文顺序号不加“第”字", "{n}"),
    wrong(rf"{NUMBER}(?P<at>0{{1,4}}(?P<n>[1-9]\d{{0,3}}))号", "发文顺序号不编虚位，“{at}”应为“{n}”", "{n}"),
    wrong(r"[〔［](?P<at>[012]\d)[〕］]\d{1,4}号", "发文字号的年份应标全称，不写作“{at}”"),
]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, WRONG)
