"""该写数字的地方没有数字。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC115",
    ERROR,
    "该写数字的地方没有数字",
    "“共检查户次”“投入万元”“年 月 日”，数字没有填，或者在转换中丢失；数字后面带问号的，是起草时的存疑。",
    "《党政机关公文处理工作条例》第十九条：表述准确",
)
flagged = [
    "全年共出动卫生监督员 人次，检查单位 户次。",
    "改造村卫生室投入资金约万元。",
    "现场会定于2021年 月 日召开。",
    "全年培训村医共计人次，下发文件 份。",
    "共接种疫苗12000？剂次，待核实。",
    "落实补助资金达亿元，受益（ ）人。",
    "传染病发病率为/10万，较上年下降。",
    "全县总人口  万人，其中农业人口32万人。",
    "全年共投入      元用于设备购置，补助   户。",
]
silent = [
    "全年共出动卫生监督员120人次，检查单位56户次。",
    "（单位：万元、人次）",
    "住院人次、门诊人次均有增长，人均期望寿命提高。",
    "怎么实现100%？人人都要出力。",
    "多个单位 人员到位，确保 家庭医生签约。",
]
UNIT = r"(?:人次|户次|家次|万元|亿元|剂次|人份|例次)"
IN_TEXT = [
    wrong(r"(?<=[为达率])/(?:10|十)万", "“{at}”前面没有数字"),
    wrong(
        rf"(?<=[共计约达了资到])(?:计|约|达)?(?P<at>{UNIT})(?=[，。；])",
        "“{at}”前面没有数字",
    ),
    wrong(
        r"(?<=\d)[？?]{1,3}(?=[人名户例家个份元万剂次])|(?<=\d[人名户例家个])（[？?]{1,3}）",
        "数字后面的问号没有去掉",
    ),
]
# A blank that is left for a number, seen in the text as it stands.
IN_SOURCE = [
    wrong(
        r"(?<=[\u4e00-\u9fff])[ \u3000]{1,12}(?=(?:人次|户次|家次|万元|亿元|剂次)[，。；、,])", "此处漏填数字"
    ),
    wrong(
        r"(?<=[员位所家训件资了]) {1,12}(?=[人户家所份期次个名][，。；、,])",
        "此处漏填数字",
        severity=WARNING,
    ),
    wrong(
        r"(?<=[口计入资了达共约为费款额助补])[ \u3000]{2,20}"
        r"(?=(?:[万亿]?元|[万亿]人|[万亿]?(?:人次|户次|剂次|例次)|个百分点|[人户例份])(?:[，。；、,用给]|$))",
        "此处漏填数字",
    ),
    wrong(
        r"20\d{2}[ \u3000]{0,8}年[ \u3000]{1,12}月[ \u3000]{0,12}日|年[ \u3000]{1,12}月[ \u3000]{1,12}日",
        "日期没有填写",
    ),
    wrong(
        r"（[ \u3000]{0,8}）|\([ \u3000]{1,8}\)|【[ \u3000]{0,8}】|《[ \u3000]{0,8}》",
        "括号里没有内容",
        severity=WARNING,
    ),
]


def check(document: Document) -> Iterator[Finding]:
    yield from objections(RULE, document, IN_TEXT)
    yield from objections(RULE, document, IN_SOURCE, in_source=True)
