"""Tells what kind of file the bytes are: by their content first, by the name where the content leaves it open.

Office systems hand out web pages, rich text and even .docx under the name of .doc; the bytes do not lie. Only
.txt and .md are taken at their word where they could be something else, for their text is promised as it is.
"""

import io
import zipfile

PLAIN = {".txt", ".md", ".csv", ".tsv"}
PAGES = {".html", ".htm", ".xhtml", ".shtml"}
PACKAGES = {".docx", ".docm", ".dotx", ".dotm"}
# What the reader takes, by name: the forms of files that people send, the commonest first.
READABLE = (".docx", ".docm", ".doc", ".wps", ".rtf", ".pdf", ".html", ".htm", ".md", ".txt")
LOOK = 1024
MOST_MEMBERS = 10_000
PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
# What a package of some other kind holds, and its name.
FOREIGN = {
    "xl/": "spreadsheet", "ppt/": "slides", "OFD.xml": "ofd", "content.xml": "opendocument",
}  # fmt: skip


def kind_of(data: bytes, suffix: str) -> str:
    suffix = suffix.lower()
    if data.startswith(b"PK\x03\x04"):
        return _package(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "compound"
    if data.startswith(b"%PDF-") or (suffix not in PLAIN and b"%PDF-" in data[:LOOK]):
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if suffix in PLAIN:
        return "text"
    if data.startswith(PICTURES):
        return "picture"
    if suffix in PACKAGES:
        return "word"  # and will be told that it is broken
    if suffix == ".pdf":
        return "pdf"
    head = data[:LOOK].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if suffix in PAGES or head.startswith((b"<!doctype html", b"<html", b"<?xml version")):
        return "html"
    return "text"


def _package(data: bytes) -> str:
    if data.count(b"PK\x01\x02") > MOST_MEMBERS:
        return "word"  # which refuses it
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "word"
    if not any(name.startswith("word/") for name in names):
        for name in names:
            for start, kind in FOREIGN.items():
                if name.startswith(start):
                    return kind
    return "word"
