"""Lines of work by department, each with its ledgers; and the data dictionary, which says what each column means."""

from importlib import import_module

from django.http import HttpResponse
from django.shortcuts import render

from weijian.ledger import access
from weijian.ledger.declaration import Declaration
from weijian.ledger.dictionary import KINDS, ledger_entry
from weijian.ledger.registry import Line
from weijian.ledger.registry import lines as all_lines
from weijian.web.pages import Request, ledger_or_404, line_title


def department_title(name: str) -> str:
    """The Chinese name of a department: the first line of its package's docstring."""
    module = import_module(f"weijian.work.{name}")
    return (module.__doc__ or name).strip().partition("\n")[0].rstrip("。")


def visible_lines(request: Request) -> dict[str, list[tuple[Line, list[Declaration]]]]:
    """Lines in scope by department title, each with the ledgers that this user may open."""
    found: dict[str, list[tuple[Line, list[Declaration]]]] = {}
    for line in all_lines().values():
        opened = [row for row in line.ledgers if access.may_open(request.scope, row)]
        if opened:
            found.setdefault(department_title(line.department), []).append((line, opened))
    return found


def lines(request: Request) -> HttpResponse:
    return render(request, "web/lines/page.html", {"departments": visible_lines(request), "kinds": KINDS})


def dictionary(request: Request) -> HttpResponse:
    return render(
        request, "web/dictionary/page.html", {"departments": visible_lines(request), "kinds": KINDS}
    )


def dictionary_ledger(request: Request, code: str) -> HttpResponse:
    """Columns with type, unit, bounds and codes; rules; schedules; states."""
    declaration = ledger_or_404(request, code)
    context = {
        "declaration": declaration,
        "entry": ledger_entry(declaration),
        "line_title": line_title(declaration),
    }
    return render(request, "web/dictionary/ledger.html", context)
