"""The folder in which all data of one county live, and the keys kept in it.

`WEIJIAN_DATA` names it (default `./data`). Records, columnar copy, keys and uploads lie side by side, so
that copying the folder while the server is stopped is a complete backup.
"""

import os
import secrets
from pathlib import Path


def data_folder() -> Path:
    """The data folder; created on first use, readable by its owner only."""
    folder = Path(os.environ.get("WEIJIAN_DATA", "data")).resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def key(name: str) -> str:
    """A random secret kept in `<data>/keys/<name>`, made on first use (256 bits, hexadecimal)."""
    path = data_folder() / "keys" / name
    if not path.exists():
        path.parent.mkdir(mode=0o700, exist_ok=True)
        # Exclusive creation: of two processes that start together, one makes the key and both read it.
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text().strip()
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(32))
    return path.read_text().strip()
