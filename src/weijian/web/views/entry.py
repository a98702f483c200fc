"""Entering and changing a record by the form that its declaration gives; and the list under the person picker."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from weijian.ledger import access
from weijian.ledger.declaration import Declaration
from weijian.ledger.forms import RecordForm
from weijian.ledger.pickers import MOST_CANDIDATES, person_label, person_line
from weijian.people import search
from weijian.web.pages import Request, ledger_or_404, line_title, person_or_404, record_or_404, require


def record_new(request: Request, code: str) -> HttpResponse:
    declaration = ledger_or_404(request, code)
    require(request.scope.may_write, f"您只能查阅{declaration.title}，不能新增。")
    form = RecordForm(declaration, request.user, request.POST or None, initial=given(request, declaration))
    if request.method == "POST":
        saved = form.submit()
        if saved is not None:
            messages.success(request, f"已保存{declaration.title}。")
            # Typing a pile of paper forms: straight to the next empty one.
            return (
                redirect("record_new", code)
                if "again" in request.POST
                else redirect("record", code, saved.pk)
            )
    return show(request, declaration, form)


def record_change(request: Request, code: str, record_id: int) -> HttpResponse:
    row = record_or_404(request, code, record_id)
    may = access.may_write_row(request.scope, row.declaration, row.area_id, row.institution_id)
    require(
        may and not row.voided,
        "您不能修改这条记录。" if not row.voided else "已作废的记录不能修改，请先恢复。",
    )
    form = RecordForm(row.declaration, request.user, request.POST or None, record=row)
    if (
        request.method == "POST"
        and form.submit(reason=request.POST.get("reason", "").strip()[:200]) is not None
    ):
        messages.success(request, "已保存修改，原值保留在变更历史中。")
        return redirect("record", code, record_id)
    return show(request, row.declaration, form, row)


def given(request: Request, declaration: Declaration) -> dict[str, Any]:
    """What the address fills in: `?person=12&enrolment=7&on=2021-12-20`, as duties and other pages link to it."""
    names = {item.name: item for item in declaration.entered}
    found = {
        name: request.GET[name]
        for name, item in names.items()
        if request.GET.get(name) and not item.is_relation
    }
    person_id = request.GET.get("person", "")
    if "person" in names and person_id.isdecimal():
        found["person"] = person_or_404(request, int(person_id))
    enrolment_id = request.GET.get("enrolment", "")
    if declaration.enrolment and "enrolment" in names and enrolment_id.isdecimal():
        code = declaration.enrolment.declaration.code
        found["enrolment"] = record_or_404(request, code, int(enrolment_id))
    return found


def show(request: Request, declaration: Declaration, form: RecordForm, row: Any = None) -> HttpResponse:
    waiting = form.needs_confirmation
    context = {
        "declaration": declaration,
        "line_title": line_title(declaration),
        "form": form,
        "record": row,
        "waiting": waiting,
        "back": reverse("record", args=[declaration.code, row.pk])
        if row
        else reverse("ledger", args=[declaration.code]),
        "complaints": complaints(form) if form.is_bound and not waiting else [],
    }
    return render(request, "web/entry/page.html", context, status=422 if form.is_bound else 200)


def complaints(form: RecordForm) -> list[tuple[str, str, str]]:
    """(address on the page, label, message) of every error, for the summary above the form."""
    found = []
    for name, errors in form.errors.items():
        control = form[name] if name in form.fields else None
        for message in errors:
            if control is None:
                found.append(("", "", message))
            else:
                found.append((f"#{control.auto_id}_field", control.label, message))
    return found


def picker(request: Request) -> HttpResponse:
    """Candidates for what was typed into a person picker, at most eight, in scope."""
    text = next((value for name, value in request.GET.items() if name.endswith("_text") or name == "q"), "")
    found = search.find(access.persons(request.scope), text, MOST_CANDIDATES)
    people = [(person_line(person), person_label(person)) for person in found]
    return render(request, "web/entry/candidates.html", {"people": people, "text": search.typed(text)})
