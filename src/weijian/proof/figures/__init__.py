"""Finds every quantity that a text states.

It does not say what a figure counts (see `weijian.proof.subjects`), and it leaves out numbers that measure
nothing: dates, ages, document and list numbers, set terms.

`numbers` and `units` are the grammar; `exclusions` marks what counts nothing; `arabic`, `words`, `shares`,
`fractions`, `ranks` and `noughts` read what is left, with `bounds` and `stated` between them.
"""

import re
from dataclasses import replace

from weijian.proof.figures.arabic import arabic_figures
from weijian.proof.figures.exclusions import Exclusions
from weijian.proof.figures.fractions import fraction_figures
from weijian.proof.figures.model import Figure
from weijian.proof.figures.noughts import nought_figures
from weijian.proof.figures.numbers import mend
from weijian.proof.figures.ranks import rank_figures
from weijian.proof.figures.shares import share_figures
from weijian.proof.figures.words import word_figures

# 较去年同期（7231）
COMPARED = re.compile(
    r"[较比同](?:[^，。；：（）\n]){0,8}(?:上年|去年|前年|同期|上月|上季|年初)[^，。；：（）\n]{0,4}（$"
)
LONGEST_WORDS, NEAR = 16, 60


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
        *nought_figures(mended),
    ]
    found.sort(key=lambda figure: (figure.start, -figure.end))
    kept: list[Figure] = []
    for figure in found:
        if kept and figure.start < kept[-1].end:
            if figure.end - figure.start > kept[-1].end - kept[-1].start:
                kept[-1] = figure
            continue
        kept.append(figure)
    kept = _with_units_taken_up(mended, kept)
    if mended == plain:
        return kept
    return [replace(figure, text=plain[figure.start : figure.end]) for figure in kept]


def _with_units_taken_up(plain: str, figures: list[Figure]) -> list[Figure]:
    """发病6604例，较上月（7004例）下降5.71%，较去年同期（7231）下降8.67%: compared with what was counted before."""
    counted: Figure | None = None
    found = []
    for figure in figures:
        if not figure.unit and figure.kind == "other" and counted and plain.startswith("）", figure.end):
            near = figure.start - counted.end <= NEAR
            if near and COMPARED.search(plain, max(0, figure.start - LONGEST_WORDS), figure.start):
                figure = replace(
                    figure, unit=counted.unit, kind=counted.kind, base=counted.base, factor=counted.factor
                )
        elif figure.kind in {"count", "money"}:
            counted = figure
        found.append(figure)
    return found


__all__ = ["Figure", "find_figures"]
