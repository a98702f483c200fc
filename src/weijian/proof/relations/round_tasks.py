"""Tasks set in round numbers: 全年任务3.2万人 is 32000, not some number that rounds to it.

Who is told in ten thousands is counted and then rounded; what is to be done is set so. With two digits only, for a task
of 3.18万人 may well be that of 31782.
"""

from __future__ import annotations

import re
from dataclasses import replace

from weijian.proof.figures.model import Figure

SET = re.compile(r"任务(?:数|量|人数)?(?:各|均|为|是|共|（)*$")
MOST_DIGITS = 2


def with_round_tasks(figures: list[Figure], labels: list[str]) -> list[Figure]:
    return [
        replace(figure, low=figure.value, high=figure.value) if _is_set(figure, label) else figure
        for figure, label in zip(figures, labels, strict=True)
    ]


def _is_set(figure: Figure, label: str) -> bool:
    rounded = figure.kind == "count" and figure.bound == "exact" and figure.factor > 1
    return rounded and figure.significant_digits <= MOST_DIGITS and SET.search(label) is not None
