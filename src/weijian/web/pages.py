"""How views find things within the user's scope, and how lists answer: a shell, or only its results.

What lies outside the scope is answered as if it did not exist (404). A list page consists of two templates in
one folder: `page.html`, the shell with filters, and `results.html`, which HTMX asks for alone.
"""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from weijian.accounts.models import User
from weijian.accounts.scope import Scope
from weijian.ledger import access
from weijian.ledger.declaration import Declaration
from weijian.ledger.registry import UnknownLedger, ledger, lines
from weijian.people.models import Person

PAGE_SIZE = 25


class Request(HttpRequest):
    """A request after the middleware: signed in, with its scope."""

    user: User
    scope: Scope
    htmx: Any


def wants_results(request: Request) -> bool:
    """Whether HTMX asks for the fragment; after going back it needs the whole page."""
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def render_list(request: Request, folder: str, context: dict[str, Any]) -> HttpResponse:
    name = "results" if wants_results(request) else "page"
    response = render(request, f"web/{folder}/{name}.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def page_of(request: Request, rows: Any, size: int = PAGE_SIZE) -> Page:
    """The page of `rows` that the address asks for; a number out of range gives the nearest page."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def ledger_or_404(request: Request, code: str) -> Declaration:
    try:
        declaration = ledger(code)
    except UnknownLedger as unknown:
        raise Http404(str(unknown)) from unknown
    if not access.may_open(request.scope, declaration):
        raise Http404(f"没有代码为“{code}”的台账，或不在您的业务范围内。")
    return declaration


def record_or_404(request: Request, code: str, record_id: int) -> Any:
    declaration = ledger_or_404(request, code)
    try:
        return access.record_or_forbidden(request.scope, declaration, record_id)
    except access.Forbidden as outside:
        raise Http404(str(outside)) from outside


def person_or_404(request: Request, person_id: int) -> Person:
    person = Person.objects.filter(pk=person_id).first()
    if person is None or not access.may_read_person(request.scope, person):
        raise Http404("没有此人，或不在您的管辖范围内。")
    return person


def require(condition: bool, message: str) -> None:
    """Refuse with 403 and the reason, unless the condition holds."""
    if not condition:
        raise access.Forbidden(message)


def line_title(declaration: Declaration) -> str:
    """The title of the line of work that a ledger belongs to; engine ledgers (targets) belong to none."""
    line = lines().get(declaration.line)
    return line.title if line else "通用"
