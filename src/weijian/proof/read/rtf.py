"""Reads the text of a rich-text file (.rtf, and many a .doc that office systems write).

It knows of the format's some thousand words only those that carry text, hide it, or end a line, cell or row;
all others are passed over. Notes, headers and footers follow the body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from weijian.proof.read.fields import is_page_number
from weijian.proof.read.lines import DEEPEST_TABLE, Lines

TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]{1,4096})|(.)",
    re.S,
)
SHOWN = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
}  # fmt: skip
SIGNS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
LEFT_OUT = {
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "objdata", "themedata", "colorschememapping",
    "datastore", "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "latentstyles",
    "fldinst", "annotation", "atnid", "atnauthor", "atndate", "atnref", "atnparent", "atnicn",
    "nonshppict", "nonesttables", "pgdsctbl", "filetbl", "revtbl", "listpicture", "pn", "bkmkstart", "bkmkend", "sp",
    "tc", "xe",
}  # fmt: skip
READ_THOUGH_OPTIONAL = {"nesttableprops", "shpinst", "shptxt", "shp", "footnote", "fldrslt", "listtext"}
ASIDE = {"footnote", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"}
PAGE_OF_CHARSET = {134: "gb18030", 136: "big5", 128: "cp932", 129: "cp949", 0: ""}
PAGE_OF_NUMBER = {936: "gb18030", 54936: "gb18030", 950: "big5", 932: "cp932", 949: "cp949", 65001: "utf-8"}


@dataclass(frozen=True)
class _State:
    """What a group inherits from the group around it."""

    lines: Lines
    hides: bool = False
    is_struck: bool = False
    is_fonts: bool = False
    in_table: bool = False
    font: int = -1
    fallback: int = 1


class _Reader:
    def __init__(self) -> None:
        self.sides: list[Lines] = []
        self.state = _State(Lines())
        self.body = self.state.lines
        self.groups: list[_State] = []
        self.bytes = bytearray()
        self.page = ""
        self.pages: dict[int, str] = {}
        self.optional = False
        self.skip = 0

    def read(self, data: bytes) -> str:
        place = 0
        while token := TOKEN.match(data, place):
            place = token.end()
            word, number, hexed, sign, brace, plain, odd = token.groups()
            if word is not None:
                place += self.word(word.decode("ascii"), None if number is None else int(number))
            elif brace:
                self.brace(brace)
            elif hexed:
                self.put(bytes([int(hexed, 16)]))
            elif sign:
                self.sign(sign)
            elif plain or odd:
                self.put(plain or odd)
        self.flush()
        sides = dict.fromkeys(side.finish() for side in self.sides)
        text = self.body.finish() + "".join(side for side in sides if not is_page_number(side))
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def brace(self, brace: bytes) -> None:
        self.flush()
        self.skip = 0
        if brace == b"{":
            self.groups.append(self.state)
        elif self.groups:
            self.state = self.groups.pop()

    def put(self, plain: bytes) -> None:
        dropped = min(self.skip, len(plain))
        self.skip -= dropped
        if not (self.state.hides or self.state.is_struck):
            self.bytes += plain[dropped:]

    def flush(self) -> None:
        if self.bytes:
            self.state.lines.text(_decoded(bytes(self.bytes), self.pages.get(self.state.font) or self.page))
            self.bytes.clear()

    def show(self, text: str) -> None:
        self.flush()
        if not (self.state.hides or self.state.is_struck):
            self.state.lines.text(text)

    def sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.optional = True
        elif sign in SIGNS:
            self.show(SIGNS[sign])
        elif sign in b"\r\n":
            self.line_word("par")

    def word(self, word: str, number: int | None) -> int:
        """Does what the word says; how many bytes behind it are no text."""
        optional, self.optional = self.optional, False
        if word == "bin":
            return max(0, number or 0)
        if word == "u":
            self.show(chr((number or 0) & 0xFFFF))
            self.skip = self.state.fallback
            return 0
        self.flush()
        if word in SHOWN:
            self.show(SHOWN[word])
        elif word in ASIDE and self.groups:
            self.sides.append(Lines())
            self.state = replace(self.state, lines=self.sides[-1], in_table=False)
        elif word in LEFT_OUT or (optional and word not in READ_THOUGH_OPTIONAL):
            self.state = replace(self.state, hides=True, is_fonts=word == "fonttbl")
        elif (not self.state.hides and not self.line_word(word)) or self.state.is_fonts:
            self.property(word, number)
        return 0

    def line_word(self, word: str) -> bool:
        lines = self.state.lines
        if word in {"par", "sect", "page"}:
            if self.state.in_table and not lines.depth:
                lines.begin_row()
            while lines.depth and not self.state.in_table:
                lines.end_row()  # the table ended without a word
            lines.end_paragraph()
        elif word in {"cell", "nestcell"}:
            wanted = 1 if word == "cell" else 2
            while lines.depth < min(wanted, DEEPEST_TABLE):
                lines.begin_row()
            lines.end_cell()
        elif word in {"row", "nestrow"}:
            lines.end_row()
        else:
            return False
        return True

    def property(self, word: str, number: int | None) -> None:
        state = self.state
        match word:
            case "ansicpg":
                self.page = PAGE_OF_NUMBER.get(number or 0, "")
            case "f":
                self.state = replace(state, font=number or 0)
            case "fcharset" if state.is_fonts:
                self.pages[state.font] = PAGE_OF_CHARSET.get(number or 0, "")
            case "uc":
                self.state = replace(state, fallback=max(0, min(number or 0, 8)))
            case "deleted" | "v":
                self.state = replace(state, is_struck=number != 0)
            case "plain":
                self.state = replace(state, is_struck=False)
            case "intbl":
                self.state = replace(state, in_table=True)
            case "pard":
                self.state = replace(state, in_table=False)


def _decoded(data: bytes, page: str) -> str:
    """Bytes of a font that names no Chinese code page are Chinese all the same where they can be."""
    for name in (page or "gb18030", "cp1252"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return data.decode(page or "gb18030", errors="replace")


def read_rtf(data: bytes) -> str:
    return _Reader().read(data)
