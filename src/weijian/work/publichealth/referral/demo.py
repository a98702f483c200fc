"""How the invented county checks raised values again: most turn out harmless, some wait, a few cannot be found."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from weijian.demo.county import County
from weijian.work.publichealth.hypertension.ledgers import Hypertension, PressureScreening
from weijian.work.publichealth.referral.ledgers import EXCLUDED, HYPERTENSION, Suspect

AFTER = ("hypertension",)
COLUMNS = (
    "id", "institution", "area", "person", "opened", "state", "state_since", "deadline", "closed", "disease", "year",
    "origin", "finding", "rechecked_on", "result", "lost_reason",
)  # fmt: skip
AT_FIRST_VISIT = 3


def build(county: County) -> None:
    rows = list(_suspects(county))
    county.load(Suspect, COLUMNS, rows)
    at = [COLUMNS.index(name) for name in ("id", "state", "state_since")]
    county.load_stays(Suspect, [(row[at[0]], 0, row[at[1]], row[at[2]], None) for row in rows])


def _suspects(county: County) -> Iterator[tuple]:
    """Raised first measurements of people who are no patients."""
    dice, number = county.random("referral"), county.next_id(Suspect)
    patients = set(Hypertension.objects.values_list("person", flat=True))
    known = set(Suspect.objects.values_list("person", "year"))
    raised = PressureScreening.objects.filter(raised=True).order_by("pk")
    names = ("person", "on", "systolic", "diastolic", "institution", "area")
    for person, on, systolic, diastolic, institution, area in raised.values_list(*names):
        if person in patients or (person, on.year) in known or dice.random() < 0.25:
            continue
        known.add((person, on.year))
        outcome = _outcome(county, dice, on)
        row = (number, institution, area, person, on, *outcome[:4], HYPERTENSION, on.year, AT_FIRST_VISIT)
        yield (*row, f"血压{systolic}/{diastolic}", *outcome[4:])
        number += 1


def _outcome(county: County, dice: Any, on: date) -> tuple:
    """State, since, deadline, closed, rechecked, result, reason: excluded as a rule, within the month mostly."""
    again = on + timedelta(days=dice.randint(3, 28) if dice.random() < 0.85 else dice.randint(31, 60))
    luck = dice.random()
    if again > county.today or luck < 0.02:
        return "waiting", on, on + timedelta(days=30), None, None, None, ""
    if luck < 0.06:
        return "lost", again, None, again, None, None, "外出务工，电话无人接听"
    return "excluded", again, None, again, again, EXCLUDED, ""
