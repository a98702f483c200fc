"""What the formatting of a .doc says about its text: what is deleted, and what ends a cell or a row.

Formatting stands in pages of 512 bytes ([MS-DOC] 2.9.33, 2.9.174), each for a range of bytes of the stream, as
a list of modifiers of which only eight matter here, and the style of a paragraph in front of them.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from weijian.proof.read.binary.fib import Fib

PAGE = 512
DELETED = 0x0800
IN_TABLE, ENDS_ROW, DEPTH, ENDS_INNER_CELL, ENDS_INNER_ROW = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
LEVEL, LIST = 0x260A, 0x460B
LONG_LISTS = (0x6646, 0x6645)  # where in the data stream the modifiers of a wide row stand
KEPT = {DELETED, IN_TABLE, ENDS_ROW, ENDS_INNER_CELL, ENDS_INNER_ROW, DEPTH, LEVEL, LIST, *LONG_LISTS}
STYLE = 0  # no modifier has this code: the number of the paragraph's style
TABLE_DEFINITION, TABS = 0xD608, 0xC615
OPERAND_SIZE = (1, 1, 2, 4, 2, 2, None, 3)  # by the upper three bits; None: the first byte says
PARAGRAPH_ENTRY = 13
Modifiers = dict[int, int]


@dataclass(frozen=True)
class Formatting:
    """`deleted` are ranges of bytes in rising order; `paragraphs` the ends of paragraphs with their modifiers."""

    deleted: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    modifiers: list[Modifiers] = field(default_factory=list)

    def at(self, place: int) -> Modifiers | None:
        """The modifiers of the paragraph whose mark stands there; None where the file says nothing."""
        number = bisect_right(self.starts, place) - 1
        return self.modifiers[number] if number >= 0 else None

    def kept(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a range of bytes that are not deleted."""
        begin = max(0, bisect_right(self.deleted, (start, start)) - 1)
        for number in range(begin, len(self.deleted)):
            first, last = self.deleted[number]
            if first >= end:
                break
            if first > start:
                yield start, first
            start = max(start, last)
        if start < end:
            yield start, end


def read_formatting(word: bytes, table: bytes, fib: Fib, data: bytes = b"") -> Formatting:
    deleted = [
        (start, end)
        for start, end, modifiers in _ranges(word, table, fib.characters, is_paragraphs=False)
        if modifiers.get(DELETED) == 1
    ]
    paragraphs = sorted(
        _ranges(word, table, fib.paragraphs, is_paragraphs=True), key=lambda paragraph: paragraph[0]
    )
    return Formatting(
        sorted(deleted),
        [start for start, _, _ in paragraphs],
        [_whole(modifiers, data) for _, _, modifiers in paragraphs],
    )


def _whole(modifiers: Modifiers, data: bytes) -> Modifiers:
    """A list that is too long for its page stands elsewhere ([MS-DOC] 2.6.2 sprmPHugePapx)."""
    for code in LONG_LISTS:
        place = modifiers.get(code)
        if place is not None and place + 2 <= len(data):
            (length,) = struct.unpack_from("<H", data, place)
            return {**modifiers, **read_modifiers(data[place + 2 : place + 2 + length])}
    return modifiers


def _ranges(
    word: bytes, table: bytes, place: tuple[int, int], is_paragraphs: bool
) -> Iterator[tuple[int, int, Modifiers]]:
    index = table[place[0] : sum(place)]
    count = (len(index) - 4) // 8
    for number in range(count):
        (page,) = struct.unpack_from("<I", index, 4 * (count + 1) + 4 * number)
        data = word[(page & 0x3FFFFF) * PAGE : ((page & 0x3FFFFF) + 1) * PAGE]
        if len(data) == PAGE:
            yield from _page(data, is_paragraphs)


def _page(data: bytes, is_paragraphs: bool) -> Iterator[tuple[int, int, Modifiers]]:
    count = data[PAGE - 1]
    entry = PARAGRAPH_ENTRY if is_paragraphs else 1
    if (count + 1) * 4 + count * entry >= PAGE:
        return
    borders = struct.unpack_from(f"<{count + 1}I", data)
    for number in range(count):
        offset = 2 * data[4 * (count + 1) + number * entry]
        if is_paragraphs:
            listed = _paragraph_list(data, offset)
            found = {STYLE: int.from_bytes(listed[:2], "little"), **read_modifiers(listed[2:])}
        else:
            found = read_modifiers(_character_list(data, offset))
        yield borders[number], borders[number + 1], found


def _character_list(data: bytes, offset: int) -> bytes:
    return data[offset + 1 : offset + 1 + data[offset]] if offset else b""


def _paragraph_list(data: bytes, offset: int) -> bytes:
    """The first two bytes of the list name the style."""
    if not offset:
        return b""
    if data[offset]:
        return data[offset + 1 : offset + 2 * data[offset]]
    return data[offset + 2 : offset + 2 + 2 * data[offset + 1]]


def read_modifiers(modifiers: bytes) -> Modifiers:
    """What a list of modifiers says of the few things that matter here."""
    found, place = {}, 0
    while place + 3 <= len(modifiers):
        (code,) = struct.unpack_from("<H", modifiers, place)
        size = OPERAND_SIZE[code >> 13]
        if code == TABLE_DEFINITION or (code == TABS and modifiers[place + 2] == 0xFF):
            break  # their sizes are told otherwise, and nothing that matters comes behind
        if size is None:
            size = 1 + modifiers[place + 2]
        elif code in KEPT:
            found[code] = int.from_bytes(modifiers[place + 2 : place + 2 + size], "little")
        place += 2 + size
    return found
