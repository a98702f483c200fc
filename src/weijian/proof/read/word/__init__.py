"""Reads a Word file's text in reading order, tied to its runs: body, tables, footnotes, headers and footers.

It does not look at layout, and leaves out what a reader does not see: deleted text, comments, field codes,
page numbers and the table of contents. Numbers that Word sets in front of paragraphs are laid down as a
reader sees them, though no run carries them.

    package   opens the file, and refuses what would burst
    runs      what one run shows
    tables    where cells and rows end
    collect   walks the body and the parts beside it
    text      the result: the text and the runs that carry it
"""

from weijian.proof.read.unreadable import Unreadable
from weijian.proof.read.word.collect import collect
from weijian.proof.read.word.package import open_package
from weijian.proof.read.word.runs import child_text, run_text
from weijian.proof.read.word.text import Piece, WordText


def read_word(data: bytes) -> WordText:
    try:
        return collect(open_package(data))
    except Unreadable:
        raise
    except Exception as error:  # a broken package fails in many ways inside python-docx and lxml
        raise Unreadable(f"不是有效的 Word 文件：{type(error).__name__}") from error


__all__ = ["Piece", "WordText", "child_text", "read_word", "run_text"]
