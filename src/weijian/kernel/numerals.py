"""Numbers in words: Arabic digits with 万 and 亿, and Chinese numerals, both ways.

It does not accept what is not one number (二十余, 近百, 七八, 一二百, 12%), nor what two readers would read
differently (3万5, 一亿五千).

`read_number` splits at the last 亿, then at the last 万; what is left is a section below ten thousand.
An Arabic number may stand wherever a Chinese digit may (3万5千, 1亿2000万, 1.2万亿).
"""

import re
import unicodedata
from decimal import Decimal

DIGITS = "零一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"两": 2}

# Capital forms of vouchers (大写), the old forms and the round zero, to the common forms.
_COMMON_FORMS = str.maketrans("〇○壹贰叁肆伍陆柒捌玖拾佰仟萬億兩", "零零一二三四五六七八九十百千万亿两")

_DIGIT = "[1-9一二三四五六七八九两]"
_SECTION = re.compile(rf"(?:({_DIGIT})千)?(?:零?({_DIGIT})百)?(?:零?({_DIGIT}?)十)?(?:(零?)({_DIGIT}))?")
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d{1,20})(?:\.\d{1,8})?"
_SCALED_ARABIC = re.compile(rf"({_ARABIC})([十百千]?)")
_NUMBER = re.compile(r"([-−+负]?)([\d.,零一二三四五六七八九两十百千万亿]{1,40})")


class NumberError(ValueError):
    """Text that is not one number; the message is Chinese and meant for the clerk."""


def read_number(text: str) -> Decimal:
    """The number that the text is; NumberError when it is none.

    It reads "3,363.675万", "1.2亿", "３５", "七", "三万五千", "二〇二〇", "-3.5". A number in Arabic digits
    keeps its last printed digit in the exponent ("1.2亿" is Decimal("1.2E+8"), equal to 120000000), which
    `quantities.interval` needs; print it with `quantities.format_number`, not with str.
    """
    if not isinstance(text, str):
        raise TypeError(f"a number is read from text, not from {type(text).__name__}")
    plain = unicodedata.normalize("NFKC", text).strip().translate(_COMMON_FORMS)
    plain = re.sub(r"(?<=\d)\s(?=\d{3}(?!\d))", ",", plain)  # GB/T 15835 also parts thousands by a blank
    found = _NUMBER.fullmatch(plain)
    value = _value(found[2]) if found else None
    if found is None or value is None:
        raise NumberError(f"“{text}”不是一个明确的数，请写作 1234.5、3.5万、1.2亿 或 三万五千")
    if not re.search(r"\d", plain):
        value = Decimal(int(value))
    return value.copy_negate() if found[1] in {"-", "−", "负"} else value


def chinese_to_int(text: str) -> int:
    """The whole number of a numeral: 十五 -> 15, 二〇二〇 -> 2020."""
    value = read_number(text)
    if value != int(value):
        raise NumberError(f"“{text}”不是整数")
    return int(value)


def chinese_numeral(number: int) -> str:
    """A whole number from 0 to 9999亿 in words, as headings and prose write it: 十一, 一百零五, 一万零三."""
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError("only a whole number has a Chinese numeral")
    if not 0 <= number < 10**12:
        raise NumberError(f"{number}不在 0 至 9999亿 之间，不能写成中文数字")
    words, gap = "", False
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, size)
        if part:
            # However many noughts stand in a gap, 零 is said once: 一亿零三十.
            words += ("零" if words and (gap or part < 1000) else "") + _section_in_words(part) + name
        gap = part == 0
    return words[1:] if words.startswith("一十") else words or "零"


def _section_in_words(number: int) -> str:
    words, gap = "", False
    for size, name in (*_UNITS, (1, "")):
        digit, number = divmod(number, size)
        if digit:
            words += ("零" if gap else "") + DIGITS[digit] + name
        gap = bool(words) and digit == 0
    return words


def _value(text: str) -> Decimal | None:
    """Value of a number with 亿 and 万, or None."""
    for name in ("亿", "万"):
        head, found, tail = text.rpartition(name)
        if found:
            return None if name in head else _joined(_value(head), name, tail)
    return _section(text)


def _joined(head: Decimal | None, name: str, tail: str) -> Decimal | None:
    """`head` 亿 (or 万) and what follows, which must be a smaller number that can be read in one way only."""
    if head is None:
        return None
    power = _POWERS[name]
    scaled = head.scaleb(power)
    if not tail:
        return scaled
    if head and tail in _VALUES and tail != "零":
        return scaled + Decimal(_VALUES[tail]).scaleb(power - 1)  # 三万五 is 三万五千
    rest = _value(tail.removeprefix("零"))
    if not head or head != int(head) or rest is None or rest >= 10**power:
        return None
    if tail.isdigit() and len(tail) != power:
        return None
    if name == "亿" and "万" not in tail and not tail.startswith("零") and rest < 10**7:
        return None
    return scaled + rest


def _section(text: str) -> Decimal | None:
    """Value of a number without 亿 and 万."""
    if text == "零":
        return Decimal(0)
    if arabic := _SCALED_ARABIC.fullmatch(text):
        return Decimal(arabic[1].replace(",", "")).scaleb(_POWERS.get(arabic[2], 0))
    if len(text) > 1 and set(text) <= set(DIGITS):
        # 二〇二〇 is read digit by digit; but 七八 is "seven or eight".
        plain = "".join(str(_VALUES[letter]) for letter in text)
        return Decimal(plain) if plain[0] != "0" and (len(plain) > 3 or "0" in plain) else None
    return _section_of_words(text)


def _section_of_words(text: str) -> Decimal | None:
    found = _SECTION.fullmatch(text)
    if not found or not text or text[0] == "零":
        return None
    *heads, zero, ones = found.groups()
    total, smallest = 0, 0
    for digit, (size, _) in zip(heads, _UNITS, strict=True):
        if digit is not None:
            total, smallest = total + _digit(digit or "一") * size, size
    if ones:
        # 一百五 is 一百五十; only with 零 before it is it 一百零五.
        total += _digit(ones) * (smallest // 10 if smallest > 10 and not zero else 1)
    return Decimal(total)


def _digit(letter: str) -> int:
    return _VALUES.get(letter) or int(letter)
