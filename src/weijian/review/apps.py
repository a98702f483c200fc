"""Declares what the floor brings beside its models, before anybody asks for it."""

from importlib import import_module

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "weijian.review"

    def ready(self) -> None:
        import_module("weijian.review.retention")  # the parameter of how long texts are kept
