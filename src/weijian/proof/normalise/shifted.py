"""Finds Chinese whose two-byte characters were cut one byte too late, and what it was: 機構??平ㄔO is 機構專科建設.

Sites that convert to traditional characters look for some of them, and for full-width marks, byte by byte. Where the
second byte of one character and the first of the next happen to look like such a mark, or like a character that
gets its reading behind it, the first is lost (it is shown as ?) and all that follows is read one byte late, until a
Latin sign or another ? ends it. Every other byte is still there; what was lost its neighbours tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from weijian.proof.normalise.edits import Edit
from weijian.proof.normalise.reading_aids import LETTERS, readings
from weijian.proof.normalise.substitutions import traditional_pairs

# The marks, in either width, and the second byte of each; the first is A3.
MARKS = dict(zip("？！，：；（）．", (0xBF, 0xA1, 0xAC, 0xBA, 0xBB, 0xA8, 0xA9, 0xAE), strict=True))
MARKS |= {"?": 0xBF, "!": 0xA1}
MARK_LEAD = 0xA3
# What ends it: a Latin sign, whose byte ends the last character, or a lost byte; then a reading may tell the character.
READ_LATE = rf"(?P<late>[^\x00-\x7f]{{1,120}})(?P<end>[?@-~])(?:(?<=\?)(?P<reading>[{LETTERS}]{{1,7}})\))?"
BEHIND_MARK = re.compile(rf"(?<=[\u4e00-\u9fff）)”])\?(?P<mark>[{re.escape(''.join(MARKS))}]){READ_LATE}")
BEHIND_READING = re.compile(rf"(?P<before>[\u4e00-\u9fff])\?(?P<note>[{LETTERS}]{{1,7}})\){READ_LATE}")
FIRST_BYTES, SECOND_BYTES = range(0x81, 0xFF), (*range(0x40, 0x7F), *range(0x80, 0xFF))
STOP, LOST = "。", "?"
KNOWN = 1 << 12
PUNCTUATION = set("，。、；：？！“”‘’（）《》—…·％")


def shifted(text: str) -> list[Edit]:
    """Every stretch that can be read as common Chinese, in order."""
    if LOST not in text:
        return []
    found: list[Edit] = []
    for edit in sorted([*_behind_marks(text), *_behind_readings(text)]):
        if not found or edit.start >= found[-1].end:
            found.append(edit)
    return found


def _behind_marks(text: str) -> Iterator[Edit]:
    for match in BEHIND_MARK.finditer(text):
        read = _read(MARKS[match["mark"]], match)
        if read:
            before = text[match.start() - 1]
            yield Edit(*match.span(), _lost(before, read[0]) + read)


def _behind_readings(text: str) -> Iterator[Edit]:
    """總?cè)丝 is 總人口: the second byte of 總 and the first of 人 make 側, which is read cè."""
    for match in BEHIND_READING.finditer(text):
        last = match["before"].encode("gbk", "ignore")[-1:]
        firsts = (sign[1] for sign in _pairs(last, match["note"]))
        read = {found for byte in firsts if (found := _read(byte, match))}
        if len(read) == 1:
            yield Edit(match.start() + 1, match.end(), read.pop())


@lru_cache(maxsize=KNOWN)
def _pairs(first: bytes, reading: str) -> list[bytes]:
    """The traditional characters that begin with the byte and are read so."""
    pairs = (first + bytes([byte]) for byte in SECOND_BYTES)
    return [
        pair for pair in pairs
        if (sign := pair.decode("gbk", "ignore")) in traditional_pairs() and reading in readings(sign)
    ]  # fmt: skip


def _read(first: int, match: re.Match[str]) -> str:
    """What the bytes say that begin with the first; nothing where that is no common Chinese."""
    late = match["late"].encode("gb18030", "ignore")
    if len(late) != 2 * len(match["late"]):
        return ""
    whole = match["end"] != LOST
    data = bytes([first]) + (late + match["end"].encode() if whole else late[:-1])
    try:
        read = data.decode("gbk")
    except UnicodeDecodeError:
        return ""
    if not read or not all(map(_is_usual, read)):
        return ""
    if whole:
        return read
    if not match["reading"]:
        return read + LOST
    last = _pairs(late[-1:], match["reading"])
    return read + (last[0].decode("gbk") if len(last) == 1 else f"{LOST}{match['reading']})")


def _is_usual(sign: str) -> bool:
    if sign in traditional_pairs() or sign in PUNCTUATION:
        return True
    try:
        return 0xB0 <= sign.encode("gb2312")[0] < 0xD8
    except UnicodeEncodeError:
        return False


@cache
def _lost_first() -> tuple[str, ...]:
    """The characters that end with the byte which the marks begin with."""
    signs = (bytes([lead, MARK_LEAD]).decode("gbk", "ignore") for lead in FIRST_BYTES)
    return tuple(sign for sign in signs if sign and sign != STOP and _is_usual(sign))


@lru_cache(maxsize=KNOWN)
def _lost(before: str, behind: str) -> str:
    """The one that makes the commonest word with a neighbour; a full stop where none makes any."""
    import rjieba as dictionary  # it loads its words at once, and few texts need them

    best, lost = 0, STOP
    for sign in _lost_first():
        for word in (before + sign, sign + behind):
            plain = "".join(traditional_pairs().get(one, one) for one in word)
            if dictionary.has_word(plain) and (frequency := int(dictionary.suggest_freq(plain))) > best:
                best, lost = frequency, sign
    return lost
