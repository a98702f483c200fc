from weijian.proof.findings import Finding, Fix
from weijian.proof.output.edits import Edit, apply, edits


def found(*fixes):
    return [Finding("TXT101", "error", fix.start, fix.end, "", fix=fix) for fix in fixes]


def mended(text, *fixes, **options):
    return apply(text, edits(text, found(*fixes), **options))


def test_edits_only_safe_fixes_unless_proposals_are_asked_for():
    fixes = Fix(0, 1, "甲", safe=True), Fix(2, 3, "乙")
    assert mended("一二三", *fixes) == "甲二三"
    assert mended("一二三", *fixes, proposals=True) == "甲二乙"


def test_edits_are_only_the_signs_that_differ():
    assert edits("[2021]5号", found(Fix(0, 6, "〔2021〕", safe=True))) == [Edit(0, 1, "〔"), Edit(5, 6, "〕")]


def test_edits_a_fix_is_made_whole_or_not_at_all():
    assert mended('"己经"', Fix(0, 4, "“己经”", safe=True), Fix(1, 3, "已经", safe=True)) == "“已经”"
    assert mended("，，。", Fix(0, 2, "，", safe=True), Fix(1, 3, "。", safe=True)) == "，。"


def test_edits_the_same_repair_said_twice_is_made_once():
    assert mended("。。", Fix(1, 2, "", safe=True), Fix(1, 2, "", safe=True)) == "。"


def test_edits_two_insertions_in_one_place_are_not_both_made():
    assert mended("甲乙", Fix(1, 1, "，", safe=True), Fix(1, 1, "。", safe=True)) == "甲。乙"


def test_edits_what_cannot_be_made_is_left_with_its_whole_fix():
    fix = Fix(0, 6, "〔2021〕", safe=True)
    assert edits("[2021]", found(fix), possible=lambda edit: edit.start > 0) == []
