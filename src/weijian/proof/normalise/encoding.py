"""Finds characters that another code page made of Chinese, and what they were.

    ÎÀÉú        GBK read as Western (卫生)
    å\x8d«ç”Ÿ   UTF-8 read as Western
    鍗\ue0a4敓   UTF-8 read as GBK
    ??平ㄔO     GBK read one byte late (專科建設; see `shifted`)

A stretch is repaired only where its bytes, read rightly, are common Chinese throughout, and where no one could
have meant what stands there. Sound text, names and rare characters included, is left as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from weijian.proof.normalise.edits import Edit
from weijian.proof.normalise.shifted import shifted
from weijian.proof.normalise.substitutions import traditional_pairs

# What Windows shows for the bytes that Latin-1 leaves to control characters.
WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
PUNCTUATION = set("，。、；：？！“”‘’（）《》〈〉【】〔〕…—·％℃×±≥≤①②③④⑤⑥⑦⑧⑨⑩－～／　")
FEWEST_WESTERN, FEWEST_DISTINCT, FEWEST_LETTERS = 4, 3, 2
FEWEST_GBK, BEYOND_CHANCE = 3, 6
MOSTLY, ODD = 0.95, 0.25
WINDOW, LONGEST = 12, 2000
EURO = b"\x80"  # the byte that GBK leaves free; 局 ends with it in UTF-8
UTF8 = re.compile(rb"(?:[\xe2-\xe9\xef][\x80-\xbf]{2}|[\xc2-\xdf][\x80-\xbf])+")
GBK_PAIRS = re.compile(rb"(?:[\xa1-\xf7][\xa1-\xfe])+")
WESTERN = re.compile(rf"[\x80-\xff{WINDOWS}]{{3,}}")
WESTERN_LETTER = re.compile(r"[À-ÖØ-öø-ÿ]")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f\s]{3,}")


def damaged(text: str) -> list[Edit]:
    """Every stretch that is to be repaired, in order."""
    if text.isascii():
        return []
    found: list[Edit] = []
    for edit in sorted([*_western(text), *_chinese(text), *shifted(text)]):
        if not found or edit.start >= found[-1].end:
            found.append(edit)
    return found


@cache
def _common() -> frozenset[str]:
    """The 3,755 characters that GB 2312 puts first, because they are in daily use, and punctuation."""
    pairs = (bytes([high, low]) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return frozenset(pair.decode("gb2312", "ignore") for pair in pairs) - {""} | PUNCTUATION


def _are_common(characters: str) -> bool:
    known = _common()
    return sum(character in known for character in characters) >= MOSTLY * len(characters)


@cache
def _byte_of() -> dict[int, int]:
    return {ord(sign): sign.encode("cp1252")[0] for sign in WINDOWS}


def _western(text: str) -> Iterator[Edit]:
    for match in WESTERN.finditer(text):
        run = match.group()
        if not WESTERN_LETTER.search(run):
            continue
        data = run.translate(_byte_of()).encode("latin-1")
        found = list(_utf8_parts(data)) or list(_gbk_parts(data, run))
        for start, end, characters in found:
            yield Edit(match.start() + start, match.start() + end, characters)


def _utf8_parts(data: bytes) -> Iterator[Edit]:
    for match in UTF8.finditer(data):
        try:
            characters = match.group().decode("utf-8")
        except UnicodeDecodeError:
            continue
        wide = [character for character in characters if character >= "\u0800"]
        if wide and _are_common("".join(wide)):
            yield Edit(*match.span(), characters)


def _gbk_parts(data: bytes, run: str) -> Iterator[Edit]:
    for match in GBK_PAIRS.finditer(data):
        shown = run[match.start() : match.end()]
        letters = len(WESTERN_LETTER.findall(shown))
        if len(shown) < FEWEST_WESTERN or len(set(shown)) < FEWEST_DISTINCT:
            continue
        if letters < FEWEST_LETTERS or 4 * letters < len(shown):
            continue
        characters = match.group().decode("gb18030", "replace")
        if _are_common(characters):
            yield Edit(*match.span(), characters)


@cache
def _seed() -> re.Pattern[str]:
    """What GBK shows for the first two bytes of a Chinese character in UTF-8, if its third byte can follow."""
    first = _signs([*range(0xE3, 0xEA), 0xEF], range(0x80, 0xC0))
    behind = _signs(range(0x81, 0xC0), range(0x40, 0xFF))
    return re.compile(f"[{first}](?=[{behind}€])")


def _signs(leads: Iterable[int], trails: Iterable[int]) -> str:
    pairs = (bytes([lead, trail]) for lead in leads for trail in trails)
    return re.escape("".join(pair.decode("gb18030", "ignore") for pair in pairs))


def _chinese(text: str) -> Iterator[Edit]:
    place = 0
    while match := _seed().search(text, place):
        start = match.start()
        found = _utf8_as_gbk(text, start, WINDOW)
        if found and len(found.text) >= 2:
            found = _utf8_as_gbk(text, start, LONGEST) or found
        if found and _nobody_meant(text[found.start : found.end], len(found.text)):
            yield found
            place = found.end
        else:
            place = start + 1


def _utf8_as_gbk(text: str, start: int, longest: int) -> Edit | None:
    run = BEYOND_ASCII.match(text, start, start + longest)
    if run is None:
        return None
    data, ends = bytearray(), [0]
    for character in run.group():
        pair = EURO if character == "€" else character.encode("gb18030", "ignore")
        if not 0 < len(pair) < 3:
            break
        data += pair
        ends.append(len(data))
    match = UTF8.match(data)
    characters = bytes(match.group()).decode("utf-8", "ignore") if match else ""
    # What ends within a character of the text is not ours to replace, and the end of a stretch is often lost.
    length = len(characters.encode("utf-8"))
    while characters and (ends[bisect_left(ends, length)] != length or characters[-1] not in _common()):
        length -= len(characters[-1].encode("utf-8"))
        characters = characters[:-1]
    if not characters or not _are_common(characters):
        return None
    return Edit(start, start + bisect_left(ends, length), characters)


def _nobody_meant(shown: str, repaired: int) -> bool:
    """Whether enough of the stretch is no Chinese that anyone writes, traditional characters included. That
    many characters in a row should come out by chance does not happen.
    """
    if repaired >= BEYOND_CHANCE:
        return True
    odd = sum(_is_odd(character) for character in shown)
    return (
        repaired >= 2 and len(shown) >= FEWEST_GBK and odd >= max(2 if repaired == 2 else 1, ODD * len(shown))
    )


def _is_odd(character: str) -> bool:
    if "\ue000" <= character <= "\uf8ff" or "\u3040" <= character <= "\u30ff":
        return True
    if character in traditional_pairs() or character in PUNCTUATION:
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False
