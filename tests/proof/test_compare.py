"""Two versions of one report: what was settled, what remains, what is new."""

from weijian.proof.api import proofread
from weijian.proof.compare import compare

WRONG = "全年任务4000人，共完成2600人，完成率66.5%。"
RIGHT = "全年任务4000人，共完成2600人，完成率65%。"
OTHER = "登记320人，其中规律服药352人。"
SOUND = "全县召开会议12次，督导乡镇30次。"


def compared(old, new):
    return compare(proofread("\n".join(old)), proofread("\n".join(new)))


def rules(findings):
    return [finding.rule for finding in findings]


def test_compare_same_text_leaves_everything_as_it_was():
    result = compared([WRONG, OTHER], [WRONG, OTHER])
    assert rules(result.remaining) == ["FIG101", "FIG106"]
    assert (result.settled, result.new, result.changed_figures) == ([], [], [])


def test_compare_mended_figure_settles_its_finding_and_is_shown():
    result = compared([WRONG, OTHER], [RIGHT, OTHER])
    assert rules(result.settled) == ["FIG101"]
    assert rules(result.remaining) == ["FIG106"]
    assert [(c.old.text, c.new.text) for c in result.changed_figures] == [("66.5%", "65%")]


def test_compare_figure_whose_first_digit_changed_is_shown():
    result = compared(["已签约38700人，签约率为68.0%。"], ["已签约38700人，签约率为86%。"])
    assert [(c.old.text, c.new.text) for c in result.changed_figures] == [("68.0%", "86%")]


def test_compare_figure_that_is_still_wrong_remains():
    result = compared([WRONG], [WRONG.replace("66.5", "66.8")])
    assert rules(result.remaining) == ["FIG101"]
    assert result.settled == result.new == []


def test_compare_paragraphs_put_before_move_no_finding():
    result = compared([WRONG, OTHER], ["关于卫生工作的报告", SOUND, WRONG, SOUND, OTHER])
    assert rules(result.remaining) == ["FIG101", "FIG106"]
    assert result.settled == result.new == []


def test_compare_paragraph_moved_to_another_place_keeps_its_finding():
    result = compared([WRONG, SOUND, OTHER, "一、情况"], [SOUND, OTHER, "一、情况", WRONG])
    assert sorted(rules(result.remaining)) == ["FIG101", "FIG106"]
    assert result.settled == result.new == []


def test_compare_deleted_paragraph_settles_and_written_one_is_new():
    result = compared([WRONG, SOUND], [SOUND, OTHER])
    assert (rules(result.settled), rules(result.new), result.remaining) == (["FIG101"], ["FIG106"], [])


def test_compare_one_of_two_alike_is_settled():
    between = "其余各项按计划推进。"
    result = compared([WRONG + between + WRONG], [WRONG + between + RIGHT])
    assert (len(result.settled), len(result.remaining), len(result.new)) == (1, 1, 0)


def test_compare_positions_are_of_their_own_version():
    old, new = proofread(WRONG), proofread("说明。\n" + WRONG)
    [finding] = compare(old, new).remaining
    assert new.text[finding.start : finding.end] == "66.5%"
