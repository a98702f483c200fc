"""Finds the figures in a Word file again, also when Word or LibreOffice has saved it or a hand has
changed it.

It does not judge: what stands in a figure's place is reported as found, and a figure that was deleted is
absent.

The tag of a content control names the figure. Where a program has dropped the tags, the hidden bookmark
around the control does, by way of the register (`register.py`). Text that a reviewer has marked as
deleted is not read.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from weijian.proof.read.numbering import Numbering
from weijian.reports.document import FigureIdentity, TagError
from weijian.reports.word.element import MC, W
from weijian.reports.word.register import NAMESPACE, registered

_LARGEST_PART = 64 * 2**20  # bytes; a report of 500 pages has 5 million
_CONTEXT = 20  # characters on either side
_SILENT = {f"{{{W}}}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sectPr", "tblPr", "tcPr")}
_SILENT.add(f"{{{MC}}}Fallback")
_SIGNS = {f"{{{W}}}tab": "\t", f"{{{W}}}br": "\n", f"{{{W}}}cr": "\n", f"{{{W}}}noBreakHyphen": "-"}
# What zipfile and lxml raise on bytes that are not theirs (a damaged length makes zipfile seek below 0).
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, NotImplementedError),
    *(RuntimeError, EOFError, OSError, ValueError),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class NotAReport(ValueError):
    """A file in which no report can be read; the message is Chinese and meant for the clerk."""


@dataclass(frozen=True)
class StoredFigure:
    """A figure as it stands in the file: whose it is, what is printed now, and where."""

    identity: FigureIdentity
    text: str
    paragraph_index: int
    context: str


@dataclass
class _Paragraph:
    label: str
    text: str = ""


@dataclass
class _Mark:
    """A control or bookmark that is being read: what it names, and where it began."""

    identity: FigureIdentity
    paragraph: int
    start: int
    text: str = ""
    is_control: bool = False
    repeated: bool = False  # a bookmark whose control has kept its tag


@dataclass
class _Reading:
    """One walk through a document."""

    numbering: Numbering
    register: dict[str, FigureIdentity]
    paragraphs: list[_Paragraph] = field(default_factory=list)
    marks: list[_Mark] = field(default_factory=list)
    open: list[_Mark] = field(default_factory=list)
    bookmarks: dict[str, _Mark] = field(default_factory=dict)

    def walk(self, element: etree._Element) -> None:
        """Read the element and what is in it, in the order of the text."""
        name = element.tag
        if name in _SILENT or not isinstance(name, str):
            return
        if name == f"{{{W}}}p":
            self.paragraphs.append(_Paragraph(self.numbering.label(element)))
        elif name == f"{{{W}}}t" or name in _SIGNS:
            self._write(_SIGNS.get(name) or element.text or "")
        elif name == f"{{{W}}}bookmarkStart":
            self._open_bookmark(element)
        elif name == f"{{{W}}}bookmarkEnd":
            self._close(self.bookmarks.pop(element.get(f"{{{W}}}id", ""), None))
        control = self._open_control(element) if name == f"{{{W}}}sdt" else None
        for child in element:
            self.walk(child)
        self._close(control)

    def _write(self, text: str) -> None:
        if not self.paragraphs:
            self.paragraphs.append(_Paragraph(""))
        self.paragraphs[-1].text += text
        for mark in self.open:
            if not mark.text:  # a block control opens before the paragraph that it holds
                mark.paragraph = len(self.paragraphs) - 1
                mark.start = len(self.paragraphs[-1].text) - len(text)
            mark.text += text

    def _begin(self, identity: FigureIdentity, is_control: bool) -> _Mark:
        start = len(self.paragraphs[-1].text) if self.paragraphs else 0
        mark = _Mark(identity, len(self.paragraphs) - 1, start, is_control=is_control)
        self.marks.append(mark)
        self.open.append(mark)
        return mark

    def _open_control(self, element: etree._Element) -> _Mark | None:
        tag = element.find(f"{{{W}}}sdtPr/{{{W}}}tag")
        try:
            identity = FigureIdentity.parse("" if tag is None else tag.get(f"{{{W}}}val", ""))
        except TagError:
            return None  # a control that the office has put in for itself
        for bookmark in self.open:
            bookmark.repeated = bookmark.repeated or not bookmark.is_control
        return self._begin(identity, is_control=True)

    def _open_bookmark(self, element: etree._Element) -> None:
        identity = self.register.get(element.get(f"{{{W}}}name", ""))
        if identity is not None:
            mark = self._begin(identity, is_control=False)
            mark.repeated = any(other.is_control for other in self.open)
            self.bookmarks[element.get(f"{{{W}}}id", "")] = mark

    def _close(self, mark: _Mark | None) -> None:
        if mark is not None:
            self.open.remove(mark)

    def figures(self) -> Iterator[StoredFigure]:
        """What was found, in the order of the text."""
        for mark in self.marks:
            if mark.text and not mark.repeated:
                around = self.paragraphs[mark.paragraph].text
                end = mark.start + len(mark.text)
                context = around[max(0, mark.start - _CONTEXT) : end + _CONTEXT]
                yield StoredFigure(mark.identity, mark.text, mark.paragraph, context)


def read_figures(source: Path | str | bytes) -> list[StoredFigure]:
    """Every figure in the file, in the order of the text; NotAReport when it is no Word document."""
    return list(_read(source).figures())


def document_text(source: Path | str | bytes) -> str:
    """The text of the document, a line for each paragraph, with its number and its figures in place."""
    paragraphs = _read(source).paragraphs
    return "\n".join(paragraph.label + paragraph.text.replace("\n", " ") for paragraph in paragraphs)


def _read(source: Path | str | bytes) -> _Reading:
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    if data.startswith(_OLD_OFFICE):
        raise NotAReport("这是旧版 .doc 文件或加了密码的文件，请用 Word 打开后不设密码另存为 .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document = _part(archive, "word/document.xml")
            if document is None:
                raise NotAReport("这不是 Word 文档(.docx)，文件中没有正文")
            numbering = Numbering(_part(archive, "word/numbering.xml"), _part(archive, "word/styles.xml"))
            register = _register(archive)
    except NotAReport:
        raise
    except _DAMAGE as fault:
        raise NotAReport("这不是 Word 文档(.docx)，或文件已经损坏") from fault
    body = document.find(f"{{{W}}}body")
    if body is None:
        raise NotAReport("这不是 Word 文档(.docx)，文件中没有正文")
    reading = _Reading(numbering, register)
    try:
        reading.walk(body)
    except RecursionError as fault:
        raise NotAReport("文档的结构嵌套过深，不能读取") from fault
    return reading


def _register(archive: zipfile.ZipFile) -> dict[str, FigureIdentity]:
    for name in archive.namelist():
        if name.startswith("customXml/item") and name.endswith(".xml"):
            part = _part(archive, name)
            if part is not None and part.tag == f"{{{NAMESPACE}}}figures":
                return registered(part)
    return {}


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    try:
        size = archive.getinfo(name).file_size
    except KeyError:
        return None
    if size > _LARGEST_PART:
        raise NotAReport("文件解压后过大，不像一份报告")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(archive.read(name), parser)
