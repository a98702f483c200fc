"""Joins the lines of a paragraph: a line that fills the measure goes on in the next, unless that is indented.

Where it is in doubt a line stays alone; two paragraphs run together would mislead more than one cut in two.
"""

from __future__ import annotations

from collections import Counter

from weijian.proof.print_lines import LIST_NUMBER, are_joined_without_blank, first_word, is_wide
from weijian.proof.read.pdf.lines import Line

INDENT, SLACK, NARROW = 1.2, 1.2, 0.6  # in characters
LIKE_SIZE = 0.2
PROSE = 0.7  # of the page's width
FAR = 3.2  # lines
SENTENCE_ENDS = "。！？；：”）"


def join_lines(pages: list[list[Line]], width: float) -> str:
    parts: list[str] = []
    margins = _margins([line for page in pages for line in page if not line.is_row], width)
    last: Line | None = None
    for page in pages:
        is_new_page = True
        for line in page:
            if last is not None:
                parts.append(_parting(last, line, margins, is_new_page))
            parts.append(line.text.strip(" "))
            last, is_new_page = line, False
    return "".join(parts) + ("\n" if parts else "")


def _margins(lines: list[Line], width: float) -> tuple[float, float]:
    """Where most lines begin, and how far the fullest of them reach; never less than lines of prose do."""
    if not lines:
        return 0.0, width
    lefts = Counter(round(line.left) for line in lines)
    rights = Counter(round(line.right / 6) for line in lines)
    most = max(rights.values())
    fullest = (
        max(right for right, times in rights.items() if times >= max(2, most // 4))
        if most > 1
        else max(rights)
    )
    return float(min(left for left, times in lefts.items() if times >= max(lefts.values()) / 3)), max(
        6.0 * fullest, PROSE * width
    )


def _parting(before: Line, line: Line, margins: tuple[float, float], is_new_page: bool) -> str:
    return _between(before.text, line.text) if _goes_on(before, line, margins, is_new_page) else "\n"


def _goes_on(before: Line, line: Line, margins: tuple[float, float], is_new_page: bool) -> bool:
    left, right = margins
    size = max(before.size, line.size, 1.0)
    if before.is_row or line.is_row or line.is_slanted or before.is_slanted:
        return False
    if abs(before.size - line.size) > LIKE_SIZE * size:
        return False
    if before.right + (_width(first_word(line.text)) + SLACK) * size < right:
        return False  # there would have been room for the next word
    if line.left > left + INDENT * size or (not is_new_page and before.top - line.top > FAR * size):
        return False
    return not (before.text[-1:] in SENTENCE_ENDS and LIST_NUMBER.match(line.text))


def _width(text: str) -> float:
    """In characters."""
    return sum(1.0 if is_wide(sign) else NARROW for sign in text)


def _between(one: str, other: str) -> str:
    return "" if are_joined_without_blank(one, other) else " "
