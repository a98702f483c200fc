import time

import docx
import pytest

from weijian.proof.api import proofread, proofread_file
from weijian.proof.ignores import MOST, find_ignores

BROKEN = "全年任务4000人，共完成2600人，完成率66.5%"


def rules(report):
    return [finding.rule for finding in report.findings]


def silenced(report):
    return [(one.finding.rule, one.ignore.reason) for one in report.ignored]


@pytest.mark.parametrize(
    "text",
    [
        f"{BROKEN}【校核忽略 FIG101：以市局口径为准】。",
        f"【校核忽略FIG101:以市局口径为准】{BROKEN}。",
        f"{BROKEN}。<!-- 校核忽略 fig101：以市局口径为准 -->",
        f"<!-- 校核忽略 FIG101：以市局口径为准 -->\n\n{BROKEN}。",
        f"【校核忽略 TXT103、ＦＩＧ１０１：以市局口径为准】\r\n{BROKEN}。截止目前，已过半。",
        f"{BROKEN}【校核忽略 FIG1：以市局口径为准】。",
    ],
)
def test_ignore_in_the_paragraph_or_alone_before_it_silences(text):
    report = proofread(text)
    assert rules(report) == []
    assert ("FIG101", "以市局口径为准") in silenced(report)


@pytest.mark.parametrize(
    "text",
    [
        f"【校核忽略 FIG101：以市局口径为准】见上。\n{BROKEN}。",
        f"{BROKEN}。\n【校核忽略 FIG101：以市局口径为准】",
        f"<!-- 校核忽略 FIG101：以市局口径为准 -->\n一切正常。\n{BROKEN}。",
        f"{BROKEN}【校核忽略 FIG2：以市局口径为准】。",
    ],
)
def test_ignore_elsewhere_silences_nothing_and_is_told_to_be_idle(text):
    assert {"FIG101", "DOC192"} <= set(rules(proofread(text)))


def test_ignore_without_a_reason_silences_nothing_and_is_told():
    assert set(rules(proofread(f"{BROKEN}【校核忽略 FIG101】。"))) == {"FIG101", "DOC191"}


def test_ignore_unknown_code_names_the_nearest():
    [finding] = proofread("一切正常【校核忽略 FIG1O1：口径】。").findings
    assert finding.rule == "DOC191"
    assert "FIG101" in finding.message


def test_ignore_marks_themselves_are_not_read():
    text = "全年任务4000人【校核忽略 TXT101：原文（3人，共5人己经】，共完成2600人，完成率65%。"
    report = proofread(text)
    assert [figure.text for figure in report.figures] == ["4000人", "2600人", "65%"]
    assert rules(report) == ["DOC192"]
    assert all(text[figure.start : figure.end] == figure.text for figure in report.figures)


def test_ignore_signs_that_only_the_source_has_are_not_told_within_marks():
    assert rules(proofread('【校核忽略 FIG101："引文"，1-3岁】一切正常。')) == ["DOC192"]


def test_ignore_of_ledger_rules_is_not_idle_where_no_ledger_was_asked():
    assert rules(proofread("管理老年人5804人【校核忽略 FIG4：台账尚未录完】。")) == []


def test_ignore_idle_mark_cannot_be_silenced_by_a_mark():
    assert "DOC192" in rules(proofread("【校核忽略 DOC192：不删】一切正常。"))


def word_file(tmp_path, comment, commented="完成率66.5%"):
    document = docx.Document()
    document.add_paragraph("截止目前，情况如下。")
    paragraph = document.add_paragraph("全年任务4000人，共完成2600人，")
    run = paragraph.add_run(commented)
    paragraph.add_run("。全年任务800人，完成500人，完成率60%。")
    document.add_comment(run, text=comment, author="股长彭")
    document.save(str(tmp_path / "报告.docx"))
    return tmp_path / "报告.docx"


def test_ignore_as_a_word_comment_silences_in_its_sentence_only(tmp_path):
    report = proofread_file(word_file(tmp_path, "校核忽略 FIG101：以市局口径为准"))
    assert silenced(report) == [("FIG101", "以市局口径为准")]
    assert rules(report) == ["TXT103", "FIG101"]


def test_ignore_word_comment_without_a_reason_is_told_where_it_hangs(tmp_path):
    report = proofread_file(word_file(tmp_path, "校核忽略 FIG101"))
    [told] = [finding for finding in report.findings if finding.rule == "DOC191"]
    assert report.text[told.start : told.end] == "完成率66.5%"


def test_ignore_other_word_comments_are_left_alone(tmp_path):
    report = proofread_file(word_file(tmp_path, "请彭股长核对FIG101"))
    assert rules(report) == ["TXT103", "FIG101", "FIG101"]


def test_ignore_hostile_number_of_marks_takes_time_in_proportion():
    text = "【校核忽略 TXT101：己经】己经" * 20_000
    started = time.perf_counter()
    assert len(find_ignores(text)) == MOST
    assert time.perf_counter() - started < 2
