"""Files between the preview of an import and its confirmation: kept in the data folder, for their sender only.

A file is known by a random token that stands in the sender's session. It is deleted when the import is done or
given up, and after a day in any case: such files are full of names.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404

from weijian.web.pages import Request

KEPT_FOR = timedelta(days=1)
SESSION_KEY = "uploads"


@dataclass(frozen=True)
class Upload:
    token: str
    ledger: str
    file_name: str
    path: Path

    @property
    def content(self) -> bytes:
        return self.path.read_bytes()


def folder() -> Path:
    made = Path(settings.DATA) / "uploads"
    made.mkdir(mode=0o700, exist_ok=True)
    return made


def keep(request: Request, ledger: str, file: Any) -> Upload:
    """Store an uploaded file and remember it in the session."""
    sweep()
    token = secrets.token_hex(16)
    upload = Upload(token, ledger, Path(file.name).name[-200:], folder() / token)
    with upload.path.open("wb") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
    held = request.session.get(SESSION_KEY, {})
    request.session[SESSION_KEY] = {**held, token: [ledger, upload.file_name]}
    return upload


def find(request: Request, ledger: str, token: str) -> Upload:
    """The file of this session; 404 when it is another's, for another ledger, or gone."""
    held = request.session.get(SESSION_KEY, {}).get(token)
    path = folder() / token
    if held is None or held[0] != ledger or not path.exists():
        raise Http404("这份上传的文件已经处理或过期，请重新上传。")
    return Upload(token, ledger, held[1], path)


def forget(request: Request, upload: Upload) -> None:
    upload.path.unlink(missing_ok=True)
    held = request.session.get(SESSION_KEY, {})
    request.session[SESSION_KEY] = {token: one for token, one in held.items() if token != upload.token}


def sweep() -> None:
    """Delete what nobody came back for. The file system keeps real time, so ages are taken between its own stamps."""
    marker = folder() / ".now"
    marker.touch()
    now = marker.stat().st_mtime
    for path in folder().iterdir():
        if now - path.stat().st_mtime > KEPT_FOR.total_seconds():
            path.unlink(missing_ok=True)
