"""Runs of a paragraph: words as text runs, every figure as a content control that carries its identity.

It does not choose fonts: they come from the style of the paragraph.

A control's tag is `FigureIdentity.tag`; its title tells the person who clicks on it which figure it is. `Controls`
hands out the numbers, which must be unique in a document and equal in two writings of the same report.
"""

from itertools import count

from lxml import etree

from weijian.reports.document import TAG_LIMIT, FigureRun, Run, Runs, printable
from weijian.reports.word.element import W, W15, value, w

_FIRST_ID = 100_001  # any positive number; far from the small ones that editors hand out


class Controls:
    """Writes the runs of one document."""

    def __init__(self, locked: bool = False) -> None:
        self.locked = locked
        self._ids = count(_FIRST_ID)

    def runs(self, runs: Runs) -> list[etree._Element]:
        """The elements of the runs, in order."""
        return [self._run(run) for run in runs]

    def _run(self, run: Run) -> etree._Element:
        if not isinstance(run, FigureRun):
            return text_run(run.text)
        appearance = etree.Element(f"{{{W15}}}appearance")
        appearance.set(f"{{{W15}}}val", "hidden")
        properties = w(
            "sdtPr",
            value("alias", printable(run.label or run.identity.code)[:TAG_LIMIT]),
            value("tag", run.identity.tag),
            value("id", next(self._ids)),
            # contentLocked, not sdtContentLocked: a sentence may go, but its figure may not be retyped.
            value("lock", "contentLocked") if self.locked else None,
            appearance,
            w("text"),
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
