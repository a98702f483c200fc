import random

import pytest
from tests.proof.read.making import doc, numbered, word_lists

from weijian.proof.api import proofread
from weijian.proof.read import Unreadable
from weijian.proof.read.binary import read_binary

DECIMAL, CHINESE, LETTERS, BULLET = 0x00, 0x27, 0x04, 0x17
OUTLINE = [(CHINESE, "%1、", 1), (CHINESE, "（%2）", 1), (DECIMAL, "%3.", 1), (DECIMAL, "%3.%4", 1)]


def paragraphs(*modifiers):
    """One paragraph of two signs for each of these."""
    text = "".join(f"{chr(0x7532 + number)}\r" for number in range(len(modifiers)))
    return text, [(2 * number + 2, found) for number, found in enumerate(modifiers)]


def lines(*modifiers, lists):
    text, ends = paragraphs(*modifiers)
    return [line[:-1] for line in read_binary(doc(text, paragraphs=ends, lists=lists)).splitlines()]


def test_read_binary_levels_of_a_list_count_and_begin_again_under_a_higher_one():
    where = [(1, 0), (1, 1), (1, 2), (1, 3), (1, 1), (1, 2), (1, 0), (1, 1)]
    shown = lines(*[numbered(*place) for place in where], lists=word_lists(OUTLINE, in_use=[(0, None)]))
    assert shown == ["一、", "（一）", "1.", "1.1", "（二）", "1.", "二、", "（一）"]


def test_read_binary_lists_of_one_form_count_on_and_one_that_begins_anew_does_not():
    simple = [(DECIMAL, "%1.", 3)]
    lists = word_lists(simple, in_use=[(0, None), (0, None), (0, 1)])
    assert lines(*map(numbered, [1, 1, 2, 3, 3, 1]), lists=lists) == ["3.", "4.", "5.", "1.", "2.", "6."]


def test_read_binary_letters_and_bullets_show_no_number_and_zero_is_no_list():
    lists = word_lists([(LETTERS, "%1.", 1)], [(BULLET, "•", 1)], in_use=[(0, None), (1, None)])
    assert lines(*map(numbered, [1, 2, 0, 9, -2047]), lists=lists) == [""] * 5


def test_read_binary_number_comes_from_the_style_unless_the_paragraph_has_none():
    lists = word_lists(OUTLINE, in_use=[(0, None)], style=numbered(1, 1))
    assert lines(1, 1, numbered(0), lists=lists) == ["（一）", "（二）", ""]


def test_proofread_automatic_number_that_jumps_in_a_binary_file_is_told():
    jumping = word_lists([(CHINESE, "%1、", 1)], [(CHINESE, "%1、", 3)], in_use=[(0, None), (1, None)])
    text = "工作开展\r全年巡诊。\r存在问题\r人手不足。\r"
    ends = [(5, numbered(1)), (11, b""), (16, numbered(2)), (22, b"")]
    read = read_binary(doc(text, paragraphs=ends, lists=jumping))
    assert read.splitlines()[::2] == ["一、工作开展", "三、存在问题"]
    assert any(finding.rule.startswith("NUM") for finding in proofread(read).findings)


@pytest.mark.parametrize("cut", [0, 1, 3, 30, 60])
def test_read_binary_lists_cut_short_number_nothing_and_lose_no_text(cut):
    heads, told, used, styles = word_lists(OUTLINE, in_use=[(0, None)])
    text, ends = paragraphs(numbered(1))
    assert "甲" in read_binary(doc(text, paragraphs=ends, lists=(heads[:cut], told, used, styles)))


def test_read_binary_hostile_lists_are_read_within_bounds():
    random.seed(5)
    lists = word_lists(OUTLINE, [(DECIMAL, "%1", 1)], in_use=[(0, None), (1, 2)], style=numbered(1))
    text, ends = paragraphs(*[numbered(1, level) for level in range(9)], 1)
    for _ in range(200):
        broken = [bytearray(part) for part in (lists[0], lists[2], lists[3])]
        for part in broken:
            for _ in range(3):
                part[random.randrange(len(part))] = random.choice([0, 1, 0x7F, 0xFF])
        heads, used, styles = map(bytes, broken)
        try:
            read = read_binary(doc(text, paragraphs=ends, lists=(heads, lists[1], used, styles)))
        except Unreadable:
            continue
        assert len(read) < 2000
