"""Areas change: they are renamed, moved to another parent, merged, founded. Records stay where they were made."""

from datetime import date

import pytest

from weijian.orgs.models import AreaLevel, AreaTenure
from weijian.orgs.tree import AreaTree

pytestmark = pytest.mark.django_db
BEFORE, SPLIT = date(2019, 12, 31), date(2020, 1, 1)


def at(day):
    return AreaTree.load().at(day)


def test_snapshot_knows_county_children_and_paths(county):
    tree = at(SPLIT)
    assert tree.county.name == "平川县"
    assert [node.name for node in tree.children(county.area.pk)] == ["溪口镇", "石桥乡"]
    assert [node.name for node in tree.path(county.east_village.pk)] == ["柳湾村", "溪口镇", "平川县"]
    assert tree.ancestor(county.east_village.pk, AreaLevel.TOWNSHIP).name == "溪口镇"
    assert tree.ancestor(county.area.pk, AreaLevel.VILLAGE) is None
    assert tree.by_code["431299101201"].name == "柳湾村"
    assert len(tree.at_level(AreaLevel.VILLAGE)) == 4


def test_members_are_everything_below(county):
    tree = at(SPLIT)
    assert tree.members(county.east.pk) == {county.east.pk, county.east_village.pk, county.east_village_2.pk}
    assert tree.members(county.east_village.pk) == {county.east_village.pk}
    assert len(tree.members(county.area.pk)) == 7


def test_merged_village_counts_for_its_successor_from_that_day_on(county):
    gone, kept = county.east_village_2, county.east_village
    AreaTenure.objects.filter(area=gone).update(until=BEFORE)
    gone.successor = kept
    gone.save()
    AreaTree.forget()
    assert at(BEFORE).members(kept.pk) == {kept.pk}
    assert at(BEFORE)[gone.pk].name == "枫林村"
    assert at(SPLIT).members(kept.pk) == {kept.pk, gone.pk}
    assert at(SPLIT)[gone.pk].name == "柳湾村"
    assert gone.pk in at(SPLIT).members(county.east.pk)


def test_chain_of_mergers_ends_at_the_last_and_a_ring_does_not_hang(county):
    first, second, third = county.east_village, county.east_village_2, county.west_village
    AreaTenure.objects.filter(area=first).update(until=date(2018, 12, 31))
    AreaTenure.objects.filter(area=second).update(until=BEFORE)
    first.successor, second.successor = second, third
    first.save()
    second.save()
    AreaTree.forget()
    assert at(date(2019, 6, 1))[first.pk].id == second.pk
    assert at(SPLIT)[first.pk].id == third.pk
    AreaTenure.objects.filter(area=third).update(until=BEFORE)
    third.successor = first
    third.save()
    AreaTree.forget()
    assert at(SPLIT).members(county.area.pk)


def test_village_moved_to_another_township_counts_there_from_that_day_on(county):
    AreaTenure.objects.filter(area=county.east_village).update(until=BEFORE)
    AreaTenure.objects.create(area=county.east_village, name="柳湾村", parent=county.west, since=SPLIT)
    AreaTree.forget()
    assert county.east_village.pk in at(BEFORE).members(county.east.pk)
    assert county.east_village.pk in at(SPLIT).members(county.west.pk)
    assert county.east_village.pk not in at(SPLIT).members(county.east.pk)


def test_renamed_township_has_the_name_of_the_day(county):
    AreaTenure.objects.filter(area=county.west).update(until=BEFORE)
    AreaTenure.objects.create(area=county.west, name="石桥镇", parent=county.area, since=SPLIT)
    AreaTree.forget()
    assert at(BEFORE)[county.west.pk].name == "石桥乡"
    assert at(SPLIT)[county.west.pk].name == "石桥镇"


def test_area_founded_later_is_not_listed_before_but_loses_no_record(county):
    new = county.add_area("431299103", AreaLevel.TOWNSHIP, "新城镇", county.area, since=SPLIT)
    AreaTree.forget()
    assert "新城镇" not in [node.name for node in at(BEFORE).children(county.area.pk)]
    assert new.pk in at(BEFORE).members(county.area.pk)
    assert "新城镇" in [node.name for node in at(SPLIT).at_level(AreaLevel.TOWNSHIP)]


def test_tree_is_read_again_after_a_tenure_was_added_or_ended(county):
    assert "新城镇" not in {node.name for node in at(SPLIT).nodes.values()}
    county.add_area("431299103", AreaLevel.TOWNSHIP, "新城镇", county.area)
    assert "新城镇" in {node.name for node in at(SPLIT).nodes.values()}
    tree = AreaTree.load()
    assert AreaTree.load() is tree
    AreaTenure.objects.filter(area=county.west_village).update(until=BEFORE)
    assert AreaTree.load() is not tree
