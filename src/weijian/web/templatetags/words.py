"""What templates need to print records and figures as people read them."""

from datetime import date, timedelta
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html

from weijian.kernel import clock
from weijian.ledger.registry import ledgers
from weijian.proof.output.words import SEVERITIES as SEVERITY_WORDS
from weijian.web.figures import text_of

register = template.Library()


@register.simple_tag
def icon(name: str) -> str:
    """A drawing from our sheet; it says nothing to a screen reader, the words beside it do."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', static("web/icons.svg"), name
    )


# What the audit trail speaks of beside ledgers.
SUBJECTS = {
    "area": "区划",
    "institution": "机构",
    "parameter": "参数",
    "people.person": "人员",
    "places": "区划与机构",
    "review.proofreading": "校核记录",
    "user": "用户",
}


@register.filter
def ledger_title(code: str) -> str:
    """The Chinese name of a ledger, or of another subject of the audit trail."""
    declaration = ledgers().get(code)
    return declaration.title if declaration else SUBJECTS.get(code, code)


@register.filter
def lateness(day: date) -> str:
    """How far a due date is: 逾期3天, 今天到期, 还有5天."""
    days = (day - clock.today()).days
    if days < 0:
        return f"逾期{-days}天"
    return f"还有{days}天" if days else "今天到期"


@register.filter
def lateness_class(day: date) -> str:
    days = (day - clock.today()).days
    return "late" if days < 0 else "soon" if days <= 7 else "info"


@register.filter
def item(mapping: Any, key: Any) -> Any:
    """The entry of a mapping, or nothing."""
    return mapping.get(key, "") if mapping else ""


@register.filter
def minutes(span: timedelta) -> int:
    """Whole minutes of a span, rounded up."""
    return -(-int(span.total_seconds()) // 60)


@register.filter
def doubts(form: Any, name: str) -> list[Any]:
    """Warnings of a form that belong to one field."""
    return [problem for problem in getattr(form, "warnings", ()) if problem.field == name]


@register.filter
def picked(field: Any) -> list[Any]:
    """Key and text that a person picker holds, from what was typed or from the record."""
    value = field.value()
    key, text = value if isinstance(value, (list, tuple)) else field.field.widget.decompress(value)
    return [key or "", text or ""]


@register.filter
def severity_words(severity: str) -> str:
    return SEVERITY_WORDS[severity]


@register.filter
def figure_text(figure: Any, value: Any) -> str:
    """A value of a figure with the figure's decimals."""
    return text_of(figure, value)


@register.filter
def hint(text: str) -> str:
    """The line under a control without the unit, which stands beside the label."""
    return "；".join(part for part in str(text).split("；") if not part.startswith("单位："))
