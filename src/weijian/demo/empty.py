"""Clears a data folder for a new demonstration; refuses one that holds anything but a demonstration."""

from pathlib import Path

from django.core.management import call_command
from django.db import connection

from weijian.demo import marker


class NotADemo(Exception):
    """The folder's data are not a demonstration, and are left alone."""


def empty() -> None:
    """Remove the demonstration's database. Raises NotADemo for a folder that is not marked as one."""
    name = str(connection.settings_dict["NAME"])
    on_file = connection.vendor == "sqlite" and "memory" not in name
    if marker.read() is None:
        if on_file and not Path(name).exists():
            return
        raise NotADemo("数据目录中没有演示标记（demo.json），可能是真实数据，未作任何改动")
    if not on_file:
        call_command("flush", interactive=False, verbosity=0)
        return
    connection.close()
    for suffix in ("", "-wal", "-shm"):
        Path(name + suffix).unlink(missing_ok=True)
