"""个人的电子邮箱。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "PII107",
    HINT,
    "出现个人的邮箱、QQ号或微信号",
    "公文里的联系方式用单位的办公邮箱；商业邮箱、QQ号、微信号多是个人的。",
    "《个人信息保护法》第六条",
)
flagged = [
    "材料请发至1234567@qq.com。",
    "联系人邮箱：lihua@163.com。",
    "咨询QQ：12345678。",
    "添加微信号wjj_2021办理。",
]
silent = [
    "材料请发至办公邮箱wjj@example.gov.cn。",
    "建立QQ群3个、微信群12个。",
    "关注微信公众号“健康平川”。",
    "QQ远程会诊120次。",
    "加入QQ群的医生320名，微信预约占八成。",
]
PERSONAL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._-]{1,40}@(?:qq|163|126|sina|sohu|139|189|gmail|hotmail|outlook|foxmail|yeah)\.(?:com|cn|net)"
    r"|(?:QQ|qq)(?:号码?)?[：:]?(?=\d{5,12}(?!\d))\d{5,12}|微信号[：:]?[A-Za-z0-9][A-Za-z0-9_-]{5,20}"
)


def check(document: Document) -> Iterator[Finding]:
    for match in PERSONAL.finditer(document.plain):
        yield RULE.at(*match.span(), "出现个人的联系方式")
