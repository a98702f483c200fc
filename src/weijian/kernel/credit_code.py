"""Unified social credit codes of legal persons and other organisations (统一社会信用代码, GB 32100-2015).

It does not say whether a code was ever registered.

Eighteen characters: registering department, category of organisation, six digits of area (GB/T 2260), nine
characters of organisation code (GB 11714, the last a check of its own), and a check character modulo 31.
"""

import re
import unicodedata
from dataclasses import dataclass, field

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters of the standard: I, O, Z, S and V are left out as too like 1, 0, 2, 5 and U."""

_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_SHAPE = re.compile(rf"[{ALPHABET}]{{2}}[0-9]{{6}}[{ALPHABET}]{{10}}")


class CreditCodeError(ValueError):
    """A credit code that cannot be right; the message is Chinese and says what is wrong."""


def check_character(first17: str) -> str:
    """The 18th character for the first 17 (GB 32100-2015, 4.3)."""
    if len(first17) != 17 or not set(first17) <= set(ALPHABET):
        raise CreditCodeError("校验码由前17位算出，只能有数字和除I、O、Z、S、V外的大写字母")
    total = sum(ALPHABET.index(letter) * weight for letter, weight in zip(first17, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def organisation_check_character(first8: str) -> str:
    """The 9th character of an organisation code (GB 11714-1997): 0 to 9 or X."""
    if len(first8) != 8 or not set(first8) <= set(ALPHABET):
        raise CreditCodeError("组织机构代码本体应为8位数字或大写字母")
    # GB 11714 counts A as 10 to Z as 35, without the gaps of GB 32100.
    total = sum(
        int(letter, 36) * weight for letter, weight in zip(first8, _ORGANISATION_WEIGHTS, strict=True)
    )
    return "0123456789X"[-total % 11]


def make_credit_code(department: str, category: str, area: str, organisation: str) -> str:
    """A code for an invented organisation: one character each, six digits of area, eight of organisation."""
    first17 = f"{department}{category}{area}{organisation}{organisation_check_character(organisation)}"
    return first17 + check_character(first17)


@dataclass(frozen=True)
class CreditCode:
    """A code that passed the check; `original` is what was typed. Equal when the 18 characters are."""

    code: str
    original: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> "CreditCode":
        """Read what was typed: lower case, full-width, blanks and hyphens inside.

        CreditCodeError says what is wrong.
        """
        if not isinstance(text, str):
            raise TypeError(f"a credit code is text, not {type(text).__name__}")
        plain = unicodedata.normalize("NFKC", text)
        visible = "".join(
            letter for letter in plain if unicodedata.category(letter) not in ("Cf", "Cc", "Zs")
        )
        typed = visible.lstrip("'‘’`").replace("-", "").upper()
        _refuse_bad_shape(typed)
        expected = check_character(typed[:17])
        if typed[17] != expected:
            raise CreditCodeError(f"统一社会信用代码校验码不符: 末位应为{expected}，现为{typed[17]}")
        return cls(typed, text)

    @property
    def department(self) -> str:
        """Registering department: 1 机构编制, 5 民政, 9 市场监管 ..."""
        return self.code[0]

    @property
    def category(self) -> str:
        """Category within the department: 1 then 2 事业单位, 5 then 2 民办非企业单位, 9 then 1 企业 ..."""
        return self.code[1]

    @property
    def area_code(self) -> str:
        """Six digits of the registering authority's area."""
        return self.code[2:8]

    @property
    def organisation_code(self) -> str:
        """The nine characters of the organisation code."""
        return self.code[8:17]

    def __str__(self) -> str:
        return self.code


def _refuse_bad_shape(typed: str) -> None:
    if len(typed) != 18:
        raise CreditCodeError(f"统一社会信用代码应为18位，现为{len(typed)}位")
    strange = sorted(set(typed) - set(ALPHABET))
    if strange:
        raise CreditCodeError(f"统一社会信用代码不使用“{''.join(strange)}”，请核对是否与形近的数字混淆")
    if not _SHAPE.fullmatch(typed):
        raise CreditCodeError("统一社会信用代码第3至8位应为登记机关的6位行政区划代码")
