"""Forms by which areas and institutions are changed; each makes one action, whose rules stand on the ledger floor."""

from collections.abc import Iterable
from typing import Any

from django import forms

from weijian.kernel import clock
from weijian.ledger import institutions, places
from weijian.ledger.tenures import DOCUMENT_LENGTH, PlaceAction, latest
from weijian.ledger.workbook.place_columns import BEGINNING
from weijian.orgs.models import INSTITUTION_KINDS, Area, AreaLevel, Institution
from weijian.orgs.tree import AreaTree
from weijian.web.person_forms import DAY, ProblemForm

KINDS = [(code, f"{code} {words}") for code, words in INSTITUTION_KINDS.items()]


class PlaceForm(ProblemForm):
    """Base: `title` heads the page, `lead` says what will happen, `action()` makes the action of a valid form."""

    title = ""
    lead = ""

    def __init__(self, place: Area | Institution | None, *args: Any, **options: Any) -> None:
        self.place: Any = place
        options["initial"] = {**self.present(), **(options.get("initial") or {})}
        super().__init__(*args, **options)
        self.offer()

    def present(self) -> dict[str, Any]:
        """What the fields hold at first."""
        return {}

    def offer(self) -> None:
        """Fill the lists of choices."""

    def action(self) -> PlaceAction:
        raise AssertionError(f"{type(self).__name__} makes no action")


class DatedForm(PlaceForm):
    since = forms.DateField(label="生效日期", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    document = forms.CharField(label="依据文件", max_length=DOCUMENT_LENGTH, required=False)

    def present(self) -> dict[str, Any]:
        return {"since": clock.today()}

    def dated(self) -> dict[str, Any]:
        return {"since": self.cleaned_data["since"], "document": self.cleaned_data["document"]}


def offer_areas(field: Any, levels: Iterable[int], without: Area | None = None) -> None:
    """Standing areas of the levels, each under its township's name."""
    snapshot, wanted = AreaTree.load().at(clock.today()), set(levels)
    found = sorted(
        (node for node in snapshot.nodes.values() if node.level in wanted), key=lambda node: node.code
    )
    field.queryset = Area.objects.all()
    field.choices = [("", "---------")] + [
        (node.id, "".join(one.name for one in reversed(snapshot.path(node.id)[:-1])) or node.name)
        for node in found
        if without is None or node.id != without.pk
    ]


def offer_institutions(field: Any, without: Institution | None = None) -> None:
    field.queryset = Institution.objects.all()
    standing = institutions.standing_on(clock.today())
    field.choices = [("", "---------")] + [
        (one.pk, tenure.name) for one, tenure in standing if without is None or one.pk != without.pk
    ]


class AreaForm(DatedForm):
    title = "新设区划"
    lead = "代码登记后不能改，也不能重复使用。长度定级别：县6位、乡镇9位、村12位。"
    area_code = forms.CharField(
        label="代码", max_length=12, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    name = forms.CharField(label="名称", max_length=places.NAME_LENGTH)
    parent = forms.ModelChoiceField(Area.objects.none(), label="上级", required=False, help_text="县没有上级")
    field_order = ("area_code", "name", "parent", "since", "document")

    def offer(self) -> None:
        offer_areas(self.fields["parent"], AreaLevel.values[:2])
        self.fields["since"].help_text = f"向来就有的填 {BEGINNING:%Y-%m-%d}"

    def action(self) -> PlaceAction:
        given = self.cleaned_data
        return places.AddArea(given["area_code"], given["name"], given["parent"], **self.dated())


class RenameForm(DatedForm):
    title = "更名"
    lead = "自生效日期起用新名称；以前日期的数字和报告仍用旧名。名称录错，填设立那一天即可更正。"
    name = forms.CharField(label="新名称", max_length=places.NAME_LENGTH)
    field_order = ("name", "since", "document")

    def action(self) -> PlaceAction:
        return places.RenameArea(self.place, self.cleaned_data["name"], **self.dated())


class MoveForm(DatedForm):
    title = "划归另一上级"
    lead = "乡镇拆分时，先新设乡镇，再把各村划过去。以前日期的数字仍归原上级，记录不改动。"
    parent = forms.ModelChoiceField(Area.objects.none(), label="新上级")
    field_order = ("parent", "since", "document")

    def offer(self) -> None:
        offer_areas(self.fields["parent"], [self.place.level - 1])

    def action(self) -> PlaceAction:
        return places.MoveArea(self.place, self.cleaned_data["parent"], **self.dated())


class MergeForm(DatedForm):
    title = "并入另一区划"
    lead = "原区划到生效日期前一天为止；自生效日期起，它的记录计入并入的区划。以前日期的数字不变。"
    successor = forms.ModelChoiceField(Area.objects.none(), label="并入")
    children = forms.BooleanField(label="下级区划一并划入", required=False)
    field_order = ("successor", "since", "document", "children")

    def offer(self) -> None:
        offer_areas(self.fields["successor"], [self.place.level], self.place)
        if self.place.level == AreaLevel.VILLAGE:
            del self.fields["children"]

    def action(self) -> PlaceAction:
        given = self.cleaned_data
        return places.MergeArea(
            self.place, given["successor"], **self.dated(), children=given.get("children", False)
        )


class ReopenAreaForm(PlaceForm):
    title = "撤回撤并"
    lead = "用于误办的撤并：此区划如同从未撤并。撤并时一并划出的下级，须另行划回。"

    def action(self) -> PlaceAction:
        return places.ReopenArea(self.place)


class RemoveAreaForm(PlaceForm):
    title = "删除误录"
    lead = "只有没有任何下级、居民、机构、用户、记录用到时才能删除。"

    def action(self) -> PlaceAction:
        return places.RemoveArea(self.place)


class InstitutionFields(DatedForm):
    name = forms.CharField(label="名称", max_length=institutions.NAME_LENGTH)
    kind = forms.ChoiceField(label="类别", choices=[("", "---------"), *KINDS])
    area = forms.ModelChoiceField(Area.objects.none(), label="所在区划")
    superior = forms.ModelChoiceField(Institution.objects.none(), label="上级机构", required=False)
    public = forms.BooleanField(label="公立", required=False)

    def offer(self) -> None:
        offer_areas(self.fields["area"], AreaLevel.values)
        offer_institutions(self.fields["superior"], self.place)


class InstitutionForm(InstitutionFields):
    title = "新设机构"
    lead = "代码登记后不能改，也不能重复使用。"
    institution_code = forms.CharField(
        label="代码", max_length=18, help_text="18位统一社会信用代码，或2至17位字母、数字、连字符的自编码"
    )
    field_order = ("institution_code", "name", "kind", "area", "superior", "since", "document", "public")

    def present(self) -> dict[str, Any]:
        return {**super().present(), "public": True}

    def action(self) -> PlaceAction:
        return institutions.AddInstitution(**self.cleaned_data)


class ChangeInstitutionForm(InstitutionFields):
    title = "变更机构"
    lead = "自生效日期起用新的内容；以前日期仍用原来的。"
    field_order = ("name", "kind", "area", "superior", "since", "document", "public")

    def present(self) -> dict[str, Any]:
        last = latest(self.place)
        held = {name: getattr(last, name) for name in ("name", "kind", "public")}
        links = {"area": last.area_id, "superior": last.superior_id}
        return {**super().present(), **held, **links}

    def action(self) -> PlaceAction:
        values = {name: self.cleaned_data[name] for name in institutions.CHANGEABLE}
        return institutions.ChangeInstitution(self.place, values, **self.dated())


class EndInstitutionForm(DatedForm):
    title = "撤销或并入"
    lead = "机构到生效日期前一天为止；写明并入的机构时，它的记录自生效日期起计入那里。"
    successor = forms.ModelChoiceField(
        Institution.objects.none(), label="并入", required=False, help_text="不选为撤销"
    )
    field_order = ("successor", "since", "document")

    def offer(self) -> None:
        offer_institutions(self.fields["successor"], self.place)

    def action(self) -> PlaceAction:
        return institutions.EndInstitution(
            self.place, successor=self.cleaned_data["successor"], **self.dated()
        )


class ReopenInstitutionForm(PlaceForm):
    title = "撤回撤并"
    lead = "用于误办的撤销或并入：此机构如同从未撤并。"

    def action(self) -> PlaceAction:
        return institutions.ReopenInstitution(self.place)


class RemoveInstitutionForm(PlaceForm):
    title = "删除误录"
    lead = "只有没有任何下级机构、用户、记录用到时才能删除。"

    def action(self) -> PlaceAction:
        return institutions.RemoveInstitution(self.place)


# What may be done to a standing place and to an ended one; the keys stand in the address.
AREA_DEEDS = {"rename": RenameForm, "move": MoveForm, "merge": MergeForm, "remove": RemoveAreaForm}
ENDED_AREA_DEEDS = {"reopen": ReopenAreaForm}
INSTITUTION_DEEDS = {
    "change": ChangeInstitutionForm,
    "end": EndInstitutionForm,
    "remove": RemoveInstitutionForm,
}
ENDED_INSTITUTION_DEEDS = {"reopen": ReopenInstitutionForm}
