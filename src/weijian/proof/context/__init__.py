"""What a figure is about besides its name: the time, the place, and whether it is reached or only aimed at.

It does not parse sentences and does not guess. Words of time and place govern the figures behind them, up to the
next such word or the end of the sentence; a time that opens a sentence or a heading carries on further. What is
not said is left empty, and means the period of the title and the report's own area.
"""

from __future__ import annotations

from dataclasses import replace

from weijian.proof.context.areas import Areas
from weijian.proof.context.modality import Modality
from weijian.proof.context.periods import Periods
from weijian.proof.document import Document


def place_figures(document: Document) -> None:
    """Gives every figure its period, area and modality; one pass over the text for each."""
    periods, areas, modality = Periods(document), Areas(document), Modality(document)
    document.figures = [
        replace(
            figure,
            period=periods.of(figure),
            area=areas.of(figure),
            modality=modality.of(figure),
        )
        for figure in document.figures
    ]
