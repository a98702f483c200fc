"""Work that is done in a process of its own while this one goes on, where a command is to answer soon.

    begin()              from now on work may be done so; only commands call it, before they start any thread
    told = beside(work)  the work is under way, where a second processor is there for it
    told()               what it came to

A thread would not do: what takes the time is Python. The other process is a copy of this one, so that nothing needs to
be sent to it; what comes back is pickled. Wherever a process cannot be had, or says nothing, the work is done here when
its result is asked for, and whatever it raises is raised here.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

Result = TypeVar("Result")

_may_fork = False


def begin() -> None:
    """Nothing changes where processes cannot be copied (Windows), or there is but one processor."""
    global _may_fork
    _may_fork = hasattr(os, "fork") and _processors() > 1


def _processors() -> int:
    """Those that this process may use, where the system says so."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def beside(work: Callable[[], Result]) -> Callable[[], Result]:
    """The work, begun where it may be, and in any case done once."""
    if not _may_fork:
        return work
    try:
        reading, writing = os.pipe()
        process = os.fork()
    except OSError:
        return work
    if not process:
        _do(work, writing)
    os.close(writing)

    def told() -> Result:
        with os.fdopen(reading, "rb") as pipe:
            packed = pipe.read()
        os.waitpid(process, 0)
        if not packed:
            return work()
        result: Result = pickle.loads(packed)
        return result

    return told


def _do(work: Callable[[], object], writing: int) -> None:
    """In the copy, which ends here whatever happens: no cleaning up, no traceback, nothing printed twice."""
    with suppress(BaseException):
        packed = pickle.dumps(work())
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(packed)
    os._exit(0)
