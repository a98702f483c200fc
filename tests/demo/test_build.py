"""The whole county, small: every line's rows keep its ledger's rules, and the same seed repeats them."""

import json
from datetime import date

import pytest

from weijian.accounts.models import User
from weijian.demo import marker
from weijian.demo.build import NotEmpty, build, build_lines
from weijian.demo.profile import EXAMPLE, read_profile
from weijian.kernel import clock
from weijian.ledger import checks
from weijian.ledger.models import Duty
from weijian.ledger.neighbours import Neighbours
from weijian.ledger.registry import ledgers

SAMPLE = 25


@pytest.fixture
def built(db, monkeypatch):
    steps = []
    monkeypatch.setattr(clock, "_today", None)
    users = build(600, "test", read_profile(EXAMPLE), lambda step, share: steps.append(step))
    yield users, steps
    clock.set_today(None)


def broken(declaration):
    """Errors of a sample of the ledger's rows, spread over the table."""
    rows = declaration.model.objects.standing().order_by("pk")
    total = rows.count()
    found = []
    for position in {total * part // SAMPLE for part in range(SAMPLE)} if total else ():
        record = rows[position]
        others = list(Neighbours(declaration.model).of(record))
        record.earlier = [row for row in others if row.business_date <= record.business_date]
        found += [
            (declaration.code, record.pk, problem.message)
            for problem in checks.errors(checks.check(record, others))
        ]
    return found


def test_every_generated_row_keeps_its_ledgers_rules(built):
    assert [problem for declaration in ledgers().values() for problem in broken(declaration)] == []


def test_every_line_with_work_has_rows_and_duties(built):
    for code in ("screening.tubemember", "two_cancers.cancerscreen", "blood.donation"):
        assert ledgers()[code].model.objects.count() > 3, code
    assert Duty.objects.exists()


def test_there_is_one_user_of_each_role_who_can_sign_in(built):
    users, _ = built
    assert len({user.role for user in users}) == 5
    for user in users:
        assert User.objects.get(username=user.username).check_password(user.password)
    assert len({user.password for user in users}) == 5


def test_progress_names_the_steps_in_order(built):
    _, steps = built
    assert steps[0] == "建表" and "居民" in steps and steps.index("居民") < steps.index("应做事项")


def test_the_marker_sets_the_day_of_the_demonstration(built):
    found = marker.read()
    assert (found["today"], found["complete"], found["people"]) == ("2021-12-31", True, 600)
    from django.apps import apps

    clock.set_today(None)
    marker.path().write_text(json.dumps({"today": "2021-11-30"}))
    apps.get_app_config("demo").ready()
    assert clock._today == date(2021, 11, 30)


def test_a_county_with_people_is_not_built_over(built):
    with pytest.raises(NotEmpty):
        build(600, "test")


def test_the_same_seed_gives_the_same_rows(small, django_assert_max_num_queries):
    from django.db import transaction

    def snapshot():
        skipped = {"recorded_at", "revision", "batch", "recorded_by", "id", "phone"}
        found = {}
        for code, declaration in ledgers().items():
            names = [
                item.attname for item in declaration.model._meta.concrete_fields if item.name not in skipped
            ]
            names = [name for name in names if not name.endswith("_id") or name in ("person_id", "area_id")]
            found[code] = list(declaration.model.objects.order_by("pk").values_list(*names))
        return found

    class Undo(Exception):
        pass

    taken = []
    for _ in range(2):
        with pytest.raises(Undo), transaction.atomic():
            build_lines(small)
            taken.append(snapshot())
            raise Undo
    assert taken[0] == taken[1]
    assert sum(map(len, taken[0].values())) > 300
