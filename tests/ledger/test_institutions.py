"""Institutions put on file, changed from a day on, ended and taken back."""

from datetime import date

import pytest

from weijian.accounts.models import AuditEntry
from weijian.ledger.access import Forbidden
from weijian.ledger.checks import Refused
from weijian.ledger.institutions import (
    AddInstitution,
    ChangeInstitution,
    EndInstitution,
    RemoveInstitution,
    ReopenInstitution,
)
from weijian.ledger.places import MergeArea
from weijian.orgs.models import Institution

pytestmark = pytest.mark.django_db
DAY = date(2021, 7, 1)
EVE = date(2021, 6, 30)
CREDIT_CODE = "12431299MB00000017"


@pytest.fixture
def chief(users):
    return users["administrator"]


def refused(action, user):
    with pytest.raises(Refused) as caught:
        action.run(user)
    [problem] = caught.value.problems
    return problem.field, problem.message


def test_clinic_is_put_on_file_with_its_superior(county, chief):
    clinic = AddInstitution(
        "lw-01", "柳湾村卫生室", "D6", county.east_village, DAY, county.east_hospital, public=False
    ).run(chief)
    assert (clinic.code, clinic.on(EVE)) == ("LW-01", None)
    tenure = clinic.on(DAY)
    assert (tenure.superior, tenure.area, tenure.public) == (county.east_hospital, county.east_village, False)
    assert AuditEntry.objects.get().detail["superior"] == "EAST"


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"institution_code": "EAST"}, "institution_code", "已登记为“溪口镇卫生院”"),
        ({"institution_code": "卫生室1"}, "institution_code", "自编码"),
        ({"institution_code": CREDIT_CODE}, "institution_code", "校验码不符"),
        ({"name": ""}, "name", "不能为空"),
        ({"kind": "Z9"}, "kind", "D6村卫生室"),
        ({"since": date(1999, 1, 1)}, "area", "才设立"),
    ],
)
def test_institution_that_cannot_be_is_refused(changes, field, words, county, chief):
    given = {
        "institution_code": "LW-01",
        "name": "柳湾村卫生室",
        "kind": "D6",
        "area": county.east_village,
        "since": DAY,
    }
    where, message = refused(AddInstitution(**{**given, **changes}), chief)
    assert (where, words in message) == (field, True), message
    assert Institution.objects.count() == 4


def test_change_is_dated_and_keeps_what_is_not_given(county, chief):
    ChangeInstitution(county.east_hospital, {"name": "溪口镇中心卫生院", "kind": "C210"}, DAY).run(chief)
    hospital = Institution.objects.get(pk=county.east_hospital.pk)
    before, after = hospital.on(EVE), hospital.on(DAY)
    assert (before.name, before.kind, before.until) == ("溪口镇卫生院", "C220", EVE)
    assert (after.name, after.kind, after.area) == ("溪口镇中心卫生院", "C210", county.east)
    ChangeInstitution(county.east_hospital, {"public": False}, DAY).run(chief)
    assert hospital.tenures.count() == 2
    assert not Institution.objects.get(pk=hospital.pk).on(DAY).public


def test_change_of_nothing_of_the_unknown_or_of_the_past_is_refused(county, chief):
    east = county.east_hospital
    assert "没有任何变化" in refused(ChangeInstitution(east, {"name": "溪口镇卫生院"}, DAY), chief)[1]
    assert "没有这样的项目" in refused(ChangeInstitution(east, {"beds": 3}, DAY), chief)[1]
    ChangeInstitution(east, {"kind": "C210"}, DAY).run(chief)
    assert refused(ChangeInstitution(east, {"kind": "C220"}, EVE), chief)[0] == "since"


def test_superiors_never_lead_back(county, chief):
    ChangeInstitution(county.east_hospital, {"superior": county.hospital}, DAY).run(chief)
    action = ChangeInstitution(county.hospital, {"superior": county.east_hospital}, DAY)
    assert refused(action, chief) == ("superior", "上级机构绕回到了自己，请核对")


def test_institution_moves_to_no_merged_area(county, chief):
    MergeArea(county.east_village, county.east_village_2, DAY).run(chief)
    action = ChangeInstitution(county.east_hospital, {"area": county.east_village}, DAY)
    assert refused(action, chief)[0] == "area"


def test_ended_institution_leads_to_its_successor_and_can_be_taken_back(county, chief, users):
    action = EndInstitution(county.east_hospital, DAY, county.west_hospital, "县卫发〔2021〕6号")
    action.run(chief)
    assert "还有2个在用的账号" in action.warnings()[0]
    gone = Institution.objects.get(pk=county.east_hospital.pk)
    assert (gone.on(EVE).name, gone.on(DAY), gone.successor) == ("溪口镇卫生院", None, county.west_hospital)
    assert "不能再变更" in refused(EndInstitution(gone, date(2021, 8, 1)), chief)[1]
    ReopenInstitution(gone).run(chief)
    back = Institution.objects.get(pk=gone.pk)
    assert (back.on(DAY).name, back.successor) == ("溪口镇卫生院", None)


def test_institution_with_subordinates_is_not_ended_before_them(county, chief):
    ChangeInstitution(county.east_hospital, {"superior": county.hospital}, DAY).run(chief)
    assert "溪口镇卫生院" in refused(EndInstitution(county.hospital, date(2021, 8, 1)), chief)[1]


def test_ended_institutions_never_lead_back(county, chief):
    EndInstitution(county.east_hospital, date(2022, 3, 1), county.west_hospital).run(chief)
    action = EndInstitution(county.west_hospital, DAY, county.east_hospital)
    assert refused(action, chief)[0] == "successor"


def test_institution_is_removed_only_while_nothing_refers_to_it(county, chief):
    RemoveInstitution(county.west_hospital).run(chief)
    assert not Institution.objects.filter(code="WEST").exists()
    assert "用户" in refused(RemoveInstitution(county.east_hospital), chief)[1]


def test_only_the_administrator_changes_institutions(county, users):
    east = county.east_hospital
    actions = (
        AddInstitution("LW-01", "柳湾村卫生室", "D6", county.east_village, DAY),
        ChangeInstitution(east, {"kind": "C210"}, DAY),
        EndInstitution(east, DAY),
        ReopenInstitution(east),
        RemoveInstitution(east),
    )
    for role in ("department", "institution", "village_doctor", "reader"):
        for action in actions:
            with pytest.raises(Forbidden):
                action.run(users[role])
