"""没有填写的占位符。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC101",
    ERROR,
    "没有填写的占位符",
    "X人、××、待补充之类是起草时留下的空，定稿前应当填写。",
    "GB/T 9704-2012 公文应当完整",
)
flagged = [
    "上半年共出动卫生监督人员X人次，检查场所XX户次。",
    "全县签约××人，具体数据待补充。",
    "投入____万元建设信息系统。",
    "20XX年，***县卫生健康局完成任务**户。",
    "_镇卫生院20_年妇幼保健工作总结。",
    "○○县卫生健康局2021年*月工作情况。",
]
silent = [
    "开展X光检查300人次，CT检查20人次。",
    "拍摄胸部X线片30张，X射线机2台。",
    "数据待上级核定后公布，补充协议已签。",
    "联合开展100×100米网格化排查。",
    "患者**，男，56岁，编号20*3。",
    "二○○八年至二〇一〇年，全县参合率稳步提高。",
    "文件名为report_市级_2021，密码含*号，3*4米。",
]
PLACEHOLDER = re.compile(
    r"(?<![A-Za-z0-9])[XxＸ×]{1,4}(?=(?:多|余)?(?:万|亿)?(?:人|名|家|个|所|次|户|例|元|场|起|份|台|条|项|件|批|张|岁|月|日|年|市|县|区|省|乡|镇|村|同志))"
    r"|(?<=[\u4e00-\u9fff])X(?=[\u4e00-\u9fff])(?!光|线|射线|染色|型|轴|综合)"
    r"|(?<!\d)20[Xx×*＊_]{1,2}年|(?<![*＊])[*＊]{2,8}(?=[县市区乡镇村人名户]|医院|卫生院|同志|万元)"
    # One stroke or ring for the name of a place: _镇卫生院, *县, ○○市; the zeros of 二〇〇八年 are none.
    r"|(?<![A-Za-z0-9_*])[_*]{1,2}(?=(?:[县市区乡镇村省州旗]|卫生院|医院)[\u4e00-\u9fff])"
    r"|(?<![〇○零一二三四五六七八九])[○〇□△]{2,4}(?=[县市区乡镇村省人年月])|(?<=\d年)[_*]{1,2}(?=月)"
    r"|[×Ｘ]{2,}|(?<![A-Za-z0-9])X{2,}(?![A-Za-z0-9])|某某|_{3,}|＿{2,}"
    r"|(?:数据|数字|内容|此处|具体|情况)?待(?:补充|完善|填写|填报|核实后填|定稿)(?=[，。；）】\n]|$)|【(?:此处)?[^【】\n]{0,12}(?:填写|补充|插入)[^【】\n]{0,12}】"
)


def check(document: Document) -> Iterator[Finding]:
    for match in PLACEHOLDER.finditer(document.plain):
        yield RULE.at(*match.span(), f"占位符“{match.group()}”没有填写")
