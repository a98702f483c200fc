"""The SQL of every figure is kept on file, so that a change of the engine shows in review.

After a wanted change: WEIJIAN_WRITE=1 pytest tests/indicators/test_sql.py tests/spec
"""

import os
from pathlib import Path

import pytest

from weijian.indicators.algebra import Leaf, Stated
from weijian.indicators.catalogue import catalogue, line_of
from weijian.indicators.compile import passes
from weijian.indicators.formulas import bound_leaves
from weijian.kernel.periods import Period

FOLDER = Path(__file__).parent / "sql"
PERIOD = Period.months(2021, 1, 9)


def lines_with_figures():
    return sorted({line_of(figure) for figure in catalogue()})


def queries(line):
    bound = [
        (leaf, period)
        for figure in catalogue()
        if line_of(figure) == line
        for leaf, period in bound_leaves(figure.expression, PERIOD)
        if isinstance(leaf, Leaf) and not isinstance(leaf, Stated)
    ]
    return "\n\n".join(f"{one.sql};" for one in passes(bound, "area_id", PERIOD.end)) + "\n"


@pytest.mark.parametrize("line", lines_with_figures())
def test_the_sql_of_a_line_is_the_one_on_file(line, db):
    file = FOLDER / f"{line}.sql"
    if os.environ.get("WEIJIAN_WRITE"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(queries(line), encoding="utf-8")
    assert file.exists(), "no snapshot: see the head of this file"
    assert queries(line) == file.read_text(encoding="utf-8")


def test_no_snapshot_is_left_of_a_line_that_is_gone():
    assert {file.stem for file in FOLDER.glob("*.sql")} <= set(lines_with_figures())
