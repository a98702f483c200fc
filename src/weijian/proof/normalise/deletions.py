"""What analysis does not read: reading aids, blanks inside sentences and numbers, invisible marks.

Line breaks stay (`wrapping` has taken away those within paragraphs), and the blanks between two numbers or two
Latin words: they separate.
"""

import re
from collections.abc import Iterator

from weijian.proof.normalise.reading_aids import CANDIDATE, is_reading_aid
from weijian.proof.normalise.substitutions import STRAY_POINT

INVISIBLE = (
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad\u061c\u180e\ufe00-\ufe0f"
    r"\x00-\x08\x0e-\x1f\x7f\U000e0100-\U000e01ef]+"
)
WIDE = r"㎡㎥㎢℃\u2018-\u201d\u2026\u2030\u3001-\u303f\u4e00-\u9fff\uff01-\uff60%"
# A bounded look: a blank goes when a wide sign stands on either side, or between a digit and a wide sign.
BLANK_AFTER_WIDE = rf"(?<=[{WIDE}]) {{1,200}}(?=[^ \t\n])"
BLANK_BEFORE_WIDE = rf"(?<=[^\s]) {{1,200}}(?=[{WIDE}])"
BLANK_AT_END = r"(?<=[^\s]) {1,200}(?=\n)"
BLANK_AFTER_POINT = r"(?<=[\d ]\.) (?=\d{1,2} ?[%‰万亿])"
BLANK_BEFORE_POINT = r"(?<=\d) (?=\. ?\d)"
# 1 - 12月, 0 -6岁
BLANK_IN_RANGE = (
    r"(?<=\d) (?=[-~—] ?\d{1,4}(?:个?月|岁|日|年|%))|(?<=[\d ][-~—]) (?=\d{1,4}(?:个?月|岁|日|年|%))"
)
# 规范管理率9 8.5%: the first digit of a rate, parted from the others.
BLANK_IN_RATE = r"(?<=[率为达到占至比]\d) (?=\d\.\d{1,2} ?[%‰])"
# 人口120 345人, as the international system writes thousands.
# 发现的.传染病人, 我县的'卫生事业, 签约.21.3万人, 设有.286个.
STRAY = (
    rf"{STRAY_POINT}|(?<=[\u4e00-\u9fff])'(?=[\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff])\.(?=\d{1,6}\.\d|\d{1,7}(?:人|个|家|户|例|份|名|所|次|台|件|张))"
)
# 2 0 2 1年 and 20 21年, as a page set in wide letters gives them.
SPACED = r"(?<![\d.])(?:\d(?: \d){2,7}|20 [012]\d)(?= ?(?:[年人名户家个万元次例份%‰]|\.\d))"
THOUSANDS = r"(?<=[\u4e00-\u9fff])\d{1,3}(?: \d{3}){1,4}(?=[\u4e00-\u9fff])"
PRIVATE_BULLET = r"^ {0,40}[\ue000-\uf8ff]{1,2} {0,20}"
DELETION = re.compile(
    "|".join(
        [
            f"(?P<aid>{CANDIDATE})", INVISIBLE, BLANK_AFTER_WIDE, BLANK_BEFORE_WIDE, BLANK_AT_END,
            f"(?P<point>{BLANK_AFTER_POINT})", BLANK_BEFORE_POINT, BLANK_IN_RATE, BLANK_IN_RANGE, STRAY,
            f"(?P<thousands>{THOUSANDS}|{SPACED})", PRIVATE_BULLET,
        ]
    ),
    re.MULTILINE,
)  # fmt: skip
LIST_NUMBER = re.compile(r"(?:^|[\s。；：（])\d{1,2}\.\Z")


def deletions(text: str) -> Iterator[tuple[int, int]]:
    for match in DELETION.finditer(text):
        start, end = match.span()
        if match["aid"] and not is_reading_aid(text[start - 1], match["aid"][1:-1]):
            continue
        if match["point"] and LIST_NUMBER.search(text[max(0, start - 5) : start]):
            continue  # 2. 5%…: the second of a list
        if match["thousands"]:
            yield from (
                (start + place, start + place + 1) for place, sign in enumerate(match.group()) if sign == " "
            )
        else:
            yield start, end
