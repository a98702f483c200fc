"""The measures of GB/T 9704-2012 in the units that Word counts in.

It does not know elements or styles; `parts/styles.xml` repeats the line pitch, and a test holds the two
equal.

A twip is 1/20 point. The type area (版心) is 156 x 225 mm in 22 lines of 28 characters of 三号 (16
points); Word reaches 28 characters by a grid whose `charSpace` is the pitch beyond the font size, in
1/4096 point.
"""

import math
import unicodedata

TWIPS_PER_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Millimetres in twips."""
    return round(millimetres * TWIPS_PER_MM)


PAGE_WIDTH, PAGE_HEIGHT = twips(210), twips(297)
TOP, LEFT = twips(37), twips(28)  # 天头, 订口
TYPE_WIDTH, TYPE_HEIGHT = twips(156), twips(225)
RIGHT = PAGE_WIDTH - LEFT - TYPE_WIDTH
BOTTOM = PAGE_HEIGHT - TOP - TYPE_HEIGHT

LINES, CHARACTERS = 22, 28
FONT_POINTS = 16
LINE_PITCH = TYPE_HEIGHT // LINES  # rounded down, or the 22nd line would not fit
CHARACTER_SPACE = math.floor((TYPE_WIDTH / 20 / CHARACTERS - FONT_POINTS) * 4096)

# The dash of the page number stands 7 mm below the type area; its line (see parts/) is 18 points high.
FOOTER_LINE = 360
FOOTER_DISTANCE = BOTTOM - twips(7) - FOOTER_LINE // 2


def character_width(text: str) -> float:
    """The width of the text in Chinese characters: a full-width sign is 1, any other one half.

    >>> character_width("2021年7月5日")
    6.0
    """
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)
