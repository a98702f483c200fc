"""List, form, detail, template, export, import and dictionary of every ledger that is declared."""

import io
import re

import openpyxl
import pytest
from django.urls import reverse

from weijian.ledger.registry import ledgers

CODES = sorted(ledgers())


@pytest.mark.parametrize("code", CODES)
def test_list_form_and_dictionary_name_every_column(code, office):
    declaration = ledgers()[code]
    listed = office.get(reverse("ledger", args=[code]))
    assert listed.status_code == 200
    form = office.get(reverse("record_new", args=[code])).content.decode()
    for item in declaration.entered:
        if item.name != "enrolment":
            assert str(item.verbose_name) in form, item.name
    entry = office.get(reverse("dictionary_ledger", args=[code])).content.decode()
    for item in declaration.fields:
        assert f"<code>{item.name}</code>" in entry


@pytest.mark.parametrize("code", CODES)
def test_form_gives_every_control_a_label_and_a_unique_id(code, office):
    page = office.get(reverse("record_new", args=[code])).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    labelled = set(re.findall(r'<label[^>]* for="([^"]+)"', page))
    for tag in re.findall(r"<(?:input|select|textarea)[^>]*>", page):
        kind = re.search(r'type="(\w+)"', tag)
        if kind and kind[1] in ("hidden", "radio", "checkbox"):
            continue
        assert re.search(r'\sid="([^"]+)"', tag)[1] in labelled, tag
    for described in re.findall(r'aria-describedby="([^"]+)"', page):
        assert set(described.split()) <= set(ids), described


@pytest.mark.parametrize("code", CODES)
def test_empty_form_comes_back_with_each_error_at_its_control(code, office):
    answer = office.post(reverse("record_new", args=[code]), {"nothing": "x"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "没有保存" in page
    ids = set(re.findall(r'\sid="([^"]+)"', page))
    for linked in re.findall(r'<li><a href="#([^"]+)"', page):
        assert linked in ids


@pytest.mark.parametrize("code", CODES)
def test_template_and_exports_open_and_are_audited(code, office):
    from weijian.accounts.models import AuditEntry

    template = office.get(reverse("ledger_template", args=[code]))
    assert template.status_code == 200
    openpyxl.load_workbook(io.BytesIO(template.content))
    sheet = office.get(reverse("ledger_export", args=[code, "xlsx"]))
    headings = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(sheet.content)).active[1]]
    assert "录入时间" in headings
    table = b"".join(office.get(reverse("ledger_export", args=[code, "csv"])).streaming_content).decode()
    assert table.lstrip("\ufeff").splitlines()[0].split(",")[0].strip('"') == headings[0]
    assert AuditEntry.objects.filter(action="export", subject=code).count() == 2


@pytest.mark.parametrize("code", CODES)
def test_results_alone_are_a_fragment_of_the_page(code, office):
    where = reverse("ledger", args=[code])
    fragment = office.get(where, headers={"HX-Request": "true"})
    assert "<html" not in fragment.content.decode()
    assert "HX-Request" in fragment["Vary"]
    restored = office.get(where, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in restored.content.decode()
