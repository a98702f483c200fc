"""Reads Word 97-2003 files (.doc, and .wps of Kingsoft Office, which is the same within), after [MS-DOC].

It reads text, tables, notes, headers and text boxes, and leaves out deleted text, comments, field codes and
page numbers. The numbers that Word sets in front of paragraphs are counted.

    container   the streams of the file, none trusted
    fib         where the file information block says things are
    pieces      the piece table: which bytes are the text, in reading order
    formatting  what is deleted, and which marks end a cell or a row
    lists       the lists, and the numbers they set in front of paragraphs
    story       one story's characters as lines
"""

import struct

from weijian.proof.read.binary.container import Streams, open_container
from weijian.proof.read.binary.fib import Fib, read_fib
from weijian.proof.read.binary.formatting import Formatting, read_formatting
from weijian.proof.read.binary.lists import read_lists
from weijian.proof.read.binary.pieces import Piece, read_pieces, tokens
from weijian.proof.read.binary.story import read_story
from weijian.proof.read.fields import is_page_number
from weijian.proof.read.unreadable import Unreadable


def read_binary(data: bytes) -> str:
    try:
        streams = open_container(data)
        fib = read_fib(streams.word)
        text = _old_text(streams, fib) if fib.is_old else _text(streams, fib)
    except (struct.error, IndexError) as error:
        raise Unreadable("不是有效的 Word 97—2003 文件：内容不完整") from error
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _text(streams: Streams, fib: Fib) -> str:
    table = streams.table(fib.table)
    pieces = read_pieces(streams.word, table[fib.clx[0] : sum(fib.clx)])
    formatting, lists = read_formatting(streams.word, table, fib, streams.data), read_lists(table, fib)
    stories = []
    for name, (start, end) in fib.stories.items():
        text = read_story(list(tokens(streams.word, pieces, start, end)), formatting, lists)
        stories.append(_without_repeats(text) if "header" in name else text)
    return "".join(stories)


def _old_text(streams: Streams, fib: Fib) -> str:
    """Word 6 and 95 keep the text in one stretch of bytes of the code page."""
    start, end = fib.old_text
    whole = Piece(0, max(0, min(end, len(streams.word)) - start), start, 1)
    return read_story(list(tokens(streams.word, [whole], 0, whole.last)), Formatting())


def _without_repeats(headers: str) -> str:
    """Every section has its own headers, mostly the same; page numbers say nothing."""
    lines = dict.fromkeys(line for line in headers.split("\n") if not is_page_number(line))
    return "".join(line + "\n" for line in lines)
