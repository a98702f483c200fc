"""Composes the work summary with the next plan (工作总结及下一步打算) of an area and a period.

It computes nothing and lays nothing out: figures come from `live_facts`, words from each line's report.md, weak
points from `sentences.weak_points`; `word` and `html` show the result. Three parts: the work done, what is lacking, what
comes next.
"""

from collections.abc import Iterator
from dataclasses import replace

from weijian.accounts.models import User
from weijian.accounts.scope import Scope
from weijian.kernel import clock
from weijian.kernel.periods import Period
from weijian.orgs.models import AreaLevel, InstitutionTenure
from weijian.orgs.tree import AreaTree
from weijian.reports.document import Block, Heading, Paragraph, Report, Text
from weijian.reports.live_facts import LiveFacts
from weijian.reports.outline import Chapter, LineTemplate, chapters, work_passages
from weijian.reports.plan import plan_paragraphs
from weijian.reports.sentences.render import render
from weijian.reports.sentences.template import Template
from weijian.reports.sentences.weak_points import sentence, weak_points
from weijian.reports.township_table import township_attachments


def compose(period: Period, area_id: int | None = None, user: User | None = None) -> Report:
    """The report of an area (default: the county) on a period, as far as the user's scope reaches."""
    scope = Scope.of(user) if user else None
    facts = LiveFacts(period, area_id or _default_area(period, scope), scope)
    told = list(_told(facts))
    blocks = [
        introduction(facts),
        Heading(1, (Text("工作开展情况"),)),
        *_work(told, facts),
        *_lacking(told, facts),
        *_plan(told, facts),
    ]
    organ = _organ(facts)
    return Report(
        title=f"{organ}\n{title_of(period)}",
        organ=organ,
        signed_on=clock.today(),
        blocks=tuple(blocks),
        attachments=township_attachments(told, facts),
    )


def _default_area(period: Period, scope: Scope | None) -> int:
    if scope and scope.root_area_id:
        return scope.root_area_id
    return AreaTree.load().at(period.end).county.id


def _told(facts: LiveFacts) -> Iterator[Chapter]:
    """The chapters with those lines that have work to tell; only they have something lacking or planned."""
    for chapter in chapters():
        lines = tuple(template for template in chapter.lines if _said(template, facts))
        if lines:
            yield replace(chapter, lines=lines)


def title_of(period: Period) -> str:
    """2021年工作总结及2022年工作打算; 2021年上半年工作总结及下半年工作打算; else 下一步工作打算."""
    if period.kind == "year":
        return f"{period.label}工作总结及{period.next().label}工作打算"
    if period.kind == "half" and period.start.month == 1:
        return f"{period.label}工作总结及下半年工作打算"
    return f"{period.label}工作总结及下一步工作打算"


def _plan_title(period: Period) -> str:
    if period.kind == "year":
        return f"{period.next().label}工作打算"
    return "下半年工作打算" if period.kind == "half" and period.start.month == 1 else "下一步工作打算"


def _organ(facts: LiveFacts) -> str:
    """The bureau of the county, or a township's hospital, as it was called at the period's end."""
    node = facts.node(facts.area_id)
    kinds = ("X",) if node.level == AreaLevel.COUNTY else ("C210", "C220")
    tenures = InstitutionTenure.objects.filter(area_id=node.id, kind__in=kinds).order_by(
        "kind", "institution_id"
    )
    valid = [tenure for tenure in tenures if tenure.valid_on(facts.period.end)]
    return valid[0].name if valid else f"{node.name}卫生健康工作机构"


def introduction(facts: LiveFacts) -> Paragraph:
    text = (
        f"{facts.period.label}，在县委、县政府的坚强领导和上级卫生健康部门的精心指导下，{facts.area_name}卫生健康系统"
        "坚持以人民健康为中心，聚焦重点任务，强化责任落实，各项工作有序推进。现将有关情况报告如下："
    )
    return Paragraph((Text(text),))


def _work(told: list[Chapter], facts: LiveFacts) -> list[Block]:
    blocks: list[Block] = []
    for chapter in told:
        if len(chapter.lines) == 1:  # a 1. without a 2. is no list
            blocks += [Heading(2, (Text(chapter.lines[0].line.title),)), *_said(chapter.lines[0], facts)]
            continue
        blocks.append(Heading(2, (Text(chapter.title),)))
        for template in chapter.lines:
            blocks += [Heading(3, (Text(template.line.title),)), *_said(template, facts)]
    return blocks


def _said(template: LineTemplate, facts: LiveFacts) -> list[Block]:
    if facts.scope and not facts.scope.holds_line(template.line.name):
        return []
    return list(render(Template(template.work.path, work_passages(template)), facts))


def _plan(told: list[Chapter], facts: LiveFacts) -> list[Block]:
    paragraphs = plan_paragraphs(told, facts)
    return [Heading(1, (Text(_plan_title(facts.period)),)), *paragraphs] if paragraphs else []


def _lacking(told: list[Chapter], facts: LiveFacts) -> list[Block]:
    """The weak points among the figures that the report tells; nothing lacking is said as nothing."""
    blocks: list[Block] = []
    for chapter in told:
        codes = [expression.code for template in chapter.lines for expression in template.work.expressions]
        found = weak_points(codes, facts)
        if found:
            blocks.append(Heading(2, (Text(f"{chapter.title}方面"),)))
            blocks += [sentence(point, facts) for point in found]
    return [Heading(1, (Text("存在的问题"),)), *blocks] if blocks else []
