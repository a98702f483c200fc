"""What a figure is about besides its name: the time, the place, and whether it is reached or only aimed at.

It does not parse sentences and does not guess. Words of time and place govern the figures behind them, up to the
next such word or the end of the sentence; a time that opens a sentence or a heading carries on further. What is
not said is left empty, and means the period of the title and the report's own area.
"""

from __future__ import annotations

from dataclasses import replace

from weijian.proof.context.areas import Areas
from weijian.proof.context.modality import PLANNED, REACHED, Modality
from weijian.proof.context.periods import Periods
from weijian.proof.context.present import is_present
from weijian.proof.document import Document
from weijian.proof.figures.model import Figure


def place_figures(document: Document) -> None:
    """Gives every figure its period, area and modality; one pass over the text for each."""
    periods, areas, modality = Periods(document), Areas(document), Modality(document)
    placed = (
        replace(
            figure,
            period=periods.of(figure),
            area=areas.of(figure),
            modality=modality.of(figure),
        )
        for figure in document.figures
    )
    document.figures = [_of_today(document, figure) for figure in placed]


def _of_today(document: Document, figure: Figure) -> Figure:
    """What a plan starts from is of the report's own time."""
    planned = figure.modality == PLANNED and is_present(document, figure)
    return replace(figure, modality=REACHED, period="") if planned else figure
