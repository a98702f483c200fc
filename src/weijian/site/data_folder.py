"""The folder in which all data of one county live, and the keys kept in it.

`WEIJIAN_DATA` names it (default `./data`). Records, columnar copy, keys and uploads lie side by side, so
that copying the folder while the server is stopped is a complete backup.
"""

import os
import re
import secrets
import tempfile
from pathlib import Path


def data_folder() -> Path:
    """The data folder; created on first use, readable by its owner only."""
    folder = Path(os.environ.get("WEIJIAN_DATA", "data")).resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


class DamagedKey(Exception):
    """A key file does not hold a key; using it would seal records that nobody can open again."""


def key(name: str) -> str:
    """A random secret kept in `<data>/keys/<name>`, made on first use (256 bits, hexadecimal).

    Raises DamagedKey for a file that was emptied or cut off.
    """
    path = data_folder() / "keys" / name
    if not path.exists():
        path.parent.mkdir(mode=0o700, exist_ok=True)
        _make_key(path)
    found = path.read_text().strip()
    if not re.fullmatch(r"[0-9a-f]{64}", found):
        raise DamagedKey(f"密钥文件 {path} 已损坏，请从备份恢复；没有它，已加密的身份证号和电话无法打开。")
    return found


def _make_key(path: Path) -> None:
    """Written whole beside its place and then linked there: of two processes that start together, one makes the
    key, and neither ever reads half of it."""
    descriptor, draft = tempfile.mkstemp(dir=path.parent)  # readable by its owner only
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(32))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()
