"""What holds of normalising any text at all, and of the forms of signs."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.proof.normalise import normalise
from weijian.proof.normalise.expansions import _expansions as expanded
from weijian.proof.normalise.substitutions import substitute

PIECES = st.sampled_from(
    ["卫", "衛(wèi)", "12 345", "９５．６％", " ", "\t", "\r\n", "\n", "ÎÀÉú½¡", "å®\x8cæ\x88\x90", "鍗\ue0a4敓鍋ュ悍", "㈠",
     "⑴", "1O0人", "末", "\ufeff", "\u200b", "\ue000", "，", "(", ")", "O", "l", "\ud800", "𠮷", "⼈", "o2"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_normalise_any_text_every_character_has_an_origin_that_never_falls(text):
    plain, origin, _ = normalise(text)
    assert len(plain) == len(origin)
    assert all(0 <= place < len(text) for place in origin)
    assert all(one <= other for one, other in pairwise(origin))


@given(TEXTS)
def test_normalise_outside_repairs_every_character_is_one_of_the_text(text):
    plain, origin, repairs = normalise(text)
    repaired = {place for repair in repairs for place in range(repair.first, repair.last)}
    for place, (sign, source) in enumerate(zip(plain, origin, strict=True)):
        was = text[source]
        if place in repaired or sign == was:
            continue
        if was in expanded():
            assert sign in expanded()[was]
        else:
            assert sign in {substitute(was), " ", "〇", ",", "，", "：", "；", "（", "）", "！", "？", "。"}


@given(TEXTS)
def test_normalise_repairs_lead_from_text_to_plain_and_do_not_overlap(text):
    plain, origin, repairs = normalise(text)
    for repair in repairs:
        assert 0 <= repair.start < repair.end <= len(text)
        assert 0 <= repair.first <= repair.last <= len(plain)
        assert all(repair.start <= origin[place] < repair.end for place in range(repair.first, repair.last))
    assert all(one.end <= other.start or one.kind != other.kind for one, other in pairwise(repairs))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("⼈⼝⽤⺠", "人口用民"),
        ("囯家衞生", "国家卫生"),
        ("㈠加强⑴落实⒈开展", "（一）加强（1）落实1.开展"),
        ("3㎏、5㎜、8㎡", "3kg、5mm、8㎡"),
        ("３，４５６人", "3,456人"),
        ("𝟏𝟐人", "12人"),
        ("二○二一年和二0一九年", "二〇二一年和二〇一九年"),
        ("人口1 234 567人", "人口1234567人"),
        ("率95. 6%", "率95.6%"),
        ("率95 .6%", "率95.6%"),
        ("一\n2. 5%以上", "一\n2. 5%以上"),
        ("卫\u00ad生\u200b健\ufe0f康", "卫生健康"),
        ("\uf0b7 加强", "加强"),
        ("甲\r乙\r\n丙\u2028丁", "甲\n乙\n丙\n丁"),
        ("甲\t12\t34\n乙\t5\t6", "甲\t12\t34\n乙\t5\t6"),
        ("一、\t加强", "一、加强"),
        ("\t缩进", " 缩进"),
        ("占5\u20096%", "占5 6%"),
    ],
)
def test_normalise_forms_of_signs_are_made_even(text, plain):
    assert normalise(text)[0] == plain
