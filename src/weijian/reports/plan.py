"""What comes next: each line's planned steps, and the targets that are still open.

Words of the plan stand in the line's report.md; here they are joined with what the figures leave undone: a missed
target names the places that lag, and the next period's target is set beside what was reached.
"""

from weijian.reports.document import Block, Heading, Paragraph, Run, Text
from weijian.reports.live_facts import LiveFacts
from weijian.reports.outline import Chapter, LineTemplate
from weijian.reports.sentences.filters import say
from weijian.reports.sentences.render import render
from weijian.reports.sentences.weak_points import lagging_places, weak_points


def plan_paragraphs(told: list[Chapter], facts: LiveFacts) -> list[Block]:
    """A second-level heading per department with something to plan, and its paragraphs."""
    blocks: list[Block] = []
    for chapter in told:
        paragraphs = [block for template in chapter.lines for block in _line(template, facts)]
        if paragraphs:
            blocks += [Heading(2, (Text(chapter.title),)), *paragraphs]
    return blocks


def _line(template: LineTemplate, facts: LiveFacts) -> list[Block]:
    blocks = [block for block in render(template.plan, facts) if isinstance(block, Paragraph)]
    codes = [expression.code for expression in template.work.expressions]
    for point in weak_points(codes, facts):
        if point.missed:
            blocks.append(_catching_up(point.fact.identity.code, facts))
    return list(blocks)


def _catching_up(code: str, facts: LiveFacts) -> Paragraph:
    """针对…未达目标，重点督导石桥乡、大江镇，按月通报进度，力争达到目标76.00%."""
    fact = facts.figure(code)
    assert fact is not None
    runs: list[Run] = [Text(f"针对{fact.name}未达到目标的问题，")]
    behind = lagging_places(fact, facts)
    if behind:
        runs.append(Text(f"重点督导{'、'.join(place.place for place in behind)}，"))
    runs.append(Text("逐项查找原因，明确责任和时限，按月通报进度"))
    # A part of a year strives for the year's own target, a year for the next one's.
    basis = "下期" if facts.period.is_full_years and say(code, "target", "下期", facts) else "本期"
    aim = say(code, "target", basis, facts)
    if aim:
        verb = "控制在" if fact.better < 0 else "达到"
        runs += [Text(f"，力争{_by_when(facts, basis)}{verb}"), *aim]
        if fact.better < 0:
            runs.append(Text("以内"))
    runs.append(Text("。"))
    return Paragraph(tuple(runs))


def _by_when(facts: LiveFacts, basis: str) -> str:
    if basis == "下期":
        return facts.period.next().label
    return "尽快" if facts.period.is_full_years else "全年"
