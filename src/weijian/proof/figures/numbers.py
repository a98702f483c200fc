"""The numbers of a text, without their units: how they are printed, misprinted, and read.

`ARABIC` and `CHINESE` are patterns for one number; `read` gives its value, `mend` puts right what can only be
a slip of typing or recognition (1O23人, 95。3%), sign for sign, so that every position stays where it was.
"""

import re
from decimal import Decimal

from weijian.kernel.quantities import NumberError, parse_number

# 12,345 and 12，345 and 12 345; a slip in the decimal sign (95. 3%, 98..6%); else digits as they stand.
# A figure in 万 may be continued: 3万5千, 12万3400, 1亿2千万.
GROUPED = r"\d{1,3}(?:,\d{3}){1,6}(?!\d)|[1-9]\d{0,2}(?:，\d{3}){1,4}(?=[\u4e00-\u9fff])"
PARTED = r"(?!(?:19|20)\d\d )[1-9]\d{0,2}(?:\d{3})?(?: \d{3}){1,4}(?=(?:\.\d{1,6})?[\u4e00-\u9fff%‰Um])"
SLIPPED = r"\d{2,3}(?: \.|\.[. ])\d{1,2}(?=[%‰])"
CONTINUED = r"\d{1,4}亿\d{1,4}[千百]?万|\d{1,4}[万亿]\d{1,3}[千百](?!分|米|克|瓦)|\d{1,4}万\d{4}(?!\d)"
ARABIC = rf"(?:{SLIPPED}|{CONTINUED}|(?:{GROUPED}|{PARTED}|\d+)(?:\.\d+)?)"

ONES = "一二两三四五六七八九"
DIGITS = f"{ONES}十百千万亿零〇"
CHINESE = rf"[{DIGITS}]{{1,24}}(?:点[{ONES}零〇]{{1,4}})?"

MISREAD_DIGITS = re.compile(
    r"(?<![A-Za-z\d.])(?=[l\d]{0,8}\d|\d[lOo\d]{0,8})[lOo\d]{2,9}"
    r"(?=(?:\.\d{1,4})?[余多万亿%‰人名例份次家个台张元支剂只户起])"
)
MISREAD_POINT = re.compile(
    r"(?P<number>(?<![\d.,])\d{1,3})(?:[。·]|(?<=[率达为占到至比度长降]\d)[，,]|(?<=[率达为占到至比度长降]\d\d)[，,])"
    r"(?=\d{1,2}[%‰])"
)
AS_DIGITS = str.maketrans("lOo", "100")


def mend(plain: str) -> str:
    """The text of the same length with misread digits and decimal points put right."""
    mended = MISREAD_DIGITS.sub(lambda match: match.group().translate(AS_DIGITS), plain)
    return MISREAD_POINT.sub(lambda match: match["number"] + ".", mended)


def read(number: str) -> Decimal | None:
    """The value of what `ARABIC` or `CHINESE` matched; None where it is no one number (七八, 千百)."""
    whole, _, decimals = number.partition("点")
    if number[0].isdigit() and not re.search(r"[万亿千百]", number):
        return Decimal(re.sub(r"[,， ]", "", number).replace("..", "."))
    try:
        value = parse_number("一" + whole if whole[0] in "百千万亿" else whole)
    except NumberError:
        return None
    for place, digit in enumerate(decimals, start=1):
        value += Decimal("零一二三四五六七八九".find("零" if digit == "〇" else digit)).scaleb(-place)
    return value
