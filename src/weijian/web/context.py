"""What every template knows."""

from typing import Any

from django.http import HttpRequest

from weijian.kernel import clock


def site(request: HttpRequest) -> dict[str, Any]:
    return {"today": clock.today()}
