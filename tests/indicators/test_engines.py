"""Three engines, one meaning: columnar copy, records and plain Python give the same numbers on random data."""

from datetime import date

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_expressions import expressions, parts
from random_records import LEDGERS, RandomRecords

from weijian.indicators import algebra, selections
from weijian.indicators.algebra import Expression, Leaf, Selection, Target
from weijian.indicators.catalogue import Figure
from weijian.indicators.evaluate import evaluate
from weijian.indicators.formulas import form, printed
from weijian.indicators.oracle import Oracle, Records
from weijian.indicators.rows import count
from weijian.indicators.targets import Targets
from weijian.indicators.units import grouping
from weijian.kernel.periods import Period
from weijian.orgs.tree import AreaTree

PERIODS = [
    Period.year(2021),
    Period.half(2021, 1),
    Period.quarter(2021, 3),
    Period.months(2021, 1, 9),
    Period.as_of(date(2021, 6, 30)),
    Period.between(date(2020, 11, 15), date(2021, 5, 31)),
]
LEVELS = ["county", "township", "village", "institution"]


def by_records(figure, period, units, unit):
    def read(leaf, span):
        if isinstance(leaf, Target):
            return Targets.load(span).value(leaf.code, units.by, unit)
        return count((leaf, span), units, unit)

    return form(figure.expression, period, read).value


def compare(figures, period, level):
    units = grouping(level, period.end)
    values = evaluate(figures, period, by=level)
    records = Records(LEDGERS)
    for unit in units.units:
        oracle = Oracle(records, level, unit.id, period.end)
        for figure in figures:
            said = f"{figure.expression} {period.code} {unit.name}"
            expected = printed(oracle.evaluate(figure.expression, period).value, figure.places)
            assert values[figure.code, unit.id].value == expected, said
            assert printed(by_records(figure, period, units, unit.id), figure.places) == expected, said


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)
@given(
    seed=st.integers(0, 2**32),
    asked=st.lists(expressions(), min_size=1, max_size=4),
    period=st.sampled_from(PERIODS),
    level=st.sampled_from(LEVELS),
)
def test_random_expressions_over_random_records_give_the_same_on_every_engine(
    county, seed, asked, period, level
):
    figures = [Figure(f"random.f{number}", "随机", "数", one) for number, one in enumerate(asked)]
    with transaction.atomic():
        RandomRecords(county, seed).write()
        compare(figures, period, level)
        transaction.set_rollback(True)
    AreaTree.forget()


def words():
    """Every word of the algebra that can stand in an expression."""
    known = [item for item in (*vars(algebra).values(), *vars(selections).values()) if isinstance(item, type)]
    bases = {Expression, Selection, Leaf, algebra.Flow}
    bases |= {selections.Joined, selections.ServiceSelection}
    return {word for word in known if issubclass(word, Expression | Selection)} - bases | {
        selections.Quarters
    }


def test_the_generator_produces_every_word_of_the_algebra():
    produced: set[type] = set()

    @settings(max_examples=400, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(expressions())
    def gather(one):
        produced.update(type(part) for part in parts(one))

    gather()
    assert words() - produced == set()
