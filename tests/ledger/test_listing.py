from datetime import date

import pytest

from weijian.accounts.scope import Scope
from weijian.ledger.listing import Listing
from weijian.ledger.registry import ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def visited(patients, visits, person, county):
    """Zhang of 柳湾村 with two visits, Wu of 竹山村 (west) with one."""
    zhang = patients("张晓燕")
    visits(zhang, date(2021, 4, 1), systolic=130)
    visits(zhang, date(2021, 6, 30), systolic=151, mode=3)
    wu = patients(resident=person("吴立新", village=county.west_village))
    visits(wu, date(2021, 5, 1), systolic=138)
    return zhang, wu


def visit_list(user, **params):
    return Listing.from_params(ledger("hypertension.hypertensionvisit"), Scope.of(user), params)


def days(listing):
    return [row.record.on for row in listing.rows()]


def test_listing_without_parameters_shows_latest_first(visited, users):
    listing = visit_list(users["administrator"])
    assert days(listing) == [date(2021, 6, 30), date(2021, 5, 1), date(2021, 4, 1)]
    assert listing.count == 3


def test_listing_shows_declared_columns_in_words(visited, users):
    row = visit_list(users["administrator"], period="2021Q2", sort="on").rows()[0]
    shown = {cell.column.name: cell.text for cell in row.cells}
    assert shown["person"] == "张晓燕"
    assert shown["mode"] == "门诊"
    assert shown["systolic"] == "130"
    assert shown["on"] == "2021-04-01"
    assert shown["area"] == "柳湾村"


@pytest.mark.parametrize(
    "params, count",
    [
        ({"period": "2021年4月"}, 1),
        ({"from": "2021-05-01"}, 2),
        ({"to": "2021-05-01"}, 2),
        ({"from": "2021-05-01", "to": "2021-05-01"}, 1),
        ({"f_mode": "3"}, 1),
        ({"f_symptoms": "1"}, 3),
        ({"f_symptoms": "2"}, 0),
        ({"f_on_target": "1"}, 2),
        ({"person": "张晓燕"}, 2),
        ({"person": "zxy"}, 2),
        ({"person": "晓燕"}, 2),
        ({"person": "wlx"}, 1),
        ({"voided": "yes"}, 0),
    ],
)
def test_listing_filter_narrows_to_matching_rows(visited, users, params, count):
    assert visit_list(users["administrator"], **params).count == count


@pytest.mark.parametrize(
    "params", [{"period": "某年"}, {"from": "6月"}, {"f_mode": "9"}, {"area": "99999"}, {"voided": "maybe"}]
)
def test_listing_filter_not_understood_matches_nothing_and_says_so(visited, users, params):
    listing = visit_list(users["administrator"], **params)
    assert listing.count == 0
    assert listing.errors


def test_listing_area_filter_takes_the_subtree(visited, users, county):
    assert visit_list(users["administrator"], area=str(county.east.pk)).count == 2
    assert visit_list(users["administrator"], area=str(county.west_village.pk)).count == 1
    assert visit_list(users["administrator"], area=str(county.area.pk)).count == 3


def test_listing_never_leaves_the_users_scope(visited, users, county):
    doctor = users["village_doctor"]
    assert {row.record.area_id for row in visit_list(doctor).rows()} <= {county.east_village.pk}
    assert visit_list(doctor, area=str(county.west.pk)).count == 0


def test_listing_totals_average_measures(visited, users):
    totals = visit_list(users["administrator"]).totals
    assert totals["systolic"] == "139.7"  # (130 + 151 + 138) / 3


def test_listing_pages_do_not_overlap_and_cover_all_rows(patients, visits, users):
    enrolment = patients(start=date(2020, 1, 1))
    for month in range(1, 13):
        for day in (1, 15):
            visits(enrolment, date(2020, month, day))
    seen = [
        row.record.pk
        for page in (1, 2)
        for row in visit_list(users["administrator"], size="20", sort="mode", page=str(page)).rows()
    ]
    assert len(seen) == len(set(seen)) == 24


def test_listing_query_string_reads_back_to_the_same_list(visited, users):
    listing = visit_list(users["administrator"], f_mode="1", person="张晓燕", sort="-systolic", size="20")
    again = visit_list(users["administrator"], **listing.params())
    assert again.params() == listing.params()
    assert again.count == listing.count == 1
    assert "page=3" in listing.query(page=3)
    assert "page" not in visit_list(users["administrator"], page="3").params(f_mode="1")


def test_listing_sort_query_turns_the_order_round(visited, users):
    listing = visit_list(users["administrator"], sort="systolic")
    column = next(one for one in listing.columns if one.name == "systolic")
    assert [row.record.systolic for row in listing.rows()] == [130, 138, 151]
    assert "sort=-systolic" in listing.sort_query(column)


def test_listing_runs_a_fixed_number_of_queries(patients, visits, users, django_assert_max_num_queries):
    enrolment = patients(start=date(2020, 1, 1))
    for month in range(1, 13):
        visits(enrolment, date(2020, month, 1))
    with django_assert_max_num_queries(12):
        listing = visit_list(users["administrator"])
        listing.rows()
        assert listing.totals
