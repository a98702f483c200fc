"""Takes page numbers out, and what repeats at the head or foot of the pages; the latter is told once, at the end.

A line is furniture where it stands near the edge of the page and the same line, digits apart, stands there on
most pages.
"""

import re
from collections import Counter

from weijian.proof.read.fields import is_page_number
from weijian.proof.read.pdf.lines import Line

EDGE = 0.12  # of the page's height
AT_MOST = 3  # lines at either end
FEWEST_PAGES = 2
DIGITS = re.compile(r"\d+")


def take_out_furniture(pages: list[list[Line]], heights: list[float]) -> tuple[list[list[Line]], str]:
    """The pages without it, and its lines, each ended."""
    edges = [_edge_lines(lines, height) for lines, height in zip(pages, heights, strict=True)]
    times = Counter(_form(line) for page in edges for line in {_form(line): line for line in page}.values())
    fewest = max(FEWEST_PAGES, len(pages) // 2)
    repeated: dict[str, str] = {}
    kept = []
    for lines, edge in zip(pages, edges, strict=True):
        furniture = [
            line for line in lines
            if line.is_slanted or (line in edge and (is_page_number(line.text) or times[_form(line)] >= fewest))
        ]  # fmt: skip
        for line in furniture:
            if not is_page_number(line.text):
                repeated.setdefault(_form(line), line.text)
        kept.append([line for line in lines if line not in furniture])
    return kept, "".join(text + "\n" for text in repeated.values())


def _edge_lines(lines: list[Line], height: float) -> list[Line]:
    level = [line for line in lines if not line.is_slanted and not line.is_row]
    near = [line for line in level if line.bottom > height * (1 - EDGE) or line.top < height * EDGE]
    return near[:AT_MOST] + near[AT_MOST:][-AT_MOST:]


def _form(line: Line) -> str:
    return DIGITS.sub("0", line.text)
