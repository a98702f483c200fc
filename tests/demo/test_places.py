from datetime import date

import pytest

from weijian.demo.places import MERGED_ON, SPLIT_ON, town_count, village_count
from weijian.kernel.credit_code import CreditCode
from weijian.orgs.models import AreaLevel, Institution
from weijian.orgs.tree import AreaTree

BEFORE, AFTER = date(2020, 12, 31), date(2021, 12, 31)


@pytest.mark.parametrize(
    ("people", "towns"), [(1_000, 12), (50_000, 12), (230_000, 20), (1_000_000, 28), (10**7, 28)]
)
def test_a_county_has_12_to_28_townships_by_size(people, towns):
    assert town_count(people) == towns


def test_villages_grow_with_the_people():
    assert village_count(500) == 24
    assert 300 < village_count(1_000_000) < 500


def test_every_town_has_a_hospital_villages_and_clinics(small):
    assert len(small.townships) == 12
    for town in small.townships:
        assert town.villages and 0 <= town.quality <= 1
        assert Institution.objects.get(pk=town.hospital_id).latest.kind in ("C210", "C220")
        for village in town.villages:
            assert small.town_of(village.area_id) is town
            assert Institution.objects.get(pk=village.clinic_id).latest.kind == "D6"


def test_institutions_bear_valid_credit_codes_of_their_own(small):
    codes = list(Institution.objects.values_list("code", flat=True))
    assert len(set(codes)) == len(codes)
    assert {CreditCode.parse(code).area_code for code in codes} == {"431299"}


def test_a_township_is_split_in_april_2021(small):
    tree = AreaTree.load()
    new = small.townships[-1]
    assert new.name == "望云乡"
    before, after = tree.at(BEFORE), tree.at(AFTER)
    assert new.area_id not in {node.id for node in before.at_level(AreaLevel.TOWNSHIP)}
    for village in new.villages:
        old_parent = before.ancestor(village.area_id, AreaLevel.TOWNSHIP)
        assert old_parent.name == small.townships[1].name
        assert after.ancestor(village.area_id, AreaLevel.TOWNSHIP).id == new.area_id
    assert tree.at(SPLIT_ON).ancestor(new.villages[0].area_id, AreaLevel.TOWNSHIP).id == new.area_id
    assert Institution.objects.get(pk=new.hospital_id).on(BEFORE).name.endswith("望云分院")


def test_a_village_is_merged_in_july_2021(small):
    into, gone = small.townships[2].villages[:2]
    tree = AreaTree.load()
    assert tree.at(BEFORE)[gone.area_id].name == gone.name
    assert tree.at(MERGED_ON)[gone.area_id].id == into.area_id
    assert gone.area_id in tree.at(AFTER).members(into.area_id)
    clinic = Institution.objects.get(pk=gone.clinic_id)
    assert (clinic.on(BEFORE).area_id, clinic.on(AFTER).area_id) == (gone.area_id, into.area_id)
