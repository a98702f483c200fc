"""Pinyin initials of Chinese names, for search (张晓燕 is found by zxy).

It does not romanise names for documents, and it ignores tones.

Surnames are read by their own list first, because the general dictionary reads 曾 as céng and 单 as dān.
Given names are read by the dictionary, with other readings only for characters that names really use in
both: the dictionary's own lists of readings hold archaic ones (吴 as tūn) that would find the wrong people.
`initials` is the reading to print and sort by; a search goes through `all_initials`.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product

from pypinyin import Style, pinyin


def _by_character(characters_by_readings: dict[str, str]) -> dict[str, str]:
    return {one: readings for readings, characters in characters_by_readings.items() for one in characters}


# Initials of a surname, the usual one first, where they are not those of the common word.
SURNAME_INITIALS = _by_character(
    {
        "b": "秘", "c": "重种", "cs": "谌", "d": "载", "f": "不", "g": "句炅会", "j": "给", "k": "阚适",
        "mf": "宓", "n": "佴乜粘", "o": "区", "p": "繁便蕃番", "q": "仇", "qt": "覃", "s": "单召折",
        "sx": "莘", "t": "澹", "wk": "隗", "x": "解褶", "xc": "郗", "xh": "郇", "y": "说", "yl": "乐",
        "z": "曾查祭藏术", "zd": "翟", "cz": "长",
    }
)  # fmt: skip

COMPOUND_SURNAME_INITIALS = {
    "尉迟": "yc", "长孙": "zs", "万俟": "mq", "单于": "cy", "澹台": "tt", "乐正": "yz", "子车": "zj",
}  # fmt: skip

# Initials of a character in a given name, the usual one first, where names use several.
GIVEN_NAME_INITIALS = _by_character(
    {
        "cj": "车", "cz": "长重传朝", "fb": "佛", "gy": "谷", "hx": "还", "jx": "解降颉见校", "qj": "奇",
        "ly": "乐", "sc": "盛晟", "sx": "莘宿省", "td": "调弹", "wy": "尉蔚", "xh": "行",
        "xq": "茜", "yj": "筠", "zc": "曾种藏",
    }
)  # fmt: skip

_MOST_READINGS = 32


def initials(name: str) -> str:
    """Lower-case pinyin initials in the usual reading; Latin letters and digits stay, all else is dropped.

    >>> initials("曾晓燕")
    'zxy'
    """
    return "".join(readings[0] for readings in _readings(name))


def all_initials(name: str) -> set[str]:
    """The initials in every usual reading, at most 32 of them; `initials(name)` is among them."""
    return {"".join(choice) for choice in islice(product(*_readings(name)), _MOST_READINGS)}


def _readings(name: str) -> list[str]:
    """For each character that counts, its possible initials, the usual one first."""
    plain = re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", name))
    surname = list(COMPOUND_SURNAME_INITIALS.get(plain[:2], "")) if len(plain) > 2 else []
    if not surname and plain[:1] in SURNAME_INITIALS:
        surname = [SURNAME_INITIALS[plain[0]]]
    given = (_given_name_initials(character) for character in plain[len(surname) :])
    return surname + [readings for readings in given if readings]


@lru_cache(maxsize=8192)
def _given_name_initials(character: str) -> str:
    if character in GIVEN_NAME_INITIALS:
        return GIVEN_NAME_INITIALS[character]
    if character.isascii():
        return character.lower()
    sounds = pinyin(character, style=Style.NORMAL, errors="ignore")
    return sounds[0][0][:1] if sounds else ""
