"""Word comments: a copy of the .docx in which every finding is a comment on the very runs it speaks of.

It changes no text and no format; runs are split where a finding begins or ends inside one. Findings in
headers, footers and footnotes cannot carry comments in Word; they are gathered in one comment on the first
run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.text.paragraph import Paragraph
from docx.text.run import Run

from weijian.proof.findings import Finding, at_least
from weijian.proof.output.word_runs import cut
from weijian.proof.output.words import SEVERITIES
from weijian.proof.read.word import WordText
from weijian.proof.report import Report

AUTHOR, INITIALS = "校核", "校"


def write_comments(report: Report, target: Path, threshold: str = "hint") -> int:
    """Writes the commented copy and says how many findings it carries. The report's own document is used
    up.
    """
    if report.source is None or report.source.word is None:
        raise ValueError("批注只能写进 Word 文件（.docx）")
    word = report.source.word
    findings = [finding for finding in report.findings if at_least(finding.severity, threshold)]
    elsewhere = []
    # From the end, so that splitting a run never moves what is still to be marked.
    for finding in sorted(findings, key=lambda finding: finding.start, reverse=True):
        runs = _runs(word, finding)
        if runs:
            word.document.add_comment(runs, text=_text(finding), author=AUTHOR, initials=INITIALS)
        else:
            elsewhere.append(finding)
    _gathered(word, elsewhere)
    word.document.save(str(target))
    return len(findings)


def _runs(word: WordText, finding: Finding) -> list[Run]:
    end = max(finding.end, finding.start + 1)
    pieces = [piece for piece in word.pieces_of(finding.start, end) if piece.in_body]
    runs = [cut(word, piece, finding.start, end) for piece in pieces]
    behind = word.piece_behind(finding.start)
    if not runs and behind is not None and behind.in_body:
        runs = [behind.run]  # a number that Word sets stands in no run
    return [_as_run(word, run) for run in runs[:1] + runs[-1:]] if runs else []


def _as_run(word: WordText, run: Any) -> Run:
    return Run(run, Paragraph(run.getparent(), word.document._body))


def _text(finding: Finding) -> str:
    lines = [f"{SEVERITIES[finding.severity]}［{finding.rule}］{finding.message}"]
    if finding.fix is not None:
        lines.append(f"建议改为：{finding.fix.text}" if finding.fix.text else "建议删去")
    return "\n".join(lines)


def _gathered(word: WordText, findings: list[Finding]) -> None:
    first = next((piece for piece in word.pieces if piece.in_body), None)
    if findings and first is not None:
        text = "正文以外（页眉、页脚、脚注）：\n" + "\n".join(_text(finding) for finding in findings)
        word.document.add_comment(_as_run(word, first.run), text=text, author=AUTHOR, initials=INITIALS)
