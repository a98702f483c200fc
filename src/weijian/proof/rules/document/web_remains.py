"""网页栏目、按钮和代码。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC116",
    WARNING,
    "网页的栏目、按钮或代码",
    "“上一篇”“打印本页”“字号：大 中 小”、网页标记和字符实体，是从网页复制时带进来的，不是公文的内容。",
    "GB/T 9704-2012 7 公文格式各要素",
)
flagged = [
    "平川县卫生健康局2021年工作总结\n发布时间：2022-01-05 来源：县卫健局 浏览次数：120\n一、主要工作",
    "继续抓好落实。\n上一篇：2020年工作总结\n下一篇：没有了",
    "签约21万人。&nbsp;&nbsp;全县达标。",
    "<p>加强队伍建设。</p>",
    "继续抓好落实。\n【打印本页】【关闭窗口】\n版权所有：平川县人民政府 ICP备05001234号",
    "字号：大 中 小\n2021年，全县卫生健康工作取得成效。",
]
silent = [
    "资金来源：县财政。传染源来源：境外输入。",
    "加强健康教育宣传，分享到各村微信群，点击量达3万次。",
    "血压<140mmHg，体重指数>24的2300人。",
    "扫描二维码即可预约，官方网站浏览量稳步增长。",
    "首页公示12期，上一篇章已经写就。",
]
WRONG = [
    wrong(
        r"^[^\n。；]{0,40}(?:发布时间|发布日期|更新时间|浏览次数|阅读次数|点击数|点击量|访问量|信息来源|稿件来源|责任编辑|文章来源)[：:][^\n。]{0,80}$",
        "“{at}”是网页的栏目",
    ),
    wrong(
        r"^ {0,20}(?:上一篇|下一篇|上一条|下一条|上一页|下一页|相关附件|附件下载|点击下载|相关新闻|相关链接"
        r"|返回顶部|返回列表|当前位置|您的位置|您现在的位置)(?:[：:>][^\n]{0,80})?$",
        "“{at}”是网页的栏目",
    ),
    wrong(
        r"^ {0,20}(?:字号|字体|视力保护色|分享到|收藏|扫一扫)[^\n。，；]{0,30}(?:大|中|小|微信|微博|打印|手机)[^\n。，；]{0,20}$",
        "“{at}”是网页的按钮",
    ),
    wrong(
        r"[【\[](?:打印本?页?|打印正文|关闭窗?口?|返回顶部|大 ?中 ?小|我要纠错|收藏|字体[^\]】\n]{0,12})[】\]]",
        "“{at}”是网页的按钮",
        "",
    ),
    wrong(
        r"[^\n。]{0,30}(?:版权所有|Copyright|ICP备|公网安备|网站标识码|主办单位：[^\n。]{0,20}承办单位)[^\n。]{0,60}",
        "“{at}”是网站的声明",
    ),
    wrong(
        r"(?:&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|hellip|middot|ensp|emsp|#\d{2,5})[;；]){1,40}",
        "“{at}”是网页的字符实体",
    ),
    wrong(
        r"</?(?:p|br|div|span|table|tr|td|strong|b|font|img|a|h[1-6]|ul|li|o:p|script|style)(?:\s[^<>\n]{0,200})?/?>",
        "“{at}”是网页标记",
    ),
    wrong(r"^ {0,20}首页 {0,4}[>›»][^\n]{0,80}$", "“{at}”是网页的栏目"),
    wrong(
        r"^ {0,20}(?:来源|作者|编辑)[：:][^\n，。；]{1,30}$",
        "“{at}”是网页的栏目，不是公文的内容",
        severity=HINT,
    ),
]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, WRONG, in_source=True)
