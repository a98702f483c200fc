"""Expressions out of the file find what compiled ones find, and whatever is wrong with the file is no fault of anything."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from weijian.kernel import kept

SOURCES = Path(kept.__file__).parents[1]
# A program of ours, its example, and what it does with a document: (made of ours, compiled for it, what was found).
PROGRAM = """
import json, re, sys
from pathlib import Path
from weijian.kernel import kept
translate, times = re._compiler._code, []
re._compiler._code = lambda *parts: times.append(1) or translate(*parts)
kept.begin([Path(sys.argv[1])])
FIGURE = re.compile(r"(?P<name>[一-龥]+)(?P<number>\\d+)(?:人|例)", re.MULTILINE)
@kept.value
def words():
    times.append(1)
    return {"词": ("单词", "词语")}, frozenset({"语"})
kept.keep(lambda: (re.compile("[辖全]县|(?i:abc)"), words()))
assert words() == ({"词": ("单词", "词语")}, {"语"}) and words() is words()
document = sys.argv[2]
ours = len(times)
other = re.compile(re.escape(document)).search(document)
found = [match.groupdict() for match in FIGURE.finditer(document)], FIGURE.flags, FIGURE.groups, other is not None
print(json.dumps([ours, len(times) - ours, found], ensure_ascii=False))
"""
DOCUMENT = "患者王小明住院12人"
FOUND = [[{"name": "患者王小明住院", "number": "12"}], 40, 2, True]


def run(cache: Path, sources: Path, document: str = DOCUMENT) -> list:
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(SOURCES.parent)}
    command = [sys.executable, "-c", PROGRAM, str(sources), document]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stderr == ""
    return json.loads(done.stdout)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "words.tsv").write_text("词\n", encoding="utf-8")
    return folder


def kept_file(cache: Path) -> Path:
    (file,) = (cache / "weijian").iterdir()
    return file


def test_second_run_compiles_only_what_a_document_asks_for(tmp_path, sources):
    assert run(tmp_path, sources) == [3, 1, FOUND]
    assert run(tmp_path, sources) == [0, 1, FOUND]


def test_nothing_of_a_document_is_in_the_file(tmp_path, sources):
    run(tmp_path, sources)
    run(tmp_path, sources, "李大同")
    written = kept_file(tmp_path).read_bytes()
    assert "[辖全]县".encode() in written
    assert not any(word.encode() in written for word in ("王小明", "李大同"))
    assert kept_file(tmp_path).stat().st_mode & 0o077 == 0


def test_changed_sources_write_the_file_anew(tmp_path, sources):
    run(tmp_path, sources)
    (sources / "words.tsv").write_text("词\n语\n", encoding="utf-8")
    assert run(tmp_path, sources) == [3, 1, FOUND]
    assert run(tmp_path, sources) == [0, 1, FOUND]


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-9], lambda data: data[:20], lambda data: b"", lambda data: data[:-1] + b"?"]
)
def test_a_torn_file_is_written_anew(tmp_path, sources, spoil):
    run(tmp_path, sources)
    file = kept_file(tmp_path)
    file.write_bytes(spoil(file.read_bytes()))
    assert run(tmp_path, sources) == [3, 1, FOUND]
    assert run(tmp_path, sources) == [0, 1, FOUND]


def test_a_whole_file_of_other_making_is_compiled_past(tmp_path, sources, monkeypatch):
    run(tmp_path, sources)
    file = kept_file(tmp_path)
    head = file.read_bytes().split(b"\n")[0] + b"\n"
    for held in (
        None,
        [1],
        {},
        ({}, 1),
        ({("[辖全]县|(?i:abc)", 0): "?"}, {}),
        ({}, {"__main__.words": "?"}),
    ):
        packed = kept.marshal.dumps(held)
        file.write_bytes(head + kept._sum(packed) + packed)
        assert run(tmp_path, sources)[2] == FOUND


def test_where_nothing_can_be_written_all_is_compiled(tmp_path, sources):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert run(tmp_path / "file", sources) == [2, 1, FOUND]  # nor is the example read


def test_sources_that_are_not_there_are_no_fault(tmp_path):
    assert run(tmp_path, tmp_path / "none") == [2, 1, FOUND]


def test_two_at_once_leave_one_whole_file(tmp_path, sources):
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(SOURCES.parent)}
    command = [sys.executable, "-c", PROGRAM, str(sources), DOCUMENT]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) for _ in range(3)]
    assert [process.wait() for process in both] == [0, 0, 0]
    assert run(tmp_path, sources) == [0, 1, FOUND]
    kept_file(tmp_path)  # none but this


def test_importing_writes_and_changes_nothing(tmp_path):
    script = "import re; usual = re._compiler.compile; import weijian.proof.api; assert re._compiler.compile is usual"
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(SOURCES.parent)}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment)
    assert not list(tmp_path.iterdir())
