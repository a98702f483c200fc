"""20,000 visits from a workbook into the ledger: our import against the plain loop that saves row by row.

    python benchmarks/imports.py [rows]

Both read the same .xlsx and apply the same rules (the loop through `store.insert`, one row at a time, as a page
does). The database is a new SQLite file in a temporary folder. The loop is timed on a tenth of the rows and told
per row, because all of them would take minutes; the import is timed on all. Prints one JSON line.
"""
# ruff: noqa: E402 - the settings read the environment when they are imported

import io
import json
import os
import random
import sys
import tempfile
import time
from datetime import date, timedelta

os.environ["WEIJIAN_DATA"] = tempfile.mkdtemp(prefix="weijian-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weijian.site.settings")
os.environ["WEIJIAN_TODAY"] = "2021-12-31"

import django

django.setup()

import xlsxwriter
from django.core.management import call_command

from weijian.accounts.models import Role, User
from weijian.kernel.id_card import make_id_number
from weijian.ledger import store
from weijian.ledger.registry import ledger
from weijian.ledger.workbook.export import ExportRows
from weijian.ledger.workbook.importing import ImportRows, preview
from weijian.orgs.models import Area, AreaLevel, AreaTenure, Institution, InstitutionTenure
from weijian.people.models import Person, Residence
from weijian.work.publichealth.hypertension.ledgers import Hypertension, HypertensionVisit

CODE = "hypertension.hypertensionvisit"
VISITS = 4
EARLY = date(2000, 1, 1)
HEADINGS = [
    "姓名",
    "身份证号",
    "随访日期",
    "随访方式",
    "症状",
    "收缩压",
    "舒张压",
    "心率",
    "服药依从性",
    "药物不良反应",
    "体重",
]


def build_county(patients: int) -> tuple[User, list[Person]]:
    """One county of twenty villages and its patients, written without the rules under test."""
    county = Area.objects.create(code="431299", level=AreaLevel.COUNTY)
    AreaTenure.objects.create(area=county, name="平川县", since=EARLY)
    town = Area.objects.create(code="431299101", level=AreaLevel.TOWNSHIP)
    AreaTenure.objects.create(area=town, name="溪口镇", parent=county, since=EARLY)
    villages = []
    for number in range(20):
        village = Area.objects.create(code=f"431299101{201 + number}", level=AreaLevel.VILLAGE)
        AreaTenure.objects.create(area=village, name=f"第{number + 1}村", parent=town, since=EARLY)
        villages.append(village)
    hospital = Institution.objects.create(code="EAST")
    InstitutionTenure.objects.create(
        institution=hospital, kind="C220", name="溪口镇卫生院", area=town, since=EARLY
    )
    user = User.objects.create(username="bench", name="管理员", role=Role.ADMINISTRATOR, institution=hospital)
    people = []
    for number in range(patients):
        birth = date(1945, 1, 1) + timedelta(days=number % 9000)
        serial = 2 * (number // 9000)
        people.append(
            Person(
                name=f"居民{number:05}",
                sex=2,
                birth_date=birth,
                id_number=make_id_number("431299", birth, serial),
                initials="|jm|",
            )
        )
    for person in people:
        person.derive()
    people = Person.objects.bulk_create(people, batch_size=500)
    Residence.objects.bulk_create(
        [Residence(person=one, area=villages[one.pk % 20], since=one.birth_date) for one in people],
        batch_size=500,
    )
    names = ["person", "institution", "area", "start", "diagnosed_on", "basis", "manager"]
    rows = [
        (one.pk, hospital.pk, villages[one.pk % 20].pk, "2020-01-05", "2020-01-05", 1, "村医")
        for one in people
    ]
    store.load(Hypertension, names, rows)
    return user, people


def visit_rows(people: list[Person]) -> list[list]:
    """Four visits a patient in 2021, some above target, none that a rule refuses."""
    draw = random.Random(7)
    rows = []
    for person in people:
        for quarter in range(VISITS):
            day = date(2021, 1 + 3 * quarter, draw.randint(1, 28))
            systolic = draw.choice((126, 132, 138, 152))
            mode, pulse, weight = (
                draw.choice(("门诊", "家庭")),
                draw.randint(60, 90),
                draw.randint(450, 800) / 10,
            )
            known = [person.name, person.id_number, day, mode, "无症状"]
            rows.append([*known, systolic, 82, pulse, "规律", "无", weight])
    draw.shuffle(rows)
    return rows


def workbook(rows: list[list]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    for number, cells in enumerate([HEADINGS, *rows]):
        for index, value in enumerate(cells):
            sheet.write(number, index, value)
    book.close()
    return file.getvalue()


def loop(plan, user: User, count: int) -> float:
    """Seconds per row of the plain loop."""
    values = [
        {item.attname: getattr(row.record, item.attname) for item in row.record.declaration.entered}
        | {"institution_id": row.record.institution_id}
        for row in plan.rows[:count]
    ]
    began = time.perf_counter()
    for one in values:
        store.insert([HypertensionVisit(**one)], user, "import")
    return (time.perf_counter() - began) / count


def main(count: int) -> None:
    call_command("migrate", verbosity=0)
    user, people = build_county(count // VISITS)
    content = workbook(visit_rows(people))
    action = ImportRows(CODE, content, "随访.xlsx")
    began, processor = time.perf_counter(), time.process_time()
    plan = preview(action, user)
    dry, dry_processor = time.perf_counter() - began, time.process_time() - processor
    assert not plan.refused, plan.errors[:3]
    began, processor = time.perf_counter(), time.process_time()
    batch = action.run(user)
    run, run_processor = time.perf_counter() - began, time.process_time() - processor
    assert batch.added == count, batch.added
    began = time.perf_counter()
    again = action.run(user)
    same = time.perf_counter() - began
    assert again.added == again.updated == 0
    began = time.perf_counter()
    exported = ExportRows(CODE).run(user)
    lines = sum(1 for _ in exported.rows())
    export = time.perf_counter() - began
    assert lines == count, lines
    HypertensionVisit.objects.all()._raw_delete("default")
    per_row = loop(plan, user, max(count // 10, 1))
    print(
        json.dumps(
            {
                "ledger": ledger(CODE).title,
                "rows": count,
                "dry_run_s": round(dry, 2),
                "dry_run_processor_s": round(dry_processor, 2),
                "import_s": round(run, 2),
                "import_processor_s": round(run_processor, 2),
                "export_rows_s": round(export, 2),
                "same_file_again_s": round(same, 2),
                "loop_s_estimated": round(per_row * count, 1),
                "times_faster": round(per_row * count / run, 1),
            },
            ensure_ascii=False,
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
