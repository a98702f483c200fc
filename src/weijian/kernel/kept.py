"""What is made anew in every process though the sources alone decide it, kept in the user's cache folder from one run of a
command to the next: compiled regular expressions, and indexes of word lists.

The proof-reader knows some 3,000 expressions, with sets of Chinese characters in most of them; the standard library
translates them anew in every process, which takes longer than reading the report. `_sre.compile` makes an expression
of the translated code at once: the code is what is kept here, as Python keeps that of modules.

    begin(sources)   from now on expressions and values come out of the file; what it lacks is made as ever
    @value           a function of no arguments whose result the sources alone decide: kept as `marshal` writes it
    keep(warm_up)    where the file is missing or older than the sources: runs `warm_up` and writes it anew

Nothing of a document enters the file: only `keep` writes, what was made before it returned, and it is called before any
document is read. Whatever is wrong with the file, its folder or this Python's insides, everything is made as ever and
nothing is said. Only commands call `begin`; nothing happens by importing.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import re
import sys
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import cache, wraps
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

Value = TypeVar("Value")

Asked = tuple[str, int]  # an expression and its flags
# What `_sre.compile` is given behind the expression: flags, code, groups, names of groups; the code as bytes.
Translated = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

NAME = "kept"
WORD = "I"  # the code's words, in an array
SOURCES = {".py", ".tsv"}


class _Kept:
    """What this process knows of expressions and values, and where it is kept."""

    def __init__(self, path: Path, stamp: bytes) -> None:
        self.path, self.stamp = path, stamp
        self.known: dict[Asked, Translated] = {}
        self.values: dict[str, bytes] = {}  # by the function that makes each; unpacked when asked for
        self.is_complete = False
        self.usual_insides = _insides()

    def complete(self) -> None:
        """Nothing is learnt any more."""
        self.is_complete = True
        _compiler()._sre = self.usual_insides


_kept: _Kept | None = None


def begin(sources: Iterable[Path]) -> None:
    """Takes expressions out of the file; the sources, folders, are those that it was written for."""
    global _kept
    with contextlib.suppress(Exception):  # an unknown Python has other insides
        kept = _Kept(_place(), _stamp(sources))
        kept.is_complete = _read(kept)
        _ask_first(kept)
        _kept = kept


def value(make: Callable[[], Value]) -> Callable[[], Value]:
    """`functools.cache` for a function whose result the sources alone decide, and `marshal` can write."""
    name = f"{make.__module__}.{make.__qualname__}"

    @cache
    @wraps(make)
    def made() -> Value:
        if _kept is not None and name in _kept.values:
            with contextlib.suppress(ValueError, EOFError, TypeError):
                kept: Value = marshal.loads(_kept.values[name])
                return kept
        new = make()
        if _kept is not None and not _kept.is_complete:
            _kept.values[name] = marshal.dumps(new)  # type: ignore[arg-type]
        return new

    return made


def keep(warm_up: Callable[[], object]) -> None:
    """To be called before any document is read; `warm_up` reads an example of our own."""
    if _kept is None or _kept.is_complete:
        return
    # Where the folder takes no file, the example is not worth its time.
    with contextlib.suppress(Exception), _new_file(_kept.path) as write:
        warm_up()
        write(_packed(_kept))
    _kept.complete()


def folder() -> Path:
    """By the XDG Base Directory Specification: a path that is not absolute is none."""
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (named if named.is_absolute() else Path.home() / ".cache") / "weijian"


def _place() -> Path:
    """One file for each Python and each installation of ours, which would else write theirs over one another's."""
    here = zlib.crc32(__file__.encode("utf-8", "surrogateescape"))
    return folder() / f"{NAME}-{sys.implementation.cache_tag}-{here:08x}"


def _stamp(sources: Iterable[Path]) -> bytes:
    """This Python, and how many files of what size the sources are, and when the last of them was changed."""
    count, size, newest = 0, 0, 0
    for path in sources:
        for held in _files(str(path)):
            count, size, newest = count + 1, size + held.st_size, max(newest, held.st_mtime_ns)
    return repr((sys.version, _insides().MAGIC, __file__, count, size, newest)).encode()


def _files(path: str) -> Iterator[os.stat_result]:
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            elif os.path.splitext(entry.name)[1] in SOURCES:  # noqa: PTH122
                yield entry.stat()


def _compiler() -> Any:
    """The module of the standard library that translates expressions; it promises nothing to anybody."""
    return re._compiler  # type: ignore[attr-defined]


def _insides() -> Any:
    """And the one that runs them."""
    return _compiler()._sre


def _read(kept: _Kept) -> bool:
    """Whether there is a whole file that was written for this Python and these sources."""
    try:
        data = kept.path.read_bytes()
    except OSError:
        return False
    head = kept.stamp + b"\n"
    if not data.startswith(head):
        return False
    packed = data[len(head) + 4 :]
    if data[len(head) : len(head) + 4] != _sum(packed):
        return False
    with contextlib.suppress(ValueError, EOFError, TypeError):
        known, values = marshal.loads(packed)
        if isinstance(known, dict) and isinstance(values, dict):
            kept.known, kept.values = known, values
            return True
    return False


def _packed(kept: _Kept) -> bytes:
    packed = marshal.dumps((kept.known, kept.values))
    return kept.stamp + b"\n" + _sum(packed) + packed


def _sum(packed: bytes) -> bytes:
    return zlib.crc32(packed).to_bytes(4, "big")


@contextlib.contextmanager
def _new_file(path: Path) -> Iterator[Callable[[bytes], object]]:
    """A file that takes its place whole or not at all, whoever else writes it."""
    import tempfile  # loads much that other runs do not need

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file.write
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _ask_first(kept: _Kept) -> None:
    """The standard library's compiler asks for what is kept; while that is not complete, what it makes is learnt."""
    compiler, insides = _compiler(), _insides()
    usual, build = compiler.compile, insides.compile
    made: list[tuple[Any, ...]] = []

    def seen(*parts: Any) -> re.Pattern[str]:
        made.append(parts)
        return build(*parts)

    def compiled(expression: Any, flags: int = 0) -> re.Pattern[Any]:
        known = kept.known.get((expression, flags)) if isinstance(expression, str) else None
        if known is not None:
            with contextlib.suppress(Exception):
                return _built(build, expression, known)
        pattern = usual(expression, flags)
        if made and not kept.is_complete and isinstance(expression, str):
            with contextlib.suppress(Exception):
                kept.known[expression, int(flags)] = _translated(*made[-1][1:])
        made.clear()
        return pattern

    if not kept.is_complete:
        compiler._sre = SimpleNamespace(**{**vars(insides), "compile": seen})
    compiler.compile = compiled


def _built(build: Callable[..., re.Pattern[str]], expression: str, known: Translated) -> re.Pattern[str]:
    flags, code, groups, numbers, names = known
    return build(expression, flags, array(WORD, code).tolist(), groups, numbers, names)


def _translated(
    flags: int, code: list[int], groups: int, numbers: dict[str, int], names: tuple[str | None, ...]
) -> Translated:
    return int(flags), array(WORD, code).tobytes(), groups, dict(numbers), names
