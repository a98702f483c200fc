"""Addresses of the site; every page stands in web/."""

from django.urls import include, path

urlpatterns = [path("", include("weijian.web.urls"))]
