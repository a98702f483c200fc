"""Proof-reading: paste a text or upload files, and read the marked text beside the findings. Nothing is kept."""

import json
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from weijian.accounts import audit
from weijian.proof.api import Report, proofread, proofread_file
from weijian.proof.output.json import reports_as_json
from weijian.proof.read import Unreadable
from weijian.proof.rules import rule_modules
from weijian.web.pages import Request
from weijian.web.proof_view import RELATION_WORDS, counts, pieces

LONGEST_TEXT = 2_000_000


def proof(request: Request) -> HttpResponse:
    context: dict[str, Any] = {"text": "", "errors": []}
    if request.method == "POST":
        text = request.POST.get("text", "").replace("\r\n", "\n")
        reports, errors = read_files(request.FILES.getlist("files"))
        if text.strip():
            reports.insert(0, proofread(text[:LONGEST_TEXT]))
        if not reports and not errors:
            errors.append("请粘贴文字，或选择要校核的文件。")
        found = sum(len(report.findings) for report in reports)
        audit.record(request.user, "proof", documents=len(reports), findings=found)
        context = {"text": text, "errors": errors, "documents": [shown(one) for one in reports]}
    return render(request, "web/proof/page.html", context)


def read_files(files: list[Any]) -> tuple[list[Report], list[str]]:
    """Reports of what can be read, and in words what cannot."""
    reports, errors = [], []
    for file in files:
        name = Path(file.name).name
        with NamedTemporaryFile(suffix=Path(name).suffix) as kept:
            for chunk in file.chunks():
                kept.write(chunk)
            kept.flush()
            try:
                reports.append(replace(proofread_file(kept.name), path=name))
            except Unreadable as unreadable:
                errors.append(f"{name}：{unreadable}")
    return reports, errors


def shown(report: Report) -> dict[str, Any]:
    """What the page says of one document."""
    titles = {module.rule.code: module.rule for module in rule_modules()}
    return {
        "report": report,
        "name": report.path or report.title or "粘贴的文字",
        "pieces": list(pieces(report)),
        "findings": [
            (number, one, titles.get(one.rule)) for number, one in enumerate(report.findings, start=1)
        ],
        "counts": counts(report.findings),
        "relations": [
            (RELATION_WORDS.get(one.type, one.type), one, [report.figures[at] for at in one.operands])
            for one in report.relations
        ],
        "json": reports_as_json([report]),
    }


@require_POST
def proof_json(request: Request) -> HttpResponse:
    """The findings as a file, in the form that `weijian proof --format json` prints."""
    body = request.POST.get("json", "")
    try:
        json.loads(body)
    except ValueError:
        return HttpResponse("内容不是校核结果", status=400, content_type="text/plain; charset=utf-8")
    response = HttpResponse(body, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="proof.json"'
    return response
