"""The form of a ledger, made from its declaration, checked by the very rules of store and import.

It renders nothing of its own and grants nothing: `submit` runs CreateRecord or ChangeRecord. Conversion is
that of cells.py, so a control understands what a spreadsheet cell understands. Warnings do not refuse: the form
comes back once with `warnings` to confirm, and the confirmation holds for those warnings only.
"""

import copy
import hashlib
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from weijian.accounts.models import User
from weijian.accounts.scope import Scope
from weijian.ledger import actions, checks, store, wordings
from weijian.ledger.cells import CellError, read_cell
from weijian.ledger.declaration import Declaration
from weijian.ledger.fields import (
    Choices,
    Day,
    Flag,
    Link,
    LongText,
    Moment,
    Number,
    Place,
    Resident,
    Unit,
    Whole,
)
from weijian.ledger.lookups import enrolment_for
from weijian.ledger.pickers import PersonField, RecordField, UnitField
from weijian.ledger.rules import Problem
from weijian.orgs.models import Area, Institution

MOST_RADIOS = 6
CONFIRMED = "confirmed"
INSTITUTION = "institution"


class CellField(forms.Field):
    """A control whose text is read as a spreadsheet cell would be."""

    def __init__(self, item: Any, **options: Any) -> None:
        self.item = item
        super().__init__(widget=_widget(item), **options)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(self.item, Choices):
            return [str(code) for code in self.item.split(value)] if isinstance(value, str) else value
        if value is None or isinstance(value, (str, bool)):
            return value
        return f"{value:%Y-%m-%dT%H:%M}" if isinstance(self.item, Moment) else str(value)

    def clean(self, value: Any) -> Any:
        if isinstance(self.item, Flag) and isinstance(self.widget, forms.CheckboxInput):
            return bool(value)
        try:
            read = read_cell(self.item, value)
        except CellError as error:
            raise ValidationError(
                "。".join(part for part in (error.message, error.advice) if part)
            ) from error
        if self.required and read in (None, ""):
            raise ValidationError(f"{self.item.verbose_name}不能为空", code="required")
        return read


def _widget(item: Any) -> forms.Widget:
    if isinstance(item, Choices):
        return forms.CheckboxSelectMultiple(choices=_pairs(item))
    if item.codes:
        optional = [("", "未填")] if not wordings.required(item) else []
        few = len(item.codes) <= MOST_RADIOS
        if few:
            return forms.RadioSelect(choices=[*optional, *_pairs(item)])
        return forms.Select(choices=[("", "---------"), *_pairs(item)])
    if isinstance(item, Flag):
        pairs = [("", "未填"), ("True", "是"), ("False", "否")]
        return forms.RadioSelect(choices=pairs) if item.null else forms.CheckboxInput()
    if isinstance(item, Moment):
        return forms.DateTimeInput(attrs={"type": "datetime-local"})
    if isinstance(item, Day):
        return forms.DateInput(attrs={"type": "date"})
    if isinstance(item, LongText):
        return forms.Textarea(attrs={"rows": 3})
    if isinstance(item, (Whole, Number)):
        return forms.TextInput(attrs={"inputmode": "decimal" if isinstance(item, Number) else "numeric"})
    return forms.TextInput(attrs={"maxlength": item.max_length} if item.max_length else {})


def _pairs(item: Any) -> list[tuple[str, str]]:
    return [(str(code), words) for code, words in item.codes.items()]


def form_field(item: Any, scope: Scope, *, fill_later: bool = False) -> forms.Field:
    """The control of one ledger field, with label, hint and required mark."""
    options: dict[str, Any] = {
        "label": str(item.verbose_name),
        "required": wordings.required(item) and not fill_later,
        "help_text": wordings.help_text(item),
    }
    made: forms.Field
    if isinstance(item, Resident):
        made = PersonField(scope, **options)
    elif isinstance(item, Unit):
        made = UnitField(Institution, **options)  # a patient may be referred to any
    elif isinstance(item, Place):
        made = UnitField(Area, **options)
    elif isinstance(item, Link):
        made = RecordField(item.related_model, scope, **options)
    else:
        made = CellField(item, **options)
    made.unit = getattr(item, "unit", "")
    return made


class RecordForm(forms.Form):
    """`RecordForm(declaration, user, request.POST or None, record=None, initial=None)`.

    After `is_valid()`: `values` for the action, `record` derived but not stored, `warnings` that wait for the
    hidden control `confirmed` to hold `confirmation`. `submit()` stores and returns the record, or None when
    something was refused meanwhile.
    """

    def __init__(
        self,
        declaration: Declaration,
        user: User,
        data: Mapping[str, Any] | None = None,
        record: Any = None,
        initial: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> None:
        self.declaration, self.user, self.scope = declaration, user, Scope.of(user)
        self.stored = record
        self.values: dict[str, Any] = {}
        self.record: Any = None
        self.warnings: list[Problem] = []
        start = {**_values_of(record), **(initial or {})}
        super().__init__(data, initial=start, **options)
        for item in declaration.entered:
            # The enrolment of a service is found from person and day when it is left empty.
            self.fields[item.name] = form_field(item, self.scope, fill_later=item.name == "enrolment")
        if self.scope.institution_id is None:
            self.fields[INSTITUTION] = UnitField(
                Institution, self.scope, label="记录机构", required=False, help_text="留空为本单位"
            )
        self.fields[CONFIRMED] = forms.CharField(required=False, widget=forms.HiddenInput())

    @property
    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Titles with their controls, as declared; what no section names comes last."""
        named = {name for _, names in self.declaration.sections for name in names}
        left = [name for name in self.fields if name not in named and name != CONFIRMED]
        sections = [*self.declaration.sections, ("其他" if named else self.declaration.title, tuple(left))]
        found = [(title, [self[name] for name in names if name in self.fields]) for title, names in sections]
        return [(title, controls) for title, controls in found if controls]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given = {name: value for name, value in given.items() if name != CONFIRMED}
        if given.get(INSTITUTION) is None:
            given.pop(INSTITUTION, None)
        self.values = given
        if not self.errors:
            self._fill_enrolment()
        if not self.errors:
            self._inspect()
        return given

    def _fill_enrolment(self) -> None:
        enrolment = self.declaration.enrolment
        if enrolment is None or self.values.get("enrolment") is not None:
            return
        person, day = self.values["person"], self.values.get(self.declaration.date_field)
        found = enrolment_for(list(enrolment.objects.standing().filter(person=person).order_by("start")), day)
        if found is None:
            title = enrolment.declaration.title
            self.add_error(
                "person", ValidationError(f"此人在该日没有{title}档案，请先建档", code="enrolment")
            )
        self.values["enrolment"] = found

    def _inspect(self) -> None:
        """Run every rule over the record as it would be stored."""
        record = copy.copy(self.stored) if self.stored else self.declaration.model()
        for name, value in self.values.items():
            setattr(record, name, value)
        if self.stored is None:
            record.recorded_by, record.source = self.user, "form"
        if record.institution_id is None:
            record.institution = actions.default_institution(self.user)
        self.record = record
        problems = store.inspect(record)
        self.add_problems(checks.errors(problems))
        self.warnings = checks.warnings(problems)
        if self.warnings and not self.errors and self.cleaned_data.get(CONFIRMED) != self.confirmation:
            self.add_error(None, ValidationError("有需要核对的内容，确认无误后请再次提交", code="confirm"))

    @property
    def confirmation(self) -> str:
        """What the hidden control must hold so that these warnings count as confirmed."""
        text = "\n".join(sorted(problem.message for problem in self.warnings))
        return hashlib.sha256(text.encode()).hexdigest()[:16] if text else ""

    @property
    def needs_confirmation(self) -> bool:
        """Whether warnings are all that stands in the way."""
        return bool(self.warnings) and self.is_bound and not self.is_valid() and self._only_unconfirmed()

    def _only_unconfirmed(self) -> bool:
        return set(self.errors) == {"__all__"} and self.has_error("__all__", "confirm")

    def add_problems(self, problems: list[Problem]) -> None:
        """Show problems at their fields; those of fields that the form has not, at the top."""
        for problem in problems:
            shown = problem.field if problem.field in self.fields else None
            self.add_error(shown, ValidationError(problem.message, code=problem.rule[:40] or "rule"))

    def submit(self, source: str = "form", reason: str = "") -> Any | None:
        """Store by the action. Forbidden is raised; a refusal comes back as errors of the form and None."""
        if not self.is_valid():
            return None
        action: actions.Action
        if self.stored:
            action = actions.ChangeRecord(self.stored, self.values, reason)
        else:
            action = actions.CreateRecord(self.declaration.code, self.values, source)
        try:
            return action.run(self.user)
        except checks.Refused as refused:
            self.add_problems(refused.problems)
            return None


def _values_of(record: Any) -> dict[str, Any]:
    if record is None:
        return {}
    found = {item.name: getattr(record, item.name) for item in record.declaration.entered}
    return {**found, INSTITUTION: record.institution}
