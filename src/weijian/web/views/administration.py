"""Pages of the county administrator: users and parameters."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from weijian.accounts.models import Role, User
from weijian.kernel import clock
from weijian.ledger.administration import ResetPassword, SaveUser, SetActive, SetParameter
from weijian.ledger.models import ParameterValue
from weijian.ledger.parameters import PARAMETERS
from weijian.ledger.registry import lines
from weijian.web.administration_forms import ParameterForm, UserForm
from weijian.web.pages import Request, page_of, render_list, require


def require_administrator(request: Request) -> None:
    require(request.scope.may_administer, "这一页只供县级管理员使用。")


def users(request: Request) -> HttpResponse:
    require_administrator(request)
    found = User.objects.select_related("area", "institution").order_by("role", "username")
    text, role = request.GET.get("q", "").strip(), request.GET.get("role", "")
    if text:
        found = found.filter(Q(name__contains=text) | Q(username__contains=text))
    if role in Role.values:
        found = found.filter(role=role)
    context = {"page": page_of(request, found), "text": text, "role": role, "roles": Role.choices}
    return render_list(request, "users", context)


def user_form(request: Request, user_id: int | None = None) -> HttpResponse:
    """Create a user, or change one."""
    require_administrator(request)
    account = get_object_or_404(User, pk=user_id) if user_id else None
    form = UserForm(request.scope, request.POST or None, instance=account)
    if request.method == "POST" and form.is_valid():
        saved = SaveUser(form.save(commit=False)).run(request.user)
        password = getattr(saved, "first_password", "")
        if password:
            return render(request, "web/users/password.html", {"account": saved, "password": password})
        messages.success(request, f"已保存用户“{saved.name}”。")
        return redirect("users")
    return render(request, "web/users/form.html", {"form": form, "account": account, "titles": lines()})


@require_POST
def reset_password(request: Request, user_id: int) -> HttpResponse:
    """The new password is shown once, to be handed over in person."""
    require_administrator(request)
    account = get_object_or_404(User, pk=user_id)
    password = ResetPassword(account).run(request.user)
    return render(request, "web/users/password.html", {"account": account, "password": password})


@require_POST
def set_active(request: Request, user_id: int) -> HttpResponse:
    require_administrator(request)
    account = get_object_or_404(User, pk=user_id)
    SetActive(account, request.POST.get("active") == "1").run(request.user)
    messages.success(request, f"“{account.name}”已{'启用' if account.is_active else '停用'}。")
    return redirect("users")


def parameters(request: Request) -> HttpResponse:
    require_administrator(request)
    form = ParameterForm(request.scope, request.POST or None, initial={"code": request.GET.get("code")})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        SetParameter(given["code"], given["value"], given["since"], given["document"], given["area"]).run(
            request.user
        )
        messages.success(request, "已保存，自生效日期起适用。")
        return redirect("parameters")
    today = clock.today()
    rows = ParameterValue.objects.select_related("area").order_by("-since")
    listed = [
        (one, one.on(today), [row for row in rows if row.code == one.code]) for one in PARAMETERS.values()
    ]
    return render(request, "web/parameters/page.html", {"parameters": listed, "form": form})
