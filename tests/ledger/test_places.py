"""Founding, renaming, moving and merging areas: dated, refused in words, taken back."""

from datetime import date

import pytest

from weijian.accounts.models import AuditEntry
from weijian.ledger.access import Forbidden
from weijian.ledger.checks import Refused
from weijian.ledger.places import (
    AddArea,
    MergeArea,
    MoveArea,
    RemoveArea,
    RenameArea,
    ReopenArea,
    area_code,
)
from weijian.orgs.models import Area, AreaTenure
from weijian.orgs.tree import AreaTree

pytestmark = pytest.mark.django_db
DAY = date(2021, 7, 1)
EVE = date(2021, 6, 30)


@pytest.fixture
def chief(users):
    return users["administrator"]


def at(day):
    return AreaTree.load().at(day)


def refused(action, user):
    """The field and the words of a refusal."""
    with pytest.raises(Refused) as caught:
        action.run(user)
    [problem] = caught.value.problems
    return problem.field, problem.message


def test_whole_county_is_founded_from_an_empty_table(db, django_user_model):
    chief = django_user_model.objects.create_user("a", password="x", name="罗", role="administrator")
    county = AddArea("431299000000", "平川县", None, date(2000, 1, 1)).run(chief)
    town = AddArea("431299101000", "溪口镇", county, date(2000, 1, 1)).run(chief)
    village = AddArea("431299101201", "柳湾村", town, date(2000, 1, 1), "县政发〔1999〕3号").run(chief)
    assert (county.code, town.code) == ("431299", "431299101")
    assert [node.name for node in at(DAY).path(village.pk)] == ["柳湾村", "溪口镇", "平川县"]
    entry = AuditEntry.objects.get(subject_id=village.pk, action="add_area")
    assert entry.detail["document"] == "县政发〔1999〕3号"
    assert entry.detail["parent"] == "431299101"


@pytest.mark.parametrize(
    ("code", "name", "parent", "since", "field", "words"),
    [
        ("43129910", "新镇", "area", DAY, "area_code", "县6位、乡镇9位、村12位"),
        ("43129910a", "新镇", "area", DAY, "area_code", "应为数字"),
        ("431299101", "新镇", "area", DAY, "area_code", "已登记为“溪口镇”"),
        ("431298", "邻县", None, DAY, "area_code", "只管一个县"),
        ("431299103", "新镇", None, DAY, "parent", "须有上级县"),
        ("431299103", "新镇", "east", DAY, "parent", "是乡镇"),
        ("431299103201", "新村", "area", DAY, "parent", "村的上级应为乡镇"),
        ("431299103", " ", "area", DAY, "name", "不能为空"),
        ("431299103", "镇" * 61, "area", DAY, "name", "60个字"),
        ("431299103", "新镇", "area", date(1999, 12, 31), "parent", "自2000-01-01起才设立"),
        ("431299103", "新镇", "area", date(2031, 7, 1), "since", "核对年份"),
        ("431299103", "新镇", "area", date(1021, 7, 1), "since", "1949"),
    ],
)
def test_area_that_cannot_be_is_refused_with_field_and_words(
    code, name, parent, since, field, words, county, chief
):
    above = getattr(county, parent) if parent else None
    where, message = refused(AddArea(code, name, above, since), chief)
    assert (where, words in message) == (field, True), message
    assert not AuditEntry.objects.exists()
    assert Area.objects.count() == 7


def test_code_of_another_parent_and_a_double_name_are_warnings_only(county, chief):
    action = AddArea("431299109201", "柳湾村", county.east, DAY)
    action.run(chief)
    code, double = action.warnings()
    assert "不以上级溪口镇的代码431299101开头" in code
    assert "已有名为“柳湾村”" in double
    assert AddArea("431299101", "溪口镇", county.area, DAY).warnings() == []


def test_new_area_is_not_listed_before_its_day(county, chief):
    AddArea("431299103", "新镇", county.area, DAY).run(chief)
    names = [[node.name for node in at(day).children(county.area.pk)] for day in (EVE, DAY)]
    assert names == [["溪口镇", "石桥乡"], ["溪口镇", "石桥乡", "新镇"]]


def test_renaming_leaves_the_name_of_earlier_days(county, chief):
    RenameArea(county.west, "石桥镇", DAY, "民函〔2021〕2号").run(chief)
    assert [at(day)[county.west.pk].name for day in (EVE, DAY)] == ["石桥乡", "石桥镇"]
    first, second = county.west.tenures.order_by("since")
    assert (first.until, second.until, second.document) == (EVE, None, "民函〔2021〕2号")


def test_second_renaming_on_the_same_day_replaces_the_first(county, chief):
    RenameArea(county.west, "石桥真", DAY).run(chief)
    assert at(DAY)[county.west.pk].name == "石桥真"
    RenameArea(county.west, "石桥镇", DAY).run(chief)
    assert at(DAY)[county.west.pk].name == "石桥镇"
    assert county.west.tenures.count() == 2


def test_another_process_sees_a_replaced_name_by_the_stamp_alone(county, chief, monkeypatch):
    RenameArea(county.west, "石桥真", DAY).run(chief)
    kept = AreaTree.load()
    monkeypatch.setattr(AreaTree, "forget", lambda: None)
    RenameArea(county.west, "石桥镇", DAY).run(chief)
    assert AreaTree.load() is not kept


def test_name_first_put_on_file_is_mended_by_its_own_day(county, chief):
    RenameArea(county.east_village, "柳塘村", date(2000, 1, 1)).run(chief)
    assert [row.name for row in county.east_village.tenures.all()] == ["柳塘村"]


def test_change_before_the_present_tenure_is_refused(county, chief):
    RenameArea(county.west, "石桥镇", DAY).run(chief)
    field, message = refused(RenameArea(county.west, "石桥街道", EVE), chief)
    assert field == "since"
    assert "自2021-07-01起" in message
    assert county.west.tenures.count() == 2


def test_same_name_or_same_parent_is_no_change(county, chief):
    assert refused(RenameArea(county.west, "石桥乡", DAY), chief)[0] == "name"
    assert refused(MoveArea(county.west_village, county.west, DAY), chief)[0] == "parent"


def test_township_is_split_by_moving_villages_from_a_day(county, chief):
    town = AddArea("431299103", "望云镇", county.area, DAY).run(chief)
    move = MoveArea(county.east_village_2, town, DAY)
    move.run(chief)
    assert "不以上级望云镇的代码431299103开头" in move.warnings()[0]
    before, after = at(EVE), at(DAY)
    assert before.members(county.east.pk) >= {county.east_village_2.pk}
    assert county.east_village_2.pk not in after.members(county.east.pk)
    assert after.members(town.pk) == {town.pk, county.east_village_2.pk}


def test_move_to_a_parent_that_is_not_yet_or_of_another_level_is_refused(county, chief):
    town = AddArea("431299103", "望云镇", county.area, DAY).run(chief)
    assert "才设立" in refused(MoveArea(county.east_village, town, EVE), chief)[1]
    assert "是县" in refused(MoveArea(county.east_village, county.area, DAY), chief)[1]
    assert "没有上级" in refused(MoveArea(county.area, county.east, DAY), chief)[1]


def test_merged_village_counts_for_its_successor_from_the_day(county, chief):
    MergeArea(county.east_village_2, county.east_village, DAY, "县政函〔2021〕5号").run(chief)
    before, after = at(EVE), at(DAY)
    assert before[county.east_village_2.pk].name == "枫林村"
    assert after[county.east_village_2.pk].name == "柳湾村"
    assert AuditEntry.objects.get().detail["successor"] == county.east_village.code


def test_area_with_open_children_merges_only_with_them(county, chief):
    field, message = refused(MergeArea(county.west, county.east, DAY), chief)
    assert field == "children"
    assert "还有2个下级区划（竹山村、茶亭村）" in message
    MergeArea(county.west, county.east, DAY, children=True).run(chief)
    assert at(DAY).members(county.east.pk) >= {county.west.pk, county.west_village.pk}
    assert at(EVE).members(county.west.pk) == {
        county.west.pk,
        county.west_village.pk,
        county.west_village_2.pk,
    }


@pytest.mark.parametrize(
    ("area", "successor", "words"),
    [
        ("east_village", "east_village", "不能并入自己"),
        ("east_village", "east", "村只能并入村"),
        ("east", "east_village", "乡镇只能并入乡镇"),
    ],
)
def test_merger_into_itself_or_another_level_is_refused(area, successor, words, county, chief):
    action = MergeArea(getattr(county, area), getattr(county, successor), DAY)
    assert words in refused(action, chief)[1]


def test_successors_never_lead_back(county, chief):
    MergeArea(county.east_village, county.east_village_2, date(2022, 3, 1)).run(chief)
    field, message = refused(MergeArea(county.east_village_2, county.east_village, DAY), chief)
    assert (field, "绕回" in message) == ("successor", True)


def test_ended_area_changes_no_more_and_takes_nothing_in(county, chief):
    MergeArea(county.east_village_2, county.east_village, DAY).run(chief)
    later = date(2021, 9, 1)
    assert "到2021-06-30为止" in refused(RenameArea(county.east_village_2, "枫树村", later), chief)[1]
    assert (
        "到2021-06-30为止" in refused(MergeArea(county.west_village, county.east_village_2, later), chief)[1]
    )


def test_merger_on_the_founding_day_is_refused_and_advises_removal(county, chief):
    village = AddArea("431299101203", "新村", county.east, DAY).run(chief)
    assert "请删除" in refused(MergeArea(village, county.east_village, DAY), chief)[1]
    RemoveArea(village).run(chief)
    assert not Area.objects.filter(code="431299101203").exists()
    assert AuditEntry.objects.get(action="remove_area").detail["of"] == "431299101203"


def test_merger_on_the_day_of_another_change_takes_its_place(county, chief):
    RenameArea(county.east_village_2, "枫树村", DAY).run(chief)
    MergeArea(county.east_village_2, county.east_village, DAY).run(chief)
    [tenure] = county.east_village_2.tenures.all()
    assert (tenure.name, tenure.until) == ("枫林村", EVE)


def test_reopened_area_stands_as_if_never_merged(county, chief):
    assert "没有撤销" in refused(ReopenArea(county.east_village_2), chief)[1]
    MergeArea(county.east_village_2, county.east_village, DAY).run(chief)
    ReopenArea(Area.objects.get(pk=county.east_village_2.pk)).run(chief)
    assert at(DAY)[county.east_village_2.pk].name == "枫林村"
    [tenure] = AreaTenure.objects.filter(area=county.east_village_2)
    assert tenure.until is None


def test_village_of_an_ended_township_is_not_reopened_before_it(county, chief):
    MergeArea(county.west_village, county.west_village_2, date(2021, 3, 1)).run(chief)
    MergeArea(county.west, county.east, DAY, children=True).run(chief)
    assert "请先撤回上级" in refused(ReopenArea(county.west_village), chief)[1]


def test_area_that_something_refers_to_is_not_removed(county, chief, person):
    person("张晓燕", village=county.east_village)
    assert "居住地" in refused(RemoveArea(county.east_village), chief)[1]
    assert "区划沿革" in refused(RemoveArea(county.east), chief)[1]
    MergeArea(county.west_village, county.west_village_2, DAY).run(chief)
    assert "并入“茶亭村”" in refused(RemoveArea(county.west_village_2), chief)[1]


def test_only_the_administrator_changes_places(county, users):
    actions = (
        AddArea("431299103", "新镇", county.area, DAY),
        RenameArea(county.west, "石桥镇", DAY),
        MoveArea(county.east_village, county.west, DAY),
        MergeArea(county.east_village, county.east_village_2, DAY),
        ReopenArea(county.east_village),
        RemoveArea(county.east_village),
    )
    for role in ("department", "institution", "village_doctor", "reader"):
        for action in actions:
            with pytest.raises(Forbidden):
                action.run(users[role])


def test_statistical_codes_lose_their_noughts():
    assert [area_code(text) for text in ("431299000000", "431299101000", " 431299101201 ")] == [
        "431299",
        "431299101",
        "431299101201",
    ]
