"""Numbers in words: Arabic digits with 万 and 亿, and Chinese numerals, both ways.

It does not accept what is not one number: 二十余, 近百, 一二百, 12%.

`read_number` splits at 亿, then at 万; what is left is a section below ten thousand, read by `_section`.
An Arabic number may stand wherever a Chinese digit may (3万5千, 1亿2000万, 1.2万亿).
"""

import re
import unicodedata
from decimal import Decimal

DIGITS = "零一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_DIGIT_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"两": 2}

# Capital forms of vouchers (大写), and the round zero, to the common forms.
_COMMON_FORMS = str.maketrans("〇○壹贰叁肆伍陆柒捌玖拾佰仟萬億两", "零零一二三四五六七八九十百千万亿两")

_ARABIC = r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
_SECTION = re.compile(r"(?:(.)千)?(零)?(?:(.)百)?(零)?(?:(.?)十)?(零)?(.)?")
_LONGEST = 40  # characters; nothing that a bureau counts needs more


class NumberError(ValueError):
    """Text that is not one number; the message is Chinese and meant for the clerk."""


def read_number(text: str) -> Decimal:
    """The number that the text is.

    "3,363.675万", "1.2亿", "３５", "七", "三万五千", "二〇二〇", "-3.5". The exponent of the result tells the last
    printed digit ("1.2亿" is Decimal("1.2E+8")), which `quantities.interval` needs; it equals 120000000 all the same.
    NumberError for anything else.
    """
    if not isinstance(text, str):
        raise TypeError(f"a number is read from text, not from {type(text).__name__}")
    plain = unicodedata.normalize("NFKC", text).strip().translate(_COMMON_FORMS)
    plain = re.sub(r"(?<=\d)\s(?=\d{3}(?!\d))", ",", plain)
    found = re.fullmatch(r"([-−+负]?)([\d.,零一二三四五六七八九两十百千万亿]+)", plain)
    value = _large(found[2]) if found and len(plain) <= _LONGEST else None
    if found is None or value is None:
        raise NumberError(f"“{text}”不是一个数，请写作 1234.5、3.5万、1.2亿 或 三万五千")
    return value.copy_negate() if found[1] in ("-", "−", "负") else value


def chinese_to_int(text: str) -> int:
    """The whole number of a Chinese numeral: 十五 -> 15, 二〇二〇 -> 2020."""
    value = read_number(text)
    if value != value.to_integral_value():
        raise NumberError(f"“{text}”不是整数")
    return int(value)


def chinese_numeral(number: int) -> str:
    """A whole number from 0 to 9999亿 in words, as headings and prose write it: 十一, 二十, 一百零五, 一万零三十."""
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError("only a whole number has a Chinese numeral")
    if not 0 <= number < 10**12:
        raise NumberError(f"{number}不在 0 至 9999亿 之间，不能写成中文数字")
    words = ""
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, size)
        if part:
            # A gap of noughts inside the number is said once: 一万零三十.
            words += ("零" if words and part < 1000 else "") + _section_in_words(part) + name
    if words.startswith("一十"):
        words = words[1:]
    return words or "零"


def _section_in_words(number: int) -> str:
    words = ""
    gap = False
    for size, name in (*_UNITS, (1, "")):
        digit, number = divmod(number, size)
        if digit:
            words += ("零" if gap else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = bool(words)
    return words


def _large(text: str) -> Decimal | None:
    """Value with 亿 and 万, or None. What follows 亿 must be less than one 亿, and so for 万."""
    if text in ("", "零万", "零亿"):
        return None
    for name, power in (("亿", 8), ("万", 4)):
        head, found, tail = text.rpartition(name)
        if found:
            return _joined(_large(head), tail, power)
    return _section(text)


def _joined(head: Decimal | None, tail: str, power: int) -> Decimal | None:
    if head is None or not head:
        return None
    scaled = head.scaleb(power)
    if not tail:
        return scaled if _is_arabic_scale(head) else scaled.quantize(Decimal(1))
    if head != head.to_integral_value():
        return None  # 1.2亿3万 is nobody's number
    if tail in _DIGIT_VALUES and tail != "零":
        return scaled + _DIGIT_VALUES[tail] * 10 ** (power - 1)  # 三万五 is 三万五千
    rest = _large(tail.removeprefix("零"))
    if rest is None or rest >= 10**power:
        return None
    return scaled + rest


def _is_arabic_scale(head: Decimal) -> bool:
    return True


def _section(text: str) -> Decimal | None:
    """Value of a number without 万 and 亿."""
    if re.fullmatch(_ARABIC, text):
        return Decimal(text.replace(",", ""))
    if scaled := re.fullmatch(rf"({_ARABIC})([十百千])", text):
        return Decimal(scaled[1].replace(",", "")).scaleb({"十": 1, "百": 2, "千": 3}[scaled[2]])
    if len(text) > 1 and all(letter in _DIGIT_VALUES and letter != "两" for letter in text):
        # 二〇二〇 is read digit by digit; 一二 (as in 一二百) is not a number.
        return Decimal("".join(str(_DIGIT_VALUES[letter]) for letter in text)) if len(text) >= 4 else None
    return _section_of_words(text)


def _section_of_words(text: str) -> Decimal | None:
    found = _SECTION.fullmatch(text)
    if not found:
        return None
    thousands, _, hundreds, _, tens, _, ones = found.groups()
    tens = "一" if tens == "" else tens
    total, smallest = 0, 10**4
    for digit, size in ((thousands, 1000), (hundreds, 100), (tens, 10)):
        if digit is None:
            continue
        value = int(digit) if digit.isdigit() else _DIGIT_VALUES.get(digit, 0)
        if not value:
            return None
        total, smallest = total + value * size, size
    if ones is not None:
        value = int(ones) if ones.isdigit() else _DIGIT_VALUES.get(ones, -1)
        if value < 0 or (value == 0 and total):
            return None
        # 一百五 is 一百五十; with 零 before it, it is 一百零五.
        colloquial = smallest in (100, 1000) and text[-2] != "零" and value
        total += value * (smallest // 10 if colloquial else 1)
    return Decimal(total)
