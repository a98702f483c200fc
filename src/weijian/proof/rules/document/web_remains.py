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
    "卫生局工作总结\n时间：2022-02-07 15:02:37\n2021年，工作取得成效。",
    "资源描述\n2021年，全县签约21万人。\n返回 下载 举报",
    "上传人：一叶 文档编号：23715 上传时间：2022-07-01 格式：DOCX 页数：12\n全县签约21万人。",
    "索引号：113418/202311-00052\n发布机构：平川县卫生健康委员会\n全县签约21万人。",
    "p.MsoNormal{margin:0cm;text-align:justify}\n全县签约21万人。",
    "字号：大 中 小\n2021年，全县卫生健康工作取得成效。",
]
silent = [
    "资金来源：县财政。传染源来源：境外输入。",
    "加强健康教育宣传，分享到各村微信群，点击量达3万次。",
    "血压<140mmHg，体重指数>24的2300人。",
    "扫描二维码即可预约，官方网站浏览量稳步增长。",
    "时间：2021年6月30日\n地点：县医院会议室",
    "1.健康平川公众号访问量：3.2万次，点击量：12万次\n2.网站浏览量：1200余次",
    "宣传品\n海报\n折页\n举报\n微信",
    "支付方式：按病种付费。监督方式：电话监督。资源描述框架采用国家标准。",
    "发放温馨提示5000份，收藏感谢信30封，关闭诊所3家，下载健康APP3万次。",
    "首页公示12期，上一篇章已经写就。",
]
SAID = {
    "page": ("“{at}”是网页的栏目或按钮", WARNING),
    "listing": ("“{at}”是信息公开目录的栏目，不是公文的内容", HINT),
    "code": ("“{at}”是网页的代码", WARNING),
}
SHOWN = 30
WRONG = [
    wrong(
        r"[【\[](?:打印本?页?|打印正文|关闭窗?口?|返回顶部|大 ?中 ?小|我要纠错|收藏|字体[^\]】\n]{0,12})[】\]]",
        "“{at}”是网页的按钮",
        "",
    ),
    wrong(
        r"(?:&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|hellip|middot|ensp|emsp|#\d{2,5})[;；]){1,40}",
        "“{at}”是网页的字符实体",
    ),
    wrong(
        r"^ {0,20}(?:来源|作者|编辑)[：:][^\n，。；]{1,30}$",
        "“{at}”是网页的栏目，不是公文的内容",
        severity=HINT,
    ),
]


def check(document: Document) -> Iterator[Finding]:
    for start, end, kind in document.leftovers:
        if kind in SAID:
            message, severity = SAID[kind]
            shown = document.text[start:end].strip()[:SHOWN]
            yield RULE.at(start, end, message.format(at=shown), severity=severity, put="", in_source=True)
    for finding in objections(RULE, document, WRONG, in_source=True):
        if not document.touches_leftover(finding.start, finding.end):
            yield finding
