from hypothesis import given, settings
from hypothesis import strategies as st

from weijian.proof.api import proofread, proofread_file

ALPHABET = "0123456789.%‰，。、；：（）“”《》人名万元年月率占其中共分别任务完成管理县\n 一二三十百是X[]-～/≥"


def test_proofread_traditional_text_with_notes_points_into_the_text_as_it_stands():
    text = "全縣(xiàn)任務 4000 人,共完成2600人,完成率66.5％。"
    finding = next(f for f in proofread(text).findings if f.rule == "FIG101")
    assert text[finding.start : finding.end] == "66.5％"


def test_proofread_title_is_the_first_line_unless_given():
    assert proofread("\n某县2021年工作总结\n正文。").title == "某县2021年工作总结"
    assert proofread("正文。", title="总结").title == "总结"


def test_proofread_empty_text_is_a_report_without_findings():
    report = proofread("")
    assert (report.figures, report.relations, report.findings) == ([], [], [])


def test_proofread_file_gb18030_is_read(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_bytes("全年任务4000人，共完成2600人，完成率66.5%。".encode("gb18030"))
    assert "FIG101" in [finding.rule for finding in proofread_file(path).findings]


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=400), st.text(alphabet=ALPHABET, max_size=400)))
def test_proofread_any_text_positions_lie_inside(text):
    report = proofread(text)
    for found in [*report.figures, *report.findings]:
        assert 0 <= found.start <= found.end <= len(text)
    for relation in report.relations:
        numbers = [*relation.operands, *([] if relation.result is None else [relation.result])]
        assert all(0 <= number < len(report.figures) for number in numbers)


@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=400), name=st.sampled_from(["a.txt", "a.md", "a.docx"]))
def test_proofread_file_any_bytes_never_crash(data, name, tmp_path_factory):
    from weijian.proof.read import Unreadable

    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(data)
    try:
        proofread_file(path)
    except Unreadable as error:
        assert str(error)
