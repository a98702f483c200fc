"""Reads a file into text whose positions lead back to where they came from.

It does not analyse and it never fails on odd bytes: what cannot be decoded is replaced. A file that is no
file of its kind (a .docx that is no zip) raises `Unreadable` with a reason in Chinese.
"""

from dataclasses import dataclass
from pathlib import Path

from weijian.proof.read.text import decode
from weijian.proof.read.unreadable import Unreadable
from weijian.proof.read.word import WordText, read_word

LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True)
class Source:
    """A file's text; `word` leads from its positions to Word runs, and is None for plain text."""

    path: Path
    text: str
    word: WordText | None = None


def read_source(path: Path) -> Source:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(f"文件过大（{size // 1024 // 1024} MB），上限 {LARGEST // 1024 // 1024} MB")
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"无法打开：{error.strerror or error}") from error
    if path.suffix.lower() in {".docx", ".docm"}:
        word = read_word(data)
        return Source(path, word.text, word)
    if data[:4] in {b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"}:
        raise Unreadable("不支持的文件格式，请另存为 .docx 或 .txt")
    return Source(path, decode(data))


__all__ = ["Source", "Unreadable", "read_source"]
