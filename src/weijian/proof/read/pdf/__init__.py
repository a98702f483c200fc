"""Reads the text of a PDF in reading order: paragraphs, tables, then headers and watermarks once each.

It does not recognise characters in pictures: a scan without text is unreadable. Where the file is silent, the
places of the characters tell: what stands level is a line, what is ruled is a table, a line that fills the
measure goes on in the next.

    worker      a process of its own that lists the characters with their places
    page        what it lists
    tables      cells between ruled lines
    lines       characters that stand level
    furniture   page numbers, and what repeats at the head or foot of pages
    paragraphs  lines that belong together
"""

import subprocess
import sys
from pathlib import Path

from weijian.proof.read.pdf.furniture import take_out_furniture
from weijian.proof.read.pdf.lines import page_lines
from weijian.proof.read.pdf.page import Page, read_pages
from weijian.proof.read.pdf.paragraphs import join_lines
from weijian.proof.read.unreadable import Unreadable

WORKER = Path(__file__).with_name("worker.py")
LONGEST_SECONDS = 40
REASONS = {
    3: "PDF 已加密，请先去掉密码",
    4: "不是有效的 PDF 文件",
    5: "PDF 过大，请分成几份",
    6: "PDF 没有嵌入字体，本机也没有这种字体，读出的文字会缺漏；请用原来的文件，或重新导出并嵌入字体",
}
LOST = {"\ufffd", *map(chr, range(0xE000, 0xF900))}
MOSTLY = 0.5


def read_pdf(data: bytes) -> str:
    pages = read_pages(_listed(data))
    _refuse_without_text(pages)
    lines, repeated = take_out_furniture(
        [page_lines(page) for page in pages], [page.height for page in pages]
    )
    text = join_lines(lines, max(page.width for page in pages)) + repeated
    if not text.strip():
        raise Unreadable("扫描件，没有文字层，请先识别")
    return text


def _listed(data: bytes) -> bytes:
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(WORKER)], input=data, capture_output=True, timeout=LONGEST_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("PDF 结构异常，读取时间过长") from error
    if done.returncode:
        raise Unreadable(REASONS.get(done.returncode, "PDF 结构异常，无法读取"))
    return done.stdout


def _refuse_without_text(pages: list[Page]) -> None:
    signs = [glyph.sign for page in pages for glyph in page.glyphs]
    if not signs:
        raise Unreadable("扫描件，没有文字层，请先识别")
    if sum(sign in LOST for sign in signs) > MOSTLY * len(signs):
        raise Unreadable("PDF 里的字没有编码，取不出文字，请用原来的文件，或先识别")
