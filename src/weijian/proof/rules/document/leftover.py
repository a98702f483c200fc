"""转换、下载留下的痕迹。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC102",
    ERROR,
    "转换或下载留下的痕迹",
    "书签、域代码、网站声明、会员资料水印等不是公文的内容，应当删除。",
    "GB/T 9704-2012 公文应当完整、规范",
)
flagged = [
    "[bookmark: _Toc1]坚持党建引领。",
    "本文来源于网友上传，不代表本站观点。\n现将工作总结如下：",
    "仅供内部学习，会员资料严禁外传，加QQ123456789咨询。",
    "错误！未找到引用源。",
]
silent = [
    "在医院设置书签阅览角，开展健康教育。",
    "本站是县急救中心站，24小时值班。",
    "严禁外传患者信息，落实保密制度。",
    "建立QQ群3个，推送健康知识。",
]
LEFTOVER = re.compile(
    r"\[bookmark[:：][^\]\n]{0,60}\]|\[(?:图片|image|pic)[^\]\n]{0,40}\]|错误！(?:未找到引用源|未定义书签|超链接引用无效)[。！]?"
    r"|\{ ?(?:PAGE|HYPERLINK|TOC|MERGEFIELD)[^{}\n]{0,80}\}"
    r"|[^\n，。；]{0,30}(?:来源于(?:网友|网络)|网友上传|不代表本站|侵权(?:请)?联系|原创文章可咨询)[^\n。]{0,60}。?"
    r"|[^\n。]{0,40}(?:会员资料|会员群|倒卖会员|订阅立享|唯一指定QQ|(?:加|咨询|联系|免费)(?:客服)?QQ(?:：|:)?\d{0,12})[^\n。]{0,80}"
    r"|^[^\n]{0,12}(?:禁止外传|用后删除|仅供学习)[^\n]{0,20}$"
    r"|(?:https?://|www\.)[\w./?=&%#-]{4,120}(?=[^\n]{0,10}(?:下载|范文|文库))|(?:下载文档|范文网|文秘网|百度文库|道客巴巴|豆丁网)",
    re.MULTILINE,
)


def check(document: Document) -> Iterator[Finding]:
    for match in LEFTOVER.finditer(document.plain):
        shown = match.group().strip()
        yield RULE.at(*match.span(), f"“{shown[:20]}”是转换或下载留下的痕迹，应删除", put="")
