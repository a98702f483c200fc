"""The file information block at the head of the WordDocument stream ([MS-DOC] 2.5): where things are."""

import struct
from dataclasses import dataclass

from weijian.proof.read.unreadable import Unreadable

MAGIC = {0xA5EC, 0xA5DC}
WORD_97 = 0xC1
ENCRYPTED, WHICH_TABLE = 0x0100, 0x0200
LENGTHS, PLACES = 0x4C, 0x9A
STYLES, CHARACTERS, PARAGRAPHS, CLX, LISTS, LISTS_IN_USE = 1, 12, 13, 33, 73, 74  # places in FibRgFcLcb97
# The stories in the order of their characters; comments and macros are not read.
ORDER = ("text", "footnotes", "headers", None, None, "endnotes", "boxes", "header boxes")
READ = ("text", "boxes", "footnotes", "endnotes", "headers", "header boxes")


@dataclass(frozen=True)
class Fib:
    """Places are (offset, length) in the table stream; stories are (first, last + 1) of character numbers."""

    is_old: bool
    table: str
    old_text: tuple[int, int]
    stories: dict[str, tuple[int, int]]
    clx: tuple[int, int]
    characters: tuple[int, int]
    paragraphs: tuple[int, int]
    styles: tuple[int, int] = (0, 0)
    lists: tuple[int, int] = (0, 0)
    lists_in_use: tuple[int, int] = (0, 0)


def read_fib(word: bytes) -> Fib:
    magic, version = struct.unpack_from("<HH", word)
    (flags,) = struct.unpack_from("<H", word, 0x0A)
    if magic not in MAGIC:
        raise Unreadable("不是 Word 97—2003 文件")
    if flags & ENCRYPTED:
        raise Unreadable("文件已加密，请先去掉密码")
    table = "1Table" if flags & WHICH_TABLE else "0Table"
    start, end = struct.unpack_from("<II", word, 0x18)
    if version < WORD_97:
        return Fib(True, table, (start, max(start, end)), {}, (0, 0), (0, 0), (0, 0))
    lengths = struct.unpack_from("<8i", word, LENGTHS)
    return Fib(
        False,
        table,
        (0, 0),
        _stories(lengths),
        _place(word, CLX),
        _place(word, CHARACTERS),
        _place(word, PARAGRAPHS),
        _place(word, STYLES),
        _place(word, LISTS),
        _place(word, LISTS_IN_USE),
    )


def _stories(lengths: tuple[int, ...]) -> dict[str, tuple[int, int]]:
    stories, start = {}, 0
    for name, length in zip(ORDER, lengths, strict=True):
        if length < 0:
            raise Unreadable("不是有效的 Word 97—2003 文件：文字长度有误")
        if name is not None and length:
            stories[name] = (start, start + length)
        start += length
    return {name: stories[name] for name in READ if name in stories}


def _place(word: bytes, number: int) -> tuple[int, int]:
    offset, length = struct.unpack_from("<II", word, PLACES + 8 * number)
    return offset, length
