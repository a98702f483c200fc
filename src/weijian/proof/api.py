"""The proof-reader's door: text or a file in, a report with figures, relations and findings out.

    report = proofread("全年任务8900人，完成10100人，完成率113.5%。")
    report.figures, report.relations, report.findings

Positions in a report are offsets into its `text`. It prints nothing; see `weijian.proof.output`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from weijian.kernel.beside import beside
from weijian.proof.context import place_figures
from weijian.proof.document import Document
from weijian.proof.facts import Facts
from weijian.proof.figures import find_figures
from weijian.proof.ignores import Ignore, blank, blanked, find_ignores, silence
from weijian.proof.leftovers import beside_leftovers, find_leftovers
from weijian.proof.normalise import normalise
from weijian.proof.positions import figure_in_source, finding_in_source
from weijian.proof.read import Source, read_source
from weijian.proof.read.markdown import marks as markdown_marks
from weijian.proof.relations import find_relations
from weijian.proof.report import USUAL, Report
from weijian.proof.rules import of_the_words, run_rules
from weijian.proof.rules.rule import Rule
from weijian.proof.sections import find_headings
from weijian.proof.settings import Settings
from weijian.proof.subjects import name_figures
from weijian.proof.tables import find_tables, name_cells, read_cells
from weijian.proof.told_once import told_once
from weijian.proof.topics import name_topics

LONGEST_TITLE = 60
# Told, in words, what is being done and how much of the whole is behind it (0 to 1).
Progress = Callable[[str, float], None]
# What has been done of the whole when each step begins, as measured on long texts.
BEGINS = {"规整文字": 0.0, "识别数据": 0.05, "核对关系": 0.2, "检查": 0.6}


def _nobody(words: str, share: float) -> None:
    pass


def analyse(
    text: str,
    title: str = "",
    facts: Facts | None = None,
    ignores: Iterable[Ignore] = (),
    progress: Progress = _nobody,
    markdown: bool = False,
) -> Document:
    """The text with everything understood of it, before any rule speaks. `facts` bind figures to indicators;
    `ignores` are marks that stand beside the text, in Word comments; `markdown` is how a .md file is written.
    """
    document = _with_figures(text, title, ignores, progress, markdown)
    _relate(document, facts, progress)
    return document


def _with_figures(
    text: str, title: str, ignores: Iterable[Ignore], progress: Progress, markdown: bool
) -> Document:
    """All that is understood of it but how the figures are tied to one another and to the ledgers."""
    _begin("规整文字", progress)
    marks = [*find_ignores(text), *ignores]
    read = blank(text, marks)
    read = blanked(read, markdown_marks(read)) if markdown else read
    plain, origin, repairs = normalise(read)
    if leftovers := find_leftovers(read, plain, origin):
        plain, origin, repairs = normalise(blanked(read, ((one.start, one.end) for one in leftovers)))
    document = Document(text, plain, origin, ignores=marks, repairs=repairs, markdown=markdown)
    document.leftovers = leftovers
    document.title = title or _first_line(document)
    _begin("识别数据", progress)
    document.headings = find_headings(document)
    document.tables = find_tables(plain)
    document.figures = read_cells(document.tables, find_figures(plain), plain)
    name_figures(document)
    place_figures(document)
    document.figures = name_cells(document.tables, document.figures)
    name_topics(document)
    return document


def _relate(document: Document, facts: Facts | None, progress: Progress) -> None:
    _begin("核对关系", progress)
    document.relations, document.implied = find_relations(document)
    if facts is not None:
        _bind(document, facts)


def _begin(step: str, progress: Progress) -> None:
    progress(step, BEGINS[step])


def _bind(document: Document, facts: Facts) -> None:
    document.facts, document.bindings = facts, facts.bindings(document)
    for number, binding in document.bindings.items():
        document.figures[number] = replace(document.figures[number], indicator=binding.code)


def proofread(
    text: str,
    title: str = "",
    facts: Facts | None = None,
    settings: Settings = USUAL,
    ignores: Iterable[Ignore] = (),
    progress: Progress = _nobody,
    markdown: bool = False,
) -> Report:
    document = _with_figures(text, title, ignores, progress, markdown)
    words = beside(lambda: of_the_words(document))  # they need none of what follows
    _relate(document, facts, progress)
    findings_of_rules = run_rules(document, begins=_told_of_rules(progress), words=words)
    wanted = [finding for finding in findings_of_rules if settings.wants(finding.rule)]
    # Before readings behind characters take the repairs away by which one thing is known.
    once = told_once([finding for finding in wanted if not finding.in_source], document.plain)
    found = [finding_in_source(document, finding) for finding in once]
    found += [finding for finding in wanted if finding.in_source]
    kept, ignored, _ = silence(list(beside_leftovers(found, document.leftovers)), document.ignores)
    findings = [finding for one in kept if (finding := settings.apply(one))]
    return Report(
        text,
        document.title,
        [figure_in_source(document, figure) for figure in document.figures],
        document.relations,
        told_once(findings, text),
        implied=document.implied,
        bindings=document.bindings,
        ignored=[
            replace(one, finding=finding) for one in ignored if (finding := settings.apply(one.finding))
        ],
        settings=settings,
    )


def _told_of_rules(progress: Progress) -> Callable[[Rule, float], None]:
    begins = BEGINS["检查"]
    return lambda rule, share: progress(f"检查：{rule.title}", begins + (1 - begins) * share)


def proofread_file(path: str | Path, facts: Facts | None = None, settings: Settings = USUAL) -> Report:
    """Raises `weijian.proof.read.Unreadable` where the file cannot be read."""
    return proofread_source(read_source(Path(path)), facts, settings)


def proofread_source(
    source: Source, facts: Facts | None = None, settings: Settings = USUAL, progress: Progress = _nobody
) -> Report:
    ignores: list[Ignore] = []
    if source.word is not None:
        from weijian.proof.word_ignores import word_ignores  # loaded for Word files alone: see `read_data`

        ignores = word_ignores(source.word)
    report = proofread(
        source.text,
        facts=facts,
        settings=settings,
        ignores=ignores,
        progress=progress,
        markdown=source.is_markdown,
    )
    return replace(report, path=str(source.path), source=source)


def _first_line(document: Document) -> str:
    """The first line that is not the document's number (平卫健发〔2021〕16号)."""
    lines = [
        line for line in (document.slice(paragraph).strip() for paragraph in document.paragraphs) if line
    ]
    return next((line for line in lines if not line.endswith("号")), lines[0] if lines else "")[
        :LONGEST_TITLE
    ]


__all__ = ["USUAL", "Progress", "Report", "analyse", "proofread", "proofread_file", "proofread_source"]
