"""What a line of print shows of the paragraph that it belongs to; shared by those who join lines.

Widths are in Chinese characters. It does not join: PDF knows where a line stood on its page
(`read.pdf.paragraphs`), plain text only how long it is (`normalise.wrapping`).
"""

import re

SENTENCE_ENDS = "。！？；："
LIST_NUMBER = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}[）)、.．](?!\d)|第[一二三四五六七八九十]{1,3}[章节条部分])"
)
# What stays on one line: a number or a Latin word with the mark behind it, else a character with its mark.
UNBROKEN = re.compile(r"[(（“《]?[\x21-\x7e‰]{1,40}[，。、；：！？）”》]?|.[，。、；：！？）”》]?")

POINT = re.compile(r"\.\d")


def is_wide(sign: str) -> bool:
    return sign >= "\u2e80" or sign in "“”‘’…—‰·"


def first_word(text: str) -> str:
    """What cannot be broken off the beginning of a line."""
    match = UNBROKEN.match(text)
    return match.group() if match else text[:1]


def are_joined_without_blank(one: str, other: str) -> bool:
    """Whether the end of the line `one` stood for nothing; between Latin words it stood for a blank."""
    if not one or not other:
        return True
    last, first = one[-1], other[0]
    if (last == "." and one[-2:-1].isdigit() and first.isdigit()) or (last.isdigit() and POINT.match(other)):
        return True  # 345.|55 and 345|.55
    return is_wide(last) or is_wide(first) or (last.isdigit() and first.isdigit())
