"""The characters of one page with their places, as the worker lists them. Upwards is more."""

import struct
from array import array
from dataclasses import dataclass
from typing import NamedTuple

HEAD = struct.Struct("<ddII")


class Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float


class Glyph(NamedTuple):
    sign: str
    left: float
    bottom: float
    right: float
    top: float
    angle: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Box]


def read_pages(data: bytes) -> list[Page]:
    pages, place = [], 0
    while place < len(data):
        width, height, count, lines = HEAD.unpack_from(data, place)
        place += HEAD.size
        numbers = array("f")
        signs = array("I")
        signs.frombytes(data[place : place + 4 * count])
        place += 4 * count
        length = 4 * (5 * count + 4 * lines)
        numbers.frombytes(data[place : place + length])
        place += length
        boxes, angles = numbers[: 4 * count], numbers[4 * count : 5 * count]
        corners = (boxes[corner::4] for corner in range(4))
        glyphs = [Glyph(_sign(sign), *where) for sign, *where in zip(signs, *corners, angles, strict=True)]
        ruled = numbers[5 * count :]
        rules = [Box(*ruled[4 * number : 4 * number + 4]) for number in range(lines)]
        pages.append(Page(width, height, glyphs, rules))
    return pages


def _sign(number: int) -> str:
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
