"""Forms by which a person is registered and changed; the rules stand in the actions (ledger/persons.py)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from weijian.accounts.scope import Scope
from weijian.kernel import clock
from weijian.ledger.pickers import UnitField
from weijian.ledger.rules import Problem
from weijian.orgs.models import Area, AreaLevel
from weijian.people.models import NoIdReason, Person, Residence, Sex

DAY = {"type": "date"}


class ProblemForm(forms.Form):
    """A form that can show what an action refuses."""

    def take(self, problems: list[Problem]) -> None:
        for problem in problems:
            self.add_error(
                problem.field if problem.field in self.fields else None, ValidationError(problem.message)
            )


class IdentityForm(ProblemForm):
    """Who it is. Birth date and sex may be left to the ID number."""

    name = forms.CharField(label="姓名", max_length=50)
    id_number = forms.CharField(
        label="身份证号", max_length=24, required=False, help_text="填写后自动得出性别和出生日期"
    )
    no_id_reason = forms.TypedChoiceField(
        label="无身份证号的原因",
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", "---------"), *NoIdReason.choices],
    )
    sex = forms.TypedChoiceField(
        label="性别", coerce=int, empty_value=None, required=False, choices=[("", "按身份证号"), *Sex.choices]
    )
    birth_date = forms.DateField(
        label="出生日期", required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    other_document = forms.CharField(label="其他证件号", max_length=40, required=False)
    phone = forms.CharField(
        label="联系电话", max_length=20, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )

    def identity(self) -> dict[str, Any]:
        names = ("name", "id_number", "no_id_reason", "sex", "birth_date", "other_document", "phone")
        given = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        return {name: None if value == "" else value for name, value in given.items()}

    @staticmethod
    def values_of(person: Person) -> dict[str, Any]:
        names = ("name", "id_number", "no_id_reason", "sex", "birth_date", "other_document", "phone")
        return {name: getattr(person, name) for name in names}


class ResidenceForm(ProblemForm):
    """Where a person lives, and since when. Only areas of the scope are offered."""

    since = forms.DateField(label="居住自", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    kind = forms.TypedChoiceField(label="常住类型", coerce=int, choices=list(Residence.KINDS.items()))
    address = forms.CharField(label="详细住址", max_length=120, required=False)

    field_order = ["area", "since", "kind", "address"]

    def __init__(self, scope: Scope, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["area"] = UnitField(Area, scope, label="居住地", help_text="选到村")
        self.order_fields(self.field_order)

    def clean_area(self) -> Area:
        area: Area = self.cleaned_data["area"]
        if area.level == AreaLevel.COUNTY:
            raise ValidationError("请选到乡镇或村")
        return area


class RegisterForm(IdentityForm, ResidenceForm):
    """A new person with the first residence."""

    field_order = [
        "name",
        "id_number",
        "no_id_reason",
        "sex",
        "birth_date",
        "phone",
        "other_document",
        "area",
        "since",
        "kind",
        "address",
    ]


class ChangeForm(IdentityForm):
    reason = forms.CharField(label="更正原因", max_length=200)


class DeathForm(ProblemForm):
    """A death, or (left empty) that a death was registered by mistake."""

    died_on = forms.DateField(
        label="死亡日期",
        required=False,
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        help_text="误登时清空后保存，已结束的档案随之恢复",
    )
    reason = forms.CharField(label="依据或说明", max_length=200)

    def clean_died_on(self) -> Any:
        day = self.cleaned_data["died_on"]
        if day and day > clock.today():
            raise ValidationError("死亡日期不能晚于今天")
        return day
