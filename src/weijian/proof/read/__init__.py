"""Reads a file into text whose positions lead back to where they came from.

It does not analyse and it never fails on odd bytes: what cannot be decoded is replaced. A file that cannot be
read as what it is (a .docx that is no zip, a scan without text) raises `Unreadable` with a reason in Chinese,
and nothing else; whatever the bytes, in bounded time and memory.

    kinds      what kind of file it is
    word       .docx, .docm              text       .txt, .md: as they stand (markdown: what of a .md is not said)
    binary     .doc, .wps                html       web pages
    pdf        .pdf with text            rtf        rich text
    lines      paragraphs and table rows as lines, for the readers that need it
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from weijian.proof.read.kinds import READABLE, kind_of
from weijian.proof.read.text import decode, is_text
from weijian.proof.read.unreadable import Unreadable

if TYPE_CHECKING:
    from weijian.proof.read.word import WordText

LARGEST = 64 * 1024 * 1024
# Kinds and the modules that read them, each loaded only for such a file: the readers load slower than a report is read.
READERS = {"compound": "binary", "html": "html", "pdf": "pdf", "rtf": "rtf"}
ADVICE = {
    "spreadsheet": "是电子表格，不是报告，请把要校核的文字存为 .docx 或 .txt",
    "slides": "是演示文稿，不是报告，请把要校核的文字存为 .docx 或 .txt",
    "opendocument": "是 OpenDocument 文件，请另存为 .docx",
    "ofd": "是 OFD 版式文件，请用制作它的 .docx，或另存为带文字的 .pdf",
    "picture": "是图片，没有文字，请先识别",
}


@dataclass(frozen=True)
class Source:
    """A file's text. `extracted`: it was taken out of another form, so that positions lead into this text and
    not into the file. `word` leads from positions to Word runs, for .docx alone.
    """

    path: Path
    text: str
    word: "WordText | None" = None
    extracted: bool = False

    @property
    def is_markdown(self) -> bool:
        return self.path.suffix.lower() == ".md" and not self.extracted


def read_source(path: Path) -> Source:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(f"文件过大（{size // 1024 // 1024} MB），上限 {LARGEST // 1024 // 1024} MB")
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"无法打开：{error.strerror or error}") from error
    return read_data(data, path)


def read_data(data: bytes, path: Path) -> Source:
    """The bytes as the file of that name, which need not exist."""
    kind = kind_of(data, path.suffix)
    if kind in ADVICE:
        raise Unreadable(ADVICE[kind])
    if kind == "word":
        from weijian.proof.read.word import read_word

        word = read_word(data)
        return Source(path, word.text, word, extracted=True)
    if kind in READERS:
        return Source(path, _reader(READERS[kind])(data), extracted=True)
    text = decode(data)
    if not is_text(text):
        raise Unreadable("不是文字文件：大多是不能显示的字符，请核对文件是否损坏或改错了后缀")
    return Source(path, text)


def _reader(name: str) -> Callable[[bytes], str]:
    reader: Callable[[bytes], str] = getattr(import_module(f"{__name__}.{name}"), f"read_{name}")
    return reader


__all__ = ["READABLE", "Source", "Unreadable", "read_data", "read_source"]
