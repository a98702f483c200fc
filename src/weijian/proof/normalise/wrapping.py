"""Which line ends are no ends of paragraphs: text that a page, a mail or a scan broke at a fixed width, and
numbers that a web page set on lines of their own.

A stretch of lines is taken for wrapped only where most of them are as long as one another and stop in the middle
of sentences. Where it is in doubt a line stays alone: headings, list items, rows of tables, titles, signatures and
whatever is too short to have been broken. Nothing changes its length; what is put for a line end is not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from weijian.proof.print_lines import LIST_NUMBER, SENTENCE_ENDS, are_joined_without_blank, first_word

NOTHING = "\u2060"  # an invisible joiner: `deletions` takes it away
# In Chinese characters: how long wrapped lines are, how far the fullest may differ, and where prose begins.
NARROWEST, WIDEST = 16, 60
WINDOW, ROOM, OVER = 3, 4.5, 2.5
PROSE = 12
INDENT, SLACK = 2, 1.6
# Of the lines that stop within a sentence, which part must be full, hold a mark, hold the end of a sentence; and
# which part of the full ones must stop within a sentence.
FEWEST, FULL, MARKED, ENDED, OPEN = 4, 0.6, 0.5, 0.12, 0.7
TOO_LONG = 0.05
TITLE_LINES = 3
# How far behind the beginning of one of how many lines a bracket may close that was opened before.
LOOK, MOST_WITHIN = 60, 2
ITEM = re.compile(rf"(?:{LIST_NUMBER.pattern}|[·•●■◆▲○※*—-]|附件|附表|附图|[表图]\d)")
DATE = re.compile(r"（?(?:20\d{2}|二[〇零○]..)年.{1,8}[月日]）?$")
ORGAN = re.compile(r"[\u4e00-\u9fff（）]{4,24}$")
PAIRS = (("（", "）"), ("“", "”"), ("《", "》"))
OPENS = re.compile("[（“《]")
SOMETHING = re.compile(r"[^\n]+")
LONE_NUMBER = re.compile(r"\d[\d,]{0,15}(?:\.\d{1,6})?[%‰]?$")
BEHIND_NUMBER = re.compile(r"(?:[\u4e00-\u9fff%‰]{1,3})?[，；。、）]")
# A quantity that opens a line, and a year that does; paragraphs may well begin with a year.
QUANTITY_OPENS = re.compile(r"\d[\d,]{0,15}(?:\.\d{1,6})? ?(?:[%‰]|[\u4e00-\u9fff])(?! ?[、.．])")
YEAR_OPENS = re.compile(r"(?:19|20)\d\d ?年")
ENDS_OPEN = re.compile(r"[\u4e00-\u9fff，、（“]$")


class Line(NamedTuple):
    """Without the blanks around it; `follows`: no empty line stands before it."""

    text: str
    start: int
    end: int
    indent: int
    width: float
    follows: bool

    @property
    def is_row(self) -> bool:
        return "\t" in self.text or "|" in self.text


def unwrapped(text: str) -> str:
    """The text with something unread in the place of every line end that stands within a paragraph."""
    lines = _lines(text)
    joined = sorted(
        {*_wrapped(lines), *_within_brackets(lines), *_beside_numbers(lines), *_before_numbers(lines)}
    )
    if not joined:
        return text
    parts: list[str] = []
    place = 0
    for number in joined:
        one, other = lines[number], lines[number + 1]
        sign = NOTHING if are_joined_without_blank(one.text, other.text) else " "
        parts += text[place : one.end], sign * (other.start - one.end)
        place = other.start
    return "".join([*parts, text[place:]])


def _lines(text: str) -> list[Line]:
    """The lines that hold something."""
    lines, last = [], -1
    for match in SOMETHING.finditer(text):
        whole = match.group()
        words = whole.strip(" ")
        if words:
            indent = len(whole) - len(whole.lstrip(" "))
            start = match.start() + indent
            follows = match.start() == last + 1
            lines.append(Line(words, start, start + len(words), indent, _width(words), follows))
            last = match.end()
    return lines


def _width(words: str) -> float:
    return len(words) - len(words.encode("ascii", "ignore")) / 2


def _wrapped(lines: list[Line]) -> Iterator[int]:
    """The numbers of lines that go on in the next."""
    first = 0
    for number in range(len(lines) + 1):
        if number == len(lines) or lines[number].width > WIDEST or lines[number].is_row:
            if number - first >= FEWEST and (measure := _measure(lines[first:number])):
                yield from _filling(lines, range(first, number - 1), measure)
            first = number + 1


def _measure(lines: list[Line]) -> float:
    """How long the lines are that the stretch was broken at; 0 where it was not."""
    lengths = Counter(round(line.width) for line in lines if line.width >= NARROWEST)
    if not lengths:
        return 0
    top = max(lengths, key=lambda length: (sum(lengths[length - n] for n in range(WINDOW)), length))
    prose = [line for line in lines if line.width >= PROSE]
    full = [line.text for line in prose if top - ROOM <= line.width <= top + OVER]
    is_open = [text for text in full if text[-1] not in SENTENCE_ENDS]
    beyond = sum(line.width > top + OVER for line in prose)
    wanted = (
        (is_open, FEWEST),
        (is_open, FULL * sum(line.text[-1] not in SENTENCE_ENDS for line in prose)),
        (is_open, OPEN * len(full)),
        ([text for text in is_open if re.search("[，。、；：]", text[:-1])], MARKED * len(is_open)),
        ([text for text in is_open if re.search("[。；]", text[:-1])], ENDED * len(is_open)),
    )
    return top if beyond <= TOO_LONG * len(prose) and all(len(a) >= b for a, b in wanted) else 0


def _filling(lines: list[Line], numbers: range, measure: float) -> Iterator[int]:
    """Lines that left no room for what the next begins with."""
    margin = Counter(lines[number].indent for number in numbers).most_common(1)[0][0]
    goes_on = False
    for number in numbers:
        line, following = lines[number], lines[number + 1]
        indent = 0 if goes_on else INDENT
        room = measure - line.width - indent - _width(first_word(following.text))
        may_be_title = number < TITLE_LINES and not goes_on and not re.search("[，、。；：]", line.text)
        goes_on = (
            room <= SLACK
            and not may_be_title
            and following.indent <= margin + 1
            and _may_go_on(lines, number)
        )
        if goes_on:
            yield number


def _may_go_on(lines: list[Line], number: int) -> bool:
    line, following = lines[number], lines[number + 1]
    if not following.follows or line.is_row or following.is_row or line.text[-1] in "。！？：":
        return False
    if ITEM.match(following.text) or _is_heading(line) or DATE.match(following.text):
        return False
    signed = number + 2 < len(lines) and DATE.match(lines[number + 2].text)
    return not (signed and ORGAN.match(following.text))


def _is_heading(line: Line) -> bool:
    return bool(LIST_NUMBER.match(line.text)) and not re.search("[，。；：]", line.text)


def _within_brackets(lines: list[Line]) -> Iterator[int]:
    """Lines from one that opens a bracket or a quotation mark to the one that closes it, soon behind."""
    for number, line in enumerate(lines):
        if not OPENS.search(line.text):
            continue
        for opening, closing in PAIRS:
            if line.text.rfind(opening) > line.text.rfind(closing):
                behind = lines[number + 1 : number + 1 + MOST_WITHIN]
                closes = _closing_line([other.text for other in behind], opening, closing)
                inner = range(number, number + closes)
                if all(_may_go_on(lines, one) for one in inner):
                    yield from inner


def _closing_line(texts: list[str], opening: str, closing: str) -> int:
    """How many lines further the mark is closed; 0 where another is opened before, or none closes it."""
    for number, text in enumerate(texts, start=1):
        words, found, _ = text[:LOOK].partition(closing)
        if found or opening in words:
            return 0 if opening in words else number
    return 0


def _beside_numbers(lines: list[Line]) -> Iterator[int]:
    """A number alone on its line, between words that lead to it and its unit or the mark behind it."""
    for number in range(1, len(lines) - 1):
        if LONE_NUMBER.match(lines[number].text):
            before, behind = lines[number - 1], lines[number + 1]
            leads = ENDS_OPEN.search(before.text) and not before.is_row and not _is_heading(before)
            is_followed = BEHIND_NUMBER.match(behind.text) and not behind.is_row
            if leads and is_followed and lines[number].follows and behind.follows:
                yield from (number - 1, number)


def _before_numbers(lines: list[Line]) -> Iterator[int]:
    """Lines broken in front of their numbers, mostly with an empty line between, as text taken out of a page is."""
    found: list[int] = []
    for number in range(len(lines) - 1):
        goes_on = bool(found) and found[-1] == number - 1
        if _breaks_before_a_number(lines[number], lines[number + 1], goes_on):
            found.append(number)
    if sum(not YEAR_OPENS.match(lines[number + 1].text) for number in found) >= FEWEST:
        yield from found


def _breaks_before_a_number(line: Line, following: Line, goes_on: bool) -> bool:
    """`goes_on`: the line itself goes on from the one before, so that it is no heading, whatever opens the next."""
    is_number = QUANTITY_OPENS.match(following.text) and not ITEM.match(following.text)
    stops = not (ENDS_OPEN.search(line.text) or line.text.endswith("；")) or _is_heading(line)
    if not is_number or stops or line.is_row or following.is_row:
        return False
    return goes_on or not YEAR_OPENS.match(following.text) or bool(re.search("[，。；：]", line.text))
