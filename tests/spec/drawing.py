"""Small ledgers drawn as text tables, and what figures over them must come to; shared by tests and manual.

A case is data: tables as they are printed, an expression as it is written in a line's indicators.py, and expected
figures as visible sums. Persons are letters (甲, 乙 …) and live in 柳湾村 of 溪口镇 unless a table says otherwise.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from itertools import count

NOTHING = "无"


@dataclass(frozen=True)
class Case:
    """`gives`: (period, unit, sum as text), e.g. ("2021H1", "溪口镇", "1 + 1"); 无 for no value."""

    title: str
    drawn: str
    expression: str
    gives: tuple[tuple[str, str, str], ...]
    note: str = ""


def value_of(text: str) -> Fraction | None:
    """The value of a visible sum."""
    if text == NOTHING:
        return None
    exact = re.sub(r"\d+(\.\d+)?", lambda found: f"Fraction('{found[0]}')", text)
    return Fraction(eval(exact, {"Fraction": Fraction}))


def tables(drawn: str):
    """(heading, rows as dictionaries) of each table in a drawing."""
    for block in re.split(r"\n\s*\n", drawn.strip()):
        heading, header, *lines = [
            line.strip() for line in block.splitlines() if not re.match(r"\s*\|[-| ]+\|$", line)
        ]
        names = cells(header)
        yield heading, [dict(zip(names, cells(line), strict=True)) for line in lines]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def ledgers_by_name():
    from weijian.ledger.registry import ledgers

    return {declaration.model.__name__: declaration.model for declaration in ledgers().values()}


def names():
    """What an expression may use: the algebra, Q and F, the ledgers, dates."""
    from datetime import timedelta

    from django.db.models import F, Q

    from weijian.indicators import algebra
    from weijian.work.family.population.indicators import Population
    from weijian.work.publichealth.hypertension.ledgers import FACE_TO_FACE

    known = ledgers_by_name() | {name: getattr(algebra, name) for name in algebra.__all__}
    shared = {"Population": Population, "FACE_TO_FACE": FACE_TO_FACE}
    return known | shared | {"Q": Q, "F": F, "date": date, "timedelta": timedelta}


def expression_of(text: str):
    return eval(text, names())


DEFAULTS = {
    "Hypertension": {"diagnosed_on": "2015-01-01", "basis": "1", "manager": "村医", "end_note": "外地"},
    "HypertensionVisit": {
        "mode": "1",
        "symptoms": "|1|",
        "systolic": "130",
        "diastolic": "80",
        "adherence": "1",
        "adverse": "1",
        "outcome": "1",
        "on_target": "True",
        "next_on": "2030-01-01",
    },
    "PressureScreening": {"systolic": "130", "diastolic": "80", "place": "1", "raised": "False"},
    "PopulationStatement": {"kind_of_base": "resident", "origin": "statistics", "document": "文件"},
    "Target": {"half": "0", "document": "文件"},
    "Referral": {
        "line": "1",
        "reason": "复查",
        "lost_reason": "外出",
        "state": "referred",
        "urgent": "False",
        "in_time": "False",
    },
    "CampaignTube": {},
}


class World:
    """Puts drawn tables into the database of a test."""

    def __init__(self, county):
        self.county = county
        self.persons = {}
        self.enrolments = {}
        self.revisions = count(1)

    def draw(self, drawn: str):
        for heading, rows in tables(drawn):
            getattr(self, f"_draw_{heading.lower()}", lambda rows, name=heading: self._records(name, rows))(
                rows
            )

    def _draw_person(self, rows):
        for row in rows:
            self.person(row.pop("person"), **row)

    def _draw_residence(self, rows):
        from weijian.people.models import Residence

        Residence.objects.filter(person__in=[self.person(row["person"]).pk for row in rows]).delete()
        for row in rows:
            Residence.objects.create(
                person=self.person(row["person"]),
                area=self.area(row["area"]),
                since=row["since"],
                until=row.get("until") or None,
            )

    def _draw_merger(self, rows):
        """An area is abolished: its last day, and the area that it was merged into."""
        from weijian.orgs.tree import AreaTree

        for row in rows:
            gone, into = self.area(row["area"]), self.area(row["into"])
            gone.tenures.update(until=row["until"])
            gone.successor = into
            gone.save()
        AreaTree.forget()

    def person(self, letter, sex="2", birth="1950-03-01", died=None):
        from weijian.people.models import Person, Residence

        if letter not in self.persons:
            made = Person.objects.create(
                name=letter, sex=int(sex), birth_date=birth, died_on=died or None, no_id_reason=4
            )
            Residence.objects.create(person=made, area=self.county.east_village, since="2000-01-01")
            made.refresh_from_db()
            self.persons[letter] = made
        return self.persons[letter]

    def area(self, name):
        from weijian.orgs.models import Area

        return Area.objects.get(tenures__name=name)

    def institution(self, name):
        from weijian.orgs.models import Institution

        return Institution.objects.get(tenures__name=name)

    def unit(self, name):
        """(level, id) of a place or institution by its name."""
        from weijian.orgs.models import Area, AreaLevel

        found = Area.objects.filter(tenures__name=name).first()
        if found is None:
            return "institution", self.institution(name).pk
        return AreaLevel(found.level).name.lower(), found.pk

    def _records(self, heading, rows):
        model = ledgers_by_name()[heading]
        for row in rows:
            values = DEFAULTS.get(heading, {}) | {
                name: text for name, text in row.items() if name != "voided"
            }
            record = model(
                revision=next(self.revisions), source="form", recorded_at=self.moment("2021-12-31 12:00")
            )
            for name, text in values.items():
                self._put(record, name, text)
            if row.get("voided"):
                record.voided_at = self.moment("2021-12-31 12:00")
            self._place(record)
            record.save()
            if record.declaration.kind == "enrolment":
                self.enrolments[row["person"]] = record

    def _put(self, record, name, text):
        item = record._meta.get_field(name)
        if name == "person":
            record.person = self.person(text)
        elif name == "enrolment":
            record.enrolment = self.enrolments[text]
        elif item.is_relation:
            found = (
                self.institution(text) if item.related_model.__name__ == "Institution" else self.area(text)
            )
            setattr(record, name, found)
        elif text == "":
            setattr(record, name, None if item.null else "")
        elif item.get_internal_type() == "DateTimeField":
            setattr(record, name, self.moment(text))
        else:
            setattr(record, name, item.to_python(text))

    def _place(self, record):
        """Enrolment, institution and frozen area, where the drawing does not say."""
        kind = record.declaration.kind
        if kind == "service" and record.declaration.enrolment and record.enrolment_id is None:
            letter = next(one for one, person in self.persons.items() if person.pk == record.person_id)
            record.enrolment = self.enrolments[letter]
        if kind == "statement":
            record.on = record.on or month_end(record.year, record.month or 12)
        if kind == "case":
            record.state_since = record.opened
        record.institution_id = record.institution_id or self.county.east_hospital.pk
        if record.area_id is None:
            home = record.person.residence_on(record.business_date) if record.declaration.has_person else None
            record.area_id = home.area_id if home else self.county.area.pk

    @staticmethod
    def moment(text):
        from weijian.kernel import clock

        day, _, hour = text.partition(" ")
        parts = (int(part) for part in (hour or "12:00").split(":"))
        return datetime.combine(date.fromisoformat(day), time(*parts), clock.ZONE)


def month_end(year, month):
    from weijian.ledger.kinds import month_end as last_day

    return last_day(year, month)
