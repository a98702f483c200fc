"""Proof-reading: give a text or files; read the marked text beside the findings; let a finding stand."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from weijian.accounts import audit
from weijian.ledger.checks import Refused
from weijian.proof.output.words import BOUNDS, KINDS
from weijian.proof.read import READABLE
from weijian.review import work
from weijian.review.actions import (
    KeepDocument,
    VoidReading,
    WaiveFinding,
    WithdrawWaiver,
    visible,
    waivers_of,
)
from weijian.review.ledger_facts import LedgerFacts
from weijian.review.lineage import PASTED
from weijian.review.models import ProofReading, State, Waiver
from weijian.review.retention import KEPT_DAYS, erase_old
from weijian.web.pages import Request, page_of
from weijian.web.proof_view import Shown, ledger_address

LONGEST_TEXT = 10_000_000
MOST_FILES = 20
RECENT = 5
FINDINGS_SHOWN = 100


def proof(request: Request) -> HttpResponse:
    """The form with the latest readings (GET); documents are taken in (POST)."""
    context: dict[str, Any] = {"errors": [], "text": ""}
    if request.method == "POST":
        erase_old()
        readings, errors = take_in(request)
        if readings and not errors:
            return redirect(*address_of(readings))
        context = {"errors": errors, "text": request.POST.get("text", ""), "taken": readings}
    context |= {
        "recent": visible(request.user, request.scope).select_related("by").order_by("-at", "-pk")[:RECENT],
        "readable": READABLE,
        "kept_days": int(KEPT_DAYS.default),
    }
    return render(request, "web/proof/page.html", context, status=422 if context["errors"] else 200)


def address_of(readings: list[ProofReading]) -> tuple[str, Any]:
    if len(readings) == 1:
        return "proof_reading", readings[0].pk
    return "proof_batch", readings[0].batch


def take_in(request: Request) -> tuple[list[ProofReading], list[str]]:
    """Keep what was given and begin to read it; what cannot be taken is said in words."""
    given: list[tuple[str, bytes]] = []
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if text.strip():
        given.append((PASTED, text[:LONGEST_TEXT].encode()))
    files = request.FILES.getlist("files")
    if len(files) + len(given) > MOST_FILES:
        return [], [f"一次最多校核{MOST_FILES}份材料。"]
    given += [(file.name, file.read()) for file in files]
    if not given:
        return [], ["请粘贴文字，或选择要校核的文件。"]
    batch = secrets.token_hex(16) if len(given) > 1 else ""
    readings, errors = [], []
    for name, data in given:
        try:
            reading = KeepDocument(name, data, batch).run(request.user)
        except Refused as refused:
            errors.append(str(refused))
            continue
        work.start(reading)
        readings.append(reading)
    return readings, errors


def reading_or_404(request: Request, reading_id: int) -> ProofReading:
    return get_object_or_404(visible(request.user, request.scope).select_related("by"), pk=reading_id)


def shown_or_404(request: Request, reading_id: int) -> Shown:
    reading = reading_or_404(request, reading_id)
    if reading.state != State.DONE or reading.erased_at:
        raise Http404("这份材料没有校核结果，或正文已到期清除。")
    return Shown(reading)


def proof_reading(request: Request, reading_id: int) -> HttpResponse:
    """One proof-reading; while it is under way, how far it is."""
    found = visible(request.user, request.scope).select_related("by", "area", "institution")
    reading = get_object_or_404(found, pk=reading_id)
    context: dict[str, Any] = {"reading": reading, "may_void": may_void(request, reading)}
    if reading.state == State.WAITING:
        work.wake(reading)
        context |= progress_of(reading)
    if reading.state == State.DONE and not reading.erased_at:
        audit.record(request.user, "proof_read", "review.proofreading", reading.pk)
        shown = Shown(reading)
        context |= {
            "shown": shown,
            "versions": versions_of(request, reading),
            "may_waive": request.scope.may_write,
            **chosen_findings(request, shown),
        }
    return render(request, "web/proof/reading.html", context)


def may_void(request: Request, reading: ProofReading) -> bool:
    return reading.by_id == request.user.pk or request.scope.may_administer


def versions_of(request: Request, reading: ProofReading) -> list[ProofReading]:
    """Other readings of the same document, the newest first."""
    found = visible(request.user, request.scope).filter(
        document=reading.document,
        area_id=reading.area_id,
        institution_id=reading.institution_id,
        state=State.DONE,
        erased_at=None,
    )
    return list(found.exclude(pk=reading.pk).order_by("-at", "-pk")[:10])


def chosen_findings(request: Request, shown: Shown) -> dict[str, Any]:
    severity, rule = request.GET.get("severity", ""), request.GET.get("rule", "")
    return {
        "severity": severity,
        "rule": rule,
        "folded": shown.folds_hints and not severity and not rule,
        "page": page_of(request, shown.chosen(severity, rule), FINDINGS_SHOWN),
    }


def proof_progress(request: Request, reading_id: int) -> HttpResponse:
    """Asked again and again while a long document is read; then the page is opened anew."""
    reading = get_object_or_404(visible(request.user, request.scope), pk=reading_id)
    if reading.state != State.WAITING:
        return HttpResponseClientRedirect(reverse("proof_reading", args=[reading_id]))
    work.wake(reading)
    return render(request, "web/proof/progress.html", {"reading": reading} | progress_of(reading))


def progress_of(reading: ProofReading) -> dict[str, Any]:
    words, share = work.how_far(reading)
    return {"doing": words, "percent": int(share * 100)}


def proof_findings(request: Request, reading_id: int) -> HttpResponse:
    """The findings alone, as the filters ask for them."""
    shown = shown_or_404(request, reading_id)
    context = {"reading": shown.reading, "shown": shown, "may_waive": request.scope.may_write}
    return render(request, "web/proof/findings.html", context | chosen_findings(request, shown))


def proof_figure(request: Request, reading_id: int, number: int) -> HttpResponse:
    """One figure: how it was read, what it is tied to, and what the ledgers count for it."""
    shown = shown_or_404(request, reading_id)
    if not 1 <= number <= len(shown.report.figures):
        raise Http404("没有这个数字。")
    figure = shown.report.figures[number - 1]
    binding = shown.report.bindings.get(number - 1)
    counted = LedgerFacts(request.scope).counted(binding) if binding else None
    context = {
        "reading": shown.reading,
        "number": number,
        "figure": figure,
        "kind": KINDS.get(figure.kind, figure.kind),
        "bound": BOUNDS.get(figure.bound, figure.bound),
        "binding": binding,
        "counted": counted,
        "address": ledger_address(binding) if counted else "",
        "relations": shown.relations(number - 1),
    }
    return render(request, "web/proof/figure.html", context)


@require_POST
def proof_waive(request: Request, reading_id: int) -> HttpResponse:
    """Let one finding stand, with a reason."""
    shown = shown_or_404(request, reading_id)
    wanted = request.POST.get("print", "")
    found = next((one for one in shown.findings if one.print == wanted and not one.reason), None)
    if found is None:
        raise Http404("没有这个问题，或已经忽略。")
    try:
        action = WaiveFinding(shown.reading, found.finding.rule, wanted, request.POST.get("reason", ""))
        action.run(request.user)
        messages.success(request, f"已忽略“{found.rule.title if found.rule else found.finding.rule}”。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("proof_reading", reading_id)


@require_POST
def proof_restore(request: Request, reading_id: int, waiver_id: int) -> HttpResponse:
    reading = reading_or_404(request, reading_id)
    waiver: Waiver = get_object_or_404(waivers_of(reading), pk=waiver_id)
    WithdrawWaiver(waiver).run(request.user)
    messages.success(request, "已恢复这个问题。")
    return redirect("proof_reading", reading_id)


@require_POST
def proof_void(request: Request, reading_id: int) -> HttpResponse:
    reading = get_object_or_404(visible(request.user, request.scope), pk=reading_id)
    try:
        VoidReading(reading, request.POST.get("reason", "")).run(request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("proof_reading", reading_id)
    messages.success(request, f"已作废“{reading.name}”的校核记录。")
    return redirect("proof_readings")
