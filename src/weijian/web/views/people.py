"""People: search, and one person's page with every ledger's rows in scope. Reading a page is audited."""

from datetime import date
from itertools import islice
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from weijian.accounts import audit
from weijian.accounts.scope import Scope
from weijian.kernel import clock
from weijian.ledger import access
from weijian.ledger.declaration import Declaration
from weijian.ledger.listing import Column, Row, column_of, row_of, shown_names, with_names
from weijian.ledger.pickers import person_line
from weijian.people import search
from weijian.people.models import Person
from weijian.web.errands import errands, in_scope
from weijian.web.pages import Request, person_or_404, render_list

MOST_FOUND = 50
ROWS_SHOWN = 10
DAYS_SHOWN = 20


def people(request: Request) -> HttpResponse:
    text = request.GET.get("q", "").strip()
    found = search.find(access.persons(request.scope), text, MOST_FOUND + 1)
    context = {
        "text": text,
        "people": [person_line(person) for person in found[:MOST_FOUND]],
        "more": len(found) > MOST_FOUND,
        "today": clock.today(),
    }
    return render_list(request, "people", context)


def person(request: Request, person_id: int) -> HttpResponse:
    who = person_or_404(request, person_id)
    if who.merged_into_id:
        return redirect("person", who.merged_into_id)
    audit.record(request.user, "read_person", "person", who.pk, who.pk)
    ledgers = rows_by_ledger(request.scope, who)
    duties: Any = in_scope(request.scope).filter(person=who).order_by("due_on")
    context = {
        "person": who,
        "age": who.age_on(who.died_on or clock.today()),
        "residences": who.residences.select_related("area").order_by("-since"),
        "ledgers": ledgers,
        "timeline": timeline(ledgers),
        "errands": errands(duties.select_related("person")),
        "enrol": enrolments_to_open(request.scope, ledgers),
    }
    return render(request, "web/people/person.html", context)


def rows_by_ledger(scope: Scope, who: Person) -> list[tuple[Declaration, tuple[Column, ...], list[Row], int]]:
    """Each ledger that holds the person: columns, newest rows, and how many there are."""
    found = []
    for declaration in access.open_ledgers(scope):
        rows = access.person_rows(scope, declaration, who)
        count = rows.count()
        if not count:
            continue
        columns = tuple(column_of(declaration, name) for name in shown_names(declaration) if name != "person")
        newest = with_names(rows, columns).order_by(f"-{declaration.date_field}", "-pk")[:ROWS_SHOWN]
        found.append((declaration, columns, [row_of(row, columns) for row in newest], count))
    return found


def timeline(ledgers: list[tuple[Declaration, tuple[Column, ...], list[Row], int]]) -> list[tuple[date, Any]]:
    """What happened to the person, newest first."""
    dated = [
        (row.record.business_date, row.record) for _, _, rows, _ in ledgers for row in rows if not row.voided
    ]
    known = [pair for pair in dated if pair[0] is not None]
    return list(islice(sorted(known, key=lambda pair: (pair[0], pair[1].revision), reverse=True), DAYS_SHOWN))


def enrolments_to_open(scope: Scope, ledgers: list[Any]) -> list[Declaration]:
    """Ledgers in which this person can be entered from here."""
    if not scope.may_write:
        return []
    return [row for row in access.open_ledgers(scope) if row.has_person]


@require_POST
def contact(request: Request, person_id: int) -> HttpResponse:
    """The plain ID number and telephone, each time audited: the doctor must be able to call."""
    who = person_or_404(request, person_id)
    audit.record(request.user, "reveal", "person", who.pk, who.pk)
    return render(request, "web/people/contact.html", {"person": who})
