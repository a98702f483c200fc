"""`--fix`: a copy of the file with the safe repairs made.

In .docx they are tracked changes; of .txt and .md the copy keeps encoding and line ends. The copy is
proof-read again until nothing safe is left to repair, so that repairing it once more changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from weijian.proof.api import Report, proofread_source
from weijian.proof.output.edits import apply, edits
from weijian.proof.output.tracked import Tracker
from weijian.proof.read.text import decode
from weijian.proof.read.word import read_word

ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-16")
MOST_ROUNDS = 5


class NotFixable(ValueError):
    """Why a file cannot be repaired, in Chinese."""


def write_fixed(report: Report, target: Path, proposals: bool = False) -> int:
    """Writes the repaired copy of the file that the report was read from, and says how many repairs it has.

    `proposals`: also what is only likely right, as tracked changes for a person to accept or reject.
    """
    if report.source is None:
        raise NotFixable("没有原文件，无法写出修改稿")
    try:
        original = report.source.path.read_bytes()
    except OSError as error:
        raise NotFixable(f"无法重新打开原文件：{error.strerror or error}") from error
    if report.source.word is not None:
        data, count = _fixed_word(report, original, proposals)
    elif proposals:
        raise NotFixable("建议性的修改只写成 Word 修订，不适用于纯文本")
    else:
        data, count = _fixed_text(report, original)
    target.write_bytes(data)
    return count


def _fixed_word(report: Report, data: bytes, proposals: bool) -> tuple[bytes, int]:
    """A proposal may call forth the next one; so of proposals there is one round."""
    assert report.source is not None
    count = 0
    for _ in range(1 if proposals else MOST_ROUNDS):
        word = read_word(data)
        source = replace(report.source, text=word.text, word=word)
        if word.text != report.text:
            report = proofread_source(source, settings=report.settings)
        tracker = Tracker(word)
        changes = edits(word.text, report.findings, proposals, tracker.possible)
        if not changes:
            break
        tracker.make(changes)
        data, count = tracker.save(), count + len(changes)
    return data, count


def _fixed_text(report: Report, data: bytes) -> tuple[bytes, int]:
    if report.source is None or report.source.extracted or decode(data) != report.text:
        raise NotFixable("这种格式不能写出修改稿；.docx、.txt、.md 可以")
    encoding = next((name for name in ENCODINGS if _fits(name, data, report.text)), None)
    if encoding is None:
        raise NotFixable("文件里有无法解码的字节，改写会损坏它们")
    text, count = report.text, 0
    for _ in range(MOST_ROUNDS):
        changes = edits(text, report.findings)
        if not changes:
            break
        text, count = apply(text, changes), count + len(changes)
        report = proofread_source(replace(report.source, text=text), settings=report.settings)
    try:
        return text.encode(encoding), count
    except UnicodeEncodeError as error:
        raise NotFixable(f"原文件的编码（{encoding}）写不出“{text[error.start : error.end]}”") from error


def _fits(encoding: str, data: bytes, text: str) -> bool:
    """Whether the encoding leads from the bytes to the text and back to the very bytes."""
    try:
        return data.decode(encoding) == text and text.encode(encoding) == data
    except (UnicodeDecodeError, UnicodeEncodeError):
        return False
