from weijian.proof.api import proofread
from weijian.proof.output.terminal import report_lines

BROKEN = "第一行。\n全年任务4000人，共完成2600人，完成率66.5%。"


def test_report_lines_place_code_and_sum_are_shown():
    first = next(iter(report_lines(proofread(BROKEN))))
    assert first.startswith("文本:2:23: 错误[FIG101]")
    assert "2600人÷4000人＝65%" in first


def test_report_lines_marks_stand_under_the_figure():
    _, shown, marks, *_ = report_lines(proofread(BROKEN))
    columns = sum(2 if ord(sign) > 0x2000 else 1 for sign in shown[: shown.index("66.5%")])
    assert marks == " " * columns + "^" * 5


def test_report_lines_threshold_hides_lesser_findings():
    lines = list(report_lines(proofread("截止目前，已完成3次。"), threshold="warning"))
    assert len(lines) == 1
    assert "提示 1" in lines[0]


def test_report_lines_control_characters_never_reach_the_terminal():
    text = "\x1b[31m截止目前，已完成。"
    assert "\x1b" not in "".join(report_lines(proofread(text)))
