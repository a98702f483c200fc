"""Opens a Word package, and refuses what would burst: every limit is measured, none is believed.

A zip archive says how large its members are, and may lie; so each is unpacked here once, a block at a time,
before python-docx unpacks it whole. The XML parsers of python-docx resolve no entities and follow nothing
outside the file; a document type is refused all the same, for no Word file has one.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator

import docx.package
from docx.document import Document as WordDocument
from docx.opc.part import PartFactory
from docx.parts.document import DocumentPart

from weijian.proof.read.unreadable import Unreadable

LARGEST_UNPACKED = 256 * 1024 * 1024
LARGEST_XML = 128 * 1024 * 1024
MOST_TAGS = 8_000_000  # about 150 bytes of memory each
MOST_MEMBERS = 10_000
BLOCK = 1 << 20
WRITTEN_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # ISO/IEC 29500-2 knows no others
ENCRYPTED = 1
MAIN_PARTS = [
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
]
# python-docx itself opens .docx alone; documents with macros and templates are made of the same parts.
PartFactory.part_type_for.update(dict.fromkeys(MAIN_PARTS, DocumentPart))


def open_package(data: bytes) -> WordDocument:
    _refuse_bombs(data)
    part = docx.package.Package.open(io.BytesIO(data)).main_document_part
    if not isinstance(part, DocumentPart):
        raise Unreadable("不是 Word 文件")
    return part.document


def _refuse_bombs(data: bytes) -> None:
    if data.count(b"PK\x01\x02") > MOST_MEMBERS:
        raise Unreadable("压缩包里的文件过多")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _measure(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("不是有效的 Word 文件：压缩包损坏") from error


def _measure(archive: zipfile.ZipFile) -> None:
    unpacked = xml = tags = 0
    for member in archive.infolist():
        if member.flag_bits & ENCRYPTED:
            raise Unreadable("压缩包已加密，请先去掉密码")
        if member.compress_type not in WRITTEN_PLAIN:
            raise Unreadable("不是有效的 Word 文件：压缩方式不合规范")
        is_xml = member.filename.lower().endswith((".xml", ".rels"))
        before = b""
        for block in _blocks(archive, member):
            unpacked += len(block)
            xml += len(block) * is_xml
            tags += block.count(b"<") * is_xml
            if unpacked > LARGEST_UNPACKED or xml > LARGEST_XML or tags > MOST_TAGS:
                raise Unreadable("Word 文件解压后过大")
            if is_xml and b"<!DOCTYPE" in before + block:
                raise Unreadable("Word 文件里夹有文档类型声明（DTD），不予读取")
            before = block[-8:]


def _blocks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(member) as opened:
        while block := opened.read(BLOCK):
            yield block
