"""Writes the page. Every word of a report is escaped; the page may load nothing and runs only its own script."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

import weijian
from weijian.proof.batch import CrossFinding
from weijian.proof.figures.model import Figure
from weijian.proof.findings import HINT, SEVERITIES, Finding
from weijian.proof.output.html.marks import Piece, paragraphs
from weijian.proof.output.places import Places
from weijian.proof.output.words import BOUNDS, KINDS, RELATIONS, one_line, working
from weijian.proof.output.words import SEVERITIES as NAMES
from weijian.proof.report import Report
from weijian.proof.rules import rule_modules

LONGEST_EXCERPT = 60


def page(*reports: Report, across: Sequence[CrossFinding] = ()) -> str:
    """One page for one report or several; several are chosen from a list, and what they say against one another
    stands above them.
    """
    return "".join(_page(reports, across))


def _page(reports: Sequence[Report], across: Sequence[CrossFinding]) -> Iterator[str]:
    style, script = _part("page.css"), _part("page.js")
    policy = f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}"
    title = escape(_name(reports[0]) if len(reports) == 1 else f"校核{len(reports)}份材料")
    yield '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
    # Inline attributes need a looser rule; none is used.
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>校核：{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    yield from _header(reports, title)
    yield from _across(reports, across)
    yield "<main>\n"
    for number, report in enumerate(reports):
        yield from _document(number, report)
    yield '</main>\n<div id="tip" role="tooltip" hidden></div>\n'
    yield f'<script type="application/json" id="data">{_data(reports)}</script>\n'
    yield f"<script>{script}</script>\n</body>\n</html>\n"


@cache
def _part(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _source(part: str) -> str:
    """Names a part by its content, so that nothing else of its kind may run."""
    return f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'"


def _name(report: Report) -> str:
    return one_line(report.title or Path(report.path).name or "文本")


def _header(reports: Sequence[Report], title: str) -> Iterator[str]:
    findings = [finding for report in reports for finding in report.findings]
    yield f'<header>\n<h1>{title}</h1>\n<p class="about">{_about(reports)}</p>\n<div class="filters">\n'
    if len(reports) > 1:
        options = "".join(
            f'<option value="{n}">{escape(_name(report))}（{len(report.findings)}处）</option>'
            for n, report in enumerate(reports)
        )
        yield f'<select id="document" aria-label="材料">{options}</select>\n'
    counts = Counter(finding.severity for finding in findings)
    for severity in reversed(SEVERITIES):
        # Many small hints must not hide what is wrong: they are shown when they are asked for, or alone.
        hidden = severity == HINT and len(findings) > counts[HINT]
        checked = "" if hidden else " checked"
        yield f'<label class="{severity}"><input type="checkbox" name="severity" value="{severity}"{checked}> '
        yield f'<span class="name">{NAMES[severity]} {counts[severity]}</span></label>\n'
    yield '<select id="rule" aria-label="规则"><option value="">全部规则</option>'
    titles = _titles()
    for code, times in sorted(Counter(finding.rule for finding in findings).items()):
        yield f'<option value="{escape(code)}">{escape(code)} {escape(titles.get(code, ""))}（{times}）</option>'
    yield '</select>\n<input type="search" id="search" placeholder="查找问题" aria-label="查找问题">\n'
    yield '<span class="keys quiet">n 下一处　p 上一处　/ 查找</span>\n</div>\n</header>\n'


def _titles() -> dict[str, str]:
    return {module.rule.code: module.rule.title for module in rule_modules()}


def _about(reports: Sequence[Report]) -> str:
    figures = sum(len(report.figures) for report in reports)
    relations = [relation for report in reports for relation in report.relations]
    held = sum(relation.holds for relation in relations)
    path = f"{escape(one_line(reports[0].path))}　" if len(reports) == 1 and reports[0].path else ""
    counted = (
        f"读出数据 {figures} 个，核对关系 {len(relations)} 处（相符 {held}，不符 {len(relations) - held}）"
    )
    return f"{path}{counted}　weijian {weijian.__version__}"


def _across(reports: Sequence[Report], across: Sequence[CrossFinding]) -> Iterator[str]:
    if not across:
        return
    places = {number: Places(reports[number].text) for one in across for number, _, _ in one.places}
    yield f'<details class="across" open>\n<summary>几份材料之间 {len(across)}处</summary>\n<ol>\n'
    for finding in across:
        yield f'<li class="{finding.severity}"><p><span class="name">{NAMES[finding.severity]} {escape(finding.rule)}</span> '
        yield f"{escape(one_line(finding.message))}</p>"
        for number, start, end in finding.places:
            line, column = places[number].of(start)
            words = escape(_excerpt(reports[number].text, start, end))
            name = escape(_name(reports[number]))
            yield f'<p class="quiet">{name}第{line}行第{column}字：{words}</p>'
        yield "</li>\n"
    yield "</ol>\n</details>\n"


def _document(number: int, report: Report) -> Iterator[str]:
    findings = [*report.findings, *(one.finding for one in report.ignored)]
    yield f'<article{" hidden" if number else ""}>\n<div class="text" tabindex="0" aria-label="正文">\n'
    for line, pieces in enumerate(paragraphs(report, findings), start=1):
        marked = "".join(_piece(piece, findings, len(report.findings)) for piece in pieces)
        yield f'<p data-line="{line}">{marked}</p>\n'
    yield '</div>\n<aside class="panel">\n<div class="tabs" role="tablist">\n'
    sheets = [
        ("findings", f"问题 {len(report.findings)}"),
        ("relations", f"关系 {len(report.relations)}"),
        ("figure", "数据"),
    ]
    for sheet, name in sheets:
        selected = "true" if sheet == "findings" else "false"
        yield f'<button type="button" role="tab" data-sheet="{sheet}" aria-selected="{selected}">{name}</button>\n'
    yield '</div>\n<div class="sheet findings" data-title="问题"><ol>\n'
    places = Places(report.text)
    for at, finding in enumerate(findings):
        ignored = report.ignored[at - len(report.findings)] if at >= len(report.findings) else None
        yield from _finding(at, report, finding, places, ignored.ignore.reason if ignored else None)
    yield f'</ol><p class="none nothing"{" hidden" if findings else ""}>没有问题。</p></div>\n'
    yield '<div class="sheet relations" data-title="关系" hidden><ol>\n'
    yield from _relations(report)
    yield '</ol></div>\n<div class="sheet figure" hidden><p class="none">点正文里的数据，这里显示它的含义和关系。</p></div>\n'
    yield "</aside>\n</article>\n"


def _piece(piece: Piece, findings: list[Finding], kept: int) -> str:
    """`kept`: findings from this number on are silenced."""
    words = escape(piece.text.replace("\r", ""))  # half of a line end; the page would break the line there
    if piece.is_plain:
        return words
    attributes = ""
    for name, numbers in (("figure", piece.figures), ("finding", piece.findings), ("related", piece.related)):
        if numbers:
            attributes += f' data-{name}="{" ".join(map(str, numbers))}"'
    if piece.opened:
        attributes += f' data-no="{",".join(str(number + 1) for number in piece.opened)}"'
    severities = [findings[number].severity for number in piece.findings if number < kept]
    mark = max(severities, key=SEVERITIES.index) if severities else "ignored" if piece.findings else ""
    if mark:
        attributes += f' class="{mark}"'
    return f"<span{attributes}>{words}</span>"


def _finding(
    number: int, report: Report, finding: Finding, places: Places, reason: str | None
) -> Iterator[str]:
    severity = finding.severity
    line, column = places.of(finding.start)
    look = "ignored" if reason is not None else severity
    yield f'<li class="{look}" data-finding="{number}" data-severity="{severity}" tabindex="0" '
    yield f'data-rule="{escape(finding.rule)}">'
    yield f'<p><span class="name">{number + 1} {NAMES[severity]} {escape(finding.rule)}</span> '
    yield f'<span class="quiet">第{line}行第{column}字</span></p><p>{escape(one_line(finding.message))}</p>'
    excerpt = _excerpt(report.text, finding.start, finding.end)
    if finding.fix is not None:
        fix = finding.fix
        old = _excerpt(report.text, fix.start, fix.end)
        new = one_line(fix.text)
        yield f"<p>{'可改' if fix.safe else '建议'}：<del>{_visible(old)}</del><ins>{_visible(new)}</ins></p>"
    elif excerpt:
        yield f'<p class="quiet">原文：{escape(excerpt)}</p>'
    for start, end in finding.related:
        at, sign = places.of(start)
        yield f'<p class="quiet">参见第{at}行第{sign}字：{escape(_excerpt(report.text, start, end))}</p>'
    if reason is not None:
        yield f"<p>已忽略：{escape(one_line(reason))}</p>"
    yield "</li>\n"


def _visible(words: str) -> str:
    """Blanks alone would not be seen."""
    return escape(words if words.strip() else "␣" * len(words))


def _excerpt(text: str, start: int, end: int) -> str:
    words = one_line(text[start : min(end, start + LONGEST_EXCERPT)])
    return words + "…" if end - start > LONGEST_EXCERPT else words


def _relations(report: Report) -> Iterator[str]:
    """Broken ones first."""
    rows = sorted(enumerate(report.relations), key=lambda row: row[1].holds)
    for number, relation in rows:
        look, word = ("kept", "相符") if relation.holds else ("broken", "不符")
        name = RELATIONS.get(relation.type, relation.type)
        yield f'<li class="{look}" data-relation="{number}" tabindex="0"><p><span class="name">{name}：{word}</span></p>'
        subject = "" if relation.result is None else report.figures[relation.result].subject
        yield f"<p>{escape(one_line(working(report.figures, relation)))}</p>"
        yield f'<p class="quiet">{escape(one_line(subject))}</p></li>\n' if subject else "</li>\n"
    if not rows:
        yield '<li class="none">没有读出数据之间的关系。</li>\n'


def _data(reports: Sequence[Report]) -> str:
    """What the script reads. In a script element only "<" could end it; it is written as an escape."""
    rules = {
        module.rule.code: {
            "title": module.rule.title,
            "explanation": module.rule.explanation,
            "source": module.rule.source,
        }
        for module in rule_modules()
    }
    body = {"rules": rules, "documents": [_known(report) for report in reports]}
    return json.dumps(body, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")


def _known(report: Report) -> dict[str, Any]:
    places = Places(report.text)
    return {
        "figures": [
            {"text": one_line(figure.text), "line": places.of(figure.start)[0], "rows": _rows(figure)}
            for figure in report.figures
        ],
        "relations": [
            {
                "type": RELATIONS.get(relation.type, relation.type),
                "result": relation.result,
                "operands": list(relation.operands),
                "working": one_line(working(report.figures, relation)),
                "holds": relation.holds,
            }
            for relation in report.relations
        ],
    }


def _rows(figure: Figure) -> list[tuple[str, str]]:
    rows = [
        ("数值", f"{_number(figure.value)}{figure.unit}"),
        ("种类", KINDS.get(figure.kind, figure.kind)),
        ("界限", BOUNDS.get(figure.bound, figure.bound)),
        ("可能范围", f"{_number(figure.low)} 至 {_number(figure.high)}"),
        ("对象", one_line(figure.subject)),
        ("指标", figure.indicator or ""),
    ]
    return [(name, value) for name, value in rows if value]


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}" if value.is_finite() else "不限"
