"""Finds every quantity that a text states.

It does not say what a figure counts (see `weijian.proof.subjects`), and it leaves out numbers that measure
nothing: dates, ages, document and list numbers, set terms.

`numbers` and `units` are the grammar; `exclusions` marks what counts nothing; `arabic`, `words`, `shares`,
`fractions` and `ranks` read what is left, with `bounds` and `stated` between them.
"""

from dataclasses import replace

from weijian.proof.figures.arabic import arabic_figures
from weijian.proof.figures.exclusions import Exclusions
from weijian.proof.figures.fractions import fraction_figures
from weijian.proof.figures.model import Figure
from weijian.proof.figures.numbers import mend
from weijian.proof.figures.ranks import rank_figures
from weijian.proof.figures.shares import share_figures
from weijian.proof.figures.words import word_figures


def find_figures(plain: str) -> list[Figure]:
    """All figures in reading order; where two overlap, the longer one."""
    mended = mend(plain)
    exclusions = Exclusions(mended)
    found = [
        *arabic_figures(mended, exclusions),
        *word_figures(mended, exclusions),
        *share_figures(mended),
        *fraction_figures(mended, exclusions),
        *rank_figures(mended, exclusions),
    ]
    found.sort(key=lambda figure: (figure.start, -figure.end))
    kept: list[Figure] = []
    for figure in found:
        if kept and figure.start < kept[-1].end:
            if figure.end - figure.start > kept[-1].end - kept[-1].start:
                kept[-1] = figure
            continue
        kept.append(figure)
    if mended == plain:
        return kept
    return [replace(figure, text=plain[figure.start : figure.end]) for figure in kept]


__all__ = ["Figure", "find_figures"]
