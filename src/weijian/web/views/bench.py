"""The work-bench: what is due or late for me, doubts that wait for my answer, cases with a running clock."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from weijian.indicators.catalogue import line_of
from weijian.kernel import clock
from weijian.ledger.actions import AnswerDoubt
from weijian.ledger.checks import Refused
from weijian.ledger.models import Doubt
from weijian.web import errands, figures
from weijian.web.pages import Request, page_of, render_list
from weijian.web.periods import read_choice

DUTIES_SHOWN = 15
DOUBTS_SHOWN = 6
CASES_SHOWN = 6
FIGURES_SHOWN = 4


def bench(request: Request) -> HttpResponse:
    duties = errands.in_scope(request.scope)
    span = request.GET.get("span", "week")
    title = request.GET.get("title", "")
    within = duties.filter(errands.due_within(span))
    listed = within.filter(title=title) if title else within
    page = page_of(request, listed.select_related("person").order_by("due_on", "pk"), DUTIES_SHOWN)
    context = {
        "span": span,
        "title": title,
        "spans": errands.SPANS,
        "counts": errands.counts_by_span(duties),
        "titles": errands.counts_by_title(within),
        "page": page,
        "errands": errands.errands(page),
    }
    if not request.htmx:
        context |= _beside(request) | {"greeting": greeting()}
    return render_list(request, "bench", context)


def greeting() -> str:
    hour = clock.now().hour
    return "上午好" if 5 <= hour < 12 else "下午好" if hour < 18 else "晚上好"


def _beside(request: Request) -> dict:
    doubts = errands.doubts_in_scope(request.scope)
    cases = errands.in_scope(request.scope).filter(schedule="deadline").order_by("due_on", "pk")
    return {
        "doubts": doubts.order_by("-raised_at", "-pk")[:DOUBTS_SHOWN],
        "doubts_count": doubts.count(),
        "cases": errands.errands(cases.select_related("person")[:CASES_SHOWN]),
        "cases_count": cases.count(),
    }


@require_POST
def answer_doubt(request: Request, doubt_id: int) -> HttpResponse:
    """Answer a doubt in place; the answered doubt takes the place of the box."""
    doubt = get_object_or_404(errands.doubts_in_scope(request.scope), pk=doubt_id)
    error = ""
    try:
        AnswerDoubt(doubt, request.POST.get("answer", "")).run(request.user)
    except Refused as refused:
        error = str(refused)
    if request.htmx:
        return render(request, "web/bench/doubt.html", {"doubt": doubt, "error": error})
    messages.add_message(request, messages.ERROR if error else messages.SUCCESS, error or "疑点已答复。")
    return redirect("record", doubt.ledger, doubt.record_id)


def doubts(request: Request) -> HttpResponse:
    """All doubts in scope, unanswered ones first or answered ones for reading."""
    answered = request.GET.get("answered") == "1"
    found = errands.doubts_in_scope(request.scope)
    if answered:
        found = Doubt.objects.filter(
            request.scope.rows(), ledger__in=errands.open_codes(request.scope), answered_at__isnull=False
        ).select_related("answered_by")
    page = page_of(request, found.order_by("-raised_at", "-pk"))
    return render_list(request, "doubts", {"page": page, "answered": answered})


def bench_figures(request: Request) -> HttpResponse:
    """A few rates of the user's own area this year, asked for after the page so that it opens at once."""
    choice = read_choice(request)
    rates = [figure for figure in figures.in_scope(request.scope) if figure.is_rate and figure.better]
    leading: dict[str, Any] = {}
    for row in figures.compared(rates, choice, request.scope):
        if figures.known(row.value):
            leading.setdefault(line_of(row.figure), row)
    shown = list(leading.values())[:FIGURES_SHOWN]
    return render(request, "web/bench/figures.html", {"rows": shown, "choice": choice})
