"""The lists of a .doc and the numbers they show ([MS-DOC] 2.9.131 LFO, 2.9.147 LSTF, 2.9.150 LVLF, 2.9.271 STSH).

A paragraph names a list in use (LFO) and a level, itself or by its style; the list in use leads to the list (LSTF) with
one level or nine. Lists that cannot be read number nothing: the text is worth more than its numbers.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from weijian.proof.read.binary.fib import Fib
from weijian.proof.read.binary.formatting import LEVEL, LIST, STYLE, Modifiers, read_modifiers
from weijian.proof.read.list_numbers import ARABIC, CHINESE, DEEPEST_LEVEL, LONGEST_NUMBER, Counts, Level

LIST_SIZE, LEVEL_SIZE, IN_USE_SIZE, OVERRIDE_SIZE = 28, 28, 16, 8
SIMPLE = 0x01  # the list has one level
STARTS, REFORMED = 0x10, 0x20  # what an override gives a level anew
MOST_LISTS, MOST_STYLES, LONGEST_CHAIN = 4096, 4096, 16
PARAGRAPH_STYLE = 1
# How Office numbers the ways of counting ([MS-OSHARED] 2.2.1.3 MSONFC).
KINDS = {
    **dict.fromkeys((0x00, 0x0E, 0x0F, 0x13, 0x16), ARABIC),
    **dict.fromkeys((0x0A, 0x0B, 0x21, 0x23, 0x25, 0x27), CHINESE),
}
Levels = dict[int, Level]


@dataclass
class Lists:
    """`in_use` has for each list in use what it counts in and its levels; `styles` the modifiers of each style."""

    in_use: list[tuple[object, Levels]] = field(default_factory=list)
    styles: dict[int, Modifiers] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)

    def label(self, modifiers: Modifiers | None) -> str:
        """The number in front of the paragraph with these modifiers, "" where it has none."""
        modifiers = modifiers or {}
        style = self.styles.get(modifiers.get(STYLE, 0), {})
        number = modifiers.get(LIST, style.get(LIST, 0))
        level = modifiers.get(LEVEL, style.get(LEVEL, 0))
        if not 0 < number <= len(self.in_use):
            return ""
        counted_in, levels = self.in_use[number - 1]
        return self.counts.label(counted_in, levels, min(level, DEEPEST_LEVEL))


def read_lists(table: bytes, fib: Fib) -> Lists:
    if not fib.lists[1] or not fib.lists_in_use[1]:
        return Lists()
    try:
        return Lists(
            list(_in_use(table, fib.lists_in_use[0], _lists(table, fib.lists))), _styles(table, fib.styles)
        )
    except (struct.error, IndexError):
        return Lists()


def _lists(table: bytes, place: tuple[int, int]) -> dict[int, Levels]:
    """The levels of each list stand one after the other behind the table of lists."""
    (count,) = struct.unpack_from("<H", table, place[0])
    found = {}
    offset = sum(place)
    for number in range(min(count, MOST_LISTS)):
        head = place[0] + 2 + LIST_SIZE * number
        (identifier,) = struct.unpack_from("<I", table, head)
        levels: Levels = {}
        for level in range(1 if table[head + 26] & SIMPLE else DEEPEST_LEVEL + 1):
            levels[level], offset = _level(table, offset)
        found[identifier] = levels
    return found


def _level(table: bytes, offset: int) -> tuple[Level, int]:
    """One level and where it ends: how it counts, two lists of modifiers, and its text."""
    start, kind = struct.unpack_from("<iB", table, offset)
    text_at = offset + LEVEL_SIZE + table[offset + 24] + table[offset + 25]
    (length,) = struct.unpack_from("<H", table, text_at)
    end = text_at + 2 + 2 * length
    signs = table[text_at + 2 : min(end, text_at + 2 + 2 * LONGEST_NUMBER)].decode("utf-16-le", "replace")
    text = "".join(f"%{ord(sign) + 1}" if ord(sign) <= DEEPEST_LEVEL else sign for sign in signs)
    return Level(KINDS.get(kind, ""), text, min(max(start, 0), 99999)), end


def _in_use(table: bytes, place: int, lists: dict[int, Levels]) -> Iterator[tuple[object, Levels]]:
    """Lists in use that share a list count on together, except those whose first number is given anew."""
    (count,) = struct.unpack_from("<I", table, place)
    count = min(count, MOST_LISTS)
    offset = place + 4 + IN_USE_SIZE * count
    for number in range(count):
        head = place + 4 + IN_USE_SIZE * number
        (identifier,) = struct.unpack_from("<I", table, head)
        levels = dict(lists.get(identifier, {}))
        starts_anew = False
        offset += 4
        for _ in range(table[head + 12]):
            start, flags = struct.unpack_from("<II", table, offset)
            offset += OVERRIDE_SIZE
            level = min(flags & 0x0F, DEEPEST_LEVEL)
            if flags & REFORMED:
                levels[level], offset = _level(table, offset)
            elif flags & STARTS and level in levels:
                levels[level] = replace(levels[level], start=min(start, 99999))
            starts_anew = starts_anew or bool(flags & STARTS)
        yield (("in use", number) if starts_anew else identifier), levels


def _styles(table: bytes, place: tuple[int, int]) -> dict[int, Modifiers]:
    """What each paragraph style says of lists, with what it takes from the style it is based on."""
    own: dict[int, tuple[int, Modifiers]] = {}
    if not place[1]:
        return {}
    head, count, base = struct.unpack_from("<HHH", table, place[0])
    offset = place[0] + 2 + head
    for number in range(min(count, MOST_STYLES)):
        (size,) = struct.unpack_from("<H", table, offset)
        style = table[offset + 2 : offset + 2 + size]
        offset += 2 + size
        if len(style) >= base + 2:
            own[number] = _style(style, base)
    return {number: _inherited(own, number) for number in own}


def _style(style: bytes, base: int) -> tuple[int, Modifiers]:
    kind, parts = struct.unpack_from("<HH", style, 2)
    (name,) = struct.unpack_from("<H", style, base)
    offset = base + 4 + 2 * name
    if kind & 0x0F != PARAGRAPH_STYLE or not parts & 0x0F or offset + 4 > len(style):
        return kind >> 4, {}
    (length,) = struct.unpack_from("<H", style, offset)
    return kind >> 4, read_modifiers(style[offset + 4 : offset + 2 + length])


def _inherited(own: dict[int, tuple[int, Modifiers]], number: int) -> Modifiers:
    found: Modifiers = {}
    for _ in range(LONGEST_CHAIN):
        if number not in own:
            break
        number, modifiers = own[number]
        found = {**modifiers, **found}
    return found
