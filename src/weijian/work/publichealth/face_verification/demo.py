"""How the invented county shows that it met its people: devices came to the townships one after another in 2020."""

from collections.abc import Iterator
from datetime import date, timedelta

from weijian.demo.county import County
from weijian.work.publichealth.face_verification.ledgers import BY_HAND, FAILED, PASSED, FaceVerification
from weijian.work.publichealth.health_check.ledgers import DIABETES, ELDERLY, HYPERTENSION, HealthCheck
from weijian.work.publichealth.hypertension.ledgers import CLINIC, HOME, HypertensionVisit

AFTER = ("hypertension", "health_check")
COLUMNS = (
    "institution", "area", "person", "at", "programme", "result", "service", "on", "first_of_day",
    "first_of_programme",
)  # fmt: skip
# Purposes of a check and the programmes of a verification have codes of their own.
PROGRAMME = {ELDERLY: 1, HYPERTENSION: 2, DIABETES: 3}
FIRST_DEVICE = date(2020, 3, 20)


def build(county: County) -> None:
    dice = county.random("face_verification")
    since = {
        village.area_id: FIRST_DEVICE + timedelta(days=int(200 * (1 - town.quality)) + dice.randrange(40))
        for town in county.townships
        for village in town.villages
    }
    county.load(FaceVerification, COLUMNS, _rows(county, since))


def _rows(county: County, since: dict[int, date]) -> Iterator[tuple]:
    """Most meetings from the day on which the device came; in better townships nearly all."""
    dice = county.random("face_verification:rows")
    quality = {village.area_id: town.quality for town in county.townships for village in town.villages}
    met: set[tuple[int, date]] = set()
    for person, on, institution, area, service, programmes in _meetings():
        used = area in since and on >= since[area] and dice.random() < 0.45 + 0.5 * quality[area]
        if not used or (person, on) in met:
            continue
        met.add((person, on))
        result = dice.choices((PASSED, FAILED, BY_HAND), weights=(90, 3, 7))[0]
        at = f"{on.isoformat()} {dice.randint(0, 8):02}:{dice.randrange(60):02}:00"  # 08 to 16 h as the database keeps it
        for order, programme in enumerate(programmes):
            real = result != FAILED
            yield institution, area, person, at, programme, result, service, on, real and not order, real


def _meetings() -> Iterator[tuple]:
    """Checks first, because one meeting there serves several programmes, then visits in person."""
    names = ("person", "on", "institution", "area", "pk")
    checks = HealthCheck.objects.order_by("pk").values_list(*names, "purposes")
    for person, on, institution, area, number, purposes in checks.iterator(chunk_size=5000):
        programmes = [PROGRAMME[code] for code in PROGRAMME if f"|{code}|" in purposes]
        yield person, on, institution, area, f"{HealthCheck.declaration.code}:{number}", programmes
    visits = HypertensionVisit.objects.filter(mode__in=[CLINIC, HOME]).order_by("pk").values_list(*names)
    for person, on, institution, area, number in visits.iterator(chunk_size=5000):
        yield person, on, institution, area, f"{HypertensionVisit.declaration.code}:{number}", [2]
