"""Writes elements of WordprocessingML in one line each.

`w("ind", left="0")` is `<w:ind w:left="0"/>`; children follow the name, attributes take the prefix of the
element.
"""

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMESPACES = {"w": W, "r": R, "w15": W15, "mc": MC}


def w(name: str, /, *children: etree._Element | None, **attributes: str | int) -> etree._Element:
    """An element of the `w` namespace; children that are None are left out."""
    element = etree.Element(f"{{{W}}}{name}", nsmap=NAMESPACES)
    for key, value in attributes.items():
        element.set(f"{{{W}}}{key}", str(value))
    element.extend(child for child in children if child is not None)
    return element


def value(name: str, content: str | int) -> etree._Element:
    """The many elements that carry nothing but `w:val`."""
    return w(name, val=content)
