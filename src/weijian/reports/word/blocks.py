"""Headings, paragraphs and tables as elements of a Word body.

It does not decide what stands where in the document (see `writer`).

Widths of table columns follow the longest words of each column within the type area; columns of long text
are set left, all others centred.
"""

from collections.abc import Iterable, Iterator

from lxml import etree

from weijian.reports.document import Block, Heading, Paragraph, Runs, Table, Text, text_of
from weijian.reports.word.element import value, w
from weijian.reports.word.inline import Controls
from weijian.reports.word.layout import TYPE_WIDTH, character_width

_LONG_TEXT = 12  # characters; a cell beyond this is read as a sentence
_NARROWEST, _WIDEST = 3, 20  # characters that a column asks for


def paragraph(style: str, controls: Controls, runs: Runs, *properties: etree._Element) -> etree._Element:
    """A paragraph in a style of `parts/styles.xml`, with what its properties add to the style."""
    return w("p", w("pPr", value("pStyle", style), *properties), *controls.runs(runs))


def body_blocks(blocks: Iterable[Block], controls: Controls, numbering: int) -> Iterator[etree._Element]:
    """The elements of the blocks; headings count in the numbering with that id (1 is that of the styles)."""
    for block in blocks:
        match block:
            case Heading():
                yield _heading(block, controls, numbering)
            case Paragraph():
                yield paragraph("BodyText", controls, block.runs)
            case Table():
                yield from _table(block, controls)


def _heading(heading: Heading, controls: Controls, numbering: int) -> etree._Element:
    own = []
    if numbering != 1:
        own = [w("numPr", value("ilvl", heading.level - 1), value("numId", numbering))]
    return paragraph(f"Heading{heading.level}", controls, heading.runs, *own)


def _table(table: Table, controls: Controls) -> Iterator[etree._Element]:
    if table.caption:
        yield paragraph("Caption", controls, (Text(table.caption),))
    widths = _column_widths(table)
    header = [
        _cell(controls, (Text(text),), width, "TableHead")
        for text, width in zip(table.header, widths, strict=True)
    ]
    rows = [w("tr", w("trPr", w("cantSplit")), *_cells(table, row, widths, controls)) for row in table.rows]
    properties = w(
        "tblPr",
        value("tblStyle", "TableGrid"),
        w("tblW", w=sum(widths), type="dxa"),
        value("jc", "center"),
        w("tblLayout", type="fixed"),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    yield w("tbl", properties, grid, w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *header), *rows)
    # Word joins two tables that touch, and asks for a paragraph after the last.
    yield paragraph("BodyText", controls, ())


def _cells(
    table: Table, row: tuple[Runs, ...], widths: list[int], controls: Controls
) -> Iterator[etree._Element]:
    for column, (runs, width) in enumerate(zip(row, widths, strict=True)):
        is_long = any(character_width(text_of(other[column])) > _LONG_TEXT for other in table.rows)
        yield _cell(controls, runs, width, "TableText", *([value("jc", "left")] if is_long else []))


def _cell(
    controls: Controls, runs: Runs, width: int, style: str, *properties: etree._Element
) -> etree._Element:
    content = paragraph(style, controls, runs, *properties)
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), value("vAlign", "center")), content)


def _column_widths(table: Table) -> list[int]:
    """Twips, in proportion to the longest text of each column; a heading may break over two lines, a cell should not."""
    wanted = []
    for column, title in enumerate(table.header):
        cells = max((character_width(text_of(row[column])) for row in table.rows), default=0)
        wanted.append(min(max(cells, character_width(title) / 2, _NARROWEST), _WIDEST) + 1)
    widths = [int(TYPE_WIDTH * share / sum(wanted)) for share in wanted]
    widths[-1] += TYPE_WIDTH - sum(widths)
    return widths
