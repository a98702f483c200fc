"""Form fields by which a person, a unit or another record is picked: typed or chosen, then found.

A picked primary key is believed only inside the user's scope; outside it, a person is found by the whole ID
number alone. Nothing is created here (persons.RegisterPerson does that).
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from weijian.accounts.scope import Scope
from weijian.ledger import access
from weijian.ledger.cells import CellError
from weijian.ledger.filters import area_options, institution_options
from weijian.ledger.lookups import Lookups, record_label
from weijian.orgs.models import Area, Institution
from weijian.people import search
from weijian.people.models import Person

MOST_CANDIDATES = 8
MOST_LINKED = 300


def person_label(person: Person) -> str:
    return f"{person.name} {person.masked_id_number}".strip()


def person_line(person: Person) -> dict[str, Any]:
    """What a list of candidates shows: enough to tell namesakes apart, the ID number masked."""
    home = next((row for row in person.residences.all() if row.until is None), None)
    return {
        "id": person.pk,
        "name": person.name,
        "sex": person.get_sex_display(),
        "birth_date": person.birth_date,
        "id_number": person.masked_id_number,
        "area": str(home.area) if home else "",
        "died_on": person.died_on,
    }


def find_person(scope: Scope, text: str) -> Person:
    """The one person whom the text means; ValidationError says why there is none (`unknown`, `several`)."""
    number = search.id_number_of(text)
    if number:
        person = Person.objects.current().with_id_number(number).first()
        if person is None:
            raise ValidationError("没有此身份证号的人员，请先登记人员", code="unknown")
        return person
    found = search.find(access.persons(scope), text, MOST_CANDIDATES + 1)
    exact = [one for one in found if one.name == search.typed(text)] or found
    if not exact:
        raise ValidationError("管辖范围内没有此人，请输入身份证号，或先登记人员", code="unknown")
    if len(exact) > 1:
        raise ValidationError(
            "有%(count)s名人员相符，请从候选中选择或输入身份证号",
            code="several",
            params={"count": len(exact) if len(exact) <= MOST_CANDIDATES else f"{MOST_CANDIDATES}名以上"},
        )
    return exact[0]


class PersonPicker(forms.MultiWidget):
    """A hidden key that a script fills, and the text that works without any script."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        text = forms.TextInput(
            attrs={
                "placeholder": "姓名、拼音首字母、身份证号",
                "autocomplete": "off",
                "data-picker": "person",
            }
        )
        super().__init__({"id": forms.HiddenInput(), "text": text}, attrs)

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, Person):
            return [value.pk, person_label(value)]
        return [value, ""] if value else [None, ""]


class PersonField(forms.MultiValueField):
    """Gives a Person. `clean` takes the picked key, or finds the typed text."""

    widget = PersonPicker

    def __init__(self, scope: Scope, **options: Any) -> None:
        self.scope = scope
        parts = (forms.IntegerField(required=False), forms.CharField(required=False))
        super().__init__(parts, require_all_fields=False, **options)

    def compress(self, data_list: list[Any]) -> Person | None:
        key, text = data_list if data_list else (None, "")
        if key:
            person = Person.objects.current().filter(pk=key).first()
            # A text that was changed after the choice means somebody else.
            if person and (not text or text.startswith(person.name) or _is_number_of(text, person)):
                if not access.may_read_person(self.scope, person) and not _is_number_of(text, person):
                    raise ValidationError("此人不在您的管辖范围内，请输入完整身份证号", code="scope")
                return person
        return find_person(self.scope, text) if text else None


def _is_number_of(text: str, person: Person) -> bool:
    number = search.id_number_of(text)
    return number is not None and number == person.id_number


class UnitField(forms.ChoiceField):
    """Gives an Area or an Institution of a scope, or of all; `data-picker` lets a script offer a search."""

    def __init__(
        self, model: type[Area] | type[Institution], scope: Scope | None = None, **options: Any
    ) -> None:
        self.model = model
        kind = "area" if model is Area else "institution"
        found = area_options(scope) if model is Area else institution_options(scope)
        widget = forms.Select(attrs={"data-picker": kind})
        super().__init__(choices=[("", "---------"), *found], widget=widget, **options)

    def prepare_value(self, value: Any) -> Any:
        return value.pk if hasattr(value, "pk") else value

    def clean(self, value: Any) -> Area | Institution | None:
        chosen = super().clean(value)
        return self.model.objects.get(pk=chosen) if chosen else None


class RecordField(forms.CharField):
    """Gives a row of another ledger, picked from a list while it is short, else by number or label."""

    def __init__(self, model: Any, scope: Scope, **options: Any) -> None:
        self.model, self.scope = model, scope
        super().__init__(**options)
        rows = list(self.rows()[: MOST_LINKED + 1])
        if len(rows) <= MOST_LINKED:
            choices = [("", "---------"), *((f"#{row.pk}", record_label(row)) for row in rows)]
            self.widget = forms.Select(choices=choices)
            self.widget.is_required = self.required

    def rows(self) -> Any:
        return access.rows(self.scope, self.model.declaration).standing().order_by("-pk")

    def prepare_value(self, value: Any) -> Any:
        if hasattr(value, "pk"):
            return f"#{value.pk}"
        return f"#{value}" if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            found = self.rows().filter(pk=Lookups().record(self.model, text)).first()
        except CellError as error:
            raise ValidationError(f"{error.message}，{error.advice}") from error
        if found is None:
            raise ValidationError(f"这条{self.model.declaration.title}不在您的管辖范围内")
        return found
