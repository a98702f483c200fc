"""The piece table ([MS-DOC] 2.8.35): the text is scattered over the stream, in pieces of one or two bytes a
character; the table says which piece comes when.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from weijian.proof.read.unreadable import Unreadable

PROPERTIES, TABLE = 1, 2
ONE_BYTE = 1 << 30
WIDE = 2
MOST_OVERLAP = 4
MARKS_AND_WORDS = re.compile(r"[\x00-\x08\x0a-\x1f]|[^\x00-\x08\x0a-\x1f]+")
MARKS_AND_BYTES = re.compile(rb"[\x00-\x08\x0a-\x1f]|[^\x00-\x08\x0a-\x1f]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `first` to `last`, whose bytes begin at `offset`, each `width` bytes wide."""

    first: int
    last: int
    offset: int
    width: int


@dataclass(frozen=True, slots=True)
class Token:
    """One mark, or words between two marks, and its bytes in the stream."""

    text: str
    start: int
    end: int


def read_pieces(word: bytes, clx: bytes) -> list[Piece]:
    table = _piece_table(clx)
    count = (len(table) - 4) // 12
    if count < 1:
        raise Unreadable("不是有效的 Word 97—2003 文件：没有文字块表")
    borders = struct.unpack_from(f"<{count + 1}I", table)
    pieces, total = [], 0
    for number in range(count):
        first, last = borders[number], borders[number + 1]
        (place,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)
        width = 1 if place & ONE_BYTE else 2
        offset = (place & ~ONE_BYTE & 0x7FFFFFFF) // (2 if width == 1 else 1)
        last = min(last, first + max(0, len(word) - offset) // width)
        total += (last - first) * width
        if last < first or total > MOST_OVERLAP * len(word):
            raise Unreadable("不是有效的 Word 97—2003 文件：文字块表有误")
        pieces.append(Piece(first, last, offset, width))
    return pieces


def _piece_table(clx: bytes) -> bytes:
    place = 0
    while place < len(clx) and clx[place] == PROPERTIES:
        place += 3 + struct.unpack_from("<H", clx, place + 1)[0]
    if place >= len(clx) or clx[place] != TABLE:
        raise Unreadable("不是有效的 Word 97—2003 文件：没有文字块表")
    (length,) = struct.unpack_from("<I", clx, place + 1)
    return clx[place + 5 : place + 5 + length]


def tokens(word: bytes, pieces: list[Piece], start: int, end: int) -> Iterator[Token]:
    """Characters `start` to `end` of the text."""
    for piece in pieces:
        first, last = max(start, piece.first), min(end, piece.last)
        if first < last:
            offset = piece.offset + (first - piece.first) * piece.width
            data = word[offset : offset + (last - first) * piece.width]
            yield from _wide(data, offset) if piece.width == WIDE else _narrow(data, offset)


def _wide(data: bytes, offset: int) -> Iterator[Token]:
    for match in MARKS_AND_WORDS.finditer(data.decode("utf-16-le", "surrogatepass")):
        first, last = match.span()
        yield Token(match.group(), offset + WIDE * first, offset + WIDE * last)


def _narrow(data: bytes, offset: int) -> Iterator[Token]:
    """Word writes only Western text so; other programs write Chinese, too."""
    for match in MARKS_AND_BYTES.finditer(data):
        yield Token(_decoded(match.group()), offset + match.start(), offset + match.end())


def _decoded(data: bytes) -> str:
    if not data.isascii():
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            text = ""
        if any("\u4e00" <= character <= "\u9fff" for character in text):
            return text
    return data.decode("cp1252", "replace")
