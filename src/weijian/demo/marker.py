"""The file `<data>/demo.json`: that this data folder holds the invented county, which day it is there, who signs in.

A folder without it is taken for real, and `weijian demo` will not touch it. The passwords of the demonstration
stand in it, so that every start can print them; they open invented data only.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings


def path() -> Path:
    return Path(settings.DATA) / "demo.json"


def read() -> dict[str, Any] | None:
    """What was built, or None when the folder holds no demonstration."""
    try:
        return json.loads(path().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None


def write(today: date, **facts: Any) -> None:
    text = json.dumps({"today": today.isoformat(), **facts}, ensure_ascii=False, indent=2)
    path().touch(mode=0o600)
    path().write_text(text + "\n", encoding="utf-8")
