"""A kept proof-reading as the page shows it: nothing of the text is lost, every finding has one place."""

import pytest

from weijian.review import work
from weijian.review.actions import KeepDocument
from weijian.web import proof_view
from weijian.web.proof_view import Shown

WRONG = "一、工作开展情况\n全年任务8900人，完成10100人，完成率123.5%。\n（二）其他\n共共完成2项。\n"


@pytest.fixture
def shown(users):
    def make(text=WRONG):
        reading = KeepDocument("材料.txt", text.encode()).run(users["administrator"])
        work.start(reading)
        reading.refresh_from_db()
        return Shown(reading)

    return make


def test_paragraphs_give_the_whole_text(shown):
    text = "\n".join("".join(piece.text for piece in pieces) for pieces in shown().paragraphs())
    assert text == WRONG


def test_every_finding_has_exactly_one_place(shown):
    made = shown()
    anchors = [number for pieces in made.paragraphs() for piece in pieces for number in piece.anchors]
    assert sorted(anchors) == [one.number for one in made.findings]
    assert len(anchors) >= 2


def test_long_text_shows_only_paragraphs_with_findings(shown, monkeypatch):
    monkeypatch.setattr(proof_view, "LONGEST_SHOWN", 60)
    made = shown(WRONG + "这一段没有问题，只是说明情况。\n" * 5)
    paragraphs = ["".join(piece.text for piece in pieces) for pieces in made.paragraphs()]
    assert made.is_cut
    assert any("123.5%" in text for text in paragraphs)
    assert "这一段没有问题，只是说明情况。" not in paragraphs


def test_chosen_findings_follow_the_filters(shown):
    made = shown()
    errors = made.chosen("error", "")
    assert errors
    assert {one.finding.severity for one in errors} == {"error"}
    code = errors[0].finding.rule
    assert {one.finding.rule for one in made.chosen("", code)} == {code}
    assert made.chosen("ignored", "") == []


def test_relations_of_one_figure_name_it(shown):
    made = shown()
    number = next(at for at, figure in enumerate(made.report.figures) if figure.text == "123.5%")
    [broken] = [one for one in made.relations(number) if not one.holds]
    assert (number + 1, "123.5%") in broken.figures
