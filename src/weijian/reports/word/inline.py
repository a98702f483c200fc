"""Runs of a paragraph: words as text runs, every figure as a content control that carries its identity.

It does not choose fonts: they come from the style of the paragraph.

A control's tag is `FigureIdentity.tag`; its title tells the person who clicks on it which figure it is.
Around it stands a hidden bookmark whose name is listed in the register (`register.py`), because
LibreOffice drops tags when it saves. `Controls` hands out ids and names: unique in a document, equal in
two writings of a report.
"""

from lxml import etree

from weijian.reports.document import TAG_LIMIT, FigureRun, Run, Runs, printable
from weijian.reports.word.element import W15, W, value, w
from weijian.reports.word.register import bookmark_name

_FIRST_ID = 100_001  # any positive number; far from the small ones that editors hand out


class Controls:
    """Writes the runs of one document, and keeps the figures in the order in which it wrote them."""

    def __init__(self, locked: bool = False) -> None:
        self.locked = locked
        self.written: list[FigureRun] = []

    def runs(self, runs: Runs) -> list[etree._Element]:
        """The elements of the runs, in order."""
        return [element for run in runs for element in self._run(run)]

    def _run(self, run: Run) -> list[etree._Element]:
        if not isinstance(run, FigureRun):
            return [text_run(run.text)]
        position = len(self.written)
        self.written.append(run)
        return [
            w("bookmarkStart", id=position, name=bookmark_name(position)),
            self._control(run, _FIRST_ID + position),
            w("bookmarkEnd", id=position),
        ]

    def _control(self, run: FigureRun, number: int) -> etree._Element:
        appearance = etree.Element(f"{{{W15}}}appearance")
        appearance.set(f"{{{W15}}}val", "hidden")
        properties = w(
            "sdtPr",
            value("alias", printable(run.label or run.identity.code)[:TAG_LIMIT]),
            value("tag", run.identity.tag),
            value("id", number),
            # contentLocked, not sdtContentLocked: a sentence may go, but its figure may not be retyped.
            value("lock", "contentLocked") if self.locked else None,
            appearance,
            # No w:text here: LibreOffice 7.4 saves a plain-text control of digits and Chinese doubled.
        )
        return w("sdt", properties, w("sdtContent", text_run(run.text)))


def text_run(text: str) -> etree._Element:
    """One run; line breaks in the text become line breaks on paper."""
    # The hint makes Word take the Chinese font for “ ” — ……, which exist in both.
    run = w("r", w("rPr", w("rFonts", hint="eastAsia")))
    for number, line in enumerate(printable(text).split("\n")):
        if number:
            run.append(w("br"))
        words = etree.SubElement(run, f"{{{W}}}t")
        words.text = line
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run
