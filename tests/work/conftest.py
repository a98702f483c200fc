"""Short ways to enter rows through all rules, to see them refused or doubted, and to ask for a figure."""

import pytest


@pytest.fixture
def enter(county, users):
    """`enter(Model, field=value)` writes one row as the administrator; the institution is 溪口镇卫生院 unless given."""
    from weijian.ledger import store

    def insert(model, **fields):
        fields.setdefault("institution", county.east_hospital)
        return store.insert([model(**fields)], users["administrator"], "form")[0]

    return insert


@pytest.fixture
def put(county):
    """`put(Model, field=value)` writes one row of the county hospital with nobody signed in."""
    from weijian.ledger import store

    def insert(model, **fields):
        fields.setdefault("institution", county.hospital)
        return store.insert([model(**fields)], None, "form")[0]

    return insert


@pytest.fixture
def refused(enter):
    """The messages with which a row is refused."""
    from weijian.ledger.checks import Refused

    def messages(model, **fields):
        with pytest.raises(Refused) as caught:
            enter(model, **fields)
        return [problem.message for problem in caught.value.problems]

    return messages


@pytest.fixture
def doubts():
    """The messages of a row's open doubts."""
    from weijian.ledger.models import Doubt

    def messages(record):
        rows = Doubt.objects.filter(ledger=record.declaration.code, record_id=record.pk, answered_at=None)
        return [row.message for row in rows]

    return messages


@pytest.fixture
def dues():
    """Open duties of a row: schedule to due date."""
    from weijian.ledger.models import Duty

    def by_schedule(record):
        rows = Duty.objects.filter(ledger=record.declaration.code, record_id=record.pk)
        return {row.schedule: row.due_on for row in rows}

    return by_schedule


@pytest.fixture
def change(users):
    """`change(record, field=value)` corrects a row and returns it as stored."""
    from weijian.ledger import store

    def apply(record, **values):
        return store.change(record, values, users["administrator"])

    return apply


@pytest.fixture
def move(users):
    """`move(case, "accept", day, field=value)` takes a case one step on."""
    from weijian.ledger.actions import MoveCase

    def step(record, code, on, **values):
        record.refresh_from_db()
        MoveCase(record, code, on, values).run(users["administrator"])
        record.refresh_from_db()
        return record

    return step


@pytest.fixture
def value(county):
    """`value("blood.donors")` is the county's figure of 2021, `value(figure, "2021H1", "township")[unit]` a township's."""
    from weijian.indicators.catalogue import figure
    from weijian.indicators.evaluate import evaluate
    from weijian.kernel.periods import Period

    def of(asked, period="2021年", by="county"):
        one = figure(asked) if isinstance(asked, str) else asked
        found = evaluate([one], Period.parse(period), by)
        values = {unit: one.value for (_, unit), one in found.items()}
        return values[county.area.pk] if by == "county" else values

    return of
