"""Gives a demonstration its day: whoever opens the invented county stands on 31 December 2021."""

from datetime import date

from django.apps import AppConfig

from weijian.demo import marker
from weijian.kernel import clock


class DemoConfig(AppConfig):
    name = "weijian.demo"
    label = "demo"
    verbose_name = "演示"

    def ready(self) -> None:
        found = marker.read()
        if found:
            clock.set_today(date.fromisoformat(found["today"]))
