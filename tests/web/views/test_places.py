"""区划与机构: seen as of a day, changed by forms, refused at the field."""

from datetime import date

import pytest
from django.urls import reverse

from weijian.accounts.models import AuditEntry
from weijian.orgs.models import Area, Institution
from weijian.orgs.tree import AreaTree

DAY = {"since": "2021-07-01", "document": "县政函〔2021〕5号"}


def names(page):
    return {town.name: [one.name for one in villages] for town, villages in page.context["towns"]}


def deed(office, area, which, **form):
    return office.post(reverse("area_change", args=[area.pk, which]), {**DAY, **form})


def test_township_is_split_by_forms_and_the_tree_shows_both_days(office, county):
    form = {**DAY, "area_code": "431299103", "name": "望云镇", "parent": county.area.pk}
    assert office.post(reverse("area_new"), form).status_code == 302
    town = Area.objects.get(code="431299103")
    answer = deed(office, county.east_village_2, "move", parent=town.pk)
    assert answer.url == reverse("area", args=[county.east_village_2.pk])
    told = office.get(answer.url).content.decode()
    assert "不以上级望云镇的代码431299103开头" in told
    assert "县政函〔2021〕5号" in told
    before = names(office.get(reverse("places"), {"on": "2021-06-30"}))
    after = names(office.get(reverse("places"), {"on": "2021-07-01"}))
    assert before == {"溪口镇": ["柳湾村", "枫林村"], "石桥乡": ["竹山村", "茶亭村"]}
    assert after == {"溪口镇": ["柳湾村"], "石桥乡": ["竹山村", "茶亭村"], "望云镇": ["枫林村"]}


def test_search_finds_the_village_within_its_township(office, county):
    assert names(office.get(reverse("places"), {"q": "竹山"})) == {"石桥乡": ["竹山村"]}
    assert names(office.get(reverse("places"), {"q": "431299101"})) == {"溪口镇": ["柳湾村", "枫林村"]}
    assert "没有相符" in office.get(reverse("places"), {"q": "无此村"}).content.decode()


def test_day_that_cannot_be_read_means_today(office, county):
    assert office.get(reverse("places"), {"on": "昨天"}).context["day"] == date(2021, 12, 31)


def test_results_alone_are_sent_to_htmx(office, county):
    page = office.get(reverse("places"), headers={"HX-Request": "true"}).content.decode()
    assert "溪口镇" in page
    assert "<main" not in page


@pytest.mark.parametrize(
    ("which", "form", "field"),
    [
        ("rename", {"name": ""}, "name"),
        ("rename", {"name": "溪口镇"}, "name"),
        ("rename", {"name": "溪口街道", "since": "1999-01-01"}, "since"),
        ("merge", {"successor": "west"}, "children"),
        ("merge", {"successor": "east_village"}, "successor"),
    ],
)
def test_refusal_stands_at_its_field_and_nothing_changes(which, form, field, office, county):
    given = {
        name: getattr(county, value).pk if name == "successor" else value for name, value in form.items()
    }
    answer = deed(office, county.east, which, **given)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert county.east.tenures.count() == 1
    assert not AuditEntry.objects.filter(subject="area").exists()


def test_merged_village_is_listed_as_ended_and_can_be_taken_back(office, county):
    deed(office, county.east_village_2, "merge", successor=county.east_village.pk)
    page = office.get(reverse("places")).content.decode()
    assert "已撤并" in page
    assert "并入柳湾村" in page
    where = reverse("area", args=[county.east_village_2.pk])
    assert [name for name, _ in office.get(where).context["deeds"]] == ["reopen"]
    assert deed(office, county.east_village_2, "rename", name="枫树村").status_code == 404
    assert deed(office, county.east_village_2, "reopen").status_code == 302
    assert AreaTree.load().at(date(2021, 12, 31))[county.east_village_2.pk].name == "枫林村"


def test_mistaken_village_is_removed(office, county):
    form = {**DAY, "area_code": "431299101209", "name": "错村", "parent": county.east.pk}
    office.post(reverse("area_new"), form)
    answer = deed(office, Area.objects.get(code="431299101209"), "remove")
    assert answer.url == reverse("places")
    assert not Area.objects.filter(code="431299101209").exists()
    assert deed(office, county.east, "remove").status_code == 422


@pytest.mark.parametrize("which", ["move", "merge", "nonsense"])
def test_county_is_neither_moved_nor_merged(which, office, county):
    assert office.get(reverse("area_change", args=[county.area.pk, which])).status_code == 404


def test_institution_is_founded_changed_ended_and_found(office, county):
    form = {
        **DAY, "institution_code": "lw-01", "name": "柳湾村卫生室", "kind": "D6",
        "area": county.east_village.pk, "superior": county.east_hospital.pk,
    }  # fmt: skip
    assert office.post(reverse("institution_new"), form).status_code == 302
    clinic = Institution.objects.get(code="LW-01")
    assert not clinic.latest.public
    change = {**form, "since": "2021-09-01", "name": "柳湾村第一卫生室", "public": "on"}
    answer = office.post(reverse("institution_change", args=[clinic.pk, "change"]), change)
    told = office.get(answer.url).content.decode()
    assert "柳湾村第一卫生室" in told
    assert "2021-08-31" in told

    def listed(**given):
        return [row.name for row in office.get(reverse("institutions"), given).context["page"]]

    assert listed(q="柳湾") == ["柳湾村第一卫生室"]
    assert listed(q="lw-") == ["柳湾村第一卫生室"]
    assert listed(kind="D6", on="2021-08-01") == ["柳湾村卫生室"]
    assert listed(on="2021-06-30", kind="D6") == []
    office.post(reverse("institution_change", args=[clinic.pk, "end"]), {**DAY, "since": "2021-12-01"})
    assert listed(kind="D6") == []
    assert listed(ended="1") == ["柳湾村第一卫生室"]
    office.post(reverse("institution_change", args=[clinic.pk, "reopen"]))
    assert listed(kind="D6") == ["柳湾村第一卫生室"]


def test_county_without_places_is_told_how_to_begin(db, django_user_model):
    from django.test import Client

    chief = django_user_model.objects.create_user("luo", name="罗", role="administrator")
    client = Client()
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    AreaTree.forget()
    assert "weijian places load" in client.get(reverse("places")).content.decode()
    form = {"area_code": "431299", "name": "平川县", "parent": "", "since": "2000-01-01"}
    assert client.post(reverse("area_new"), form).status_code == 302
    assert "平川县" in client.get(reverse("places")).content.decode()


@pytest.mark.parametrize("role", ["department", "institution", "village_doctor", "reader"])
def test_others_change_nothing_by_post(role, clients, county):
    form = {**DAY, "name": "石桥镇"}
    assert (
        clients[role].post(reverse("area_change", args=[county.west.pk, "rename"]), form).status_code == 403
    )
    assert clients[role].post(reverse("area_new"), form).status_code == 403
    assert clients[role].post(reverse("institution_new"), form).status_code == 403
    where = reverse("institution_change", args=[county.hospital.pk, "end"])
    assert clients[role].post(where, form).status_code == 403
    assert county.west.tenures.count() == 1
