"""Forms of the administrator's pages."""

from typing import Any

from django import forms

from weijian.accounts.models import User
from weijian.accounts.scope import Scope
from weijian.ledger.administration import scope_problems
from weijian.ledger.filters import area_options, institution_options
from weijian.ledger.parameters import PARAMETERS
from weijian.ledger.registry import lines
from weijian.orgs.models import Area


class UserForm(forms.ModelForm):
    """Role and scope of a user; the password is given by chance."""

    lines = forms.MultipleChoiceField(
        label="业务条线",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="不选为全部条线；限定人员可见的台账须点名选择",
    )

    class Meta:
        model = User
        fields = ["username", "name", "role", "area", "institution", "lines"]
        labels = {"username": "用户名"}
        help_texts = {"username": "登录用，字母、数字和 @ . + - _", "area": "不选为全县"}

    def __init__(self, scope: Scope, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["lines"].choices = [(line.name, line.title) for line in lines().values()]
        self.fields["area"].choices = [("", "全县"), *area_options(scope)]
        self.fields["institution"].choices = [("", "---------"), *institution_options(scope)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for problem in scope_problems(given.get("role"), given.get("area"), given.get("institution")):
            self.add_error(problem.field, problem.message)
        return given


class ParameterForm(forms.Form):
    """A value of a declared parameter from a day on."""

    code = forms.ChoiceField(label="参数")
    value = forms.DecimalField(label="值", max_digits=18, decimal_places=4)
    since = forms.DateField(label="生效日期", widget=forms.DateInput(attrs={"type": "date"}))
    area = forms.ModelChoiceField(
        Area.objects.none(), label="适用区划", required=False, help_text="不选为全县"
    )
    document = forms.CharField(label="依据文件", max_length=120)

    def __init__(self, scope: Scope, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].choices = [(one.code, f"{one.name}（{one.unit}）") for one in PARAMETERS.values()]
        self.fields["area"].queryset = Area.objects.all()
        self.fields["area"].choices = [("", "全县"), *area_options(scope)]
