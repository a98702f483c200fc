"""What a work summary consists of, and in which order: departments, their lines, and each line's report.md.

A line's report.md tells the work under its `###` heading; paragraphs after `## 下一步打算` go into the plan.
Nothing here names a line: departments come in the order in which such reports tell them, lines by folder.
"""

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from weijian.ledger.registry import Line, lines
from weijian.reports.sentences.template import Passage, Template, load_template
from weijian.work.apps import line_folders

# The order of the departments in the reports that county bureaus write; others follow by name.
DEPARTMENTS = (
    "epidemic", "medical", "publichealth", "disease", "maternal", "family",
    "poverty", "inspection", "workforce", "finance", "patriotic", "office",
)  # fmt: skip
PLAN = "下一步打算"


@dataclass(frozen=True)
class LineTemplate:
    """What one line says: the work done and the plan."""

    line: Line
    work: Template
    plan: Template


@dataclass(frozen=True)
class Chapter:
    """A department with the lines of it that have something to say."""

    department: str
    title: str
    lines: tuple[LineTemplate, ...]


def _split(template: Template) -> tuple[Template, Template]:
    """The passages before and after the plan's heading."""
    for position, passage in enumerate(template.passages):
        if passage.level and "".join(part for part in passage.parts if isinstance(part, str)).strip() == PLAN:
            return (
                Template(template.path, template.passages[:position]),
                Template(template.path, template.passages[position + 1 :]),
            )
    return template, Template(template.path, ())


@cache
def chapters() -> tuple[Chapter, ...]:
    """All departments that have a line with a report.md, in order."""
    known = lines()
    found: dict[str, list[LineTemplate]] = {}
    for folder in line_folders():
        path = folder / "report.md"
        if path.exists():
            work, plan = _split(load_template(path))
            found.setdefault(folder.parent.name, []).append(LineTemplate(known[folder.name], work, plan))
    order = {name: place for place, name in enumerate(DEPARTMENTS)}
    names = sorted(found, key=lambda name: (order.get(name, len(order)), name))
    return tuple(Chapter(name, department_title(name), tuple(found[name])) for name in names)


def department_title(name: str) -> str:
    """The Chinese name of a department: the first line of its package's docstring."""
    text = import_module(f"weijian.work.{name}").__doc__ or name
    return text.strip().partition("\n")[0].rstrip("。")


def work_passages(template: LineTemplate) -> tuple[Passage, ...]:
    """The line's paragraphs without its own heading, which the outline sets."""
    return tuple(passage for passage in template.work.passages if not passage.level)
