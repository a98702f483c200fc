"""Packs the parts of a Word document into a .docx whose bytes depend on the report alone.

It does not read the clock: the properties carry the day on which the report is signed, the archive a
fixed time.

Parts in `parts/` are the same in every report; only numbering gains one list for each attachment, so that
its headings start again at 一、. Explanatory comments in them stay here.
"""

import io
import zipfile
from collections.abc import Sequence
from importlib.resources import files

from lxml import etree

from weijian.reports.document import FigureRun, Report, printable
from weijian.reports.word.element import value, w
from weijian.reports.word.register import register_part, register_properties

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TIME_OF_ARCHIVE = (1980, 1, 1, 0, 0, 0)

# id of the relation -> (kind of the part, its file)
_PARTS = {
    "rIdStyles": ("styles", "styles.xml"),
    "rIdNumbering": ("numbering", "numbering.xml"),
    "rIdSettings": ("settings", "settings.xml"),
    "rIdFonts": ("fontTable", "fontTable.xml"),
    "rIdFooterOdd": ("footer", "footer-odd.xml"),
    "rIdFooterEven": ("footer", "footer-even.xml"),
}


def build_package(report: Report, document: etree._Element, figures: Sequence[FigureRun]) -> bytes:
    """The bytes of the .docx."""
    relations = {name: (f"{_RELATIONS}/{kind}", target) for name, (kind, target) in _PARTS.items()}
    relations["rIdRegister"] = (f"{_RELATIONS}/customXml", "../customXml/item1.xml")
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            {
                "rIdDocument": (f"{_RELATIONS}/officeDocument", "word/document.xml"),
                "rIdCore": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": core_properties(report),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relationships(relations),
        "customXml/item1.xml": register_part(figures),
        "customXml/itemProps1.xml": register_properties(),
        "customXml/_rels/item1.xml.rels": _relationships(
            {"rIdProperties": (f"{_RELATIONS}/customXmlProps", "itemProps1.xml")}
        ),
    }
    parts |= {f"word/{name}": fixed_part(name) for _, name in _PARTS.values()}
    for position, attachment in enumerate(report.attachments):
        if attachment.blocks:
            parts["word/numbering.xml"].append(_restarted(position + 2))
    return _archive(parts)


def fixed_part(name: str) -> etree._Element:
    """A part of `parts/`, without its comments and indentation."""
    parser = etree.XMLParser(remove_comments=True, remove_blank_text=True)
    return etree.fromstring((files(__package__) / "parts" / name).read_bytes(), parser)


def core_properties(report: Report) -> etree._Element:
    """Title, organ and day. The author is the organ: a file that leaves the office names no clerk."""
    core = f"{_PACKAGE}/metadata/core-properties"
    dublin, terms = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
    instance = "http://www.w3.org/2001/XMLSchema-instance"
    root = etree.Element(
        f"{{{core}}}coreProperties", nsmap={"cp": core, "dc": dublin, "dcterms": terms, "xsi": instance}
    )
    day = f"{report.signed_on.isoformat()}T00:00:00Z"
    for name, content in (
        (f"{{{dublin}}}title", printable(report.title).replace("\n", "")),
        (f"{{{dublin}}}creator", printable(report.organ)),
        (f"{{{core}}}lastModifiedBy", printable(report.organ)),
        (f"{{{dublin}}}language", "zh-CN"),
        (f"{{{terms}}}created", day),
        (f"{{{terms}}}modified", day),
    ):
        element = etree.SubElement(root, name)
        element.text = content
        if name.startswith(f"{{{terms}}}"):
            element.set(f"{{{instance}}}type", "dcterms:W3CDTF")
    return root


def _content_types() -> etree._Element:
    namespace = f"{_PACKAGE}/content-types"
    root = etree.Element(f"{{{namespace}}}Types", nsmap={None: namespace})
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{{{namespace}}}Default", Extension=extension, ContentType=kind)
    overrides = {"/word/document.xml": f"{_WORD}.document.main+xml"}
    overrides |= {f"/word/{name}": f"{_WORD}.{kind}+xml" for kind, name in _PARTS.values()}
    overrides["/customXml/itemProps1.xml"] = (
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    )
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    for name, kind in overrides.items():
        etree.SubElement(root, f"{{{namespace}}}Override", PartName=name, ContentType=kind)
    return root


def _relationships(targets: dict[str, tuple[str, str]]) -> etree._Element:
    namespace = f"{_PACKAGE}/relationships"
    root = etree.Element(f"{{{namespace}}}Relationships", nsmap={None: namespace})
    for relation, (kind, target) in targets.items():
        etree.SubElement(root, f"{{{namespace}}}Relationship", Id=relation, Type=kind, Target=target)
    return root


def _restarted(numbering: int) -> etree._Element:
    restarts = (w("lvlOverride", value("startOverride", 1), ilvl=level) for level in range(4))
    return w("num", value("abstractNumId", 0), *restarts, numId=numbering)


def _archive(parts: dict[str, etree._Element]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, root in parts.items():
            entry = zipfile.ZipInfo(name, _TIME_OF_ARCHIVE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it tells, and depends on, the system that wrote it
            archive.writestr(
                entry, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            )
    return buffer.getvalue()
