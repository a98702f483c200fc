"""Headings and list items: every numbered paragraph with its form, level and number.

It does not judge; the numbering rules do. Four forms stand for four levels (GB/T 9704-2012 7.3.3):
一、（一）1.（1）; run-in points (一是、二是) are found within paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from weijian.kernel.quantities import NumberError, parse_number
from weijian.proof.document import Document
from weijian.proof.heading import Heading

WORDS = "一二三四五六七八九十百"
FORMS = (
    (1, "一、", re.compile(rf"(?P<number>[{WORDS}]{{1,4}})[、，.．](?!是)")),
    (2, "（一）", re.compile(rf"[（(](?P<number>[{WORDS}]{{1,4}})[）)][、]?")),
    (3, "1.", re.compile(r"(?P<number>\d{1,2})(?:[.．](?!\d)|、|．|[.．](?=\d{4}年))")),
    (4, "（1）", re.compile(r"[（(](?P<number>\d{1,2})[）)]")),
)
CHAPTER = re.compile(
    rf"[ 　\t]*(?P<mark>第(?P<number>[{WORDS}]{{1,3}})(?:部分|章|篇))[ 　\t:：、]*(?P<text>[^，。；\n]{{2,30}}?)[ 　\t]*"
)
RUN_IN = re.compile(rf"(?<=[。；：，\n！”])(?P<number>[{WORDS}]{{1,3}})是|(?:^)(?P<first>[{WORDS}]{{1,3}})是")


def find_headings(document: Document) -> list[Heading]:
    headings = []
    for paragraph in document.paragraphs:
        line = document.slice(paragraph)
        indent = len(line) - len(line.lstrip())
        for level, form, pattern in FORMS:
            match = pattern.match(line, indent)
            number = number_of(match["number"]) if match else None
            if match and number:
                start = paragraph.start + indent
                text = line[match.end() :].strip()
                headings.append(
                    Heading(start, paragraph.start + match.end(), level, number, form, match.group(), text)
                )
                break
    return headings


def find_chapters(document: Document) -> Iterator[Heading]:
    """第四部分  2020年工作安排: lines above the four levels; no rule judges their numbers."""
    for paragraph in document.paragraphs:
        if match := CHAPTER.fullmatch(document.slice(paragraph).rstrip("\r\n")):
            start, end = paragraph.start + match.start("mark"), paragraph.start + match.end("mark")
            number = number_of(match["number"]) or 0
            yield Heading(start, end, 0, number, "第一部分", match["mark"], match["text"].strip())


def number_of(text: str) -> int | None:
    try:
        return int(parse_number(text))
    except NumberError:
        return None


@dataclass(frozen=True, slots=True)
class Point:
    """One run-in point, 一是 or 二是."""

    start: int
    end: int
    number: int


def run_in_points(document: Document) -> Iterator[Point]:
    for match in RUN_IN.finditer(document.plain):
        name = "number" if match["number"] else "first"
        number = number_of(match[name])
        if number:
            yield Point(match.start(name), match.end(), number)
