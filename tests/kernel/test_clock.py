from collections.abc import Iterator
from datetime import UTC, date, datetime, tzinfo

import pytest

from weijian.kernel import clock

DAY = date(2020, 6, 30)


@pytest.fixture(autouse=True)
def clock_as_after_start(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(clock, "_frozen", None)  # the whole suite stands still at one day; not here
    monkeypatch.delenv(clock.ENVIRONMENT_NAME, raising=False)
    clock.set_today(None)
    yield
    clock.set_today(None)


def test_now_with_nothing_set_is_the_machine_time_in_the_official_zone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Machine(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime(2020, 6, 30, 16, 1, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(clock, "datetime", Machine)
    assert clock.now().isoformat() == "2020-07-01T00:01:00+08:00"
    assert clock.today() == date(2020, 7, 1)


def test_at_a_date_stands_still_at_noon() -> None:
    with clock.at(DAY):
        assert clock.today() == DAY
        assert clock.now() == clock.now() == datetime(2020, 6, 30, 12, tzinfo=clock.ZONE)


def test_at_a_naive_moment_takes_it_as_official_time() -> None:
    with clock.at(datetime(2020, 6, 30, 23, 59)):  # noqa: DTZ001
        assert clock.now().isoformat() == "2020-06-30T23:59:00+08:00"


def test_at_a_moment_of_another_zone_gives_the_official_day() -> None:
    with clock.at(datetime(2020, 6, 30, 16, 1, tzinfo=UTC)):
        assert clock.today() == date(2020, 7, 1)


def test_at_nested_and_left_by_an_error_goes_back_to_the_outer_time() -> None:
    with clock.at(DAY):
        with pytest.raises(KeyError), clock.at(date(2021, 1, 1)):
            raise KeyError
        assert clock.today() == DAY


def test_set_today_holds_the_date_and_at_goes_before_it() -> None:
    clock.set_today(DAY)
    assert clock.today() == DAY
    assert clock.now().tzinfo is clock.ZONE
    with clock.at(date(2021, 1, 1)):
        assert clock.today() == date(2021, 1, 1)
    assert clock.today() == DAY


def test_set_today_of_none_gives_the_day_back_to_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.ENVIRONMENT_NAME, "2019-12-31")
    clock.set_today(DAY)
    assert clock.today() == DAY
    clock.set_today(None)
    assert clock.today() == date(2019, 12, 31)


def test_environment_with_an_unreadable_day_is_reported_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.ENVIRONMENT_NAME, "30.6.2020")
    with pytest.raises(ValueError, match="WEIJIAN_TODAY"):
        clock.today()


def test_now_with_a_set_date_runs_on_so_that_entries_keep_their_order() -> None:
    clock.set_today(DAY)
    moments = [clock.now().timetz() for _ in range(1000)]
    assert len(set(moments)) > 1


def test_clock_differs_from_the_machine_only_when_it_is_set(monkeypatch):
    monkeypatch.setattr(clock, "_frozen", None)
    monkeypatch.setattr(clock, "_today", None)
    monkeypatch.delenv(clock.ENVIRONMENT_NAME, raising=False)
    assert not clock.differs()
    with clock.at(date(2001, 1, 1)):
        assert clock.differs()
