"""英文缩写用了小写。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT127",
    HINT,
    "英文缩写用了小写",
    "PCR、HIV、CT等医学和信息系统的缩写用大写；每一个只在首处提示。",
    "《医学名词》（全国科学技术名词审定委员会）；GB/T 15834-2011 附录",
)
flagged = [
    "规范建设pcr实验室2个。",
    "开展hiv筛查7357人次，配备ct机1台。",
    "b超检查1200人次，HIS和pacs系统上线。",
    "重症监护病房（icu）床位12张，开展hpv检测。",
]
silent = [
    "规范建设PCR实验室2个，使用APP和app预约。",
    "邮箱为ct@pingchuan.cn，网址为www.his.cn/icu。",
    "配备DR、CT各1台，推行“1+n”模式。",
    "血糖7.0mmol/L，血压140mmHg，体重60kg。",
    "开展HPV检测，配备b型超声诊断仪。",
]
ABBREVIATIONS = (
    "pcr|hiv|hpv|hcv|hbv|icu|nicu|ct|mri|dr|ecmo|dna|rna|lis|his|pacs|emr|drg|drgs|dip|pdca|gdp|cdc|dsa|tct"
    "|hbsag|afp|b超"
)
FOUND = re.compile(rf"(?<![A-Za-z0-9@./_-])(?:{ABBREVIATIONS})(?![A-Za-z0-9@./_])")
WEB = re.compile(r"(?:www|http|@)[\w./:@-]{0,60}\Z")


def check(document: Document) -> Iterator[Finding]:
    told: set[str] = set()
    for match in FOUND.finditer(document.plain):
        short = match.group()
        if short not in told and not WEB.search(document.plain[max(0, match.start() - 60) : match.start()]):
            told.add(short)
            right = short.upper() if short != "hbsag" else "HBsAg"
            yield RULE.at(*match.span(), f"缩写“{short}”应为“{right}”", put=right)
