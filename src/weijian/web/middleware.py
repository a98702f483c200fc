"""Nobody sees a page without signing in, and no page may load anything from elsewhere."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django_htmx.http import HttpResponseClientRedirect

from weijian.accounts import audit
from weijian.accounts.scope import Scope
from weijian.ledger.access import Forbidden

Handler = Callable[[HttpRequest], HttpResponse]
OPEN_PATHS = ("/sign-in/", "/static/")
# A new user reaches only these until the password given by somebody else is replaced.
FIRST_PATHS = ("/password/", "/sign-out/")

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; "
    "form-action 'self'; base-uri 'self'"
)


class SignInRequired:
    """Redirect to sign-in; give the request its scope; note the network address for the audit trail."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(OPEN_PATHS):
            return self.get_response(request)
        if not request.user.is_authenticated:
            return to_sign_in(request)
        if not request.user.is_active:
            logout(request)
            return to_sign_in(request)
        if request.user.must_change_password and not request.path.startswith(FIRST_PATHS):
            return redirect("password")
        request.scope = SimpleLazyObject(lambda: Scope.of(request.user))
        with audit.coming_from(request.META.get("REMOTE_ADDR", "")):
            response = self.get_response(request)
        # Office computers are shared: nothing about a person stays in the browser's cache.
        response.setdefault("Cache-Control", "no-store, private")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Forbidden):
            return render(request, "403.html", {"reason": str(exception)}, status=403)
        return None


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back afterwards; a fragment's request sends the whole page there."""
    asked_on = request.htmx.current_url_abs_path if request.htmx else request.get_full_path()
    query = QueryDict(mutable=True)
    query["next"] = asked_on or "/"
    if "sessionid" in request.COOKIES:
        query["expired"] = "1"
    address = f"{reverse('sign_in')}?{query.urlencode(safe='/')}"
    return HttpResponseClientRedirect(address) if request.htmx else HttpResponseRedirect(address)


class ContentSecurityPolicy:
    """Own scripts, styles and pictures only; nothing inline."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Content-Security-Policy"] = POLICY
        return response
