"""Registering a person, correcting the row, moving house, death; likely doubles and their merging."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from weijian.accounts import audit
from weijian.kernel import clock
from weijian.ledger.actions import Action
from weijian.ledger.checks import Refused
from weijian.ledger.doubles import find_doubles
from weijian.ledger.merging import MergePersons, UndoMerge
from weijian.ledger.models import PersonMerge
from weijian.ledger.persons import ChangePerson, ChangeResidence, RegisterPerson
from weijian.people.models import Person
from weijian.web.pages import Request, person_or_404, require
from weijian.web.person_forms import (
    ChangeForm,
    DeathForm,
    IdentityForm,
    ProblemForm,
    RegisterForm,
    ResidenceForm,
)
from weijian.web.views.people import rows_by_ledger


def require_writer(request: Request) -> None:
    require(request.scope.may_write, "您只能查阅人员，不能登记或变更。")


def carry_out(
    request: Request, form: ProblemForm, title: str, make: Callable[[], Action], who: Person | None = None
) -> HttpResponse:
    """Show the form, or run its action; what is refused comes back in the form."""
    if form.is_bound and form.is_valid():
        try:
            saved = make().run(request.user)
            messages.success(request, f"{title}已保存。")
            return redirect("person", saved.pk)
        except Refused as refused:
            form.take(refused.problems)
    context = {"form": form, "title": title, "person": who}
    return render(request, "web/people/form.html", context, status=422 if form.is_bound else 200)


def person_new(request: Request) -> HttpResponse:
    require_writer(request)
    form = RegisterForm(request.scope, request.POST or None, initial={"since": clock.today()})

    def make() -> Action:
        given = form.cleaned_data
        return RegisterPerson(form.identity(), given["area"], given["since"], given["kind"], given["address"])

    return carry_out(request, form, "登记人员", make)


def person_change(request: Request, person_id: int) -> HttpResponse:
    require_writer(request)
    who = person_or_404(request, person_id)
    audit.record(request.user, "reveal", "person", who.pk, who.pk)  # the form shows the whole number
    form = ChangeForm(request.POST or None, initial=IdentityForm.values_of(who))
    return carry_out(
        request,
        form,
        "更正基本信息",
        lambda: ChangePerson(who, form.identity(), form.cleaned_data["reason"]),
        who,
    )


def person_residence(request: Request, person_id: int) -> HttpResponse:
    require_writer(request)
    who = person_or_404(request, person_id)
    form = ResidenceForm(request.scope, request.POST or None, initial={"since": clock.today()})

    def make() -> Action:
        given = form.cleaned_data
        return ChangeResidence(who, given["area"], given["since"], given["kind"], given["address"])

    return carry_out(request, form, "变更居住地", make, who)


def person_death(request: Request, person_id: int) -> HttpResponse:
    require_writer(request)
    who = person_or_404(request, person_id)
    form = DeathForm(request.POST or None, initial={"died_on": who.died_on})
    return carry_out(
        request,
        form,
        "登记死亡",
        lambda: ChangePerson(who, {"died_on": form.cleaned_data["died_on"]}, form.cleaned_data["reason"]),
        who,
    )


def doubles(request: Request) -> HttpResponse:
    """Rows that may be one person, likeliest first; merges that were made, with undo."""
    require_writer(request)
    merges = PersonMerge.objects.select_related("kept", "gone", "by").order_by("-at", "-pk")
    if not request.scope.whole_county:
        merges = merges.filter(by=request.user)
    context = {"doubles": find_doubles(request.scope), "merges": merges[:20]}
    return render(request, "web/people/doubles.html", context)


def merge(request: Request, kept_id: int, gone_id: int) -> HttpResponse:
    """Both rows side by side, then one of them into the other."""
    require_writer(request)
    kept, gone = person_or_404(request, kept_id), person_or_404(request, gone_id)
    error = ""
    if request.method == "POST":
        try:
            MergePersons(kept, gone, despite_numbers=request.POST.get("sure") == "1").run(request.user)
            messages.success(request, f"已合并，保留编号{kept.pk}；如有误可在“疑似重复”页撤销。")
            return redirect("person", kept.pk)
        except Refused as refused:
            error = str(refused)
    else:
        for who in (kept, gone):
            audit.record(request.user, "read_person", "person", who.pk, who.pk)
    sides = [side(request, kept), side(request, gone)]
    context = {"kept": kept, "gone": gone, "sides": sides, "error": error}
    return render(request, "web/people/merge.html", context, status=422 if error else 200)


def side(request: Request, who: Person) -> dict[str, Any]:
    ledgers = rows_by_ledger(request.scope, who)
    homes = who.residences.select_related("area").prefetch_related("area__tenures").order_by("-since")
    return {"person": who, "homes": homes, "ledgers": [(one[0].title, one[3]) for one in ledgers]}


@require_POST
def undo_merge(request: Request, merge_id: int) -> HttpResponse:
    require_writer(request)
    made = get_object_or_404(PersonMerge, pk=merge_id)
    person_or_404(request, made.kept_id)
    try:
        UndoMerge(made).run(request.user)
        messages.success(request, "已撤销合并，记录各归原人。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("doubles")
