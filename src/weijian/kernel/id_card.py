"""Resident identity numbers (公民身份号码, GB 11643-1999): reading, checking, making up.

It does not say whether a number was ever issued, nor to whom, and it does not look up districts (see orgs).
Numbers are personal data: printing an `IdNumber` shows it masked, and no error message repeats the number.

`IdNumber.parse` cleans what was typed and refuses with the reason, or returns a value of 18 characters.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

PROVINCES = frozenset(
    map(str, [*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66)])
) | {"71", "81", "82", "83", "91"}
"""First two digits, GB/T 2260: 71 Taiwan, 81 Hong Kong, 82 Macao, 83 Taiwan residents' permits, 91 abroad."""

FOREIGNER = "9"
"""First digit on permanent residence cards of foreigners (2023 form); the province follows in digits 2, 3."""

MALE, FEMALE = 1, 2
"""Codes of GB/T 2261.1."""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_EARLIEST_BIRTH_YEAR = 1880
_LOOKS_LIKE_X = str.maketrans("×✕✖ΧχХх*", "XXXXXXXX")


class IdNumberError(ValueError):
    """An identity number that cannot be right; the message is Chinese and says what is wrong."""


def check_digit(first17: str) -> str:
    """The 18th character for the first 17 digits (ISO 7064, MOD 11-2): 0 to 9 or X."""
    if not re.fullmatch(r"[0-9]{17}", first17):
        raise IdNumberError("校验码由前17位数字算出，前17位应全为数字")
    total = sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True))
    return _CHECK_DIGITS[total % 11]


def make_id_number(area: str, birth: date, serial: int) -> str:
    """A number for an invented person; `serial` 0 to 999, odd for men."""
    if not re.fullmatch(r"[0-9]{6}", area) or not 0 <= serial <= 999:
        raise IdNumberError("造号需要6位区划代码和0至999的顺序码")
    first17 = f"{area}{birth:%Y%m%d}{serial:03}"
    return first17 + check_digit(first17)


@dataclass(frozen=True, repr=False)
class IdNumber:
    """A number that passed every check; `original` is what was typed. Equal when the 18 characters are."""

    number: str
    original: str = field(compare=False)

    @classmethod
    def parse(cls, text: str, today: date | None = None) -> "IdNumber":
        """Read what was typed: 18 or 15 characters, lower-case x, full-width, blanks inside.

        `today` lets a birth in the future be refused. IdNumberError says what is wrong.
        """
        if not isinstance(text, str):
            raise TypeError(f"an identity number is text, not {type(text).__name__}")
        typed = _clean(text)
        _refuse_bad_shape(typed)
        number = _to_18(typed)
        if number[:2] not in PROVINCES and not (number[0] == FOREIGNER and number[1:3] in PROVINCES):
            raise IdNumberError(f"身份证号码前两位“{number[:2]}”不是省级行政区划代码")
        _refuse_impossible_birth(number, today)
        _refuse_bad_check_digit(number)
        return cls(number, text)

    @property
    def birth_date(self) -> date:
        return _birth_date(self.number)

    @property
    def sex(self) -> int:
        """1 male, 2 female (GB/T 2261.1)."""
        return MALE if int(self.number[16]) % 2 else FEMALE

    @property
    def area_code(self) -> str:
        """Six digits of the place where the number was first given (not where the person lives)."""
        return self.number[:6]

    @property
    def masked(self) -> str:
        """What may be shown: 431224********1234."""
        return mask(self.number)

    def __str__(self) -> str:
        return self.masked

    def __repr__(self) -> str:
        return f"IdNumber({self.masked})"


def _clean(text: str) -> str:
    """Half-width, without blanks, invisible characters and the apostrophe that marks text in spreadsheets."""
    plain = unicodedata.normalize("NFKC", text)
    visible = "".join(letter for letter in plain if unicodedata.category(letter) not in ("Cf", "Cc", "Zs"))
    typed = visible.lstrip("'‘’`").upper()
    return typed[:-1] + typed[-1:].translate(_LOOKS_LIKE_X)


def _refuse_bad_shape(typed: str) -> None:
    if not typed:
        raise IdNumberError("身份证号码为空")
    if re.fullmatch(r"[0-9](\.[0-9]+)?E\+?[0-9]+", typed):
        raise IdNumberError("身份证号码成了科学计数法，末几位已丢失，请将单元格设为文本后重新录入")
    if re.fullmatch(r"[0-9]{15}|[0-9]{17}[0-9X]", typed):
        return
    if re.fullmatch(r"[0-9]{17}", typed):
        lost = "，末位X很可能漏录" if check_digit(typed) == "X" else ""
        raise IdNumberError(f"身份证号码应为18位，现为17位{lost}")
    if re.fullmatch(r"[0-9X]+", typed):
        if len(typed) in (15, 18):
            raise IdNumberError("身份证号码中的X只能在第18位")
        raise IdNumberError(f"身份证号码应为18位(或旧15位)，现为{len(typed)}位")
    raise IdNumberError("身份证号码只能有数字和末位X，含有其他字符")


def _to_18(typed: str) -> str:
    if len(typed) == 18:
        return typed
    first17 = f"{typed[:6]}19{typed[6:]}"  # 15 digits were only given to people born before 2000
    return first17 + check_digit(first17)


def _birth_date(number: str) -> date:
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def _refuse_impossible_birth(number: str, today: date | None) -> None:
    try:
        birth = _birth_date(number)
    except ValueError as impossible:
        raise IdNumberError(f"身份证号码中的出生日期{number[6:14]}不存在") from impossible
    if birth.year < _EARLIEST_BIRTH_YEAR:
        raise IdNumberError(f"身份证号码中的出生年份{birth.year}过早")
    if today is not None and birth > today:
        raise IdNumberError(f"身份证号码中的出生日期{number[6:14]}晚于今天")


def _refuse_bad_check_digit(number: str) -> None:
    expected = check_digit(number[:17])
    if number[17] == expected:
        return
    if number.endswith("000"):
        raise IdNumberError("身份证号码末三位是000，很可能曾按数值保存而丢失，请将单元格设为文本后重新录入")
    raise IdNumberError(f"身份证号码校验码不符: 末位应为{expected}，现为{number[17]}，请核对各位数字")


def mask(number: str) -> str:
    """What may be shown of a number, right or wrong: its area and its last four characters.

    >>> mask("431299197001010015")
    '431299********0015'
    """
    hidden = max(len(number) - 10, 0)
    return number[:6] + "*" * hidden + number[6 + hidden :] if hidden else "*" * len(number)
