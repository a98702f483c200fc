from decimal import Decimal

import pytest

from weijian.reports.document import FigureRun, text_of
from weijian.reports.sentences.comparisons import percent_text
from weijian.reports.sentences.filters import restate, say


@pytest.mark.parametrize(
    ("code", "now", "before", "words"),
    [
        ("htn.managed", "45182", "40231", "，同比增长12.3%"),
        ("htn.managed", "40231", "45182", "，同比下降11.0%"),
        ("htn.managed", "45182", "45182", "，与去年同期持平"),
        ("htn.managed", "100001", "100000", "，同比增长0.001%"),
        ("htn.managed", "400", "200", "，同比增长100%"),
        ("cc.found", "5", "0", "，较去年同期增加5例"),
        ("cc.found", "3", "7", "，较去年同期减少4例"),
        ("cc.found", "0", "700", "，较去年同期减少700例"),
        ("htn.std_rate", "75.30", "74.05", "，较去年同期提高1.25个百分点"),
        ("htn.std_rate", "74.05", "75.30", "，较去年同期下降1.25个百分点"),
        ("mch.child_rate", "3.50", "3.20", "，较去年同期上升0.3个千分点"),
        ("mch.death_rate", "8.89", "10.09", "，较去年同期下降1.2/10万"),
        ("fund.paid", "33636750", "30000000", "，同比增长12.1%"),
    ],
)
def test_figure_beside_last_year_is_said_as_offices_say_it(county, code, now, before, words):
    assert text_of(say(code, "versus", "去年同期", county({code: now}, {code: before}))) == words


def test_figure_beside_the_period_before_is_said_with_its_own_words(county):
    facts = county({"htn.managed": "45182"}, {"htn.managed": "40231"})
    assert text_of(say("htn.managed", "versus", "上期", facts)) == "，环比增长12.3%"


@pytest.mark.parametrize(
    ("code", "now", "target", "words"),
    [
        ("htn.std_rate", "75.30", "73", "，高于目标2.3个百分点"),
        ("htn.std_rate", "70", "73", "，低于目标3个百分点"),
        ("htn.std_rate", "73.00", "73", "，与目标持平"),
        ("mch.child_rate", "3.20", "5", "，低于控制目标1.8个千分点"),
        ("cc.done", "10100", "8900", "，完成年度任务8900人的113.48%"),
        ("cc.done", "8900", "8900", "，完成年度任务8900人的100%"),
        ("cc.done", "0", "8900", "，完成年度任务8900人的0%"),
        ("mch.death_rate", "8.89", "12", "，控制在目标12.00/10万以内"),
        ("mch.death_rate", "13.1", "12", "，高于控制目标（12.00/10万）"),
        ("mch.deaths", "1", "1", "，控制在目标1例以内"),
        ("mch.deaths", "3", "1", "，超出控制目标2例"),
        ("fund.paid", "12345600", "20000000", "，完成年度任务2000万元的61.73%"),
    ],
)
def test_figure_beside_its_target_is_said_as_offices_say_it(county, code, now, target, words):
    assert text_of(say(code, "versus", "目标", county({code: now}, target={code: target}))) == words


def test_difference_of_rates_is_that_of_the_printed_rates(county):
    # 75.304 - 74.055 is 1.249, but on paper stand 75.30 and 74.06.
    facts = county({"htn.std_rate": "75.304"}, {"htn.std_rate": "74.055"})
    assert text_of(say("htn.std_rate", "versus", "去年同期", facts)) == "，较去年同期提高1.24个百分点"


def test_nothing_is_said_beside_a_figure_that_is_not_known_or_no_task(county):
    assert say("cc.done", "versus", "去年同期", county({"cc.done": "5"})) is None
    assert say("cc.done", "versus", "目标", county({"cc.done": "5"}, target={"cc.done": "0"})) is None
    assert say("cc.done", "versus", "目标", county({"cc.done": None}, target={"cc.done": "9"})) is None


def test_every_figure_of_a_comparison_can_be_stated_again_from_its_tag(county):
    facts = county(
        {"cc.done": "10100", "htn.std_rate": "75.3"},
        {"cc.done": "9000"},
        {"cc.done": "8900", "htn.std_rate": "60"},
    )
    for code, basis in [("cc.done", "目标"), ("cc.done", "去年同期"), ("htn.std_rate", "目标")]:
        figures = [run for run in say(code, "versus", basis, facts) if isinstance(run, FigureRun)]
        assert figures
        for figure in figures:
            assert restate(code, figure.identity.form, facts) == figure.text


@pytest.mark.parametrize(
    ("part", "whole", "places", "text"),
    [
        (8899, 8900, 1, "99.99%"),
        (1, 100000, 2, "0.001%"),
        (1, 3, 2, "33.33%"),
        (1, 10**8, 2, "0%"),
        (1, 8, 1, "12.5%"),
    ],
)
def test_percentage_is_refined_before_it_reads_as_all_or_nothing(part, whole, places, text):
    assert percent_text(Decimal(part), Decimal(whole), places) == text
