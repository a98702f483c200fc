"""编码损坏的字。"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby, pairwise

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding, Fix
from weijian.proof.normalise import Repair
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC103",
    ERROR,
    "编码损坏的字",
    "把一种编码的字按另一种编码读出的乱码、替代字符、锟斤拷、连续问号夹在汉字中间、私用区字符，都是编码转换时损坏的字。",
    "GB 18030-2022",
)
flagged = [
    "加强医疗机构??平O，提高质量。",
    "全县锟斤拷卫生院全部达标。",
    "落实\ufffd\ufffd责任制。",
    "ÎÀÉú½¡¿µ¾Ö2020Äê¹¤×÷×Ü½á",
    "2021年鍗\ue0a4敓鍋ュ悍工作要点",
    "全年å®\x8cæ\x88\x90体检300人。",
    "他说：â€œ抓好落实â€\x9d。",
    "\uf0b7 加强领导",
    "严厉打击欺诈骗?!毕低痴治行动。",
    "落实分级诊?制度，双向转诊1200人次。",
    "共创建省级重点？？坪？3个，临床重点？？？。",
    "建成国家级慢？？合防控示范区，通过省级复审。",
    "加强精神？？，推进医养结合。",
]
silent = [
    "怎么办？怎么看？各单位展开讨论。",
    "真的有效吗？？大家议论纷纷。",
    "锟字不常用。",
    "××××年××月，误差±5°以内。",
    "火鍋店、鋼鐵廠、鍾鎔基先生、鄭州鋁廠的銀行賬戶。",
    "Ménière病、Sjögren综合征、Guillain-Barré综合征患者8例。",
    "彭喆、李祎、王堃、陈翀、赵犇任组员。",
    "签约后怎么办?随访由谁来做?各单位展开讨论。",
    "能否达标?要看下半年。",
    "到底怎么管？？各单位展开讨论。",
    "为什么人才留不住？？3家医院作了分析。",
]
BROKEN = re.compile(
    r"\ufffd+|锟斤拷|烫烫烫|屯屯屯|[\ue000-\uf8ff]+|(?<=[\u4e00-\u9fff])\?{2,}(?=[\u4e00-\u9fff\u3105-\u312f])"
    # Lost with a sign behind it (骗?!毕到y统), or next to what else such a loss leaves: a letter amid Chinese.
    r"|(?<=[\u4e00-\u9fff])\?[!！](?=[\u4e00-\u9fff])"
)
# A half-width question mark between Chinese, or several of full width: characters lost, where nobody asks.
LONE = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:\?(?=[\u4e00-\u9fff])|？{2,9}(?=[\u4e00-\u9fff\d。，；])|？(?=[，；、]))"
)
ASKS = re.compile(r"[吗呢么谁哪何几否]|怎|什|多少|有没有|是不是|能不能|难道|岂")
# Broken places so near belong to one run, of which the signs between are no better.
NEAR = 8
ZHUYIN = re.compile(r"(?<=[\u4e00-\u9fff])[\u3105-\u312f](?=[\u4e00-\u9fff，。])")
BULLET = re.compile(r"(?:^|\n)[ \t\u3000]{0,40}\Z")
SHOWN = 12
# More pieces in one line than a reader wants to be told of one by one.
PIECES = 3
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def check(document: Document) -> Iterator[Finding]:
    """A line of which so much is lost that nothing can be put right in place is one finding."""
    found = sorted(_findings(document), key=lambda finding: finding.start)
    breaks = [match.start() for match in re.finditer("\n", document.text)]
    for _, same in groupby(found, key=lambda finding: bisect_right(breaks, finding.start)):
        line = list(same)
        start, end = line[0].start, line[-1].end
        if len(line) > PIECES and document.text.find("\ufffd", start, end) >= 0:
            message = f"“{document.text[start:end][:SHOWN]}”起是编码损坏的字（这一行{len(line)}处），请从原文件重新转换"
            yield RULE.at(start, end, message, in_source=True)
        else:
            yield from line


def _findings(document: Document) -> Iterator[Finding]:
    repairs = [repair for repair in document.repairs if repair.kind == "encoding"]
    for group in _passages(document, repairs):
        yield _misread(document, group)
    found = [match.span() for pattern in (BROKEN, ZHUYIN) for match in pattern.finditer(document.text)]
    lone = [match.span() for match in LONE.finditer(document.text) if not _asks(document.text, match)]
    broken = sorted(span for span in [*found, *lone] if not is_repaired(repairs, span[0]))
    for start, end in _runs(document.text, broken):
        yield _broken(document.text, start, end)


def _asks(text: str, match: re.Match[str]) -> bool:
    """A question, or one mark among many of a text that keeps to half-width punctuation."""
    before = text[max(0, match.start() - 40) : match.start()]
    clause = re.split("[，。；：,;!？?\n]", before)[-1]
    return ASKS.search(clause) is not None


def _runs(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Broken places, those of one run as one: nothing but a few characters of the same clause stand between."""
    run: tuple[int, int] | None = None
    for start, end in spans:
        if run and start - run[1] <= NEAR and not re.search(r"[，。；：、,;\n]", text[run[1] : start]):
            run = run[0], max(run[1], end)
            continue
        if run:
            yield run
        run = start, end
    if run:
        yield run


def _passages(document: Document, repairs: list[Repair]) -> Iterator[list[Repair]]:
    """Repairs of one line that nothing but digits and signs part are one finding, else a page of mojibake would
    give hundreds.
    """
    group = repairs[:1]
    for before, repair in pairwise(repairs):
        between = document.text[before.end : repair.start]
        if "\n" in between or CHINESE.search(between):
            yield group
            group = []
        group.append(repair)
    if group:
        yield group


def is_repaired(repairs: list[Repair], place: int) -> bool:
    number = bisect_right(repairs, place, key=lambda repair: repair.start) - 1
    return number >= 0 and place < repairs[number].end


def _misread(document: Document, group: list[Repair]) -> Finding:
    start, end = group[0].start, group[-1].end
    right = document.plain[group[0].first : group[-1].last]
    message = f"“{document.text[start:end][:SHOWN]}”是用错编码读出的乱码，原文是“{right[:SHOWN]}”"
    return RULE.at(start, end, message, fix=Fix(start, end, right), in_source=True)


def _broken(text: str, start: int, end: int) -> Finding:
    shown = text[start:end]
    is_bullet = len(shown) == 1 and BULLET.search(text, max(0, start - 42), start)
    if is_bullet and "\ue000" <= shown <= "\uf8ff":
        message = "项目符号是私用区字符，换一台机器就显示不出"
        return RULE.at(start, end, message, severity=WARNING, fix=Fix(start, end, "•"), in_source=True)
    return RULE.at(start, end, f"“{shown[:12]}”是编码损坏的字", in_source=True)
