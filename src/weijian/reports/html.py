"""The report as a piece of HTML for the preview page; every figure is a link back to its rows.

It writes no page around it and no styles: the page that shows it brings both.

The title is an h2 (the page has its h1), headings of level 1 to 4 are h3 to h6. `link` says where a
figure leads.
"""

from collections.abc import Callable, Iterator
from html import escape

from weijian.reports.document import (
    Block,
    FigureIdentity,
    FigureRun,
    Heading,
    Paragraph,
    Report,
    Runs,
    Table,
    numbered,
    printable,
)

Link = Callable[[FigureIdentity], str]


def write_html(report: Report, link: Link) -> str:
    """The fragment, one `article`."""
    return "\n".join(['<article class="report">', *_elements(report, link), "</article>"])


def _elements(report: Report, link: Link) -> Iterator[str]:
    if report.document_number:
        yield f'<p class="document-number">{_words(report.document_number)}</p>'
    yield f"<h2>{_words(report.title)}</h2>"
    if report.addressee:
        yield f'<p class="addressee">{_words(report.addressee.rstrip("：:"))}：</p>'
    yield from _blocks(report.blocks, link)
    if report.attachments:
        yield from ('<section class="attachment-names">', "<p>附件：</p>", "<ol>")
        yield from (f"<li>{_words(attachment.title)}</li>" for attachment in report.attachments)
        yield from ("</ol>", "</section>")
    yield f'<p class="signature">{_words(report.signature)}</p>'
    day = f'<time datetime="{report.signed_on.isoformat()}">{report.signed_on_text}</time>'
    yield f'<p class="signed-on">{day}</p>'
    for position, attachment in enumerate(report.attachments, start=1):
        if attachment.blocks:
            mark = f"附件{position}" if len(report.attachments) > 1 else "附件"
            yield from ('<section class="attachment">', f"<p>{mark}</p>")
            yield f"<h3>{_words(attachment.title)}</h3>"
            yield from _blocks(attachment.blocks, link)
            yield "</section>"


def _blocks(blocks: tuple[Block, ...], link: Link) -> Iterator[str]:
    for number, block in numbered(blocks):
        match block:
            case Heading():
                name = f"h{block.level + 2}"
                yield f"<{name}>{number}{_runs(block.runs, link)}</{name}>"
            case Paragraph():
                yield f"<p>{_runs(block.runs, link)}</p>"
            case Table():
                yield from _table(block, link)


def _table(table: Table, link: Link) -> Iterator[str]:
    yield "<table>"
    if table.caption:
        yield f"<caption>{_words(table.caption)}</caption>"
    header = "".join(f'<th scope="col">{_words(title)}</th>' for title in table.header)
    yield f"<thead><tr>{header}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        yield f"<tr>{''.join(f'<td>{_runs(cell, link)}</td>' for cell in row)}</tr>"
    yield from ("</tbody>", "</table>")


def _runs(runs: Runs, link: Link) -> str:
    return "".join(_figure(run, link) if isinstance(run, FigureRun) else _words(run.text) for run in runs)


def _figure(run: FigureRun, link: Link) -> str:
    title = f' title="{_words(run.label)}"' if run.label else ""
    return (
        f'<a class="figure" data-tag="{_words(run.identity.tag)}" href="{_words(link(run.identity))}"{title}>'
        f"{_words(run.text)}</a>"
    )


def _words(text: str) -> str:
    return escape(printable(text)).replace("\n", "<br>")
