"""定语后面缺“的”，人前面缺量词。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT133",
    WARNING,
    "缺“的”或缺量词",
    "动词短语作定语，与后面的数量之间要有“的”；数词与名词之间要有量词。",
    "《现代汉语八百词》的、数词",
)
flagged = [
    "对收治9例患者实施中西医结合治疗。",
    "对不按时签到3人进行约谈。",
    "对检出12名携带者全部随访。",
    "对县人民医院一医务人员作出停岗处理。",
    "对工作中出现失误3名人员给予处理。",
]
silent = [
    "对收治的9例患者实施中西医结合治疗。",
    "对全县12家医院进行检查，对辖区3名医务人员开展培训。",
    "对一名医务人员作出停岗处理，统一医务人员着装。",
    "对报告9例以上的乡镇通报，第一医院一患者一方案。",
    "接诊患者3名，签到30人。",
]
VERB = "(?:收治|救治|确诊|检出|发现|查出|筛出|签到|失误|违规|违纪|迟到|缺席|旷工|转诊|入组|未达标|不达标|不合格|未完成|不到位)"
WRONG = [
    wrong(
        rf"对(?:[^，。；的\d]{{0,12}}){VERB}(?P<at>\d{{1,5}}[名例人家起个])(?!以[上下])(?=[“\u4e00-\u9fff])",
        "动词与数量之间缺“的”：“的{at}”",
        "的{at}",
    ),
    wrong(
        rf"(?<=[，、；]){VERB}(?P<at>\d{{1,4}}名)(?=(?:人员|同志|医务人员|干部|职工)(?:给予|进行|予以|作出))",
        "动词与数量之间缺“的”",
    ),
    wrong(
        r"(?<![\d一二三四五六七八九十第统同唯单万专逐每之人点医患户策档])一(?=(?:医务人员|医护人员|男子|女子|干部|村民|护士|工作人员)(?!一))",
        "“一”后面缺量词“名”",
        "一名",
        HINT,
    ),
]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, WRONG)
