"""A proof-reading as files: JSON, SARIF, a page of its own, Word with comments or tracked changes, the original.

Everything goes out as an attachment and is never shown within the site; what was let stand is left out or marked so.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from weijian.accounts import audit
from weijian.proof.output.comments import write_comments
from weijian.proof.output.fixes import NotFixable, write_fixed
from weijian.proof.output.html import page
from weijian.proof.output.json import reports_as_json
from weijian.proof.output.sarif import reports_as_sarif
from weijian.review.work import source_of
from weijian.web.downloads import attachment
from weijian.web.pages import Request
from weijian.web.proof_view import Shown
from weijian.web.views.proofreading import shown_or_404

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BYTES = "application/octet-stream"


class NotMade(Exception):
    """Why there is no such file, in Chinese."""


def _json(shown: Shown) -> bytes:
    return reports_as_json([shown.report]).encode()


def _sarif(shown: Shown) -> bytes:
    return reports_as_sarif([shown.report]).encode()


def _page(shown: Shown) -> bytes:
    return page(shown.report).encode()


def _original(shown: Shown) -> bytes:
    return bytes(shown.reading.kept.original)


def _comments(shown: Shown) -> bytes:
    return _written(shown, write_comments)


def _fixed(shown: Shown) -> bytes:
    return _written(shown, write_fixed)


def _written(shown: Shown, write: Callable[..., int]) -> bytes:
    """What an output writes from the original file, in a folder that is gone afterwards."""
    suffix = Path(shown.reading.name).suffix.lower()
    with TemporaryDirectory() as folder:
        source = source_of(shown.reading, Path(folder) / f"original{suffix}")
        if write is write_comments and source.word is None:
            raise NotMade("只有 .docx 文件可以写批注。")
        target = Path(folder) / f"made{suffix}"
        try:
            write(replace(shown.report, source=source), target)
        except NotFixable as refused:
            raise NotMade(str(refused)) from refused
        return target.read_bytes()


@dataclass(frozen=True)
class Download:
    """A kind of file: what it is called on the page and in its name, and how it is made."""

    words: str
    name: str
    content_type: str
    make: Callable[[Shown], bytes]
    word_only: bool = False


KINDS = {
    "comments": Download("Word 批注稿", "批注", WORD, _comments, word_only=True),
    "fixed": Download("修改稿（修订标记）", "修改", BYTES, _fixed),
    "html": Download("单页网页", ".html", "text/html; charset=utf-8", _page),
    "json": Download("JSON", ".json", "application/json; charset=utf-8", _json),
    "sarif": Download("SARIF", ".sarif", "application/sarif+json; charset=utf-8", _sarif),
    "original": Download("原文件", "", BYTES, _original),
}


def proof_download(request: Request, reading_id: int, kind: str) -> HttpResponse:
    shown = shown_or_404(request, reading_id)
    if kind not in KINDS:
        raise Http404("没有这种文件。")
    download = KINDS[kind]
    try:
        body = download.make(shown)
    except NotMade as reason:
        messages.error(request, str(reason))
        return redirect("proof_reading", reading_id)
    audit.record(request.user, "proof_download", "review.proofreading", reading_id, kind=kind)
    return attachment(body, file_name(shown.reading.name, download.name), download.content_type)


def file_name(name: str, part: str) -> str:
    """材料.docx as 材料（批注）.docx or 材料.json; without a part as it was."""
    if not part:
        return name
    path = Path(name)
    return path.stem + part if part.startswith(".") else f"{path.stem}（{part}）{path.suffix}"
