"""Every case of the manual, on all three engines: the columnar copy, the records, and plain Python."""

import pytest
from drawing import World, expression_of, value_of
from manual import cases

from weijian.indicators.algebra import Target
from weijian.indicators.catalogue import Figure
from weijian.indicators.evaluate import evaluate
from weijian.indicators.formulas import form, printed
from weijian.indicators.oracle import Oracle, all_records
from weijian.indicators.rows import count
from weijian.indicators.targets import Targets
from weijian.indicators.units import grouping
from weijian.kernel.periods import Period
from weijian.kernel.quantities import round_half_up

PLACES = 4


@pytest.fixture
def world(county):
    return World(county)


def by_records(expression, period, level, unit):
    units = grouping(level, period.end)

    def read(leaf, span):
        if isinstance(leaf, Target):
            return Targets.load(span).value(leaf.code, level, unit)
        return count((leaf, span), units, unit)

    return form(expression, period, read).value


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{number:02}") for number, case in enumerate(cases(), start=1)]
)
def test_each_case_of_the_manual_gives_its_figures_on_every_engine(case, world):
    world.draw(case.drawn)
    expression = expression_of(case.expression)
    figure = Figure("spec.case", case.title, "数", expression, places=PLACES)
    for period_text, unit_name, sum_text in case.gives:
        period, wanted = Period.parse(period_text), value_of(sum_text)
        level, unit = world.unit(unit_name)
        said = f"{period_text} {unit_name}"
        expected = None if wanted is None else round_half_up(wanted, PLACES)
        assert evaluate([figure], period, by=level)["spec.case", unit].value == expected, said
        assert printed(by_records(expression, period, level, unit), PLACES) == expected, said
        oracle = Oracle(all_records(), level, unit, period.end)
        assert printed(oracle.evaluate(expression, period).value, PLACES) == expected, said
