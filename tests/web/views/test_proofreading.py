"""The pages of proof-reading: documents in, marked text out, findings let stand, versions compared, all of it audited."""

import io
import json
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from weijian.accounts.models import AuditEntry
from weijian.review import work
from weijian.review.models import KeptText, ProofReading, State, Waiver

WRONG = "一、工作开展情况\n全年任务8900人，完成10100人，完成率123.5%。<b>标记</b>\n"


def text_file(name, text=WRONG):
    return SimpleUploadedFile(name, text.encode())


def word_file(name, *paragraphs):
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    made = io.BytesIO()
    document.save(made)
    return SimpleUploadedFile(name, made.getvalue())


@pytest.fixture
def read(office):
    """Has a document proof-read by the administrator and gives its record."""

    def make(name="材料.txt", text=WRONG, client=office):
        answer = client.post(reverse("proof"), {"files": [text_file(name, text)]})
        assert answer.status_code == 302
        return ProofReading.objects.order_by("-pk").first()

    return make


def page_of(client, reading):
    return client.get(reverse("proof_reading", args=[reading.pk]))


def test_wrong_rate_is_marked_and_its_finding_links_to_the_mark(office):
    answer = office.post(reverse("proof"), {"text": WRONG}, follow=True)
    page = answer.content.decode()
    shown = answer.context["shown"]
    assert [one for one in shown.report.findings if one.severity == "error"]
    for one in shown.findings:
        assert f'id="mark-{one.number}"' in page
        assert f'href="#mark-{one.number}"' in page
        assert f'id="finding-{one.number}"' in page
    assert "<b>标记</b>" not in page  # given text is shown, never run


def test_nothing_given_is_said(office):
    answer = office.post(reverse("proof"), {"text": " "})
    assert answer.status_code == 422
    assert "请粘贴文字" in answer.content.decode()


def test_unreadable_file_is_kept_as_such_and_said(office):
    answer = office.post(
        reverse("proof"), {"files": [SimpleUploadedFile("坏.docx", b"PK\x03\x04 not a zip")]}, follow=True
    )
    assert "无法校核" in answer.content.decode()
    assert ProofReading.objects.get().state == State.FAILED


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "C:\\temp\\材料.txt", "a\x1b[2J\r\n材料.txt", "x" * 300 + ".txt"]
)
def test_hostile_names_are_kept_plain(office, read, name):
    reading = read(name)
    assert not set(reading.name) & set("/\\\r\n\x1b")
    assert len(reading.name) <= 200
    answer = office.get(reverse("proof_download", args=[reading.pk, "original"]))
    assert answer["Content-Disposition"].startswith("attachment")


def test_empty_file_is_refused(office):
    answer = office.post(reverse("proof"), {"files": [SimpleUploadedFile("空.txt", b"")]})
    assert answer.status_code == 422
    assert not ProofReading.objects.exists()


def test_text_is_sealed_in_the_database(read):
    from django.db import connection

    reading = read()
    with connection.cursor() as cursor:
        cursor.execute("SELECT original, report FROM review_kepttext WHERE reading_id = %s", [reading.pk])
        stored = b"".join(bytes(part) for part in cursor.fetchone())
    assert "任务".encode() not in stored
    assert KeptText.objects.get(reading=reading).original.decode() == WRONG


def test_counts_are_kept_beside_it(read):
    reading = read()
    assert reading.state == State.DONE
    assert reading.errors >= 1
    assert reading.figures == 3
    assert reading.rules
    assert reading.size == len(WRONG.encode())


@pytest.mark.parametrize("kind", ["json", "sarif", "html", "original", "fixed"])
def test_download_is_an_attachment_that_no_browser_sniffs(office, read, kind):
    answer = office.get(reverse("proof_download", args=[read().pk, kind]))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    if kind in ("json", "sarif"):
        json.loads(answer.content)
    assert AuditEntry.objects.get(action="proof_download").detail == {"kind": kind}


def test_download_of_unknown_kind_does_not_exist(office, read):
    assert office.get(reverse("proof_download", args=[read().pk, "exe"])).status_code == 404


def test_word_copy_has_comments_and_tracked_changes(office):
    file = word_file(
        "材料.docx", "某县2021年工作总结", "全年任务8900人，完成10100人，完成率123.5%。", "共完成２项。"
    )
    office.post(reverse("proof"), {"files": [file]})
    reading = ProofReading.objects.get()
    answer = office.get(reverse("proof_download", args=[reading.pk, "comments"]))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert "word/comments.xml" in archive.namelist()
    fixed = office.get(reverse("proof_download", args=[reading.pk, "fixed"]))
    assert zipfile.is_zipfile(io.BytesIO(fixed.content))


def test_comments_of_a_text_file_are_refused_with_the_reason(office, read):
    answer = office.get(reverse("proof_download", args=[read().pk, "comments"]), follow=True)
    assert "只有 .docx 文件可以写批注" in answer.content.decode()


def waive(client, reading, reason="分母是应检人数"):
    shown = page_of(client, reading).context["shown"]
    error = next(one for one in shown.findings if one.finding.severity == "error")
    return client.post(reverse("proof_waive", args=[reading.pk]), {"print": error.print, "reason": reason})


def test_waived_finding_stays_waived_in_the_next_version(office, read):
    first = read("材料.txt")
    waive(office, first)
    page = page_of(office, first).content.decode()
    assert "忽略理由：分母是应检人数" in page
    assert "管理员罗" in page
    second = read("材料（修改稿）.txt", "新加的一段。\n" + WRONG)
    shown = page_of(office, second).context["shown"]
    assert [one.reason for one in shown.findings if one.waiver] == ["分母是应检人数"]
    other = read("别的材料.txt")
    assert not [one for one in page_of(office, other).context["shown"].findings if one.waiver]


def test_waiver_needs_a_reason_and_can_be_taken_back(office, read):
    reading = read()
    waive(office, reading, reason="  ")
    assert not Waiver.objects.exists()
    waive(office, reading)
    waiver = Waiver.objects.get()
    office.post(reverse("proof_restore", args=[reading.pk, waiver.pk]))
    assert not [one for one in page_of(office, reading).context["shown"].findings if one.reason]
    assert {"proof_waive", "proof_restore"} <= set(AuditEntry.objects.values_list("action", flat=True))


def test_waived_finding_is_not_in_the_downloads(office, read):
    reading = read()
    before = json.loads(office.get(reverse("proof_download", args=[reading.pk, "json"])).content)
    waive(office, reading)
    after = json.loads(office.get(reverse("proof_download", args=[reading.pk, "json"])).content)
    assert len(after["documents"][0]["findings"]) == len(before["documents"][0]["findings"]) - 1


def test_reader_may_look_but_not_waive(clients, read):
    reading = read()
    shown = page_of(clients["reader"], reading)
    assert shown.status_code == 200
    assert "忽略这个问题" not in shown.content.decode()
    assert waive(clients["reader"], reading).status_code == 403


def test_reading_of_another_organisation_does_not_exist(clients, read, users, county):
    from django.test import Client

    from weijian.accounts.models import Role, User

    elsewhere = User.objects.create_user(
        username="west", password="Pingchuan-2021", name="公卫科石", role=Role.INSTITUTION,
        institution=county.west_hospital, area=county.west,
    )  # fmt: skip
    client = Client()
    client.force_login(elsewhere, backend="django.contrib.auth.backends.ModelBackend")
    reading = read(client=clients["institution"])
    for name, arguments in (
        ("proof_reading", [reading.pk]),
        ("proof_findings", [reading.pk]),
        ("proof_progress", [reading.pk]),
        ("proof_figure", [reading.pk, 1]),
        ("proof_download", [reading.pk, "original"]),
        ("proof_compare", [reading.pk, reading.pk]),
    ):
        assert client.get(reverse(name, args=arguments)).status_code == 404, name
    assert client.post(reverse("proof_void", args=[reading.pk]), {"reason": "误"}).status_code == 404
    assert "材料.txt" not in client.get(reverse("proof_readings")).content.decode()
    assert page_of(clients["administrator"], reading).status_code == 200
    assert page_of(clients["institution"], reading).status_code == 200


def test_own_reading_is_seen_by_who_made_it_whatever_the_role(clients, read):
    for role in ("department", "institution", "village_doctor", "reader"):
        assert page_of(clients[role], read(client=clients[role])).status_code == 200


def test_void_takes_it_out_of_the_history_and_keeps_the_row(office, read):
    reading = read()
    office.post(reverse("proof_void", args=[reading.pk]), {"reason": "传错了文件"})
    assert page_of(office, reading).status_code == 404
    reading.refresh_from_db()
    assert reading.void_reason == "传错了文件"


def test_only_the_maker_and_the_administrator_void(clients, read):
    reading = read()
    answer = clients["reader"].post(reverse("proof_void", args=[reading.pk]), {"reason": "误"})
    assert answer.status_code == 403


def test_history_is_searched_and_filtered(office, read):
    read("甲.txt")
    read("乙.txt", "没有问题的一段话。\n")
    find = reverse("proof_readings")
    assert [row.name for row in office.get(find, {"q": "甲"}).context["page"]] == ["甲.txt"]
    assert [row.name for row in office.get(find, {"found": "errors"}).context["page"]] == ["甲.txt"]
    assert [row.name for row in office.get(find, {"found": "clean"}).context["page"]] == ["乙.txt"]
    assert "不是日期" in office.get(find, {"from": "昨天"}).content.decode()
    assert len(office.get(find, {"mine": "1", "from": "2021-12-31"}).context["page"]) == 2


def test_two_versions_are_compared(office, read):
    old = read("材料.txt")
    new = read("材料2稿.txt", WRONG.replace("123.5%", "113.5%"))
    page = page_of(office, new).content.decode()
    where = reverse("proof_compare", args=[old.pk, new.pk])
    assert where in page
    groups = {name: found for name, _, _, found in office.get(where).context["groups"]}
    assert [one.rule for one, _ in groups["settled"]]
    assert not [one for one, _ in groups["new"] if one.severity == "error"]


def test_several_documents_are_read_against_one_another(office):
    half = "平川县卫生健康局2021年上半年工作总结\n全县无偿献血3000人次。\n"
    year = "平川县卫生健康局2021年工作总结\n全县无偿献血2000人次。\n"
    answer = office.post(
        reverse("proof"), {"files": [text_file("半年.txt", half), text_file("全年.txt", year)]}, follow=True
    )
    assert answer.context["readings"][0].batch
    assert len(answer.context["readings"]) == 2
    assert "across" in answer.context


def test_long_document_is_read_behind_the_scenes(office, monkeypatch):
    monkeypatch.setattr(work, "QUICK", 10)
    woken = []
    monkeypatch.setattr(work, "wake", woken.append)
    answer = office.post(reverse("proof"), {"files": [text_file("长.txt")]}, follow=True)
    page = answer.content.decode()
    assert "正在校核" in page
    assert 'hx-trigger="every 2s"' in page
    reading = ProofReading.objects.get()
    assert reading.state == State.WAITING
    work.read(reading)
    progress = office.get(reverse("proof_progress", args=[reading.pk]), headers={"HX-Request": "true"})
    assert progress["HX-Redirect"] == reverse("proof_reading", args=[reading.pk])


def test_figure_explored_shows_what_the_ledger_counts(office, visited):
    visited()
    text = "平川县卫生健康局2021年工作总结\n全县在管高血压患者14人。\n"
    answer = office.post(reverse("proof"), {"files": [text_file("总结.txt", text)]}, follow=True)
    page = answer.content.decode()
    assert "FIG401" in page
    assert "/figures/htn.managed/?period=2021&amp;unit=431299" in page
    reading = ProofReading.objects.get()
    figure = office.get(reverse("proof_figure", args=[reading.pk, 1])).content.decode()
    assert "在管高血压患者数" in figure
    assert "平川县2021年：<strong>1人</strong>" in figure
    assert office.get(reverse("proof_figure", args=[reading.pk, 99])).status_code == 404


def test_ledger_values_are_told_only_within_the_lookers_scope(clients, read, visited):
    visited()
    text = "平川县卫生健康局2021年工作总结\n全县在管高血压患者14人。\n"
    reading = read("总结.txt", text, clients["institution"])
    figure = clients["institution"].get(reverse("proof_figure", args=[reading.pk, 1])).content.decode()
    assert "台账" not in figure
    assert "FIG401" not in page_of(clients["institution"], reading).content.decode()


def test_findings_of_one_severity_are_asked_for_alone(office, read):
    reading = read()
    answer = office.get(reverse("proof_findings", args=[reading.pk]), {"severity": "error"})
    assert {one.tone for one in answer.context["page"]} == {"error"}
    assert "<html" not in answer.content.decode()


def test_waiting_document_shows_how_far_it_is(office, read, monkeypatch):
    reading = read()
    ProofReading.objects.filter(pk=reading.pk).update(state=State.WAITING)
    monkeypatch.setattr(work, "wake", lambda reading: None)
    monkeypatch.setattr(work, "how_far", lambda reading: ("核对关系", 0.42))
    for answer in (page_of(office, reading), office.get(reverse("proof_progress", args=[reading.pk]))):
        assert "核对关系" in answer.content.decode()
        assert 'value="42"' in answer.content.decode()


def test_hints_are_folded_behind_what_is_wrong(office, read):
    reading = read("总结.txt", "平川县卫生健康局总结\n截止6月底，应检4000人，共检2600人，完成率66.5%。\n")
    answer = page_of(office, reading)
    tones = [one.tone for one in answer.context["page"]]
    assert "hint" in tones
    assert tones == sorted(tones, key=lambda tone: tone == "hint")
    assert "写法提示" in answer.content.decode()
    only_hints = page_of(office, read("通知.txt", "截止6月底，全部完成。\n"))
    assert [one.tone for one in only_hints.context["page"]] == ["hint"]
    assert "写法提示" not in only_hints.content.decode()


def test_reads_are_audited_without_the_text(office, read):
    reading = read()
    page_of(office, reading)
    entries = AuditEntry.objects.filter(subject="review.proofreading", subject_id=reading.pk)
    assert {"proof", "proof_read"} <= set(entries.values_list("action", flat=True))
    assert "8900" not in "".join(json.dumps(entry.detail) for entry in entries)
