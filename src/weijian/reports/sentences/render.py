"""Says the facts in the words of a template: blocks of a document, without what has no data.

It does not read files and does not know where facts come from.

Each passage becomes atoms, figures looked up and put through their filters; `clauses.mend` drops and
mends; a paragraph in which nothing is left goes, and so does a heading under which nothing is left.
"""

from collections.abc import Iterator
from itertools import groupby

from weijian.reports.document import Block, Heading, Paragraph, Run, Runs, Text
from weijian.reports.sentences.clauses import Atom, Gap, atoms_of, mend
from weijian.reports.sentences.facts import Facts
from weijian.reports.sentences.filters import FILTERS, say
from weijian.reports.sentences.template import Expression, Passage, Template


def render(template: Template, facts: Facts) -> tuple[Block, ...]:
    """The blocks that the facts allow."""
    blocks: list[Block] = []
    for is_heading, passages in groupby(template.passages, key=lambda passage: passage.level > 0):
        if is_heading:
            blocks += [Heading(passage.level, _heading(passage, facts)) for passage in passages]
        else:
            said = mend(_atoms(passage, facts) for passage in passages)
            blocks += [Paragraph(runs) for runs in said if runs]
    return tuple(_without_empty_headings(blocks))


def _heading(passage: Passage, facts: Facts) -> Runs:
    words = (_setting(part, facts) if isinstance(part, Expression) else part for part in passage.parts)
    return (Text("".join(words)),)


def _atoms(passage: Passage, facts: Facts) -> Iterator[Atom]:
    for part in passage.parts:
        if not isinstance(part, Expression):
            yield from part
        elif part.is_setting:
            yield from _setting(part, facts)
        else:
            yield from _said(part, facts)


def _said(expression: Expression, facts: Facts) -> Iterator[Atom]:
    runs: tuple[Run, ...] | None = say(expression.code, expression.filter, expression.argument, facts)
    is_added = FILTERS[expression.filter].is_clause
    if runs is not None:
        yield from atoms_of(runs, is_added)
    elif not is_added:
        yield Gap.MISSING


def _setting(expression: Expression, facts: Facts) -> str:
    return {
        "period.name": facts.period.label,
        "period.end": facts.period.end_label,
        "period.year": f"{facts.period.year_number}年",
        "period.next": facts.period.next().label,
        "area.name": facts.area_name,
        "area.whole": whole_of(facts.area_name),
    }[expression.code]


def whole_of(area_name: str) -> str:
    """平川县 as a whole is 全县, 溪口镇 is 全镇; a place named otherwise is 辖区."""
    return f"全{area_name[-1]}" if area_name[-1:] in tuple("省市州县区旗镇乡村") else "辖区"


def _without_empty_headings(blocks: list[Block]) -> Iterator[Block]:
    for position, block in enumerate(blocks):
        if isinstance(block, Heading):
            following = next((b for b in blocks[position + 1 :] if _ends(b, block)), None)
            if following is None or isinstance(following, Heading):
                continue
        yield block


def _ends(block: Block, heading: Heading) -> bool:
    """Whether the block decides if something is left: words do, and a heading not below this one."""
    return not isinstance(block, Heading) or block.level <= heading.level
