"""The register of figures inside a .docx: which hidden bookmark stands for which figure, as it was
printed.

It does not replace the tags of the content controls, which every edition of Word keeps: it is the second
thread, for programs that save a document without them (LibreOffice keeps bookmarks and this part).

It is a custom XML part of the package: `<figures><figure bookmark="_Figure1" tag="…">75.30%</figure>…`.
"""

from collections.abc import Iterable

from lxml import etree

from weijian.reports.document import FigureIdentity, FigureRun, TagError, printable

NAMESPACE = "urn:weijian:figures"
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
# Names the part to Word; fixed, because there is one register in a document.
ITEM_ID = "{57454A49-414E-4649-4755-524553303031}"


def bookmark_name(position: int) -> str:
    """The name of the bookmark around the figure; Word hides those that begin with an underscore."""
    return f"_Figure{position + 1}"


def register_part(figures: Iterable[FigureRun]) -> etree._Element:
    """The part that lists the figures in the order of the document."""
    root = etree.Element(f"{{{NAMESPACE}}}figures", nsmap={None: NAMESPACE})
    for position, figure in enumerate(figures):
        entry = etree.SubElement(root, f"{{{NAMESPACE}}}figure")
        entry.set("bookmark", bookmark_name(position))
        entry.set("tag", figure.identity.tag)
        entry.text = printable(figure.text)
    return root


def register_properties() -> etree._Element:
    """The properties without which Word drops a custom part."""
    root = etree.Element(f"{{{PROPERTIES}}}datastoreItem", nsmap={"ds": PROPERTIES})
    root.set(f"{{{PROPERTIES}}}itemID", ITEM_ID)
    references = etree.SubElement(root, f"{{{PROPERTIES}}}schemaRefs")
    etree.SubElement(references, f"{{{PROPERTIES}}}schemaRef").set(f"{{{PROPERTIES}}}uri", NAMESPACE)
    return root


def registered(part: etree._Element) -> dict[str, FigureIdentity]:
    """Bookmark name -> identity; entries that somebody has spoilt are left out."""
    found = {}
    for entry in part.iter(f"{{{NAMESPACE}}}figure"):
        try:
            found[entry.get("bookmark", "")] = FigureIdentity.parse(entry.get("tag", ""))
        except TagError:
            continue
    return found
