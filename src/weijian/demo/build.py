"""Builds the invented county step by step into an empty database.

The steps: tables, places, people, users, every line's `demo.py`, duties, columnar copy. A line whose rows
build on another's names it in `AFTER`; otherwise lines come in the order of their folders.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import asdict
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

from weijian.demo import marker
from weijian.demo.county import County
from weijian.demo.indexes import without_indexes
from weijian.demo.people import LAST, Census, share_out
from weijian.demo.places import Places, build_places
from weijian.demo.profile import Profile
from weijian.demo.users import Credentials, build_users
from weijian.kernel import clock
from weijian.lake import owner
from weijian.ledger import duties
from weijian.ledger.registry import Line, lines
from weijian.people.models import Person, Residence

Progress = Callable[[str, float], None]


class NotEmpty(Exception):
    """The database already holds people."""


def silent(step: str, share: float) -> None:
    """Progress that nobody watches."""


def build(
    people: int = 30_000,
    seed: int | str = 1,
    profile: Profile | None = None,
    progress: Progress = silent,
) -> list[Credentials]:
    """Build everything; `progress(step, share done)`. Returns the users. Raises NotEmpty."""
    progress("建表", 0)
    call_command("migrate", verbosity=0)
    if Person.objects.exists():
        raise NotEmpty("数据库中已有人员，演示数据只能建在空库里")
    marker.write(LAST, people=people, seed=seed, complete=False)
    with clock.at(LAST):
        county = build_county(people, seed, profile or Profile(), progress)
        users = build_users(county)
        build_lines(county, progress)
        finish(progress)
    marker.write(LAST, people=people, seed=seed, complete=True, sign_ins=[asdict(user) for user in users])
    clock.set_today(LAST)
    return users


def build_county(people: int, seed: int | str, profile: Profile, progress: Progress = silent) -> County:
    """Places and people alone."""
    progress("区划和机构", 0)
    with transaction.atomic():
        places = build_places(people, random.Random(f"{seed}:places"))
    dice = random.Random(f"{seed}:people")
    found = Census(places, dice)
    shares = share_out(people, places, dice)
    with without_indexes(Person, Residence):
        for order, (village, count) in enumerate(shares.items()):
            progress("居民", order / len(shares))
            with transaction.atomic():
                found.settle(village, count)
    return County(places, found.residents, seed, profile)


def build_lines(county: County, progress: Progress = silent) -> None:
    """Every line's records, by its own `demo.py`."""
    for line, module in _in_order(dict(_demos())):
        progress(line.title, 0)
        module.build(county)


def _demos() -> Iterator[tuple[str, tuple[Line, ModuleType]]]:
    for line in lines().values():
        package = apps.get_app_config(line.name).name
        if find_spec(f"{package}.demo"):
            yield line.name, (line, import_module(f"{package}.demo"))


def _in_order(waiting: dict[str, tuple[Line, ModuleType]]) -> Iterator[tuple[Line, ModuleType]]:
    """Lines after those they build on."""
    while waiting:
        ready = next(
            (
                name
                for name, (_, module) in waiting.items()
                if not set(getattr(module, "AFTER", ())) & set(waiting)
            ),
            None,
        )
        if ready is None:
            raise ValueError(f"lines build on each other in a circle: {sorted(waiting)}")
        yield waiting.pop(ready)


def finish(progress: Progress = silent) -> None:
    """What follows from the records: work-lists, statistics for the planner."""
    progress("应做事项", 0)
    duties.rebuild()
    progress("列式副本", 0)
    owner.rebuild(lambda title: progress("列式副本", 0.5))
    progress("整理", 0)
    with connection.cursor() as cursor:
        # Rows were written with numbers of their own; a database that counts by itself must go on after them.
        for statement in connection.ops.sequence_reset_sql(no_style(), list(apps.get_models())):
            cursor.execute(statement)
        cursor.execute("ANALYZE")


__all__ = ["NotEmpty", "Places", "Progress", "build", "build_county", "build_lines", "finish"]
