import time

from weijian.proof.alignment import Alignment


def led(old, new, words):
    place = Alignment(old, new).new_place(old.index(words))
    return None if place is None else new[place : place + len(words)]


def test_new_place_leads_through_words_put_in_before():
    assert led("开展筛查5人。\n发放手册", "本年度，共开展筛查5人。\n又发放手册", "手册") == "手册"


def test_new_place_of_a_deleted_paragraph_is_none():
    assert led("甲乙丙丁\n戊己庚辛", "戊己庚辛", "乙") is None


def test_new_place_of_a_replaced_number_is_its_first_sign():
    assert led("检出12人，管理好", "检出345人，管理好", "12") == "34"


def test_alignment_equal_lines_without_number_are_paired_in_order():
    old = "\n".join(["相同的一行"] * 5)
    assert led(old, old, "一行") == "一行"


def test_alignment_of_large_texts_without_anchors_is_quick():
    old, new = "\n".join(["甲", "乙"] * 50_000), "\n".join(["乙", "甲", "甲"] * 40_000)
    started = time.perf_counter()
    Alignment(old, new).new_place(70_001)
    assert time.perf_counter() - started < 2
