"""One character for another: traditional for simplified, full width for half, Chinese punctuation for Latin.

Nothing here changes a length. The pairs of characters are in traditional.txt. A tab stays where it parts the
cells of a table; before a line, or behind its number, it is a blank.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

from weijian.proof.tables.grid import keep_cells

FULL_WIDTH = {chr(0xFF01 + offset): chr(0x21 + offset) for offset in range(94)}
# These stay as Chinese writing wants them; Latin forms among Chinese are brought to them below.
CHINESE_PUNCTUATION = dict(zip("，：；（）！？", ",:;()!?", strict=True))
CHINESE_FORM = {latin: chinese for chinese, latin in CHINESE_PUNCTUATION.items()}
SIGNS = {
    "﹪": "%", "٪": "%", "℅": "%", "－": "-", "–": "-", "−": "-", "‐": "-", "‑": "-", "‒": "-", "﹣": "-", "〜": "~", "∼": "~",
    "\u00a0": " ", "\u3000": " ", "\u202f": " ", "\u205f": " ", "\u2028": "\n", "\u2029": "\n", "\x85": "\n",
    "\x0b": "\n", "\x0c": "\n", "≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤", "﹥": ">", "﹤": "<", "∕": "/", "⁄": "/",
    "˙": ".", "﹒": ".", "‧": "·", "・": "·", "﹐": "，", "﹑": "、", "﹔": "；", "﹕": "：", "﹖": "？", "﹗": "！",
    "﹙": "（", "﹚": "）", "〝": "“", "〞": "”", "〟": "”",
} | {chr(number): " " for number in range(0x2000, 0x200B)}  # fmt: skip
# Radicals that PDF files give for the characters of the same look; of the others Unicode itself knows which.
RADICALS = dict(
    zip(
        "⺠⻆⻋⻓⻔⻘⻚⻛⻝⻢⻥⻦⻩⻬⻮⻰⻄⻅⻁⺟⻉⻙⻜⻳⺼",
        "民角车长门青页风食马鱼鸟黄齐齿龙西见虎母贝韦飞龟肉",
        strict=True,
    )
)
MATHEMATICAL_DIGITS = range(0x1D7CE, 0x1D800)
# Behind decimals a comma groups no digits: 覆盖率91.79,新增3人.
LATIN_AMONG_CHINESE = re.compile(
    r"(?<!\d)[,:;]|[,:;](?!\d)|(?<=\d);(?=\d)|(?<=\d\.\d),|(?<=\d\.\d\d),|[()!?]"
)
# Nothing ends with these words: sites put points, as well as apostrophes, into what they do not want to be copied.
STRAY_POINT = r"(?<=[的和与及对把被从向由于或])\.(?=[\u4e00-\u9fff])"
# A Latin full stop behind words or a rate; behind a numeral it belongs to a list (一. 总体情况).
LATIN_STOP = re.compile(
    rf"(?<=[^\x00-\x7f〇一二三四五六七八九十，。；：、]|[%])(?!{STRAY_POINT})\.(?= ?(?:[\u4e00-\u9fff“（]|\n|$))"
)
THOUSANDS = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
ZERO = re.compile(r"(?<=[一二三四五六七八九〇])[○◯OoОΟ0]{1,3}(?=[一二三四五六七八九〇年])")
# What traditional writing has for 着, too: 著力 and 沿著, not 著名 and 显著.
ON = re.compile(
    r"著(?=[力手眼重装陆急色实落火])|(?<=[绕沿有随跟朝本接味在看试拿借凭顺向怀])著(?![作名称述者录])"
)
FEW_TRADITIONAL = 5
LEADING_TABS = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
NUMBER_AND_TABS = re.compile(r"^ {0,40}[（(]?[一二三四五六七八九十\d]{1,4}[）)、.．]\t+", re.MULTILINE)
TRAILING_TABS = re.compile(r"\t(?=[ \t]{0,200}$)", re.MULTILINE)


@cache
def traditional_pairs() -> dict[str, str]:
    path = Path(__file__).with_name("traditional.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    return {pair[0]: pair[1] for line in lines if not line.startswith("#") for pair in line.split()}


@cache
def _same_characters() -> dict[str, str]:
    """Code points that Unicode keeps for the sake of other code pages, or of radicals, and digits of formulas."""
    numbers = [*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA), *range(0x2F800, 0x2FA1E), *MATHEMATICAL_DIGITS]
    forms = {chr(number): unicodedata.normalize("NFKC", chr(number)) for number in numbers}
    return {sign: form for sign, form in forms.items() if form != sign and len(form) == 1} | RADICALS


@cache
def _table() -> dict[int, str]:
    full = {sign: plain for sign, plain in FULL_WIDTH.items() if sign not in CHINESE_PUNCTUATION}
    simplified = traditional_pairs()
    same = {sign: simplified.get(form, form) for sign, form in _same_characters().items()}
    return str.maketrans(full | SIGNS | same | simplified)


def substitute(text: str) -> str:
    even = _line_ends(THOUSANDS.sub(",", text)).translate(_table())
    even = ZERO.sub(lambda match: "〇" * len(match.group()), even)
    if "\t" in even:
        for tabs in (LEADING_TABS, NUMBER_AND_TABS, TRAILING_TABS):
            even = tabs.sub(lambda match: match.group().replace("\t", " "), even)
    even = LATIN_AMONG_CHINESE.sub(lambda match: CHINESE_FORM[match.group()], even)
    even = LATIN_STOP.sub("。", even)
    if "著" in even and sum(map(traditional_pairs().__contains__, text)) > FEW_TRADITIONAL:
        even = ON.sub("着", even)
    return keep_cells(text, even)


def _line_ends(text: str) -> str:
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text
