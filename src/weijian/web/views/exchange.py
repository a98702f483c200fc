"""Ledgers as spreadsheets: template, export, and the import in three steps: upload, preview, result with undo."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from weijian.ledger import access
from weijian.ledger.checks import Refused
from weijian.ledger.declaration import Declaration
from weijian.ledger.models import ImportBatch
from weijian.ledger.registry import ledgers
from weijian.ledger.workbook.annotate import annotate
from weijian.ledger.workbook.export import ExportRows
from weijian.ledger.workbook.importing import ImportRows, UndoImport, preview
from weijian.ledger.workbook.plan import STATUS_LABELS, Plan, Status
from weijian.ledger.workbook.read import FileRefused
from weijian.ledger.workbook.template import write_template
from weijian.web import uploads
from weijian.web.downloads import EXCEL, attachment, streamed
from weijian.web.pages import Request, ledger_or_404, page_of, render_list, require

PROBLEMS_SHOWN = 100
ROWS_SHOWN = 20


def template(request: Request, code: str) -> HttpResponse:
    declaration = ledger_or_404(request, code)
    return attachment(write_template(declaration), f"{declaration.title}模板.xlsx", EXCEL)


def export(request: Request, code: str, kind: str) -> HttpResponse:
    """The filtered list as a file; what could not be exported is said on the list."""
    ledger_or_404(request, code)
    try:
        made = ExportRows(code, request.GET.dict(), file_format=kind).run(request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("ledger", code)
    if kind == "csv":
        parts = (part.encode() for part in made.lines())
        return streamed(parts, f"{made.file_name}.csv", "text/csv; charset=utf-8")
    file = BytesIO()
    made.write_xlsx(file)
    return attachment(file.getvalue(), f"{made.file_name}.xlsx", EXCEL)


def import_upload(request: Request, code: str) -> HttpResponse:
    declaration = ledger_or_404(request, code)
    require(request.scope.may_write, f"您只能查阅{declaration.title}，不能导入。")
    context: dict[str, Any] = {"declaration": declaration, "step": 1}
    file = request.FILES.get("file")
    if request.method == "POST" and file is None:
        context["error"] = "请选择要导入的表格。"
    elif request.method == "POST":
        upload = uploads.keep(request, code, file)
        return redirect("import_preview", code, upload.token)
    return render(request, "web/exchange/upload.html", context)


def action_of(request: Request, code: str, upload: uploads.Upload) -> ImportRows:
    given = request.POST if request.method == "POST" else request.GET
    return ImportRows(
        code,
        upload.content,
        upload.file_name,
        skip_errors=given.get("skip_errors") == "1",
        create_persons=given.get("create_persons") == "1",
    )


def import_preview(request: Request, code: str, token: str) -> HttpResponse:
    """What the import would do (GET); the import itself (POST)."""
    declaration = ledger_or_404(request, code)
    require(request.scope.may_write, f"您只能查阅{declaration.title}，不能导入。")
    upload = uploads.find(request, code, token)
    action = action_of(request, code, upload)
    context: dict[str, Any] = {"declaration": declaration, "step": 2, "upload": upload, "action": action}
    try:
        if request.method == "POST":
            imported = action.run(request.user)
            uploads.forget(request, upload)
            return redirect("import", imported.pk)
        context |= said_of(preview(action, request.user))
    except FileRefused as refused:
        uploads.forget(request, upload)
        return render(
            request, "web/exchange/upload.html", context | {"step": 1, "error": str(refused)}, status=422
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(request.get_full_path())
    return render(request, "web/exchange/preview.html", context)


def said_of(plan: Plan) -> dict[str, Any]:
    """What the preview tells of a plan."""
    writing = [row for row in plan.rows if row.status in (Status.NEW, Status.UPDATE)]
    return {
        "plan": plan,
        "counts": [(status, STATUS_LABELS[status], count) for status, count in plan.counts.items()],
        "writing": len(writing),
        "problems": sorted(plan.problems, key=lambda problem: (problem.severity, problem.row))[
            :PROBLEMS_SHOWN
        ],
        "problems_count": len(plan.problems),
        "changes": [row for row in plan.rows if row.changes][:ROWS_SHOWN],
    }


def import_marked(request: Request, code: str, token: str) -> HttpResponse:
    """The clerk's own file with every problem marked in its cell."""
    ledger_or_404(request, code)
    upload = uploads.find(request, code, token)
    plan = preview(action_of(request, code, upload), request.user)
    name = upload.file_name.rsplit(".", 1)[0]
    return attachment(annotate(plan, upload.content), f"{name}_校验.xlsx", EXCEL)


def batches_in_scope(request: Request) -> Any:
    """A user's own imports; the administrator's and the auditor's view holds all."""
    codes = [declaration.code for declaration in access.open_ledgers(request.scope)]
    found = ImportBatch.objects.filter(ledger__in=codes).select_related("by").order_by("-at", "-pk")
    return (
        found if request.scope.whole_county and request.scope.lines is None else found.filter(by=request.user)
    )


def imports(request: Request) -> HttpResponse:
    return render_list(request, "imports", {"page": page_of(request, batches_in_scope(request))})


def import_result(request: Request, batch_id: int) -> HttpResponse:
    batch = get_object_or_404(batches_in_scope(request), pk=batch_id)
    declaration: Declaration = ledgers()[batch.ledger]
    context = {
        "batch": batch,
        "declaration": declaration,
        "step": 3,
        "may_undo": batch.undone_at is None
        and (request.scope.may_administer or batch.by_id == request.user.pk),
    }
    return render(request, "web/exchange/result.html", context)


@require_POST
def import_undo(request: Request, batch_id: int) -> HttpResponse:
    batch = get_object_or_404(batches_in_scope(request), pk=batch_id)
    try:
        UndoImport(batch, keep_later=request.POST.get("keep_later") == "1").run(request.user)
        messages.success(request, "已撤销这次导入：新增的记录已作废，改动的记录已恢复原值。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("import", batch_id)
