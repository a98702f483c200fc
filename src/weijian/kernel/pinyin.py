"""Pinyin initials of Chinese names, for search (张晓燕 is found by zxy).

It does not romanise names for documents, and it ignores tones.

Surnames are read by their own list first, because the general dictionary reads 曾 as céng and 单 as dān; the rest
of the name is read by pypinyin. `initials` is the reading to print and sort by; `all_initials` also holds the
other readings, so that a search finds the person whichever the clerk knows.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product

from pypinyin import Style, pinyin

# Surnames whose reading differs from that of the common word, or that have several: first the usual one.
SURNAME_INITIALS: dict[str, str] = {
    "曾": "z", "单": "s", "解": "x", "仇": "q", "区": "o", "查": "z", "盖": "g", "任": "r", "重": "c", "翟": "z",
    "缪": "m", "朴": "p", "秘": "b", "覃": "qt", "乐": "yl", "尉": "w", "曲": "q", "召": "s", "种": "c", "晟": "c",
    "冼": "x", "洗": "x", "隗": "wk", "哈": "h", "员": "y", "贠": "y", "牟": "m", "佴": "n", "阚": "k", "麴": "q",
    "郇": "xh", "车": "c", "葛": "g", "宓": "m", "瞿": "q", "燕": "y", "应": "y", "纪": "j", "华": "h", "宁": "n",
    "折": "s", "逄": "p", "不": "f", "万": "w", "祭": "z", "卜": "b", "句": "g", "参": "s", "石": "s", "柏": "b",
    "洪": "h", "长": "z", "谌": "cs", "褚": "c", "郗": "xc", "能": "n", "都": "d", "沈": "s", "俞": "y", "曹": "c",
    "乜": "n", "郝": "h", "适": "k", "令": "l", "便": "p", "黑": "h", "幺": "y", "无": "w", "繁": "p", "臧": "z",
    "尹": "y", "於": "y", "余": "y", "佘": "s", "厍": "s", "莘": "s", "嵇": "j", "戚": "q", "彭": "p", "訾": "z",
}  # fmt: skip

COMPOUND_SURNAME_INITIALS: dict[str, str] = {
    "尉迟": "yc", "长孙": "zs", "万俟": "mq", "单于": "cy", "澹台": "tt", "乐正": "yz", "子车": "zj", "宰父": "zf",
    "呼延": "hy", "令狐": "lh", "欧阳": "oy", "鲜于": "xy", "亓官": "qg", "闾丘": "lq", "拓跋": "tb", "夏侯": "xh",
    "诸葛": "zg", "上官": "sg", "司马": "sm", "东方": "df", "皇甫": "hf", "公孙": "gs", "慕容": "mr", "宇文": "yw",
    "司徒": "st", "淳于": "cy", "申屠": "st", "轩辕": "xy", "钟离": "zl", "端木": "dm", "南宫": "ng", "独孤": "dg",
}  # fmt: skip

_MOST_READINGS = 32


def initials(name: str) -> str:
    """Lower-case pinyin initials in the usual reading; Latin letters and digits stay, all else is dropped.

    >>> initials("曾晓燕")
    'zxy'
    """
    return "".join(readings[0] for readings in _readings(name))


def all_initials(name: str) -> set[str]:
    """The initials in every reading of the surname and the given name, at most 32; `initials(name)` is among them."""
    return {"".join(choice) for choice in islice(product(*_readings(name)), _MOST_READINGS)}


def _readings(name: str) -> list[str]:
    """For each character that counts, its possible initials, the usual one first."""
    plain = re.sub(r"[^\w]|_", "", unicodedata.normalize("NFKC", name))
    compound = COMPOUND_SURNAME_INITIALS.get(plain[:2], "")
    surname = list(compound) or [SURNAME_INITIALS[first] for first in plain[:1] if first in SURNAME_INITIALS]
    rest = plain[len(surname) :]
    return surname + [found for character in rest if (found := _readings_of(character))]


@lru_cache(maxsize=8192)
def _readings_of(character: str) -> str:
    if character.isascii():
        return character.lower()
    sounds = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
    return "".join(dict.fromkeys(sound[0] for sound in sounds[0] if sound)) if sounds else ""
