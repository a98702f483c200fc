"""The proof page marks what it objects to, and gives the findings as a file."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from weijian.accounts.models import AuditEntry

WRONG = "一、工作开展情况\n全年任务8900人，完成10100人，完成率123.5%。<b>标记</b>\n"


def test_wrong_rate_is_marked_and_its_finding_links_to_the_mark(office):
    answer = office.post(reverse("proof"), {"text": WRONG})
    page = answer.content.decode()
    document = answer.context["documents"][0]
    errors = [one for one in document["report"].findings if one.severity == "error"]
    assert errors
    for number, _, _ in document["findings"]:
        assert f'id="mark-1-{number}"' in page
        assert f'href="#mark-1-{number}"' in page
        assert f'id="finding-1-{number}"' in page
    assert "<b>标记</b>" not in page  # pasted text is shown, never run


def test_file_is_read_and_named_and_what_cannot_be_read_is_said(office):
    files = [
        SimpleUploadedFile("材料.txt", WRONG.encode()),
        SimpleUploadedFile("坏.docx", b"not a zip"),
    ]
    answer = office.post(reverse("proof"), {"files": files})
    assert [document["name"] for document in answer.context["documents"]] == ["材料.txt"]
    assert answer.context["errors"][0].startswith("坏.docx：")


def test_nothing_given_is_said(office):
    assert "请粘贴文字" in office.post(reverse("proof"), {"text": " "}).content.decode()


def test_only_counts_are_kept_of_a_proof_read_text(office):
    office.post(reverse("proof"), {"text": WRONG})
    entry = AuditEntry.objects.get(action="proof")
    assert set(entry.detail) == {"documents", "findings"}


def test_findings_as_a_file_are_those_of_the_page(office):
    document = office.post(reverse("proof"), {"text": WRONG}).context["documents"][0]
    answer = office.post(reverse("proof_json"), {"json": document["json"]})
    assert "attachment" in answer["Content-Disposition"]
    found = json.loads(answer.content)["documents"][0]["findings"]
    assert len(found) == len(document["findings"])
    assert office.post(reverse("proof_json"), {"json": "<script>"}).status_code == 400
