"""What a site, a converter or a mail does to a report leaves its figures, its ties and what is wrong with them."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from pypinyin import Style, pinyin

from weijian.proof.api import proofread
from weijian.proof.normalise.substitutions import traditional_pairs

NAMES = ("north_county_2019", "township_self_inspection_2021")
REPORTS = {
    name: (Path(__file__).parent / "gold" / f"{name}.txt").read_text(encoding="utf-8") for name in NAMES
}
TITLE = "平川县卫生健康局工作总结"
# Characters that such sites put readings behind.
NOTED = set(
    "衛結規業現發醫網創統環節鄉鎮區聯續協監數農產養據執穩優態復領導級戰進關擔實標個會點機長癥響獎檔龍種"
)
HALF = str.maketrans("，；：（）！？", ",;:()!?")
FULL = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


@cache
def traditional_of():
    found = {}
    for traditional, simplified in traditional_pairs().items():
        found.setdefault(simplified, traditional)
    return found | {
        "发": "發",
        "卫": "衛",
        "后": "后",
        "里": "里",
        "面": "面",
        "干": "干",
        "台": "臺",
        "于": "于",
    }


def traditional(text, noted=True):
    signs = []
    for sign in text:
        other = traditional_of().get(sign, sign)
        reading = pinyin(sign, style=Style.TONE)[0][0] if noted and other in NOTED else ""
        signs.append(f"{other}({reading})" if reading else other)
    return "".join(signs)


def wrapped(text, width):
    lines, line, filled = [], "", 0
    for sign in text:
        size = 1 if ord(sign) < 128 else 2
        if filled + size > width:
            lines.append(line)
            line, filled = "", 0
        line, filled = line + sign, filled + size
    return [*lines, line]


NOISE = {
    "traditional": lambda text: traditional(text, noted=False),
    "traditional with readings": traditional,
    "traditional, readings, half-width marks": lambda text: traditional(text).translate(HALF),
    "half-width marks": lambda text: text.translate(HALF),
    "indented": lambda text: re.sub(r"(?m)^(?=.)", "　　", text),
    "empty lines between": lambda text: re.sub(r"\n+", "\n\n\n", text),
    "no empty lines": lambda text: re.sub(r"\n+", "\n", text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "blanks around numbers": lambda text: re.sub(r"(?<=[一-鿿])(\d[\d.]*)", r" \1 ", text),
    "full-width digits": lambda text: text.translate(FULL),
    "stops for points": lambda text: re.sub(r"(?<=\d)\.(?=\d+(?:%|‰|个百分点|[万亿]))", "。", text),
    "signs of HTML": lambda text: (
        text.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("（", "&#65288;")
    ),
    "letters for digits": lambda text: re.sub(r"(?<=\d)0(?=\d*[人份例次])", "O", text),
    "invisible signs": lambda text: "\ufeff" + re.sub(r"(?<=，)", "\u200b", text),
    "hard blanks": lambda text: re.sub(r"(?<=[，。])", "\u00a0", text),
    "full-width commas in numbers": lambda text: re.sub(
        r"(?<![\d.])(\d)(\d{3})(?=[人份例户])", r"\1，\2", text
    ),
    "small forms": lambda text: text.replace("%", "﹪").replace("（", "﹙").replace("）", "﹚"),
    "tabs before lines": lambda text: re.sub(r"(?m)^(?=[^\n\t]+$)", "\t", text),
    "page of a site": lambda text: "".join(
        f"<p>&nbsp;&nbsp;{line}</p>\n" for line in text.split("\n") if line
    ),
    "printed lines": lambda text: "\n".join(
        part
        for line in text.split("\n")
        for part in (wrapped(f"　　{line}", 76) if "\t" not in line else [line])
    ),
    "notices of a site": lambda text: (
        f"{TITLE}.docx\n上传人：山水 文档编号：23715 上传时间：2020-01-11 格式：DOCX 页数：9\n返回 下载 相关 举报\n"
        f"第1页 / 共9页\n亲，该文档总共9页，到这儿已超出免费预览范围，如果喜欢就下载吧！\n资源描述\n{text}\n"
        "温馨提示：\n1. 本文档由用户上传，版权归属用户。\n2. 下载前请仔细阅读文档内容。\n"
    ),
    "page of a government": lambda text: (
        f"当前位置：首页 > 信息公开 > 规划计划\n索引号：1134/202001-52\n发布机构：县卫生健康局\n{text}\n"
        "【打印本页】 【关闭窗口】\n上一篇：没有了\n主办：县人民政府 承办：县政府办公室\n网站标识码：3418000000\n"
    ),
}


def read(text):
    report = proofread(text)
    figures = [
        (figure.value, figure.unit.translate(HALF), figure.kind, figure.bound) for figure in report.figures
    ]
    ties = Counter(
        (
            tie.type,
            None if tie.result is None else report.figures[tie.result].value,
            tuple(report.figures[number].value for number in tie.operands),
            tie.holds,
        )
        for tie in report.relations
    )
    wrong = Counter(
        finding.rule for finding in report.findings if finding.rule.startswith(("FIG", "NUM101", "NUM102"))
    )
    return figures, ties, wrong


@cache
def as_written(name):
    return read(REPORTS[name])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("noise", NOISE)
def test_noise_leaves_figures_ties_and_what_is_wrong(noise, name):
    assert read(NOISE[noise](REPORTS[name])) == as_written(name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("noise", NOISE)
def test_noise_offsets_lead_back(noise, name):
    text = NOISE[noise](REPORTS[name])
    report = proofread(text)
    assert all(figure.text == text[figure.start : figure.end] for figure in report.figures)
    assert all(0 <= finding.start <= finding.end <= len(text) for finding in report.findings)
