"""Open duties as the work-list shows them: what, for whom, where, how late, and where a click leads.

A duty to do a service leads to the form of that service, filled in with person and enrolment; any other leads to
the record that carries it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from weijian.accounts.scope import Scope
from weijian.kernel import clock
from weijian.ledger import access, duties
from weijian.ledger.models import Doubt, Duty
from weijian.ledger.registry import ledgers
from weijian.orgs.models import AreaLevel
from weijian.orgs.tree import AreaTree

# What the work-list may be narrowed to: name in the address, wording, days ahead (None: everything).
SPANS = (("late", "已逾期", -1), ("week", "7天内", 7), ("month", "30天内", 30), ("all", "全部", None))


@dataclass(frozen=True)
class Errand:
    title: str
    person_name: str
    place: str
    due_on: date
    address: str
    action: str


def in_scope(scope: Scope) -> QuerySet:
    """Open duties in the user's territory and lines of work whose time to be listed has come."""
    listed = duties.listed(clock.today())
    return Duty.objects.filter(scope.rows(), listed, ledger__in=open_codes(scope))


def doubts_in_scope(scope: Scope) -> QuerySet:
    """Doubts that wait for an answer."""
    return Doubt.objects.filter(scope.rows(), ledger__in=open_codes(scope), answered_at=None)


def open_codes(scope: Scope) -> list[str]:
    return [declaration.code for declaration in access.open_ledgers(scope)]


def due_within(span: str) -> Q:
    """Condition of one of SPANS; an unknown name means everything."""
    ahead = {name: days for name, _, days in SPANS}.get(span)
    return Q() if ahead is None else Q(due_on__lte=clock.today() + timedelta(days=ahead))


def counts_by_span(duties: QuerySet) -> dict[str, int]:
    wanted = {name: Count("pk", filter=due_within(name)) for name, _, _ in SPANS}
    return duties.aggregate(**wanted)


def counts_by_title(duties: QuerySet) -> list[tuple[str, int]]:
    return list(duties.values_list("title").annotate(rows=Count("pk")).order_by("-rows", "title"))


def errands(duties: Iterable[Duty]) -> list[Errand]:
    names = place_names()
    return [
        Errand(
            duty.title,
            duty.person.name if duty.person_id else "",
            names.get(duty.area_id, ""),
            duty.due_on,
            *destination(duty),
        )
        for duty in duties
    ]


def destination(duty: Duty) -> tuple[str, str]:
    """The address of the page where the duty is done, and the wording of its button."""
    service, colon, _ = duty.schedule.partition(":")
    if colon and service in ledgers():
        query = urlencode({"person": duty.person_id, "enrolment": duty.record_id})
        return f"{reverse('record_new', args=[service])}?{query}", "去登记"
    return reverse("record", args=[duty.ledger, duty.record_id]), "去办理"


def place_names() -> dict[int, str]:
    """Names of all areas as a clerk says them: township and village, without the county."""
    snapshot = AreaTree.load().at(clock.today())
    names = {}
    for area_id in snapshot.stands_for:
        path = [node.name for node in snapshot.path(area_id) if node.level != AreaLevel.COUNTY]
        names[area_id] = "".join(reversed(path)) or snapshot[area_id].name
    return names
