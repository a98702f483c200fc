import re

from weijian.proof.api import proofread
from weijian.proof.output.terminal import Terminal

BROKEN = "第一行。\n全年任务4000人，共完成2600人，完成率66.5%。"
UNTIL = "截止目前，已完成3次。\n"


def lines(text, **options):
    return list(Terminal(**options).lines(proofread(text)))


def columns(words):
    """As a terminal counts: Chinese signs take two."""
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in words)


def test_lines_place_code_and_sum_are_shown():
    first = lines(BROKEN)[0]
    assert first.startswith("文本:2:23: 错误[FIG101]")
    assert "2600人÷4000人＝65%" in first


def test_lines_marks_stand_under_the_figure_and_under_what_it_comes_from():
    _, shown, marks, *_ = lines(BROKEN)
    assert shown.startswith("   2 | ")
    for words, sign in (("66.5%", "^"), ("4000人", "-"), ("2600人", "-")):
        start = columns(shown[: shown.index(words)])
        assert marks[start : start + columns(words)] == sign * columns(words)
        assert marks[start - 1] == " "


def test_lines_tabs_and_signs_set_upon_others_do_not_move_the_marks():
    text = "\t全县e\u0301共截止目前，已完成。"
    _, shown, marks, *_ = lines(text)
    assert "\t" not in shown
    assert marks.index("^") == columns(shown[: shown.index("截止")]) - 1


def test_lines_long_line_is_cut_around_the_finding():
    text = "前" * 300 + "截止目前，已完成" + "后" * 300
    _, shown, *_ = lines(text)
    assert shown.startswith("   1 | …前")
    assert shown.endswith("后…")
    assert len(shown) < 100


def test_lines_related_place_in_another_line_is_a_note():
    text = "一、概况\n全县65岁及以上老年人口21540人。\n三、打算\n加强领导。"
    assert "     = 参见 1:1 一、" in lines(text)


def test_lines_repair_is_shown_as_a_line_gone_and_a_line_come():
    shown = lines("截止目前，已完成3次。")
    assert "     - 截止目前，已完成3次。" in shown
    assert "     + 截至目前，已完成3次。" in shown


def test_lines_explanation_comes_once_per_rule():
    shown = lines(UNTIL * 3, explain=True)
    assert len([line for line in shown if "= 说明：" in line]) == 1


def test_lines_many_equal_findings_are_told_by_their_number():
    shown = lines(UNTIL * 30)
    assert len([line for line in shown if "提示[TXT103]" in line]) == 5
    assert "TXT103 另有25处，--all 全部显示" in shown
    assert len([line for line in lines(UNTIL * 30, everything=True) if "提示[TXT103]" in line]) == 30


def test_lines_errors_are_never_left_out():
    text = "".join(f"全年任务4000人，共完成26{number}人，完成率66.5%。\n" for number in range(10, 20))
    assert len([line for line in lines(text) if "错误[FIG101]" in line]) == 10


def test_lines_threshold_hides_lesser_findings():
    shown = lines(UNTIL, threshold="warning")
    assert len(shown) == 1
    assert "提示 1" in shown[0]


def test_lines_summary_tells_each_rule():
    shown = lines(BROKEN + UNTIL)
    assert re.fullmatch(r"    错误 FIG101 +1处  完成率与任务数、完成数不符", shown[-2])
    assert re.fullmatch(r"    提示 TXT103 +1处  .+", shown[-1])


def test_lines_ignored_findings_are_shown_when_asked_for():
    text = "全年任务4000人，共完成2600人，完成率66.5%【校核忽略 FIG101：以市局口径为准】。"
    assert not [line for line in lines(text) if "FIG101" in line]
    [shown] = [line for line in lines(text, show_ignored=True) if "FIG101" in line]
    assert "已忽略[FIG101]" in shown
    assert shown.endswith("理由：以市局口径为准")


def test_lines_colour_only_when_asked_for():
    assert "\x1b" not in "".join(lines(BROKEN))
    assert "\x1b[31;1m错误[FIG101]\x1b[0m" in lines(BROKEN, colour=True)[0]


def test_lines_control_characters_never_reach_the_terminal():
    text = "\x1b[31m截止目前，己经完成\x9b。\x07全年任务4000人，共完成2600人，完成率66.5%。"
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", "".join(lines(text, explain=True)))
