"""Which rules speak, how loudly, and from which severity on a document is refused: `weijian-proof.toml`.

It is found by walking up from the document, or named on the command line. Codes may be cut short: FIG1 stands
for every rule whose code begins so, and where two entries fit a rule, the longer one counts. All faults of the
file are told in Chinese, with the nearest right name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from weijian.proof.findings import SEVERITIES, Finding
from weijian.proof.nearest import nearest
from weijian.proof.rules import is_code, known_codes

FILE_NAME = "weijian-proof.toml"
TABLE = "proof"
FILE_KEYS = ("select", "ignore", "severity")
KEYS = (*FILE_KEYS, "fail-on", "files")
SEPARATOR = re.compile(r"[,，、\s]+")
PLACE = re.compile(r"line (\d+), column (\d+)")


class SettingsError(Exception):
    """A fault in the settings, in Chinese."""


@dataclass(frozen=True)
class Settings:
    """`select` empty means every rule. `files`: patterns of file names with entries of their own, added in turn."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    fail_on: str = "error"
    files: tuple[tuple[str, Settings], ...] = ()
    path: Path | None = None

    def wants(self, code: str) -> bool:
        chosen = _longest(code, self.select) if self.select else 0
        return chosen is not None and chosen > (_longest(code, self.ignore) or -1)

    def severity_of(self, finding: Finding) -> str:
        length = _longest(finding.rule, self.severity)
        return finding.severity if length is None else self.severity[finding.rule[:length]]

    def apply(self, finding: Finding) -> Finding | None:
        """The finding as these settings have it; None where its rule is not asked for."""
        return replace(finding, severity=self.severity_of(finding)) if self.wants(finding.rule) else None

    def joined(self, more: Settings) -> Settings:
        """These settings with others laid over them: another selection replaces, the rest is added."""
        return replace(
            self,
            select=more.select or self.select,
            ignore=(*self.ignore, *more.ignore),
            severity={**self.severity, **more.severity},
        )

    def for_file(self, path: Path) -> Settings:
        """What holds for one document; a pattern fits its name or the end of its path."""
        joined = self
        for pattern, more in self.files:
            if fnmatch(path.name, pattern) or fnmatch(path.as_posix(), f"*/{pattern}"):
                joined = joined.joined(more)
        return joined


def find_settings(document: Path) -> Settings:
    """The settings that lie nearest above a document; the usual ones where there are none."""
    place = document.resolve()
    for folder in (place, *place.parents) if place.is_dir() else place.parents:
        if (folder / FILE_NAME).is_file():
            return read_settings(folder / FILE_NAME)
    return Settings()


def read_settings(path: Path) -> Settings:
    try:
        body = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path}：无法打开配置文件：{error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}：配置文件应当用 UTF-8 编码保存") from error
    except tomllib.TOMLDecodeError as error:
        place = PLACE.search(str(error))
        where = f"第{place[1]}行第{place[2]}列附近" if place else "文件末尾"
        raise SettingsError(f"{path}：{where}写法有误，应为 TOML 格式") from error
    try:
        return replace(settings_of(_table(body)), path=path)
    except SettingsError as error:
        raise SettingsError(f"{path}：{error}") from error


def settings_of(table: Mapping[str, Any], keys: Iterable[str] = KEYS) -> Settings:
    """Settings from the entries of a table, each checked."""
    for key in table:
        if key not in keys:
            raise SettingsError(f"没有“{key}”这一项{nearest(key, keys)}")
    files = table.get("files", {})
    if not isinstance(files, dict) or not all(isinstance(entry, dict) for entry in files.values()):
        raise SettingsError('files 应写作 [files."文件名"]，下面列出各项')
    return Settings(
        select=_codes(table.get("select", []), "select"),
        ignore=_codes(table.get("ignore", []), "ignore"),
        severity=_severities(table.get("severity", {})),
        fail_on=_severity(table.get("fail-on", Settings.fail_on), "fail-on"),
        files=tuple((pattern, settings_of(entry, FILE_KEYS)) for pattern, entry in files.items()),
    )


def settings_of_words(select: Iterable[str], ignore: Iterable[str], severity: Iterable[str]) -> Settings:
    """Settings as a command line has them: codes parted by commas, severities as TXT103=hint."""
    pairs = [entry.partition("=") for entry in _parted(severity)]
    return Settings(
        select=tuple(map(check_code, _parted(select))),
        ignore=tuple(map(check_code, _parted(ignore))),
        severity={check_code(code): _severity(word.strip(), code) for code, _, word in pairs},
    )


def _parted(words: Iterable[str]) -> list[str]:
    return [part for word in words for part in SEPARATOR.split(word) if part]


def check_code(code: object) -> str:
    """A rule's code, or the beginning of one, in capitals; anything else is refused with the nearest code."""
    if not isinstance(code, str) or not code.strip():
        raise SettingsError(f'规则代码应写作 "FIG101"，现为 {code!r}')
    capital = code.strip().upper()
    if not is_code(capital):
        raise SettingsError(f"没有规则“{code}”{nearest(capital, known_codes())}")
    return capital


def _table(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The entries stand at the top of the file, or in a table of their own where the file serves others, too."""
    table = body.get(TABLE, body)
    if not isinstance(table, dict):
        raise SettingsError(f"{TABLE} 应写作 [{TABLE}]，下面列出各项")
    return table


def _codes(codes: object, key: str) -> tuple[str, ...]:
    if not isinstance(codes, list):
        raise SettingsError(f'{key} 应为列表，如 {key} = ["FIG", "TXT103"]')
    return tuple(check_code(code) for code in codes)


def _severities(entries: object) -> dict[str, str]:
    if not isinstance(entries, dict):
        raise SettingsError('severity 应写作 [severity]，下面逐行写 TXT103 = "hint"')
    return {check_code(code): _severity(severity, code) for code, severity in entries.items()}


def _severity(word: object, key: str) -> str:
    if word not in SEVERITIES:
        near = nearest(word, SEVERITIES) if isinstance(word, str) else ""
        raise SettingsError(f"{key} 只能是 {'、'.join(reversed(SEVERITIES))}，现为 {word!r}{near}")
    return str(word)


def _longest(code: str, entries: Iterable[str]) -> int | None:
    """How long the longest entry is that the code begins with."""
    return max((len(entry) for entry in entries if code.startswith(entry)), default=None)
