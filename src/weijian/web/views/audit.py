"""The audit trail, for the administrator and the auditor; nobody can change or delete a line of it."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse

from weijian.accounts.models import AuditEntry
from weijian.ledger.actions import actions
from weijian.ledger.registry import ledgers
from weijian.web.context import may_audit
from weijian.web.pages import Request, page_of, render_list, require

# Entries that are not actions on records.
OTHER_TITLES = {
    "read": "查阅",
    "read_person": "查阅人员",
    "reveal": "显示证件号和电话",
    "export": "导出",
    "drill": "查看指标明细",
    "sign_in": "登录",
    "sign_out": "退出",
    "change_password": "修改密码",
    "proof_read": "查阅校核结果",
    "proof_download": "下载校核结果",
    "proof_erase": "到期清除校核正文",
    "report": "生成报告",
    "verify": "核对报告",
}


def titles() -> dict[str, str]:
    return {**OTHER_TITLES, **{action.code: action.title for action in actions()}}


def audit_trail(request: Request) -> HttpResponse:
    require(may_audit(request.user), "审计记录只供县级管理员和审计人员查阅。")
    found, errors = narrowed(AuditEntry.objects.select_related("user").order_by("-at", "-pk"), request.GET)
    context = {
        "page": page_of(request, found, 50),
        "titles": titles(),
        "ledgers": ledgers(),
        "given": request.GET,
        "errors": errors,
    }
    return render_list(request, "audit", context)


def narrowed(entries: QuerySet, given: Any) -> tuple[QuerySet, list[str]]:
    """Entries that the filters ask for; what cannot be understood is said and matches nothing."""
    errors = []
    for name, lookup, column in (
        ("action", "action", str),
        ("subject", "subject", str),
        ("person", "person_id", int),
    ):
        text = given.get(name, "").strip()
        if text and column is int and not text.isdecimal():
            errors.append("人员编号应为数字")
            entries = entries.none()
        elif text:
            entries = entries.filter(**{lookup: text})
    user = given.get("user", "").strip()
    if user:
        entries = entries.filter(Q(user__name__contains=user) | Q(user__username=user))
    for name, lookup, later in (("from", "at__date__gte", 0), ("to", "at__date__lt", 1)):
        text = given.get(name, "")
        try:
            if text:
                entries = entries.filter(**{lookup: date.fromisoformat(text) + timedelta(days=later)})
        except ValueError:
            errors.append(f"“{text}”不是日期")
            entries = entries.none()
    return entries, errors
