"""`weijian demo` as a person types it."""

import pytest

from weijian.commands import main
from weijian.demo import marker
from weijian.kernel import clock
from weijian.people.models import Person


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA = tmp_path
    yield
    clock.set_today(None)


def test_a_county_is_built_and_its_users_are_printed_once(db, capsys):
    assert main(["demo", "--people", "300", "--seed", "cli"]) == 0
    printed = capsys.readouterr().out
    assert "秒  居民" in printed and "秒  合计" in printed
    assert [
        word for word in ("guanliyuan", "gongwei", "weishengyuan", "cunyi", "shenji") if word not in printed
    ] == []
    assert Person.objects.count() >= 300
    assert marker.read()["seed"] == "cli"


def test_a_database_with_people_is_refused(db, capsys, person):
    person()
    assert main(["demo", "--people", "300"]) == 1
    assert "空库" in capsys.readouterr().err
    assert Person.objects.count() == 1


def test_force_leaves_a_folder_without_the_marker_alone(db, capsys, person):
    person()
    assert main(["demo", "--people", "300", "--force"]) == 1
    assert "真实数据" in capsys.readouterr().err
    assert Person.objects.count() == 1


def test_too_few_people_and_a_broken_profile_are_said(db, capsys, tmp_path):
    assert main(["demo", "--people", "10"]) == 2
    broken = tmp_path / "profile.toml"
    broken.write_text("counts = 3 4")
    assert main(["demo", "--people", "300", "--profile", str(broken)]) == 1
    assert "不是合法的TOML" in capsys.readouterr().err
    assert not Person.objects.exists()
