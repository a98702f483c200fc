import pytest

from weijian.reports.document import FigureRun, text_of
from weijian.reports.sentences.facts import IdleFigure
from weijian.reports.sentences.filters import FILTERS, restate, say

NOW = {
    "htn.managed": "45182",
    "htn.men": "15904",
    "fund.paid": "33636750",
    "htn.std_rate": "100",
    "cc.found": "47",
}


@pytest.mark.parametrize(
    ("code", "name", "argument", "words"),
    [
        ("htn.managed", "", "", "45182人"),
        ("htn.std_rate", "", "", "100%"),
        ("fund.paid", "", "", "3363.675万元"),
        ("htn.managed", "number", "", "45182"),
        ("fund.paid", "number", "", "3363.675万"),
        ("htn.managed", "unit", "名", "45182名"),
        ("htn.men", "share", "htn.managed", "35.20%"),
        ("htn.men", "percent_of", "htn.managed", "，占在管高血压患者的35.20%"),
        ("htn.men", "share", "cc.found", None),
        ("htn.men", "share", "cc.done", None),
        ("cc.done", "", "", None),
    ],
)
def test_figure_through_a_filter_reads(county, code, name, argument, words):
    runs = say(code, name, argument, county(NOW))
    assert (None if runs is None else text_of(runs)) == words


def test_target_is_printed_by_itself_and_not_without_one(county):
    facts = county(NOW | {"cc.done": "1000"}, {}, {"cc.done": "1200"})
    assert text_of(say("cc.done", "target", "本期", facts)) == "1200人"
    assert restate("cc.done", "t:本期", facts) == "1200人"
    assert say("htn.managed", "target", "本期", facts) is None


def test_next_target_that_is_reached_already_is_not_said(county):
    facts = county(NOW | {"cc.done": "1000"}, {"cc.done": "900"})
    assert say("cc.done", "target", "下期", facts) is None
    facts = county(NOW | {"cc.done": "1000"}, {"cc.done": "1001"})
    assert text_of(say("cc.done", "target", "下期", facts)) == "1001人"


@pytest.mark.parametrize(
    ("code", "form", "text"),
    [
        ("htn.managed", "", "45182人"),
        ("htn.managed", "u:名", "45182名"),
        ("htn.men", "p:htn.managed", "35.20%"),
        ("htn.men", "nonsense:x", None),
        ("cc.done", "", None),
    ],
)
def test_figure_is_stated_again_from_its_form(county, code, form, text):
    assert restate(code, form, county(NOW)) == text


def test_keys_of_forms_are_letters_and_none_stands_for_two_filters():
    keys = [chosen.key for chosen in FILTERS.values() if chosen.key is not None]
    assert len(set(keys)) == len(keys)
    assert all(len(key) <= 1 for key in keys)


def test_figures_in_one_form_each_have_a_form_of_their_own(county):
    facts = county(NOW | {"cc.done": "1000"}, {"cc.done": "900"}, {"cc.done": "1200"})
    for name, argument in [("versus", "目标"), ("versus", "去年同期"), ("unit", "名"), ("number", "")]:
        forms = [
            run.identity.form for run in say("cc.done", name, argument, facts) if isinstance(run, FigureRun)
        ]
        assert forms
        assert len(set(forms)) == len(forms)
        assert all(form.startswith(str(FILTERS[name].key)) for form in forms)


def test_clause_filters_begin_with_a_comma_and_value_filters_do_not(county):
    facts = county(
        NOW, {"htn.men": "15000"}, {"htn.men": "16000"}, {"htn.men": {"甲镇": "1", "乙镇": "2", "丙镇": "3"}}
    )
    arguments = {
        "unit": "名",
        "share": "htn.managed",
        "percent_of": "htn.managed",
        "versus": "目标",
        "extremes": "乡镇",
    }
    arguments |= {"top": "1个乡镇", "bottom": "1个乡镇"}
    for name, chosen in FILTERS.items():
        runs = say("htn.men", name, arguments.get(name, ""), facts)
        if name != "rank":
            assert text_of(runs).startswith("，") == chosen.is_clause, name


@pytest.mark.parametrize(
    ("code", "now", "before", "is_idle"),
    [
        ("cc.done", "0", {}, True),
        ("cc.done", "0", {"cc.done": "0"}, True),
        ("cc.done", "0", {"cc.done": "5"}, False),
        ("cc.done", "3", {}, False),
        ("mch.deaths", "0", {}, False),
        ("htn.std_rate", "0", {}, False),
    ],
)
def test_nought_is_idle_unless_it_is_news_or_what_was_aimed_at(county, code, now, before, is_idle):
    (run,) = say(code, "", "", county({code: now}, before))
    assert isinstance(run, IdleFigure) == is_idle
