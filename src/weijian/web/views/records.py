"""The page of one record: every field, its history, and what may be done with it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from weijian.accounts import audit
from weijian.kernel import clock
from weijian.ledger import access
from weijian.ledger.actions import Action, MoveCase, RestoreRecord, VoidRecord
from weijian.ledger.checks import Refused
from weijian.ledger.fields import Link, Resident, Secret, wording
from weijian.ledger.listing import masked
from weijian.ledger.lookups import record_label
from weijian.ledger.models import Change, Doubt, Duty, StateStay
from weijian.web.errands import errands
from weijian.web.pages import Request, line_title, record_or_404
from weijian.web.step_form import StepForm

ACTION_TITLES = {"change": "修改", "void": "作废", "restore": "恢复", "move": "办理", "merge": "人员合并"}


def record(request: Request, code: str, record_id: int) -> HttpResponse:
    row = record_or_404(request, code, record_id)
    if row.declaration.has_person:
        audit.record(request.user, "read", code, row.pk, row.person_id)
    return render(request, "web/record/page.html", record_context(request, row))


def record_context(request: Request, row: Any) -> dict[str, Any]:
    declaration = row.declaration
    mine = {"ledger": declaration.code, "record_id": row.pk}
    return {
        "record": row,
        "declaration": declaration,
        "line_title": line_title(declaration),
        "sections": sections(row),
        "may_write": access.may_write_row(request.scope, declaration, row.area_id, row.institution_id),
        "changes": [changed(declaration, one) for one in Change.objects.filter(**mine).select_related("by")],
        "doubts": Doubt.objects.filter(**mine).select_related("answered_by").order_by("answered_at", "pk"),
        "errands": errands(Duty.objects.filter(**mine).select_related("person")),
        "steps": steps(request, row),
        "stays": stays(row),
        "today": clock.today(),
    }


@dataclass(frozen=True)
class Shown:
    """One field of the page; links lead to the person or record that they name."""

    label: str
    text: str
    unit: str = ""
    address: str = ""


def sections(row: Any) -> list[tuple[str, list[Shown]]]:
    """(title, fields) as the paper reads; fields that no section names come last."""
    declaration = row.declaration
    named = {name for _, names in declaration.sections for name in names}
    rest = tuple(item.name for item in declaration.fields if item.name not in named)
    title = "自动计算及其他" if declaration.sections else declaration.title
    parts = [*declaration.sections, (title, rest)] if rest else declaration.sections
    return [(title, [shown(row, name) for name in names]) for title, names in parts]


def shown(row: Any, name: str) -> Shown:
    item = row.declaration.field(name)
    label, value = str(item.verbose_name), getattr(row, name)
    if value is None:
        return Shown(label, "")
    if isinstance(item, Secret):
        return Shown(label, masked(value))
    if isinstance(item, Resident):
        return Shown(
            label, f"{value.name}（{value.masked_id_number}）", "", reverse("person", args=[value.pk])
        )
    if isinstance(item, Link):
        return Shown(
            label, record_label(value), "", reverse("record", args=[value.declaration.code, value.pk])
        )
    text = wording(item, value)
    return Shown(label, text, item.unit if text else "")


def changed(declaration: Any, change: Change) -> dict[str, Any]:
    """A change as the history prints it: labels instead of column names."""
    labels = {item.name: str(item.verbose_name) for item in declaration.model._meta.fields}
    fields = [(labels.get(name, name), before, after) for name, (before, after) in change.fields.items()]
    return {"change": change, "title": ACTION_TITLES.get(change.action, change.action), "fields": fields}


def steps(request: Request, row: Any) -> list[StepForm]:
    """A form for each step that the case may take now."""
    flow = row.declaration.flow
    if not flow or row.voided:
        return []
    return [StepForm(row, step, request.scope) for step in flow.steps_from(row.state)]


def stays(row: Any) -> list[tuple[str, Any]]:
    """The states that a case went through, with who entered them and when."""
    flow = row.declaration.flow
    if not flow:
        return []
    rows = StateStay.objects.filter(ledger=row.declaration.code, record_id=row.pk).select_related("by")
    return [(flow.state(stay.state).label, stay) for stay in rows]


@require_POST
def void(request: Request, code: str, record_id: int) -> HttpResponse:
    row = record_or_404(request, code, record_id)
    return carry_out(
        request, row, VoidRecord(row, request.POST.get("reason", "")), "已作废，不再计入任何指标。"
    )


@require_POST
def restore(request: Request, code: str, record_id: int) -> HttpResponse:
    row = record_or_404(request, code, record_id)
    return carry_out(request, row, RestoreRecord(row, request.POST.get("reason", "")), "已恢复。")


@require_POST
def move(request: Request, code: str, record_id: int, step: str) -> HttpResponse:
    """Take the case a step on; wrong values come back in the step's form."""
    row = record_or_404(request, code, record_id)
    wanted = next((one for one in steps(request, row) if one.step.code == step), None)
    if wanted is None:
        messages.error(request, "状态已经变化，不能再进行此步骤。")
        return redirect("record", code, record_id)
    form = StepForm(row, wanted.step, request.scope, request.POST)
    if form.is_valid():
        try:
            on = form.cleaned_data["on"]
            MoveCase(row, step, on, form.values(), form.cleaned_data["note"]).run(request.user)
            messages.success(request, f"已办理“{wanted.step.label}”。")
            return redirect("record", code, record_id)
        except Refused as refused:
            form.take(refused.problems)
    context = record_context(request, row)
    context["steps"] = [form if one.step.code == step else one for one in context["steps"]]
    return render(request, "web/record/page.html", context, status=422)


def carry_out(request: Request, row: Any, action: Action, said: str) -> HttpResponse:
    try:
        action.run(request.user)
        messages.success(request, said)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("record", row.declaration.code, row.pk)
