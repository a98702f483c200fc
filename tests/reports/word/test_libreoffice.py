"""The file as another program lays it out and saves it."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from weijian.reports.document import Paragraph, Text
from weijian.reports.word.read_back import document_text, read_figures
from weijian.reports.word.writer import write_word

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"
)


def convert(data: bytes, kind: str, folder: Path) -> Path:
    source = folder / "report.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / "out" / f"report.{kind}"


def test_figures_survive_saving_by_libreoffice(report, tmp_path):
    data = write_word(report)
    saved = convert(data, "docx", tmp_path)
    assert read_figures(saved) == read_figures(data)
    assert document_text(saved) == document_text(data)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler (pdftotext) is not installed")
def test_page_of_plain_text_has_22_lines_of_28_characters(report, tmp_path):
    words = "卫生健康工作事关人民群众切身利益" * 120
    full = replace(
        report, document_number=None, addressee=None, blocks=(Paragraph((Text(words),)),), attachments=()
    )
    pdf = convert(write_word(full), "pdf", tmp_path)
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True
    ).stdout.decode()
    second = text.split("\f")[1]
    lines = [line.strip() for line in second.split("\n") if line.strip()]
    assert re.fullmatch(r"—\s*2\s*—", lines[-1])
    assert [len(line.replace(" ", "")) for line in lines[:-1]] == [28] * 22
