"""What a site, a converter or a program has put into a text that was taken from it: notices, buttons, code, fields.

It is no part of the report, so that analysis reads the text without it; the rules tell it (DOC102, DOC116, DOC117),
and no other rule speaks of what lies within. The words are in leftovers.tsv; code has a form of its own and is
known here. What may as well be the report's own words is left to the rules, and read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from weijian.kernel.tables import rows_of
from weijian.proof.findings import Finding

# A notice is told with its sentence, as far as that is one.
BACK, ON = 120, 200
SENTENCE_START = re.compile(r"[。！？；\n\t|](?=[^。！？；\n\t|]*\Z)")
LINE = re.compile(r"[^\n]*[^\s][^\n]*")
SENTENCE_END = re.compile(r"[^。！？\n\t|]*[。！？]?")
STYLE = r"(?:font|line-height|margin|padding|text|color|background|mso|layout|border|width|height|vertical|word|orphans)"
CODE = re.compile(
    r"</?(?:p|br|div|span|table|tr|td|strong|b|font|img|a|h[1-6]|ul|li|o:p|script|style|tbody|em|u|section)(?:\s[^<>\n]{0,200})?/?>"
    r"|<!--[^\n]{0,200}?-->|<!\[[^\n<>]{0,40}\]>"
    rf"|[.#@]?[A-Za-z][\w.#@, -]{{0,60}}\{{[^{{}}\n]{{0,40}}{STYLE}[^{{}}\n]{{0,300}}\}}"
    rf"|(?<![A-Za-z-]){STYLE}(?:-[a-z]+){{0,4}}:[^;；\n\u4e00-\u9fff]{{1,40}}(?:[;；]|$|(?=\n))"
    r"|style=[\"“'][^\"”'\n]{1,200}[\"”']"
    r"|(?:document\.[A-Za-z]{4,20}|javascript:[a-z]{1,20})\([^\n()]{0,80}\);?|(?<![A-Za-z])var [A-Za-z_]{1,20} ?=[^\n;]{0,80};"
    r"|!\[[^\]\n]{0,60}\]\([^()\n]{1,200}\)|(?:%[0-9A-F]{2}){3,60}|\\u3000|(?<![\\A-Za-z:])\\[nrt](?![A-Za-z])",
    re.MULTILINE,
)
FIELD = re.compile(
    r"\{ ?(?:PAGE|HYPERLINK|TOC|MERGEFIELD|REF|SEQ|NUMPAGES)[^{}\n]{0,80}\}"
    r"|(?<![A-Za-z])(?:PAGE|NUMPAGES|SHAPE|SEQ [A-Za-z]{1,12}|REF [A-Za-z_]\w{0,20})[ \u3000]{1,6}"
    r"(?:\\[a-z][ \u3000]{1,3}){0,3}\\\* ?[A-Za-z]{4,12}(?: {1,3}\d{1,4}(?!\d))?"
    r"|(?<![A-Za-z])(?:PAGEREF|MERGEFIELD|HYPERLINK) [\\\"“][^\n。\u4e00-\u9fff]{0,120}"
    r"|(?<![A-Za-z])(?:EMBED|LINK) [A-Z][A-Za-z]{1,12}\.[\w.]{1,30}"
    r"|(?<![A-Za-z])TOC (?:\\[a-z] ?(?:[\"“][^\"”\n]{0,20}[\"”])? ?){1,6}|\\\* ?(?:MERGEFORMAT|Arabic|roman)|_Toc\d{4,12}"
    r"|^[ \u3000]{0,20}PAGE(?: {1,3}\d{1,4})?[ \u3000]{0,20}$",
    re.MULTILINE,
)
MARK = re.compile(
    r"\[(?:bookmark|书签)[:：][^\]\n]{0,60}\]|(?<![A-Za-z_])(?:_GoBack|OLE_LINK\d{1,3})(?![A-Za-z\d])"
    r"|\[(?:图片|image|pic)[^\]\n]{0,40}\](?!\()"
    r"|^[ \u3000]{0,20}[\w\u4e00-\u9fff-]{0,40}\.(?:png|jpe?g|gif|bmp|PNG|JPE?G)[ \u3000]{0,20}$",
    re.MULTILINE,
)

# A title that is the name of a file; attachments may be named by theirs.
FILE_NAME = re.compile(
    r"^(?![ \u3000]{0,20}[附\d])[^\n]{2,60}?[\u4e00-\u9fff）)](?P<end>\.(?:docx?|pdf|wps|DOCX?|PDF))[ \u3000]{0,20}$",
    re.MULTILINE,
)
# The number of a page, on a line of its own.
PAGE = re.compile(
    r"^[ \u3000]{0,60}(?:[-—–－·]{1,2} ?\d{1,3} ?[-—–－·]{1,2}|第 ?\d{1,3} ?页(?:[ ，,/]{0,3}共 ?\d{1,3} ?页)?"
    r"|\d{1,3} ?/ ?\d{1,3})[ \u3000]{0,60}$",
    re.MULTILINE,
)
PAGE_OF = re.compile(r"第 ?\d{1,3} ?页[ ，,/]{0,3}共 ?\d{1,3} ?页")
# What stands before it goes on behind it: a line of prose that stops within a sentence.
OPEN_LINE = re.compile(r"[^\n]*[，。；][^\n]*[\u4e00-\u9fff\d，、（“]\s*\Z")
GOES_ON = re.compile(r"\s*(?![一二三四五六七八九十（(]{1,3}[、）)]|\d{1,2}[.、）])(?=[\u4e00-\u9fff\d“（])")
FAR = 600
# Sites that show a text in pieces number them, wherever they cut: ……正在积⏎⏎2、极落实整改中.
SEGMENT = re.compile(r"(?:\A|\n)[ \u3000\t\r\n]{0,40}(?P<mark>(?P<number>\d{1,3})、)")
SHORTEST_SEGMENT, FEWEST_SEGMENTS = 180, 2
SENTENCE_STOPS = "。！？；："


class Leftover(NamedTuple):
    """A stretch of the text as it stands. kind: notice, mark (DOC102), page, listing, code (DOC116), field (DOC117),
    segment and number (DOC118), and the break beside one.
    """

    start: int
    end: int
    kind: str


@cache
def _words(how: str) -> str:
    rows = rows_of(Path(__file__).with_suffix(".tsv"))
    return "|".join(words for kind, words, _ in rows if kind == how)


@cache
def _notice() -> re.Pattern[str]:
    return re.compile(_words("notice"), re.MULTILINE)


@cache
def _lines() -> tuple[tuple[str, re.Pattern[str]], ...]:
    button = rf"[ |·/>【\[]{{0,3}}(?:{_words('button')})[】\]]?"
    either = rf"[ |·/>【\[]{{0,3}}(?:{_words('button')}|{_words('beside')})[】\]]?"
    forms = (
        ("page", rf"^ {{0,20}}(?:-{{1,2}} ?)?(?:{button}|(?:{either}){{2,9}})[：:]?[ |·]{{0,6}}$"),
        ("page", rf"^ {{0,20}}(?:{_words('line')}) {{0,20}}$"),
        ("page", rf"^[^\n。；]{{0,40}}(?:(?:{_words('label')})[：:]|{_words('value')})[^\n。]{{0,120}}$"),
        ("page", _words("part")),
        ("listing", rf"^[ |•·]{{0,20}}(?:{_words('listing')}|索 引 号|备注/文号)[：:][^\n。]{{0,200}}$"),
    )
    return tuple((kind, re.compile(form, re.MULTILINE)) for kind, form in forms)


@cache
def _near() -> re.Pattern[str]:
    return re.compile(
        rf"^[ |•·]{{0,20}}(?:(?:{_words('beside')}|{_words('button')})[：:]?|{_words('near')})[ |]{{0,20}}$",
        re.MULTILINE,
    )


def find_leftovers(text: str, plain: str, origin: Sequence[int]) -> list[Leftover]:
    """In their order, none within another. Words are sought in the plain text, code in the text as it stands."""
    words = list(_in_words(plain))
    words += _beside(plain, words) if words else ()
    found = [Leftover(*_in_source(text, origin, start, end), kind) for start, end, kind in words]
    for kind, form in (("code", CODE), ("field", FIELD), ("mark", MARK)):
        found += (Leftover(*match.span(), kind) for match in form.finditer(text))
    found += (Leftover(*match.span("end"), "mark") for match in FILE_NAME.finditer(text))
    found += [*_segments(text), *_breaks_at_pages(text), *_pages_run_in(text)]
    kept: list[Leftover] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _segments(text: str) -> Iterator[Leftover]:
    """The numbers of such pieces, and the line ends before those that begin within a sentence. Each but the last is
    long, and most are cut within a sentence; items of a list are neither.
    """
    marks = list(SEGMENT.finditer(text))
    in_turn = [int(match["number"]) for match in marks] == list(range(1, len(marks) + 1))
    if len(marks) < FEWEST_SEGMENTS or not in_turn:
        return
    ends = [len(text[: match.start()].rstrip()) for match in marks[1:]]
    lengths = [end - match.end() for match, end in zip(marks, ends, strict=False)]
    cut = [text[end - 1] not in SENTENCE_STOPS for end in ends]
    if min(lengths) < SHORTEST_SEGMENT or 2 * sum(cut) < len(cut):
        return
    yield Leftover(*marks[0].span("mark"), "segment")
    for match, end, within in zip(marks[1:], ends, cut, strict=True):
        if within:
            yield Leftover(end, match.start("mark"), "break")
        yield Leftover(*match.span("mark"), "segment")


def _pages_run_in(text: str) -> Iterator[Leftover]:
    """第1页共3页 where the line that it stood on is lost."""
    lines = {match.start() for match in PAGE.finditer(text)}
    for match in PAGE_OF.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        if start not in lines:
            yield Leftover(*match.span(), "number")


def _breaks_at_pages(text: str) -> Iterator[Leftover]:
    """The numbers of pages that part a sentence, with the line ends around them."""
    for match in PAGE.finditer(text):
        before = text[max(0, match.start() - FAR) : match.start()]
        behind = GOES_ON.match(text, match.end())
        if behind and "/" not in match.group() and OPEN_LINE.search(before.rpartition("\n\n")[2] or before):
            yield Leftover(match.start() - len(before) + len(before.rstrip()), match.start(), "break")
            yield Leftover(*match.span(), "number")
            yield Leftover(match.end(), behind.end(), "break")


def _in_words(plain: str) -> Iterator[tuple[int, int, str]]:
    done = 0
    for match in _notice().finditer(plain):
        start, end = _sentence(plain, *match.span())
        if end > done:
            yield max(start, done), end, "notice"
            done = end
    for kind, form in _lines():
        yield from ((*match.span(), kind) for match in form.finditer(plain))


def _beside(plain: str, found: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Lines that may well be the report's own, where the line before or behind is no part of it, or is such a line."""
    lines = [match.span() for match in LINE.finditer(plain)]
    starts = [start for start, _ in lines]
    told: dict[int, str] = {}
    for start, end, kind in found:
        first, last = max(0, bisect_right(starts, start) - 1), bisect_right(starts, max(start, end - 1))
        told.update(dict.fromkeys(range(first, last), kind))
    for step in (1, -1):
        for number in sorted(told, reverse=step < 0):
            beside = number + step
            while (
                0 <= beside < len(lines) and beside not in told and _near().fullmatch(plain, *lines[beside])
            ):
                told[beside] = "listing" if told[number] == "listing" else "page"
                yield (*lines[beside], told[beside])
                beside += step


def _sentence(plain: str, start: int, end: int) -> tuple[int, int]:
    before = SENTENCE_START.search(plain, max(0, start - BACK), start)
    behind = SENTENCE_END.match(plain, end, end + ON)
    first = before.end() if before else 0 if start <= BACK else start
    return first, behind.end() if behind else end


def _in_source(text: str, origin: Sequence[int], start: int, end: int) -> tuple[int, int]:
    first, last = origin[start], origin[end - 1] + 1
    while first < last and text[first] in " \u3000":
        first += 1
    return first, last


def beside_leftovers(findings: Iterable[Finding], leftovers: Sequence[Leftover]) -> Iterator[Finding]:
    """Without what is said of signs within a leftover: it is to go as a whole. Offsets are the source's."""
    starts = [one.start for one in leftovers]
    ends = list(accumulate((one.end for one in leftovers), max))
    for finding in findings:
        number = bisect_right(starts, finding.start) - 1
        if (
            number < 0
            or finding.end > ends[number]
            or (starts[number], ends[number]) == (finding.start, finding.end)
        ):
            yield finding
