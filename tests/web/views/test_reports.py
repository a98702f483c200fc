"""The report page: preview whose figures lead to their pages, the Word file, and checking one again."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from weijian.accounts.models import AuditEntry
from weijian.reports.word.read_back import read_figures

PERIOD = {"period": "2021"}


@pytest.fixture
def work(visited):
    visited("甲东")
    visited("乙东")


def word(client):
    return client.get(reverse("report_word"), PERIOD)


def test_preview_links_every_figure_to_a_page_that_opens(office, work):
    answer = office.get(reverse("reports"), PERIOD)
    page = answer.content.decode()
    report = answer.context["report"]
    figures = list(report.figures())
    assert figures
    for run in {run.identity.tag: run for run in figures}.values():
        where = f"{reverse('figure', args=[run.identity.code])}?period={run.identity.period_code}"
        assert f'href="{where}&amp;unit={run.identity.unit_code}"' in page
        assert office.get(f"{where}&unit={run.identity.unit_code}").status_code == 200


def test_figure_of_the_preview_and_its_page_say_the_same(office, work):
    report = office.get(reverse("reports"), PERIOD).context["report"]
    run = next(run for run in report.figures() if run.identity.code == "htn.visits" and not run.identity.form)
    page = office.get(reverse("figure", args=["htn.visits"]), {"period": run.identity.period_code})
    assert run.text.startswith(page.context["line"].text)


def test_word_file_carries_the_same_figures_and_is_audited(office, work, users):
    preview = office.get(reverse("reports"), PERIOD).context["report"]
    answer = word(office)
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    stored = read_figures(answer.content)
    assert [figure.identity for figure in stored] == [run.identity for run in preview.figures()]
    assert AuditEntry.objects.filter(action="report", user=users["administrator"]).count() == 2


def test_period_that_cannot_be_read_makes_no_file(office):
    assert office.get(reverse("report_word"), {"period": "某年"}).status_code == 400


def test_unchanged_report_agrees_and_a_changed_record_is_noticed(office, work, visited):
    content = word(office).content
    where = reverse("report_verify")
    agreed = office.post(where, {"file": SimpleUploadedFile("总结.docx", content)})
    assert agreed.context["differing"] == 0
    assert agreed.context["checks"]
    visited("丙新来")
    later = office.post(where, {"file": SimpleUploadedFile("总结.docx", content)})
    assert later.context["differing"] > 0
    assert "生成之后台账有新的登记" in later.content.decode()


def test_file_that_is_no_report_is_refused_in_words(office):
    answer = office.post(reverse("report_verify"), {"file": io.BytesIO(b"nothing")})
    assert answer.status_code == 200
    assert 'class="message error" role="alert"' in answer.content.decode()
    assert office.post(reverse("report_verify")).context["error"] == "请选择要核对的 .docx 文件。"
