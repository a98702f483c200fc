"""The board, a figure's page and the rows behind it agree, within the user's scope."""

import pytest
from django.urls import reverse
from pages_of import VISIT

from weijian.accounts.models import AuditEntry

PERIOD = {"period": "2021"}


@pytest.fixture
def work(visited, county):
    """Two visits in the east, one in the west."""
    visited("甲东")
    visited("乙东", county.east_village_2)
    visited("丙西", county.west_village, county.west_hospital)


def line(answer, code):
    for _, telling, silent in answer.context["by_line"]:
        for row in (*telling, *silent):
            if row.figure.code == code:
                return row
    raise AssertionError(code)


def test_board_shows_the_figure_of_the_own_area(clients, work):
    assert line(clients["administrator"].get(reverse("board"), PERIOD), "htn.visits").value.value == 3
    assert line(clients["institution"].get(reverse("board"), PERIOD), "htn.visits").value.value == 2


def test_board_holds_only_lines_of_the_user(clients, work):
    answer = clients["department"].get(reverse("board"), PERIOD)
    assert [title for title, _, _ in answer.context["by_line"]] == ["高血压患者健康管理"]


def test_area_outside_the_scope_falls_back_to_the_own(clients, work, county):
    answer = clients["institution"].get(reverse("board"), {**PERIOD, "area": county.west.pk})
    assert answer.context["choice"].area_id == county.east.pk
    assert line(answer, "htn.visits").value.value == 2


def test_period_that_cannot_be_read_is_said(office, work):
    page = office.get(reverse("board"), {"period": "前年秋天"})
    assert page.status_code == 200
    assert page.context["choice"].error in page.content.decode()


def test_change_against_last_year_carries_words_beside_the_colour(office, work):
    answer = office.get(reverse("board"), {"period": "2021-12"})
    row = line(answer, "htn.visits")
    assert (row.before.value, row.change_text, row.tone) == (0, "▲ 3", "better")
    assert "（好转）" in answer.content.decode()


def test_figure_page_shows_parts_that_add_up(office, work):
    answer = office.get(reverse("figure", args=["htn.visits"]), PERIOD)
    table = answer.context["table"]
    values = {row.name: row.values[0][1].value for row in table.rows}
    assert values == {"溪口镇": 2, "石桥乡": 1}
    assert answer.context["line"].value.value == sum(values.values())
    assert sum(value.value for _, value in answer.context["institutions"]) == 3


def test_parts_are_sorted_by_value_both_ways(office, work):
    for sort, expected in (("htn.visits", ["石桥乡", "溪口镇"]), ("-htn.visits", ["溪口镇", "石桥乡"])):
        answer = office.get(reverse("figure", args=["htn.visits"]), {**PERIOD, "sort": sort})
        assert [row.name for row in answer.context["table"].rows] == expected


def test_rows_behind_a_figure_are_as_many_as_it_says_and_audited(clients, work, users):
    for role, expected in (("administrator", 3), ("institution", 2), ("village_doctor", 1)):
        answer = clients[role].get(reverse("figure_rows", args=["htn.visits"]), PERIOD)
        assert answer.context["page"].paginator.count == expected, role
    entry = AuditEntry.objects.filter(action="drill").last()
    assert (entry.user, entry.subject) == (users["village_doctor"], VISIT)
    assert entry.detail["figure"] == "htn.visits"


def test_both_parts_of_a_rate_lead_to_their_rows(office, work):
    answer = office.get(reverse("figure", args=["htn.std_rate"]), PERIOD)
    value = answer.context["line"].value
    for part, expected in (("numerator", value.numerator), ("denominator", value.denominator)):
        rows = office.get(reverse("figure_rows", args=["htn.std_rate"]), {**PERIOD, "part": part})
        assert rows.context["page"].paginator.count == expected


def test_part_that_does_not_exist_is_not_found(office):
    assert office.get(reverse("figure_rows", args=["htn.visits"]), {"part": "x"}).status_code == 404
    assert office.get(reverse("figure_rows", args=["htn.visits"]), {"of": "7"}).status_code == 404
    assert office.get(reverse("figure", args=["no.such"])).status_code == 404


def test_hospital_without_territory_sees_the_figures_of_its_own_rows(clients, users, visited, county):
    visited("甲东", hospital=county.hospital)
    visited("乙东")
    user = users["institution"]
    user.area, user.institution = None, county.hospital
    user.save()
    answer = clients["institution"].get(reverse("board"), PERIOD)
    assert line(answer, "htn.visits").value.value == 1


def test_chart_tells_its_values_to_a_screen_reader(office, work):
    page = office.get(reverse("figure", args=["htn.visits"]), PERIOD).content.decode()
    assert 'role="img" aria-label="高血压患者随访人次近12个月：1月' in page
    assert "12月3；" in page


def test_target_is_set_from_the_figures_page_and_shown_beside_it(office, work, county):
    page = office.get(reverse("figure", args=["htn.std_rate"]), PERIOD).content.decode()
    new = f"{reverse('record_new', args=['indicators.target'])}?figure=htn.std_rate&amp;year=2021"
    assert new in page
    form = office.get(new.replace("&amp;", "&")).content.decode()
    assert 'value="htn.std_rate"' in form
    given = {
        "figure": "htn.std_rate", "place": county.area.pk, "year": "2021", "half": "0", "value": "88",
        "document": "县卫发〔2021〕3号",
    }  # fmt: skip
    assert office.post(reverse("record_new", args=["indicators.target"]), given).status_code == 302
    answer = office.get(reverse("figure", args=["htn.std_rate"]), PERIOD)
    assert answer.context["line"].target_text == "88.00"
    assert answer.context["line"].reached is False


def test_department_without_the_right_is_offered_no_targets(clients, work):
    page = clients["department"].get(reverse("board"), PERIOD).content.decode()
    assert "目标任务" not in page
