from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from weijian.proof.normalise import normalise


def test_normalise_pinyin_notes_are_left_out_and_offsets_lead_back():
    text = "衛(wèi)生系統(tǒng)共8人"
    plain, origin, _ = normalise(text)
    assert plain == "卫生系统共8人"
    assert [text[place] for place in origin] == list("衛生系統共8人")


def test_normalise_blanks_around_numbers_are_left_out():
    assert normalise("目标人群 4000 人，完成率 98.5  %。")[0] == "目标人群4000人，完成率98.5%。"


def test_normalise_blanks_between_two_numbers_stay():
    assert normalise("3120 2980")[0] == "3120 2980"


def test_normalise_line_breaks_stay():
    assert normalise("一、工作\n二、打算")[0].count("\n") == 1


def test_normalise_bracketed_latin_words_are_no_pinyin():
    assert normalise("聚合酶链反应(PCR)检测")[0] == "聚合酶链反应（PCR）检测"


@given(st.text(max_size=200))
@example("⑴")  # read as three characters that all come from one
def test_normalise_any_text_offsets_never_fall_and_stay_inside(text):
    plain, origin, _ = normalise(text)
    assert len(plain) == len(origin)
    assert all(0 <= place < len(text) for place in origin)
    assert all(one <= other for one, other in pairwise(origin))
