"""转换、下载留下的痕迹。"""

import re
from collections.abc import Iterator
from itertools import pairwise

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
    "仅供学习 禁止外传\n文行天下\n【会员资料仅供内部交流使用】\n平川县卫健局2021年工作总结",
    "亲，该文档总共5页，到这儿已超出免费预览范围，如果喜欢就下载吧！\n2021年，全县签约21万人。",
    "《卫生局2021年工作总结.docx》由会员分享，可在线阅读。\n一、主要工作",
    "下面是小编为大家整理的卫生局工作总结，欢迎阅读。\n2021年，全县签约21万人。",
    "加强领导。_GoBack\n（未完，全文共4520字，当前显示1230字）",
    "继续抓好落实。\n咨询唯一指定QQ12345\n自建平台、实时分享\n举报倒卖会员资料的人，举报成功赠送一年会员材料！",
]
silent = [
    "在医院设置书签阅览角，开展健康教育。",
    "本站是县急救中心站，24小时值班。",
    "严禁外传患者信息，落实保密制度。",
    "建立QQ群3个，推送健康知识。",
    "继续抓好落实。\n附件：1.任务分解表.docx\n2.统计表.doc",
    "县计生协由会员分享致富经验，用户上传血压数据3200条，学会注册会员320名。",
    "推行先诊疗后付费，付费完成率100%；打击侵权假冒，查处涉嫌侵权案件2起。",
    "中心血站本站所有护士均参加培训，缩小编制差距，居民可在线阅读科普文章。",
    "完善平台建设、实时分享数据\n落实首诊负责\n举报非法行医的人，举报成功奖励200元。",
]
LEFTOVER = re.compile(
    r"错误！(?:未找到引用源|未定义书签|超链接引用无效)[。！]?"
    r"|^[^\n]{0,12}(?:禁止外传|用后删除|仅供学习)[^\n]{0,20}$"
    r"|[【（(\[](?:优秀|精选|通用|最新|参考|推荐|完整)?(?:范文|模板|样本|范本|样文|可编辑|[Ww]ord版|下载版)(?:\d{1,2}篇)?[】）)\]]"
    r"|[（(](?:精选|通用|实用|推荐|优选|热门)[一二三四五六七八九十\d]{1,3}篇[）)]|(?:工作总结|工作计划|工作报告)范文(?!网)"
    r"|(?:^|(?<=总结|报告|计划|思路|汇报))(?:篇[一二三四五六七八九十]{1,2}|[（(]?篇\d{1,2}[）)]?)(?=[：:]|[ \u3000]{0,4}$)"
    r"|(?:https?://|www\.)[\w./?=&%#-]{4,120}(?=[^\n]{0,10}(?:下载|范文|文库))|(?:下载文档|范文网|文秘网|百度文库|道客巴巴|豆丁网)",
    re.MULTILINE,
)


# What sites say of themselves, sought with the words before it only where one of the words is met at all.
TOLD = re.compile("来源于网|网友上传|不代表本站|侵权|原创文章|会员|订阅立享|QQ")
NOTICE = re.compile(
    r"[^\n，。；]{0,30}(?:来源于(?:网友|网络)|网友上传|不代表本站|侵权(?:请)?联系|原创文章可咨询)[^\n。]{0,60}。?"
    r"|[^\n。]{0,40}(?:会员资料|会员群|倒卖会员|订阅立享|唯一指定QQ|(?:加|咨询|联系|免费)(?:客服)?QQ(?:：|:)?\d{0,12})[^\n。]{0,80}"
)
LINE = re.compile(r"[^\n]*\S[^\n]*")
# What a line may say and yet belong to the report, though it stands among the notices of a site.
OF_THE_REPORT = re.compile(
    r"总结|报告|汇报|计划|思路|要点|方案|[局委院站办心]$|20\d{2}年|附件|[：:。]$|^[（(]?[一二三四五六七八九十]{1,2}[、）)]"
)
SITE_LINE = re.compile(
    r"[ \u3000]{0,20}(?:(?:时间|日期|导语|导读|来源|发布时间|更新时间|作者|摘要|编辑)[：:]|【|仅供)"
)
SHORT, BETWEEN, SITE_NAME = 30, 6, 3


def is_leftover(line: str) -> bool:
    """Whether a site has put this line in, so that it says nothing of how the report is written."""
    return any(_leftovers(line)) or SITE_LINE.match(line) is not None


def check(document: Document) -> Iterator[Finding]:
    for start, end, kind in document.leftovers:
        if kind in {"notice", "mark"}:
            shown = document.text[start:end].strip()
            message = f"“{shown[:20]}”是转换或下载留下的痕迹，应删除"
            yield RULE.at(start, end, message, put="", in_source=True)
    found = sorted(set(_leftovers(document.plain)))
    for start, end in sorted([*found, *_lines_among(document, found)]):
        shown = document.plain[start:end].strip()
        yield RULE.at(start, end, f"“{shown[:20]}”是转换或下载留下的痕迹，应删除", put="")


def _leftovers(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in LEFTOVER.finditer(text))
    done = 0
    for told in TOLD.finditer(text):
        if told.start() >= done:
            start = text.rfind("\n", 0, told.start()) + 1
            done = text.find("\n", told.end()) + 1 or len(text)
            yield from (match.span() for match in NOTICE.finditer(text, start, done))


def _lines_among(document: Document, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Short lines that stand between the notices of a site, or give the site's name that such a notice begins with."""
    for (_, before), (after, end) in pairwise(found):
        between = document.plain[before:after]
        lines = [(match.start() + before, match.group()) for match in LINE.finditer(between)]
        if len(lines) > BETWEEN:
            continue
        for start, line in lines:
            words = line.strip()
            names_site = len(words) >= SITE_NAME and document.plain[after:end].strip().startswith(words)
            if names_site or (len(words) <= SHORT and not OF_THE_REPORT.search(words)):
                yield start, start + len(line)
