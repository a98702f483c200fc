"""Reads kept documents: a short one at once, a long one behind the scenes, one after the other.

A page must not hold one of the server's few threads for minutes. The one thread here takes what waits; what a stopped
server left waiting is taken up when somebody looks at it (`wake`).
"""

import logging
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread

from django.db import close_old_connections, connections

from weijian.accounts.scope import Scope
from weijian.proof.api import Report, proofread_source
from weijian.proof.read import Source, Unreadable, read_data
from weijian.review import report_text
from weijian.review.ledger_facts import LedgerFacts
from weijian.review.lineage import PASTED, document_of, rules_version
from weijian.review.models import KeptText, ProofReading, State
from weijian.review.when import title_in

QUICK = 200_000  # bytes; about a second of reading
LONGEST_TITLE = 120

_waiting: SimpleQueue[int] = SimpleQueue()
_under_way: set[int] = set()
_how_far: dict[int, tuple[str, float]] = {}
_lock = Lock()
_thread: Thread | None = None


def start(reading: ProofReading) -> None:
    """Read it now when it is short, else soon."""
    if reading.size <= QUICK:
        read(reading)
    else:
        wake(reading)


def wake(reading: ProofReading) -> None:
    """See to it that a waiting document is being read by this process."""
    global _thread
    with _lock:
        if reading.state != State.WAITING or reading.pk in _under_way:
            return
        _under_way.add(reading.pk)
        _waiting.put(reading.pk)
        if _thread is None or not _thread.is_alive():
            # A daemon: a stopping server does not wait for it, the document just goes on waiting.
            _thread = Thread(target=_work, name="proof-reading", daemon=True)
            _thread.start()


def _work() -> None:
    while True:
        number = _waiting.get()
        try:
            close_old_connections()
            read(ProofReading.objects.select_related("by").get(pk=number))
        except Exception:
            logging.getLogger(__name__).exception("proof-reading %s", number)
        finally:
            with _lock:
                _under_way.discard(number)
            connections.close_all()


def how_far(reading: ProofReading) -> tuple[str, float]:
    """What is being done with a waiting document, in words, and the share of the work behind it (0 to 1)."""
    return _how_far.get(reading.pk, ("排队等候", 0.0))


def read(reading: ProofReading) -> None:
    """Proof-read a kept document within its maker's scope, and keep the result."""
    kept = KeptText.objects.get(reading=reading)

    def progress(words: str, share: float) -> None:
        _how_far[reading.pk] = words, share

    try:
        source = read_data(kept.original, Path(reading.name))
        report = proofread_source(source, LedgerFacts(Scope.of(reading.by)), progress=progress)
    except Unreadable as unreadable:
        _fail(reading, str(unreadable))
        return
    except Exception:
        _fail(reading, "校核时出错，请把文件交给系统管理员")
        raise
    finally:
        _how_far.pop(reading.pk, None)
    kept.report = report_text.to_bytes(report)
    kept.save(update_fields=["report"])
    _stored.cache_clear()
    _note(reading, report)


def _fail(reading: ProofReading, fault: str) -> None:
    reading.state, reading.fault = State.FAILED, fault[:200]
    reading.save(update_fields=["state", "fault"])


def _note(reading: ProofReading, report: Report) -> None:
    severities = [finding.severity for finding in report.findings]
    reading.state, reading.rules = State.DONE, rules_version()
    reading.title = (title_in(report.text) or report.title)[:LONGEST_TITLE]
    if reading.name == PASTED:
        reading.document = document_of(PASTED, reading.title)
    reading.length, reading.figures = len(report.text), len(report.figures)
    reading.relations = len(report.relations)
    reading.errors, reading.warnings, reading.hints = (
        severities.count(name) for name in ("error", "warning", "hint")
    )
    reading.save()


def report_of(reading: ProofReading) -> Report:
    """The kept report, named as the document was."""
    return replace(_stored(reading.pk, reading.digest), path=reading.name, title=reading.title)


@lru_cache(maxsize=4)
def _stored(number: int, digest: str) -> Report:
    """The last few that were looked at stay at hand: every filter and figure of a page asks again."""
    stored = KeptText.objects.filter(reading_id=number).values_list("report", flat=True).get()
    return report_text.from_bytes(stored)


def source_of(reading: ProofReading, path: Path) -> Source:
    """The original file, laid at a path for the outputs that write beside it."""
    path.write_bytes(reading.kept.original)
    return read_data(reading.kept.original, path)
