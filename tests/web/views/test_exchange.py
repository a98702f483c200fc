"""The import in three steps with undo, and files that belong to their sender only."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pages_of import VISIT

from weijian.ledger.models import ImportBatch
from weijian.web import uploads
from weijian.work.publichealth.hypertension.ledgers import HypertensionVisit

UPLOAD = reverse("import_upload", args=[VISIT])


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.DATA = tmp_path


def sheet(*rows):
    """A clerk's file: the columns that a visit needs, in an order of her own."""
    book = openpyxl.Workbook()
    headings = [
        "姓名",
        "出生日期",
        "随访日期",
        "随访方式",
        "症状",
        "收缩压",
        "舒张压",
        "服药依从性",
        "药物不良反应",
    ]
    book.active.append(headings)
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return SimpleUploadedFile("随访.xlsx", file.getvalue())


def row(systolic=136, name="张晓燕"):
    return [name, "1950-03-01", "2021-12-20", "门诊", "无症状", systolic, 80, "规律", "无"]


def upload(client, *rows):
    answer = client.post(UPLOAD, {"file": sheet(*rows)})
    assert answer.status_code == 302
    return answer.url


def test_good_file_is_previewed_without_writing_then_imported_and_undone(clients, visited):
    visited()
    client = clients["institution"]
    preview = upload(client, row())
    page = client.get(preview)
    assert page.context["writing"] == 1, [vars(one) for one in page.context["problems"]]
    assert HypertensionVisit.objects.count() == 1
    result = client.post(preview)
    batch = ImportBatch.objects.get()
    assert result.url == reverse("import", args=[batch.pk])
    assert (batch.added, HypertensionVisit.objects.filter(batch=batch).count()) == (1, 1)
    assert "新增 1 条" in client.get(result.url).content.decode()
    client.post(reverse("import_undo", args=[batch.pk]))
    assert HypertensionVisit.objects.get(batch=batch).voided
    assert "已于" in client.get(result.url).content.decode()


def test_file_with_an_error_is_told_by_row_and_marked_and_not_imported(clients, visited):
    visited()
    client = clients["institution"]
    preview = upload(client, row(systolic=1360))
    page = client.get(preview).content.decode()
    assert "超出允许范围" in page
    assert "确认导入" not in page
    client.post(preview)
    assert not ImportBatch.objects.exists()
    marked = client.get(f"{preview}marked/")
    sheet_back = openpyxl.load_workbook(io.BytesIO(marked.content)).active
    assert sheet_back["F2"].comment is not None
    assert "超出允许范围" in sheet_back["F2"].comment.text


def test_rows_in_error_may_be_skipped(clients, visited):
    visited()
    client = clients["institution"]
    preview = upload(client, row(), row(systolic=1360, name="查无此人"))
    assert client.get(preview).context["plan"].refused
    assert not client.get(f"{preview}?skip_errors=1").context["plan"].refused
    client.post(preview, {"skip_errors": "1"})
    batch = ImportBatch.objects.get()
    assert (batch.added, batch.skipped) == (1, 1)


def test_file_that_is_no_table_is_refused_with_the_reason(clients):
    client = clients["institution"]
    answer = client.post(UPLOAD, {"file": SimpleUploadedFile("a.xlsx", b"not a workbook")})
    refused = client.get(answer.url)
    assert refused.status_code == 422
    assert 'role="alert"' in refused.content.decode()
    assert list(uploads.folder().glob("[0-9a-f]*")) == []


def test_uploaded_file_belongs_to_its_session_and_goes_after_the_import(clients, visited):
    visited()
    preview = upload(clients["institution"], row())
    assert clients["administrator"].get(preview).status_code == 404
    assert clients["institution"].get(preview.replace(VISIT, "blood.donation")).status_code == 404
    clients["institution"].post(preview)
    assert clients["institution"].get(preview).status_code == 404
    assert list(uploads.folder().glob("[0-9a-f]*")) == []


def test_forgotten_file_is_swept_after_a_day(clients, visited):
    import os

    preview = upload(clients["institution"], row())
    kept = next(uploads.folder().glob("[0-9a-f]*"))
    old = kept.stat().st_mtime - 2 * 86400
    os.utime(kept, (old, old))
    upload(clients["institution"], row())
    assert not kept.exists()
    assert clients["institution"].get(preview).status_code == 404


def test_another_users_import_cannot_be_undone(clients, visited):
    visited()
    clients["institution"].post(upload(clients["institution"], row()))
    batch = ImportBatch.objects.get()
    assert clients["village_doctor"].post(reverse("import_undo", args=[batch.pk])).status_code == 404
    assert clients["village_doctor"].get(reverse("import", args=[batch.pk])).status_code == 404
    batch.refresh_from_db()
    assert batch.undone_at is None


def test_export_holds_only_the_filtered_rows_in_scope(clients, visited, county):
    visited("张晓燕")
    visited("钱外乡", county.west_village, county.west_hospital)
    where = reverse("ledger_export", args=[VISIT, "csv"])
    text = b"".join(clients["institution"].get(where).streaming_content).decode()
    assert "张晓燕" in text
    assert "钱外乡" not in text
    none = b"".join(clients["institution"].get(where, {"period": "2020年"}).streaming_content).decode()
    assert "张晓燕" not in none


def test_export_of_a_filter_that_cannot_be_read_is_refused(clients):
    answer = clients["institution"].get(
        reverse("ledger_export", args=[VISIT, "csv"]), {"period": "去年"}, follow=True
    )
    assert 'class="message error"' in answer.content.decode()
