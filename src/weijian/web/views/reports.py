"""Reports: choose a period, read the preview whose figures lead to their rows, take the Word file; check one again."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from weijian.accounts import audit
from weijian.reports.compose import compose
from weijian.reports.document import FigureIdentity, Report
from weijian.reports.html import write_html
from weijian.reports.verify import Verdict, verify
from weijian.reports.word.read_back import NotAReport
from weijian.reports.word.writer import write_word
from weijian.web.downloads import attachment
from weijian.web.pages import Request
from weijian.web.periods import Choice, read_choice

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
VERDICT_WORDS = {
    Verdict.AGREES: ("good", "✓ 相符"),
    Verdict.DIFFERS: ("error", "✕ 不符"),
    Verdict.UNKNOWN: ("warning", "无法识别"),
    Verdict.UNSAID: ("warning", "现无数据"),
}


def reports(request: Request) -> HttpResponse:
    """The page and, once a period is chosen, the preview."""
    choice = read_choice(request)
    context: dict[str, Any] = {"choice": choice}
    if "period" in request.GET and not choice.error:
        report = composed(request, choice)
        context |= {
            "report": report,
            "html": mark_safe(write_html(report, trace_address)),  # write_html escapes every text
            "figures": sum(1 for _ in report.figures()),
            "download": f"{reverse('report_word')}?{choice.query}",
        }
    return render(request, "web/reports/page.html", context)


def composed(request: Request, choice: Choice) -> Report:
    report = compose(choice.period, choice.area_id, request.user)
    audit.record(request.user, "report", period=choice.period.code, area=choice.area_id)
    return report


def trace_address(identity: FigureIdentity) -> str:
    """The figure's page for the unit and period that the identity names."""
    query = urlencode({"period": identity.period_code, "unit": identity.unit_code})
    return f"{reverse('figure', args=[identity.code])}?{query}"


def report_word(request: Request) -> HttpResponse:
    """The Word file of the same report."""
    choice = read_choice(request)
    if choice.error:
        return HttpResponse(choice.error, status=400, content_type="text/plain; charset=utf-8")
    report = composed(request, choice)
    name = f"{report.title.replace(chr(10), '')}.docx"
    return attachment(write_word(report), name, WORD)


@require_POST
def report_verify(request: Request) -> HttpResponse:
    """Check every figure of an uploaded report against the records of today."""
    context: dict[str, Any] = {"choice": read_choice(request)}
    file = request.FILES.get("file")
    try:
        if file is None:
            raise NotAReport("请选择要核对的 .docx 文件。")
        checks = verify(file.read(), request.scope)
        audit.record(request.user, "verify", figures=len(checks))
        context |= {
            "checked": file.name,
            "checks": [
                (*VERDICT_WORDS[check.verdict], check, trace_address(check.stored.identity))
                for check in checks
            ],
            "differing": sum(check.verdict is not Verdict.AGREES for check in checks),
            "changed": sum(check.changed_since for check in checks),
        }
    except NotAReport as unreadable:
        context["error"] = str(unreadable)
    return render(request, "web/reports/page.html", context)
