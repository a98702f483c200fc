"""The whole way: records, figures, sentences, Word, and back from Word to the figures."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from weijian.indicators.models import Target
from weijian.kernel import clock
from weijian.kernel.periods import Period
from weijian.ledger import store
from weijian.proof.api import proofread
from weijian.reports.compose import compose
from weijian.reports.document import Heading, text_of
from weijian.reports.outline import PLAN, chapters
from weijian.reports.verify import Verdict, verify
from weijian.reports.word.read_back import document_text, read_figures
from weijian.reports.word.writer import write_word
from weijian.work.publichealth.hypertension.ledgers import HypertensionVisit

YEAR = Period.year(2021)


@pytest.fixture
def managed(patients, visits):
    """Three patients in 溪口镇, two of them under management since last year; one visit each quarter of 2021."""
    since = {"张晓燕": date(2020, 3, 1), "李建国": date(2020, 9, 1), "王秀英": date(2021, 2, 1)}
    made = [patients(name, start, basis=2, manager="田医生") for name, start in since.items()]
    for enrolment in made[:2]:
        for month in (1, 4, 7, 10):
            visits(enrolment, date(2021, month, 15), mode=2, systolic=132, diastolic=78)
    return made


def visit_count(report):
    return next(run for run in report.figures() if run.identity.code == "htn.visits").text


def test_report_tells_the_work_in_numbered_parts_with_title_and_signature(managed):
    report = compose(YEAR)
    assert report.title == "平川县卫生健康局\n2021年工作总结及2022年工作打算"
    assert report.signature == "平川县卫生健康局"
    assert report.signed_on == clock.today()
    headings = [
        text_of(block.runs) for block in report.blocks if isinstance(block, Heading) and block.level == 1
    ]
    assert headings[0] == "工作开展情况"
    text = document_text(write_word(report))
    assert "全县在管高血压患者3人" in text
    assert "随访8人次" in text


def test_ledger_without_a_record_is_not_spoken_of(managed):
    text = document_text(write_word(compose(YEAR)))
    assert "医疗纠纷0起" not in text
    assert "献血" not in text.partition("工作打算")[2].partition("打算\n")[0]


def test_period_decides_title_and_figures(managed):
    report = compose(Period.half(2021, 1))
    assert report.title.endswith("2021年上半年工作总结及下半年工作打算")
    assert visit_count(report) == "4人次"
    assert compose(Period.months(2021, 1, 9)).title.endswith("2021年1—9月工作总结及下一步工作打算")


def test_township_reports_on_itself_alone(managed, county):
    report = compose(YEAR, county.west.pk)
    assert {run.identity.unit_code for run in report.figures()} <= {"431299102"}
    assert report.organ == "石桥乡卫生院"


def test_township_user_gets_the_report_of_the_own_township(managed, users):
    report = compose(YEAR, user=users["institution"])
    assert {run.identity.unit_code for run in report.figures()} <= {"431299101"}
    assert visit_count(report) == "8人次"


def test_missed_target_stands_among_what_is_lacking_and_in_the_plan(managed, county, users):
    target = Target(
        institution=county.bureau,
        figure="htn.managed",
        place=county.area,
        year=2021,
        value=10,
        document="平卫发〔2021〕3号",
    )
    store.insert([target], users["administrator"], "form")
    text = document_text(write_word(compose(YEAR)))
    lacking = text.partition("二、存在的问题")[2]
    assert "在管高血压患者3人，完成年度任务10人的30.00%。" in lacking
    assert "针对在管高血压患者数未达到目标的问题" in lacking


def test_every_figure_of_the_file_agrees_with_the_records(managed):
    checks = verify(write_word(compose(YEAR)))
    assert checks
    assert [check for check in checks if check.verdict is not Verdict.AGREES] == []
    assert not any(check.changed_since for check in checks)


def test_late_record_and_retyped_figure_are_both_told(managed, users, county):
    content = write_word(compose(YEAR))
    enrolment = managed[2]
    visit = HypertensionVisit(
        institution=county.east_hospital, person=enrolment.person, enrolment=enrolment, on=date(2021, 12, 1),
        mode=1, symptoms="|1|", systolic=150, diastolic=88, adherence=1, adverse=1,
    )  # fmt: skip
    store.insert([visit], users["administrator"], "form")
    found = {check.stored.identity.tag: check for check in verify(content)}
    changed = next(check for tag, check in found.items() if tag.startswith("htn.visits|"))
    assert (changed.verdict, changed.stored.text, changed.expected) == (Verdict.DIFFERS, "8人次", "9人次")
    assert changed.changed_since


def test_figure_of_an_unknown_indicator_or_place_is_unknown(managed):
    content = write_word(compose(YEAR))
    names = {stored.identity.code for stored in read_figures(content)}
    assert "htn.managed" in names
    document = Document(BytesIO(content))
    for tag in document.element.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tag"):
        key = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"
        tag.set(key, tag.get(key).replace("htn.managed|", "htn.nonsense|"))
    changed = BytesIO()
    document.save(changed)
    verdicts = {check.stored.identity.code: check.verdict for check in verify(changed.getvalue())}
    assert verdicts["htn.nonsense"] is Verdict.UNKNOWN


def test_proof_reader_has_nothing_to_object_to(managed):
    for period in (YEAR, Period.half(2021, 1), Period.half(2021, 2), Period.months(2021, 1, 9)):
        report = proofread(document_text(write_word(compose(period))))
        assert report.findings == [] or not list(report.findings), report.findings


def test_every_line_with_a_template_has_work_to_tell_and_a_plan():
    for chapter in chapters():
        for template in chapter.lines:
            assert template.work.expressions, f"{template.work.path} tells no figure"
            assert template.plan.passages, f"{template.work.path} has no part “## {PLAN}”"


def test_codes_in_templates_exist():
    from weijian.indicators.catalogue import catalogue

    known = {figure.code for figure in catalogue()}
    for chapter in chapters():
        for template in chapter.lines:
            unknown = (template.work.codes | template.plan.codes) - known
            assert not unknown, f"{template.work.path} asks for unknown figures {sorted(unknown)}"


def test_county_report_carries_the_townships_in_a_table(managed, county):
    (attachment,) = compose(YEAR).attachments
    (table,) = attachment.blocks
    assert table.header[0] == "乡镇"
    assert [text_of(row[0]) for row in table.rows] == ["全县", "溪口镇", "石桥乡"]
    rate = table.header.index("高血压患者规范管理率（%）")
    assert text_of(table.rows[2][rate]) == "—"
    assert compose(YEAR, county.west.pk).attachments == ()
