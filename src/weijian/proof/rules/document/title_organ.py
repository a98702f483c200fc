"""标题缺少发文机关。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC120",
    HINT,
    "标题缺少发文机关",
    "标题由发文机关名称、事由和文种组成；只有年份和“工作总结”的标题，看不出是哪个单位的。",
    "GB/T 9704-2012 7.3.1；《党政机关公文处理工作条例》第九条",
)
flagged = [
    "2021年工作总结\n一、主要工作\n正文。",
    "2020年上半年工作总结及下半年打算\n正文如下。",
    "二〇二一年度卫生健康工作总结\n一、疫情防控\n正文。",
    "2022年度工作总结和2023年工作计划\n一、主要工作\n正文。",
]
silent = [
    "白岩县卫生健康局2021年工作总结\n一、主要工作\n正文。",
    "白岩镇卫生院\n2021年工作总结\n一、主要工作\n正文。",
    "2021年平川县疾控中心工作总结\n一、主要工作\n正文。",
    "全县2021年卫生健康工作总结\n一、主要工作",
    "2021年工作总结会议纪要要点，请各单位贯彻执行。",
]
BARE = re.compile(
    r"\A\s{0,20}(?P<at>(?:20\d{2}|二[〇○零一二三四五六七八九]{3})年度?(?:上半年|下半年|[一二三四]季度)?(?:全年)?(?:卫生健康|卫健|卫生|医院|疾控|妇幼)?工作(?:总结|报告|汇报|情况)[^\n，。；]{0,24})(?=\n|\Z)"
)
ORGAN = re.compile(r"[局委院所站中心办府县市区镇乡村]")


def check(document: Document) -> Iterator[Finding]:
    match = BARE.match(document.plain)
    if match and not ORGAN.search(match["at"].replace("中心工作", "")):
        yield RULE.at(*match.span("at"), "标题里没有写明是哪个单位")
