"""Keys are made once and whole, whoever starts first; a damaged one is never used."""

from concurrent.futures import ProcessPoolExecutor

import pytest

from weijian.site.data_folder import DamagedKey, key


def _first_start(folder: str) -> str:
    import os

    os.environ["WEIJIAN_DATA"] = folder
    return key("records")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("WEIJIAN_DATA", str(tmp_path))
    return tmp_path


def test_key_is_made_on_first_use_and_stays(folder):
    made = key("records")
    assert len(made) == 64
    assert key("records") == made
    assert key("index") != made
    assert (folder / "keys" / "records").stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in (folder / "keys").iterdir()) == ["index", "records"]


def test_processes_that_start_together_agree_on_one_key(tmp_path):
    for attempt in range(5):
        folder = tmp_path / str(attempt)
        with ProcessPoolExecutor(4) as pool:
            found = set(pool.map(_first_start, [str(folder)] * 8))
        assert len(found) == 1
        assert len(found.pop()) == 64


@pytest.mark.parametrize("content", ["", "00ff", "z" * 64])
def test_damaged_key_is_refused_and_left_alone(folder, content):
    (folder / "keys").mkdir()
    (folder / "keys" / "records").write_text(content)
    with pytest.raises(DamagedKey, match="备份"):
        key("records")
    assert (folder / "keys" / "records").read_text() == content
