"""Signing in and out, and changing one's password. Lock-out after failures is kept by axes."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST

from weijian.accounts import audit
from weijian.web.pages import Request


class SignIn(LoginView):
    """The only page that is open to everybody."""

    template_name = "web/sign_in/page.html"
    redirect_authenticated_user = True

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(
            expired="expired" in self.request.GET,
            limit=settings.AXES_FAILURE_LIMIT,
            minutes=round(settings.AXES_COOLOFF_TIME * 60),
            **context,
        )

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        with audit.coming_from(self.request.META.get("REMOTE_ADDR", "")):
            audit.record(form.get_user(), "sign_in")
        return response


class ChangePassword(PasswordChangeView):
    """Also the first page of a user whose password was given by somebody else."""

    template_name = "web/sign_in/password.html"
    success_url = reverse_lazy("bench")

    def form_valid(self, form: Any) -> HttpResponse:
        form.user.must_change_password = False
        response = super().form_valid(form)
        audit.record(form.user, "change_password")
        messages.success(self.request, "密码已修改。")
        return response


@require_POST
def sign_out(request: Request) -> HttpResponse:
    audit.record(request.user, "sign_out")
    logout(request)
    return redirect("sign_in")
