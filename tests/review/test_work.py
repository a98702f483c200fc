"""Long documents are read by one thread behind the pages; what was left waiting is taken up again."""

import time

import pytest

from weijian.review import work
from weijian.review.actions import KeepDocument
from weijian.review.models import KeptText, ProofReading, State

TEXT = "全年任务8900人，完成10100人，完成率123.5%。"


def kept(users):
    return KeepDocument("材料.txt", TEXT.encode()).run(users["administrator"])


@pytest.mark.django_db(transaction=True)
def test_waiting_document_is_read_behind_the_scenes(users, settings):
    reading = kept(users)
    work.wake(reading)
    work.wake(reading)  # twice asked for, once read
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        reading.refresh_from_db()
        if reading.state != State.WAITING:
            break
        time.sleep(0.05)
    assert reading.state == State.DONE
    assert reading.errors >= 1


def test_reader_that_breaks_leaves_a_word(users, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(work, "proofread_source", fail)
    reading = kept(users)
    with pytest.raises(RuntimeError):
        work.read(reading)
    reading.refresh_from_db()
    assert reading.state == State.FAILED
    assert "secret" not in reading.fault


def test_report_of_a_reading_bears_its_name(users):
    reading = kept(users)
    work.start(reading)
    assert work.report_of(ProofReading.objects.get(pk=reading.pk)).path == "材料.txt"
    assert KeptText.objects.get(reading=reading).report


def test_reading_tells_how_far_it_has_come_and_forgets_it_when_done(users, monkeypatch):
    reading, told = kept(users), []
    plain = work.proofread_source

    def watched(source, facts, progress):
        def both(words, share):
            progress(words, share)
            told.append(work.how_far(reading))

        return plain(source, facts, progress=both)

    monkeypatch.setattr(work, "proofread_source", watched)
    work.read(reading)
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert shares[0] < 0.1 < 0.9 < shares[-1] < 1
    assert all(words for words, _ in told)
    assert work.how_far(reading)[1] == 0
