"""The proof-readings that were kept: the list, several documents given together, two versions side by side."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from weijian.accounts import audit
from weijian.proof.api import Report
from weijian.proof.batch import batch_rules, read_together
from weijian.proof.compare import compare
from weijian.proof.findings import Finding
from weijian.proof.rules import rule_modules
from weijian.review import work
from weijian.review.actions import visible
from weijian.review.models import State
from weijian.web.pages import Request, page_of, render_list
from weijian.web.proof_view import LONGEST_EXCERPT, Shown

FOUND = (("errors", "有错误"), ("warnings", "有警告"), ("clean", "没有错误和警告"))


def proof_readings(request: Request) -> HttpResponse:
    """The list with search and filters."""
    rows = visible(request.user, request.scope).select_related("by", "area", "institution")
    found, errors = narrowed(rows.order_by("-at", "-pk"), request)
    context = {
        "page": page_of(request, found),
        "given": request.GET,
        "errors": errors,
        "found": FOUND,
        "states": State.choices,
    }
    return render_list(request, "proof_readings", context)


def narrowed(rows: QuerySet, request: Request) -> tuple[QuerySet, list[str]]:
    """The rows that the filters ask for; a date that is none is said and matches nothing."""
    given, errors = request.GET, []
    if text := given.get("q", "").strip():
        rows = rows.filter(Q(name__icontains=text) | Q(title__icontains=text))
    if given.get("mine"):
        rows = rows.filter(by=request.user)
    if (state := given.get("state", "")) in State.values:
        rows = rows.filter(state=state)
    match given.get("found", ""):
        case "errors" | "warnings" as name:
            rows = rows.filter(**{f"{name}__gt": 0})
        case "clean":
            rows = rows.filter(state=State.DONE, errors=0, warnings=0)
    for name, lookup, later in (("from", "at__date__gte", 0), ("to", "at__date__lt", 1)):
        try:
            if day := given.get(name, ""):
                rows = rows.filter(**{lookup: date.fromisoformat(day) + timedelta(days=later)})
        except (ValueError, OverflowError):
            errors.append(f"“{day}”不是日期")
            rows = rows.none()
    return rows, errors


def proof_batch(request: Request, batch: str) -> HttpResponse:
    """Documents given together: one summary, and what they say against one another."""
    rows = visible(request.user, request.scope).filter(batch=batch).exclude(batch="")
    readings = list(rows.select_related("by").order_by("pk"))
    if not readings:
        raise Http404("没有这一批校核。")
    for reading in readings:
        work.wake(reading)
    waiting = any(reading.state == State.WAITING for reading in readings)
    ready = [one for one in readings if one.state == State.DONE and not one.erased_at]
    context: dict[str, Any] = {"readings": readings, "batch": batch, "waiting": waiting}
    if not waiting and ready:
        for reading in ready:
            audit.record(request.user, "proof_read", "review.proofreading", reading.pk)
        context |= together([Shown(reading) for reading in ready])
    template = "progress_batch" if request.htmx and waiting else "batch"
    response = render(request, f"web/proof/{template}.html", context)
    if request.htmx and not waiting:
        response["HX-Refresh"] = "true"
    return response


def together(shown: list[Shown]) -> dict[str, Any]:
    joined = read_together([one.report for one in shown])
    modules = [*rule_modules(), *batch_rules()]
    titles = {module.rule.code: module.rule.title for module in modules}
    across = [
        (
            finding,
            [(shown[at].reading, excerpt(shown[at].report, start, end)) for at, start, end in finding.places],
        )
        for finding in joined.cross_document
    ]
    commonest = [(code, titles.get(code, ""), count) for code, count in joined.commonest_rules[:10]]
    return {"across": across, "commonest": commonest, "severities": joined.severities}


def proof_compare(request: Request, old_id: int, new_id: int) -> HttpResponse:
    """What became of the findings from one version of a document to the next."""
    rows = visible(request.user, request.scope).filter(state=State.DONE, erased_at=None).select_related("by")
    old, new = (Shown(get_object_or_404(rows, pk=number)) for number in (old_id, new_id))
    for one in (old, new):
        audit.record(request.user, "proof_read", "review.proofreading", one.reading.pk)
    found = compare(old.report, new.report)
    context = {
        "old": old.reading,
        "new": new.reading,
        "groups": [
            ("settled", "已解决", "good", listed(found.settled, old.report)),
            ("remaining", "仍存在", "warning", listed(found.remaining, new.report)),
            ("new", "新出现", "error", listed(found.new, new.report)),
        ],
        "changed": found.changed_figures,
    }
    return render(request, "web/proof/compare.html", context)


def listed(findings: list[Finding], report: Report) -> list[tuple[Finding, str]]:
    return [(one, excerpt(report, one.start, one.end)) for one in findings]


def excerpt(report: Report, start: int, end: int) -> str:
    """The words in question with a few around them."""
    first, last = max(0, start - 15), min(len(report.text), max(end, start + 1) + 15)
    return " ".join(report.text[first : min(last, first + LONGEST_EXCERPT)].split())
