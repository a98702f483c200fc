"""批注、修订和排版标记。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, HINT, WARNING, Finding
from weijian.proof.normalise.substitutions import STRAY_POINT
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC117",
    ERROR,
    "批注、修订、域代码或排版标记没有清除",
    "批注和修订的痕迹、Word的域代码、Markdown的标记、起草时写给自己的提示，定稿时应当清除。",
    "GB/T 9704-2012 7；《党政机关公文处理工作条例》第二十五条：定稿",
)
flagged = [
    "批注 [王1]: 此数请核对。\n全县签约21万人。",
    "全县签约21万人（此处需核实）。",
    "完成率见 PAGE \\* MERGEFORMAT 表。",
    "**一、主要工作**\n全县签约21万人。",
    "# 平川县卫健局2021年工作总结\n正文。",
    "TODO：补充医共体数据。",
    "[王五1]此处签约21万人。\n已删除[王五]: 二级医院",
    "对于发现的.传染病人及时报告，全年签约.21.3万人。全县的'卫生事业稳步发展。",
    "平川县卫健局2021年工作总结（终稿）\n全年签约21万人。",
    "全年签约21万人。（批注：此句请规划科再核）",
    "培训村医312人（注：此数与上页不一致，请核）。",
    "带格式的: 字体: 三号\n删除的内容: 二级",
]
silent = [
    "领导在文件上作了批注，要求抓好落实。",
    "患者**，男，56岁，已治愈。",
    "患者**、**均已治愈，**同志任组长，**县长任副组长。",
    "#1机房和2#楼投入使用，删除重复档案300份。",
    "见[附件1]和[图2]所示，[文献3]已引，删除[重复]档案300份。",
    "自然增长率为.58%，开展'两癌'筛查，检查户数.系统版本为v2.1。",
    "平川县卫健局2021年工作总结（送审稿）\n签约21万人，总结（定稿）已报。",
    "修订内容：新增条款三条。修订制度12项。",
    "见表1（注：不含乡镇卫生院），医嘱由药师批注（批注率98%）。",
    "此处为事故多发路段，请各单位核实上报。",
]
WRONG = [
    wrong(r"批注 ?[\[［][^\]］\n]{1,20}[\]］][:：]?", "批注没有清除"),
    wrong(r"[（(【]批注[:：][^（）()【】\n]{1,40}[）)】]", "批注没有清除", ""),
    wrong(
        r"[（(【](?:备?注|编者按)[:：](?=[^（）()【】\n]{0,20}(?:请|需|再|待)[^（）()【】\n]{0,8}[核查补])[^（）()【】\n]{1,40}[）)】]",
        "起草的提示没有清除",
        "",
    ),
    # Word names its comments after who wrote them, and numbers them: [王五1]; [图1] and [附件1] are the text's.
    wrong(
        r"(?<!批注)(?<!批注 )[\[［](?![^\]］]{0,4}(?:图|表|件|注|例|献|章|节|版|第))"
        r"[\u4e00-\u9fff]{2,4}\d{1,3}[\]］](?=[\u4e00-\u9fff：:])",
        "像是批注没有清除",
        severity=WARNING,
    ),
    wrong(
        r"^ {0,20}(?:带格式的|(?:已?删除|已?插入|已?移动)(?:的内容)?(?:[\[［][^\]］\n]{1,12}[\]］])?"
        r"|格式化|设置了格式|设置格式[\[［][^\]］\n]{1,12}[\]］])[:：][^\n]{0,60}",
        "修订的痕迹没有清除",
        "",
    ),
    wrong(r"(?<=[\u4e00-\u9fff，。；、])[`\\^~](?=[\u4e00-\u9fff])", "多余的符号“{at}”没有清除", ""),
    wrong(
        r"(?<=总结|计划|报告|汇报|思路|打算)(?P<at> ?[-—–] ?副本"
        r"|[（(](?:定稿|终稿|最终稿|最终版|修改稿?\d{0,2}|初稿[\d.]{0,6}|\d)[）)]"
        r"|最终版|终稿)(?=[ \u3000]{0,9}$)",
        "“{at}”像是文件名里的稿次，不是标题的内容",
        "",
        HINT,
    ),
    wrong(STRAY_POINT, "多余的符号“{at}”没有清除，像是网站为防复制加进来的", ""),
    wrong(
        r"(?<=[\u4e00-\u9fff])\.(?=\d{1,6}\.\d|\d{1,7}(?:人|个|家|户|例|份|名|所|次|台|件|张))",
        "数字前面多了一个点",
        "",
    ),
    # The only one of its sentence: of a pair there would be two.
    wrong(
        r"(?:^|[。！？])[^'。！？\n]{0,200}(?<=[\u4e00-\u9fff])(?P<at>')(?=[\u4e00-\u9fff])[^'。！？\n]{0,200}(?=[。！？\n]|$)",
        "多余的符号“{at}”没有清除",
        "",
    ),
    wrong(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!)", "表格公式的错误值“{at}”没有改正"),
    wrong(r"(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])[:：]?", "起草的标记没有清除"),
    wrong(
        r"[（(【](?![^（）()【】\n]{0,8}待(?:补充|完善|填写|核实后填))(?:此处|这里|该数|数据|数字|此数|存疑|待)[^（）()【】\n]{0,16}(?:核实|核对|补充|确认|修改|待定|有误|完善|填写|更新)[^（）()【】\n]{0,6}[）)】]",
        "起草的提示没有清除",
    ),
    wrong(
        r"(?<=[，。；：])(?:请|需要?)(?:[\u4e00-\u9fff]{0,4})(?:核实|核对)一?下?(?=[。！）])",
        "像是写给核稿人的话",
        severity=HINT,
    ),
]

OF_A_NAME = "[县市区乡镇村、，的人名户年月]|同志|医院|卫生院|书记|局长|主任|等"
MARKDOWN = wrong(
    # Not from one placeholder to the next: **同志任组长，**县长任副组长.
    rf"\*\*(?!{OF_A_NAME})[^*\n]{{2,60}}\*\*(?!{OF_A_NAME})"
    rf"|^ {{0,3}}#{{1,6}} [^\n]{{0,60}}|^ {{0,3}}```[^\n]{{0,20}}|^ {{0,3}}>{{1,3}} [^\n]{{0,60}}",
    "Markdown标记没有清除",
)


def check(document: Document) -> Iterator[Finding]:
    for start, end, kind in document.leftovers:
        if kind == "field":
            yield RULE.at(start, end, "域代码没有清除", put="", in_source=True)
    wrongs = WRONG if document.markdown else [*WRONG, MARKDOWN]
    yield from objections(RULE, document, wrongs, in_source=True)
