"""Nobody sees a page without signing in, and no page may load anything from elsewhere."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from weijian.accounts import audit

Handler = Callable[[HttpRequest], HttpResponse]
OPEN_PATHS = ("/sign-in/", "/static/")


class SignInRequired:
    """Redirect to sign-in; note the network address for the audit trail."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated and not request.path.startswith(OPEN_PATHS):
            return redirect_to_login(request.get_full_path())
        with audit.coming_from(request.META.get("REMOTE_ADDR", "")):
            return self.get_response(request)


class ContentSecurityPolicy:
    """Own scripts, styles and pictures only; no inline script."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Content-Security-Policy"] = (
            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; base-uri 'self'"
        )
        return response
