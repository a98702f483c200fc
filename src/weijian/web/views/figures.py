"""Figures: the board, one figure's page, and the very rows behind it."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from weijian.accounts import audit
from weijian.indicators.catalogue import Figure, UnknownFigure, find, line_of
from weijian.indicators.catalogue import figure as figure_by_code
from weijian.indicators.evaluate import evaluate
from weijian.indicators.models import Target
from weijian.indicators.rows import traces
from weijian.indicators.units import INSTITUTION, grouping
from weijian.ledger import access
from weijian.ledger.listing import column_of, row_of, shown_names, with_names
from weijian.ledger.registry import ledger, lines
from weijian.web import figures as shown
from weijian.web.months import twelve_months
from weijian.web.pages import Request, page_of, render_list
from weijian.web.parts import parts_of
from weijian.web.periods import Choice, read_choice

PARTS = {"numerator": "分子", "denominator": "分母"}


def figure_or_404(request: Request, code: str) -> Figure:
    try:
        found = figure_by_code(code)
    except UnknownFigure as unknown:
        raise Http404(str(unknown)) from unknown
    if not request.scope.holds_line(line_of(found)):
        raise Http404("没有这个指标，或不在您的业务范围内。")
    return found


def board(request: Request) -> HttpResponse:
    """Figures of an area by line of work, with target and last year; or one line by township."""
    choice = read_choice(request)
    line, text = request.GET.get("line", ""), request.GET.get("q", "").strip()
    figures = shown.in_scope(request.scope, line)
    if text:
        found = {figure.code for figure in find(text)}
        figures = [figure for figure in figures if figure.code in found]
    own = {line_of(figure) for figure in shown.in_scope(request.scope)}
    context = {
        "choice": choice,
        "by_line": by_line(shown.compared(figures, choice, request.scope)),
        "line": line,
        "text": text,
        "may_see_targets": access.may_open(request.scope, Target.declaration),
        "lines": [one for one in lines().values() if one.name in own],
        "table": parts_of(figures, choice, request) if line and figures else None,
    }
    return render_list(request, "board", context)


def by_line(rows: list[shown.Line]) -> list[tuple[str, list[shown.Line], list[shown.Line]]]:
    """(line of work, figures that say something, figures without any data)."""
    found: dict[str, tuple[list[shown.Line], list[shown.Line]]] = {}
    for row in rows:
        title = lines()[line_of(row.figure)].title
        found.setdefault(title, ([], []))[row.silent].append(row)
    in_order = sorted(found.items(), key=lambda pair: not pair[1][0])  # lines without any data come last
    return [(title, telling, silent) for title, (telling, silent) in in_order]


def figure(request: Request, code: str) -> HttpResponse:
    """What a figure says, how it is made, how it ran over twelve months, and its parts."""
    what = figure_or_404(request, code)
    choice = read_choice(request)
    by, unit_id = shown.unit_of(choice, request.scope)
    line = next(iter(shown.compared([what], choice, request.scope)), None)
    context = {
        "figure": what,
        "choice": choice,
        "line": line,
        "line_title": lines()[line_of(what)].title,
        "chart": twelve_months(what, choice, by, unit_id, request.scope),
        "table": parts_of([what], choice, request),
        "rows_query": choice.query,
        "may_set_target": request.scope.may_write and access.may_open(request.scope, Target.declaration),
        "institutions": by_institution(what, choice, request),
    }
    return render(request, "web/figure/page.html", context)


def by_institution(what: Figure, choice: Choice, request: Request) -> list[tuple[str, shown.Value]]:
    """Recording institutions with a value of their own, largest first."""
    units = {unit.id: unit.name for unit in grouping(INSTITUTION, choice.period.end, request.scope).units}
    values = evaluate([what], choice.period, by=INSTITUTION, scope=request.scope)
    found = [
        (units[unit_id], value) for (_, unit_id), value in values.items() if unit_id in units and value.value
    ]
    return sorted(found, key=lambda pair: pair[1].value or 0, reverse=True)


def figure_rows(request: Request, code: str) -> HttpResponse:
    """The rows that a figure counts, in scope; looking at them is audited."""
    what, choice = figure_or_404(request, code), read_choice(request)
    part, at, found = sources_of(request, what, choice)
    declaration = ledger(found[at].model._meta.label_lower)
    if not access.may_open(request.scope, declaration):
        raise Http404(f"{declaration.title}不在您的业务范围内。")
    columns = tuple(column_of(declaration, name) for name in shown_names(declaration))
    page = page_of(request, with_names(found[at], columns).order_by(f"-{declaration.date_field}", "-pk"))
    detail: dict[str, Any] = {
        "figure": code,
        "period": choice.period.code,
        "part": part,
        "area": choice.area_id,
    }
    audit.record(request.user, "drill", declaration.code, **detail)
    parts = PARTS.items() if what.is_rate else ()
    context = {
        "figure": what,
        "choice": choice,
        "part": part,
        "parts": [(name, words, part_address(code, choice, name)) for name, words in parts],
        "sources": [(place, ledger(one.model._meta.label_lower).title) for place, one in enumerate(found)],
        "at": at,
        "declaration": declaration,
        "columns": columns,
        "page": page,
        "rows": [row_of(record, columns) for record in page],
    }
    return render_list(request, "figure_rows", context)


def sources_of(request: Request, what: Figure, choice: Choice) -> tuple[str, int, list[QuerySet]]:
    """The part asked for, which of its sources, and the rows of each source."""
    part, at = request.GET.get("part", "numerator"), request.GET.get("of", "0")
    by, unit_id = shown.unit_of(choice, request.scope)
    if part not in PARTS or not at.isdecimal() or unit_id is None:
        raise Http404("没有这一部分。")
    found = traces(what, choice.period, unit_id, request.scope, part, by)
    if int(at) >= len(found):
        raise Http404("这个数字没有逐条的来源记录。")
    return part, int(at), found


def part_address(code: str, choice: Choice, part: str) -> str:
    query = urlencode({"part": part})
    return f"{reverse('figure_rows', args=[code])}?{choice.query}&{query}"
