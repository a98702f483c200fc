"""What day and what time it is, in one place, so that the demo county and tests can set it.

It does not measure durations, and it does not schedule. No other module reads the wall clock.

The first that is set wins: `at`, `set_today`, WEIJIAN_TODAY in the environment (2020-06-30), the wall clock.
`at` is for tests: with a date, time stands still at noon. `set_today` and WEIJIAN_TODAY are for a running
demonstration: the date stands still while the time of day runs on, so that entries keep their order.
The setting is the process's, not the thread's.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
"""The one official time of the country (北京时间)."""

ENVIRONMENT_NAME = "WEIJIAN_TODAY"

_frozen: datetime | None = None
_today: date | None = None


def now() -> datetime:
    """The moment, aware, in official time."""
    if _frozen is not None:
        return _frozen
    moment = datetime.now(ZONE)
    day = _today or _environment_today()
    return moment if day is None else datetime.combine(day, moment.timetz())


def today() -> date:
    """The day in official time, whatever the machine's own zone."""
    return now().date()


def differs() -> bool:
    """Whether the system's day is another than the machine's: a demonstration then says so."""
    return today() != datetime.now(ZONE).date()


def set_today(day: date | None) -> None:
    """Let every later `today()` of this process be `day`; None gives the day back to the environment."""
    global _today
    _today = day


@contextmanager
def at(moment: date | datetime) -> Iterator[None]:
    """Let time stand still at the moment inside the block; a naive datetime is taken as official time."""
    global _frozen
    before, _frozen = _frozen, _aware(moment)
    try:
        yield
    finally:
        _frozen = before


def _aware(moment: date | datetime) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(12), ZONE)
    return moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment.astimezone(ZONE)


def _environment_today() -> date | None:
    text = os.environ.get(ENVIRONMENT_NAME)
    return _read_day(text) if text else None


@lru_cache(maxsize=4)
def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as unreadable:
        raise ValueError(f"环境变量 {ENVIRONMENT_NAME} 应写作 2020-06-30，现为“{text}”") from unreadable
