"""Every rule over one record, for form, import and API alike.

It reads the record and its neighbours (the same person's rows of the ledger) and returns problems; it writes
nothing. The database's constraints hold the same rules once more.
"""

from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.db.models import Q

from weijian.ledger.fields import Choices, LedgerField, wording
from weijian.ledger.rules import Problem, Severity


class Refused(Exception):
    """A record breaks rules of error severity; `problems` says which."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("；".join(problem.message for problem in problems))
        self.problems = problems


def refuse(message: str, field: str = "", rule: str = "") -> NoReturn:
    """Refuse for one reason; the field is where a form shows it."""
    raise Refused([Problem(Severity.ERROR, message, field, rule)])


def check(record: Any, others: list[Any]) -> list[Problem]:
    """All problems of a record; `others` are the same person's other valid rows of this ledger, oldest first."""
    declaration = record.declaration
    found: list[Problem] = []
    for item, attribute, may_be_empty in declaration.checked:
        value = getattr(record, attribute)
        if not (may_be_empty and (value is None or value == "")):
            found.extend(field_problems(record, item))
    broken = {problem.field for problem in found if problem.severity is Severity.ERROR}
    for rule, is_broken_by in declaration.tests:
        if is_broken_by is not None and not is_broken_by(record):
            continue
        # A rule over a field that is itself missing or unreadable would only repeat the complaint.
        if not broken or not broken & set(rule_fields(rule)):
            found.extend(rule.check(record, others))
    return found


def rule_fields(rule: Any) -> tuple[str, ...]:
    shown = getattr(rule, "fields", ()) or ((rule.shown_at(),) if hasattr(rule, "shown_at") else ())
    return tuple(shown)


def field_problems(record: Any, item: LedgerField) -> list[Problem]:
    """Missing value, unknown code, hard and soft bounds of one field."""
    value = getattr(record, item.attname)
    if item.compute:
        return []
    if value is None or value == "":
        if item.null or item.blank:
            return []
        return [Problem(Severity.ERROR, f"{item.verbose_name}不能为空", item.name, "required")]
    if item.codes:
        known = _known(item, value)
        text = f"{item.verbose_name}的代码“{value}”不在选项内"
        return [] if known else [Problem(Severity.ERROR, text, item.name, "code")]
    if item.validators and not item.error:
        try:
            # A program may hand a whole number to a decimal field; the validators want the field's own type.
            item.run_validators(item.to_python(value))
        except ValidationError as error:
            text = f"{item.verbose_name}：{'；'.join(error.messages)}"
            return [Problem(Severity.ERROR, text, item.name, "field")]
    return bound_problems(item, value)


def _known(item: LedgerField, value: Any) -> bool:
    if isinstance(item, Choices):
        codes = {str(code) for code in item.codes or {}}
        return all(part in codes for part in value.strip("|").split("|"))
    return value in (item.codes or {})


def bound_problems(item: LedgerField, value: Any) -> list[Problem]:
    for bounds, severity, advice in (
        (item.error, Severity.ERROR, "超出允许范围"),
        (item.warning, Severity.WARNING, "超出常见范围，请核对"),
    ):
        if bounds and not bounds[0] <= value <= bounds[1]:
            text = f"{item.verbose_name}{wording(item, value)}{item.unit}{advice}（{bounds[0]}～{bounds[1]}{item.unit}）"
            return [Problem(severity, text, item.name, "bounds")]
    return []


def doubles(record: Any) -> list[Problem]:
    """A row that already stands under the same natural key, or another open enrolment of the same subject."""
    declaration = record.declaration
    standing = type(record).objects.standing().exclude(pk=record.pk)
    found = []
    if declaration.natural_key:
        key = {
            name: getattr(record, record._meta.get_field(name).attname) for name in declaration.natural_key
        }
        same = _same_key(declaration, key)
        if same is not None and standing.filter(same).exists():
            labels = "、".join(
                str(record._meta.get_field(name).verbose_name) for name in declaration.natural_key
            )
            found.append(
                Problem(
                    Severity.ERROR,
                    f"已有{labels}相同的{declaration.title}",
                    declaration.natural_key[0],
                    "key",
                )
            )
    if declaration.kind == "enrolment" and declaration.subject and record.end is None:
        subject = {declaration.subject: getattr(record, declaration.subject)}
        if standing.filter(end__isnull=True, **subject).exists():
            found.append(
                Problem(Severity.ERROR, f"已有未结束的{declaration.title}记录", declaration.subject, "open")
            )
    return found


def _same_key(declaration: Any, key: dict[str, Any]) -> Q | None:
    """Rows with the same natural key, an empty optional part being like another empty one, which databases deny.

    None while a required part is missing, or when nothing is left to tell rows apart by.
    """
    empty = [name for name, value in key.items() if value is None]
    if len(empty) == len(key) or any(not declaration.field(name).null for name in empty):
        return None
    given = {name: value for name, value in key.items() if value is not None}
    return Q(**given, **{f"{name}__isnull": True for name in empty})


def errors(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def warnings(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.WARNING]
