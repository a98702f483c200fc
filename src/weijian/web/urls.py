"""Addresses of all pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
