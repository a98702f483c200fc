"""How long the figures take: refresh after changes, and all figures of a line by township.

    python benchmarks/indicators.py [--visits 500000]

Builds a county of its own in a temporary folder (a tenth as many patients as visits, over two years), so nothing of
an installation is touched. Each time is the median of five after one warm-up.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

TOWNSHIPS, VILLAGES = 20, 18
FIRST = date(2020, 1, 1)


def prepare() -> None:
    os.environ["WEIJIAN_DATA"] = tempfile.mkdtemp(prefix="weijian-benchmark-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "weijian.site.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def places() -> tuple[list[int], list[int]]:
    """Village ids, and the institution of each."""
    from weijian.orgs.models import Area, AreaTenure, Institution, InstitutionTenure

    since = date(2000, 1, 1)

    def area(code: str, level: int, parent: Area | None) -> Area:
        made = Area.objects.create(code=code, level=level)
        AreaTenure.objects.create(area=made, name=f"区划{code}", parent=parent, since=since)
        return made

    county = area("431299", 1, None)
    villages, institutions = [], []
    for town_number in range(TOWNSHIPS):
        town = area(f"431299{100 + town_number}", 2, county)
        hospital = Institution.objects.create(code=f"H{town_number}")
        InstitutionTenure.objects.create(
            institution=hospital, name=f"卫生院{town_number}", kind="C220", area=town, since=since
        )
        for number in range(VILLAGES):
            villages.append(area(f"{town.code}{200 + number}", 3, town).pk)
            institutions.append(hospital.pk)
    return villages, institutions


def people(count: int, villages: list[int], dice: random.Random) -> list[int]:
    """The village of each person; ids run from 1."""
    from django.db import connection, transaction

    homes = [dice.randrange(len(villages)) for _ in range(count)]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO people_person (id, name, initials, sex, birth_date, no_id_reason, revision) "
            "VALUES (%s, '甲', '|j|', %s, %s, 4, 0)",
            (
                (
                    number + 1,
                    dice.choice((1, 2)),
                    (date(1935, 1, 1) + timedelta(dice.randrange(16000))).isoformat(),
                )
                for number in range(count)
            ),
        )
        cursor.executemany(
            "INSERT INTO people_residence (person_id, area_id, since, kind, revision) "
            "VALUES (%s, %s, '2000-01-01', 1, 0)",
            ((number + 1, villages[home]) for number, home in enumerate(homes)),
        )
    return homes


def records(
    visits: int, homes: list[int], villages: list[int], institutions: list[int], dice: random.Random
) -> None:
    from django.db import transaction

    from weijian.ledger.store import load
    from weijian.work.publichealth.hypertension.ledgers import Hypertension, HypertensionVisit

    patients = visits // 10
    place = ("institution", "area")
    with transaction.atomic():
        load(
            Hypertension,
            ["id", "person", *place, "start", "diagnosed_on", "basis", "manager"],
            (
                (
                    n + 1,
                    n + 1,
                    institutions[homes[n]],
                    villages[homes[n]],
                    "2019-06-01",
                    "2019-05-01",
                    1,
                    "村医",
                )
                for n in range(patients)
            ),
        )
        names = ["person", "enrolment", *place, "on", "mode", "symptoms", "systolic", "diastolic", "weight"]
        names += [
            "adherence",
            "adverse",
            "new_complication",
            "outcome",
            "required_outcome",
            "on_target",
            "next_on",
        ]
        load(
            HypertensionVisit,
            names,
            (visit(n, patients, homes, villages, institutions, dice) for n in range(visits)),
        )


def visit(
    number: int,
    patients: int,
    homes: list[int],
    villages: list[int],
    institutions: list[int],
    dice: random.Random,
) -> tuple:
    patient = number % patients
    home = homes[patient]
    day = FIRST + timedelta(days=(number // patients) * 73 + dice.randrange(70))
    systolic = dice.randint(115, 165)
    outcome = 1 if systolic < 140 else 2
    following = day + timedelta(days=90 if outcome == 1 else 14)
    return (
        patient + 1, patient + 1, institutions[home], villages[home], day.isoformat(), dice.choice((1, 1, 2, 3)),
        "|1|", systolic, dice.randint(65, 95), dice.randint(450, 850) / 10, 1, 1, False, outcome, outcome,
        outcome == 1, following.isoformat(),
    )  # fmt: skip


def median(work: Callable[[], Any], before: Callable[[], Any] = lambda: None) -> float:
    """Milliseconds, median of five after one warm-up; `before` is not measured."""
    times = []
    for _ in range(6):
        before()
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def change(count: int, dice: random.Random, visits: int) -> None:
    """Change some visits as the store does, by a new revision."""
    from django.db import connection, transaction

    from weijian.ledger.store import take_revisions

    chosen = dice.sample(range(1, visits + 1), count)
    with transaction.atomic(), connection.cursor() as cursor:
        first = take_revisions(count)
        cursor.executemany(
            "UPDATE hypertension_hypertensionvisit SET weight = 66, revision = %s WHERE id = %s",
            ((first + offset, pk) for offset, pk in enumerate(chosen)),
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=500_000)
    visits = parser.parse_args().visits
    prepare()
    dice = random.Random(2021)
    villages, institutions = places()
    homes = people(visits // 5, villages, dice)
    start = time.perf_counter()
    records(visits, homes, villages, institutions, dice)
    print(f"rows loaded into the records: {visits / (time.perf_counter() - start):,.0f} visits a second")
    measure(visits, dice)


def measure(visits: int, dice: random.Random) -> None:
    from weijian.indicators.catalogue import catalogue
    from weijian.indicators.evaluate import evaluate
    from weijian.kernel.periods import Period
    from weijian.lake import owner
    from weijian.work.publichealth.hypertension.ledgers import HypertensionVisit

    start = time.perf_counter()
    owner.refresh()
    print(f"copy built from nothing: {time.perf_counter() - start:.1f} s")
    figures = [figure for figure in catalogue() if figure.code.startswith("htn.")]
    year, half = Period.year(2021), Period.half(2021, 1)

    def refresh() -> None:
        with owner.reading([HypertensionVisit]):
            pass

    print(f"nothing changed: {median(refresh):.1f} ms")
    for count in (1, 1000):
        took = median(refresh, before=lambda count=count: change(count, dice, visits))
        print(f"{count} changed rows: {took:.1f} ms")
    for level in ("county", "township", "village", "institution"):
        took = median(lambda level=level: evaluate(figures, year, by=level))
        print(f"{len(figures)} figures, the year, by {level}: {took:.0f} ms")
    print(
        f"{len(figures)} figures, half a year, by township: {median(lambda: evaluate(figures, half, by='township')):.0f} ms"
    )
    took = median(lambda: evaluate(figures, year, by="township"), before=lambda: change(1, dice, visits))
    print(f"{len(figures)} figures by township after one saved record: {took:.0f} ms")
    took = median(lambda: evaluate(catalogue(), year, by="township"))
    print(f"{len(catalogue())} figures of all lines by township: {took:.0f} ms")


if __name__ == "__main__":
    main()
