import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from weijian.proof.api import proofread, proofread_file
from weijian.proof.output.edits import apply, edits
from weijian.proof.output.fixes import NotFixable, write_fixed
from weijian.proof.rules import rule_modules
from weijian.proof.settings import Settings

DIGIT = re.compile(r"\d")
SLIPS = "资金己经拔付到位。。文号为平卫发[2021]5号，"
MENDED = "资金已经拨付到位。文号为平卫发〔2021〕5号，"


def fixed(path, **options):
    target = path.with_name("改" + path.suffix)
    return write_fixed(proofread_file(path), target, **options), target


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_write_fixed_plain_text_keeps_encoding_and_line_ends(tmp_path, encoding, ending):
    path = tmp_path / "报告.txt"
    path.write_bytes(f"第一段。{ending}{SLIPS}完。{ending}".encode(encoding))
    count, target = fixed(path)
    assert count == 5
    assert target.read_bytes() == f"第一段。{ending}{MENDED}完。{ending}".encode(encoding)


def test_write_fixed_plain_text_with_broken_bytes_is_refused(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_bytes("资金己经到位。".encode() + b"\xff\xff")
    with pytest.raises(NotFixable, match="无法解码"):
        fixed(path)


def test_write_fixed_proposals_are_refused_for_plain_text(tmp_path):
    path = tmp_path / "报告.md"
    path.write_text(SLIPS, encoding="utf-8")
    with pytest.raises(NotFixable, match="Word"):
        fixed(path, proposals=True)


def test_write_fixed_pasted_text_is_refused(tmp_path):
    with pytest.raises(NotFixable):
        write_fixed(proofread(SLIPS), tmp_path / "out.txt")


def test_write_fixed_ignored_findings_and_deselected_rules_are_left_alone(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(
        "资金己经到位【校核忽略 TXT101：引用原件】。。\n文号为平卫发[2021]5号。", encoding="utf-8"
    )
    target = tmp_path / "改.txt"
    write_fixed(proofread_file(path, settings=Settings(ignore=("FMT",))), target)
    assert target.read_text(encoding="utf-8") == (
        "资金己经到位【校核忽略 TXT101：引用原件】。\n文号为平卫发[2021]5号。"
    )


@pytest.fixture
def word_file(tmp_path):
    """Slips across runs, in a table, a content control, an insertion of someone else's, a header."""
    document = docx.Document()
    paragraph = document.add_paragraph("资金己")
    paragraph.add_run("经拔付").bold = True
    paragraph.add_run("到位。。文号为平卫发[2021]5号，完。")
    document.add_table(1, 1).cell(0, 0).text = "慢病随仿工作"
    controlled = document.add_paragraph("做好布署工作")
    control, content = (docx.oxml.OxmlElement(name) for name in ("w:sdt", "w:sdtContent"))
    run = controlled.runs[0]._r
    run.addprevious(control)
    control.append(content)
    content.append(run)
    inserted = document.add_paragraph("加强防犯工作。")
    mark = docx.oxml.OxmlElement("w:ins")
    mark.set(qn("w:id"), "7")
    mark.set(qn("w:author"), "股长彭")
    run = inserted.runs[0]._r
    run.addprevious(mark)
    mark.append(run)
    document.sections[0].header.paragraphs[0].text = "资金己经到位"
    path = tmp_path / "报告.docx"
    document.save(str(path))
    return path


def settle(path, keep, drop):
    """The text with all of our changes accepted (keep ins, drop del) or rejected; others' stay."""
    document = docx.Document(str(path))
    roots = [document.element.body, *(section.header._element for section in document.sections)]
    for root in roots:
        for mark in [mark for mark in root.iter(qn(drop), qn(keep)) if mark.get(qn("w:author")) == "校核"]:
            if mark.tag == qn(keep):
                for run in list(mark):
                    mark.addprevious(run)
            mark.getparent().remove(mark)
        for text in root.iter(qn("w:delText")):
            text.tag = qn("w:t")
    document.save(str(path.with_name("定稿.docx")))
    return proofread_file(path.with_name("定稿.docx")).text


def test_write_fixed_word_accepting_all_gives_the_fixed_text(word_file):
    before = proofread_file(word_file)
    count, target = fixed(word_file)
    wanted = apply(before.text, edits(before.text, before.findings))
    assert count == 9
    assert "资金已经拨付到位。文号为平卫发〔2021〕5号，完。" in wanted
    assert settle(target, keep="w:ins", drop="w:del") == wanted
    assert proofread_file(target).text == wanted


def test_write_fixed_word_rejecting_all_gives_the_text_as_it_was(word_file):
    before = proofread_file(word_file).text
    _, target = fixed(word_file)
    assert settle(target, keep="w:del", drop="w:ins") == before


def test_write_fixed_word_new_words_look_like_the_old_ones(word_file):
    _, target = fixed(word_file)
    paragraph = docx.Document(str(target)).paragraphs[0]._p
    bold = [
        "".join(text.text for text in run.iter(qn("w:t")))
        for run in paragraph.iter(qn("w:r"))
        if run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None
    ]
    assert "".join(bold) == "经拨付"


def test_write_fixed_word_no_insertion_lies_within_another(word_file):
    _, target = fixed(word_file)
    body = docx.Document(str(target)).element.body
    inserted = qn("w:ins")
    assert not [mark for mark in body.iter(inserted) if next(mark.iterancestors(inserted), None) is not None]
    numbers = [mark.get(qn("w:id")) for mark in body.iter(inserted, qn("w:del"))]
    assert len(numbers) - len(set(numbers)) <= 1  # the insertion that was divided keeps its number


def test_write_fixed_word_twice_changes_nothing_more(word_file):
    _, target = fixed(word_file)
    count, again = fixed(target)
    assert count == 0
    assert again.read_bytes() == target.read_bytes()


def test_write_fixed_word_footnotes_are_changed_too(word_file, tmp_path):
    note = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1">'
        "<w:p><w:r><w:t>注：己经核实</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    path = tmp_path / "脚注.docx"
    with_footnotes(word_file, path, note)
    _, target = fixed(path)
    assert "注：已经核实" in proofread_file(target).text


def with_footnotes(source, path, note):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                entry = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                data = data.replace(b"</Relationships>", entry.encode())
            if name == "[Content_Types].xml":
                entry = f'<Override PartName="/word/footnotes.xml" ContentType="{content}"/></Types>'
                data = data.replace(b"</Types>", entry.encode())
            new.writestr(name, data)
        new.writestr("word/footnotes.xml", note)


def test_write_fixed_number_that_word_sets_is_left(numbered, tmp_path):
    document = numbered("加强领导", "落实责任", form="decimal", text="%1、")
    document.save(str(tmp_path / "报告.docx"))
    report = proofread_file(tmp_path / "报告.docx")
    assert "NUM104" in [finding.rule for finding in report.findings]
    count, target = fixed(tmp_path / "报告.docx")
    assert count == 0
    assert proofread_file(target).text == report.text


def test_write_fixed_proposals_are_tracked_in_word(tmp_path):
    document = docx.Document()
    document.add_paragraph("截止6月底，管理老年人5804人。")
    document.save(str(tmp_path / "报告.docx"))
    assert fixed(tmp_path / "报告.docx")[0] == 0
    count, target = fixed(tmp_path / "报告.docx", proposals=True)
    assert count == 1
    assert "截至6月底" in proofread_file(target).text


SAFE = [
    (module.rule.code, text)
    for module in rule_modules()
    for text in module.flagged
    if any(one.rule == module.rule.code and one.fix and one.fix.safe for one in proofread(text).findings)
]


@pytest.mark.parametrize(
    ("code", "text"), SAFE, ids=[f"{code}-{number}" for number, (code, _) in enumerate(SAFE)]
)
def test_safe_fixes_settle_what_they_repair_and_bring_nothing_new(code, text, tmp_path):
    path = tmp_path / "一.txt"
    path.write_text(text, encoding="utf-8")
    _, target = fixed(path)
    after = proofread_file(target)
    assert not [one for one in after.findings if one.rule == code and one.fix and one.fix.safe]
    before = {one.rule for one in proofread(text).findings}
    assert {one.rule for one in after.findings} <= before
    again = target.with_name("再.txt")
    assert write_fixed(after, again) == 0
    assert again.read_bytes() == target.read_bytes()


def test_safe_fixes_never_touch_a_digit():
    for _, text in SAFE:
        mended = apply(text, edits(text, proofread(text).findings))
        assert DIGIT.findall(mended) == DIGIT.findall(text), text
