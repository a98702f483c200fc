"""Tells readings put behind characters in brackets, 衛(wèi)生 or 卫（wei4）生 or 衛(えい)生, from abbreviations.

Sites that convert to traditional characters put them behind rarer ones. With a tone it can be nothing else;
without, it must be a reading of the very character before it, so that (a), (CT) and (men) stay.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

TONES = "\u0300\u0301\u0304\u030c"
LETTERS = r"a-zü\u00e0-\u00fc\u0101-\u01dc"
KANA = r"\u3041-\u3096\u30a1-\u30fa\u30fc"
ZHUYIN = r"\u3105-\u312fˊˇˋ."
CANDIDATE = rf"(?<=[\u4e00-\u9fff])[（(\[【〔](?:[{LETTERS}' 1-5]{{1,30}}|[{KANA}]{{1,12}}|[{ZHUYIN}]{{1,12}})[）)\]】〕]"
SYLLABLE = (
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:[iu]ang|iong|[iu]?an|üan|uai|iao|[aeio]ng|[aeu]i|ao|[oi]u|[iuüv]e|[eiuü]n|er|[iu]a|[iu]o|[aeiouüv])"
)
SYLLABLES = re.compile(rf"{SYLLABLE}[1-5]?(?:[' ]?{SYLLABLE}[1-5]?){{0,3}}")
ONE_SYLLABLE = re.compile(SYLLABLE)
NOTE = re.compile(CANDIDATE)


def find_reading_aids(text: str) -> Iterator[tuple[int, int]]:
    """Every note with its brackets."""
    for match in NOTE.finditer(text):
        if is_reading_aid(text[match.start() - 1], match.group()[1:-1]):
            yield match.span()


def is_reading_aid(character: str, note: str) -> bool:
    """Whether the note in brackets behind the character is how it is read."""
    if not note[0].isascii() and not "\u00e0" <= note[0] <= "\u01dc":
        return True  # kana or zhuyin: the pattern lets nothing else through
    decomposed = unicodedata.normalize("NFD", note)
    bare = "".join(sign for sign in decomposed if sign not in TONES)
    letters = unicodedata.normalize("NFC", bare)
    has_tone = len(bare) < len(decomposed) or (letters[-1] in "12345" and len(letters) > 2)
    if has_tone:
        return SYLLABLES.fullmatch(letters) is not None
    return (
        len(letters) > 1 and ONE_SYLLABLE.fullmatch(letters) is not None and letters in _readings(character)
    )


@cache
def _readings(character: str) -> frozenset[str]:
    from pypinyin import Style, pinyin  # its tables take long to load, and few texts need them

    found = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=True)
    return frozenset(reading for readings in found for reading in readings)


@cache
def readings(character: str) -> frozenset[str]:
    """How it is read, with its tones."""
    from pypinyin import Style, pinyin  # see above

    return frozenset(
        reading for found in pinyin(character, style=Style.TONE, heteronym=True) for reading in found
    )
