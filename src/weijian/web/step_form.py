"""The small form of one step of a case: the day, what the step asks for, a note. The rules stand in the action."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from weijian.accounts.scope import Scope
from weijian.kernel import clock
from weijian.ledger.flows import Step
from weijian.ledger.forms import form_field
from weijian.ledger.rules import Problem


class StepForm(forms.Form):
    """`values()` gives what the step asks for; fields left empty keep what the record holds."""

    on = forms.DateField(label="办理日期", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, record: Any, step: Step, scope: Scope, data: Mapping[str, Any] | None = None) -> None:
        self.record, self.step = record, step
        # The day of the step is asked once, also where the step writes it into a field of its own.
        self.asked = [name for name in step.fields if name != step.dated]
        held = {name: getattr(record, name) for name in self.asked}
        super().__init__(data, initial={"on": clock.today(), **held}, prefix=step.code)
        if step.dated:
            self.fields["on"].label = str(record.declaration.field(step.dated).verbose_name)
        for name in self.asked:
            self.fields[name] = form_field(record.declaration.field(name), scope, fill_later=True)
            self.fields[name].required = name in step.needs
        self.fields["note"] = forms.CharField(label="说明", max_length=200, required=False)

    def values(self) -> dict[str, Any]:
        given = {name: self.cleaned_data.get(name) for name in self.asked}
        return {name: value for name, value in given.items() if value not in (None, "")}

    def take(self, problems: list[Problem]) -> None:
        """Show a refusal at its fields; what the form does not ask for, at the top."""
        places = {"state_since": "on", self.step.dated: "on"}
        for problem in problems:
            name = places.get(problem.field, problem.field)
            self.add_error(name if name in self.fields else None, ValidationError(problem.message))
