from dataclasses import replace
from decimal import Decimal

from weijian.kernel.periods import Period
from weijian.reports.document import FigureIdentity, text_of
from weijian.reports.sentences.weak_points import sentence, weak_points


def test_missed_target_is_weak_and_names_the_places_behind(county):
    facts = county(
        {"htn.std_rate": "66.20"},
        target={"htn.std_rate": "76.00"},
        units={"htn.std_rate": {"溪口镇": "83.10", "石桥乡": "41.02", "大江镇": "55.00"}},
    )
    (point,) = weak_points(["htn.std_rate"], facts)
    assert point.missed
    assert text_of(sentence(point, facts).runs) == (
        "规范管理率为66.20%，低于目标9.8个百分点，石桥乡、大江镇工作滞后，分别为41.02%、55.00%。"
    )


def test_reached_target_is_not_weak_even_when_last_year_was_better(county):
    facts = county({"htn.std_rate": "80"}, before={"htn.std_rate": "81"}, target={"htn.std_rate": "76"})
    assert weak_points(["htn.std_rate"], facts) == []


def test_decline_without_target_is_weak_from_a_twentieth(county):
    facts = county({"htn.managed": "950"}, before={"htn.managed": "1000"})
    (point,) = weak_points(["htn.managed"], facts)
    assert not point.missed
    assert point.gravity == Decimal("0.05")
    assert text_of(sentence(point, facts).runs) == "在管高血压患者950人，同比下降5.0%。"
    assert weak_points(["htn.managed"], county({"htn.managed": "951"}, before={"htn.managed": "1000"})) == []


def test_less_is_better_turns_the_judgement_round(county):
    facts = county({"mch.child_rate": "4.10"}, target={"mch.child_rate": "4.00"})
    assert [point.fact.identity.code for point in weak_points(["mch.child_rate"], facts)] == [
        "mch.child_rate"
    ]
    assert (
        weak_points(["mch.child_rate"], county({"mch.child_rate": "3.9"}, target={"mch.child_rate": "4.00"}))
        == []
    )


def test_figure_that_is_neither_good_nor_bad_is_never_weak(county):
    assert weak_points(["htn.men"], county({"htn.men": "1"}, target={"htn.men": "100"})) == []


def test_missed_targets_come_before_declines_and_graver_before_lighter(county):
    facts = county(
        {"htn.std_rate": "70", "htn.ctl_rate": "30", "cc.done": "10"},
        before={"cc.done": "100"},
        target={"htn.std_rate": "76", "htn.ctl_rate": "45"},
    )
    found = weak_points(["cc.done", "htn.std_rate", "htn.ctl_rate"], facts)
    assert [point.fact.identity.code for point in found] == ["htn.ctl_rate", "htn.std_rate", "cc.done"]


def test_reached_target_outweighs_any_decline(county):
    facts = county({"cc.done": "1000"}, before={"cc.done": "2000"}, target={"cc.done": "900"})
    assert weak_points(["cc.done"], facts) == []


def test_rate_over_a_handful_of_cases_is_no_weakness(county):
    facts = county({"htn.std_rate": "50"}, target={"htn.std_rate": "76"}, base=Decimal(19))
    assert weak_points(["htn.std_rate"], facts) == []
    facts = county({"htn.std_rate": "50"}, target={"htn.std_rate": "76"}, base=Decimal(20))
    assert len(weak_points(["htn.std_rate"], facts)) == 1


def test_decline_of_a_few_cases_is_no_weakness(county):
    assert weak_points(["cc.done"], county({"cc.done": "3"}, before={"cc.done": "19"})) == []


def test_half_a_year_owes_half_the_task_and_a_later_part_nothing(county):
    half = {"cc.done": "600"}, {}, {"cc.done": "1200"}
    assert weak_points(["cc.done"], county(*half)) == []
    (point,) = weak_points(["cc.done"], county({"cc.done": "500"}, {}, {"cc.done": "1200"}))
    assert point.missed
    second = Period.half(2021, 2)
    assert weak_points(["cc.done"], county({"cc.done": "10"}, {}, {"cc.done": "1200"}, period=second)) == []


def test_count_is_not_blamed_beside_its_own_completion_rate(county):
    class Both(county):
        def fact(self, code, value, unit_code="", place="平川县"):
            if code == "cc.done_rate":
                return replace(
                    super().fact("htn.std_rate", value), identity=FigureIdentity(code, "431299", "2021", 7)
                )
            return super().fact(code, value, unit_code, place)

    facts = Both({"cc.done": "10", "cc.done_rate": "1"}, {}, {"cc.done": "1200", "cc.done_rate": "100"})
    assert [point.fact.identity.code for point in weak_points(["cc.done", "cc.done_rate"], facts)] == [
        "cc.done_rate"
    ]
