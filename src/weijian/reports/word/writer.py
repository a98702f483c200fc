"""Writes a report as a .docx to GB/T 9704-2012, equal bytes for an equal report.

It does not check what the report says, and it does not draw the red head of an issued document.

The order of the elements is the standard's: document number, title, addressee, text, note of attachments,
signature and date, then each attachment on pages of its own. Measures are in `layout`, looks in `parts/`.
"""

from collections.abc import Iterator

from lxml import etree

from weijian.reports.document import Attachment, Report, Text
from weijian.reports.word import layout
from weijian.reports.word.blocks import body_blocks, paragraph
from weijian.reports.word.element import MC, NAMESPACES, R, w
from weijian.reports.word.inline import Controls
from weijian.reports.word.package import build_package

_DATE_FROM_RIGHT = 4  # characters (成文日期一般右空四字)


def write_word(report: Report, locked: bool = False) -> bytes:
    """The .docx of the report. With `locked`, figures cannot be retyped in Word."""
    controls = Controls(locked)
    return build_package(report, document_element(report, controls), controls.written)


def document_element(report: Report, controls: Controls) -> etree._Element:
    """`w:document`, the part that differs between reports."""
    document = etree.Element(f"{{{NAMESPACES['w']}}}document", nsmap=NAMESPACES)
    document.set(f"{{{MC}}}Ignorable", "w15")
    document.append(w("body", *_elements(report, controls), _section()))
    return document


def _elements(report: Report, controls: Controls) -> Iterator[etree._Element]:
    if report.document_number:
        yield paragraph("DocumentNumber", controls, (Text(report.document_number),))
    yield paragraph("Title", controls, (Text(report.title),))
    if report.addressee:
        yield paragraph("Salutation", controls, (Text(report.addressee.rstrip("：:") + "："),))
    yield from body_blocks(report.blocks, controls, numbering=1)
    yield from _attachment_note(report, controls)
    yield from _signature(report, controls)
    for position, attachment in enumerate(report.attachments):
        if attachment.blocks:
            yield from _attachment(report, position, attachment, controls)


def _attachment_note(report: Report, controls: Controls) -> Iterator[etree._Element]:
    """附件：1.… below the text; names that run over a line hang under their own first character."""
    for position, attachment in enumerate(report.attachments):
        number = f"{position + 1}." if len(report.attachments) > 1 else ""
        mark = f"附件：{number}" if position == 0 else number
        hanging = round(100 * _width(mark))
        left = round(100 * (2 + _width(f"附件：{number}")))
        before = [w("spacing", before=layout.LINE_PITCH)] if position == 0 else []
        indent = w(
            "ind",
            leftChars=left,
            left=_in_twips(left),
            hangingChars=hanging,
            hanging=_in_twips(hanging),
        )
        words = Text(mark + attachment.title.replace("\n", ""))
        yield paragraph("AttachmentNote", controls, (words,), *before, indent)


def _width(mark: str) -> float:
    # A full stop of Times New Roman is a quarter of a character wide, its digits one half.
    return layout.character_width(mark) - 0.25 * mark.count(".")


def _signature(report: Report, controls: Controls) -> Iterator[etree._Element]:
    """The organ, centred on the date below it, which ends four characters from the edge (7.3.5.1)."""
    wider_date = layout.character_width(report.signed_on_text) - layout.character_width(report.signature)
    right = max(0, round(100 * (_DATE_FROM_RIGHT + wider_date / 2)))
    indent = w("ind", rightChars=right, right=_in_twips(right))
    yield paragraph("Signature", controls, (Text(report.signature),), indent)
    yield paragraph("Date", controls, (Text(report.signed_on_text),))


def _in_twips(hundredths: int) -> int:
    """Hundredths of a character of the grid in twips, for readers that do not know the Chars attributes."""
    return round(hundredths / 100 * layout.TYPE_WIDTH / layout.CHARACTERS)


def _attachment(
    report: Report, position: int, attachment: Attachment, controls: Controls
) -> Iterator[etree._Element]:
    mark = f"附件{position + 1}" if len(report.attachments) > 1 else "附件"
    yield paragraph("AttachmentMark", controls, (Text(mark),))
    yield paragraph("AttachmentTitle", controls, (Text(attachment.title),))
    yield from body_blocks(attachment.blocks, controls, numbering=position + 2)


def _section() -> etree._Element:
    def footer(kind: str, relation: str) -> etree._Element:
        reference = w("footerReference", type=kind)
        reference.set(f"{{{R}}}id", relation)
        return reference

    margins = {
        "top": layout.TOP,
        "right": layout.RIGHT,
        "bottom": layout.BOTTOM,
        "left": layout.LEFT,
        "header": layout.TOP // 2,
        "footer": layout.FOOTER_DISTANCE,
        "gutter": 0,
    }
    return w(
        "sectPr",
        footer("default", "rIdFooterOdd"),
        footer("even", "rIdFooterEven"),
        w("pgSz", w=layout.PAGE_WIDTH, h=layout.PAGE_HEIGHT),
        w("pgMar", **margins),
        w("docGrid", type="linesAndChars", linePitch=layout.LINE_PITCH, charSpace=layout.CHARACTER_SPACE),
    )
