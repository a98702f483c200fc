"""How to work with the system, by role, in five minutes."""

from django.http import HttpResponse
from django.shortcuts import render

from weijian.web.pages import Request


def help_page(request: Request) -> HttpResponse:
    return render(request, "web/help/page.html")
