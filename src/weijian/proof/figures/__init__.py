"""Finds every quantity that a text states.

It does not say what a figure counts (see `weijian.proof.subjects`), and it leaves out numbers that measure
nothing: dates, ages, document and list numbers, set terms.

`exclusions` marks those; `arabic` and `words` read what is left, with `units`, `bounds` and `stated`
between them.
"""

from weijian.proof.figures.arabic import arabic_figures
from weijian.proof.figures.exclusions import Exclusions
from weijian.proof.figures.model import Figure
from weijian.proof.figures.words import word_figures


def find_figures(plain: str) -> list[Figure]:
    """All figures in reading order; where two overlap, the longer one."""
    exclusions = Exclusions(plain)
    found = [*arabic_figures(plain, exclusions), *word_figures(plain, exclusions)]
    found.sort(key=lambda figure: (figure.start, -figure.end))
    kept: list[Figure] = []
    for figure in found:
        if kept and figure.start < kept[-1].end:
            if figure.end - figure.start > kept[-1].end - kept[-1].start:
                kept[-1] = figure
            continue
        kept.append(figure)
    return kept


__all__ = ["Figure", "find_figures"]
